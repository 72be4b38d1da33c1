"""The history tells when and how often one ran, and what each run changed."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.errors import OutputError
from pipeline.tables import HISTORY, SCHEMA, ReleaseContent, publish
from pipeline.tables.changes import changes
from pipeline.tables.contract.shape import shape
from pipeline.tables.contract.spans import Proved
from pipeline.tables.stored import StoredTables
from tests.tables.papers import LazyPapers, archive, run


def history(root: Path, table: str, **where: Any) -> list[dict[str, Any]]:
    rows = pq.read_table(root / "_history" / f"{table}.parquet").to_pylist()
    return [row for row in rows if all(row[column] == value for column, value in where.items())]


def without_first(content: ReleaseContent) -> ReleaseContent:
    """The archive after its first page and that page's draft were taken away."""
    gone = {content.reports[0].document_id, *content.reports[0].renditions}
    held = [document for document in content.extractions.values() if document.document_id not in gone]
    ledger = [entry for entry in content.ledger if entry.document_id not in gone]
    return replace(content, ledger=ledger, reports=content.reports[1:], extractions=LazyPapers(held))


def retitled(content: ReleaseContent, title: str) -> ReleaseContent:
    return replace(content, reports=(replace(content.reports[0], title=title), *content.reports[1:]))


def test_each_run_is_a_folder_and_a_row_whether_it_published_or_not(tmp_path: Path) -> None:
    first = publish(tmp_path, archive(), run("run-1"))
    publish(tmp_path, archive(), run("run-2", day=22))
    assert json.loads((tmp_path / "_history" / "run-1" / "run.json").read_text())["counts"] == {"ingested": 5}
    rows = history(tmp_path, "runs")
    assert [(row["run_id"], row["release_id"], row["is_published"]) for row in rows] == [
        ("run-1", first.release_id, True),
        ("run-2", first.release_id, False),
    ]
    assert rows[0]["started_at"] == datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
    assert json.loads(rows[0]["parameters"]) == {"sources": ["mirror"]}
    assert not (tmp_path / "_history" / "run-2" / "changes.parquet").exists()


def test_what_a_first_run_finds_was_added(tmp_path: Path) -> None:
    publish(tmp_path, archive(), run())
    rows = history(tmp_path, "changes")
    assert {row["change"] for row in rows} == {"added"}
    assert {row["table_name"] for row in rows} == {"captures", "reports", "recommendations"}
    assert len(rows) == 8 + 3 + 3


def test_a_changed_row_names_its_columns(tmp_path: Path) -> None:
    publish(tmp_path, archive(), run("run-1"))
    publish(tmp_path, retitled(archive(), "Another title"), run("run-2", day=22))
    (row,) = history(tmp_path, "changes", run_id="run-2")
    assert (row["table_name"], row["row_id"], row["change"]) == ("reports", "psc/2007-02-08/1", "changed")
    assert row["column_names"] == ["title"]


@pytest.mark.parametrize(
    ("before", "after", "columns"),
    [
        pytest.param(("a", None), (None, 3), ["title", "number"], id="to null and from null"),
        pytest.param((None, None), (None, None), [], id="null and null"),
        pytest.param(("a", 3), ("a", 4), ["number"], id="a number"),
    ],
)
def test_null_is_a_value_like_others(tmp_path: Path, before: tuple[Any, ...], after: tuple[Any, ...], columns: list[str]) -> None:
    stored = []
    for name, (title, number) in (("before", before), ("after", after)):
        content = archive(1)
        report = replace(content.reports[0], title=title, number=number)
        stored.append(StoredTables(publish(tmp_path / name, replace(content, reports=(report,)), run()).path))
    found = [change for change in changes(*stored) if change["table_name"] == "reports"]
    assert sorted(column for change in found for column in change["column_names"]) == sorted(columns)


def test_lists_are_compared_whole(tmp_path: Path) -> None:
    content = archive(1)
    document = content.extractions[content.reports[0].document_id]
    assert document.report is not None
    asked = replace(document.report.recommendations[0], actions=("note", "agree"))
    agreed = replace(document, report=replace(document.report, recommendations=(asked,)))
    publish(tmp_path, content, run("run-1"))
    publish(tmp_path, replace(content, extractions={**content.extractions, document.document_id: agreed}), run("run-2", day=22))
    (row,) = history(tmp_path, "changes", run_id="run-2")
    assert (row["row_id"], row["column_names"]) == ("psc/2007-02-08/1#1", ["actions"])


