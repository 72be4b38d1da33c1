"""HTML drives the page builder by BeautifulSoup and lxml: an independent second reading, slower and without offsets."""

import re
import warnings
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import CData, Comment, NavigableString, PageElement, PreformattedString, Tag

from pipeline.read.attributes import Attributes
from pipeline.read.tags import PageBuilder

_NOWHERE: Final = 0  # the tree has no offsets
_END_OF_BREAK: Final = re.compile(r"</br\s*>", re.IGNORECASE)  # a line break to the WHATWG, and nothing to libxml2
_SPACE: Final = re.compile(r"\s")
_SPACE_IN_PRE: Final = re.compile(r"[^\S\n]")
_CONTROL_REFERENCE: Final = re.compile(r"&#(?:0*(1[2-5]\d)|x0*([89][0-9a-f]))(?!\w);?", re.IGNORECASE)


def build_again(text: str) -> PageBuilder:
    """The drafts of a page, as its builder holds them; their spots mean nothing.

    >>> [draft.text for draft in build_again("<p>Q&amp;A<p>Minutes").drafts]
    ['Q&A', 'Minutes']
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML was served, and is read, as HTML
        soup = BeautifulSoup(_END_OF_BREAK.sub("<br>", _as_windows_1252(text)), "lxml")
    builder = PageBuilder()
    in_pre = 0
    path: list[tuple[str, Iterator[PageElement]]] = [("", iter(soup.contents))]
    while path:
        name, rest = path[-1]
        node = next(rest, None)
        if node is None:
            path.pop()
            in_pre -= name == "pre"
            if end := builder.ends.get(name):
                end()
        elif isinstance(node, Tag):
            in_pre += node.name == "pre"
            _start(builder, node)
            path.append((node.name, iter(node.contents)))
        elif isinstance(node, NavigableString):
            _leaf(builder, node, in_pre > 0)
    builder.finish()
    return builder


def _start(builder: PageBuilder, tag: Tag) -> None:
    if tag.name == "br":
        builder.line_break(_NOWHERE, 1)
    elif start := builder.starts.get(tag.name):
        start(_attributes(tag))


def _leaf(builder: PageBuilder, node: NavigableString, in_pre: bool) -> None:
    if isinstance(node, Comment):
        builder.comment(str(node))
    elif isinstance(node, CData) or not isinstance(node, PreformattedString):
        text = (_SPACE_IN_PRE if in_pre else _SPACE).sub(" ", str(node).replace("\0", ""))
        if text:
            builder.text(text, _NOWHERE, len(text))


def _attributes(tag: Tag) -> Attributes:
    return [(name.lower(), value if isinstance(value, str) else " ".join(value)) for name, value in tag.attrs.items()]


def _as_windows_1252(text: str) -> str:
    """References to C1 controls as what they mean: `&#146;` is an apostrophe to the WHATWG, and a control to libxml2."""
    return _CONTROL_REFERENCE.sub(_meant, text) if "&#" in text else text


def _meant(match: re.Match[str]) -> str:
    number = int(match[1]) if match[1] else int(match[2], 16)
    return bytes([number]).decode("cp1252", "ignore") or match[0]
