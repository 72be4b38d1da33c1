"""Batches that are read in this process and in others, and what hostile pages do to them."""

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.archive import Source, find_captures
from pipeline.errors import StrandlineError
from pipeline.model import Reason
from pipeline.run.batch import BatchPlan, BatchResult, ReaderMaker, StoppedError, read_planned, save_plan
from pipeline.run.found import Found, Original, originals
from pipeline.run.reading_room import KILLED, ReadingRoom
from pipeline.run.segments import Entry, read_extraction
from pipeline.run.stage import Stage
from tests.run.readers import dying_reader, plain_reader


def plan(folder: Path, **pages: bytes) -> tuple[Path, dict[str, Original]]:
    """Lay pages in a folder and plan to read all of them."""
    source = Source("raw", folder / "raw")
    source.location.mkdir()
    for name, content in pages.items():
        (source.location / f"{name}.txt").write_bytes(content)
    found = originals(Found.of(capture) for capture in find_captures(source))
    documents = tuple(found.values())
    whole = BatchPlan("000001", "run", "now", str(folder / "stage"), "mpa", False, {"raw": str(source.location)}, documents)
    return save_plan(whole, folder / "work"), {original.source_path.removesuffix(".txt"): original for original in documents}


def outcome(folder: Path, original: Original, run: str = "run") -> Entry | str | None:
    staged = Stage.open(folder / "stage", "now", run).find(original.key)
    if staged is None or staged.entry.reason:
        return staged and staged.entry
    return read_extraction(staged.segment, staged.entry).text


class TestBoundary:
    @pytest.mark.parametrize(
        ("content", "reason", "detail", "is_lasting"),
        [
            pytest.param(b"", Reason.EMPTY, "0 bytes", True, id="unreadable: its own reason"),
            pytest.param(b"BREAK", Reason.EXTRACTION_FAILED, "ValueError: the page <object object> broke its reader", True, id="a fault"),
            pytest.param(b"FILL", Reason.EXTRACTION_FAILED, "MemoryError:", False, id="memory is no fault of the page's"),
        ],
    )  # fmt: skip
    def test_a_bad_page_is_quarantined_and_the_rest_unaffected(
        self, tmp_path: Path, content: bytes, reason: Reason, detail: str, is_lasting: bool
    ) -> None:
        path, documents = plan(tmp_path, a=b"Report: 7", b=content, c=b"Report: 8")
        assert read_planned(path, plain_reader) == BatchResult(2, 1)
        assert outcome(tmp_path, documents["a"]) == "Report: 7"
        assert outcome(tmp_path, documents["c"]) == "Report: 8"
        entry = outcome(tmp_path, documents["b"])
        assert isinstance(entry, Entry)
        assert (entry.reason, entry.detail, entry.only_in) == (reason, detail, None if is_lasting else "run")

    @pytest.mark.parametrize("change", ["rewritten", "removed"])
    def test_bytes_that_are_not_those_found(self, tmp_path: Path, change: str) -> None:
        path, documents = plan(tmp_path, a=b"Report: 7")
        file = tmp_path / "raw/a.txt"
        file.unlink() if change == "removed" else file.write_bytes(b"Report: 9")
        assert read_planned(path, plain_reader) == BatchResult(0, 1)
        entry = outcome(tmp_path, documents["a"])
        assert isinstance(entry, Entry)
        assert entry.reason is Reason.UNREADABLE_FILE
        assert outcome(tmp_path, documents["a"], "next run") is None

    def test_what_cannot_be_written_down_is_quarantined(self, tmp_path: Path) -> None:
        """A lone surrogate is no text: it would break the stage, and later every table."""

        def surrogate_reader(profile: str, second_reading: bool) -> object:
            read = plain_reader(profile, second_reading)
            from dataclasses import replace

            return lambda capture, sha256: replace(read(capture, sha256), title="\ud800")

        path, documents = plan(tmp_path, a=b"Report: 7")
        assert read_planned(path, surrogate_reader) == BatchResult(0, 1)  # type: ignore[arg-type]
        entry = outcome(tmp_path, documents["a"])
        assert isinstance(entry, Entry)
        assert (entry.detail or "").startswith("UnicodeEncodeError")

    def test_a_stop_leaves_nothing(self, tmp_path: Path) -> None:
        path, _ = plan(tmp_path, a=b"Report: 7", b=b"Report: 8")
        with pytest.raises(StoppedError):
            read_planned(path, plain_reader, iter([False, True]).__next__)
        assert list((tmp_path / "stage").iterdir()) == []


class TestWorkers:
    def read(self, path: Path, workers: int, make_reader: ReaderMaker = plain_reader) -> BatchResult:
        with ReadingRoom(workers, make_reader) as room:
            return room.read(path)

    def test_same_as_in_this_process(self, tmp_path: Path) -> None:
        pages = {f"p{number}": f"Report: {number}".encode() for number in range(5)} | {"bad": b"BREAK"}
        results = []
        for workers in (0, 1, 2):
            folder = tmp_path / str(workers)
            folder.mkdir()
            path, _ = plan(folder, **pages)
            assert self.read(path, workers) == BatchResult(5, 1)
            results.append(hashlib.sha256((folder / "stage/run-000001.segment").read_bytes()).hexdigest())
        assert len(set(results)) == 1

    @pytest.mark.slow
    @pytest.mark.parametrize("place", ["a", "m", "z"])
    def test_a_page_that_kills_its_reader_is_the_only_one_lost(self, tmp_path: Path, place: str) -> None:
        pages = {f"p{number}": f"Report: {number}".encode() for number in range(6)}
        path, documents = plan(tmp_path, **pages, **{place: b"KILL"})
        assert self.read(path, 2) == BatchResult(6, 1)
        for name, content in pages.items():
            assert outcome(tmp_path, documents[name]) == content.decode()
        entry = outcome(tmp_path, documents[place])
        assert isinstance(entry, Entry)
        assert (entry.reason, entry.detail) == (Reason.EXTRACTION_FAILED, KILLED)
        assert outcome(tmp_path, documents[place], "next run") is None

    @pytest.mark.slow
    def test_the_room_goes_on_after_a_death(self, tmp_path: Path) -> None:
        (tmp_path / "1").mkdir()
        (tmp_path / "2").mkdir()
        deadly, _ = plan(tmp_path / "1", a=b"KILL")
        innocent, documents = plan(tmp_path / "2", a=b"Report: 7")
        with ReadingRoom(2, plain_reader) as room:
            assert room.read(deadly) == BatchResult(0, 1)
            assert room.read(innocent) == BatchResult(1, 0)
        assert outcome(tmp_path / "2", documents["a"]) == "Report: 7"

    @pytest.mark.slow
    def test_a_reader_that_kills_whoever_makes_it_loses_pages_not_the_run(self, tmp_path: Path) -> None:
        path, _ = plan(tmp_path, a=b"Report: 7", b=b"Report: 8")
        assert self.read(path, 1, dying_reader) == BatchResult(0, 2)

    def test_workers_that_cannot_start_are_an_error_not_a_quarantine(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from pipeline.run import reading_room

        monkeypatch.setattr(reading_room, "_enter", os.abort)
        path, _ = plan(tmp_path, a=b"Report: 7")
        with pytest.raises(StrandlineError, match="--workers 1"):
            self.read(path, 2)
