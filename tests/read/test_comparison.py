"""The room's front door, and the second reading that proves the first."""

from dataclasses import replace

import pytest

import pipeline.read
from pipeline.model import Block, BlockKind, Code, Page, Rendition, Severity, Span
from pipeline.read import compare_readings, read_page, read_page_again
from tests.pages import page_of
from tests.read.reading import capture

PAGE = page_of(("h", "A. Recommendation"), ("li", "1.", "note the report"), ("p", "None."))


def test_what_the_room_offers() -> None:
    assert pipeline.read.__all__ == sorted(pipeline.read.__all__)
    assert all(hasattr(pipeline.read, name) for name in pipeline.read.__all__)


def test_equal_readings_have_no_finding() -> None:
    assert compare_readings(PAGE, PAGE) == ()


@pytest.mark.parametrize(
    ("again", "message", "quoted"),
    [
        (
            page_of(("h", "A. Recommendation"), ("li", "1.", "note the plan"), ("p", "None.")),
            "block 1: the reader has list_item 1. 'note the report', the reference list_item 1. 'note the plan'",
            "note the report",
        ),
        (
            page_of(("h", "A. Recommendation"), ("li", "2.", "note the report"), ("p", "None.")),
            "block 1: the reader has list_item 1. 'note the report', the reference list_item 2. 'note the report'",
            "note the report",
        ),
        (
            page_of(("h", "A. Recommendation"), ("p", "note the report"), ("p", "None.")),
            "block 1: the reader has list_item 1. 'note the report', the reference paragraph 'note the report'",
            "note the report",
        ),
        (
            page_of(("h", "A. Recommendation"), ("li", "1.", "note the report")),
            "block 2: the reader has paragraph 'None.', the reference no block",
            "None.",
        ),
    ],
    ids=["text", "marker", "kind", "fewer blocks"],
)
def test_the_first_difference_is_quoted(again: Page, message: str, quoted: str) -> None:
    (finding,) = compare_readings(PAGE, again)
    assert (finding.code, finding.severity, finding.message) == (Code.READINGS_DIFFER, Severity.WARNING, message)
    assert finding.span is not None
    assert PAGE.words(finding.span) == quoted


def test_a_block_that_only_the_reference_has() -> None:
    (finding,) = compare_readings(page_of(("p", "None.")), page_of(("p", "None."), ("p", "More.")))
    assert finding.message == "block 1: the reader has no block, the reference paragraph 'More.'"
    assert finding.span is None


def test_long_blocks_are_quoted_where_they_part() -> None:
    start = "The service has reviewed the way in which the plan is carried out, and reports on what it found in "
    (finding,) = compare_readings(page_of(("p", start + "2003.")), page_of(("p", start + "2004.")))
    assert "2003." in finding.message
    assert "2004." in finding.message
    assert len(finding.message) < 300


def test_what_differs_but_the_blocks_is_no_difference() -> None:
    assert compare_readings(PAGE, replace(PAGE, rendition=Rendition.HTML, source_map=())) == ()


def test_depth_counts() -> None:
    deeper = replace(PAGE, blocks=(Block(BlockKind.HEADING, Span(0, 17), depth=2), *PAGE.blocks[1:]))
    assert len(compare_readings(PAGE, deeper)) == 1


HOSTILE = [
    ("a list closed by its box", "<div><ul><li>one</div>two"),
    ("bold over blocks", "<b><p>A short line</p></b><p>words"),
    ("a misnested link", "<a href=x><p>one </a>two"),
    ("a table in a paragraph", "<p>one<table><tr><td>two</table>three"),
    ("text in a table", "<table>one<tr><td>two</table>"),
    ("half a comment", "<p>one<!-- two --!> three"),
    ("foreign content", "<svg><p>one</p></svg>two"),
]


@pytest.mark.parametrize("markup", [case[1] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_no_words_are_lost_on_unsound_pages_either(markup: str) -> None:
    """The two readings may part blocks differently there, but they have the same words."""
    page, again = (read(capture(f"<html><body>{markup}")) for read in (read_page, read_page_again))
    assert page.text.split() == again.text.split()
