"""Headings are told where no markup tells them, and short lines that are words of the paper are not."""

import pytest

from pipeline.model import BlockKind, Page
from tests.read.reading import html, text

PROSE = "The service has reviewed the way in which the plan is carried out, and reports on what it found."


def headings(page: Page) -> list[str]:
    return [page.words(block.span) for block in page.blocks if block.kind is BlockKind.HEADING]


def apart(*blocks: str) -> Page:
    return text(*"\n\n".join(blocks).split("\n"))


HEADINGS = [
    "A. Recommendation",
    "B. Supporting Information",
    "C. Financial implications.",
    "C. Other organisational and community implications",
    "D. Review arrangements",
    "Summary",
    "Executive summary",
    "Background papers",
    "Appendix 1",
    "Annex B",
    "Supporting material",
    "Equalities impact",
    "Trenchard House",
    "Context of strategy",
    "Progress since 2002",
    "Review of stop and search (2003)",
    "The Authority as employer",
    "Who is to pay?",
    "Is the strategy still right?",
    "What has been transferred",
    "How the review was done",
]
WORDS = [
    "That members note the report",
    "That",
    "Members are asked to:",
    "Members note the report",
    "The Committee notes the report",
    "None",
    "None.",
    "Resolved – That",
    "To note the report",
    "members note it",
    "The plan was agreed",
    "Costs have risen since the spring",
    "(Agenda item 4)",
    "By: Clerk",
    "Date: 1 May 2003",
    "He left.",
    "For information:",
    "Is the plan that was agreed",
    "The costs are known, are they not?",
    PROSE,
]


@pytest.mark.parametrize("line", HEADINGS)
def test_headings_of_text_renditions(line: str) -> None:
    assert line in headings(apart(PROSE, line, PROSE))


@pytest.mark.parametrize("line", WORDS)
def test_words_of_the_paper_are_no_headings(line: str) -> None:
    assert headings(apart(PROSE, line, PROSE)) == []
    assert headings(html(f"<p>{PROSE}</p><p>{line}</p><p>{PROSE}</p>")) == []


def test_the_title_stands_before_the_header_block() -> None:
    title = "Action taken under delegated authority on the contract for the maintenance of the estate, and its costs to date."
    assert headings(apart("Report 8 of the 1 May 03 meeting of the Finance Committee", title, "Report: 8\nBy: Clerk", PROSE)) == [title]


@pytest.mark.parametrize(
    "before",
    [
        "Report 8 of the 1 May 03 meeting of the Finance Committee and notes a plan.",
        "You are in:",
        "See the MOPC website for further information.",
        "1. note it",
    ],
    ids=["the lead", "a breadcrumb", "the archive's pointer", "an item"],
)
def test_a_lost_title_is_not_replaced(before: str) -> None:
    assert headings(apart(before, "Report: 8\nBy: Clerk", PROSE)) == []


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("A. Recommendations", "The plan for the north of London"),
        ("E. Background papers", "Diversity Strategy 2002"),
        ("F. Contact details", "Kim Dale"),
    ],
    ids=["an ask", "a paper's title", "a name"],
)
def test_short_lines_are_content_in_some_sections(section: str, line: str) -> None:
    assert headings(apart(PROSE, section, line, "B. Supporting information", PROSE)) == [section, "B. Supporting information"]


def test_names_in_a_row_are_no_headings() -> None:
    assert headings(apart("Present", "Kim Dale", "Robin Hill", "Alex Wood", PROSE)) == ["Present"]


def test_the_last_line_of_a_page_is_no_heading() -> None:
    assert headings(apart(PROSE, "Trenchard House")) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<p><b>{}</b></p>",
        "<p><strong>{}</strong>",
        "<b>{}</b><br><br>",
        "<p><font size=4>{}</font></p>",
        "<p><font size='+1'>{}</font></p>",
        "<p><big>{}</big></p>",
        "<p class='subheading'>{}</p>",
        "<p class=heading2>{}</p>",
        "<p style='font-weight: bold'>{}</p>",
        "<p><span style='font-weight:700'>{}</span></p>",
        "<div class='title'>{}</div>",
        "<table><tr><td><b>{}</b></td></tr></table>",
        "<h4>{}</h4>",
        "<b>{}</b><br>and then",
    ],
)
def test_what_is_set_off_is_a_heading(markup: str) -> None:
    assert headings(html(f"<p>{PROSE}</p>{markup.format('Trenchard House')}<p>{PROSE}</p>")) == ["Trenchard House"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Trenchard House</p>",
        "<p><b>Trenchard</b> House</p>",
        "<p><b>Report:</b> 8</p>",
        "<p><b>Report: 8<br>By: Clerk</b></p>",
        "<p><b>That members note it.</b></p>",
        "<p><b>By:</b><br>Clerk</p>",
        "<p><font size=2>Trenchard House</font></p>",
        "<table><tr><td><b>No</b><td><b>Title</b><tr><td>1<td>Plan</table>",
    ],
)
def test_what_is_not_set_off_is_none(markup: str) -> None:
    assert headings(html(f"<p>{PROSE}</p>{markup}<p>{PROSE}</p>")) == []


def test_big_type_is_bigger_than_what_the_page_is_set_in() -> None:
    page = html(f"<font size=2>{PROSE}<br><br></font><font size=3>Trenchard House</font><br><br><font size=2>{PROSE}</font>")
    assert headings(page) == ["Trenchard House"]


def test_bold_that_nobody_closed_ends_with_its_paragraph() -> None:
    page = html(f"<p><b>Trenchard House<p>{PROSE}<p>A short line<p>{PROSE}")
    assert headings(page) == ["Trenchard House"]


def test_numbered_lines_of_minutes_are_headings() -> None:
    page = apart("84. Apologies for absence", "(Agenda item 1)", PROSE, "85 Reports of committees", "Resolved – That it be noted.")
    assert headings(page) == ["Apologies for absence", "Reports of committees"]
    assert [block.marker for block in page.blocks if block.marker] == ["84.", "85"]


def test_numbered_lines_of_reports_are_paragraphs() -> None:
    assert headings(apart(PROSE, "5. Context of strategy", PROSE)) == []


def test_sections_may_be_numbered() -> None:
    page = apart(
        *("1. Purpose of report", f"1.1 {PROSE}", "2. Recommendation", "That members note the report", "3. The scheme", f"3.1 {PROSE}"),
        *("4. Financial implications", "4.1 None.", "Report author(s): Kim Dale, MPA", PROSE),
    )
    assert headings(page) == ["Purpose of report", "Recommendation", "The scheme", "Financial implications"]
    assert [block.marker for block in page.blocks if block.kind is BlockKind.HEADING] == ["1.", "2.", "3.", "4."]
