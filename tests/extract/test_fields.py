"""The header block in every layout that the survey met, and in those that it implies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.fields import find_header
from pipeline.vocabulary.rules import load_rules
from tests.pages import page_of

RULES = load_rules()
TITLE, SUMMARY = ("h", "Estates plan"), ("h", "Summary")
LONG = "The paper gives the figures for the year to March and compares them with those of the previous one."
PLAIN = {"number": "8", "date": "8 May 2003", "by": "Clerk"}

LAYOUTS = {
    "lines of one block": ([("p", "Report: 8\nDate: 8 May 2003\nBy: Clerk")], PLAIN),
    "a block each": ([("p", "Report: 8"), ("p", "Date: 8 May 2003"), ("p", "By: Clerk")], PLAIN),
    "marked as headings": ([("h", "Report: 8"), ("h", "Date: 8 May 2003"), ("h", "By: Clerk")], PLAIN),
    "rows of a table": ([("tr", "Report:\t8"), ("tr", "Date:\t8 May 2003"), ("tr", "By:\tClerk")], PLAIN),
    "rows without colons": ([("tr", "Report\t8"), ("tr", "Date\t8 May 2003"), ("tr", "By\tClerk")], PLAIN),
    "one row": ([("tr", "Report:\t8\tDate:\t8 May 2003\tBy:\tClerk")], PLAIN),
    "a row of labels": ([("tr", "Report:\tDate:\tBy:"), ("tr", "8\t8 May 2003\tClerk")], PLAIN),
    "label, value, label, value": ([("p", each) for each in ("Report:", "8", "Date:", "8 May 2003", "By:", "Clerk")], PLAIN),
    "labels, then values": ([("p", each) for each in ("Report:", "Date:", "By:", "8", "8 May 2003", "Clerk")], PLAIN),
    "labels without colons": ([("p", each) for each in ("Report", "8", "Date", "8 May 2003", "By", "Clerk")], PLAIN),
    "one line": ([("p", "Report: 8 Date: 8 May 2003 By: Clerk")], PLAIN),
    "spaces before colons": ([("p", "Report : 8\nDate :  8 May 2003\nBy : Clerk")], PLAIN),
    "capitals": ([("p", "REPORT: 8\nDATE: 8 May 2003\nBY: Clerk")], PLAIN),
    "by on the next line": ([("p", "Report: 8\nDate: 8 May 2003\nBy:\nClerk")], PLAIN),
    "by in the next block": ([("p", "Report: 8\nDate: 8 May 2003\nBy:"), ("p", "Clerk")], PLAIN),
    "by in a line that looks like a heading (C)": ([("p", "Report: 8"), ("p", "Date: 8 May 2003"), ("p", "By:"), ("h", "Clerk")], PLAIN),
    "covering report by": ([("p", "Covering Report: 8\nDate: 8 May 2003\nCovering Report by: Clerk")], PLAIN),
    "report by": ([("p", "Report: 8\nDate: 8 May 2003\nReport by: Clerk")], PLAIN),
    "AGM report": ([("p", "Report: 8\nDate: 8 May 2003\nBy: Clerk\nAGM report")], {**PLAIN, "annual": "AGM report"}),
    "linked": ([("p", "Report: 8\nDate: 8 May 2003\nBy: Clerk\nLinked to exempt item 24")], PLAIN),
    "meeting (2000)": (
        [("p", "Report: 8\nMeeting: Metropolitan Police Authority\nDate: 8 May 2003\nBy: Clerk")],
        {**PLAIN, "meeting": "Metropolitan Police Authority"},
    ),
    "board": (
        [("p", "Report: 8\nDate: 8 May 2003\nReport by: Clerk\nReport for the Domestic and Sexual Violence Board")],
        {**PLAIN, "meeting": "Domestic and Sexual Violence Board"},
    ),
    "by goes on": (
        [("p", "Report: 8\nDate: 8 May 2003\nBy: AC Human Resources on behalf of\nthe Commissioner")],
        {**PLAIN, "by": "AC Human Resources on behalf of\nthe Commissioner"},
    ),
    "by goes on in the next block": (
        [("p", "Report: 8"), ("p", "Date: 8 May 2003"), ("p", "By: AC Human Resources"), ("p", "on behalf of the Commissioner")],
        {**PLAIN, "by": "AC Human Resources\n\non behalf of the Commissioner"},
    ),
    "agenda item in the lines": ([("p", "Report: 8\nAgenda item: 6\nDate: 8 May 2003\nBy: Clerk")], PLAIN),
    "agenda item first": ([("p", "Agenda item: 6\nReport: 8\nDate: 8 May 2003\nBy: Clerk")], PLAIN),
    "other labels before by": ([("p", "Report: 8\nDate: 8 May 2003\nTime: 2 pm\nVenue: City Hall\nBy: Clerk\nStatus: public")], PLAIN),
    "rows with other labels": (
        [
            ("tr", "Report:\t8"),
            ("tr", "Date:\t8 May 2003"),
            *[("tr", f"{each}:\tCity Hall") for each in ("Venue", "For", "Item")],
            ("tr", "By:\tClerk"),
        ],
        PLAIN,
    ),
    "colons in cells of their own": ([("tr", "Report\t:\t8"), ("tr", "Date\t:\t8 May 2003"), ("tr", "By\t:\tClerk")], PLAIN),
    "a cell of labels, a cell of values": ([("tr", "Report:\nDate:\nBy:\t8\n8 May 2003\nClerk")], PLAIN),
    "one line with bars": ([("p", "Report: 8 | Date: 8 May 2003 | By: Clerk")], PLAIN),
    "rows with bars (C)": ([("p", "Report: | 8 |"), ("p", "Date: | 8 May 2003 |"), ("p", "By: | Clerk |")], PLAIN),
    "stars (C)": ([("p", "**Report:** 8"), ("p", "**Date**: 8 May 2003"), ("p", "**By:** Clerk")], PLAIN),
    "dashes for colons": ([("p", "Report - 8\nDate - 8 May 2003\nBy - Clerk")], PLAIN),
    "by without a colon": ([("p", "Report: 8\nDate: 8 May 2003\nBy Clerk")], PLAIN),
    "marks of no width": ([("p", "\u200bReport: 8\n\ufeffDate: 8 May 2003\nBy: \u200bClerk")], PLAIN),
    "no by": ([("p", "Report: 8\nDate: 8 May 2003")], {"number": "8", "date": "8 May 2003"}),
    "by lost its word": ([("p", "Report: 8\nDate: 8 May 2003\nBy:"), ("p", LONG), ("p", "That")], {"number": "8", "date": "8 May 2003"}),
    "nothing but a number": ([("p", "Report: 8")], {"number": "8"}),
}


@pytest.mark.parametrize(("blocks", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout(blocks: list[tuple[str, ...]], expected: dict[str, str]) -> None:
    page = page_of(TITLE, *blocks, SUMMARY, ("p", LONG))
    header = find_header(page, RULES)
    assert header is not None and header.blocks.start == 1
    assert {field.name: page.words(field.value) for field in header.fields if field.value.start < field.value.end} == expected
    assert find_header(page, RULES, header.blocks) == header, "read again from its own blocks alone"


def test_what_follows_in_the_headers_own_block_is_no_part_of_it() -> None:
    page = page_of(("p", "Estates plan\nReport: 8\nDate: 8 May 2003\nBy: Clerk\nSummary\nand words"))
    header = find_header(page, RULES)
    assert header and [page.words(field.value) for field in header.fields] == ["8", "8 May 2003", "Clerk"]
    assert page.text[: header.start].strip() == "Estates plan"


def test_a_letter_in_the_headers_own_block_is_no_part_of_it() -> None:
    page = page_of(("p", "Report: 8\nDate: 8 May 2003\nSummary\nDate: 9 September 2001\nOur reference: 12"))
    header = find_header(page, RULES)
    assert header and [page.words(field.value) for field in header.fields] == ["8", "8 May 2003"]


@pytest.mark.parametrize(
    "blocks",
    [
        [("p", "Date: 8 May 2003"), ("p", "Our reference: 8"), ("p", LONG)],
        [("p", "Report"), ("p", "Metropolitan Police"), ("p", LONG)],
        [("p", "Report author(s): Kim Dale, MPA")],
        [("tr", "Date\tVenue"), ("tr", "8 May\tRoom 1")],
        [("p", "Reported by: nobody said.")],
        [("p", "Report: 8 of the 8 May 2003 meeting of the Audit Panel and plans.")],
        [("p", "Report - Finance and budgets"), ("p", "By March all was done")],
        [],
    ],
    ids=["letter", "navigation", "contacts", "table", "prose", "lead", "titles", "empty"],
)
def test_what_is_no_header(blocks: list[tuple[str, ...]]) -> None:
    assert find_header(page_of(*blocks), RULES) is None


def test_a_line_of_navigation_before_it_and_a_letter_after_it() -> None:
    page = page_of(
        ("p", "Report"),
        ("p", "Metropolitan Police"),
        TITLE,
        ("p", "Report: 8\nDate: 8 May 2003\nBy: Clerk"),
        SUMMARY,
        ("p", LONG),
        ("p", "Date: 9 September 2001\nOur reference: 12"),
    )
    header = find_header(page, RULES)
    assert header and header.blocks == range(3, 4)
    assert [page.words(field.value) for field in header.values("date")] == ["8 May 2003"]


def test_a_header_far_down_is_an_appendix_s() -> None:
    assert find_header(page_of(*[("p", LONG)] * 80, ("p", "Report: 8\nDate: 8 May 2003")), RULES) is None


@given(st.lists(st.tuples(st.sampled_from(["p", "h", "tr", "li"]), st.text(alphabet="ReportDateBy: \t\n8May", max_size=30)), max_size=12))
def test_no_page_breaks_it_and_values_lie_in_order(blocks: list[tuple[str, ...]]) -> None:
    page = page_of(*[(kind, "•", text) if kind == "li" else (kind, text) for kind, text in blocks])
    header = find_header(page, RULES)
    if header:
        starts = [field.value.start for field in header.fields]
        assert starts == sorted(starts) and all(field.value.end <= len(page.text) for field in header.fields)
        assert all(page.words(field.value) == page.words(field.value).strip() for field in header.fields)
