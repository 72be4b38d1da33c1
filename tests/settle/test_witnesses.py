"""Header, lead and address each fail somewhere: what they settle to, and what is said about the one that dissents."""

from itertools import permutations

import pytest

from pipeline.model import Code, Rendition, Severity, Statement, Witness
from pipeline.settle.verdict import leaders
from tests.settle.witnesses import codes, doc, finding, paper, settled_alone

# The survey's table of disagreements, as far as it is about reports: page, what each witness says, the id, the codes.
DISAGREEMENTS = {
    "mpa/2012/0112/09": (
        {"header": "2012-01-12 9", "lead": "mpa 2011-11-24 9", "url": "mpa 2012-01-12 9"},
        "mpa/2012-01-12/9",
        ["date_conflict"],
    ),
    "cgc/2010/100322/12": (
        {"header": "2010-03-22 12", "lead": "cgc 2009-03-23 12", "url": "cgc 2010-03-22 12"},
        "cgc/2010-03-22/12",
        ["date_conflict"],
    ),
    "mpa/2002/020523/09": (
        {"header": "2002-05-23 9", "lead": "mpa 2002-05-23 3", "url": "mpa 2002-05-23 9"},
        "mpa/2002-05-23/9",
        ["number_conflict"],
    ),
    "x-psc/2007/070208/06": (
        {"header": "2006-02-08 6", "lead": "psc 2007-02-08 6", "url": "psc 2007-02-08 6"},
        "psc/2007-02-08/6",
        ["date_conflict"],
    ),
    "x-psc/2007/070208/08": (
        {"header": "2006-02-08 8", "lead": "psc 2007-02-08 8", "url": "psc 2007-02-08 8"},
        "psc/2007-02-08/8",
        ["date_conflict"],
    ),
    "sop/2009/090402/09": (
        {"header": "2009-04-02 9", "lead": "sop 2009-04-02 9", "url": "sop 2009-04-02 9"},
        "sop/2009-04-02/9",
        [],
    ),
    "x-pspm/2001/010612/05": (
        {"header": "2001-06-12 5", "lead": "pspm 2001-06-12 5", "url": "pspm 2001-06-12 5", "headline": "A title that is another paper's"},
        "pspm/2001-06-12/5",
        [],
    ),
    "finres/2008/081120/08": (
        {"header": "2008-11-20 8", "lead": "finres 2008-11-20 8", "url": "finres 2008-11-20 8"},
        "finres/2008-11-20/8",
        [],
    ),
    "x-cop/2003/030207/05: the lead's body is cut short, so it states none": (
        {"header": "2003-02-07 5", "lead": "2003-02-07 5", "url": "cop 2003-02-07 5"},
        "cop/2003-02-07/5",
        [],
    ),
    "mpa/2004/040708-agm/04-agm": (
        {"header": "2004-07-08 4-agm", "lead": "mpa 2004-07-08 4", "url": "mpa 2004-07-08 4-agm"},
        "mpa/2004-07-08/4-agm",
        [],
    ),
    "mpa/2004/040708-agm/05-agm, address lost": (
        {"header": "2004-07-08 5-agm", "lead": "mpa 2004-07-08 5"},
        "mpa/2004-07-08/5-agm",
        [],
    ),
    "mpa/2009/090625-agm/03b-agm": (
        {"header": "2009-06-25 3b-agm", "lead": "mpa 2009-06-25 3b", "url": "mpa 2009-06-25 3b-agm"},
        "mpa/2009-06-25/3b-agm",
        [],
    ),
    "mpa/2004/040129/07a": (
        {
            "header": "2004-01-29 7a",
            "lead": "mpa 2004-01-29 7a",
            "url": "mpa 2004-01-29 7a",
            "headline": "Plan for the year 2004/05",
            "head_title": "Plan for the year 2003/04",
        },
        "mpa/2004-01-29/7a",
        ["title_conflict"],
    ),
    "x-psc/2008/080117/10: the breadcrumb has 17-Jan-09": (
        {"header": "2008-01-17 10", "lead": "psc 2008-01-17 10", "url": "psc 2008-01-17 10", "breadcrumb": "2009-01-17"},
        "psc/2008-01-17/10",
        ["date_conflict"],
    ),
}


