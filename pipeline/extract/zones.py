"""Which blocks of a report are read for strands and programmes, and what part of the report each belongs to.

Furniture (the archive's warning names two organisations), the header's lines and the contacts (`Directorate of ...`
after an author's name) are nobody's statement about a programme: they are left out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from pipeline.extract.once import once
from pipeline.model import Block, BlockKind, Outline, Page, SectionKind, Span


class Zone(StrEnum):
    """The parts of a report that differ in what a statement there means."""

    TITLE = "title"
    LEAD = "lead"
    SUMMARY = "summary"
    RECOMMENDATIONS = "recommendations"
    BACKGROUND_PAPERS = "background_papers"
    BODY = "body"

    @property
    def tells_subject(self) -> bool:
        """Whether what is named here is what the report is about."""
        return self in (Zone.TITLE, Zone.LEAD, Zone.SUMMARY)


class Passage(NamedTuple):
    """A block that is read: its number on the page, the block, its zone, and where its text begins and ends."""

    number: int
    block: Block
    zone: Zone
    start: int
    end: int


_ZONES = {
    SectionKind.SUMMARY: Zone.SUMMARY,
    SectionKind.RECOMMENDATIONS: Zone.RECOMMENDATIONS,
    SectionKind.BACKGROUND_PAPERS: Zone.BACKGROUND_PAPERS,
}


class Passages:
    """The blocks that are read, by number. Of a hundred a reader asks for one or two: each is made when it is asked for."""

    def __init__(self, page: Page, outline: Outline) -> None:
        self._page = page
        self._outline = outline
        self._zones = _zones(page, outline)

    def __iter__(self) -> Iterator[Passage]:
        """All of them, in reading order."""
        return (passage for index in range(len(self._zones)) if (passage := self.get(index)))

    def get(self, index: int) -> Passage | None:
        """The block of that number; None where it is not read, or there is none."""
        zone = self._zones[index] if 0 <= index < len(self._zones) else None
        if zone is None:
            return None
        block = self._page.blocks[index]
        if zone is Zone.TITLE and index in self._outline.header:
            block = _first_line(self._page, block)
        elif zone is Zone.LEAD and self._outline.lead_span:
            block = replace(block, span=self._outline.lead_span)
        elif block.boilerplate is not None and zone is not Zone.TITLE and zone is not Zone.LEAD:
            return None
        return Passage(index, block, zone, block.span.start, block.span.end)

    def of_kind(self, kind: BlockKind) -> Iterator[Passage]:
        """Those of one shape, in reading order."""
        numbers = (index for index, block in enumerate(self._page.blocks) if block.kind is kind)
        return (passage for index in numbers if (passage := self.get(index)))

    def after(self, passage: Passage) -> Iterator[Passage]:
        """Those right below one; furniture between ends them."""
        index = passage.number + 1
        while following := self.get(index):
            yield following
            index += 1

    def at(self, position: int) -> Passage | None:
        """The one that holds a position of the text."""
        passage = self.get(bisect_right(self._starts, position) - 1)
        return passage if passage and passage.start <= position < passage.end else None

    def holding(self, words: Iterable[str]) -> tuple[Passage, ...]:
        """Those that hold any of these words, in order: a look at the whole page at once, word by word."""
        text = self._page.text
        held: dict[int, Passage] = {}
        for word in words:
            position = text.find(word)
            while position >= 0:
                passage = self.at(position)
                if passage:
                    held[passage.number] = passage
                position = text.find(word, passage.end if passage else position + 1)
        return tuple(held[index] for index in sorted(held))

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self._page.blocks]


@once
def passages(page: Page, outline: Outline) -> Passages:
    """The blocks of a page that are read."""
    return Passages(page, outline)


def _zones(page: Page, outline: Outline) -> list[Zone | None]:
    """The zone of each block, None for those that are not read: laid out part by part, because a page has few parts."""
    zones: list[Zone | None] = [None] * len(page.blocks)
    _lay(zones, outline.body, outline.body, Zone.BODY)
    _lay(zones, _lost_summary(page, outline), outline.body, Zone.SUMMARY)
    for section in outline.sections:
        zone = None if section.kind is SectionKind.CONTACT else _ZONES.get(section.kind, Zone.BODY)
        _lay(zones, range(section.first, section.last), outline.body, zone)
    _lay(zones, outline.header, outline.body, None)
    for index, told in ((outline.lead, Zone.LEAD), (outline.title, Zone.TITLE)):
        if index is not None:
            zones[index] = told
    return zones


def _lay(zones: list[Zone | None], blocks: range, within: range, zone: Zone | None) -> None:
    first, stop = max(blocks.start, within.start), min(blocks.stop, within.stop, len(zones))
    if first < stop:
        zones[first:stop] = [zone] * (stop - first)


def _lost_summary(page: Page, outline: Outline) -> range:
    """The unmarked paragraphs with which a page begins that lost header and headings both (rendition E)."""
    if outline.header or outline.sections:
        return range(0)
    first = (outline.lead if outline.lead is not None else -1) + 1
    stop = first
    while (
        stop < len(page.blocks)
        and stop in outline.body
        and page.blocks[stop].kind is BlockKind.PARAGRAPH
        and page.blocks[stop].marker is None
    ):
        stop += 1
    return range(first, stop) if stop < len(page.blocks) else range(0)


def _first_line(page: Page, block: Block) -> Block:
    """The title of a block that holds the header's lines too."""
    start, end = block.span.start, block.span.end
    line = page.text.find("\n", start, end)
    return replace(block, span=Span(start, line if line >= 0 else end))
