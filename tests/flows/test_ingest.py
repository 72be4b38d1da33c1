"""The flow on an embedded server: the same tables, the same exit codes, and its account as artifacts."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.run.settings import IngestSettings
from pipeline.run.steps import ingest as ingest_without_engine
from tests.run.papers import digests, hostile, lay, papers

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("engine"),
    # the engine's own packages warn of each other
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    quarantined = {name: content for name, content in hostile().items() if name in ("empty.html", "picture.html", "deep.html")}
    return lay(tmp_path_factory.mktemp("archive") / "raw", papers() | quarantined)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with an engine of its own, as after a fresh install."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {**kept, "PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")), "PREFECT_API_URL": ""}


def run_flow(home: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.ingest", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=home, capture_output=True, text=True, timeout=300, check=False)


class TestAsAProcess:
    def test_gives_the_tables_of_the_command_line(self, tmp_path: Path, archive: Path, home: dict[str, str]) -> None:
        ingest_without_engine(IngestSettings((archive,), tmp_path / "plain"))
        done = run_flow(home, archive, "--out", tmp_path / "flow", "--batch-size", 3, "--workers", 2, "--json")
        assert done.returncode == 3, done.stderr
        summary = json.loads(done.stdout)
        assert sum(summary["quarantine"].values()) == 3
        assert summary["captures"]["ingested"] == 12
        assert "Traceback" not in done.stderr
        assert digests(tmp_path / "flow") == digests(tmp_path / "plain")

    def test_fails_in_one_line(self, tmp_path: Path, home: dict[str, str]) -> None:
        failed = run_flow(home, tmp_path / "nothing", "--out", tmp_path / "out")
        assert failed.returncode == 1
        assert failed.stdout == ""
        assert f"strandline: there is no source at {tmp_path / 'nothing'}: no such file or folder\n" in failed.stderr

    def test_usage(self, home: dict[str, str]) -> None:
        assert run_flow(home, "--workers", "0").returncode == 2


@pytest.fixture(scope="module")
def engine() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.mark.usefixtures("engine")
class TestInTheEngine:
    def artifacts(self) -> dict[str, Any]:
        from prefect.client.orchestration import get_client

        with get_client(sync_client=True) as client:
            found = client.request("POST", "/artifacts/latest/filter", json={"limit": 50}).json()
        return {artifact["key"]: artifact for artifact in found}

    def runs(self, kind: str) -> list[dict[str, Any]]:
        from prefect.client.orchestration import get_client

        with get_client(sync_client=True) as client:
            found: list[dict[str, Any]] = client.request("POST", f"/{kind}/filter", json={"limit": 200}).json()
        return found

    def test_leaves_its_account(self, tmp_path: Path, archive: Path) -> None:
        from flows.ingest import IngestParameters, ingest

        summary = ingest(IngestParameters(sources=[archive], out=tmp_path / "out", batch_size=5))
        assert summary.captures["ingested"] == 12
        artifacts = self.artifacts()
        assert set(artifacts) >= {"ingest-summary", "ingest-findings", "ingest-quarantine"}
        assert summary.release_id in artifacts["ingest-summary"]["data"]
        assert "| captures found | 17 |" in artifacts["ingest-summary"]["data"]
        quarantine = json.loads(artifacts["ingest-quarantine"]["data"])
        assert {row["capture"] for row in quarantine} == {"raw/empty.html", "raw/picture.html", "raw/deep.html"}
        findings = json.loads(artifacts["ingest-findings"]["data"])
        assert {row["code"]: row["findings"] for row in findings} == dict(summary.findings)

    def test_names_say_what_runs(self, tmp_path: Path, archive: Path) -> None:
        from flows.ingest import IngestParameters, ingest

        summary = ingest(IngestParameters(sources=[archive], out=tmp_path / "out", batch_size=5))
        assert f"ingest {archive} into {tmp_path / 'out'}" in {run["name"] for run in self.runs("flow_runs")}
        expected = {"read 000001", "read 000002", "read 000003", f"publish {summary.run_id}", f"discover {tmp_path / 'out'}"}
        give_up = time.monotonic() + 60  # the engine writes the history of tasks when it finds the time
        while not expected <= (names := {run["name"] for run in self.runs("task_runs")}):
            assert time.monotonic() < give_up, names
            time.sleep(0.5)

    def test_a_scheduled_run_without_parameters(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from prefect.flow_engine import run_flow

        from flows.ingest import ingest

        lay(tmp_path / "data/raw", papers())
        monkeypatch.chdir(tmp_path)
        summary: Any = run_flow(ingest, parameters={})
        assert (summary.root, summary.captures["ingested"]) == ("data/processed", 12)
        assert "ingest data/raw into data/processed" in {run["name"] for run in self.runs("flow_runs")}

    def test_a_broken_contract_fails_the_run(self, tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from flows.ingest import IngestParameters, ingest
        from pipeline.errors import ContractError
        from pipeline.run import steps

        def broken(*_: object) -> object:
            raise ContractError(["captures: do not add up"])

        monkeypatch.setattr(steps, "assign", broken)
        with pytest.raises(ContractError):
            ingest(IngestParameters(sources=[archive], out=tmp_path / "out"))
        assert digests(tmp_path / "out") == {}


class TestParameters:
    def test_make_a_form(self) -> None:
        from flows.ingest import ingest

        properties = ingest.parameters.model_dump()["definitions"]["IngestParameters"]["properties"]
        assert list(properties) == ["sources", "out", "only", "workers", "batch_size", "second_reading", "profile"]
        assert all(field.get("description") for field in properties.values())

    def test_are_the_settings_of_a_run(self) -> None:
        from flows.ingest import IngestParameters

        assert IngestParameters().settings == IngestSettings()

    @pytest.mark.parametrize("wrong", [{"sources": []}, {"workers": 0}, {"batch_size": 0}])
    def test_that_make_no_sense(self, wrong: dict[str, Any]) -> None:
        from pydantic import ValidationError

        from flows.ingest import IngestParameters

        with pytest.raises(ValidationError):
            IngestParameters(**wrong)
