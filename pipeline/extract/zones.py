"""Which blocks of a report are read for strands and programmes, and what part of the report each belongs to.

Furniture (the archive's warning names two organisations), the header's lines and the contacts (`Directorate of ...`
after an author's name) are nobody's statement about a programme: they are left out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.model import Block, BlockKind, Outline, Page, Section, SectionKind, Span


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


@dataclass(frozen=True, slots=True)
class Passage:
    """A block that is read: its number on the page, the block, and its zone."""

    index: int
    block: Block
    zone: Zone

    @property
    def start(self) -> int:
        """Where its text begins."""
        return self.block.span.start

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.block.span.end


_ZONES = {
    SectionKind.SUMMARY: Zone.SUMMARY,
    SectionKind.RECOMMENDATIONS: Zone.RECOMMENDATIONS,
    SectionKind.BACKGROUND_PAPERS: Zone.BACKGROUND_PAPERS,
}


def passages(page: Page, outline: Outline) -> tuple[Passage, ...]:
    """The blocks that are read, in reading order."""
    return tuple(_passages(page, outline))


def holding(text: str, blocks: Sequence[Passage], words: Iterable[str]) -> tuple[int, ...]:
    """The places of the blocks that hold any of these words, in order: a look at the whole page at once, word by word."""
    starts = [passage.start for passage in blocks]
    held: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            within = place >= 0 and at < blocks[place].end
            if within:
                held.add(place)
            at = text.find(word, blocks[place].end if within else at + 1)
    return tuple(sorted(held))


def _passages(page: Page, outline: Outline) -> Iterator[Passage]:
    sections = _sections_by_block(outline.sections)
    summary = _lost_summary(page, outline)
    for index, block in enumerate(page.blocks):
        if index == outline.title:
            yield Passage(index, _first_line(page, block) if index in outline.header else block, Zone.TITLE)
        elif index == outline.lead:
            yield Passage(index, replace(block, span=outline.lead_span) if outline.lead_span else block, Zone.LEAD)
        elif block.boilerplate is None and index in outline.body and index not in outline.header:
            kind = sections.get(index)
            if kind is not SectionKind.CONTACT:
                yield Passage(index, block, _zone(kind, index in summary))


def _zone(kind: SectionKind | None, is_summary: bool) -> Zone:
    if kind is None:
        return Zone.SUMMARY if is_summary else Zone.BODY
    return _ZONES.get(kind, Zone.BODY)


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


def _sections_by_block(sections: tuple[Section, ...]) -> dict[int, SectionKind]:
    return {index: section.kind for section in sections for index in range(section.first, section.last)}
