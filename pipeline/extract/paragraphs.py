"""Running text: every paragraph, list item and table row outside lead, title, header block and the site's furniture.

>>> from pipeline.model import Block, BlockKind, Span
>>> page = Page.of("9f2c4e1a77b0d3e5", "The scheme began in 2004.", Block(BlockKind.LIST_ITEM, Span(0, 25), "1.", 1))
>>> whole = Outline(None, None, range(0), range(1), ())
>>> read_paragraphs(page, whole)[0].number, years_named(page, whole)
('1', (2004,))
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

from pipeline.model import Block, BlockKind, Outline, Page, Paragraph, SectionKind

_NUMBER: Final = re.compile(r"\(?(\d+(?:\.\d+)*)[.):\]]*$")
# Certain figures first, and what must not stand before them last: a search that begins with anything else tries every character.
_YEAR: Final = (re.compile(r"199\d(?<!\d{5})(?!\d)"), re.compile(r"20[012]\d(?<!\d{5})(?!\d)"))
# A heading that stands in the line of its text: `Summary: The paper gives ...`.
_RUN_IN: Final = re.compile(r"(?i)^(?:executive )?summary\s{0,2}[:–-]\s")
_YEARS: Final = range(1990, 2021)


def read_paragraphs(page: Page, outline: Outline) -> tuple[Paragraph, ...]:
    """The paragraphs in reading order, counted from 1, each with the section it stands in."""
    sections = {at: section.position for section in outline.sections for at in range(section.first, section.last)}
    return tuple(
        Paragraph(position, sections.get(at), _number(block.marker) if block.marker else None, block.span)
        for position, (at, block) in enumerate(_running_text(page, outline), 1)
    )


def summary_text(page: Page, outline: Outline) -> str | None:
    """The summary's paragraphs, joined by a blank line; None where a report has none."""
    summary = next(iter(outline.of_kind(SectionKind.SUMMARY)), None)
    if summary is None:
        return None
    words = "\n\n".join(page.block_text(at) for at in summary.content if page.blocks[at].boilerplate is None)
    return (words if summary.heading else _RUN_IN.sub("", words)) or None


def years_named(page: Page, outline: Outline) -> tuple[int, ...]:
    """The years from 1990 to 2020 that the text names, sorted; lead and header block are witnesses of their own."""
    starts = [block.span.start for block in page.blocks]
    found: set[int] = set()
    for match in (match for pattern in _YEAR for match in pattern.finditer(page.text)):
        year = int(match[0])
        if year not in found and year in _YEARS and _tells_years(page, outline, bisect_right(starts, match.start()) - 1):
            found.add(year)
    return tuple(sorted(found))


def _tells_years(page: Page, outline: Outline, at: int) -> bool:
    return page.blocks[at].boilerplate is None and at in outline.body and at not in outline.header and at != outline.lead


def _running_text(page: Page, outline: Outline) -> list[tuple[int, Block]]:
    headings = {section.first for section in outline.sections if section.heading is not None}
    apart = headings | set(outline.header) | {outline.lead, outline.title}
    return [
        (at, block)
        for at, block in enumerate(page.blocks)
        if block.boilerplate is None and block.kind is not BlockKind.HEADING and at not in apart and block.span.start < block.span.end
    ]


@lru_cache(maxsize=1024)  # the same few marks stand on every page
def _number(marker: str) -> str | None:
    match = _NUMBER.match(marker)
    return match[1] if match else None
