"""Every rule of the contract catches one changed cell, and says where."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ContractError
from pipeline.tables import SCHEMA
from pipeline.tables.contract import demand, examine
from pipeline.tables.contract.breach import SHOWN
from tests.tables.memory import TablesInMemory, tabled
from tests.tables.papers import archive

SOUND = tabled(archive(4))


def faults(tables: TablesInMemory) -> list[str]:
    return [str(breach) for breach in examine(tables).breaches]


def first(table: str, **where: Any) -> int:
    return next(at for at, row in enumerate(SOUND.rows(table)) if all(row[column] == value for column, value in where.items()))


PARTNER = first("report_programmes", is_partner=True)
QUOTED = first("evidence", witness="lead")
INGESTED = first("captures", state="ingested")
DUPLICATE = first("captures", state="duplicate")
QUARANTINED = first("captures", state="quarantined")

# table, row, the cells that change, what the breach says
BROKEN_CELLS = [
    pytest.param("reports", 0, {"is_annual_meeting": None}, "reports psc/2007-02-08/1: is_annual_meeting: is null", id="null"),
    pytest.param("reports", 0, {"title": ""}, "reports psc/2007-02-08/1: title: is an empty string", id="empty string"),
    pytest.param("recommendations", 0, {"actions": ["note", ""]}, "#1: actions: is an empty string", id="empty string in a list"),
    pytest.param("documents", 0, {"kind": "paper"}, "kind: 'paper' is not one of report, minutes", id="closed vocabulary"),
    pytest.param("findings", 0, {"code": "oddity"}, "code: 'oddity' is not one of", id="finding code"),
    pytest.param("reports", 0, {"body_id": "xyz"}, "reports psc/2007-02-08/1: body_id: 'xyz' is not in bodies", id="foreign key"),
    pytest.param("documents", 0, {"work_id": "psc/1999-01-01/1"}, "work_id: 'psc/1999-01-01/1' is not in reports", id="work"),
    pytest.param("paragraphs", 4, {"section_position": 9}, "section_position: 'psc/2007", id="composite foreign key"),
    pytest.param("evidence", 0, {"row_id": "psc/1999-01-01/1"}, "row_id: 'psc/1999-01-01/1' is not in reports", id="evidence of nothing"),
    pytest.param("findings", 0, {"capture_id": "none"}, "capture_id: 'none' is not in captures", id="finding about nothing"),
    pytest.param("reports", 1, {"report_id": "psc/2007-02-08/1"}, "report_id: the key stands there twice", id="key twice"),
    pytest.param("paragraphs", 1, {"position": 1}, "document_id, position: the key stands there twice", id="composite key twice"),
    pytest.param("paragraphs", 0, {"position": 7}, "document_id, position: the key is not in order", id="key out of order"),
    pytest.param("authors", 0, {"as_written": "Treasurer"}, "as_written is 'Treasurer', the text has 'Commissioner'", id="other words"),
    pytest.param("authors", 0, {"char_end": 175}, "the text has 'Commissione' at 164", id="a letter short"),
    pytest.param("paragraphs", 0, {"char_end": 100_000}, "0 to 100000 lies outside the text", id="past the end"),
    pytest.param("paragraphs", 0, {"char_start": -1}, "-1 to ", id="before the beginning"),
    pytest.param("renditions", 0, {"char_start": 9, "char_end": 8}, "9 to 8 lies outside the text", id="backwards"),
    pytest.param("sections", 1, {"heading": "B. Other"}, "heading is 'B. Other', the text begins with 'A. Recommendations", id="heading"),
    pytest.param("recommendations", 0, {"stem": "Members are told to:"}, "stem is 'Members are told to:'", id="stem"),
    pytest.param("recommendations", 0, {"stem_end": None}, "stem_start: stem_start without stem_end", id="half a span"),
    pytest.param("recommendations", 0, {"stem": None}, "stem is None, the text has 'Members are asked to:'", id="a span of nothing"),
    pytest.param("report_programmes", PARTNER, {"evidence_text": "It links."}, "evidence_text is 'It links.'", id="evidence text"),
    pytest.param("evidence", QUOTED, {"exact": "9 February 2007"}, "exact is '9 February 2007'", id="exact"),
    pytest.param("evidence", QUOTED, {"prefix": "Paper of the "}, "prefix is 'Paper of the ', which does not stand", id="prefix"),
    pytest.param("evidence", QUOTED, {"suffix": " gathering"}, "suffix is ' gathering', which does not stand after", id="suffix"),
    pytest.param("strand_mentions", 0, {"as_written": "Strand 5"}, "as_written is 'Strand 5'", id="strand mention"),
    pytest.param("documents", 0, {"text": "Other words"}, "is not the digest of the text", id="another text"),
    pytest.param("documents", 0, {"n_chars": 3}, "n_chars: 3 is not the length of the text", id="length"),
    pytest.param("documents", 0, {"sha256": "0" * 64}, "does not begin with the document's id", id="digest and id"),
    pytest.param("reports", 0, {"n_recommendations": 2}, "2 is not the number of its rows in recommendations, 1", id="sum"),
    pytest.param("report_programmes", 0, {"n_mentions": 9}, "9 is not the number of its rows in programme_mentions, 3", id="mentions"),
    pytest.param("report_programmes", PARTNER, {"is_partner": False}, "evidence_text: must be given for a partner", id="no partner"),
    pytest.param("captures", INGESTED, {"document_id": None}, "is null, and the capture is ingested", id="ingested as nothing"),
    pytest.param("captures", INGESTED, {"state": "skipped"}, "no capture is ingested as this document", id="a document from nowhere"),
    pytest.param("captures", DUPLICATE, {"state": "ingested", "reason": None}, "documents ingested more than once: 1", id="ingested twice"),
    pytest.param("captures", INGESTED, {"sha256": "0" * 64}, "is not the digest of the ingested capture", id="another capture's digest"),
    pytest.param("captures", QUARANTINED, {"reason": None}, "reason: must be null for what is ingested", id="quarantined for no reason"),
    pytest.param("evidence", 0, {"column_name": "colour"}, "column_name: is no column of that table", id="evidence of no column"),
]  # fmt: skip


def test_a_sound_archive_keeps_every_rule() -> None:
    examination = examine(SOUND)
    assert examination.breaches == ()
    assert demand(SOUND) == examination.proved
    for name, proved in examination.proved.items():
        assert proved.rows == SOUND.tables[name].num_rows
        assert bool(proved.spans) == bool(SCHEMA[name].spans), name


@pytest.mark.parametrize(("table", "row", "cells", "told"), BROKEN_CELLS)
def test_one_changed_cell_is_a_breach(table: str, row: int, cells: dict[str, Any], told: str) -> None:
    found = faults(SOUND.with_cells(table, row, **cells))
    assert any(told in fault for fault in found), found
    with pytest.raises(ContractError) as caught:
        demand(SOUND.with_cells(table, row, **cells))
    assert caught.value.breaches == found


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda table: table.drop_columns(["lead"]), "lead: columns that are missing", id="missing"),
        pytest.param(
            lambda table: table.append_column("colour", pa.nulls(4, pa.string())), "colour: columns that are missing", id="unknown"
        ),
        pytest.param(lambda table: table.select(table.column_names[::-1]), "their order", id="out of order"),
        pytest.param(lambda table: table.set_column(4, "number", table.column("number").cast(pa.int64())), "number: is", id="type"),
    ],
)
def test_wrong_columns_are_told_once_and_nothing_else_is_looked_into(change: Callable[[pa.Table], pa.Table], told: str) -> None:
    (fault,) = faults(SOUND.having("reports", change(SOUND.tables["reports"])))
    assert told in fault


def test_nullability_is_part_of_a_columns_type() -> None:
    loose = SOUND.tables["bodies"].cast(pa.schema([field.with_nullable(True) for field in SCHEMA["bodies"].arrow]))
    assert "body_id: is pyarrow.Field<body_id: string>" in faults(SOUND.having("bodies", loose))[0]


def test_a_missing_table() -> None:
    assert faults(SOUND.without("strands")) == ["strands (the table): (all): the table is missing"]


def test_a_missing_row_is_missed_by_whoever_points_to_it() -> None:
    gone = SOUND.with_rows("strands", [])
    assert sum("is not in strands" in fault for fault in faults(gone)) == 8


def test_a_report_has_one_chosen_rendition_and_names_it() -> None:
    (chosen,) = [at for at, row in enumerate(SOUND.rows("renditions")) if row["work_id"] == "psc/2007-02-08/1" and row["is_chosen"]]
    (draft,) = [at for at, row in enumerate(SOUND.rows("renditions")) if not row["is_chosen"]]
    assert any("is not its chosen rendition, None" in fault for fault in faults(SOUND.with_cells("renditions", chosen, is_chosen=False)))
    assert any(
        "works with more than one chosen rendition: 1" in fault for fault in faults(SOUND.with_cells("renditions", draft, is_chosen=True))
    )


def test_a_duplicate_points_to_a_document_or_to_bytes_that_are_quarantined() -> None:
    lost = SOUND.with_cells("captures", DUPLICATE, document_id=None)
    assert any("document_id: a duplicate of neither a document nor a quarantined capture" in fault for fault in faults(lost))
    digest = SOUND.rows("captures")[DUPLICATE]["sha256"]
    assert faults(lost.with_cells("captures", QUARANTINED, sha256=digest)) == []


def test_the_same_fault_in_every_row_is_told_a_few_times_and_counted() -> None:
    rows = [{**row, "number": ""} for row in SOUND.rows("paragraphs")]
    breaches = faults(
        TablesInMemory(SOUND.having("paragraphs", pa.Table.from_pylist(rows, schema=SCHEMA["paragraphs"].arrow)).tables, 1_000)
    )
    assert len(breaches) == SHOWN + 1
    assert breaches[-1] == f"paragraphs (further rows): number: the same fault in {len(rows) - SHOWN} more"


@given(st.integers(1, 50))
@settings(deadline=None, max_examples=40)
def test_where_pieces_end_does_not_matter(step: int) -> None:
    examination = examine(TablesInMemory(SOUND.tables, step))
    assert examination.breaches == ()
    assert examination.proved == examine(SOUND).proved


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_any_moved_span_is_caught(data: st.DataObject) -> None:
    """Whatever span is moved: its words no longer stand there, or it was about no words."""
    table = data.draw(st.sampled_from([table for table in SCHEMA.values() if any(span.proof == "equals" for span in table.spans)]))
    span = next(span for span in table.spans if span.proof == "equals")
    rows = SOUND.rows(table.name)
    at = data.draw(st.integers(0, len(rows) - 1))
    if rows[at][span.start] is None:
        return
    shift = data.draw(st.integers(-40, 40).filter(bool))
    texts = {row["document_id"]: row["text"] for row in SOUND.rows("documents")}
    start, end = rows[at][span.start] + shift, rows[at][span.end] + shift
    words = texts[rows[at]["document_id"]][max(0, start) : max(0, end)]
    found = faults(SOUND.with_cells(table.name, at, **{span.start: start, span.end: end}))
    assert (found == []) == (words == rows[at][span.as_written])
