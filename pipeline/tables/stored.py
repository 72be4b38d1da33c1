"""Tables that lie in a folder as Parquet, read whole or piece by piece."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import ReleaseError


class Tables(Protocol):
    """What the contract is checked on: stored tables, or in tests tables in memory."""

    def __contains__(self, name: object) -> bool:
        """Whether there is such a table."""

    def arrow(self, name: str) -> pa.Schema:
        """The schema that the table really has."""

    def pieces(self, name: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """The rows in order, a bounded number at a time."""

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """All rows."""


@dataclass(frozen=True)
class StoredTables:
    """The tables in one folder, one Parquet file each. Columns are those of the file: a path such as `year=2007/` adds none."""

    path: Path

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.file(name).is_file()

    def file(self, name: str) -> Path:
        """Where a table lies."""
        return self.path / f"{name}.parquet"

    def arrow(self, name: str) -> pa.Schema:
        """The schema that the file states."""
        with _whole(self.file(name)):
            return pq.read_schema(self.file(name))

    def pieces(self, name: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """The rows, one row group at a time."""
        with _whole(self.file(name)), pq.ParquetFile(self.file(name)) as file:
            for group in range(file.num_row_groups):
                yield file.read_row_group(group, columns=None if columns is None else list(columns))

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """All rows, or some columns of them."""
        with _whole(self.file(name)):
            return pq.read_table(self.file(name), columns=None if columns is None else list(columns), partitioning=None)

    def rows(self, name: str, **equal: object) -> list[dict[str, Any]]:
        """The rows in which each of the named columns has the given value, as Python values."""
        wanted = [(column, "==", value) for column, value in equal.items()]
        with _whole(self.file(name)):
            found: list[dict[str, Any]] = pq.read_table(self.file(name), filters=wanted or None, partitioning=None).to_pylist()
        return found


@contextmanager
def _whole(file: Path) -> Iterator[None]:
    """What Arrow cannot read in a table of ours is damaged: a ReleaseError that says what to do."""
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise ReleaseError(f"{file} is damaged or cannot be read: ingest the same sources again to write it anew") from error
