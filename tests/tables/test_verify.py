"""Verifying finds whatever was changed after publishing."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import ReleaseError, SourceError, UnreadableError
from pipeline.model import Reason
from pipeline.tables import SCHEMA, publish, read_manifest, verify
from pipeline.tables.files import sha256_of
from pipeline.tables.manifest import tables_digest
from pipeline.tables.writing import WrittenFile
from tests.tables.papers import archive, run

CONTENT = archive()


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return publish(tmp_path, CONTENT, run()).path


def from_the_archive(capture: Mapping[str, Any]) -> str | None:
    return CONTENT.extractions[capture["document_id"]].text


def test_a_release_is_proved_row_by_row(release: Path) -> None:
    report = verify(release, from_the_archive)
    assert report.is_sound
    assert (report.release_id, report.files, report.read_again) == (release.name, len(SCHEMA), 5)
    assert {name: proved.rows for name, proved in report.proved.items()} == read_manifest(release).rows
    assert report.proved["authors"].spans == 3
    assert report.proved["recommendations"].spans == 6
    assert report.proved["reports"].references == 6


def test_without_the_raw_files_everything_else_is_proved(release: Path) -> None:
    report = verify(release)
    assert (report.is_sound, report.read_again) == (True, 0)


def rewritten(release: Path, name: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Change a table and its manifest, as somebody would who wants it to look right."""
    file = release / f"{name}.parquet"
    rows = pq.read_table(file).to_pylist()
    change(rows[0])
    file.unlink()
    pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA[name].arrow), file)
    manifest = json.loads((release / "manifest.json").read_text())
    manifest["tables"][name] |= {"sha256": sha256_of(file), "bytes": file.stat().st_size}
    files = {key: WrittenFile(each["file"], each["sha256"], each["bytes"], each["rows"]) for key, each in manifest["tables"].items()}
    manifest["release_id"] = f"000001-{tables_digest(files)}"
    (release / "manifest.json").write_text(json.dumps(manifest))
    release.rename(release.with_name(manifest["release_id"]))


def test_a_forged_row_is_found_by_its_words_even_under_a_forged_manifest(release: Path) -> None:
    rewritten(release, "authors", lambda row: row.update(as_written="Treasurer"))
    (forged,) = [folder for folder in release.parent.iterdir() if folder.name.startswith("000001-")]
    report = verify(forged, from_the_archive)
    assert [str(failure) for failure in report.failures] == [
        "authors psc/2007-02-08/1 1: char_start: as_written is 'Treasurer', the text has 'Commissioner' at 164"
    ]
    assert report.read_again == 0


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        pytest.param(lambda folder: (folder / "authors.parquet").unlink(), "authors (the file): (all): is missing", id="missing"),
        pytest.param(
            lambda folder: (folder / "notes.txt").write_text("mine"), "notes.txt (the file): (all): is not in the manifest", id="one more"
        ),
        pytest.param(
            lambda folder: ((folder / "reports.parquet").unlink(), (folder / "reports.parquet").write_bytes(b"PAR1")),
            "reports (the file): (all): is not the file of the manifest: its digest differs",
            id="other bytes",
        ),
        pytest.param(
            lambda folder: (folder / "manifest.json").write_text((folder / "manifest.json").read_text().replace("000001-", "000007-")),
            "manifest.json (the file): release_id: '000007-",
            id="another release's manifest",
        ),
    ],
)
def test_damage_to_files(release: Path, damage: Callable[[Path], Any], told: str) -> None:
    damage(release)
    report = verify(release)
    assert any(str(failure).startswith(told) for failure in report.failures)
    assert not report.is_sound


def unreadable(_: Mapping[str, Any]) -> str | None:
    raise UnreadableError(Reason.TRUNCATED, "ends in a tag")


def gone(_: Mapping[str, Any]) -> str | None:
    raise SourceError("there is no source at mirror")


@pytest.mark.parametrize(
    ("read_again", "told"),
    [
        pytest.param(lambda _: None, "the bytes are no longer at mirror/0000", id="changed bytes"),
        pytest.param(
            lambda capture: str(from_the_archive(capture)).replace("Report: ", "Report:  "), "now gives another text, from", id="other text"
        ),
        pytest.param(lambda capture: str(from_the_archive(capture))[:-1], "now gives another text, from character", id="cut text"),
        pytest.param(unreadable, "cannot be read again: truncated: ends in a tag", id="unreadable"),
        pytest.param(gone, "cannot be read again: there is no source at mirror", id="source gone"),
    ],
)
def test_raw_files_that_no_longer_say_the_same(release: Path, read_again: Callable[[Mapping[str, Any]], str | None], told: str) -> None:
    report = verify(release, read_again)
    assert report.failures
    assert all(told in str(failure) for failure in report.failures)
    assert len(report.failures) + report.read_again == 5


def test_each_document_is_read_from_the_capture_that_was_ingested(release: Path) -> None:
    asked: list[str] = []

    def note(capture: Mapping[str, Any]) -> str | None:
        asked.append(capture["source_path"])
        return from_the_archive(capture)

    assert verify(release, note).is_sound
    assert sorted(asked) == ["000000.txt", "000001.txt", "000002.txt", "000003.txt", "000004.txt"]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"tables": {"reports": {}}}', "not JSON"])
def test_what_is_no_manifest_is_no_release(release: Path, content: str) -> None:
    (release / "manifest.json").write_text(content)
    with pytest.raises(ReleaseError, match=f"the release {release.name} is not whole: .*manifest.json is no manifest"):
        verify(release)


def test_no_release_at_all(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"manifest\.json cannot be read: No such file or directory"):
        verify(tmp_path)
