"""A release appears whole or not at all, whatever happens meanwhile."""

import errno
import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pyarrow.parquet as pq
import pytest

import pipeline.tables.release as release_module
from pipeline.errors import ContractError, OutputError
from pipeline.model import CaptureState, Reason
from pipeline.query import open_release
from pipeline.tables import SCHEMA, Publication, ReleaseContent, Root, publish, read_manifest
from pipeline.tables.root import locked
from pipeline.tables.writing import TableFile
from tests.tables.papers import LazyPapers, archive, ledger_entry, run

REPOSITORY = Path(__file__).resolve().parents[2]


def more(content: ReleaseContent, name: str = "more.gif") -> ReleaseContent:
    """The same archive with one more picture in it: only `captures` changes."""
    return replace(content, ledger=(*content.ledger, ledger_entry(name, None, CaptureState.SKIPPED, Reason.FILE_TYPE)))


def digests(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.parquet")}


def test_a_release_is_a_folder_of_files_that_its_manifest_lists_to_the_byte(tmp_path: Path) -> None:
    publication = publish(tmp_path, archive(), run())
    manifest = read_manifest(publication.path)
    assert publication.published
    assert set(publication.changed_tables) == set(SCHEMA)
    assert {entry.name for entry in publication.path.iterdir()} == {"manifest.json", *(table.file_name for table in SCHEMA.values())}
    for name, file in manifest.tables.items():
        stored = publication.path / file.file
        assert (hashlib.sha256(stored.read_bytes()).hexdigest(), stored.stat().st_size) == (file.sha256, file.n_bytes)
        assert pq.read_metadata(stored).num_rows == file.rows == publication.rows[name]
    assert manifest.sources == {"mirror": {"ingested": 5, "duplicate": 1, "quarantined": 1, "skipped": 1}}
    assert (manifest.profile, manifest.rules_digest, manifest.code_version, manifest.previous) == ("mpa", "d1", "0.1.0", None)


def test_readers_find_every_table_under_a_stable_name_that_can_be_moved_with_its_folder(tmp_path: Path) -> None:
    publish(tmp_path / "here", archive(), run())
    (tmp_path / "here").rename(tmp_path / "there")
    root = tmp_path / "there"
    assert (root / "reports.parquet").readlink() == Path("_releases/current/reports.parquet")
    for name, table in SCHEMA.items():
        stored = pq.read_table(root / table.file_name)
        assert stored.schema.equals(table.arrow), name
    assert json.loads((root / "current.json").read_text())["release_id"] == (root / "_releases" / "current").readlink().name


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    content = archive(2)
    publication = publish(tmp_path, content, run())
    texts = pq.read_table(publication.path / "documents.parquet").select(["document_id", "text"]).to_pylist()
    assert {row["document_id"]: row["text"] for row in texts} == {key: content.extractions[key].text for key in content.extractions}


def test_the_same_content_again_publishes_nothing_and_says_so(tmp_path: Path) -> None:
    first = publish(tmp_path, archive(), run("run-1"))
    again = publish(tmp_path, archive(), run("run-2", day=22))
    assert (again.published, again.changed_tables, again.release_id) == (False, (), first.release_id)
    assert again.rows == first.rows
    assert Root(tmp_path).release_ids() == [first.release_id]


@pytest.mark.parametrize("name", ["batches", "another order", "another run"])
def test_equal_content_is_equal_bytes(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = archive(5)
    one = publish(tmp_path / "one", content, run())
    if name == "batches":
        monkeypatch.setattr("pipeline.tables.rows.WAITING", 3)
    if name == "another order":
        turned = LazyPapers(list(content.extractions.values())[::-1])
        content = replace(content, ledger=content.ledger[::-1], reports=content.reports[::-1], extractions=turned)
    two = publish(tmp_path / "two", content, run("run-9", day=29))
    assert digests(one.path) == digests(two.path)
    assert (one.path / "manifest.json").read_bytes() == (two.path / "manifest.json").read_bytes()
    assert one.release_id == two.release_id


def test_how_rows_come_in_pieces_does_not_show_in_the_file(tmp_path: Path) -> None:
    table = replace(SCHEMA["paragraphs"], rows_per_group=10)
    rows = publish(tmp_path / "root", archive(8), run()).path / "paragraphs.parquet"
    whole = pq.read_table(rows)
    written = []
    for place, size in enumerate((1, 3, 10, 11, whole.num_rows)):
        (tmp_path / str(place)).mkdir()
        file = TableFile(tmp_path / str(place), table)
        for start in range(0, whole.num_rows, size):
            file.add(whole.slice(start, size))
        written.append(file.finish())
    assert len(set(written)) == 1
    groups = pq.read_metadata(tmp_path / "0" / "paragraphs.parquet")
    assert {groups.row_group(at).num_rows for at in range(groups.num_row_groups - 1)} == {10}


def test_tables_that_did_not_change_are_the_same_file_on_the_disk(tmp_path: Path) -> None:
    first = publish(tmp_path, archive(), run("run-1"))
    second = publish(tmp_path, more(archive()), run("run-2", day=22))
    assert second.published
    assert second.changed_tables == ("captures",)
    assert second.release_id > first.release_id
    for name, table in SCHEMA.items():
        same = (first.path / table.file_name).samefile(second.path / table.file_name)
        assert same == (name != "captures")
    assert read_manifest(second.path).previous == first.release_id
    assert pq.read_table(tmp_path / "captures.parquet").num_rows == 9


def test_without_hard_links_files_are_kept_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    publish(tmp_path, archive(), run("run-1"))
    monkeypatch.setattr(os, "link", refuse)
    second = publish(tmp_path, more(archive()), run("run-2", day=22))
    assert digests(second.path).keys() == {table.file_name for table in SCHEMA.values()}
    assert (second.path / "reports.parquet").stat().st_nlink == 1


def test_a_file_that_was_damaged_is_published_anew_and_not_linked(tmp_path: Path) -> None:
    first = publish(tmp_path, archive(), run("run-1"))
    damaged = first.path / "authors.parquet"
    damaged.chmod(0o644)
    damaged.write_bytes(damaged.read_bytes().replace(b"Commissioner", b"commissioner"))
    second = publish(tmp_path, archive(), run("run-2", day=22))
    assert (second.published, second.changed_tables) == (True, ("authors",))
    assert hashlib.sha256((second.path / "authors.parquet").read_bytes()).hexdigest() == read_manifest(second.path).tables["authors"].sha256


def test_a_broken_contract_publishes_nothing_and_leaves_the_release_that_stands(tmp_path: Path) -> None:
    first = publish(tmp_path, archive(), run("run-1"))
    content = archive()
    broken = replace(content, reports=(replace(content.reports[0], body_id="xyz"), *content.reports[1:]))
    with pytest.raises(ContractError, match="reports psc/2007-02-08/1: body_id: 'xyz' is not in bodies"):
        publish(tmp_path, broken, run("run-2", day=22))
    assert open_release(tmp_path).release_id == first.release_id
    assert sorted(entry.name for entry in Root(tmp_path).releases.iterdir()) == [".lock", first.release_id, "current"]


def test_a_null_that_no_file_may_hold_is_told_as_a_breach(tmp_path: Path) -> None:
    content = archive()
    broken = replace(content, reports=(replace(content.reports[0], is_annual_meeting=None), *content.reports[1:]))  # type: ignore[arg-type]
    with pytest.raises(ContractError, match="reports psc/2007-02-08/1: is_annual_meeting: is null"):
        publish(tmp_path, broken, run())
    assert Root(tmp_path).current_id() is None


# --------------------------------------------------------------------------- dying, and what is left of it

DEATH = """
import os, sys
from pathlib import Path
import pipeline.tables.{module} as module
from pipeline.tables import publish
from tests.tables.papers import archive, run

def die(*_, **__):
    os._exit(9)

setattr(module, {name!r}, die)
publish(Path(sys.argv[1]), archive(4), run("run-dead", day=23))
"""


@pytest.mark.parametrize(
    ("module", "name", "stands"),
    [
        pytest.param("release", "demand", "old", id="before the check"),
        pytest.param("release", "write_json", "old", id="before the manifest"),
        pytest.param("release", "sealed", "old", id="before the folder has its name"),
        pytest.param("root", "replace_link", "old", id="before the link moves"),
        pytest.param("root", "replace_json", "new", id="after the link moved"),
        pytest.param("release", "record", "new", id="before the history"),
    ],
)
def test_a_run_that_dies_leaves_the_old_release_or_the_new_one(tmp_path: Path, module: str, name: str, stands: str) -> None:
    old = publish(tmp_path, archive(3), run("run-1"))
    script = DEATH.format(module=module, name=name)
    died = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=REPOSITORY, check=False, capture_output=True, text=True)
    assert died.returncode == 9, died.stderr
    reports = {"old": 3, "new": 4}[stands]
    assert pq.read_table(tmp_path / "reports.parquet").num_rows == reports
    assert open_release(tmp_path).table("reports").num_rows == reports
    assert (open_release(tmp_path).release_id == old.release_id) == (stands == "old")
    after = publish(tmp_path, archive(4), run("run-2", day=24))
    assert after.published == (stands == "old")
    assert after.rows["reports"] == 4
    assert not [*Root(tmp_path).releases.glob(".*-*"), *Root(tmp_path).history.glob(".*-*")]
    assert json.loads((tmp_path / "current.json").read_text())["release_id"] == after.release_id
    seen = {row["row_id"]: row for row in pq.read_table(tmp_path / "_history" / "seen.parquet").to_pylist()}
    assert seen["psc/2007-03-01/4"]["first_run_id"] == "run-2"
    assert seen["psc/2007-02-08/1"]["first_run_id"] == "run-1"


def test_readers_see_the_old_release_or_the_new_one_and_never_a_mixture(tmp_path: Path) -> None:
    contents = {2: archive(2), 5: archive(5)}
    publish(tmp_path, contents[2], run("run-0"))
    done, seen, mixed = threading.Event(), set(), []

    def read() -> None:
        while not done.is_set():
            # One opening, one file. A reader that opens the name twice, as Arrow does with a path, may meet the swap in between.
            with (tmp_path / "reports.parquet").open("rb") as reports:
                seen.add(pq.read_table(reports).num_rows)
            release = open_release(tmp_path)
            counts = {release.table("reports").num_rows, release.table("authors").num_rows, release.table("recommendations").num_rows}
            mixed.extend(counts if len(counts) > 1 else ())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(6):
        rows = 5 if number % 2 == 0 else 2
        publish(tmp_path, contents[rows], run(f"run-{number}", day=number + 1))
        patience = time.monotonic() + 30  # on a busy machine the reader may not have had its turn yet
        while rows not in seen and time.monotonic() < patience:
            time.sleep(0.01)
    done.set()
    reader.join()
    assert seen == {2, 5}
    assert mixed == []


# --------------------------------------------------------------------------- two at once


def test_a_second_publisher_stops_with_a_clear_line(tmp_path: Path) -> None:
    publish(tmp_path, archive(), run("run-1"))
    with locked(Root(tmp_path), 1), pytest.raises(OutputError) as caught:
        publish(tmp_path, archive(), run("run-2", day=22), wait_seconds=0.1)
    assert f"{tmp_path} is being published to by process {os.getpid()}; waited 0.1 seconds" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_second_publisher_waits_its_turn(tmp_path: Path) -> None:
    publications: list[Publication] = []

    def publish_one(place: int) -> None:
        content = more(archive(), f"{place}.gif")
        publications.append(publish(tmp_path, content, run(f"run-{place}", day=place + 1), wait_seconds=30))

    threads = [threading.Thread(target=publish_one, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(publication.release_id[:6] for publication in publications) == ["000001", "000002", "000003", "000004"]
    assert pq.read_table(tmp_path / "_history" / "runs.parquet").num_rows == 4
    assert open_release(tmp_path).release_id == max(publication.release_id for publication in publications)


# --------------------------------------------------------------------------- a root that cannot be written


def a_file(place: Path) -> Path:
    place.write_text("not a folder")
    return place


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(a_file, id="a file"),
        pytest.param(lambda place: a_file(place) / "tables", id="below a file"),
        pytest.param(lambda _: Path("/proc/strandline"), id="nowhere"),
    ],
)
def test_a_root_that_cannot_be_written_is_one_clear_line(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    root = place(tmp_path / "out")
    with pytest.raises(OutputError) as caught:
        publish(root, archive(), run())
    assert str(caught.value).startswith(f"{root} cannot be written, and nothing was published: ")
    assert "\n" not in str(caught.value)


def test_a_full_disk_is_one_clear_line_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = publish(tmp_path, archive(), run("run-1"))

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(OutputError, match=r"cannot be written, and nothing was published: .*No space left on device"):
        publish(tmp_path, more(archive()), run("run-2", day=22))
    assert sorted(entry.name for entry in Root(tmp_path).releases.iterdir()) == [".lock", first.release_id, "current"]


def test_somebody_elses_file_under_a_readers_name_is_not_overwritten(tmp_path: Path) -> None:
    mine = tmp_path / "reports.parquet"
    mine.write_text("my own notes")
    with pytest.raises(OutputError, match="is a file of its own and not a link to a release: move it away"):
        publish(tmp_path, archive(), run())
    assert mine.read_text() == "my own notes"


def test_the_names_of_tables_that_are_no_more_go_with_them(tmp_path: Path) -> None:
    (tmp_path / "theirs.parquet").symlink_to("elsewhere.parquet")
    (tmp_path / "old_table.parquet").symlink_to("_releases/current/old_table.parquet")
    publish(tmp_path, archive(), run())
    assert (tmp_path / "theirs.parquet").is_symlink()
    assert not (tmp_path / "old_table.parquet").is_symlink()


def test_a_pointer_that_was_lost_is_mended_by_the_next_run(tmp_path: Path) -> None:
    first = publish(tmp_path, archive(), run("run-1"))
    (tmp_path / "reports.parquet").unlink()
    (tmp_path / "_releases" / "current").unlink()
    assert open_release(tmp_path).release_id == first.release_id, "current.json is the pointer where there is no link"
    (tmp_path / "_releases" / "current").symlink_to(first.release_id)
    (tmp_path / "current.json").unlink()
    again = publish(tmp_path, archive(), run("run-2", day=22))
    assert not again.published
    assert pq.read_table(tmp_path / "reports.parquet").num_rows == 3
    assert json.loads((tmp_path / "current.json").read_text())["release_id"] == first.release_id


@pytest.mark.parametrize("stray", ["2024 backup", "notes", "000007-elsewhere"])
def test_what_is_no_release_is_not_taken_for_one(tmp_path: Path, stray: str) -> None:
    (tmp_path / "_releases" / stray).mkdir(parents=True)
    (tmp_path / "_releases" / "current").symlink_to(stray)
    assert Root(tmp_path).release_ids() == []
    publication = publish(tmp_path, archive(1), run())
    assert publication.release_id.startswith("000001-")
    assert open_release(tmp_path).release_id == publication.release_id
    assert (tmp_path / "_releases" / stray).is_dir()


def test_publishing_takes_time_in_proportion_to_the_archive(tmp_path: Path) -> None:
    """Twice the slack that a linear cost needs; anything quadratic would take sixteen times as long."""
    spent = {}
    for reports in (500, 2_000):
        content = archive(reports, paragraphs=10)
        began = process_time()
        publish(tmp_path / str(reports), content, run())
        spent[reports] = process_time() - began
    assert spent[2_000] < 8 * spent[500]


def test_released_files_are_read_only(tmp_path: Path) -> None:
    publication = publish(tmp_path, archive(), run())
    assert {file.stat().st_mode & 0o222 for file in publication.path.glob("*.parquet")} == {0}


def test_everything_is_on_the_disk_before_the_link_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of events is what outlasts a power cut: files, manifest, folder, name, link."""
    events: list[str] = []
    real_sync, real_link = release_module.sealed.__globals__["sync"], Root.point_to

    def note_sync(path: Path) -> None:
        events.append(f"sync {'folder' if path.is_dir() else path.name}")
        real_sync(path)

    def note_point(self: Root, manifest: Any) -> None:
        events.append("point")
        real_link(self, manifest)

    for module in ("root", "files", "writing"):
        monkeypatch.setattr(f"pipeline.tables.{module}.sync", note_sync)
    monkeypatch.setattr(Root, "point_to", note_point)
    publish(tmp_path, archive(), run())
    before = events[: events.index("point")]
    assert {f"sync {table.file_name}" for table in SCHEMA.values()} <= set(before)
    assert before[-3:] == ["sync manifest.json", "sync folder", "sync folder"]


def test_pieces_of_a_table_without_rows_make_a_file_with_its_columns(tmp_path: Path) -> None:
    file = TableFile(tmp_path, SCHEMA["findings"])
    file.add(SCHEMA["findings"].arrow.empty_table())
    assert file.finish().rows == 0
    assert pq.read_table(tmp_path / "findings.parquet").schema.equals(SCHEMA["findings"].arrow)
