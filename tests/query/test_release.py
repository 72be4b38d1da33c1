"""Readers open one release and keep it."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline.errors import ReleaseError
from pipeline.query import Release, open_release
from pipeline.tables import SCHEMA, publish
from tests.tables.papers import archive, run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    publish(tmp_path, archive(2), run("run-1"))
    return tmp_path


def test_the_current_release(root: Path) -> None:
    release = open_release(root)
    assert release.release_id.startswith("000001-")
    assert set(release.tables) == set(SCHEMA)
    assert release.manifest.rows["reports"] == 2
    assert "reports" in release
    assert "minutes of tea" not in release
    assert pipeline.open_release is open_release


def test_a_release_stays_the_same_while_others_are_published(root: Path) -> None:
    before = open_release(str(root))
    publish(root, archive(3), run("run-2", day=22))
    assert before.table("reports").num_rows == 2
    assert before.pandas("authors").shape[0] == 2
    assert before.duckdb().execute("SELECT count(*) FROM recommendations").fetchall() == [(2,)]
    assert open_release(root).table("reports").num_rows == 3


def test_an_earlier_release_by_its_id(root: Path) -> None:
    first = open_release(root).release_id
    publish(root, archive(3), run("run-2", day=22))
    assert open_release(root, first).table("reports").num_rows == 2


def test_relative_roots_outlast_a_change_of_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    release = open_release(root.name)
    monkeypatch.chdir("/")
    assert release.table("reports").num_rows == 2


def test_pandas_keeps_dates_lists_and_whole_numbers(root: Path) -> None:
    release = open_release(root)
    reports = release.pandas("reports")
    assert reports["meeting_date"].dt.year.tolist() == [2007, 2007]
    assert reports["number"].dtype == "int32[pyarrow]"
    assert reports["status"].isna().all()
    assert reports.sort_values("title")["title"].str.startswith("Strand 4").all()
    asked = release.pandas("recommendations", columns=["recommendation_id", "actions"]).explode("actions")
    assert asked["actions"].tolist() == ["note", "note"]
    assert list(release.pandas("reports", filters=[("number", "==", 2)])["report_id"]) == ["psc/2007-02-15/2"]
    assert isinstance(release.pandas("bodies", dtype_backend="numpy_nullable"), pd.DataFrame)


def test_sql_joins_what_belongs_together(root: Path) -> None:
    found = (
        open_release(root)
        .duckdb()
        .execute(
            "SELECT r.meeting_date, s.name, p.is_partner FROM reports r JOIN report_strands USING (report_id)"
            " JOIN strands s USING (strand_id) JOIN report_programmes p USING (report_id) WHERE role = 'subject' ORDER BY ALL"
        )
        .fetchall()
    )
    assert found == [(date(2007, 2, day), "Corporate Strategy and Priorities", True) for day in (8, 15)]


def test_spans_count_code_points_in_sql_too(root: Path) -> None:
    database = open_release(root).duckdb()
    wrong = database.execute(
        "SELECT count(*) FROM paragraphs JOIN documents d USING (document_id)"
        " WHERE substring(d.text, char_start + 1, char_end - char_start) <> paragraphs.text"
    )
    assert wrong.fetchall() == [(0,)]


@pytest.mark.parametrize("folder", ["year=2007", "it's", "two words", "ünder"])
def test_names_of_folders_are_no_data(tmp_path: Path, folder: str) -> None:
    root = tmp_path / folder
    publish(root, archive(1), run())
    release = open_release(root)
    assert release.table("reports").column_names == list(SCHEMA["reports"].names)
    assert list(release.pandas("reports").columns) == list(SCHEMA["reports"].names)
    assert [column[0] for column in release.duckdb().execute("SELECT * FROM reports").description] == list(SCHEMA["reports"].names)


def test_rows_are_found_by_their_cells(root: Path) -> None:
    release = open_release(root)
    (row,) = release.rows("reports", report_id="psc/2007-02-15/2")
    assert row["number"] == 2
    assert release.rows("reports", report_id="psc/2007-02-15/2", number=1) == []
    assert len(release.rows("bodies")) == release.manifest.rows["bodies"]


def test_no_release_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"there is no release in .*: publish one with `strandline ingest SOURCE --out"):
        open_release(tmp_path / "nowhere")


def test_an_unknown_release_names_those_there_are(root: Path) -> None:
    known = open_release(root).release_id
    with pytest.raises(ReleaseError, match=f"there is no release 000009-nothing in .*; there is: {known}"):
        open_release(root, "000009-nothing")


def test_an_unknown_table_names_those_there_are(root: Path) -> None:
    with pytest.raises(ReleaseError, match="has no table 'report'; it has "):
        open_release(root).table("report")


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("reports.parquet", None, "reports.parquet is missing"),
        ("reports.parquet", b"PAR1", "reports.parquet has 4 bytes, not "),
        ("manifest.json", None, "manifest.json cannot be read"),
        ("manifest.json", b"{", "manifest.json is no manifest"),
    ],
)
def test_a_release_that_is_not_whole_is_not_opened(root: Path, file: str, content: bytes | None, told: str) -> None:
    damaged = open_release(root).path / file
    damaged.unlink()
    if content is not None:
        damaged.write_bytes(content)
    with pytest.raises(ReleaseError, match=told):
        open_release(root)


@pytest.mark.parametrize("target", ["000009-gone", "../../elsewhere"])
def test_a_pointer_into_nothing(root: Path, target: str) -> None:
    link = root / "_releases" / "current"
    link.unlink()
    link.symlink_to(target)
    with pytest.raises(ReleaseError, match="there is no release "):
        open_release(root)


def test_where_there_are_no_links_the_pointer_is_a_file(root: Path) -> None:
    expected = open_release(root).release_id
    (root / "_releases" / "current").unlink()
    assert json.loads((root / "current.json").read_text())["path"] == f"_releases/{expected}"
    assert open_release(root).release_id == expected
    assert isinstance(open_release(root), Release)
