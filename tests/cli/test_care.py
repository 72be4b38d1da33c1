"""What a run says when something is off: every case was met by a newcomer."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from tests.run.papers import MEETINGS, page

RELEASES = "_releases"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "8.html").write_text(page(8, *MEETINGS[0][2:]), "utf-8")
    return folder


def ingest(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["ingest", *map(str, arguments), "--workers", "1"])


@pytest.mark.parametrize("inside", ["", RELEASES])
def test_tables_are_no_archive(tmp_path: Path, raw: Path, inside: str) -> None:
    assert ingest(raw, "--out", tmp_path / "out").exit_code == 0
    result = ingest(tmp_path / "out" / inside, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "the folder that tables are published in" in result.stderr


def test_tables_within_an_archive_are_left_out(tmp_path: Path, raw: Path) -> None:
    assert ingest(raw, "--out", raw / "tables").exit_code == 0
    result = ingest(raw, "--out", tmp_path / "out", "--json")
    assert result.exit_code == 0
    assert '"n_found": 1,' in result.stdout


@pytest.mark.parametrize(
    ("name", "warning"),
    [("papers.zip", "1 archive or office files were skipped"), ("style.css", "there is nothing to read in empty")],
)
def test_what_was_not_read_is_said(tmp_path: Path, name: str, warning: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / name).write_bytes(b"PK\x03\x04")
    result = ingest(tmp_path / "empty", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert warning in result.stderr
    assert f"{name.rpartition('.')[2]} 1" in result.stdout


def damaged(root: Path, table: str) -> None:
    file = (root / RELEASES / "current").resolve() / f"{table}.parquet"
    content = bytearray(file.read_bytes())
    content[-6] ^= 0x55
    file.write_bytes(content)


def test_a_damaged_release_is_told_in_one_line_and_mended_by_the_next_run(tmp_path: Path, raw: Path) -> None:
    out = tmp_path / "out"
    assert ingest(raw, "--out", out).exit_code == 0
    damaged(out, "reports")
    shown = CliRunner().invoke(app, ["show", "anything", "--out", str(out)])
    assert shown.exit_code == 1
    assert "reports.parquet is damaged or cannot be read: ingest the same sources again" in shown.stderr
    assert shown.stderr.count("\n") == 1
    (raw / "9.html").write_text(page(9, *MEETINGS[1][2:]), "utf-8")
    again = ingest(raw, "--out", out)
    assert again.exit_code == 0, again.output
    assert "Published release" in again.stdout
    assert ingest(raw, "--out", out).exit_code == 0
    assert CliRunner().invoke(app, ["verify", "--out", str(out)]).exit_code == 0
