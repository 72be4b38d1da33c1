"""The command line as a shell sees it: exit codes, signals, pipes, terminals."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.run.papers import MEETINGS, digests, lay, page, papers

ROOT = Path(__file__).parents[2]
HEAVY = {"pyarrow", "pandas", "spacy", "prefect", "duckdb", "pandera", "bs4", "lxml", "pipeline.tables", "pipeline.extract"}


def strandline(*arguments: object, code: str = "") -> list[str]:
    """The command as a process would start it; `code` runs before it, for what cannot be brought about otherwise."""
    run = ["-c", f"{code}\nfrom pipeline.cli import main\nmain()"] if code else ["-m", "pipeline"]
    return [sys.executable, *run, *map(str, arguments)]


def run(*arguments: object, code: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(strandline(*arguments, code=code), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return lay(tmp_path / "raw", papers())


class TestExitCodes:
    def test_done(self, tmp_path: Path, raw: Path) -> None:
        done = run("ingest", raw, "--out", tmp_path / "out")
        assert (done.returncode, done.stderr) == (0, ""), "no progress bar outside a terminal"

    def test_failed(self, tmp_path: Path) -> None:
        failed = run("ingest", tmp_path / "nothing", "--out", tmp_path / "out")
        assert failed.returncode == 1
        assert failed.stdout == ""
        assert failed.stderr == f"strandline: there is no source at {tmp_path / 'nothing'}: no such file or folder\n"

    def test_usage(self) -> None:
        assert run("ingest").returncode == 2
        assert run("nothing").returncode == 2

    def test_done_with_quarantine(self, tmp_path: Path, raw: Path) -> None:
        lay(raw, {"empty.html": b""})
        done = run("ingest", raw, "--out", tmp_path / "out", "--json")
        assert done.returncode == 3
        assert json.loads(done.stdout)["quarantine"] == {"empty": 1}
        assert done.stderr == ""

    def test_contract_broken(self, tmp_path: Path, raw: Path) -> None:
        run("ingest", raw, "--out", tmp_path / "out")
        before = digests(tmp_path / "out")
        lay(raw, {"more.txt": b"Report: 1\n"})
        code = "import pipeline.run.steps as s; r = s.assign; s.assign = lambda *a: s.replace(f := r(*a), ledger=f.ledger * 2)"
        broken = run("ingest", raw, "--out", tmp_path / "out", code=code)
        assert broken.returncode == 4
        assert broken.stdout == ""
        assert "nothing was published" in broken.stderr
        assert "Traceback" not in broken.stderr
        assert digests(tmp_path / "out") == before

    def test_a_fault_of_our_own_keeps_its_traceback(self, tmp_path: Path, raw: Path) -> None:
        fault = run("ingest", raw, "--out", tmp_path / "out", code="import pipeline.run.steps as s; s.assign = None")
        assert fault.returncode == 1
        assert "TypeError" in fault.stderr

    def test_python_m_pipeline_is_strandline(self) -> None:
        assert run("--version").stdout.startswith("strandline ")


class TestInterrupts:
    @pytest.mark.slow
    @pytest.mark.parametrize("workers", [1, 2])
    def test_ctrl_c_ends_clean_and_the_next_run_goes_on(self, tmp_path: Path, raw: Path, workers: int) -> None:
        run("ingest", raw, "--out", tmp_path / "out")
        before = digests(tmp_path / "out")
        lay(raw, {f"more/{number}.html": page(number, *MEETINGS[1][2:]).encode() for number in range(100, 700)})
        command = strandline("ingest", raw, "--out", tmp_path / "out", "--workers", workers, "--batch-size", 5)
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=hears_interrupts,  # noqa: PLW1509 - no threads here
        )
        stage = tmp_path / "out/_state/stage"
        wait_until(lambda: len(list(stage.glob("*.segment"))) > 3)
        os.killpg(process.pid, signal.SIGINT)
        output, errors = process.communicate(timeout=60)
        assert process.returncode == 130
        assert (output, errors) == ("", "strandline: interrupted; the last release stands as it was, and what was read is not read again\n")
        assert digests(tmp_path / "out") == before
        kept = len(list(stage.glob("*.segment")))
        summary = json.loads(run("ingest", raw, "--out", tmp_path / "out", "--json").stdout)
        assert summary["n_read"] <= 600 - (kept - 1) * 5
        assert summary["captures"]["ingested"] == 612

    @pytest.mark.slow
    def test_workers_do_not_outlive_a_killed_master(self, tmp_path: Path, raw: Path) -> None:
        lay(raw, {f"more/{number}.html": page(number, *MEETINGS[1][2:]).encode() for number in range(100, 700)})
        command = strandline("ingest", raw, "--out", tmp_path / "out", "--workers", 2, "--batch-size", 5)
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
        wait_until(lambda: len(list((tmp_path / "out/_state/stage").glob("*.segment"))) > 3)
        process.kill()
        process.wait()
        wait_until(lambda: not living(process.pid))
        done = run("ingest", raw, "--out", tmp_path / "out", "--json")
        assert json.loads(done.stdout)["captures"]["ingested"] == 612


def hears_interrupts() -> None:
    """What a shell starts in the background ignores Ctrl-C, and so do its children: a test of it must not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until(true: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.02)


def living(session: int) -> list[str]:
    """The processes of a session that still live."""
    listed = subprocess.run(["ps", "-s", str(session), "-o", "pid=,stat="], capture_output=True, text=True, check=False)
    return [line for line in listed.stdout.splitlines() if "Z" not in line]


class TestPipesAndTerminals:
    @pytest.mark.parametrize("arguments", [["ingest", "RAW"], ["ingest", "RAW", "--json"], ["verify"], ["show", "psc/2007-02-08/4"]])
    def test_a_reader_that_has_read_enough(self, tmp_path: Path, raw: Path, arguments: list[str]) -> None:
        run("ingest", raw, "--out", tmp_path / "out")
        command = strandline(*(raw if argument == "RAW" else argument for argument in arguments), "--out", tmp_path / "out")
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == ""
        assert process.returncode == 0

    def test_a_bar_on_a_terminal(self, tmp_path: Path, raw: Path) -> None:
        master, slave = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
        command = strandline("ingest", raw, "--out", tmp_path / "out", "--json")
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=slave, text=True, env=environment)
        os.close(slave)
        seen = drain(master)
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert json.loads(output)["n_documents"] == 12
        assert "publishing" in seen
        assert "12/12" in seen

    def test_help_comes_without_the_heavy_packages(self) -> None:
        code = "import sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
        loaded = set(run("ingest", "--help", code=code).stderr.split())
        assert "typer" in loaded
        assert loaded & HEAVY == set()


def drain(terminal: int) -> str:
    seen = b""
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        seen += more
    os.close(terminal)
    return seen.decode(errors="replace")
