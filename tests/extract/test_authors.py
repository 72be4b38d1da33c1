"""Who signs: every form of `By:` and of the report author that the survey met, and those it implies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.authors import AuthorReading, read_authors
from pipeline.extract.outline import outline
from pipeline.model import AuthorRole, Code
from pipeline.vocabulary.offices import load_offices
from pipeline.vocabulary.rules import load_rules
from tests.pages import page_of

RULES, OFFICES = load_rules(), load_offices()


def read(*blocks: tuple[str, ...]) -> AuthorReading:
    page = page_of(*blocks)
    reading = read_authors(page, outline(page, RULES), OFFICES, RULES)
    assert [author.position for author in reading.authors] == list(range(1, len(reading.authors) + 1))
    assert all(page.words(author.span) == author.as_written for author in reading.authors)
    return reading


def signed(by: str) -> AuthorReading:
    return read(("h", "Budget"), ("p", f"Report: 8\nDate: 8 May 2004\nBy: {by}"), ("h", "Summary"), ("p", "Words."))


def in_short(reading: AuthorReading) -> list[str]:
    """`by: office/person/organisation`, what is null left out."""
    marks = {AuthorRole.BY: "by", AuthorRole.ON_BEHALF_OF: "for", AuthorRole.REPORT_AUTHOR: "author"}
    parts = [
        (marks[each.role], f"={each.office or ''}", f"@{each.person or ''}", f"#{each.organisation or ''}") for each in reading.authors
    ]
    return [" ".join((role, *(part for part in said if len(part) > 1))) for role, *said in parts]


BY = {
    "Commissioner": ["by =Commissioner"],
    "the Commissioner": ["by =Commissioner"],
    "Commissioner.": ["by =Commissioner"],
    "Clerk": ["by =Clerk"],
    "Chair": ["by =Chair"],
    "Director of Internal Audit": ["by =Director of Internal Audit"],
    "Director of Audit, Risk and Assurance": ["by =Director of Audit, Risk and Assurance"],
    "District Audit": ["by #District Audit"],
    "Chief Executive and Clerk": ["by =Chief Executive and Clerk"],
    "Chief Executive & Clerk": ["by =Chief Executive and Clerk"],
    "Clerk and Chief Executive": ["by =Chief Executive and Clerk"],
    "Clerk and Treasurer": ["by =Clerk", "by =Treasurer"],
    "Commissioner and Treasurer": ["by =Commissioner", "by =Treasurer"],
    "the Clerk and the Treasurer": ["by =Clerk", "by =Treasurer"],
    "Chief Executive and Clerk and Commissioner": ["by =Chief Executive and Clerk", "by =Commissioner"],
    "Commissioner and Chief Executive and Clerk": ["by =Commissioner", "by =Chief Executive and Clerk"],
    "Chief Executive and Clerk, Commissioner and Treasurer": ["by =Chief Executive and Clerk", "by =Commissioner", "by =Treasurer"],
    "Director of Resources and Treasurer": ["by =Director of Resources", "by =Treasurer"],
    "Head of Race and Diversity and Treasurer": ["by =Head of Race and Diversity", "by =Treasurer"],
    "AC Directorate of Professional Standards on behalf of the Commissioner": [
        "by =AC Directorate of Professional Standards",
        "for =Commissioner",
    ],
    "T/AC Human Resources on behalf of the Commissioner": ["by =T/AC Human Resources", "for =Commissioner"],
    "T/Assistant Commissioner Territorial Policing on behalf of the Commissioner": [
        "by =T/Assistant Commissioner Territorial Policing",
        "for =Commissioner",
    ],
    "Assistant Commissioner Specialist Crime and Operations on behalf of the Commissioner and the Treasurer": [
        "by =Assistant Commissioner Specialist Crime and Operations",
        "for =Commissioner",
        "by =Treasurer",
    ],
    "Treasurer and AC Central Operations on behalf of the Commissioner": [
        "by =Treasurer",
        "by =AC Central Operations",
        "for =Commissioner",
    ],
    "Kim Dale on behalf of the Clerk and Treasurer": ["by @Kim Dale", "for =Clerk", "for =Treasurer"],
    "AC Lee Hart on behalf of the Commissioner and Kim Dale on behalf of the Treasurer": [
        "by @AC Lee Hart",
        "for =Commissioner",
        "by @Kim Dale",
        "for =Treasurer",
    ],
    "on behalf of the Commissioner": ["for =Commissioner"],
    "Kim Dale on behalf of the Chief Executive": ["by @Kim Dale", "for =Chief Executive"],
    "Kim Dale, Head of Scrutiny, on behalf of the Chief Executive": ["by =Head of Scrutiny @Kim Dale", "for =Chief Executive"],
    "IPCC on behalf of the Chief Executive and Clerk": ["by #IPCC", "for =Chief Executive and Clerk"],
    "Assistant Commissioner": ["by =Assistant Commissioner"],
    "AC": ["by =Assistant Commissioner"],
    "AC Hart": ["by @AC Hart"],
    "DAC Lee Hart": ["by @DAC Lee Hart"],
    "Assistant Commissioner Lee Hart, Specialist Crime Directorate on behalf of the Commissioner": [
        "by @Assistant Commissioner Lee Hart #Specialist Crime Directorate",
        "for =Commissioner",
    ],
    "Commander Jo Marsh, Directorate of Public Affairs": ["by @Commander Jo Marsh #Directorate of Public Affairs"],
    "Director of Resources, Kim Dale": ["by =Director of Resources @Kim Dale"],
    "Jo Marsh and Kim Dale": ["by @Jo Marsh", "by @Kim Dale"],
    "Joint report by the Clerk and the Treasurer": ["by =Clerk", "by =Treasurer"],
    "AC Human Resources on behalf of\nthe Commissioner": ["by =AC Human Resources", "for =Commissioner"],
    "DCC4 on behalf of the Commissioner": ["by =DCC4", "for =Commissioner"],
    "DCC4": ["by =DCC4"],
    "Treasurer1": ["by =Treasurer"],
    "Treasurer [1]": ["by =Treasurer"],
    "Clerk/Treasurer": ["by =Clerk", "by =Treasurer"],
    "Treasurer\nCommissioner": ["by =Treasurer", "by =Commissioner"],
    "Treasurer\nAC Human Resources on behalf of the Commissioner": ["by =Treasurer", "by =AC Human Resources", "for =Commissioner"],
}


@pytest.mark.parametrize(("by", "expected"), BY.items(), ids=BY)
def test_by(by: str, expected: list[str]) -> None:
    reading = signed(by)
    assert in_short(reading) == expected
    assert reading.by_as_written == by and not reading.findings


def test_the_words_of_each_are_its_own() -> None:
    words = [author.as_written for author in signed("AC Human Resources on behalf of the Commissioner and the Treasurer").authors]
    assert words == ["AC Human Resources", "the Commissioner", "the Treasurer"]


def test_by_on_the_next_line_and_in_the_next_block() -> None:
    for blocks in (
        [("p", "Report: 8\nDate: 8 May 2004\nBy:\nCommissioner")],
        [("p", "Report: 8"), ("p", "Date: 8 May 2004"), ("p", "By:"), ("p", "Commissioner")],
    ):
        reading = read(("h", "Budget"), *blocks, ("h", "Summary"))
        assert in_short(reading) == ["by =Commissioner"] and reading.by_as_written == "Commissioner"


@pytest.mark.parametrize(
    "header",
    [[("p", "Report: 8\nDate: 8 May 2004")], [("p", "Report: 8\nDate: 8 May 2004\nBy:")], []],
    ids=["no by", "empty by", "no header"],
)
def test_nobody_presents_it(header: list[tuple[str, ...]]) -> None:
    reading = read(("h", "Budget"), *header, ("h", "Summary"), ("p", "Words."))
    assert reading.by_as_written is None and [finding.code for finding in reading.findings] == [Code.MISSING_AUTHOR]


@pytest.mark.parametrize("words", ["n/a", "N/A", "none", "Not known", "-", "TBC"])
def test_a_value_that_names_nobody(words: str) -> None:
    reading = signed(words)
    assert not reading.authors and [finding.code for finding in reading.findings] == [Code.MISSING_AUTHOR]


AUTHORS = {
    "Report author(s): Commander Jo Marsh, Directorate of Public Affairs.": ["author @Commander Jo Marsh #Directorate of Public Affairs"],
    "Report author: Kim Dale, MPA": ["author @Kim Dale #MPA"],
    "Report authors: DAC Lee Hart, MPS.": ["author @DAC Lee Hart #MPS"],
    "Report author Kim Dale, MPA": ["author @Kim Dale #MPA"],
    "The author of this report is Kim Dale, MPS.": ["author @Kim Dale #MPS"],
    "This author of this report is Kim Dale, MPS.": ["author @Kim Dale #MPS"],
    "The authors of this report are Kim Dale and Lee Hart.": ["author @Kim Dale", "author @Lee Hart"],
    "Report author: Kim vile, MPA": ["author @Kim vile #MPA"],
    "Report author: KIM DALE, MPA": ["author @KIM DALE #MPA"],
    "Report author: Kim Dale.": ["author @Kim Dale"],
    "Report author: J. Dale, MPA.": ["author @J. Dale #MPA"],
    "Report author: Dr Kim Dale-Hart, MPA": ["author @Dr Kim Dale-Hart #MPA"],
    "Report author: Sgt. Kim Dale, MPS": ["author @Sgt. Kim Dale #MPS"],
    "Report author: Kim Dale (MPA)": ["author @Kim Dale #MPA"],
    "Report author: Kim Dale - MPS": ["author @Kim Dale #MPS"],
    "Report author: Kim Dale, Superintendent": ["author =Superintendent @Kim Dale"],
    "Report author: Kim Dale, Treasurer, MPA": ["author =Treasurer @Kim Dale #MPA"],
    "Report author: Kim Dale, Head of Scrutiny, MPA": ["author =Head of Scrutiny @Kim Dale #MPA"],
    "Report author: Kim Dale, Consultation and Diversity, MPA.": ["author @Kim Dale #Consultation and Diversity, MPA"],
    "Report author: Kim Dale, Operation Emerald, Territorial Policing, MPS": [
        "author @Kim Dale #Operation Emerald, Territorial Policing, MPS"
    ],
    "Report authors: Kim Dale and Lee Hart, MPS": ["author @Kim Dale #MPS", "author @Lee Hart #MPS"],
    "Report authors: Kim Dale, MPA and Lee Hart, MPS.": ["author @Kim Dale #MPA", "author @Lee Hart #MPS"],
    "Report authors: Kim Dale, MPA, Lee Hart, MPS.": ["author @Kim Dale #MPA", "author @Lee Hart #MPS"],
    "Report authors: Kim Dale (MPA) and Lee Hart (MPS)": ["author @Kim Dale #MPA", "author @Lee Hart #MPS"],
    "Report authors: Kim Dale, Lee Hart and Jo Marsh, MPA": ["author @Kim Dale #MPA", "author @Lee Hart #MPA", "author @Jo Marsh #MPA"],
    "Report authors: Kim Dale; Lee Hart, MPS": ["author @Kim Dale", "author @Lee Hart #MPS"],
    "Report authors:\nKim Dale, MPA\nLee Hart, MPS": ["author @Kim Dale #MPA", "author @Lee Hart #MPS"],
    "Report author(s): MPA": ["author #MPA"],
    "Report author(s): Commander Crime, MPS": ["author =Commander Crime #MPS"],
    "The author of this report is Kim Dale, Personnel, MPS who can be contacted on 020 7946 0202.": ["author @Kim Dale #Personnel, MPS"],
    "Report author: Kim Dale, MPS, tel: 020 7946 0202": ["author @Kim Dale #MPS"],
    "Report author: Kim Dale, MPS. For more information contact: MPA general: 020 7946 0202": ["author @Kim Dale #MPS"],
    "Report author: Kim Dale, MPS. The figures are his own.": ["author @Kim Dale #MPS"],
}


@pytest.mark.parametrize(("line", "expected"), AUTHORS.items(), ids=AUTHORS)
@pytest.mark.parametrize("heading", ["E. Contact details", None], ids=["contacts", "contacts lost"])
def test_the_author_among_the_contacts(line: str, expected: list[str], heading: str | None) -> None:
    head = [("h", "Budget"), ("p", "Report: 8\nDate: 8 May 2004\nBy: Clerk"), ("h", "A. Recommendation"), ("p", "That it be noted.")]
    reading = read(*head, *([("h", heading)] if heading else []), ("p", line), ("p/contacts", "For more information contact:"))
    assert in_short(reading) == ["by =Clerk", *expected] and not reading.findings


def contacts(*blocks: tuple[str, ...]) -> AuthorReading:
    return read(
        ("p", "Report: 8\nDate: 8 May 2004\nBy: Clerk"), ("h", "A. Recommendation"), ("p", "x"), ("h", "B. Contact details"), *blocks
    )


def test_an_empty_label_is_a_finding_and_no_author() -> None:
    reading = contacts(("p", "Report author(s):"), ("p/contacts", "For more information contact:"))
    assert in_short(reading) == ["by =Clerk"]
    (finding,) = reading.findings
    assert (finding.code, finding.column) == (Code.MISSING_AUTHOR, "report_author") and finding.span


def test_the_name_may_stand_in_the_block_after_its_label() -> None:
    assert in_short(contacts(("p", "Report author:"), ("p", "Kim Dale, MPA"), ("p/contacts", "For more"))) == [
        "by =Clerk",
        "author @Kim Dale #MPA",
    ]


def test_the_label_among_the_telephone_lines() -> None:
    assert in_short(contacts(("p/contacts", "Report author: Kim Dale, MPA\nMPA general: 020 7946 0202")))[1:] == ["author @Kim Dale #MPA"]


def test_no_label_is_no_finding() -> None:
    assert not contacts(("p", "For more information contact:")).findings


@given(st.text(alphabet="AC Kim Dale, and & on behalf of the Clerk;\n/().-", max_size=80))
def test_no_words_break_it(words: str) -> None:
    signed(words)
    contacts(("p", f"Report author(s): {words}"))
