"""Real pages through the real reader and header: what the witnesses printed on them settle to."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.model import Capture, Extraction, SettledReport
from pipeline.read import read_page
from tests.settle.witnesses import KNOWN, codes, finding, settled_alone

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"
SITE = "http://policeauthority.org/metropolitan/committees"
PAGE = """You are in:

Contents

{lead}

Warning: This is archived material and may be out of date.

{title}

Report: {number}
Date: {date}
By: Clerk

Summary

The paper sets out the plan for the coming year and asks members to agree it.

A. Recommendation

That members agree the plan.

B. Supporting information

1. The plan was drawn up by the Clerk.
"""
LEAD = "Report {number} of the {date} meeting of the {body} and sets out a plan."


def extraction_of(payload: bytes, url: str | None = None) -> Extraction:
    return extract(read_page(Capture("pages", "page", payload, source_url=url)), sha256(payload).hexdigest(), KNOWN)


def settled_seed(name: str) -> SettledReport:
    if not SEEDS.is_dir():
        pytest.skip("the seeds are not here")
    return settled_alone(extraction_of((SEEDS / name).read_bytes()))


def test_seed_000_is_settled_by_the_calendar() -> None:
    report = settled_seed("000_30e28d8eadee3212.txt")
    assert (report.report_id, report.document_id, report.renditions) == ("psc/2007-02-08/8", "2bdea2596ee25187", ("2bdea2596ee25187",))
    assert report.committee == "Professional Standards & Complaints Committee"
    assert (report.number, report.letter, report.meeting_date) == (8, None, date(2007, 2, 8))
    assert (report.number_as_written, report.date_as_written) == ("8", "8 February 2007")
    assert codes(report) == ["date_conflict"]
    assert {(strand.strand_id, strand.number) for strand in report.strands} == {("professional-standards-strategy/2006/4", 4)}
    message = finding(report, "date_conflict").message
    for words in ("The header says '8 February 2006'", "the lead '8 February 2007'", "8 February 2007 is a Thursday", "is a Wednesday"):
        assert words in message


def test_seed_004_has_no_body_and_no_place() -> None:
    report = settled_seed("004_2d5b1ddf3362671c.txt")
    assert (report.report_id, report.body_id, report.committee) == ("unplaced/711fd6fce059ee15", None, None)
    assert (report.number, report.meeting_date, report.date_as_written) == (13, date(2002, 6, 13), "13 June 2002")
    assert report.title == "MPS Professional strategy"
    assert [strand.strand_id for strand in report.strands] == [f"professional-standards-strategy/2002/{n}" for n in range(1, 6)]
    assert codes(report) == ["unplaced"]


# header number, header date; lead number, lead date, body; address; the id and what is said about it.
PAGES = {
    "mpa/2012/0112/09": (
        ("9", "12 January 2012"), ("9", "24 November 2011", "MPA Full Authority"), "mpa/2012/0112/09", "mpa/2012-01-12/9",
        ["date_conflict"],
    ),
    "cgc/2010/100322/12": (
        ("12", "22 March 2010"), ("12", "23 March 2009", "Corporate Governance Committee"), "cgc/2010/100322/12", "cgc/2010-03-22/12",
        ["date_conflict"],
    ),
    "mpa/2002/020523/09": (
        ("09", "23 May 2002"), ("3", "23 May 02", "MPA Committee"), "mpa/2002/020523/09", "mpa/2002-05-23/9", ["number_conflict"],
    ),
    "x-psc/2007/070208/06": (
        ("6", "8 February 2006"), ("6", "8 February 2007", "Professional Standards & Complaints Committee"), "x-psc/2007/070208/06",
        "psc/2007-02-08/6", ["date_conflict"],
    ),
    "finres/2008/081120/08": (
        ("8", "20 November 2008"), ("8", "20 November 2008", "Finance and Resources committee Committee"), "finres/2008/081120/08",
        "finres/2008-11-20/8", [],
    ),
    "x-cop/2003/030207/05": (
        ("5", "07 Feb 03"), ("5", "7 Feb 03", "Co-ordination"), "x-cop/2003/030207/05", "cop/2003-02-07/5", [],
    ),
    "mpa/2004/040708-agm/04-agm": (
        ("4 - agm", "8 July 2004"), ("4", "8 Jul 04", "MPA Committee"), "mpa/2004/040708-agm/04-agm", "mpa/2004-07-08/4-agm", [],
    ),
    "mpa/2004/040708-agm/07: the folder alone makes no annual paper": (
        ("7", "8 July 2004"), ("7", "8 Jul 04", "MPA Committee"), "mpa/2004/040708-agm/07", "mpa/2004-07-08/7", [],
    ),
    "mpa/2009/090625-agm/03b-agm": (
        ("3b - annual meeting", "25 June 2009"), ("3b", "25 June 2009", "MPA Committee"), "mpa/2009/090625-agm/03b-agm",
        "mpa/2009-06-25/3b-agm", [],
    ),
    "mpa/2006/060629-agm/agm-05": (
        ("5 (AGM)", "29 June 2006"), ("5", "29 June 2006", "MPA Committee"), "mpa/2006/060629-agm/agm-05", "mpa/2006-06-29/5-agm", [],
    ),
    "x-f/2001/010417/04, of the committee that had the code before": (
        ("4", "17 April 2001"), ("4", "17 Apr 01", "Finance, Planning and Best Value Committee"), "x-f/2001/010417/04",
        "fpbv/2001-04-17/4", [],
    ),
    "a joint meeting": (
        ("5", "18 September 2008"), ("5", "18 September 2008", "Finance Committee"), "x-cop/2008/080918joint/05", "cop/2008-09-18/5", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
def test_pages_with_their_address(case: str) -> None:
    (number, on), (lead_number, lead_date, body), address, report_id, expected = PAGES[case]
    lead = LEAD.format(number=lead_number, date=lead_date, body=body)
    payload = PAGE.format(lead=lead, title="Plan for the coming year", number=number, date=on).encode()
    report = settled_alone(extraction_of(payload, f"{SITE}/{address}/index.html"))
    assert (report.report_id, codes(report)) == (report_id, expected)


HTML = """<html><head><title>Plan for the coming year</title></head><body><p>{lead}</p><h1>Plan for the coming year</h1>
<p>Report: 6<br>Date: 8 February 2006<br>By: Clerk</p><h2>Summary</h2>
<p>The paper sets out the plan for the coming year and asks members to agree it.</p>
<h2>A. Recommendation</h2><p>That members agree the plan.</p><h2>B. Supporting information</h2>
<ol><li>The plan was drawn up by the Clerk.</li></ol></body></html>"""


def test_html_and_text_of_one_page_are_one_work() -> None:
    """The text kept no address, C no blank lines and B no words that stand alone."""
    lead = LEAD.format(number="6", date="8 February 2007", body="Professional Standards & Complaints Committee")
    whole = PAGE.format(lead=lead, title="Plan for the coming year", number="6", date="8 February 2006")
    lossy = whole.replace("Contents\n", "").replace("Summary\n", ""), whole.replace("\n\n", "\n").replace("\n1. ", "\n- ")
    page = extraction_of(HTML.format(lead=lead).encode(), f"{SITE}/x-psc/2007/070208/06/index.html")
    report = settled_alone(page, *(extraction_of(words.encode()) for words in (whole, *lossy)))
    assert (report.report_id, report.document_id, len(report.renditions)) == ("psc/2007-02-08/6", page.document_id, 4)
    assert codes(report) == ["date_conflict"]


def test_a_page_that_lost_address_and_lead_is_unplaced() -> None:
    payload = PAGE.format(lead="", title="Plan for the coming year", number="9", date="12 January 2012").encode()
    report = settled_alone(extraction_of(payload))
    assert (report.body_id, report.number, codes(report)) == (None, 9, ["unplaced"])
