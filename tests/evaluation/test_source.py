"""The source format: what an author writes is what the press gets."""

import re

import pytest

from evaluation.press import PieceKind, Work
from evaluation.press.source import parse_work

HEAD = "@address x-psc/2003/030213/06\n@print xhtml2003 C\n\n= A title\n\n"


def work_of(body: str, head: str = HEAD) -> Work:
    """A work with this body."""
    return parse_work("sample.txt", f'{head}{body}\n\n@truth\nreport_id = "psc/2003-02-13/6"\n')


@pytest.mark.parametrize(
    ("body", "pieces"),
    [
        pytest.param("== A. Recommendation", [("section", None, "A. Recommendation")], id="section"),
        pytest.param("=== Next steps", [("subheading", None, "Next steps")], id="subheading"),
        pytest.param("Two lines\nof prose.", [("paragraph", None, "Two lines of prose.")], id="wrapped-paragraph"),
        pytest.param("Yours sincerely,\\\nM. Ashdown", [("paragraph", None, "Yours sincerely,\nM. Ashdown")], id="broken-line"),
        pytest.param("12. Twelve.", [("numbered", "12.", "Twelve.")], id="numbered"),
        pytest.param("3 Three.", [("numbered", "3", "Three.")], id="number-without-dot"),
        pytest.param("1.2 Decimal.", [("numbered", "1.2", "Decimal.")], id="decimal"),
        pytest.param("1998 was a year.", [("paragraph", None, "1998 was a year.")], id="a-year-is-no-number"),
        pytest.param("- That", [("paragraph", None, "- That")], id="dash-on-a-line-of-its-own"),
        pytest.param("  * one\n  * two", [("item", "•", "one"), ("item", "•", "two")], id="bullets"),
        pytest.param("  1. one\n    goes on\n  2. two", [("item", "1.", "one goes on"), ("item", "2.", "two")], id="wrapped-item"),
        pytest.param("  a) one\n  (ii) two", [("item", "a)", "one"), ("item", "(ii)", "two")], id="other-marks"),
        pytest.param("| a | b\n| c |", [("row", None, "a\tb"), ("row", None, "c\t")], id="table"),
        pytest.param("That\n  1. one", [("paragraph", None, "That"), ("item", "1.", "one")], id="stem-and-item"),
    ],
)
def test_blocks(body: str, pieces: list[tuple[str, str | None, str]]) -> None:
    assert [(piece.kind.value, piece.marker, piece.text) for piece in work_of(body).pieces] == pieces


@pytest.mark.parametrize(
    ("lines", "header"),
    [
        pytest.param("Report: 6\nBy:\nCommissioner", ("Report: 6", "By:", "Commissioner"), id="by-on-next-line"),
        pytest.param("Covering Report: 8\nDate: 1 May 2002", ("Covering Report: 8", "Date: 1 May 2002"), id="covering-report"),
        pytest.param("== Summary", (), id="no-header"),
        pytest.param("Members note this: it is prose.", (), id="prose-with-a-colon"),
    ],
)
def test_header_block(lines: str, header: tuple[str, ...]) -> None:
    assert work_of(lines).header == header


def test_control_lines() -> None:
    work = work_of("Prose.", "@address sop/2011/1013/07\n@print late2010 A:loose E\n@lead Report 7 of\nthe meeting\n\n= Title\n\n")
    assert work.lead == "Report 7 of the meeting"
    page, loose, live = (rendering.path for rendering in work.renderings)
    assert page == "policeauthority.org/metropolitan/committees/sop/2011/1013/07/index.html"
    assert re.fullmatch(r"text/extracts/[0-9a-f]{16}\.a\.txt", loose)
    assert live == "text/www.mpa.gov.uk/committees/sop/2011/1013/07/index.txt"


def test_pages_outside_the_committees() -> None:
    work = work_of("Prose.", "@address /news/press/2004/04-021\n@print cms2007\n\n= Title\n\n")
    assert work.renderings[0].path == "policeauthority.org/metropolitan/news/press/2004/04-021/index.html"


def test_summary_is_read_from_its_section() -> None:
    work = work_of("== Summary\n\nOne.\n\nTwo.\n\n== A. Recommendation\n\nThat members note.")
    assert work.summary == "One.\n\nTwo."
    assert work.pieces[0].kind is PieceKind.SECTION
    assert work_of("Prose.").summary is None


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        pytest.param("@address a\n@print A\n\n= T\n\nProse.\n", "sample.txt: no @truth", id="no-truth"),
        pytest.param("@address a\n@print A\n\nProse.\n\n@truth\n", "sample.txt: no title", id="no-title"),
        pytest.param("@address a\n\n= T\n\n@truth\n", "sample.txt: missing @print", id="no-print"),
        pytest.param("@address a\n@print A\n\n= T\n\n@truth\ncolour = 1\n", "unknown keys of Truth: colour", id="unknown-key"),
        pytest.param(
            "@address a\n@print A\n\n= T\n\n@truth\n[[authors]]\nrole = 'by'\n", "sample.txt: authors 1: .*as_written", id="missing-key"
        ),
    ],
)
def test_faults_name_the_file_and_the_fault(source: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_work("sample.txt", source)
