"""A tie between witnesses is broken by further evidence that is stated, or not at all."""

import pytest

from pipeline.settle.further import Siblings, by_calendar, by_siblings, by_years_named
from tests.settle.witnesses import codes, doc, finding, paper, settled, settled_alone

# header, lead (of the same paper), the date it settles to; `psc` meets on Thursdays and Mondays.
CALENDAR = {
    "SEED 000: Wednesday v Thursday": ("psc", "2006-02-08", "2007-02-08", "2007-02-08"),
    "the other way round": ("psc", "2007-02-08", "2006-02-08", "2007-02-08"),
    "the lead is wrong": ("psc", "2007-02-08", "2008-02-08", "2007-02-08"),
    "Thursday v Sunday": ("hr", "2003-04-03", "2005-04-03", "2003-04-03"),
    "Friday, on which it does not meet, v Saturday": ("hr", "2002-10-04", "2003-10-04", "2002-10-04"),
    "both Thursdays: mpa/2012/0112/09 without its address": ("mpa", "2012-01-12", "2011-11-24", None),
    "both Mondays: cgc/2010/100322/12 without its address": ("cgc", "2010-03-22", "2009-03-23", None),
    "both at a weekend": ("psc", "2006-02-11", "2007-02-10", None),
    "neither on its days, both in the week": ("hr", "2003-04-04", "2005-04-05", None),
}


@pytest.mark.parametrize("case", CALENDAR)
def test_the_day_on_which_the_body_meets(case: str) -> None:
    body_id, header, lead, expected = CALENDAR[case]
    report = settled_alone(paper(header=f"{header} 8", lead=f"{body_id} {lead} 8"))
    found = finding(report, "date_conflict")
    assert (report.meeting_date and str(report.meeting_date)) == found.chosen == expected
    assert found.candidates == tuple(sorted((header, lead)))
    assert report.report_id == (f"{body_id}/{expected}/8" if expected else f"unplaced/{doc('a')}")
    calendar = [row for row in report.evidence if row.statement.witness == "calendar"]
    assert [(row.statement.value, row.is_chosen, row.statement.span) for row in calendar] == ([(expected, True, None)] if expected else [])


def test_the_reason_is_stated() -> None:
    report = settled_alone(paper(header="2006-02-08 8", lead="psc 2007-02-08 8"))
    assert finding(report, "date_conflict").message == (
        "The header says '8 February 2006', the lead '8 February 2007'. 2007-02-08 is chosen: 8 February 2007 is a Thursday, "
        "a day on which the Professional Standards & Complaints Committee meets; 8 February 2006 is a Wednesday."
    )
    (calendar,) = [row for row in report.evidence if row.statement.witness == "calendar"]
    assert (calendar.statement.as_written, calendar.statement.rule_id) == ("8 February 2007 is a Thursday", "settle.calendar")


def test_a_null_date_says_why() -> None:
    report = settled_alone(paper(header="2012-01-12 9", lead="mpa 2011-11-24 9"))
    assert finding(report, "date_conflict").message == (
        "The header says '12 January 2012', the lead '24 November 2011'. "
        "The meeting date stays null: the witnesses are level and nothing decides between them."
    )
    assert (report.date_as_written, codes(report)) == (None, ["date_conflict", "unplaced"])
    assert report.committee == "Metropolitan Police Authority"


def test_the_address_is_a_witness_like_the_others() -> None:
    assert str(settled_alone(paper(header="2006-02-08 8", url="psc 2007-02-08 8")).meeting_date) == "2007-02-08"
    assert settled_alone(paper(header="2012-01-12 9", url="mpa 2011-11-24 9")).meeting_date is None


# What else the archive holds beside a paper whose header has 22 March 2010 and whose lead has 23 March 2009, both Mondays.
SIBLINGS = {
    "nothing": ([], None),
    "one of the same meeting": ([{"lead": "cgc 2010-03-22 5", "header": "2010-03-22 5"}], "2010-03-22"),
    "one of the other": ([{"lead": "cgc 2009-03-23 5"}], "2009-03-23"),
    "three of the one": ([{"lead": f"cgc 2010-03-22 {n}"} for n in (5, 6, 7)], "2010-03-22"),
    "some of both": ([{"lead": "cgc 2010-03-22 5"}, {"lead": "cgc 2009-03-23 5"}, {"lead": "cgc 2009-03-23 6"}], None),
    "of another body": ([{"lead": "psc 2010-03-22 5"}], None),
    "of another day": ([{"lead": "cgc 2010-03-25 5"}], None),
    "disputed itself": ([{"lead": "cgc 2010-03-22 5", "header": "2009-03-23 5"}], None),
    "outvoted, but with the address": ([{"lead": "cgc 2009-03-23 5", "header": "2010-03-22 5", "url": "cgc 2010-03-22 5"}], "2010-03-22"),
    "outvoted, against the address": ([{"lead": "cgc 2010-03-22 5", "header": "2010-03-22 5", "url": "cgc 2009-03-23 5"}], None),
    "its own fellow rendition, with the address": ([{"header": "2010-03-22 12", "url": "cgc 2010-03-22 12"}], "2010-03-22"),
}


@pytest.mark.parametrize("case", SIBLINGS)
def test_the_other_papers_of_the_meeting(case: str) -> None:
    others, expected = SIBLINGS[case]
    tied = paper("a", header="2010-03-22 12", lead="cgc 2009-03-23 12")
    beside = [paper(letter, **said) for letter, said in zip("bcd", others, strict=False)]  # type: ignore[arg-type]
    (report,) = [report for report in settled(tied, *beside) if doc("a") in report.renditions]
    assert (report.meeting_date and str(report.meeting_date)) == expected


