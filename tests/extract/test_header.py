"""What each witness on a page says, in the words it says it in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.header import HeaderReading, read_header
from pipeline.extract.outline import outline
from pipeline.model import Code, Page, Witness
from pipeline.vocabulary.bodies import load_bodies
from pipeline.vocabulary.rules import load_rules
from tests.pages import page_of

RULES, BODIES = load_rules(), load_bodies()
WORDS = (
    "Budgets of all directorates are monitored each month, and the forecast for the year is compared "
    "with the budget that was set in February of each year."
)
HOST = "http://policeauthority.org/metropolitan/committees"


def read(page: Page) -> HeaderReading:
    reading = read_header(page, outline(page, RULES), BODIES, RULES)
    for each in reading.statements:
        assert each.span is None or page.words(each.span) == each.as_written
        assert (each.span is None) == (
            each.witness is Witness.URL or (each.witness is Witness.TITLE and each.rule_id != "header.supplementary_title")
        )
    return reading


def paper(number: str = "8", on: str = "8 February 2007", more: str = "", title: str = "Budget monitoring", **fields: object) -> Page:
    header = ("p", f"Report: {number}\nDate: {on}\nBy: Clerk{more}")
    return page_of(("h", title), header, ("h", "Summary"), ("p", WORDS), ("h", "A. Recommendation"), ("p", "That it be noted"), **fields)


def said(page: Page, witness: Witness) -> dict[str, str]:
    return {each.column: each.value for each in read(page).statements if each.witness is witness}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("8", "8"),
        ("08", "8"),
        ("12a", "12 a"),
        ("06A", "6 a"),
        ("7a (supplementary)", "7 a supplementary"),
        ("16 - Report not considered by the committee", "16 not considered"),
        ("4 - agm", "4 agm"),
        ("5 (AGM)", "5 agm"),
        ("3b-AGM", "3 b agm"),
        ("3b - annual meeting", "3 b agm"),
        ("Annual Meeting Report 1", "1 agm"),
        ("9 - withdrawn", "9 withdrawn"),
        ("9 (to follow)", "9 to follow"),
        ("to follow", "to follow"),
        ("8/07", ""),
        ("none", ""),
    ],
)
def test_the_number_in_all_its_forms(number: str, expected: str) -> None:
    page = paper(number)
    statements = [each for each in read(page).statements if each.witness is Witness.HEADER]
    values = {each.column: each.value for each in statements}
    parts = [values.get("number"), values.get("letter"), "agm" if values.get("is_annual_meeting") == "true" else None, values.get("status")]
    assert " ".join(part for part in parts if part) == expected
    written = [each.as_written for each in statements if each.column == "number"]
    assert written == ([number] if values.get("number") else []), "the number is written as the whole value"


@pytest.mark.parametrize(
    ("on", "value"),
    [
        ("8 February 2007", "2007-02-08"),
        ("08 Feb 07", "2007-02-08"),
        ("07 October 04", "2004-10-07"),
        ("8 February 2007 (deferred)", "2007-02-08"),
    ],
)
def test_the_date_in_all_its_forms(on: str, value: str) -> None:
    page = paper(on=on)
    assert said(page, Witness.HEADER)["meeting_date"] == value
    assert [each.as_written for each in read(page).statements if each.column == "meeting_date"] == [on]


@pytest.mark.parametrize("on", ["31 February 2007", "8/9 February 2007", "8 February 2007 and 9 March 2007", "to be agreed"])
def test_a_date_that_cannot_be_is_a_finding_and_no_date(on: str) -> None:
    reading = read(paper(on=on))
    assert not [each for each in reading.statements if each.column == "meeting_date"]
    (finding,) = reading.findings
    assert finding.code is Code.DATE_CONFLICT and on in finding.message and finding.span


def test_extra_lines_of_2000_and_2004_and_of_a_board() -> None:
    assert said(paper(more="\nMeeting: Metropolitan Police Authority"), Witness.HEADER)["body_id"] == "mpa"
    assert said(paper(more="\nAGM report"), Witness.HEADER)["is_annual_meeting"] == "true"
    assert said(paper(more="\nReport for the Domestic and Sexual Violence Board"), Witness.HEADER)["body_id"] == "dsvb"
    assert "status" not in said(paper(more="\nLinked to exempt item 24"), Witness.HEADER)


def test_only_the_first_date_is_the_meetings() -> None:
    page = page_of(
        ("h", "Annual letter"),
        ("p", "Report: 4\nDate: 13 December 2001\nBy: Treasurer\nDate: 9 November 2001"),
        ("h", "Summary"),
        ("p", WORDS),
    )
    assert said(page, Witness.HEADER)["meeting_date"] == "2001-12-13"


def test_the_address_is_a_witness_without_a_place() -> None:
    page = paper(url=f"{HOST}/mpa/2009/090625-agm/03b-agm/index.html")
    assert said(page, Witness.URL) == {
        "number": "3",
        "letter": "b",
        "is_annual_meeting": "true",
        "meeting_date": "2009-06-25",
        "body_id": "mpa",
    }
    assert said(paper(url=f"{HOST}/x-psc/2007/070208/08/index.html"), Witness.URL)["body_id"] == "psc"
    assert said(paper(), Witness.URL) == {}


def test_years_of_folder_and_last_part_that_differ_are_a_finding() -> None:
    reading = read(paper(url=f"{HOST}/pscsc/2009/101119/04/index.html"))
    (finding,) = reading.findings
    assert (finding.code, finding.candidates, finding.chosen) == (Code.DATE_CONFLICT, ("2009-11-19", "2010-11-19"), "2009-11-19")


@pytest.mark.parametrize(
    ("code", "day", "lead", "body_id"),
    [
        ("x-ce", "2004/040922", "Consultation Committee", "consultation"),
        ("x-ce", "2004/040922", "Community Engagement Committee", "ce"),
        ("x-ce", "2004/040922", "Audit Panel", "ce"),
        ("x-ce", "2005/050922", "Consultation Committee", "ce"),
        ("hrremuneration", "2009/090204", "Remuneration Sub-committee", "remuneration"),
        ("hrremuneration", "2010/100204", "Remuneration Sub-committee", "hrremuneration"),
        ("x-f", "2002/020221", "Finance Committee", "fpbv"),
        ("x-f", "2002/020718", "Finance, Planning and Best Value Committee", "fpbv"),
        ("x-soc", "2003/030612", "Senior Officers Conduct Sub-committee", "acpo"),
    ],
)
def test_about_a_change_of_name_the_code_cannot_tell_old_from_new(code: str, day: str, lead: str, body_id: str) -> None:
    page = page_of(("p", f"Report 8 of the 8 February 2007 meeting of the {lead} and"), url=f"{HOST}/{code}/{day}/08/index.html")
    assert said(page, Witness.URL)["body_id"] == body_id
    assert said(page, Witness.LEAD)["body_id"] == (body_id if lead != "Audit Panel" else "ap")
    assert not [each for each in read(page).findings if each.column == "body_id"]


@pytest.mark.parametrize(
    ("day", "lead", "body_id", "was"),
    [
        ("17 Apr 01", "Finance Committee", "fpbv", "f"),
        ("22 Feb 02", "Co-ordination and Policing Committee", "cuc", "cop"),
        ("10 February 2005", "Consultation Committee", "ce", "consultation"),
        ("8 May 2003", "Community Engagement Committee", "consultation", "ce"),
        ("14 January 2010", "Remuneration Sub-committee", "hrremuneration", "remuneration"),
        ("20 May 2004", "Finance, Planning and Best Value Committee", "f", "fpbv"),
        ("11 July 2002", "Finance, Planning and Best Value Committee", "fpbv", None),
        ("20 May 2004", "Finance Committee", "f", None),
        ("20 May 2001", "Planning, Performance & Review Committee", "ppr", None),
    ],
)
def test_a_name_of_another_time_without_an_address(day: str, lead: str, body_id: str, was: str | None) -> None:
    page = page_of(("p", f"Report 8 of the {day} meeting of the {lead} and reviews the year."))
    assert said(page, Witness.LEAD)["body_id"] == body_id
    found = [(each.code, each.candidates, each.chosen) for each in read(page).findings if each.column == "body_id"]
    assert found == ([(Code.COMMITTEE_CONFLICT, (was, body_id), body_id)] if was else [])


def test_the_pages_own_title_and_the_breadcrumb() -> None:
    page = page_of(
        ("p/breadcrumb", "You are in: Home > Committees > Planning, Performance & Review Committee > 17-Jan-09 > Report 10a"),
        ("h", "Budget monitoring"),
        ("p", "Report: 10a\nDate: 17 January 2008\nBy: Clerk"),
        ("h", "Summary"),
        ("p", WORDS),
        head_title="MPA: Report 10a - 17 January 2008",
    )
    assert said(page, Witness.BREADCRUMB) == {"number": "10", "letter": "a", "meeting_date": "2009-01-17", "body_id": "ppr"}
    assert said(page, Witness.TITLE) == {"number": "10", "letter": "a", "meeting_date": "2008-01-17"}


@pytest.mark.parametrize(
    "head_title",
    [
        "Metropolitan Police Authority",
        "MPA: Budget monitoring - 31 March 2005",
        "Progress report 4 of the working group",
        "Report 8 of the inquiry",
        "",
    ],
)
def test_a_page_title_that_says_nothing_of_number_and_date(head_title: str) -> None:
    assert said(paper(head_title=head_title), Witness.TITLE) == {}


def test_breadcrumbs_that_name_two_committees_or_the_site_name_none() -> None:
    for trail in ("You are in: MPA > Committees", "You are in: Home > Finance Committee > Audit Panel"):
        assert said(page_of(("p/breadcrumb", trail)), Witness.BREADCRUMB) == {}


@pytest.mark.parametrize("head_title", [None, "MPA: Report 8 - 8 February 2007", "Finance Committee - Committees"])
def test_a_title_that_was_lost(head_title: str | None) -> None:
    page = page_of(("p", "Report: 8\nDate: 8 February 2007\nBy: Clerk"), ("h", "Summary"), ("p", WORDS), head_title=head_title)
    reading = read(page)
    assert not [each for each in reading.statements if each.column == "title"]
    assert [finding.code for finding in reading.findings] == [Code.MISSING_TITLE]


def test_a_lost_title_that_the_pages_head_has() -> None:
    page = page_of(
        ("p", "Report: 8\nDate: 8 February 2007\nBy: Clerk"), ("h", "Summary"), ("p", WORDS), head_title="MPA: Report 8 - Appointments"
    )
    reading = read(page)
    assert said(page, Witness.TITLE)["title"] == "Appointments" and not reading.findings


def test_the_title_has_single_spaces_and_keeps_its_marks() -> None:
    page = paper(title="Budget  monitoring - draft (3) ")
    assert said(page, Witness.HEADER)["title"] == "Budget monitoring - draft (3)"
    assert said(page, Witness.TITLE) == {}
    assert said(paper(title="Budget monitoring (supplementary report)"), Witness.TITLE) == {"status": "supplementary"}


def test_the_mark_of_a_heading_is_no_part_of_the_title() -> None:
    assert said(paper(title="# Budget monitoring"), Witness.HEADER)["title"] == "Budget monitoring"


def test_a_title_in_the_headers_own_block() -> None:
    for lines in ("Budget monitoring", "Title: Budget monitoring\nAgenda item: 6", "AGM report\nBudget monitoring"):
        page = page_of(("p", f"{lines}\nReport: 8\nDate: 8 February 2007\nBy: Clerk"), ("h", "Summary"), ("p", WORDS))
        assert said(page, Witness.HEADER) == {"number": "8", "meeting_date": "2007-02-08", "title": "Budget monitoring"}


def test_a_body_s_name_over_the_header_is_no_title() -> None:
    reading = read(paper(title="Finance Committee"))
    assert [finding.code for finding in reading.findings] == [Code.MISSING_TITLE]
    assert said(paper(title="Standards Board"), Witness.HEADER)["title"] == "Standards Board"


def findings(title: str, lead: str, summary: str = WORDS) -> list[tuple[Code, str | None]]:
    page = page_of(
        ("p", f"Report 8 of the 8 February 2007 meeting of the Finance Committee and {lead}"),
        ("h", title),
        ("p", "Report: 8\nDate: 8 February 2007\nBy: Clerk"),
        ("h", "Summary"),
        ("p", summary),
        ("h", "A. Recommendation"),
        ("p", "That it be noted"),
    )
    return [(finding.code, finding.column) for finding in read(page).findings]


def test_a_title_that_belongs_to_another_paper() -> None:
    assert findings("Recruitment of mounted officers", "compares forecasts with budgets") == [(Code.TITLE_CONFLICT, "title")]
    assert findings("Recruitment of mounted officers", "describes the recruitment of officers") == [(Code.TITLE_CONFLICT, "title")]


def test_two_telling_words_convict_a_title_only_against_a_long_text() -> None:
    assert findings("Dog handlers' kennels", "compares forecasts with budgets") == []
    assert findings("Dog handlers' kennels", "compares forecasts with budgets", WORDS * 6) == [(Code.TITLE_CONFLICT, "title")]


def test_a_lead_that_belongs_to_another_paper() -> None:
    lead = "describes how kennels, stables, mounted officers and handlers are inspected"
    assert findings("Budget monitoring", lead) == [(Code.TITLE_CONFLICT, "lead")]


@pytest.mark.parametrize(
    ("title", "lead", "summary"),
    [
        ("Budget monitoring", "gives the figures", WORDS),
        ("Directorate budgets 2006/07", "compares budgets", WORDS),
        ("EODB forward look", "gives the dates", WORDS),
        ("Progress report", "gives the progress", WORDS),
        ("Recruitment of mounted officers", "describes recruitment", "The officers are to be found."),
        ("Forecasting", "gives the outlook", WORDS),
    ],
    ids=["agree", "inflected", "acronym", "plain words only", "a short summary tells nothing", "one word is too little"],
)
def test_no_false_alarm(title: str, lead: str, summary: str) -> None:
    assert findings(title, lead, summary) == []


@given(st.text(max_size=80), st.text(max_size=40), st.text(alphabet="Report 8 -:>Feb 2007", max_size=40))
def test_no_words_break_it(number: str, on: str, head_title: str) -> None:
    read(paper(number.replace("\n", " "), on.replace("\n", " "), head_title=head_title, description=head_title))
