"""What the commands say, asked in this process."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.version import VERSION
from tests.run.papers import digests, hostile, lay, papers

REPORT = "psc/2007-02-08/4"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    result = ask("ingest", lay(folder / "raw", papers()), "--out", folder / "out")
    assert result.exit_code == 0, result.output
    return folder


def ask(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


def words(text: str) -> str:
    return " ".join(text.split())


class TestHelp:
    @pytest.mark.parametrize("command", ["ingest", "show", "verify"])
    def test_teaches_by_example(self, command: str) -> None:
        result = ask(command, "--help")
        assert result.exit_code == 0
        assert "Examples" in result.output
        assert f"strandline {command}" in result.output

    def test_names_every_command_and_exit_code(self) -> None:
        output = words(ask("--help").output)
        assert all(command in output for command in ("ingest", "show", "verify"))
        assert "0 done · 1 failed · 2 wrong usage · 3 done, with captures in quarantine · 4" in output

    def test_version(self) -> None:
        assert ask("--version").output == f"strandline {VERSION}\n"


class TestIngest:
    def test_closes_with_the_account(self, tmp_path: Path) -> None:
        output = words(ask("ingest", lay(tmp_path / "raw", papers()), "--out", tmp_path / "out").stdout)
        for part in ("captures found 14 in raw", "ingested 12", "duplicate 1", "quarantined 0", "skipped 1", "documents 12"):
            assert part in output
        assert "12 pages read" in output
        assert "Published release 000001-" in output

    def test_says_that_nothing_is_new(self, published: Path) -> None:
        before = digests(published / "out")
        result = ask("ingest", published / "raw", "--out", published / "out")
        assert result.exit_code == 0
        assert "0 pages read" in result.stdout
        assert "Nothing new: release 000001-" in result.stdout
        assert digests(published / "out") == before

    def test_lists_what_is_in_quarantine(self, tmp_path: Path) -> None:
        raw = lay(tmp_path / "raw", papers() | {"bad\x1b[2J.html": b"", "empty.txt": b"", "a.png": hostile()["picture.html"]})
        result = ask("ingest", raw, "--out", tmp_path / "out")
        assert result.exit_code == 3
        assert "raw/empty.txt" in result.stdout
        assert "raw/bad\\x1b[2J.html" in result.stdout, "a name commands no terminal"
        assert "quarantined 2 empty 2" in words(result.stdout)

    def test_as_json(self, tmp_path: Path) -> None:
        result = ask("ingest", lay(tmp_path / "raw", papers()), "--out", tmp_path / "out", "--json")
        summary = json.loads(result.stdout)
        assert summary["captures"] == {"ingested": 12, "duplicate": 1, "quarantined": 0, "skipped": 1}
        assert summary["is_published"] is True
        assert summary["sources"] == ["raw"]

    def test_options_reach_the_run(self, published: Path, tmp_path: Path) -> None:
        raw = published / "raw"
        result = ask(
            "ingest", raw, "--out", tmp_path, "--only", "--workers", 1, "--batch-size", 3, "--second-reading", "--profile", "mpa", "--json"
        )
        assert result.exit_code == 0
        run_id = json.loads(result.stdout)["run_id"]
        parameters = json.loads((tmp_path / "_history" / run_id / "run.json").read_text())["parameters"]
        assert parameters == {
            "sources": [str(raw)],
            "root": str(tmp_path),
            "only": True,
            "workers": 1,
            "batch_size": 3,
            "second_reading": True,
            "profile": "mpa",
        }

    def test_warns_of_a_source_that_is_gone(self, tmp_path: Path) -> None:
        lay(tmp_path / "one", papers())
        two = lay(tmp_path / "two", {"1.txt": b"Report: 1\n"})
        ask("ingest", tmp_path / "one", "--out", tmp_path / "out")
        (tmp_path / "one").rename(tmp_path / "moved")
        result = ask("ingest", two, "--out", tmp_path / "out", "--json")
        assert result.stderr == "strandline: warning: the source one is gone; what was last found there is kept\n"
        assert json.loads(result.stdout)["n_documents"] == 13

    @pytest.mark.parametrize(
        ("arguments", "code", "line"),
        [
            pytest.param(["nothing"], 1, "there is no source at", id="missing source"),
            pytest.param(["raw", "--profile", "nobody"], 1, "nobody", id="unknown profile"),
            pytest.param(["raw", "--out", "file"], 1, "cannot be written", id="output is a file"),
            pytest.param([], 2, "Missing argument", id="no source"),
            pytest.param(["raw", "--workers", "0"], 2, "--workers", id="no workers"),
            pytest.param(["raw", "--batch-size", "x"], 2, "--batch-size", id="not a number"),
            pytest.param(["raw", "--colour"], 2, "--colour", id="unknown option"),
        ],
    )
    def test_what_goes_wrong(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, line: str) -> None:
        lay(tmp_path, {"raw/1.txt": b"Report: 1\n", "file": b""})
        monkeypatch.chdir(tmp_path)
        result = ask("ingest", *arguments)
        assert result.exit_code == code
        assert result.stdout == ""
        assert line in result.stderr
        assert code == 2 or result.stderr.count("\n") == 1


class TestShow:
    def test_quotes_every_witness(self, published: Path) -> None:
        output = words(ask("show", REPORT, "--out", published / "out").stdout)
        assert REPORT in output
        assert "2007-02-08" in output
        for witness in ("header:", "lead:", "url:"):
            assert witness in output
        assert "That members note the report" in output

    def test_as_json(self, published: Path) -> None:
        card = json.loads(ask("show", REPORT, "--out", published / "out", "--json").stdout)
        assert card["report_id"] == REPORT
        dates = {value["column"]: value for value in card["values"]}
        assert dates["meeting_date"]["value"] == "2007-02-08"
        assert {testimony["witness"] for testimony in dates["meeting_date"]["testimonies"]} >= {"header", "lead", "url"}

    def test_one_that_is_not_there(self, published: Path) -> None:
        result = ask("show", "psc/2007-02-08/44", "--out", published / "out")
        assert (result.exit_code, result.stdout) == (1, "")
        assert REPORT in result.stderr

    def test_no_release(self, tmp_path: Path) -> None:
        result = ask("show", REPORT, "--out", tmp_path)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "strandline ingest SOURCE" in result.stderr


class TestVerify:
    def test_proves_all(self, published: Path) -> None:
        result = ask("verify", "--out", published / "out")
        assert result.exit_code == 0
        assert "12 documents read again" in result.stdout
        assert "is proved" in result.stdout

    def test_as_json(self, published: Path) -> None:
        proof = json.loads(ask("verify", "--out", published / "out", "--json").stdout)
        assert proof["is_sound"] is True
        assert proof["read_again"] == 12
        assert proof["failures"] == []

    def test_names_what_fails(self, tmp_path: Path) -> None:
        raw = lay(tmp_path / "raw", papers())
        ask("ingest", raw, "--out", tmp_path / "out")
        (raw / "renditions/finres-2009-090305-07.txt").write_bytes(b"Report: 9")
        result = ask("verify", "--out", tmp_path / "out")
        assert result.exit_code == 1
        assert "raw/renditions/finres-2009-090305-07.txt" in result.stdout
        assert "is not proved: 1 failures" in result.stdout

    def test_no_release(self, tmp_path: Path) -> None:
        result = ask("verify", "--out", tmp_path)
        assert result.exit_code == 1
        assert "there is no release" in result.stderr
