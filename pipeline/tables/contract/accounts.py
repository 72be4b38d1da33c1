"""Accounts that must balance: captures against documents, sums against their parts, renditions against reports."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.contract.breach import Breach, breaches_where, quoted
from pipeline.tables.schema import SCHEMA
from pipeline.tables.stored import Tables

# (table, column with the sum, its key, table with the parts, their key)
_SUMS: Final = (
    ("reports", "n_recommendations", ("report_id",), "recommendations"),
    ("report_programmes", "n_mentions", ("report_id", "programme_id"), "programme_mentions"),
)


def accounts(tables: Tables) -> Iterator[Breach]:
    """All breaches between tables that are no matter of keys."""
    yield from _captures(tables)
    yield from _duplicates(tables)
    yield from _ingested(tables)
    for table, column, key, parts in _SUMS:
        yield from _sum(tables, table, column, key, parts)
    yield from _chosen(tables)
    yield from _partners(tables)
    yield from _evidence_columns(tables)


def _captures(tables: Tables) -> Iterator[Breach]:
    """Each state has what belongs to it: a document or a reason."""
    table = SCHEMA["captures"]
    for piece in tables.pieces("captures"):
        state, has_document = piece.column("state"), pc.is_valid(piece.column("document_id"))
        is_ingested, is_quarantined = pc.equal(state, "ingested"), pc.equal(state, "quarantined")
        ingested_without = pc.and_(is_ingested, pc.invert(has_document))
        yield from breaches_where(table, piece, ingested_without, "document_id", "is null, and the capture is ingested")
        yield from breaches_where(
            table, piece, pc.and_(is_quarantined, has_document), "document_id", "is given, and the capture is quarantined"
        )
        unexplained = pc.xor(is_ingested, pc.is_null(piece.column("reason")))
        yield from breaches_where(table, piece, unexplained, "reason", "must be null for what is ingested, and given for all else")


def _duplicates(tables: Tables) -> Iterator[Breach]:
    """A duplicate has its original's document; where the original is quarantined, its digest."""
    captures = tables.table("captures")
    quarantined = captures.filter(pc.equal(captures.column("state"), "quarantined")).column("sha256").combine_chunks()
    lost = pc.and_(pc.equal(captures.column("state"), "duplicate"), pc.is_null(captures.column("document_id")))
    lost = pc.and_(lost, pc.invert(pc.is_in(captures.column("sha256"), value_set=quarantined.drop_null())))
    fault = "a duplicate of neither a document nor a quarantined capture"
    yield from breaches_where(SCHEMA["captures"], captures, lost, "document_id", fault)


def _ingested(tables: Tables) -> Iterator[Breach]:
    """Each document was ingested from one capture, with the same digest."""
    captures = tables.table("captures", ["capture_id", "document_id", "sha256", "state"])
    ingested = captures.filter(pc.equal(captures.column("state"), "ingested"))
    documents = tables.table("documents", ["document_id", "sha256"])
    ingested_as = dict(zip(*(ingested.column(name).to_pylist() for name in ("document_id", "sha256")), strict=True))
    if len(ingested_as) != ingested.num_rows:
        twice = ingested.num_rows - len(ingested_as)
        yield Breach("captures", "(the account)", "state", f"documents ingested more than once: {twice}")
    digests = documents.column("sha256").to_pylist()
    for document_id, sha256 in zip(documents.column("document_id").to_pylist(), digests, strict=True):
        if document_id not in ingested_as:
            yield Breach("documents", document_id, "document_id", "no capture is ingested as this document")
        elif ingested_as[document_id] != sha256:
            yield Breach("documents", document_id, "sha256", f"{quoted(sha256)} is not the digest of the ingested capture")


def _sum(tables: Tables, name: str, column: str, key: Sequence[str], parts: str) -> Iterator[Breach]:
    counts = tables.table(parts, key).group_by(list(key)).aggregate([([], "count_all")])
    counted = dict(zip(_keys(counts, key), counts.column("count_all").to_pylist(), strict=True))
    piece = tables.table(name, list(dict.fromkeys((*SCHEMA[name].primary_key, *key, column))))
    real = [counted.get(row, 0) for row in _keys(piece, key)]
    wrong = pc.not_equal(piece.column(column), pa.array(real, pa.int32()))
    yield from breaches_where(SCHEMA[name], piece, wrong, column, _other_count(piece, column, real, parts))


def _keys(piece: pa.Table, key: Sequence[str]) -> list[tuple[Any, ...]]:
    return list(zip(*(piece.column(column).to_pylist() for column in key), strict=True))


def _other_count(piece: pa.Table, column: str, real: Sequence[int], parts: str) -> Callable[[int], str]:
    return lambda row: f"{piece.column(column)[row].as_py()} is not the number of its rows in {parts}, {real[row]}"


def _chosen(tables: Tables) -> Iterator[Breach]:
    """Each report has one chosen rendition, and it is the document that the report names."""
    renditions = tables.table("renditions", ["document_id", "work_id", "is_chosen"])
    chosen = renditions.filter(renditions.column("is_chosen"))
    chosen_of = dict(zip(*(chosen.column(name).to_pylist() for name in ("work_id", "document_id")), strict=True))
    if len(chosen_of) != chosen.num_rows:
        twice = chosen.num_rows - len(chosen_of)
        yield Breach("renditions", "(the account)", "is_chosen", f"works with more than one chosen rendition: {twice}")
    reports = tables.table("reports", ["report_id", "document_id"])
    for report_id, document_id in _keys(reports, ("report_id", "document_id")):
        if chosen_of.get(report_id) != document_id:
            fault = f"{quoted(document_id)} is not its chosen rendition, {quoted(chosen_of.get(report_id))}"
            yield Breach("reports", report_id, "document_id", fault)


def _partners(tables: Tables) -> Iterator[Breach]:
    """A partner has its sentence, and nothing else has one."""
    for piece in tables.pieces("report_programmes"):
        unproved = pc.xor(piece.column("is_partner"), pc.is_valid(piece.column("evidence_text")))
        yield from breaches_where(
            SCHEMA["report_programmes"], piece, unproved, "evidence_text", "must be given for a partner, and null for all else"
        )


def _evidence_columns(tables: Tables) -> Iterator[Breach]:
    """What evidence speaks of is a column of the table it names."""
    named = pa.array([f"{name}.{column}" for name, table in SCHEMA.items() for column in table.names])
    for piece in tables.pieces("evidence"):
        spoken_of = pc.binary_join_element_wise(piece.column("table_name"), piece.column("column_name"), ".")
        strange = pc.invert(pc.is_in(spoken_of, value_set=named))
        yield from breaches_where(SCHEMA["evidence"], piece, strange, "column_name", "is no column of that table")
