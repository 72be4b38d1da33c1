"""The address that a page was published under: from the capture, or from what the page itself tells."""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.read.attributes import attribute
from pipeline.read.blocks import Head

_WEB_ARCHIVE: Final = re.compile(r"^(?:https?://[^/\s]+)?/(?:[\w-]+/){0,2}?(?:\d{4,14}|\*)(?:[a-z]{2}_|\*)?/(?=https?:/)", re.IGNORECASE)
_IN_TOOLBAR: Final = re.compile(r"/web/(?:\d{4,14}(?:[a-z]{2}_)?\*?|\*)/(https?://[^\s\"'<>]+)", re.IGNORECASE)
_SAVED_FROM: Final = re.compile(r"saved from url=\(\d+\)\s*(https?://[^\s>]+)", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^\s\"'<>]+\Z", re.IGNORECASE)
_MOST_PREFIXES: Final = 4  # a web archive that captured another
_TOOLBAR_LENGTH: Final = 60_000  # the longest toolbars met are 15 KB


def original(address: str) -> str:
    """An address without a web archive's prefix.

    >>> original("https://web.archive.org/web/20120113000000id_/http://www.mpa.gov.uk/committees/")
    'http://www.mpa.gov.uk/committees/'
    """
    for _ in range(_MOST_PREFIXES):
        match = _WEB_ARCHIVE.match(address)
        if match is None:
            break
        address = address[match.end() :]
    return address


def address_of(source_url: str | None, head: Head, text: str) -> str | None:
    """The original address of a page: the capture's, else the saved-from comment's, the canonical link's or the web archive's."""
    if source_url:
        return original(source_url)
    return next((original(told) for told in _told(head, text) if _WEB.match(original(told))), None)


def _told(head: Head, text: str) -> Iterator[str]:
    for comment in head.comments:
        if match := _SAVED_FROM.search(comment):
            yield match[1]
    for tag, attributes in head.elements:
        if tag == "link" and (attribute(attributes, "rel") or "").lower() == "canonical":
            yield attribute(attributes, "href") or ""
        elif tag == "meta" and (attribute(attributes, "property") or "").lower() == "og:url":
            yield attribute(attributes, "content") or ""
    for tag, attributes in head.elements:
        if tag == "base" and _WEB_ARCHIVE.match(attribute(attributes, "href") or ""):
            yield attribute(attributes, "href") or ""
    yield from _toolbar_address(text)


def _toolbar_address(text: str) -> Iterator[str]:
    start = text.find("BEGIN WAYBACK TOOLBAR INSERT")
    if start < 0:
        start = text.find("wm-ipp-base")
    if start >= 0:
        end = text.find("END WAYBACK TOOLBAR INSERT", start)
        limit = end if end >= 0 else start + _TOOLBAR_LENGTH
        if match := _IN_TOOLBAR.search(text, start, limit):
            yield match[1]


def description_of(head: Head) -> str | None:
    """The `<meta name=description>` of a page, with single spaces."""
    for tag, attributes in head.elements:
        if tag == "meta" and (attribute(attributes, "name") or "").lower() == "description":
            return " ".join((attribute(attributes, "content") or "").split()) or None
    return None
