"""What can be seen in one table alone: columns, types, nulls, closed vocabularies, empty strings, the key."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.contract.breach import Breach, Proved, breaches_where, quoted
from pipeline.tables.schema import Column, Table
from pipeline.tables.stored import Tables


def shape(tables: Tables, table: Table, proved: Proved) -> Iterator[Breach]:
    """All breaches of one table; of wrong columns only, if there are any."""
    if table.name not in tables:
        yield Breach(table.name, "(the table)", "(all)", "the table is missing", is_structural=True)
        return
    structural = list(_structure(table, tables.arrow(table.name)))
    yield from structural
    if structural:
        return
    before: pa.Table | None = None
    for piece in tables.pieces(table.name):
        proved.rows += piece.num_rows
        yield from cells(table, piece)
        keys = piece.select(list(table.primary_key))
        yield from _order(table, keys if before is None else pa.concat_tables([before, keys]))
        before = keys.slice(max(0, keys.num_rows - 1)) if keys.num_rows else before


def _structure(table: Table, found: pa.Schema) -> Iterator[Breach]:
    names = tuple(found.names)
    if names != table.names:
        strange = sorted(set(names) ^ set(table.names)) or ["their order"]
        yield Breach(table.name, "(the table)", ", ".join(strange), "columns that are missing, unknown or out of order", is_structural=True)
        return
    for column in table.columns:
        field = found.field(column.name)
        if field.type != column.arrow.type or field.nullable != column.nullable:
            yield Breach(table.name, "(the table)", column.name, f"is {field}, must be {column.arrow}", is_structural=True)


def cells(table: Table, piece: pa.Table) -> Iterator[Breach]:
    """Nulls where none may be, values outside a closed vocabulary, empty strings."""
    for column in table.columns:
        values = piece.column(column.name)
        if not column.nullable and values.null_count:
            yield from breaches_where(table, piece, pc.is_null(values), column.name, "is null, and must not be")
        if column.values:
            known = pa.array(column.values, pa.string())
            wrong = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=known)))
            yield from breaches_where(table, piece, wrong, column.name, _not_among(column, values))
        if (empty := _empty(values)) is not None:
            yield from breaches_where(table, piece, empty, column.name, "is an empty string, which must be null")


def _not_among(column: Column, values: Any) -> Any:
    return lambda row: f"{quoted(values[row].as_py())} is not one of {', '.join(column.values)}"


def _empty(values: Any) -> Any:
    """Where a string is empty, or a list holds an empty one; None when nowhere, or when the column holds no strings."""
    if pa.types.is_string(values.type):
        return pc.equal(values, "")
    if not pa.types.is_list(values.type) or "" not in pc.list_flatten(values).to_pylist():
        return None
    return pa.array(["" in (value or ()) for value in values.to_pylist()], pa.bool_())


def _order(table: Table, keys: pa.Table) -> Iterator[Breach]:
    """Each key must be greater than the one before: then keys are unique and sorted."""
    if keys.num_rows < 2:
        return
    earlier, later = keys.slice(0, keys.num_rows - 1), keys.slice(1)
    ascends, equals = _ascent(earlier, later, table.primary_key)
    key = ", ".join(table.primary_key)
    yield from breaches_where(table, later, equals, key, "the key stands there twice")
    yield from breaches_where(table, later, pc.invert(pc.or_(ascends, equals)), key, "the key is not in order")


def _ascent(earlier: pa.Table, later: pa.Table, columns: tuple[str, ...]) -> tuple[Any, Any]:
    """Where keys rise and where they are equal, column by column."""
    ascends, equals = pa.scalar(False), pa.scalar(True)
    for column in columns:
        a, b = earlier.column(column), later.column(column)
        ascends = pc.or_(ascends, pc.and_(equals, pc.less(a, b)))
        equals = pc.and_(equals, pc.equal(a, b))
    return ascends, equals
