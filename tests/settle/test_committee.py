"""Bodies change names under one code, meet jointly, and are named in many ways; only bodies that truly differ are a conflict."""

import pytest

from pipeline.model import Severity, Statement, Witness
from pipeline.settle.committee import is_kin
from tests.settle.witnesses import BODIES, codes, doc, finding, paper, settled, settled_alone

# header, lead, address; the body it settles to; the severity of the committee_conflict, if there is one.
BODY = {
    "all agree": ("2007-02-08 8", "psc 2007-02-08 8", "psc 2007-02-08 8", "psc", None),
    "lead lost": ("2007-02-08 8", "", "psc 2007-02-08 8", "psc", None),
    "the Meeting: line of 2000 and the lead": ("mpa 2000-09-14 6", "mpa 2000-09-14 6", "cuc 2000-09-14 6", "mpa", "warning"),
    "two bodies, one against one, of one time": ("2007-02-08 8", "ppr 2007-02-08 8", "psc 2007-02-08 8", None, "warning"),
    "the old name of the body under the new code": ("2004-07-22 13", "fpbv 2004-07-22 13", "f 2004-07-22 13", "f", "info"),
    "the new name too early": ("2001-11-15 4", "f 2001-11-15 4", "fpbv 2001-11-15 4", "fpbv", "info"),
    "the predecessor, long gone": ("2005-02-10 6", "pspm 2005-02-10 6", "psc 2005-02-10 6", "psc", "info"),
    "a stranger that was gone": ("2007-02-08 8", "psc 2007-02-08 8", "cdo 2007-02-08 8", "psc", "warning"),
    "kin and a stranger": ("cdo 2004-07-22 13", "fpbv 2004-07-22 13", "f 2004-07-22 13", "f", "warning"),
    "two names within the season of change": ("2002-07-11 9", "cdo 2002-07-11 9", "eodb 2002-07-11 9", None, "warning"),
}  # fmt: skip


@pytest.mark.parametrize("case", BODY)
def test_the_body_of_a_paper(case: str) -> None:
    header, lead, url, body_id, severity = BODY[case]
    report = settled_alone(paper(header=header, lead=lead, url=url))
    assert report.body_id == body_id
    assert report.committee == (BODIES[body_id].name if body_id else None)
    assert [found.severity for found in report.findings if found.code == "committee_conflict"] == ([severity] if severity else [])


def test_the_reason_for_an_heir_is_its_time() -> None:
    report = settled_alone(paper(header="2004-07-22 13", lead="fpbv 2004-07-22 13", url="f 2004-07-22 13"))
    assert finding(report, "committee_conflict").message.endswith(
        "The Finance Committee is chosen: it is the one that sat on 22 July 2004."
    )
    said = {(row.statement.value, row.is_chosen) for row in report.evidence if row.statement.column == "body_id"}
    assert said == {("fpbv", False), ("f", True)}


def test_a_settled_date_decides_which_name_it_was() -> None:
    """The address has the year wrong and with it the body that bore the code."""
    report = settled_alone(paper(header="2003-06-19 4", lead="f 2003-06-19 4", url="fpbv 2001-06-19 4"))
    assert report.report_id == "f/2003-06-19/4"
    assert codes(report) == ["committee_conflict", "date_conflict"]


def test_the_time_of_a_body_breaks_a_tie() -> None:
    report = settled_alone(paper(header="2010-03-11 4", lead="cdo 2010-03-11 4", url="psc 2010-03-11 4"))
    assert report.body_id == "psc"
    (row,) = [row for row in report.evidence if row.statement.witness == "calendar"]
    assert row.statement.as_written == "the Professional Standards & Complaints Committee sat on 11 March 2010"
    assert row.is_chosen


def test_the_other_papers_of_the_meeting_break_a_tie() -> None:
    tied = paper("a", header="2007-02-08 8", lead="ppr 2007-02-08 8", url="psc 2007-02-08 8")
    reports = settled(tied, paper("b", lead="psc 2007-02-08 6"))
    assert [report.report_id for report in reports] == ["psc/2007-02-08/6", "psc/2007-02-08/8"]
    assert "1 other paper of the Professional Standards & Complaints Committee" in finding(reports[1], "committee_conflict").message


@pytest.mark.parametrize(
    "folder",
    [
        "committees/cop/2008/080918joint/05",
        "committees/cop/2008/080918j/05",
        "committees/cop/2011/1117-joint/05",
        "committees_cop_2008_080918joint_05",
    ],
)
def test_a_joint_meeting_belongs_to_the_body_under_whose_code_it_was_filed(folder: str) -> None:
    address = Statement("body_id", "cop", Witness.URL, "url.body_id", folder)
    report = settled_alone(paper(header="2008-09-18 5", lead="f 2008-09-18 5", more=(address,)))
    assert (report.report_id, codes(report)) == ("cop/2008-09-18/5", [])


def test_an_ordinary_folder_is_no_joint_one() -> None:
    address = Statement("body_id", "cop", Witness.URL, "url.body_id", "committees/cop/2008/080918/05")
    report = settled_alone(paper(header="2008-09-18 5", lead="f 2008-09-18 5", more=(address,)))
    assert codes(report) == ["committee_conflict", "unplaced"]


def test_a_body_without_a_date_still_has_its_name() -> None:
    report = settled_alone(paper(lead="psc 8"))
    assert (report.report_id, report.committee) == (f"unplaced/{doc('a')}", "Professional Standards & Complaints Committee")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("fpbv", "f", True),
        ("pspm", "ppr", True),
        ("psc", "ppr", False),
        ("remuneration", "hrremuneration", True),
        ("acpo", "soc", True),
        ("soc", "pscsc", True),
        ("psc", "pscsc", False),
        ("mpa", "sop", False),
    ],
)
def test_who_followed_whom(one: str, other: str, expected: bool) -> None:
    assert is_kin(BODIES[one], BODIES[other]) is expected
    assert is_kin(BODIES[other], BODIES[one]) is expected


def test_dissent_of_a_breadcrumb_alone_is_mild() -> None:
    report = settled_alone(paper(lead="psc 2007-02-08 8", url="psc 2007-02-08 8", breadcrumb="cop"))
    assert finding(report, "committee_conflict").severity is Severity.INFO
