"""Documents that settle to one id are renditions of one work, if they are one paper; what order they come in is all one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Code, DocumentKind, Extraction, Finding, Rendition, Section, SectionKind, Severity, Span
from pipeline.settle import settle
from pipeline.settle.columns import IDENTITY, Settlement
from pipeline.settle.likeness import are_one_paper
from pipeline.settle.paper import paper_of
from pipeline.settle.verdict import Verdict
from tests.settle.witnesses import KNOWN, SUMMARY, codes, doc, finding, paper, settled, settled_alone

PLACE = "psc 2007-02-08 8"
OTHER = {
    "headline": "Custody visiting in the boroughs",
    "summary": "Volunteers called at all stations between April and June; their chair reports what they saw and what was mended since.",
    "asks": ("That the Committee approve the budget for visitors",),
}
CUT_OFF = Finding(Code.TRUNCATED_CAPTURE, Severity.WARNING, "The capture ends within a paragraph.")


def sections(count: int) -> tuple[Section, ...]:
    return tuple(
        Section(position, None, "Summary", SectionKind.OTHER, Span(0, 0), 0, 0, "sections.lettered") for position in range(1, count + 1)
    )


def test_no_extraction_makes_no_report() -> None:
    assert settled() == ()


def test_pages_without_a_report_make_none() -> None:
    minutes = paper(lead=PLACE)
    extraction = Extraction(
        *(
            minutes.document_id,
            minutes.sha256,
            DocumentKind.MINUTES,
            "classify.minutes",
            "text/html",
            "utf-8",
            Rendition.HTML,
            None,
            None,
            "",
        )
    )
    assert settled(extraction) == ()


def test_a_generator_is_read_once() -> None:
    (report,) = settle((each for each in [paper(lead=PLACE)]), KNOWN)
    assert report.report_id == "psc/2007-02-08/8"


def test_reports_come_by_id() -> None:
    reports = settled(
        paper("a", lead="psc 2007-02-08 8"), paper("b", lead="cop 2007-02-08 8"), paper("c"), paper("d", lead="psc 2007-02-08 10")
    )
    ids = [report.report_id for report in reports]
    assert ids == sorted(ids) == ["cop/2007-02-08/8", "psc/2007-02-08/10", "psc/2007-02-08/8", f"unplaced/{doc('c')}"]


RENDITIONS = {
    "HTML and text A": {"rendition": Rendition.A},
    "B lost the title and the word That": {"rendition": Rendition.B, "headline": None, "asks": ("members note the paper",)},
    "C lost numbers and list marks": {"rendition": Rendition.C, "asks": ("members note", "the paper")},
    "D lost the summary's heading": {"rendition": Rendition.D, "summary": None},
    "E is hard-wrapped and runs on": {
        "rendition": Rendition.E,
        "summary": SUMMARY.replace(" ", "\n", 5) + " It was asked for in May. " * 9,
    },
    "a capture that was cut off": {"summary": SUMMARY[:60], "asks": (), "findings": (CUT_OFF,)},
    "other quotes, case and dashes": {"headline": "complaints that took longer \u2013 than a year", "summary": SUMMARY.upper()},
    "a draft with a mark in the title": {"headline": "Complaints that took longer than a year - draft"},
}


@pytest.mark.parametrize("case", RENDITIONS)
def test_renditions_of_one_paper_are_one_work(case: str) -> None:
    report = settled_alone(paper("b", lead=PLACE, url=PLACE), paper("a", lead=PLACE, **RENDITIONS[case]))  # type: ignore[arg-type]
    assert (report.report_id, report.renditions, codes(report)) == ("psc/2007-02-08/8", (doc("a"), doc("b")), [])
    assert {row.document_id for row in report.evidence} == {doc("a"), doc("b")}


def test_what_one_rendition_lost_the_other_tells() -> None:
    page = paper("a", lead=PLACE, url=PLACE, headline=None, authors=False, rendition=Rendition.HTML)
    report = settled_alone(page, paper("b", lead=PLACE, header="2007-02-08 8", headline="Complaints", rendition=Rendition.B))
    assert (report.document_id, report.title) == (doc("a"), "Complaints")
    assert codes(report) == ["missing_author"], "authors are read from the chosen rendition"


CHOSEN = {
    "HTML before text": ({}, {"rendition": Rendition.A}, "a"),
    "whatever their ids": ({"rendition": Rendition.A}, {}, "b"),
    "the least id of equals": ({}, {}, "a"),
    "more sections before HTML": ({"sections": sections(2)}, {"sections": sections(7), "rendition": Rendition.A}, "b"),
    "more recommendations": (
        {"asks": ("That members note",)},
        {"asks": ("That members note", "agree the plan"), "rendition": Rendition.C},
        "b",
    ),
    "whole before cut off": ({"findings": (CUT_OFF,), "sections": sections(7)}, {"sections": sections(2), "rendition": Rendition.E}, "b"),
}


@pytest.mark.parametrize("case", CHOSEN)
def test_the_chosen_rendition(case: str) -> None:
    one, other, chosen = CHOSEN[case]
    report = settled_alone(paper("a", lead=PLACE, **one), paper("b", lead=PLACE, **other))  # type: ignore[arg-type]
    assert (report.document_id, report.renditions) == (doc(chosen), (doc("a"), doc("b")))


def test_a_wrong_header_year_counts_once_in_however_many_renditions() -> None:
    page = paper("a", header="2006-02-08 8", lead=PLACE, url=PLACE)
    text = paper("b", header="2006-02-08 8", lead=PLACE, rendition=Rendition.A)
    cut = paper("c", header="2006-02-08 8", url=PLACE, rendition=Rendition.D)
    report = settled_alone(page, text, cut)
    assert report.report_id == "psc/2007-02-08/8"
    assert codes(report) == ["date_conflict"]
    assert "the lead and the address agree" in finding(report, "date_conflict").message


def test_a_dissent_in_another_rendition_has_no_span_in_the_chosen_one() -> None:
    page, text = paper("a", lead=PLACE, url=PLACE), paper("b", header="2006-02-08 8", lead=PLACE, url=PLACE, rendition=Rendition.A)
    found = finding(settled_alone(page, text), "date_conflict")
    assert (found.span, found.candidates) == (None, ("2006-02-08", "2007-02-08"))


def test_one_address_is_one_paper_though_a_rendition_alone_would_settle_otherwise() -> None:
    """An early capture with both header and lead wrong, and a later one that was mended."""
    early = paper("a", header="2006-02-09 8", lead="psc 2006-02-09 8", url=PLACE, rendition=Rendition.A)
    report = settled_alone(early, paper("b", header="2007-02-08 8", lead=PLACE, url=PLACE))
    assert (report.report_id, report.document_id) == ("psc/2007-02-08/8", doc("b"))
    assert codes(report) == ["date_conflict", "rendition_conflict"]
    found = finding(report, "rendition_conflict")
    assert found.candidates == ("2006-02-09", "2007-02-08")
    assert f"{doc('a')} gives 2006-02-09" in found.message


def test_one_address_places_a_rendition_that_alone_is_tied() -> None:
    tied = paper("a", header="2011-11-24 9", url="mpa 2012-01-12 9", rendition=Rendition.D)
    report = settled_alone(tied, paper("b", header="2012-01-12 9", lead="mpa 2012-01-12 9", url="mpa 2012-01-12 9"))
    assert (report.report_id, report.renditions) == ("mpa/2012-01-12/9", (doc("a"), doc("b")))
    assert codes(report) == ["date_conflict"]


def test_two_papers_that_claim_one_id() -> None:
    fuller = paper("b", lead=PLACE, sections=sections(6))
    other = paper("a", lead=PLACE, sections=sections(3), **OTHER)  # type: ignore[arg-type]
    kept, yielded = settled(fuller, other)
    assert (kept.report_id, kept.renditions) == ("psc/2007-02-08/8", (doc("b"),))
    assert (yielded.report_id, yielded.number, yielded.body_id) == (f"unplaced/{doc('a')}", 8, "psc")
    for report in (kept, yielded):
        assert codes(report) == ["identity_conflict"]
        found = finding(report, "identity_conflict")
        assert (found.candidates, found.chosen) == ((doc("a"), doc("b")), doc("b"))
        assert "psc/2007-02-08/8" in found.message


def test_the_fuller_of_two_equal_outlines_is_the_longer() -> None:
    short, long = paper("a", lead=PLACE, headline="Custody", summary="In short."), paper("b", lead=PLACE, header="2007-02-08 8")
    kept, yielded = settled(short, long)
    assert (kept.document_id, yielded.document_id) == (doc("b"), doc("a"))


def test_renditions_join_the_one_that_they_are_like() -> None:
    kept, *yielded = settled(
        paper("a", lead=PLACE, sections=sections(6)),
        paper("b", lead=PLACE, rendition=Rendition.A),
        paper("c", lead=PLACE, **OTHER),  # type: ignore[arg-type]
        paper("d", lead=PLACE, **OTHER, rendition=Rendition.A),  # type: ignore[arg-type]
    )
    assert kept.renditions == (doc("a"), doc("b"))
    assert [report.report_id for report in yielded] == [f"unplaced/{doc('c')}", f"unplaced/{doc('d')}"]
    assert finding(kept, "identity_conflict").candidates == (doc("a"), doc("c"), doc("d"))


def test_two_pages_of_one_address_that_are_not_one_paper() -> None:
    reports = settled(paper("a", url=PLACE, lead=PLACE), paper("b", url=PLACE, lead=PLACE, **OTHER))  # type: ignore[arg-type]
    assert [report.report_id for report in reports] == ["psc/2007-02-08/8", f"unplaced/{doc('b')}"]


def test_the_fuller_page_of_an_address_is_the_measure_for_the_others() -> None:
    scant = paper("a", url=PLACE, **OTHER)  # type: ignore[arg-type]
    reports = settled(scant, *(paper(letter, url=PLACE, sections=sections(5)) for letter in "bc"))
    assert [report.renditions for report in reports] == [(doc("b"), doc("c")), (doc("a"),)]


def test_an_identity_that_all_renditions_have_outlives_their_joint_voices() -> None:
    joint = Settlement(
        (),
        {column: Verdict(column) for column in IDENTITY},
    )
    identity = {"body_id": "psc", "meeting_date": "2007-02-08", "number": "8", "letter": None, "is_annual_meeting": None}
    assert joint.report_id is None
    assert joint.given(identity).report_id == "psc/2007-02-08/8"
    assert joint.given(identity).given(identity) == joint.given(identity)


def test_letters_and_annual_meetings_keep_papers_apart() -> None:
    ids = ["mpa 2004-07-08 7", "mpa 2004-07-08 7-agm", "mpa 2004-07-08 7a", "mpa 2004-07-08 7a-agm"]
    reports = settled(*(paper(letter, lead=said, url=said) for letter, said in zip("abcd", ids, strict=True)))
    assert [report.report_id for report in reports] == [f"mpa/2004-07-08/{number}" for number in ("7", "7-agm", "7a", "7a-agm")]


def test_a_recurring_title_at_the_next_meeting_is_another_report() -> None:
    reports = settled(paper("a", lead="cep 2009-09-10 8"), paper("b", lead="cep 2009-11-12 8"))
    assert [report.report_id for report in reports] == ["cep/2009-09-10/8", "cep/2009-11-12/8"]
    assert [codes(report) for report in reports] == [[], []]


def test_the_unplaced_stay_apart_though_alike() -> None:
    reports = settled(paper("a", header="2007-02-08 8"), paper("b", header="2007-02-08 8"), paper("c", lead=PLACE))
    assert [report.report_id for report in reports] == ["psc/2007-02-08/8", f"unplaced/{doc('a')}", f"unplaced/{doc('b')}"]


LIKENESS = {
    "themselves": ({}, True),
    "nothing in common to go by": ({"headline": None, "summary": None, "asks": ()}, True),
    "another paper": (OTHER, False),
    "another paper with the usual ask": ({**OTHER, "asks": ("That members note the paper",)}, False),
    "another summary under a recurring title": ({"summary": OTHER["summary"]}, False),
    "another title over the same words (a title that went astray)": ({"headline": "Custody visiting"}, True),
}


@pytest.mark.parametrize("case", LIKENESS)
def test_what_makes_two_documents_one_paper(case: str) -> None:
    change, expected = LIKENESS[case]
    one, other = paper("a"), paper("b", **change)  # type: ignore[arg-type]
    assert one.report is not None
    assert other.report is not None
    kept = paper_of(one, one.report), paper_of(other, other.report)
    assert are_one_paper(*kept) is are_one_paper(*reversed(kept)) is expected


def test_a_document_that_comes_twice_counts_once() -> None:
    fuller, scant = paper("a", lead=PLACE, header="2007-02-08 8"), paper("a", header="2007-02-08 8")
    assert settled(fuller, scant) == settled(scant, fuller) == settled(fuller)


CORPUS = (
    paper("a", header="2006-02-08 8", lead=PLACE),
    paper("b", header="2006-02-08 8", lead=PLACE, url=PLACE, rendition=Rendition.B),
    paper("c", header="2006-02-09 8", lead="psc 2006-02-09 8", url=PLACE, rendition=Rendition.A),
    paper("d", lead=PLACE, **OTHER),  # type: ignore[arg-type]
    paper("e", lead=PLACE, **OTHER, rendition=Rendition.A),  # type: ignore[arg-type]
    paper("f", header="2010-03-22 12", lead="cgc 2009-03-23 12"),
    paper("1", lead="cgc 2010-03-22 5", url="cgc 2010-03-22 5"),
    paper("2", header="2002-06-13 13"),
    paper("3", header="2004-07-22 13", lead="fpbv 2004-07-22 13", url="f 2004-07-22 13"),
)


@settings(max_examples=60, deadline=None)
@given(st.permutations(CORPUS))
def test_order_is_all_one(order: list[Extraction]) -> None:
    assert settled(*order) == settled(*CORPUS)


SAYING = st.sampled_from(
    ["", "psc 2007-02-08 8", "psc 2006-02-08 8", "psc 2006-02-09 8a", "ppr 2007-02-08 8", "pspm 2007-02-12 9-agm", "psc 8"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(SAYING, SAYING, SAYING, st.booleans()), max_size=6), st.randoms(use_true_random=False))
def test_ids_are_unique_and_every_document_is_somewhere(witnesses: list[tuple[str, str, str, bool]], chance: object) -> None:
    papers = [
        paper(letter, header=header, lead=lead, url=url, **(OTHER if is_other else {}))  # type: ignore[arg-type]
        for letter, (header, lead, url, is_other) in zip("abcdef", witnesses, strict=False)
    ]
    shuffled = list(papers)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    reports = settled(*papers)
    assert settled(*shuffled) == reports
    assert len({report.report_id for report in reports}) == len(reports)
    assert sorted(document for report in reports for document in report.renditions) == sorted(each.document_id for each in papers)
    for report in reports:
        stated = [row for row in report.evidence if row.statement.column == "meeting_date"]
        assert all(row.is_chosen == (report.meeting_date is not None and row.statement.value == str(report.meeting_date)) for row in stated)
        assert report.meeting_date is None or any(row.is_chosen for row in stated)


def test_nothing_of_the_text_is_kept() -> None:
    extraction = paper("a", lead=PLACE)
    assert extraction.report is not None
    kept = repr(paper_of(extraction, extraction.report))
    assert extraction.text not in kept
    assert len(repr(paper_of(extraction, extraction.report).summary)) < 2_100


def test_long_wording_is_cut_for_likeness() -> None:
    one = paper("a", summary="word " * 100_000, asks=("note " * 100_000,))
    assert one.report is not None
    assert len(paper_of(one, one.report).summary) <= 2_000
