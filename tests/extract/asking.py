"""A page whose one section is its recommendations, read; for the tests of asks."""

from dataclasses import replace
from functools import cache
from typing import TypeAlias

from pipeline.extract.addressees import Grammar
from pipeline.extract.recommendations import RecommendationReading, read_recommendations
from pipeline.model import Outline, Page, Recommendation, Rendition, Section, SectionKind, Span
from pipeline.vocabulary.actions import load_actions
from pipeline.vocabulary.addressees import load_addressees
from pipeline.vocabulary.rules import load_rules
from tests.pages import page_of

Line: TypeAlias = tuple[str, ...]
HEADING = "A. Recommendations"


@cache
def grammar() -> Grammar:
    return Grammar(load_rules(), load_actions(), load_addressees())


def outline_of(page: Page, first: int, last: int | None = None) -> Outline:
    """One recommendations section from its heading, block `first`, up to block `last`."""
    last = len(page.blocks) if last is None else last
    span = Span(page.blocks[first].span.start, page.blocks[last - 1].span.end)
    section = Section(1, "A", page.block_text(first), SectionKind.RECOMMENDATIONS, span, first, last, "outline.letter")
    return Outline(None, None, range(0), range(len(page.blocks)), (section,))


def reading_of(page: Page, outline: Outline) -> RecommendationReading:
    return read_recommendations(page, outline, grammar().actions, grammar().addressees, grammar().rules)


def read(
    *lines: Line, before: tuple[Line, ...] = (), rendition: Rendition = Rendition.HTML, heading: str = HEADING
) -> RecommendationReading:
    """What is read of a section with these blocks; every span is proved on the way."""
    page = replace(page_of(*before, ("h", heading), *lines), rendition=rendition)
    reading = reading_of(page, outline_of(page, len(before)))
    prove(page, reading)
    return reading


def prove(page: Page, reading: RecommendationReading) -> None:
    for position, row in enumerate(reading.recommendations, 1):
        assert row.position == position
        assert page.words(row.span) == row.as_written
        assert (row.stem is None) == (row.stem_span is None)
        assert row.stem_span is None or page.words(row.stem_span) == row.stem
        assert row.rule_id in grammar().rules
    assert len({row.path for row in reading.recommendations}) == len(reading.recommendations)
    assert all(finding.span is None or finding.span.end <= len(page.text) for finding in reading.findings)


def only(*lines: Line, **options: Rendition) -> Recommendation:
    """The one row of a section."""
    (row,) = read(*lines, **options).recommendations  # type: ignore[arg-type]
    return row


def codes(reading: RecommendationReading) -> list[str]:
    return [str(finding.code) for finding in reading.findings]
