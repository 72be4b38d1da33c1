"""Whole runs: one answer whatever the weather, nothing read twice, a bad page stops nobody."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.archive import folders
from pipeline.errors import ContractError, OutputError, SourceError
from pipeline.run import batch, steps
from pipeline.run.lock import alone
from pipeline.run.proof import prove
from pipeline.run.settings import IngestSettings
from pipeline.run.sources import Memory
from pipeline.run.steps import ingest
from pipeline.run.summary import RunSummary
from pipeline.run.watch import UNWATCHED, Unwatched
from tests.run.papers import HOST, digests, hostile, lay, page, papers
from tests.run.readers import hostile_reader


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return lay(tmp_path / "raw", papers())


def small_hostile() -> dict[str, bytes]:
    return {name: content for name, content in hostile().items() if name != "large.html"}


def run(root: Path, *sources: Path, **settings: object) -> RunSummary:
    return ingest(IngestSettings(sources, root, **settings))  # type: ignore[arg-type]


def rows(root: Path, table: str, *columns: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(root / f"{table}.parquet", columns=list(columns) or None).to_pylist()
    return found


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> object:
        raise AssertionError("a page was read again")

    monkeypatch.setattr(batch, "read_one", read)


class TestOneRun:
    def test_publishes_and_accounts_for_everything(self, tmp_path: Path, raw: Path) -> None:
        summary = run(tmp_path / "out", raw)
        assert summary.captures == {"ingested": 12, "duplicate": 1, "quarantined": 0, "skipped": 1}
        assert (summary.n_found, summary.n_documents, summary.n_read) == (14, 12, 12)
        assert summary.is_published
        assert summary.exit_code == 0
        assert sum(summary.captures.values()) == summary.n_found == len(rows(tmp_path / "out", "captures"))
        assert summary.n_reports == len(rows(tmp_path / "out", "reports"))
        assert sum(summary.findings.values()) == len(rows(tmp_path / "out", "findings"))

    def test_leaves_its_summary_in_the_history(self, tmp_path: Path, raw: Path) -> None:
        summary = run(tmp_path / "out", raw)
        record = json.loads((tmp_path / "out/_history" / summary.run_id / "run.json").read_text())
        assert record["summary"] == json.loads(json.dumps(summary.as_json()))
        assert record["counts"]["ingested"] == 12
        assert record["parameters"]["sources"] == [str(raw)]

    def test_addresses_come_from_the_mirrored_path(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "out", raw)
        urls = {row["source_path"]: row["source_url"] for row in rows(tmp_path / "out", "captures", "source_path", "source_url")}
        path = f"{HOST}/finres/2009/090305/05/index.html"
        assert urls[path] == f"http://{path}"
        assert urls["renditions/finres-2009-090305-07.txt"] is None

    def test_a_copy_lends_its_twin_the_address(self, tmp_path: Path, raw: Path) -> None:
        """`copies/08.html` is the least of two equal captures, and only the other one tells the address."""
        run(tmp_path / "out", raw)
        documents = {row["document_id"]: row["url"] for row in rows(tmp_path / "out", "documents", "document_id", "url")}
        (copy,) = [row for row in rows(tmp_path / "out", "captures") if row["source_path"] == "copies/08.html"]
        assert copy["state"] == "ingested"
        assert documents[copy["document_id"]] == f"http://{HOST}/x-psc/2007/070208/04/index.html"

    def test_is_proved_again_from_the_raw_files(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "out", raw)
        report = prove(tmp_path / "out", UNWATCHED)
        assert report.is_sound
        assert report.read_again == 12

    @pytest.mark.parametrize("change", ["rewritten", "removed"])
    def test_is_not_proved_when_the_raw_files_changed(self, tmp_path: Path, raw: Path, change: str) -> None:
        run(tmp_path / "out", raw)
        file = raw / "renditions/finres-2009-090305-07.txt"
        file.unlink() if change == "removed" else file.write_bytes(b"Report: 9")
        report = prove(tmp_path / "out", UNWATCHED)
        assert [failure.table for failure in report.failures] == ["documents"]

    def test_tells_who_watches(self, tmp_path: Path, raw: Path) -> None:
        class Watcher(Unwatched):
            def __init__(self) -> None:
                self.seen: list[tuple[str, int | None]] = []
                self.done = 0

            def begin(self, step: str, total: int | None = None) -> None:
                self.seen.append((step, total))
                self.done = 0

            def advance(self, n: int = 1) -> None:
                self.done += n
                step, total = self.seen[-1]
                assert total is None or self.done <= total, step

        watcher = Watcher()
        ingest(IngestSettings((raw,), tmp_path / "out", batch_size=5), watcher)
        assert watcher.seen == [("discovering", None), ("reading", 12), ("settling", None), ("publishing", None)]

    def test_a_missing_source_publishes_nothing(self, tmp_path: Path, raw: Path) -> None:
        with pytest.raises(SourceError, match="no such file or folder"):
            run(tmp_path / "out", raw, tmp_path / "nothing")
        assert digests(tmp_path / "out") == {}
        assert Memory(tmp_path / "out").sources() == ()

    def test_an_output_that_is_a_file(self, tmp_path: Path, raw: Path) -> None:
        (tmp_path / "out").write_text("x")
        with pytest.raises(OutputError, match="cannot be written"):
            run(tmp_path / "out", raw)

    def test_the_output_may_lie_inside_the_source(self, raw: Path) -> None:
        first = run(raw / "processed", raw)
        second = run(raw / "processed", raw)
        assert first.n_found == second.n_found == 14
        assert not second.is_published

    def test_second_reading_reads_both_ways(self, tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        import pipeline.read

        read: list[str] = []
        real = pipeline.read.read_page_again
        monkeypatch.setattr(pipeline.read, "read_page_again", lambda capture: read.append(capture.source_path) or real(capture))
        assert run(tmp_path / "out", raw).n_read == 12
        assert read == []
        assert run(tmp_path / "out", raw, second_reading=True).n_read == 12
        assert len(read) == 12


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("expected")
    run(folder / "out", lay(folder / "raw", papers() | small_hostile()))
    return digests(folder / "out")


class TestOneAnswer:
    @pytest.mark.parametrize("order", [1, 2])
    @pytest.mark.parametrize("batch_size", [1, 5, 1000])
    def test_whatever_the_order_and_the_batches(self, tmp_path: Path, expected: dict[str, str], order: int, batch_size: int) -> None:
        raw = lay(tmp_path / "raw", papers() | small_hostile(), order=order)
        run(tmp_path / "out", raw, batch_size=batch_size)
        assert digests(tmp_path / "out") == expected

    @pytest.mark.slow
    @pytest.mark.parametrize("workers", [1, 2, 4])
    def test_whatever_the_workers(self, tmp_path: Path, expected: dict[str, str], workers: int) -> None:
        run(tmp_path / "out", lay(tmp_path / "raw", papers() | small_hostile()), workers=workers, batch_size=2)
        assert digests(tmp_path / "out") == expected

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", ["1", "2"])
    def test_whatever_the_process(self, tmp_path: Path, expected: dict[str, str], seed: str) -> None:
        """The order of a set differs from process to process; a table's bytes must not."""
        lay(tmp_path / "raw", papers() | small_hostile())
        command = [sys.executable, "-m", "pipeline", "ingest", str(tmp_path / "raw"), "--out", str(tmp_path / "out")]
        subprocess.run(command, cwd=Path(__file__).parents[2], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
        assert digests(tmp_path / "out") == expected

    def test_piece_by_piece_as_all_at_once(self, tmp_path: Path, expected: dict[str, str]) -> None:
        files = papers() | small_hostile()
        names = sorted(files, key=lambda name: name[::-1])
        for end in (4, 9, len(names)):
            lay(tmp_path / "raw", {name: files[name] for name in names[:end]})
            run(tmp_path / "out", tmp_path / "raw")
        assert digests(tmp_path / "out") == expected

    def test_after_a_detour(self, tmp_path: Path, expected: dict[str, str]) -> None:
        """What was added and taken away again leaves no trace in the tables."""
        raw = lay(tmp_path / "raw", papers() | small_hostile())
        lay(raw, {"more/10.html": page(10, "5 March 2009", "Finance and Resources Committee").encode()})
        run(tmp_path / "out", raw)
        (raw / "more/10.html").unlink()
        run(tmp_path / "out", raw)
        assert digests(tmp_path / "out") == expected

    def test_several_sources_whatever_the_order(self, tmp_path: Path) -> None:
        one = lay(tmp_path / "one", papers())
        two = lay(tmp_path / "two", papers() | {"more/10.txt": b"Report: 10\n"})
        run(tmp_path / "a", one, two)
        run(tmp_path / "b", two, one)
        run(tmp_path / "c", two)
        run(tmp_path / "c", one)
        assert digests(tmp_path / "a") == digests(tmp_path / "b") == digests(tmp_path / "c")


class TestAgain:
    def test_nothing_new_reads_and_publishes_nothing(self, tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        first = run(tmp_path / "out", raw)
        forbid_reading(monkeypatch)
        second = run(tmp_path / "out", raw)
        assert (second.is_published, second.n_read, second.release_id) == (False, 0, first.release_id)
        assert second.captures == first.captures

    def test_quarantine_is_not_read_again_either(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        raw = lay(tmp_path / "raw", small_hostile())
        first = run(tmp_path / "out", raw)
        forbid_reading(monkeypatch)
        assert run(tmp_path / "out", raw).quarantine == first.quarantine

    def test_only_what_is_new_is_read(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "out", raw)
        lay(raw, {"more/10.html": page(10, "5 March 2009", "Finance and Resources Committee").encode()})
        summary = run(tmp_path / "out", raw)
        assert (summary.n_read, summary.n_documents, summary.is_published) == (1, 13, True)

    def test_a_capture_that_is_gone_is_gone_from_the_tables(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "out", raw)
        (raw / "copies/08.html").unlink()
        summary = run(tmp_path / "out", raw)
        assert summary.captures == {"ingested": 12, "duplicate": 0, "quarantined": 0, "skipped": 1}
        assert summary.n_read == 1, "the twin is read under its own path"

    def test_other_rules_read_all_again(self, tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run(tmp_path / "out", raw)
        monkeypatch.setattr(steps, "extractor_digest", lambda *_, **__: "other rules")
        assert run(tmp_path / "out", raw).n_read == 12
        stage = list((tmp_path / "out/_state/stage").iterdir())
        assert len(stage) == 1, "what the former rules read is swept away"

    def test_a_damaged_segment_is_read_again(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "out", raw)
        (segment,) = (tmp_path / "out/_state/stage").iterdir()
        segment.write_bytes(segment.read_bytes()[:-20])
        summary = run(tmp_path / "out", raw)
        assert (summary.n_read, summary.is_published) == (12, False)

    def test_leaves_no_work_behind(self, tmp_path: Path, raw: Path) -> None:
        (tmp_path / "out/_state/work/a dead run").mkdir(parents=True)
        run(tmp_path / "out", raw)
        assert sorted(file.name for file in (tmp_path / "out/_state").iterdir()) == ["ledgers", "lock", "sources.json", "stage"]


class TestSources:
    def more(self, tmp_path: Path) -> Path:
        return lay(tmp_path / "more", {"10.html": page(10, "5 March 2009", "Finance and Resources Committee").encode()})

    def test_another_is_added(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "out", raw)
        summary = run(tmp_path / "out", self.more(tmp_path))
        assert (summary.sources, summary.n_documents, summary.n_read) == (("more", "raw"), 13, 1)

    def test_only_starts_afresh(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "out", raw)
        assert run(tmp_path / "out", self.more(tmp_path), only=True).sources == ("more",)
        assert run(tmp_path / "out", self.more(tmp_path)).n_documents == 1

    def test_one_that_vanished_keeps_its_last_state(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "out", raw)
        raw.rename(tmp_path / "moved")
        summary = run(tmp_path / "out", self.more(tmp_path))
        assert summary.n_documents == 13
        assert summary.warnings == ("the source raw is gone; what was last found there is kept",)

    def test_even_under_other_rules(self, tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run(tmp_path / "out", raw)
        raw.rename(tmp_path / "moved")
        monkeypatch.setattr(steps, "extractor_digest", lambda *_, **__: "other rules")
        for _ in range(2):
            summary = run(tmp_path / "out", self.more(tmp_path))
            assert (summary.n_documents, summary.quarantine) == (13, {})

    def test_named_and_gone_is_an_error(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "out", raw)
        before = digests(tmp_path / "out")
        raw.rename(tmp_path / "moved")
        with pytest.raises(SourceError):
            run(tmp_path / "out", raw)
        assert digests(tmp_path / "out") == before

    def test_known_ones_are_read_again_under_other_rules(self, tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run(tmp_path / "out", raw)
        monkeypatch.setattr(steps, "extractor_digest", lambda *_, **__: "other rules")
        summary = run(tmp_path / "out", self.more(tmp_path))
        assert (summary.n_read, summary.n_documents) == (13, 13)

    def test_a_name_that_holds_anything(self, tmp_path: Path) -> None:
        lay(tmp_path / "raw", {"a\nb\x1b[2J.html": page(4, "5 March 2009", "Finance and Resources Committee").encode()})
        assert run(tmp_path / "out", tmp_path / "raw").captures["ingested"] == 1


class TestHostilePages:
    def test_are_quarantined_with_a_reason_and_the_rest_unaffected(self, tmp_path: Path, raw: Path) -> None:
        run(tmp_path / "clean", raw)
        lay(raw, hostile())
        summary = run(tmp_path / "out", raw)
        assert summary.exit_code == 3
        fates = {row["source_path"]: (row["state"], row["reason"]) for row in rows(tmp_path / "out", "captures")}
        assert fates["empty.html"] == ("quarantined", "empty")
        assert fates["large.html"] == ("quarantined", "too_large")
        assert fates["deep.html"] == ("quarantined", "too_deep")
        assert fates["appendix.pdf"] == ("skipped", "file_type")
        for name in ("blank.html", "picture.html", "binary", "appendix.html"):
            assert fates[name][0] == "quarantined", name
        quarantined = {row["document_id"] for row in rows(tmp_path / "out", "captures") if row["state"] == "quarantined"}
        assert quarantined == {None}
        clean = {row["report_id"]: row for row in rows(tmp_path / "clean", "reports")}
        assert clean.items() <= {row["report_id"]: row for row in rows(tmp_path / "out", "reports")}.items()

    def test_an_unreadable_file(self, tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = folders._payload

        def payload(name: str, place: Path, size: int) -> object:
            if place.parent.name == "05":
                raise PermissionError(13, "Permission denied")
            return real(name, place, size)

        monkeypatch.setattr(folders, "_payload", payload)
        summary = run(tmp_path / "out", raw)
        assert summary.quarantine == {"unreadable_file": 3}
        assert summary.quarantined[0].detail == "Permission denied"
        monkeypatch.setattr(folders, "_payload", real)
        assert run(tmp_path / "out", raw).quarantine == {}

    @pytest.mark.slow
    def test_a_page_that_kills_its_reader(self, tmp_path: Path, raw: Path) -> None:
        lay(raw, {"killer.html": b"KILL", "breaker.html": b"BREAK"})
        settings = IngestSettings((raw,), tmp_path / "out", workers=2, batch_size=4)
        summary = ingest(settings, make_reader=hostile_reader)
        assert summary.quarantine == {"extraction_failed": 2}
        assert summary.captures["ingested"] == 12
        details = {capture.source_path: capture.detail or "" for capture in summary.quarantined}
        assert "died" in details["killer.html"]
        assert details["breaker.html"] == "ValueError: the page <object object> broke its reader"


class TestWhatGoesWrong:
    def test_a_broken_contract_forgets_the_new_source(self, tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        import pipeline.tables

        run(tmp_path / "out", raw)
        before = digests(tmp_path / "out")

        def publish(*_: object) -> object:
            raise ContractError(["reports: two rows have one id"])

        lay(tmp_path / "more", {"10.txt": b"Report: 10"})
        with monkeypatch.context() as patch, pytest.raises(ContractError):
            patch.setattr(pipeline.tables, "publish", publish)
            run(tmp_path / "out", tmp_path / "more")
        assert digests(tmp_path / "out") == before
        assert run(tmp_path / "out", raw).sources == ("raw",)

    def test_a_run_that_died_while_publishing_is_finished_by_the_next(
        self, tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import pipeline.tables

        run(tmp_path / "out", raw)
        lay(tmp_path / "more", {"10.txt": b"Report: 10"})
        with monkeypatch.context() as patch, pytest.raises(SystemExit):
            patch.setattr(pipeline.tables, "publish", lambda *_: (_ for _ in ()).throw(SystemExit))
            run(tmp_path / "out", tmp_path / "more")
        assert run(tmp_path / "out", raw).sources == ("more", "raw")

    def test_two_runs_at_once_one_waits(self, tmp_path: Path) -> None:
        waited: list[str] = []
        with (
            alone(tmp_path / "out"),
            pytest.raises(OutputError, match=r"process \d+ is at work"),
            alone(tmp_path / "out", wait_seconds=0.2, on_wait=lambda: waited.append("x")),
        ):
            raise AssertionError("two runs at once")
        assert waited == ["x"]
        with alone(tmp_path / "out", wait_seconds=0):
            pass

    @pytest.mark.parametrize("wrong", [{"sources": ()}, {"batch_size": 0}, {"workers": 0}])
    def test_settings_that_make_no_sense(self, wrong: dict[str, object]) -> None:
        with pytest.raises(ValueError, match="at least one"):
            replace(IngestSettings(), **wrong)  # type: ignore[arg-type]
