"""The lead in all its openings, date forms and joins, and what it witnesses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.lead import find_lead, lead_statements, lead_text
from pipeline.model import DocumentKind, Page
from pipeline.vocabulary.bodies import load_bodies
from pipeline.vocabulary.rules import load_rules
from tests.pages import page_of

RULES, BODIES = load_rules(), load_bodies()


def said(page: Page) -> dict[str, str]:
    statements = lead_statements(find_lead(page, RULES), BODIES, RULES)
    assert all(each.span is None or page.words(each.span) == each.as_written for each in statements)
    assert len({each.column for each in statements}) == len(statements)
    return {each.column: each.value for each in statements}


def of_lead(words: str) -> dict[str, str]:
    return said(page_of(("p", words)))


def stated(number: str, on: str | None, body_id: str | None, **more: str) -> dict[str, str]:
    values = {"number": number, "meeting_date": on, "body_id": body_id, **more}
    return {column: value for column, value in values.items() if value}


LEADS = {
    "usual": (
        "Report 8 of the 8 February 2007 meeting of the Finance Committee and reviews the budget.",
        stated("8", "2007-02-08", "f"),
    ),
    "this is": (
        "This is Report 4 of the 14 May 2009 meeting of the Equality and Diversity Sub-committee, with the plan.",
        stated("4", "2009-05-14", "equalities"),
    ),
    "this report": (
        "This report 13 of the 09 Jan 03 meeting of the MPA Committee presenting the plan",
        stated("13", "2003-01-09", "mpa"),
    ),
    "supplementary": (
        "This is supplementary report 7a to report 7 of the 8 Jul 04 meeting of the Human Resources Committee and gives figures.",
        stated("7", "2004-07-08", "hr", letter="a", status="supplementary"),
    ),
    "for the (to 2002)": (
        "Report 5 for the 14 Feb 02 meeting of the Chair's Co-ordination and Urgency Committee and asks for approval.",
        stated("5", "2002-02-14", "cuc"),
    ),
    "two-digit year, full month": (
        "Report 9a of the 30 September 04 meeting of the MPA Full Authority. Members are asked to agree.",
        stated("9", "2004-09-30", "mpa", letter="a"),
    ),
    "3b-AGM": (
        "Report 3b-AGM of the 25 June 2009 annual general meeting of the MPA Committee, describing the Finance Committee's work.",
        stated("3", "2009-06-25", "mpa", letter="b", is_annual_meeting="true"),
    ),
    "annual meeting report": (
        "Annual Meeting Report 1 of the 30 June 2005 meeting of the MPA Committee and appoints a chair.",
        stated("1", "2005-06-30", "mpa", is_annual_meeting="true"),
    ),
    "the meeting's name is not the paper's number": (
        "Report 7 of the 27 June 2002 annual meeting of the MPA Committee and appoints members.",
        stated("7", "2002-06-27", "mpa"),
    ),
    "committee Committee": (
        "Report 8 of the 20 November 2008 meeting of the Finance and Resources committee Committee presenting the position.",
        stated("8", "2008-11-20", "finres"),
    ),
    "cut short": (
        "Report 5 of the 7 February 2003 meeting of the Co-ordination and gives the Policing Committee's answer.",
        stated("5", "2003-02-07", None),
    ),
    "nothing at all joins": (
        "Report 5 of the 07 Feb 03 meeting of the Equal Opportunity & Diversity Board summary of the year",
        stated("5", "2003-02-07", "eodb"),
    ),
    "subcommittee in one word": (
        "Report 3 of the 17 Oct 02 meeting of the Remuneration Subcommittee and reviews pay.",
        stated("3", "2002-10-17", "remuneration"),
    ),
    "joint meeting": (
        "Report 6 of the 7 February 2003 joint meeting of the Finance Committee and the Human Resources Committee and plans.",
        stated("6", "2003-02-07", None),
    ),
    "acronym": ("Report 6 of the 12 June 2001 meeting of the PSPM and gives figures.", stated("6", "2001-06-12", "pspm")),
    "body first": (
        "Report 8 of the Finance Committee meeting of 8 February 2007 and gives figures.",
        stated("8", "2007-02-08", "f"),
    ),
    "comma behind the number": (
        "Report 8, of the 8 February 2007 meeting of the Finance Committee and reviews the budget.",
        stated("8", "2007-02-08", "f"),
    ),
    "colon before the number": (
        "Report: 8 of the 8 February 2007 meeting of the Finance Committee and reviews the budget.",
        stated("8", "2007-02-08", "f"),
    ),
    "of is lost": (
        "Report 8 the 8 February 2007 meeting of the Finance Committee and reviews the budget.",
        stated("8", "2007-02-08", "f"),
    ),
    "of of": ("Report 8 of the 8 Feb 07 meeting of of the Finance Committee and reviews the budget.", stated("8", "2007-02-08", "f")),
    "the the": ("Report 8 of the the 8 Feb 07 meeting of the Finance Committee and reviews the budget.", stated("8", "2007-02-08", "f")),
    "metting": ("Report 8 of the 8 February 2007 metting of the Finance Committee and reviews the budget.", stated("8", "2007-02-08", "f")),
    "meeting is lost": ("Report 8 of the 8 February 2007 of the Finance Committee and reviews the budget.", stated("8", "2007-02-08", "f")),
    "commitee": ("Report 8 of the 8 February 2007 meeting of the Finance Commitee and reviews the budget.", stated("8", "2007-02-08", "f")),
    "Committeeand": (
        "Report 8 of the 8 February 2007 meeting of the Finance Committeeand reviews the budget.",
        stated("8", "2007-02-08", "f"),
    ),
    "no such day": ("Report 8 of the 31 February 2007 meeting of the Audit Panel and gives figures.", stated("8", None, "ap")),
    "the other body comes later": (
        "Report 8 of the 8 February 2007 meeting of the Human Resources Committee and answers the Finance Committee.",
        stated("8", "2007-02-08", "hr"),
    ),
}


@pytest.mark.parametrize(("words", "expected"), LEADS.values(), ids=LEADS)
def test_what_a_lead_says(words: str, expected: dict[str, str]) -> None:
    assert of_lead(words) == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Agenda for the 8 February 2007 meeting of the Finance Committee", DocumentKind.AGENDA),
        ("These are the minutes for the 8 Feb 02 meeting of the Finance Committee.", DocumentKind.MINUTES),
        ("These are the minutes of the 8 Feb 02 special meeting.", DocumentKind.MINUTES),
        ("These are minutes for the 8 Feb 02 meeting of the Finance Committee.", DocumentKind.MINUTES),
        ("This resource is from the Committees section. This is the minutes for the 16 May 03 meeting", DocumentKind.MINUTES),
        ("This page contains press release 15/03", DocumentKind.PRESS_RELEASE),
        ("This page contains a list of reports for the Finance Committee.", DocumentKind.REPORT_LIST),
        ("This page contains MPA briefing paper 03/09 on custody.", DocumentKind.BRIEFING),
    ],
)
def test_leads_of_other_pages(words: str, kind: DocumentKind) -> None:
    page = page_of(("p", words))
    lead = find_lead(page, RULES)
    assert lead and lead.kind is kind
    assert said(page) == {} and lead_text(page, RULES) is None


@pytest.mark.parametrize(
    "words",
    [
        "Reported crime fell by 8 of the 10 points.",
        "The report of the working group was presented to the meeting of the board.",
        "This report gives the figures for the meeting of the Finance Committee.",
        "Report 8 lists the inspectorate's findings.",
        "Reports 5 and 6 of the 8 February 2007 meeting",
        "Report 8 of the 12 recommendations of the inquiry",
        "Report 8 of the 20 February of the figures",
        "",
    ],
)
def test_what_is_no_lead(words: str) -> None:
    assert find_lead(page_of(("p", words), ("p", words)), RULES) is None


USUAL = LEADS["usual"][0]


def test_the_lead_in_the_head_of_the_page_has_no_span() -> None:
    page = page_of(("p", "Other words."), description=USUAL)
    lead = find_lead(page, RULES)
    assert lead and (lead.block, lead.span) == (None, None)
    assert said(page) == LEADS["usual"][1]
    assert lead_text(page, RULES) == USUAL


def test_the_printed_lead_goes_before_the_one_in_the_head() -> None:
    page = page_of(("p/breadcrumb", "You are in:"), ("p", USUAL), description="Report 9 of the 8 May 2008 meeting of the Audit Panel")
    lead = find_lead(page, RULES)
    assert lead and lead.block == 1 and said(page)["number"] == "8"


def test_a_lead_behind_a_line_of_navigation_begins_where_it_begins() -> None:
    page = page_of(("p", f"Home > Committees\n{USUAL}"))
    lead = find_lead(page, RULES)
    assert lead and lead.span and page.words(lead.span) == USUAL
    assert said(page) == LEADS["usual"][1]


def test_boilerplate_and_text_far_down_are_no_lead() -> None:
    assert find_lead(page_of(("p/contents", USUAL)), RULES) is None
    assert find_lead(page_of(*[("p", "Words of the page.")] * 20, ("p", USUAL)), RULES) is None


HEADER = ("p", "Report: 8\nDate: 8 February 2007\nBy: Clerk")
OTHERS = "Report 9 of the 8 May 2003 meeting of the Audit Panel and lists claims."
WARNING = "Warning: This is archived material and may be out of date."
LINES = [("p", "Members"), ("p", "Links")] * 25

PLACES = {
    "far down, behind navigation": ([*LINES, ("p", USUAL), HEADER], USUAL),
    "behind the header": ([("h", "Budget"), HEADER, ("h", "Summary"), ("p", USUAL)], None),
    "a background paper": ([("h", "Budget"), HEADER, ("h", "E. Background papers"), ("p", OTHERS)], None),
    "of another paper, before its own": ([("p", OTHERS), ("p", USUAL), ("h", "Budget"), HEADER], USUAL),
    "of another paper, behind its own": ([("p", USUAL), ("p", OTHERS), ("h", "Budget"), HEADER], USUAL),
    "of another paper alone": ([("p", OTHERS), ("h", "Budget"), HEADER], None),
    "wrong in its number": ([("p", USUAL.replace("8", "3", 1)), ("h", "Budget"), HEADER], USUAL.replace("8", "3", 1)),
    "wrong in its year": ([("p", USUAL.replace("2007", "2008")), ("h", "Budget"), HEADER], USUAL.replace("2007", "2008")),
    "item of a list": ([("li", "•", USUAL), ("h", "Budget"), HEADER], USUAL),
    "labelled": ([("p", f"Description: {USUAL}"), ("h", "Budget"), HEADER], USUAL),
    "labelled in a cell": ([("tr", f"Description\t{USUAL}"), ("h", "Budget"), HEADER], USUAL),
    "row of a table": ([("tr", f"{USUAL}\t3"), ("h", "Budget"), HEADER], None),
    "a link": ([("p/navigation", OTHERS), ("p/navigation", USUAL), ("h", "Budget"), HEADER], USUAL),
    "links to other papers": ([("p/navigation", OTHERS), ("h", "Budget"), HEADER], None),
    "numbered": ([("p", "1.", USUAL), ("h", "Budget"), HEADER], None),
    "in one block with the warning": ([("p", f"{USUAL} {WARNING}"), ("h", "Budget"), HEADER], USUAL),
    "and the warning in the next line": ([("p", f"{USUAL}\n{WARNING}"), ("h", "Budget"), HEADER], USUAL),
    "no header, under the title": ([("h", "Budget"), ("p", USUAL), ("p", "The paper gives the figures.")], USUAL),
    "no header, after a sentence": ([("h", "Budget"), ("p", "The paper gives the figures."), ("p", USUAL)], None),
    "no header, after the warning": ([("p", WARNING), ("p", USUAL)], USUAL),
    "no header, the summary itself": ([("h", "Budget"), ("h", "Summary"), ("p", USUAL)], None),
    "no header, announced": ([("h", "Budget"), ("p", "We have published:"), ("p", USUAL)], None),
    "no header, two papers": ([("p", USUAL), ("p", OTHERS)], None),
}


@pytest.mark.parametrize(("blocks", "expected"), PLACES.values(), ids=PLACES)
def test_where_a_lead_stands(blocks: list[tuple[str, ...]], expected: str | None) -> None:
    page = page_of(*blocks)
    lead = find_lead(page, RULES)
    assert (lead and lead.words) == expected == (lead_text(page, RULES))
    assert lead is None or (lead.span and page.words(lead.span) == expected)


def test_of_two_leads_without_header_the_address_knows_the_page_s_own() -> None:
    page = page_of(("p", OTHERS), ("p", USUAL), url="http://policeauthority.org/metropolitan/committees/x-f/2007/070208/08/index.html")
    lead = find_lead(page, RULES)
    assert lead and lead.words == USUAL


def test_the_lead_in_the_head_goes_before_one_of_another_paper() -> None:
    page = page_of(("p", OTHERS), ("h", "Budget"), HEADER, description=USUAL)
    lead = find_lead(page, RULES)
    assert lead and (lead.words, lead.span) == (USUAL, None)


@given(st.text(alphabet="Report 8a of the 8 Feb 02 meeting of the Finance Committee\n-()&", max_size=200))
def test_no_words_break_it_and_spans_hold(words: str) -> None:
    of_lead(words)
    of_lead(f"Report 8 of the {words}")
