"""Content becomes rows: one pass over the documents, in the order of their ids.

Texts and paragraphs leave as they come, so that memory does not grow with the archive's pages; every other
table is small, waits as Arrow, and leaves sorted by its key once all documents have been seen.
"""

from collections.abc import Iterator
from typing import Final

import pyarrow as pa

from pipeline.tables.content import Held, ReleaseContent, held_documents
from pipeline.tables.rows import captures, documents, evidence, names, reports
from pipeline.tables.rows.columns import Columns, Gathered
from pipeline.tables.rows.dimensions import Programmes, bodies, strands
from pipeline.tables.schema import SCHEMA

__all__ = ["pieces"]

# Tables whose key begins with the document leave in that order and are never held whole.
STREAMED: Final = ("documents", "paragraphs", "renditions")
# How many rows wait as Python values, which take ten times the room of Arrow's.
WAITING: Final = 4_096


def pieces(content: ReleaseContent) -> Iterator[tuple[str, pa.Table]]:
    """Every row of the release as (table, rows); within each table the pieces follow in the order of its key."""
    gathered = {name: Gathered(table) for name, table in SCHEMA.items()}
    small: dict[str, list[pa.Table]] = {name: [] for name in SCHEMA if name not in STREAMED}
    programmes = Programmes(content.vocabulary)
    for held in held_documents(content):
        for name, columns in _rows_of(held):
            gathered[name].add(columns)
        programmes.meet(held)
        for name in _full(gathered):
            if name in small:
                small[name].append(gathered[name].taken())
            else:
                yield name, gathered[name].taken()
    for name, columns in _rows_of_all(content, programmes):
        gathered[name].add(columns)
    for name, rows in gathered.items():
        yield name, _in_order(name, [*small.get(name, ()), rows.taken()])


def _full(gathered: dict[str, Gathered]) -> list[str]:
    return [name for name, rows in gathered.items() if rows.count >= min(WAITING, rows.table.rows_per_group)]


def _rows_of(held: Held) -> Iterator[tuple[str, Columns]]:
    """What one document gives: its own rows, and those of each report that is read from it."""
    yield "documents", documents.documents(held)
    yield "renditions", documents.renditions(held)
    yield "paragraphs", documents.paragraphs(held)
    yield "findings", evidence.findings(evidence.document_findings(held))
    yield "evidence", evidence.evidence(held)
    for report in held.chosen:
        reading = held.reading
        yield "reports", reports.reports(report, held)
        yield "authors", reports.authors(report, reading)
        yield "sections", reports.sections(report, reading)
        yield "recommendations", reports.recommendations(report, reading)
        yield "strand_mentions", names.strand_mentions(report)
        yield "report_strands", names.report_strands(report)
        yield "programme_mentions", names.programme_mentions(report, reading.programmes)
        yield "report_programmes", names.report_programmes(report, held)


def _rows_of_all(content: ReleaseContent, programmes: Programmes) -> Iterator[tuple[str, Columns]]:
    """What no single document gives: the account of the archive and the dimensions."""
    yield "captures", captures.captures(content.ledger)
    yield "findings", evidence.findings(captures.capture_findings(content.ledger))
    yield "bodies", bodies(content.vocabulary)
    yield "strands", strands(content.vocabulary)
    yield "programmes", programmes.rows()


def _in_order(name: str, parts: list[pa.Table]) -> pa.Table:
    rows = pa.concat_tables(parts)
    if name in STREAMED:
        return rows
    return rows.sort_by([(column, "ascending") for column in SCHEMA[name].primary_key])
