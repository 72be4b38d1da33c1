"""What is new between two releases, row by row, in the tables that the history follows."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.schema import SCHEMA, Table
from pipeline.tables.stored import StoredTables


def changes(before: StoredTables | None, after: StoredTables) -> Iterator[dict[str, Any]]:
    """Every row that came, went or changed: `table_name`, `row_id`, `change`, `column_names`."""
    for table in SCHEMA.values():
        if table.is_tracked:
            yield from _changes_of(table, _rows(before, table), after.table(table.name))


def _rows(before: StoredTables | None, table: Table) -> pa.Table:
    """The rows before, in today's columns: a column that was not there yet is null."""
    if before is None or table.name not in before:
        return table.arrow.empty_table()
    rows = before.table(table.name)
    columns = [rows.column(field.name) if field.name in rows.column_names else pa.nulls(rows.num_rows, field.type) for field in table.arrow]
    return pa.table(columns, names=list(table.names))


def _changes_of(table: Table, before: pa.Table, after: pa.Table) -> Iterator[dict[str, Any]]:
    (key,) = table.primary_key
    for change, rows, others in (("removed", before, after), ("added", after, before)):
        absent = pc.invert(pc.is_in(rows.column(key), value_set=others.column(key).combine_chunks()))
        for row_id in rows.column(key).filter(absent).to_pylist():
            yield {"table_name": table.name, "row_id": row_id, "change": change, "column_names": []}
    for row_id, columns in _changed(table, key, before, after).items():
        yield {"table_name": table.name, "row_id": row_id, "change": "changed", "column_names": columns}


def _changed(table: Table, key: str, before: pa.Table, after: pa.Table) -> dict[str, list[str]]:
    """The columns that differ, by row. Both tables are sorted by the key, so what they share stands in the same order."""
    old = before.filter(pc.is_in(before.column(key), value_set=after.column(key).combine_chunks()))
    new = after.filter(pc.is_in(after.column(key), value_set=before.column(key).combine_chunks()))
    found: dict[str, list[str]] = {}
    for name in table.names:
        for row_id in new.column(key).filter(_differ(old.column(name), new.column(name))).to_pylist():
            found.setdefault(row_id, []).append(name)
    return found


def _differ(old: Any, new: Any) -> Any:
    if pa.types.is_list(new.type):
        return pa.array([a != b for a, b in zip(old.to_pylist(), new.to_pylist(), strict=True)], pa.bool_())
    return pc.fill_null(pc.not_equal(old, new), pc.xor(pc.is_null(old), pc.is_null(new)))
