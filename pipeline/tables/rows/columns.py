"""Rows gathered by column and turned into Arrow piece by piece."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

import pyarrow as pa

from pipeline.errors import ContractError
from pipeline.model import Span
from pipeline.tables.schema import TYPES, Column, Table

Columns: TypeAlias = Mapping[str, Sequence[object]]
_ID_DIGITS: Final = 16


class Gathered:
    """Rows of one table that wait to become Arrow.

    >>> from pipeline.tables.schema import SCHEMA
    >>> rows = Gathered(SCHEMA["renditions"])
    >>> rows.add({"document_id": ["9f2c"], "work_id": ["psc/2007-02-08/8"], "char_start": [0], "char_end": [7], "is_chosen": [True]})
    >>> rows.count, rows.taken().num_rows, rows.count
    (1, 1, 0)
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self._columns: dict[str, list[object]] = {name: [] for name in table.names}

    @property
    def count(self) -> int:
        """How many rows wait."""
        return len(self._columns[self.table.names[0]])

    def add(self, columns: Columns) -> None:
        """Add rows; exactly the table's columns, all of one length."""
        if columns.keys() != self._columns.keys():
            raise TypeError(f"{self.table.name}: columns amiss: {sorted(columns.keys() ^ self._columns.keys())}")
        for name, waiting in self._columns.items():
            waiting.extend(columns[name])

    def taken(self) -> pa.Table:
        """The rows as Arrow, which no longer wait."""
        arrays = [_array(self.table.name, column, self._columns[column.name]) for column in self.table.columns]
        self._columns = {name: [] for name in self.table.names}
        return pa.Table.from_arrays(arrays, schema=self.table.arrow)


def _array(table: str, column: Column, values: list[object]) -> pa.Array:
    try:
        return pa.array(values, TYPES[column.type])
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError, OverflowError) as error:
        raise ContractError([f"{table}: {column.name}: a value does not fit {column.type}: {error}"]) from error


def digest_id(*parts: object) -> str:
    """An id made of what a row says: equal content, equal id, in whatever order rows come.

    >>> digest_id("date_conflict", None, ["2006-02-08"])
    'd8d94c0c9be2eb09'
    """
    said = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(said.encode("ascii")).hexdigest()[:_ID_DIGITS]


def span_columns(spans: Iterable[Span | None], start: str = "char_start", end: str = "char_end") -> dict[str, list[int | None]]:
    """The two columns of spans, null where there is none.

    >>> span_columns([Span(3, 8), None])
    {'char_start': [3, None], 'char_end': [8, None]}
    """
    found = list(spans)
    return {start: [span.start if span else None for span in found], end: [span.end if span else None for span in found]}