@pytest.mark.parametrize("page", DISAGREEMENTS)
def test_the_disagreements_of_the_survey(page: str) -> None:
    said, report_id, expected = DISAGREEMENTS[page]
    report = settled_alone(paper(**said))  # type: ignore[arg-type]
    assert (report.report_id, codes(report)) == (report_id, expected)


@pytest.mark.parametrize(("right", "wrong"), [("2007-02-08", "2006-02-08"), ("2002-02-14", "2012-02-14")])
@pytest.mark.parametrize(("one", "other", "dissenter"), list(permutations(("header", "lead", "url"))))
def test_two_that_agree_outvote_the_third(one: str, other: str, dissenter: str, right: str, wrong: str) -> None:
    said = {one: f"psc {right} 8", other: f"psc {right} 8", dissenter: f"psc {wrong} 8"}
    report = settled_alone(paper(**said))  # type: ignore[arg-type]
    assert report.report_id == f"psc/{right}/8"
    found = finding(report, "date_conflict")
    assert (found.candidates, found.chosen) == (tuple(sorted((right, wrong))), right)
    assert "agree" in found.message
    dates = {e.statement.witness.value: e.is_chosen for e in report.evidence if e.statement.column == "meeting_date"}
    assert dates == {one: True, other: True, dissenter: False}, "every statement is kept, and nothing is added"


@pytest.mark.parametrize(("one", "other"), list(permutations(("header", "lead", "url"), 2)))
def test_a_silent_third_is_no_dissent(one: str, other: str) -> None:
    report = settled_alone(paper(**{one: "psc 2007-02-08 8", other: "psc 2007-02-08 8"}))  # type: ignore[arg-type]
    assert (report.report_id, codes(report)) == ("psc/2007-02-08/8", [])


def test_the_message_names_both_witnesses_in_their_own_words() -> None:
    report = settled_alone(paper(header="2002-05-23 9", lead="mpa 2002-05-23 3", url="mpa 2002-05-23 9"))
    found = finding(report, "number_conflict")
    assert found.message == "The header says '9', the lead '3', the address '9'. 9 is chosen: the header and the address agree."
    assert (found.column, found.severity, found.chosen) == ("number", Severity.WARNING, "9")


def test_the_span_is_the_dissenters_in_the_chosen_document() -> None:
    extraction = paper(header="2006-02-08 8", lead="psc 2007-02-08 8", url="psc 2007-02-08 8")
    span = finding(settled_alone(extraction), "date_conflict").span
    assert span is not None
    assert span.of(extraction.text) == "8 February 2006"


def test_three_that_all_differ_leave_the_number_null() -> None:
    report = settled_alone(paper(header="2007-02-08 8", lead="psc 2007-02-08 9", url="psc 2007-02-08 10"))
    assert (report.number, report.number_as_written, report.report_id) == (None, None, f"unplaced/{doc('a')}")
    assert codes(report) == ["number_conflict", "unplaced"]
    assert finding(report, "number_conflict").candidates == ("10", "8", "9")


def test_two_that_differ_in_the_number_leave_it_null() -> None:
    report = settled_alone(paper(header="2002-05-23 9", lead="mpa 2002-05-23 3"))
    assert (report.number, codes(report)) == (None, ["number_conflict", "unplaced"])
    assert report.meeting_date is not None
    assert "stays null" in finding(report, "number_conflict").message


