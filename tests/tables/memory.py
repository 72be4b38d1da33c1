"""Tables that were never written, in which a test may change a cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.tables import SCHEMA, ReleaseContent
from pipeline.tables.rows import pieces


@dataclass(frozen=True)
class TablesInMemory:
    tables: Mapping[str, pa.Table]
    step: int = 4

    def __contains__(self, name: object) -> bool:
        return name in self.tables

    def arrow(self, name: str) -> pa.Schema:
        return self.tables[name].schema

    def pieces(self, name: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        table = self.table(name, columns)
        for start in range(0, table.num_rows, self.step):
            yield table.slice(start, self.step)

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        return self.tables[name] if columns is None else self.tables[name].select(list(columns))

    def rows(self, name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.tables[name].to_pylist()
        return found

    def having(self, name: str, table: pa.Table) -> "TablesInMemory":
        return TablesInMemory({**self.tables, name: table}, self.step)

    def without(self, name: str) -> "TablesInMemory":
        return TablesInMemory({other: table for other, table in self.tables.items() if other != name}, self.step)

    def with_rows(self, name: str, rows: Sequence[Mapping[str, Any]]) -> "TablesInMemory":
        return self.having(name, pa.Table.from_pylist(list(rows), schema=SCHEMA[name].arrow))

    def with_cells(self, name: str, row: int, **cells: Any) -> "TablesInMemory":
        rows = self.rows(name)
        rows[row] = {**rows[row], **cells}
        return self.with_rows(name, rows)


def tabled(content: ReleaseContent) -> TablesInMemory:
    parts: dict[str, list[pa.Table]] = {name: [] for name in SCHEMA}
    for name, piece in pieces(content):
        parts[name].append(piece)
    return TablesInMemory({name: pa.concat_tables(tables) for name, tables in parts.items()})
