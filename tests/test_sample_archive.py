"""The sample archive from end to end: what its authors meant, what the tables say, and that every way of running agrees."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from evaluation.press import HTML, Loss, Work, losses, render
from evaluation.sample import load_strays, load_works
from evaluation.scoring import location_of
from pipeline import open_release
from pipeline.cli import app
from pipeline.extract import extract
from pipeline.model import Capture, ReportReading
from pipeline.query import Release
from pipeline.read import compare_readings, read_page, read_page_again
from pipeline.vocabulary import load_vocabulary

RAW = Path(__file__).resolve().parents[1] / "data/raw"
WORKS = {work.address: work for work in load_works()}
REPORTS = {address: work for address, work in WORKS.items() if work.truth.kind == "report"}
PAGES = sorted(path for path in RAW.rglob("*") if path.suffix in (".html", ".txt") and path.read_bytes()[:4] not in (b"", b"\x89PNG"))


def ingested(out: Path, *options: str, source: Path = RAW) -> Release:
    result = CliRunner().invoke(app, ["ingest", str(source), "--out", str(out), *options])
    assert result.exit_code == 3, result.output
    return open_release(out)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    yield ingested(tmp_path_factory.mktemp("sample") / "out", "--workers", "1")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(RAW)))
def test_both_readers_agree(page: Path) -> None:
    capture = Capture("raw", str(page.relative_to(RAW)), page.read_bytes())
    assert [finding.message for finding in compare_readings(read_page(capture), read_page_again(capture))] == []


def values_of(work: Work, template: str) -> dict[str, Any]:
    """What is said to be the same in every template: the values, not where they stand."""
    page = read_page(Capture("raw", location_of(work, template), render(work, template)))
    report = extract(page, "0" * 64, load_vocabulary()).report
    assert report is not None
    return {
        "statements": sorted({(stated.column, stated.value) for stated in report.statements if stated.column != "title"}),
        "title": next((stated.value for stated in report.statements if stated.column == "title"), None),
        "lead": report.lead and " ".join(report.lead.split()),
        "summary": report.summary and " ".join(report.summary.split()),
        "authors": [(author.role, author.office, author.person, author.organisation) for author in report.authors],
        "sections": [(section.letter, section.kind) for section in report.sections],
        "recommendations": asked(report),
        "strands": sorted({(row.strategy_id or "", row.number or 0, row.role) for row in report.strands}),
        "programmes": Counter(row.programme_id for row in report.programmes),
        "partners": {row.programme_id for row in report.partnerships},
    }


def asked(report: ReportReading) -> list[tuple[Any, ...]]:
    return [(ask.path, ask.as_written, ask.stem, ask.sentence, ask.actions, ask.addressee, ask.condition) for ask in report.recommendations]


LOST = {Loss.TITLE: {"title"}, Loss.STEM: {"recommendations"}, Loss.ASKS: {"recommendations", "sections", "summary"}}


@pytest.mark.parametrize("template", [*HTML, "B", "C"])
@pytest.mark.parametrize("address", REPORTS)
def test_the_same_report_gives_the_same_values(address: str, template: str) -> None:
    work = REPORTS[address]
    values, full = values_of(work, template), values_of(work, "A")
    lost = losses(work, template)
    for field in {field for loss in lost for field in LOST.get(loss, ())}:
        del values[field], full[field]
    if Loss.WORDS in lost:
        # A sub-heading of one word may be a name: `Together`.
        assert values.pop("programmes") <= full.pop("programmes")
    # A breadcrumb and a <title> tell what a bare text does not.
    assert set(full.pop("statements")) <= set(values.pop("statements"))
    assert values == full


def test_every_capture_has_its_fate(release: Release) -> None:
    captures = {row["source_path"]: row for row in release.table("captures").to_pylist()}
    assert len(captures) == sum(path.is_file() for path in RAW.rglob("*"))
    for stray in load_strays():
        assert (captures[stray.path]["state"], captures[stray.path]["reason"]) == (stray.state, stray.reason)
    strays = {stray.path for stray in load_strays()}
    assert {row["state"] for path, row in captures.items() if path not in strays} <= {"ingested", "duplicate"}


def test_each_work_is_one_report(release: Release) -> None:
    held = {row["report_id"]: row for row in release.table("reports").to_pylist()}
    wanted = {work.truth.report_id for work in REPORTS.values()} - {"unplaced"}
    assert wanted <= set(held)
    for report_id in set(held) - wanted:
        assert report_id.startswith("unplaced/")


def test_two_renditions_are_one_work(release: Release) -> None:
    documents = Counter(row["work_id"] for row in release.table("renditions").to_pylist())
    chosen = Counter(row["work_id"] for row in release.table("renditions").to_pylist() if row["is_chosen"])
    assert max(documents.values()) > 1
    assert set(chosen.values()) == {1}
    assert set(chosen) == set(documents)


def test_every_span_holds_its_words(release: Release) -> None:
    texts = dict(zip(*(release.table("documents")[column].to_pylist() for column in ("document_id", "text")), strict=True))
    proved = 0
    for table, words in (
        ("recommendations", "as_written"),
        ("authors", "as_written"),
        ("paragraphs", "text"),
        ("evidence", "exact"),
        ("strand_mentions", "as_written"),
        ("report_strands", "as_written"),
        ("programme_mentions", "as_written"),
    ):
        for row in release.table(table).to_pylist():
            if row["char_start"] is not None:
                assert texts[row["document_id"]][row["char_start"] : row["char_end"]] == row[words]
                proved += 1
    assert proved > 2000


def bytes_of(release: Release) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(release.path.glob("*.parquet"))}


@pytest.mark.parametrize(
    "options",
    [("--workers", "2", "--batch-size", "7"), ("--workers", "1", "--batch-size", "1"), ("--workers", "2", "--batch-size", "500")],
    ids=" ".join,
)
def test_other_batches_and_workers_give_the_same_bytes(release: Release, tmp_path: Path, options: tuple[str, ...]) -> None:
    assert bytes_of(ingested(tmp_path / "out", *options)) == bytes_of(release)


def test_a_shuffled_archive_gives_the_same_bytes(release: Release, tmp_path: Path) -> None:
    shuffled = tmp_path / "raw"
    files = [path for path in RAW.rglob("*") if path.is_file()]
    random.Random(7).shuffle(files)
    for file in files:
        copy = shuffled / file.relative_to(RAW)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    assert bytes_of(ingested(tmp_path / "out", "--workers", "1", source=shuffled)) == bytes_of(release)


def test_the_strategy_can_be_followed_from_2002_to_2011(release: Release) -> None:
    dates = {row["report_id"]: row["meeting_date"] for row in release.table("reports").to_pylist()}
    editions = {row["strand_id"]: (row["strategy"], row["edition"]) for row in release.table("strands").to_pylist()}
    years = {
        (dates[row["report_id"]].year, editions[row["strand_id"]])
        for row in release.table("report_strands").to_pylist()
        if row["strand_id"]
    }
    professional = {year for year, (strategy, _) in years if strategy == "Professional Standards Strategy"}
    assert set(range(2002, 2009)) <= professional
    assert {year for year, strand in years if strand == ("Professional Standards Strategy", "2006")} >= {2006, 2007, 2008}
    assert {year for year, (strategy, _) in years if strategy == "Met Forward"} >= {2009, 2010, 2011}
