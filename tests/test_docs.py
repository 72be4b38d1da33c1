"""What the documentation tells people to type, typed."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))


def blocks(language: str) -> list[str]:
    return [block for page in PAGES for block in re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), flags=re.S)]


def commands(program: str) -> list[str]:
    lines = [line.split("#")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return sorted({line for line in lines if line.startswith(program)})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the documentation's names exist: the sample's tables, and an archive of one's own with its tables."""
    place = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "data/raw/text", place / "my-archive")
    for source, out, code in ((ROOT / "data/raw", "data/processed", 3), (place / "my-archive", "my-tables", 0)):
        result = CliRunner().invoke(app, ["ingest", str(source), "--out", str(place / out), "--workers", "1"])
        assert result.exit_code == code, result.output
    return place


def test_there_is_something_to_type() -> None:
    assert len(commands(".venv/bin/strandline")) >= 3
    assert len(commands("make")) >= 3


@pytest.mark.parametrize("line", commands("make"))
def test_each_make_target_is_there(line: str) -> None:
    assert set(line.split()[1:]) <= TARGETS


@pytest.mark.parametrize("line", commands(".venv/bin/strandline"))
def test_each_command_works(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(app, shlex.split(line)[1:])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("block", blocks("python"))
def test_each_snippet_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, block: str) -> None:
    monkeypatch.chdir(folder)
    exec(compile(block, "documentation", "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