NUMBERS = {
    "the letter is in all": ("8a", "8a", "8a", "8a", []),
    "the lead leaves the letter out": ("7a", "7", "7a", "7a", []),
    "the address is lost and the lead silent": ("7a", "7", "", "7a", []),
    "the letter of a witness that has the number wrong is another paper's": ("9", "3b", "9", "9", ["number_conflict"]),
    "so is its annual meeting": ("9", "3-agm", "9", "9", ["number_conflict"]),
    "letters differ, two agree": ("7a", "7b", "7a", "7a", ["number_conflict"]),
    "letters differ, one against one": ("7a", "7b", "", "7", ["number_conflict"]),
    "only the lead has a letter, and the address is another's place": ("7", "7a", "7", "7", ["number_conflict"]),
    "only the header has a letter, no lead": ("7a", "", "7", "7a", []),
    "only the address has a letter": ("7", "7", "7a", "7a", []),
    "annual in the address only": ("5", "5", "5-agm", "5-agm", []),
    "annual in the lead only": ("3", "3-agm", "", "3-agm", []),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_letters_and_annual_meetings(case: str) -> None:
    header, lead, url, number, expected = NUMBERS[case]
    report = settled_alone(paper(header=f"2009-06-25 {header}", lead=f"mpa 2009-06-25 {lead}", url=f"mpa 2009-06-25 {url}"))
    assert (report.report_id, codes(report)) == (f"mpa/2009-06-25/{number}", expected)
    assert report.letter == (number.removesuffix("-agm").lstrip("0123456789") or None)
    assert report.is_annual_meeting is number.endswith("-agm")


def test_an_ordinary_number_is_silent_about_the_annual_meeting_and_a_correction_is_not() -> None:
    ordinary = Statement("is_annual_meeting", "false", Witness.LEAD, "lead.report", "4")
    assert settled_alone(paper(header="2004-07-08 4-agm", lead="mpa 2004-07-08 4", more=(ordinary,))).is_annual_meeting
    assert not settled_alone(paper(lead="mpa 2004-07-08 4", more=(ordinary,))).is_annual_meeting
    correction = Statement("is_annual_meeting", "false", Witness.CORRECTION, "overlay.annual", "false")
    report = settled_alone(paper(header="2004-07-08 4-agm", lead="mpa 2004-07-08 4", more=(correction,)))
    assert report.report_id == "mpa/2004-07-08/4"


def test_a_breadcrumb_parts_two_that_are_level() -> None:
    report = settled_alone(paper(header="2006-10-12 4", lead="psc 2006-10-05 4", breadcrumb="2006-10-05"))
    assert str(report.meeting_date) == "2006-10-05"
    assert "the breadcrumb bears it out" in finding(report, "date_conflict").message


@pytest.mark.parametrize("witness", ["header", "lead", "url"])
def test_a_breadcrumb_alone_against_a_witness_is_a_mild_dissent(witness: str) -> None:
    report = settled_alone(paper(**{witness: "psc 2008-01-17 10"}, breadcrumb="2009-01-17"))  # type: ignore[arg-type]
    assert str(report.meeting_date) == "2008-01-17"
    assert finding(report, "date_conflict").severity is Severity.INFO


def test_a_correction_goes_before_all() -> None:
    correction = Statement("number", "12", Witness.CORRECTION, "overlay.number", "12")
    report = settled_alone(paper(header="2007-02-08 8", lead="psc 2007-02-08 8", url="psc 2007-02-08 8", more=(correction,)))
    assert report.report_id == "psc/2007-02-08/12"
    assert "a correction says so" in finding(report, "number_conflict").message


VOICES = {
    "nobody": ({}, ()),
    "one": ({"8": "header"}, ("8",)),
    "majority": ({"8": "header url", "9": "lead"}, ("8",)),
    "tie": ({"8": "header", "9": "lead"}, ("8", "9")),
    "three ways": ({"8": "header", "9": "lead", "10": "url"}, ("8", "9", "10")),
    "lesser witnesses part a tie": ({"8": "header", "9": "lead title breadcrumb"}, ("9",)),
    "two lesser ones outvote one, of level witnesses": ({"8": "header title", "9": "lead list agenda"}, ("9",)),
    "but no crowd of lesser ones outvotes a witness": ({"8": "header", "9": "title breadcrumb list agenda"}, ("8",)),
    "a correction outvotes all": ({"8": "header url lead", "9": "correction"}, ("9",)),
}


@pytest.mark.parametrize("case", VOICES)
def test_who_leads(case: str) -> None:
    voices, expected = VOICES[case]
    assert leaders({value: {Witness(name) for name in names.split()} for value, names in voices.items()}) == expected


AS_WRITTEN = {
    "the header's words where it is right": ("2007-02-08 08", "psc 2007-02-08 8", "", ("08", "8 February 2007")),
    "the lead's where the header is wrong": ("2006-02-08 8", "psc 2007-02-08 8", "psc 2007-02-08 8", ("8", "8 February 2007")),
    "none where only the address tells": ("", "", "psc 2007-02-08 8", (None, None)),
}


@pytest.mark.parametrize("case", AS_WRITTEN)
def test_the_settled_value_in_the_words_of_the_page(case: str) -> None:
    header, lead, url, expected = AS_WRITTEN[case]
    report = settled_alone(paper(header=header, lead=lead, url=url))
    assert (report.number_as_written, report.date_as_written) == expected


TITLES = {
    "only a headline": ("Complaints", None, "Complaints", []),
    "the headline was one word and is lost": (None, "Complaints", "Complaints", []),
    "the head has the site's name too": ("Use of force", "MPA: Committees: Use of force", "Use of force", []),
    "the head is cut off": ("Use of force in custody suites", "Use of force in custody", "Use of force in custody suites", []),
    "case, dash and ampersand": ("Stop & Search \u2013 update", "Stop and search - Update", "Stop & Search \u2013 update", []),
    "two titles": ("Use of force", "Complaints", "Use of force", ["title_conflict"]),
    "another year": ("Plan 2004/05", "Plan 2003/04", "Plan 2004/05", ["title_conflict"]),
    "no title at all": (None, None, None, ["missing_title"]),
}


@pytest.mark.parametrize("case", TITLES)
def test_titles(case: str) -> None:
    headline, head_title, title, expected = TITLES[case]
    report = settled_alone(paper(header="2007-02-08 8", lead="psc 2007-02-08 8", headline=headline, head_title=head_title))
    assert (report.title, codes(report)) == (title, expected)


def test_the_status_is_kept_as_stated() -> None:
    status = Statement("status", "not considered", Witness.HEADER, "header.status", "Report not considered by the committee")
    report = settled_alone(paper(header="2003-10-16 16", lead="eodb 2003-10-16 16", more=(status,)))
    assert (report.status, codes(report)) == ("not considered", [])


GAPS = {
    "no header, no address": ({"lead": "psc 2007-02-08 8"}, []),
    "header only (a lead lost with rendition D)": ({"header": "2007-02-08 8"}, ["unplaced"]),
    "nothing at all (rendition E)": ({}, ["missing_date", "missing_number", "unplaced"]),
    "number lost": ({"lead": "psc 2007-02-08"}, ["missing_number", "unplaced"]),
    "date lost": ({"lead": "psc 8"}, ["missing_date", "unplaced"]),
    "no author": ({"lead": "psc 2007-02-08 8", "authors": False}, ["missing_author"]),
}


@pytest.mark.parametrize("case", GAPS)
def test_what_nobody_states_is_null_and_said(case: str) -> None:
    said, expected = GAPS[case]
    assert codes(settled_alone(paper(**said))) == expected  # type: ignore[arg-type]


def test_what_the_extractor_has_reported_is_not_said_again() -> None:
    told = finding(settled_alone(paper(lead="psc 2007-02-08 8", authors=False)), "missing_author")
    report = settled_alone(paper(lead="psc 2007-02-08 8", authors=False, findings=(told,)))
    assert codes(report) == []


def test_the_unplaced_say_what_is_lacking() -> None:
    report = settled_alone(paper(header="2002-06-13 13", rendition=Rendition.A))
    assert (report.report_id, report.body_id, report.committee) == (f"unplaced/{doc('a')}", None, None)
    assert (report.number, str(report.meeting_date)) == (13, "2002-06-13")
    assert finding(report, Code.UNPLACED).message.startswith("The committee of this report is not known")