def test_how_many_papers_bear_it_out_is_stated() -> None:
    tied = paper("a", header="2010-03-22 12", lead="cgc 2009-03-23 12")
    reports = settled(tied, paper("b", lead="cgc 2010-03-22 5"), paper("c", lead="cgc 2010-03-22 6"))
    (report,) = [report for report in reports if report.document_id == doc("a")]
    assert finding(report, "date_conflict").message.endswith(
        "2010-03-22 is chosen: the archive holds 2 other papers of 22 March 2010, none of 23 March 2009."
    )
    (row,) = [row for row in report.evidence if row.statement.witness == "sibling_papers"]
    assert (row.statement.as_written, row.is_chosen) == ("2 other papers of 22 March 2010", True)


def test_evidence_that_is_divided_decides_nothing() -> None:
    special = paper("b", header="2006-02-08 5", lead="psc 2006-02-08 5", url="psc 2006-02-08 5")
    reports = settled(paper("a", header="2006-02-08 8", lead="psc 2007-02-08 8"), special)
    (report,) = [report for report in reports if report.document_id == doc("a")]
    assert report.meeting_date is None
    message = finding(report, "date_conflict").message
    assert "does not decide" in message
    assert "Thursday" in message
    assert "1 other paper of 8 February 2006" in message
    assert {row.statement.witness.value for row in report.evidence if not row.is_chosen} >= {"calendar", "sibling_papers"}


YEARS = {
    "years of the later one, none near the earlier": (("2002-02-14", "2012-02-16"), {2010, 2011}, "2012-02-16"),
    "plans for later years say nothing against the later one": (("2002-02-14", "2009-02-12"), {2008, 2012}, "2009-02-12"),
    "only a far year to come (the Games)": (("2005-02-10", "2011-02-10"), {2012}, None),
    "old years on what may be a late paper": (("2002-02-14", "2012-02-16"), {2001, 2002}, None),
    "a year next to the earlier one": (("2002-02-14", "2012-02-16"), {2003, 2011}, None),
    "years of both": (("2002-02-14", "2012-02-16"), {2002, 2011}, None),
    "neighbouring years": (("2006-02-09", "2007-02-08"), {2006, 2007, 2008}, None),
    "a year later than both": (("2006-02-09", "2007-02-08"), {2008}, None),
    "no years": (("2002-02-14", "2012-02-16"), set(), None),
    "two days of one year": (("2007-02-08", "2007-02-15"), {2006, 2007}, None),
}


@pytest.mark.parametrize("case", YEARS)
def test_years_named_in_the_text_are_weak_evidence(case: str) -> None:
    candidates, years, expected = YEARS[case]
    bearing = by_years_named(candidates, years)
    assert (list(bearing.words) if bearing else None) == ([expected] if expected else None)


def test_years_named_settle_a_date_that_nothing_else_does() -> None:
    report = settled_alone(paper(header="2002-02-14 8", lead="mpa 2012-02-16 8", years_named=(2010, 2011)))
    assert report.report_id == "mpa/2012-02-16/8"
    (row,) = [row for row in report.evidence if row.statement.witness == "body"]
    assert row.statement.as_written == "the text names 2010, 2011"


def test_three_dates_may_be_narrowed_down_step_by_step() -> None:
    three = {"header": "2006-02-08 8", "lead": "psc 2007-02-08 8", "url": "psc 2007-02-12 8"}
    assert settled_alone(paper("a", **three)).meeting_date is None  # type: ignore[arg-type]
    reports = settled(paper("a", **three), paper("b", lead="psc 2007-02-12 4"))  # type: ignore[arg-type]
    assert {report.report_id for report in reports} == {"psc/2007-02-12/4", "psc/2007-02-12/8"}


def test_calendar_without_a_body_knows_the_days_on_which_bodies_meet() -> None:
    report = settled_alone(paper(header="2007-02-08 8", breadcrumb="", lead="2009-02-08 8"))
    assert str(report.meeting_date) == "2007-02-08", "8 February 2009 is a Sunday"
    assert "such a committee" in finding(report, "date_conflict").message


@pytest.mark.parametrize("weekdays", [frozenset(), frozenset({3}), frozenset({0, 3})])
def test_calendar_never_tells_between_equal_days(weekdays: frozenset[int]) -> None:
    assert by_calendar(("2006-02-09", "2007-02-08"), weekdays, "the committee") is None


def test_a_paper_is_no_evidence_for_itself() -> None:
    held = Siblings.of([("cgc", "2010-03-22", "one"), ("cgc", "2010-03-22", "two"), ("psc", "2010-03-22", "three")])
    assert held.others(["cgc"], "2010-03-22", frozenset()) == 2
    assert held.others(["cgc"], "2010-03-22", {"one"}) == 1
    assert held.others(["cgc"], "2010-03-22", {"one", "two"}) == 0
    assert held.others(["cgc", "psc"], "2010-03-22", {"one", "elsewhere"}) == 2
    assert held.others(["cgc"], "2010-03-23", frozenset()) == 0


def test_siblings_of_none_and_of_all_tell_nothing() -> None:
    names = {"2006": "of 2006", "2007": "of 2007"}
    assert by_siblings({"2006": 0, "2007": 0}, names) is None
    assert by_siblings({"2006": 2, "2007": 1}, names) is None
