"""Addresses: every form of the survey's grammar, mirrored, flattened and live."""

from datetime import date

import pytest

from pipeline.extract.address import parse_address, read_address
from pipeline.model import DocumentKind
from pipeline.vocabulary.rules import load_rules
from tests.pages import page_of

RULES = load_rules()
HOST = "http://policeauthority.org/metropolitan"


@pytest.mark.parametrize(
    ("path", "code", "on", "paper"),
    [
        ("committees/x-psc/2007/070208/08", "x-psc", "2007-02-08", "8"),
        ("committees/mpa/2011/0908/06", "mpa", "2011-09-08", "6"),
        ("committees/mpa/2012/0112/09", "mpa", "2012-01-12", "9"),
        ("committees/x-psc/2006/060112/09a", "x-psc", "2006-01-12", "9a"),
        ("committees/mpa/2004/040708-agm/04-agm", "mpa", "2004-07-08", "4 agm"),
        ("committees/mpa/2004/040708-agm/07", "mpa", "2004-07-08", "7"),
        ("committees/mpa/2009/090625-agm/03b-agm", "mpa", "2009-06-25", "3b agm"),
        ("committees/mpa/2006/060629-agm/agm-05", "mpa", "2006-06-29", "5 agm"),
        ("committees/mpa/2005/050630-agm/annual-01", "mpa", "2005-06-30", "1 agm"),
        ("committees/x-f/2008/080918joint/04", "x-f", "2008-09-18", "4"),
        ("committees/finres/2009/090903j/05", "finres", "2009-09-03", "5"),
        ("committees/sop/2011/1117-joint/05", "sop", "2011-11-17", "5"),
        ("committees/x-f-e/2001/011119/11", "x-f-e", "2001-11-19", "11"),
        ("committees/s/2004/041213/05", "s", "2004-12-13", "5"),
        ("committees/x-pspm/reports/001010-10", "x-pspm", "2000-10-10", "10"),
    ],
)
@pytest.mark.parametrize(
    "ending", ["/index.html", ".htm", "", "/", "/INDEX.HTM?print=1", ".txt"], ids=["html", "htm", "bare", "slash", "old", "txt"]
)
def test_a_report(path: str, code: str, on: str, paper: str, ending: str) -> None:
    for place in (f"{HOST}/{path}{ending}", f"policeauthority.org/Metropolitan/{path}{ending}", path + ending, f"a.zip!/{path}{ending}"):
        address = parse_address(place, RULES)
        assert address is not None and address.kind is DocumentKind.REPORT, place
        number = f"{address.number}{address.letter or ''}{' agm' if address.is_annual_meeting else ''}"
        assert (address.code, str(address.on), number, address.other_date) == (code, on, paper, None)


@pytest.mark.parametrize(
    "place",
    [
        "x-psc_2007_070208_08.html",
        "004_x-psc_2007_070208_08.txt",
        "20120404_policeauthority.org_metropolitan_committees_x-psc_2007_070208_08_index.html",
        "x-psc-2007-070208-08.html",
        "committees%2Fx-psc%2F2007%2F070208%2F08%2Findex.html",
        "METROPOLITAN\\COMMITTEES\\X-PSC\\2007\\070208\\08\\INDEX.HTM",
        "x-psc/070208/08.html",
        "http://www.mpa.gov.uk/committees/x-psc/2007/070208/08.htm",
        "https://archive.example/web/20080101000000id_/http://www.mpa.gov.uk/committees/x-psc/2007/070208/08.htm",
    ],
    ids=["flat", "counted", "whole", "dashes", "escaped", "backslashes", "no year", "live", "replayed"],
)
def test_one_paper_however_its_address_was_kept(place: str) -> None:
    address = parse_address(place, RULES)
    assert address and (address.kind, address.on, address.number) == (DocumentKind.REPORT, date(2007, 2, 8), 8)
    assert address.code and address.code.endswith("psc")


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("committees/x-psc/2007/070208/minutes", DocumentKind.MINUTES),
        ("committees/mpa/2003/030626-agm/minutes", DocumentKind.MINUTES),
        ("committees/x-psc/2007/070208", DocumentKind.AGENDA),
        ("committees/mpa/2007/070628-agm", DocumentKind.AGENDA),
        ("committees/mpa/2007/070628-agm/agenda", DocumentKind.AGENDA),
        ("committees/x-pspm/agendas/001010", DocumentKind.AGENDA),
        ("committees/x-pspm/minutes/001010", DocumentKind.MINUTES),
        ("committees/x-psc/reports", DocumentKind.REPORT_LIST),
        ("dsvb/2010/101116/03", DocumentKind.BOARD_REPORT),
        ("news/press/2003/03-015", DocumentKind.PRESS_RELEASE),
        ("news/press/2009/6/030", DocumentKind.PRESS_RELEASE),
        ("news/press/2010/3/members_welcome_th", DocumentKind.PRESS_RELEASE),
        ("publications/briefings/2009/0309", DocumentKind.BRIEFING),
        ("publications/briefings/2011/0311", DocumentKind.BRIEFING),
        ("publications/briefings", DocumentKind.OTHER),
        ("publications/metforward/summaries/met-partners", DocumentKind.OTHER),
        ("scrutinies/rape/evidence", DocumentKind.OTHER),
        ("committees/mpa/archive", DocumentKind.OTHER),
        ("committees/x-psc", DocumentKind.OTHER),
        ("foi/03", DocumentKind.OTHER),
    ],
)
def test_pages_of_other_kinds(place: str, kind: DocumentKind) -> None:
    address = parse_address(f"{HOST}/{place}/index.html", RULES)
    assert address and address.kind is kind


@pytest.mark.parametrize(
    "place", ["000_30e28d8eadee3212.txt", "report.html", "mpa-2007-0102.html", "2007/report-8.txt", "", "1999/070208/08", "a/b/c.htm"]
)
def test_places_that_tell_nothing(place: str) -> None:
    assert parse_address(place, RULES) is None


def test_what_only_the_page_itself_can_tell() -> None:
    address = parse_address(f"{HOST}/committees/mpa/2003/030327/12-appendix01/index.html", RULES)
    assert address and (address.kind, address.number, address.on) == (None, None, date(2003, 3, 27))


def test_the_folder_has_the_year_and_the_last_part_the_day() -> None:
    address = parse_address(f"{HOST}/committees/pscsc/2009/101119/minutes/index.html", RULES)
    assert address and (address.on, address.other_date) == (date(2009, 11, 19), date(2010, 11, 19))


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    address = parse_address("committees/mpa/2007/071345/08", RULES)
    assert address and (address.on, address.number) == (None, 8)


def test_the_url_goes_before_the_place_in_the_source() -> None:
    page = page_of(("p", "x"), url=f"{HOST}/committees/mpa/2011/0908/06/index.html", location="x-psc/2007/070208/08.html")
    elsewhere = page_of(("p", "x"), url="http://example.org/", location="x-psc/2007/070208/08.html")
    first, second = read_address(page, RULES), read_address(elsewhere, RULES)
    assert first and first.as_written == "committees/mpa/2011/0908/06"
    assert second and second.number == 8
    assert read_address(page_of(("p", "x")), RULES) is None
