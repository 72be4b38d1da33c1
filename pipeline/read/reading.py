"""Capture -> Page: sniffed, decoded, read to drafts as HTML or as text, and from there one way for both."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.errors import UnreadableError
from pipeline.model import Block, Boilerplate, Capture, Code, Finding, Page, Reason, Rendition, Severity, Span
from pipeline.read.address import address_of, description_of
from pipeline.read.blocks import Head
from pipeline.read.boilerplate import tell_boilerplate
from pipeline.read.encoding import Decoded, decode
from pipeline.read.folding import Draft
from pipeline.read.headings import tell_headings
from pipeline.read.marks import tell_marks
from pipeline.read.markup import build
from pipeline.read.renditions import read_lines
from pipeline.read.sniffing import is_html, readable
from pipeline.read.source import Source
from pipeline.read.tags import PageBuilder

_Build: TypeAlias = Callable[[Source], PageBuilder]
_QUOTED: Final = 60
_LAST: Final = (Boilerplate.CONTACTS, Boilerplate.FEEDBACK, Boilerplate.NAVIGATION)  # the furniture at the end of a page
_FINISHED: Final = ".?!:)”’\"'"  # what the last text of a whole page ends with


@dataclass(frozen=True, slots=True)
class _Read:
    """A page on its way: what it was read from, and its drafts."""

    decoded: Decoded
    source: Source
    drafts: list[Draft]
    rendition: Rendition
    head: Head


def read_page(capture: Capture) -> Page:
    """Read a capture to its canonical form.

    Raises `UnreadableError` with a reason when it is empty, binary, mislabelled, too large, too deep or without text.

    >>> page = read_page(Capture("docs", "8.txt", b"Report: 8\\r\\nBy: Clerk"))
    >>> page.text, page.source_map[0].source_end
    ('Report: 8\\nBy: Clerk', 9)
    """
    return _composed(capture, _read(capture, build), with_map=True)


def read_page_again(capture: Capture) -> Page:
    """Read a capture by BeautifulSoup and lxml: the reference. Its source map is empty; text pages are read as ever.

    >>> read_page_again(Capture("docs", "8.htm", b"<h1>Plan</h1><p>Report: 8")).text
    'Plan\\n\\nReport: 8'
    """
    from pipeline.read.reference import build_again  # only audits pay for BeautifulSoup

    return _composed(capture, _read(capture, lambda source: build_again(source.text)), with_map=False)


def _read(capture: Capture, build_from: _Build) -> _Read:
    decoded = decode(readable(capture), capture.charset)
    source = Source.of(decoded.text)
    if is_html(decoded.text):
        builder = build_from(source)
        return _Read(decoded, source, _told(builder.drafts, short_lines=False), Rendition.HTML, builder.head)
    drafts, rendition = read_lines(source)
    return _Read(decoded, source, _told(drafts, short_lines=True), rendition, Head())


def _told(drafts: list[Draft], *, short_lines: bool) -> list[Draft]:
    """Marks, furniture and headings are told alike on every kind of page."""
    drafts = tell_marks(drafts)
    tell_boilerplate(drafts)
    tell_headings(drafts, short_lines=short_lines)
    return drafts


def _composed(capture: Capture, read: _Read, *, with_map: bool) -> Page:
    if not read.drafts:
        is_blank = not read.source.level.strip()
        raise UnreadableError(Reason.EMPTY if is_blank else Reason.NO_TEXT, "only white space" if is_blank else "markup without any text")
    blocks: list[Block] = []
    at = 0
    for draft in read.drafts:
        end = at + len(draft.text)
        blocks.append(Block(draft.kind, Span(at, end), draft.marker, draft.depth, draft.boilerplate))
        at = end + 2
    return Page(
        document_id=hashlib.sha256(capture.payload or b"").hexdigest()[:16],
        text="\n\n".join([draft.text for draft in read.drafts]),
        blocks=tuple(blocks),
        media_type="text/html" if read.rendition is Rendition.HTML else "text/plain",
        encoding=read.decoded.encoding,
        rendition=read.rendition,
        url=address_of(capture.source_url, read.head, read.source.text),
        location=capture.source_path,
        head_title=" ".join((read.head.title or "").split()) or None,
        description=description_of(read.head),
        source_map=read.source.runs([draft.spots for draft in read.drafts]) if with_map else (),
        findings=(*read.decoded.findings, *_truncation(read)),
    )


def _truncation(read: _Read) -> Iterable[Finding]:
    """A finding, when a page ends within a tag, or without its end and in mid-sentence."""
    head = read.head
    if head.cut is not None:
        shown = head.cut if len(head.cut) <= _QUOTED else f"{head.cut[:_QUOTED]}..."
        message = f"the capture ends within markup: {len(head.cut)} characters from {shown!r} on were left out, and all that followed"
    elif head.is_open and read.drafts[-1].boilerplate not in _LAST and read.drafts[-1].text[-1] not in _FINISHED:
        message = f"the capture has no end, and its text stops at {read.drafts[-1].text[-_QUOTED:]!r}"
    else:
        return ()
    return (Finding(Code.TRUNCATED_CAPTURE, Severity.WARNING, message, column="text"),)
