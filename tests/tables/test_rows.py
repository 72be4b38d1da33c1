"""Content becomes rows, the same rows whatever the order."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ContractError
from pipeline.model import (
    CaptureState,
    Code,
    Finding,
    LedgerEntry,
    ProgrammeMention,
    Reason,
    ResolvedStrand,
    Severity,
    Span,
    StrandMention,
    StrandRole,
)
from pipeline.tables import SCHEMA, ReleaseContent
from pipeline.tables.contract import examine
from pipeline.tables.rows.columns import Gathered, digest_id
from pipeline.tables.rows.names import report_strands, strand_mentions
from pipeline.vocabulary.programmes import load_programmes
from tests.tables.memory import tabled
from tests.tables.papers import STRATEGY, LazyPapers, archive, ledger_entry, paper, settled


def rows(content: ReleaseContent, table: str, **where: Any) -> list[dict[str, Any]]:
    return [row for row in tabled(content).rows(table) if all(row[column] == value for column, value in where.items())]


def only(content: ReleaseContent, table: str, **where: Any) -> dict[str, Any]:
    (row,) = rows(content, table, **where)
    return row


def bare(*ledger: LedgerEntry) -> ReleaseContent:
    return replace(archive(1), ledger=ledger, reports=(), extractions={})


def shuffled(content: ReleaseContent, seed: int) -> ReleaseContent:
    order = random.Random(seed)
    documents = list(content.extractions.values())
    reports = [
        replace(report, evidence=tuple(order.sample(report.evidence, len(report.evidence))), strands=report.strands[::-1])
        for report in order.sample(content.reports, len(content.reports))
    ]
    ledger = order.sample(content.ledger, len(content.ledger))
    return replace(content, ledger=ledger, reports=reports, extractions=LazyPapers(order.sample(documents, len(documents))))


def test_the_rows_keep_the_contract() -> None:
    assert examine(tabled(archive())).breaches == ()


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=40)
def test_order_of_the_content_does_not_show(seed: int) -> None:
    there, here = tabled(archive(4)), tabled(shuffled(archive(4), seed))
    for name in SCHEMA:
        assert here.tables[name].equals(there.tables[name]), name


def test_an_archive_without_reports_gives_empty_tables_of_the_right_shape() -> None:
    empty = bare()
    tables = tabled(empty)
    assert examine(tables).breaches == ()
    assert {name for name in SCHEMA if tables.tables[name].num_rows} == {"bodies", "strands", "programmes"}


def test_a_report_is_one_row_of_settled_values_and_the_chosen_readings_words() -> None:
    report = only(archive(), "reports", report_id="psc/2007-02-08/1")
    assert report["meeting_date"] == date(2007, 2, 8)
    assert (report["number"], report["letter"], report["is_annual_meeting"], report["status"]) == (1, None, False, None)
    assert report["lead"].startswith("Report 1 of the 8 February 2007 meeting")
    assert (report["by_as_written"], report["n_recommendations"], report["url"]) == ("Commissioner", 1, None)


def test_empty_words_of_a_careless_reading_become_null() -> None:
    content = archive(1)
    (report,) = content.reports
    careless = replace(content, reports=(replace(report, status="", number_as_written="", title=""),))
    row = only(careless, "reports")
    assert (row["status"], row["number_as_written"], row["title"]) == (None, None, None)


def test_recommendations_carry_item_stem_and_sentence() -> None:
    row = only(archive(), "recommendations", report_id="psc/2007-02-08/1")
    assert row["recommendation_id"] == "psc/2007-02-08/1#1"
    assert (row["stem"], row["sentence"]) == ("Members are asked to:", "Members are asked to note the report")
    assert (row["actions"], row["addressee"], row["rule_id"]) == (["note"], "members", "recommendations.list")


def test_a_draft_is_a_rendition_and_its_rows_are_not_counted_twice() -> None:
    content = archive()
    works = rows(content, "renditions", work_id="psc/2007-02-08/1")
    assert sorted(row["is_chosen"] for row in works) == [False, True]
    (draft,) = [row["document_id"] for row in works if not row["is_chosen"]]
    assert only(content, "documents", document_id=draft)["work_id"] == "psc/2007-02-08/1"
    assert not only(content, "documents", document_id=draft)["is_chosen"]
    assert {(row["report_id"], row["section_position"]) for row in rows(content, "paragraphs", document_id=draft)} == {(None, None)}
    assert len(rows(content, "authors", report_id="psc/2007-02-08/1")) == 1


def test_paragraphs_before_the_first_section_and_outside_the_report() -> None:
    content = archive(1)
    report = content.reports[0]
    found = rows(content, "paragraphs", document_id=report.document_id)
    assert [(row["position"], row["section_position"], row["number"]) for row in found] == [
        (1, None, None), (2, None, None), (3, 1, None), (4, 3, "1"), (5, 3, "2"),
    ]  # fmt: skip
    assert {row["report_id"] for row in found} == {report.report_id}
    document = content.extractions[report.document_id]
    assert document.report is not None
    second = Span(document.paragraphs[1].span.start, len(document.text))
    partly = replace(document, report=replace(document.report, span=second))
    others = [each for each in content.extractions.values() if each is not document]
    within = replace(content, extractions=LazyPapers([*others, partly]))
    assert [row["report_id"] for row in rows(within, "paragraphs", document_id=document.document_id)] == [None, *[report.report_id] * 4]
    assert only(within, "renditions", document_id=document.document_id)["char_start"] == second.start


def strand(number: int | None, role: StrandRole, start: int, strand_id: str | None = None, **told: Any) -> ResolvedStrand:
    words = {"strategy_id": STRATEGY, "edition": None, "name": None, **told}
    mention = StrandMention(**words, number=number, role=role, as_written="strand", span=Span(start, start + 6), rule_id="strands.any")
    return ResolvedStrand(mention, strand_id, number)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param(
            [strand(4, StrandRole.MENTIONED, 0, "s/4"), strand(4, StrandRole.SUBJECT, 90, "s/4"), strand(4, StrandRole.LISTED, 40, "s/4")],
            [("s/4", 4, "subject", 90, 3)],
            id="the strongest role and its place",
        ),
        pytest.param(
            [strand(2, StrandRole.LISTED, 50, "s/2"), strand(1, StrandRole.LISTED, 40, "s/1"), strand(3, StrandRole.SUBJECT, 99, "s/3")],
            [("s/3", 3, "subject", 99, 1), ("s/1", 1, "listed", 40, 1), ("s/2", 2, "listed", 50, 1)],
            id="by role, then by place",
        ),
        pytest.param(
            [
                strand(4, StrandRole.MENTIONED, 8),
                strand(4, StrandRole.MENTIONED, 20),
                strand(4, StrandRole.MENTIONED, 30, strategy_id=None),
            ],
            [(None, 4, "mentioned", 8, 2), (None, 4, "mentioned", 30, 1)],
            id="unresolved, by strategy and number",
        ),
        pytest.param(
            [strand(None, StrandRole.MENTIONED, 8, name="Learning"), strand(None, StrandRole.MENTIONED, 20, name="Leadership")],
            [(None, None, "mentioned", 8, 1), (None, None, "mentioned", 20, 1)],
            id="unresolved, by name alone",
        ),
        pytest.param([], [], id="none"),
    ],
)
def test_report_strands_are_the_sum_of_mentions(named: list[ResolvedStrand], expected: list[tuple[Any, ...]]) -> None:
    report = replace(archive(1).reports[0], strands=tuple(named))
    columns = report_strands(report)
    summed = zip(*(columns[name] for name in ("strand_id", "number", "role", "char_start", "n_mentions")), strict=True)
    assert list(summed) == expected
    assert list(columns["position"]) == list(range(1, len(expected) + 1))
    assert len(strand_mentions(report)["position"]) == len(named)


def test_two_strands_in_the_same_words_are_two_mentions() -> None:
    both = (strand(2, StrandRole.MENTIONED, 8, "s/2"), strand(4, StrandRole.MENTIONED, 8, "s/4"))
    mentions = strand_mentions(replace(archive(1).reports[0], strands=(*both[::-1], both[0])))
    assert (list(mentions["position"]), mentions["number"]) == ([1, 2], [2, 4])


def test_a_partner_has_its_sentence_and_a_name_alone_has_none() -> None:
    row = only(archive(1), "report_programmes", report_id="psc/2007-02-08/1")
    assert (row["programme_id"], row["n_mentions"], row["is_partner"]) == ("together", 3, True)
    assert (row["evidence_text"], row["rule_id"]) == ("This strand links with and supports Together", "partners.links_with")
    content = archive(1)
    document = content.extractions[content.reports[0].document_id]
    assert document.report is not None
    alone = replace(document, report=replace(document.report, partnerships=()))
    unlinked = replace(content, extractions={**content.extractions, document.document_id: alone})
    row = only(unlinked, "report_programmes", report_id="psc/2007-02-08/1")
    assert (row["is_partner"], row["evidence_text"], row["evidence_start"], row["rule_id"]) == (False, None, None, None)


def test_programmes_found_by_pattern_join_the_dimension_under_their_commonest_name() -> None:
    content, names = archive(3), ["Operation Larch", "Operation Larch", "operation larch"]
    documents = {}
    for report, name in zip(content.reports, names, strict=True):
        document = content.extractions[report.document_id]
        assert document.report is not None
        span = Span(0, 6)
        mention = ProgrammeMention("operation-larch", name, "operation", False, "Report", span, "programmes.operation")
        documents[document.document_id] = replace(document, report=replace(document.report, programmes=(mention,), partnerships=()))
    row = only(replace(content, extractions={**content.extractions, **documents}), "programmes", programme_id="operation-larch")
    assert (row["name"], row["kind"], row["aliases"], row["is_curated"]) == ("Operation Larch", "operation", ["operation larch"], False)


def test_curated_programmes_are_all_there_whether_named_or_not() -> None:
    curated = {programme.programme_id: programme for programme in load_programmes().entries}
    found = {row["programme_id"]: row for row in rows(archive(1), "programmes")}
    assert found.keys() == curated.keys()
    assert all(row["is_curated"] and row["aliases"] == list(curated[key].other_names) for key, row in found.items())


def test_evidence_quotes_with_context_and_keeps_the_dissent() -> None:
    said = {row["witness"]: row for row in rows(archive(1), "evidence", row_id="psc/2007-02-08/1", column_name="meeting_date")}
    assert (said["lead"]["value"], said["lead"]["is_chosen"]) == ("2007-02-08", True)
    assert (said["header"]["value"], said["header"]["is_chosen"]) == ("2006-02-08", False)
    assert said["lead"]["prefix"] == "Report 1 of the "
    assert said["lead"]["suffix"] == " meeting of the Professional Sta"
    assert (said["calendar"]["exact"], said["calendar"]["char_start"], said["calendar"]["prefix"]) == ("Thursday", None, None)


def test_the_same_statement_twice_is_one_row_and_chosen_if_either_is() -> None:
    content = archive(1)
    (report,) = content.reports
    doubled = replace(report, evidence=(*report.evidence, replace(report.evidence[1], is_chosen=True), *report.evidence[:1]))
    before, after = (rows(each, "evidence") for each in (content, replace(content, reports=(doubled,))))
    assert [row["evidence_id"] for row in after] == [row["evidence_id"] for row in before]
    assert {row["is_chosen"] for row in after} == {True}


def test_evidence_of_another_rendition_is_quoted_from_that_page() -> None:
    content = archive(1)
    (report,) = content.reports
    (other,) = set(report.renditions) - {report.document_id}
    draft = content.extractions[other]
    start = draft.text.index("Draft. ")
    words = replace(report.evidence[0].statement, as_written="Draft", span=Span(start, start + 5))
    told = replace(report, evidence=(replace(report.evidence[0], document_id=other, statement=words),))
    row = only(replace(content, reports=(told,)), "evidence")
    assert (row["document_id"], row["exact"], row["suffix"][:6]) == (other, "Draft", ". The ")


@pytest.mark.parametrize(
    ("reason", "detail", "code", "message"),
    [
        (Reason.EMPTY, "0 bytes", "unreadable", "mirror/a.html is quarantined: empty: 0 bytes"),
        (Reason.TRUNCATED, None, "truncated_capture", "mirror/a.html is quarantined: truncated"),
        (Reason.TOO_DEEP, "", "unreadable", "mirror/a.html is quarantined: too_deep"),
    ],
)
def test_a_quarantined_capture_is_a_finding(reason: Reason, detail: str | None, code: str, message: str) -> None:
    entry = replace(ledger_entry("a.html", None, CaptureState.QUARANTINED, reason), detail=detail)
    finding = only(bare(entry), "findings")
    assert (finding["code"], finding["message"], finding["severity"]) == (code, message, "error")
    assert (finding["capture_id"], finding["document_id"]) == (entry.capture_id, None)


def test_findings_of_reading_and_settling_name_their_rows() -> None:
    content = archive(1)
    conflict = only(content, "findings", code="date_conflict")
    assert (conflict["row_id"], conflict["column_name"], conflict["chosen"]) == ("psc/2007-02-08/1", "meeting_date", "2007-02-08")
    assert (conflict["candidates"], conflict["as_written"]) == (["2006-02-08", "2007-02-08"], "8 February 2006")
    repaired = only(content, "findings", code="encoding_repaired")
    assert (repaired["row_id"], repaired["char_start"], repaired["candidates"]) == (None, None, [])
    assert repaired["document_id"] is not None


def test_a_finding_may_point_between_words() -> None:
    content = archive(1)
    (report,) = content.reports
    between = Finding(Code.MISSING_RECOMMENDATIONS, Severity.INFO, "nothing stands here", "n_recommendations", span=Span(30, 30))
    tables = tabled(replace(content, reports=(replace(report, findings=(between,)),)))
    assert examine(tables).breaches == ()
    (row,) = [row for row in tables.rows("findings") if row["code"] == "missing_recommendations"]
    assert (row["as_written"], row["char_start"], row["char_end"]) == (None, 30, 30)


def test_a_finding_that_two_rooms_make_is_one_row() -> None:
    content = archive(1)
    (report,) = content.reports
    finding = Finding(Code.LOST_STEM, Severity.WARNING, "the items have no introduction", "stem")
    document = replace(content.extractions[report.document_id], findings=(finding,))
    twice = replace(report, findings=(finding, finding))
    both = replace(content, reports=(twice,), extractions={**content.extractions, report.document_id: document})
    assert only(both, "findings", code="lost_stem")["row_id"] == report.report_id


def test_a_report_of_a_document_that_is_not_there_is_no_silent_loss() -> None:
    content = archive(2)
    gone = content.reports[0].document_id
    held = [document for document in content.extractions.values() if document.document_id != gone]
    with pytest.raises(ContractError, match=gone):
        tabled(replace(content, extractions=LazyPapers(held)))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": "half a pair: \ud83d"}, "text: half a surrogate pair at 13"),
        ({"title": "\ud83d"}, "title: a value does not fit string"),
    ],
)
def test_what_no_file_can_hold_names_table_and_column(change: dict[str, Any], told: str) -> None:
    content = archive(1)
    agenda = next(each for each in content.extractions.values() if each.kind == "agenda")
    broken = replace(content, extractions={**content.extractions, agenda.document_id: replace(agenda, **change, paragraphs=())})
    with pytest.raises(ContractError, match=told):
        tabled(broken)


def test_a_container_larger_than_four_gigabytes_is_counted() -> None:
    entry = replace(ledger_entry("big.wacz", None, CaptureState.SKIPPED, Reason.FILE_TYPE), n_bytes=9_000_000_000)
    assert only(bare(entry), "captures")["n_bytes"] == 9_000_000_000


@given(st.lists(st.one_of(st.none(), st.text(), st.integers(), st.lists(st.text()))))
def test_an_id_is_a_function_of_what_is_said(parts: list[Any]) -> None:
    assert digest_id(*parts) == digest_id(*parts)
    assert digest_id(*parts) != digest_id(*parts, None)
    assert len(digest_id(*parts)) == 16


def test_rows_with_other_columns_are_refused() -> None:
    with pytest.raises(TypeError, match="work_id"):
        Gathered(SCHEMA["renditions"]).add({"document_id": [], "char_start": [], "char_end": [], "is_chosen": []})


def test_a_page_may_hold_two_works() -> None:
    document = paper(1)
    first, second = settled(document, 1), settled(document, 2)
    second = replace(second, report_id="psc/2007-02-08/2", evidence=(), findings=(), strands=())
    entry = ledger_entry("a", document, CaptureState.INGESTED)
    content = replace(bare(entry), reports=(second, first), extractions={document.document_id: document})
    assert [row["work_id"] for row in rows(content, "renditions")] == ["psc/2007-02-08/1", "psc/2007-02-08/2"]
    assert only(content, "documents")["work_id"] == "psc/2007-02-08/1"
