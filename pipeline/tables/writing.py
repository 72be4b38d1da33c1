"""Arrow to Parquet, so that equal rows are equal bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import ContractError
from pipeline.tables.contract.shape import cells
from pipeline.tables.files import sha256_of, sync
from pipeline.tables.schema import Table

_READ_ONLY: Final = 0o444


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as the manifest lists it; `n_bytes` long."""

    file: str
    sha256: str
    n_bytes: int
    rows: int


class TableFile:
    """One table on its way to one file, in row groups of the schema's size.

    How the rows come in pieces does not show in the bytes: each group is made contiguous and written by one call.
    """

    def __init__(self, folder: Path, table: Table) -> None:
        self.table = table
        self.path = folder / table.file_name
        self.rows = 0
        self._waiting: list[pa.Table] = []
        self._waiting_rows = 0
        self._writer = pq.ParquetWriter(self.path, table.arrow, compression="zstd")

    def add(self, piece: pa.Table) -> None:
        """Take rows, and write as many whole groups as there are."""
        self._waiting.append(piece)
        self._waiting_rows += piece.num_rows
        if self._waiting_rows >= self.table.rows_per_group:
            rows, size = pa.concat_tables(self._waiting), self.table.rows_per_group
            whole = rows.num_rows - rows.num_rows % size
            for start in range(0, whole, size):
                self._write(rows.slice(start, size))
            self._waiting, self._waiting_rows = [rows.slice(whole)], rows.num_rows - whole

    def _write(self, group: pa.Table) -> None:
        if any(not field.nullable and group.column(field.name).null_count for field in self.table.arrow):
            raise ContractError([str(breach) for breach in cells(self.table, group)])
        self._writer.write_table(group.combine_chunks(), row_group_size=self.table.rows_per_group)
        self.rows += group.num_rows

    def finish(self) -> WrittenFile:
        """Write what is left, and close, sync and digest the file."""
        if self._waiting_rows:
            self._write(pa.concat_tables(self._waiting))
        self.close()
        self.path.chmod(_READ_ONLY)
        sync(self.path)
        return WrittenFile(self.path.name, sha256_of(self.path), self.path.stat().st_size, self.rows)

    def close(self) -> None:
        """Let go of the file."""
        self._writer.close()


class TableFiles:
    """The files of all tables of a release, open together."""

    def __init__(self, folder: Path, tables: Iterable[Table]) -> None:
        self._files = {table.name: TableFile(folder, table) for table in tables}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()

    def write(self, pieces: Iterable[tuple[str, pa.Table]]) -> dict[str, WrittenFile]:
        """Write everything; what was written, by table."""
        for name, piece in pieces:
            self._files[name].add(piece)
        return dict(self._finished())

    def _finished(self) -> Iterator[tuple[str, WrittenFile]]:
        for name, file in self._files.items():
            yield name, file.finish()
