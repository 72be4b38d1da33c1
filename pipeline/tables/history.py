"""What depends on when one ran: the runs, what each changed, and when each row was first and last seen.

A run is a folder `_history/<run_id>/` with `run.json` and `changes.parquet`. From all of these, and nothing else, the
tables `runs.parquet`, `changes.parquet` and `seen.parquet` beside them are made anew after each run.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import OutputError, ReleaseError
from pipeline.tables.changes import changes
from pipeline.tables.files import replace_json, sync
from pipeline.tables.manifest import Manifest
from pipeline.tables.root import Root, building
from pipeline.tables.schema import HISTORY, SCHEMA_VERSION, Table
from pipeline.tables.stored import StoredTables
from pipeline.tables.writing import TableFile

_RUN: Final = "run.json"
_CHANGES: Final = "changes.parquet"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run, as it says of itself. `parameters` and `counts` are what JSON can hold; instants are in UTC."""

    run_id: str
    started_at: datetime
    finished_at: datetime
    code_version: str
    parameters: Mapping[str, Any]
    counts: Mapping[str, Any]


def record(root: Root, run: RunRecord, manifest: Manifest, *, is_published: bool) -> None:
    """Write the run's folder, its `run.json` last, and the tables anew.

    Changes are counted from the release that was recorded last, so that a run that died between
    publishing and recording loses none.
    """
    folder = root.history / quote(run.run_id, safe="")
    known = _runs(root)
    before = max((str(each["release_id"]) for each in known), default=None)
    folder.mkdir(exist_ok=True)
    if before != manifest.release_id:
        _write_changes(root, folder, run.run_id, before, manifest.release_id)
    replace_json(folder / _RUN, _as_json(run, manifest, is_published))
    sync(root.history)
    _make_tables(root)


def _as_json(run: RunRecord, manifest: Manifest, is_published: bool) -> dict[str, Any]:
    return {
        "run_id": run.run_id,
        "started_at": run.started_at.isoformat(),
        "finished_at": run.finished_at.isoformat(),
        "release_id": manifest.release_id,
        "is_published": is_published,
        "code_version": run.code_version,
        "schema_version": SCHEMA_VERSION,
        "parameters": run.parameters,
        "counts": run.counts,
    }


def _write_changes(root: Root, folder: Path, run_id: str, before: str | None, after: str) -> None:
    """The changes that led to `after`, beside those of an earlier attempt under the same run id.

    Against a release that has since been damaged nothing can be compared: its successor is recorded without changes.
    """
    stored = StoredTables(root.release(before)) if before and root.release(before).is_dir() else None
    try:
        found = list(changes(stored, StoredTables(root.release(after))))
    except ReleaseError:
        found = []
    rows = [{"run_id": run_id, "release_id": after, **change} for change in found]
    fresh = pa.Table.from_pylist(rows, schema=HISTORY["changes"].arrow)
    earlier = [pq.read_table(folder / _CHANGES, partitioning=None)] if (folder / _CHANGES).is_file() else []
    _replace_table(root, HISTORY["changes"], folder / _CHANGES, pa.concat_tables([*earlier, fresh]))


def _replace_table(root: Root, table: Table, file: Path, rows: pa.Table) -> None:
    """Put a table under a name that readers use, sorted by its key: they see the old or the new."""
    with building(root.history) as folder:
        fresh = TableFile(folder, table)
        fresh.add(rows.sort_by([(column, "ascending") for column in table.primary_key]))
        fresh.finish()
        fresh.path.replace(file)
    sync(file.parent)


def _runs(root: Root) -> list[dict[str, Any]]:
    """Every recorded run, oldest first."""
    runs = [_read(file) for file in root.history.glob(f"*/{_RUN}")]
    return sorted(runs, key=lambda run: (datetime.fromisoformat(run["started_at"]), run["run_id"]))


def _read(file: Path) -> dict[str, Any]:
    try:
        run: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise OutputError(f"{file} is no record of a run: {error}; move its folder away and run again") from error
    return run


def _make_tables(root: Root) -> None:
    runs = _runs(root)
    changed = _all_changes(root, runs)
    for name, rows in (("runs", _runs_table(runs)), ("changes", changed), ("seen", _seen(runs, changed))):
        _replace_table(root, HISTORY[name], root.history / HISTORY[name].file_name, rows)


def _runs_table(runs: Iterable[Mapping[str, Any]]) -> pa.Table:
    rows = [{name: _cell(name, run[name]) for name in HISTORY["runs"].names} for run in runs]
    return pa.Table.from_pylist(rows, schema=HISTORY["runs"].arrow)


def _cell(name: str, value: Any) -> Any:
    if name in ("parameters", "counts"):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    return datetime.fromisoformat(value) if name.endswith("_at") else value


def _all_changes(root: Root, runs: Iterable[Mapping[str, Any]]) -> pa.Table:
    files = [root.history / quote(run["run_id"], safe="") / _CHANGES for run in runs]
    recorded = [pq.read_table(file, partitioning=None) for file in files if file.is_file()]
    return pa.concat_tables([HISTORY["changes"].arrow.empty_table(), *recorded])


def _seen(runs: Sequence[Mapping[str, Any]], changed: pa.Table) -> pa.Table:
    """First and last run of each row: it was last seen in the last run of all, or in the one before it went."""
    run_ids = [run["run_id"] for run in runs]
    at = pc.index_in(changed.column("run_id"), value_set=pa.array(run_ids, pa.string()))
    # The latest change of a row is the greatest: by run, then by release, and a row that is there above one that is gone.
    came = pc.not_equal(changed.column("change"), "removed").cast(pa.int32())
    keyed = changed.select(["table_name", "row_id"]).append_column("at", at).append_column("came", came)
    keyed = keyed.append_column("release_id", changed.column("release_id"))
    ordered = keyed.sort_by([("at", "ascending"), ("release_id", "ascending")])
    last = ordered.group_by(["table_name", "row_id"], use_threads=False).aggregate([("at", "first"), ("at", "last"), ("came", "last")])
    gone = pc.max_element_wise(pc.subtract(last.column("at_last"), 1), last.column("at_first"))
    until = pc.if_else(pc.equal(last.column("came_last"), 1), len(run_ids) - 1, gone)
    named = pa.array(run_ids, pa.string())
    columns = [
        last.column("table_name"),
        last.column("row_id"),
        named.take(last.column("at_first").combine_chunks()),
        named.take(pc.cast(until, pa.int32()).combine_chunks()),
    ]
    return pa.Table.from_arrays(columns, schema=HISTORY["seen"].arrow)