def test_a_capture_that_is_gone_leaves_a_tombstone(tmp_path: Path) -> None:
    publish(tmp_path, archive(), run("run-1"))
    publish(tmp_path, without_first(archive()), run("run-2", day=22))
    gone = history(tmp_path, "changes", run_id="run-2")
    assert {row["change"] for row in gone} == {"removed"}
    assert sum(row["table_name"] == "captures" for row in gone) == 3
    assert [row["row_id"] for row in gone if row["table_name"] == "reports"] == ["psc/2007-02-08/1"]


def test_seen_tells_the_first_and_the_last_run_of_each_row(tmp_path: Path) -> None:
    contents = [without_first(archive()), archive(), archive(), without_first(archive()), without_first(archive())]
    for place, content in enumerate(contents, 1):
        publish(tmp_path, content, run(f"run-{place}", day=place))
    seen = {row["row_id"]: (row["first_run_id"], row["last_run_id"]) for row in history(tmp_path, "seen", table_name="reports")}
    assert seen == {"psc/2007-02-08/1": ("run-2", "run-3"), "psc/2007-02-15/2": ("run-1", "run-5"), "psc/2007-02-22/3": ("run-1", "run-5")}


def test_what_came_back_keeps_its_first_run(tmp_path: Path) -> None:
    for place, content in enumerate([archive(), without_first(archive()), archive()], 1):
        publish(tmp_path, content, run(f"run-{place}", day=place))
    (row,) = history(tmp_path, "seen", row_id="psc/2007-02-08/1")
    assert (row["first_run_id"], row["last_run_id"]) == ("run-1", "run-3")


def test_runs_count_in_the_order_in_which_they_began(tmp_path: Path) -> None:
    for place, run_id in enumerate(("zebra", "aardvark"), 1):
        publish(tmp_path, archive(place), run(run_id, day=place))
    (row,) = history(tmp_path, "seen", row_id="psc/2007-02-08/1")
    assert (row["first_run_id"], row["last_run_id"]) == ("zebra", "aardvark")


def test_a_run_that_is_tried_again_under_its_name_keeps_what_it_changed_before(tmp_path: Path) -> None:
    publish(tmp_path, archive(1), run("run-1"))
    publish(tmp_path, archive(2), run("run-1"))
    publish(tmp_path, archive(2), run("run-1"))
    assert len(history(tmp_path, "runs")) == 1
    added = [row["row_id"] for row in history(tmp_path, "changes", table_name="reports")]
    assert added == ["psc/2007-02-08/1", "psc/2007-02-15/2"]


def test_a_run_id_need_not_be_a_file_name(tmp_path: Path) -> None:
    publish(tmp_path, archive(1), run("a/b .. ü"))
    assert [row["run_id"] for row in history(tmp_path, "runs")] == ["a/b .. ü"]
    assert (tmp_path / "_history" / "a%2Fb%20..%20%C3%BC" / "run.json").is_file()


def test_the_tables_of_the_history_keep_their_own_schema(tmp_path: Path) -> None:
    for place in (1, 2):
        publish(tmp_path, archive(place), run(f"run-{place}", day=place))
    stored = StoredTables(tmp_path / "_history")
    for table in HISTORY.values():
        assert list(shape(stored, table, Proved())) == [], table.name
        assert stored.table(table.name).num_rows


def test_what_others_add_to_a_runs_json_stays_out_of_the_tables(tmp_path: Path) -> None:
    publish(tmp_path, archive(1), run("run-1"))
    file = tmp_path / "_history" / "run-1" / "run.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "summary": {"volume_drop": None}}))
    publish(tmp_path, archive(2), run("run-2", day=22))
    assert len(history(tmp_path, "runs")) == 2


def test_a_release_that_somebody_took_away_starts_the_count_anew(tmp_path: Path) -> None:
    first = publish(tmp_path, archive(1), run("run-1"))
    for file in [*first.path.iterdir()]:
        file.unlink()
    first.path.rmdir()
    second = publish(tmp_path, archive(2), run("run-2", day=22))
    assert second.published
    assert second.release_id.startswith("000002-")
    (row,) = history(tmp_path, "seen", row_id="psc/2007-02-08/1")
    assert (row["first_run_id"], row["last_run_id"]) == ("run-1", "run-2")


def test_a_record_that_was_damaged_is_named(tmp_path: Path) -> None:
    publish(tmp_path, archive(1), run("run-1"))
    (tmp_path / "_history" / "run-1" / "run.json").write_text("{")
    with pytest.raises(OutputError, match=r"run-1/run\.json is no record of a run: .*; move its folder away"):
        publish(tmp_path, archive(2), run("run-2", day=22))


def test_only_tables_with_one_key_column_are_followed() -> None:
    assert [name for name, table in SCHEMA.items() if table.is_tracked] == ["captures", "reports", "recommendations"]
