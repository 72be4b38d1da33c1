"""Running text: every paragraph, list item and table row outside lead, title, header block and the site's furniture.

>>> from pipeline.model import Block, BlockKind, Span
>>> page = Page.of("9f2c4e1a77b0d3e5", "The scheme began in 2004.", Block(BlockKind.LIST_ITEM, Span(0, 25), "1.", 1))
>>> whole = Outline(None, None, range(0), range(1), ())
>>> read_paragraphs(page, whole)[0].number, years_named(page, whole)
('1', (2004,))
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.model import Block, BlockKind, Outline, Page, Paragraph, SectionKind

_NUMBER: Final = re.compile(r"\(?(\d+(?:\.\d+)*)[.):\]]*$")
# What must not stand before comes last: a search that begins with a look back tries every character.
_YEAR: Final = re.compile(r"(?:199\d|20[01]\d|2020)(?<!\d{5})(?!\d)")


def read_paragraphs(page: Page, outline: Outline) -> tuple[Paragraph, ...]:
    """The paragraphs in reading order, counted from 1, each with the section it stands in."""
    sections = {at: section.position for section in outline.sections for at in range(section.first, section.last)}
    return tuple(
        Paragraph(position, sections.get(at), _number(block.marker), block.span)
        for position, (at, block) in enumerate(_running_text(page, outline), 1)
    )


def summary_text(page: Page, outline: Outline) -> str | None:
    """The summary's paragraphs, joined by a blank line; None where a report has none."""
    summary = next(iter(outline.of_kind(SectionKind.SUMMARY)), None)
    if summary is None:
        return None
    return "\n\n".join(page.block_text(at) for at in summary.content if page.blocks[at].boilerplate is None) or None


def years_named(page: Page, outline: Outline) -> tuple[int, ...]:
    """The years from 1990 to 2020 that the text names, sorted; lead and header block are witnesses of their own."""
    years: set[str] = set()
    for at, block in enumerate(page.blocks):
        if block.boilerplate is None and at in outline.body and at not in outline.header and at != outline.lead:
            years.update(_YEAR.findall(page.text, block.span.start, block.span.end))
    return tuple(sorted(int(year) for year in years))


def _running_text(page: Page, outline: Outline) -> Iterator[tuple[int, Block]]:
    headings = {section.first for section in outline.sections if section.heading is not None}
    apart = headings | set(outline.header) | {outline.lead, outline.title}
    for at, block in enumerate(page.blocks):
        if block.boilerplate is None and block.kind is not BlockKind.HEADING and at not in apart and block.span.start < block.span.end:
            yield at, block


def _number(marker: str | None) -> str | None:
    match = _NUMBER.match(marker) if marker else None
    return match[1] if match else None
