"""Opening a release: one folder, pinned, however often the current one changes meanwhile."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import ReleaseError
from pipeline.tables import Manifest, Root, StoredTables, read_manifest

if TYPE_CHECKING:
    import duckdb
    import pandas as pd


@dataclass(frozen=True)
class Release(StoredTables):
    """A published release. All tables read from it belong together.

    Beside what is here: `table(name, columns=None)` gives Arrow, `rows(name, column=value)` single rows as Python values.
    """

    @property
    def release_id(self) -> str:
        """Its number and digest: `000002-1c0ffee1c0de`."""
        return self.path.name

    @cached_property
    def manifest(self) -> Manifest:
        """Its account: files, rows, sources, versions."""
        return read_manifest(self.path)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables."""
        return tuple(self.manifest.tables)

    def file(self, name: str) -> Path:
        """Where a table lies; a ReleaseError for a name that it does not have."""
        if name not in self.manifest.tables:
            raise ReleaseError(f"the release {self.release_id} has no table {name!r}; it has {', '.join(self.tables)}")
        return self.path / self.manifest.tables[name].file

    def __contains__(self, name: object) -> bool:
        return name in self.manifest.tables

    def pandas(self, name: str, **options: Any) -> "pd.DataFrame":
        """A table for pandas, in Arrow's own types, so that dates, lists and whole numbers stay what they are.

        `options` go to `pandas.read_parquet`: `columns=[...]`, `filters=[...]`.
        """
        import pandas as pd

        return pd.read_parquet(self.file(name), **{"dtype_backend": "pyarrow", "partitioning": None, **options})

    def duckdb(self) -> "duckdb.DuckDBPyConnection":
        """A database in memory with a view for each table."""
        import duckdb

        connection = duckdb.connect()
        for name in self.tables:
            file = str(self.file(name).absolute()).replace("'", "''")
            connection.execute(f"CREATE VIEW \"{name}\" AS SELECT * FROM read_parquet('{file}', hive_partitioning=false)")
        return connection


def open_release(root: str | Path = "data/processed", release: str | None = None) -> Release:
    """The current release under `root`, or the one of that id; it stays the same one while others are published.

    Raises ReleaseError when there is none, or when files of it are missing or cut short.
    """
    place = Root(Path(root))
    release_id = release or place.current_id()
    if release_id is None:
        raise ReleaseError(f"there is no release in {root}: publish one with `strandline ingest SOURCE --out {root}`")
    if release_id not in place.release_ids():
        known = ", ".join(place.release_ids()) or "none"
        raise ReleaseError(f"there is no release {release_id} in {root}; there is: {known}")
    opened = Release(place.release(release_id).resolve())
    _require_whole(opened)
    return opened


def _require_whole(release: Release) -> None:
    """Cheap enough for every opening; `verify` compares every byte."""
    for name in release.tables:
        file, expected = release.file(name), release.manifest.tables[name].n_bytes
        if not file.is_file():
            raise ReleaseError(f"the release {release.release_id} is not whole: {file} is missing")
        if file.stat().st_size != expected:
            raise ReleaseError(f"the release {release.release_id} is not whole: {file} has {file.stat().st_size} bytes, not {expected}")
