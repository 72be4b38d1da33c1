"""Pages after the survey's thirty most hostile ones, worded by us: one file each in `tests/hostile`, numbered as there."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract import extract
from pipeline.model import Capture, Extraction, Recommendation, SettledReport
from pipeline.read import read_page
from pipeline.settle import settle
from pipeline.vocabulary import load_vocabulary

# Findings that say how a page was read are no concern of these tests; conflicts and losses are.
CONCERNS = {
    *("date_conflict", "number_conflict", "committee_conflict", "title_conflict", "identity_conflict", "unplaced"),
    *("missing_number", "missing_date", "missing_author", "missing_title", "missing_recommendations", "lost_stem", "no_main_verb"),
}
CASES = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted((Path(__file__).parent / "hostile").glob("*.toml"))}


def settled(case: dict[str, Any]) -> tuple[SettledReport, Extraction]:
    payload = case["page"].encode("utf-8")
    page = read_page(Capture("hostile", case["location"], payload, source_url=case.get("url")))
    extraction = extract(page, hashlib.sha256(payload).hexdigest(), load_vocabulary())
    (report,) = settle([extraction], load_vocabulary())
    return report, extraction


@pytest.fixture(params=CASES, scope="module")
def read(request: pytest.FixtureRequest) -> tuple[dict[str, Any], SettledReport, Extraction]:
    case = CASES[request.param]
    return case, *settled(case)


def test_the_header_is_settled(read: tuple[dict[str, Any], SettledReport, Extraction]) -> None:
    case, report, extraction = read
    assert extraction.report is not None
    for column, wanted in case["report"].items():
        if column == "n_recommendations":
            assert len(extraction.report.recommendations) == wanted
            continue
        holder = extraction.report if column in ("by_as_written", "summary", "lead") else report
        assert getattr(holder, column) == (None if wanted == "(null)" else wanted), column


def test_the_authors_are_told_apart(read: tuple[dict[str, Any], SettledReport, Extraction]) -> None:
    case, _, extraction = read
    assert extraction.report is not None
    for wanted in case.get("authors", []):
        found = [author for author in extraction.report.authors if author.role == wanted["role"]]
        assert [{key: getattr(author, key) for key in wanted} for author in found] == [wanted]


def test_each_recommendation_is_a_row(read: tuple[dict[str, Any], SettledReport, Extraction]) -> None:
    case, _, extraction = read
    assert extraction.report is not None
    found, wanted = extraction.report.recommendations, case.get("recommendations", [])
    assert len(found) == len(wanted), [row.as_written for row in found]
    for row, expected in zip(found, wanted, strict=True):
        assert differences(row, expected) == {}
        assert extraction.text[row.span.start : row.span.end] == row.as_written


def differences(row: Recommendation, expected: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What is not as expected; a `loose` case leaves the sentence open."""
    wanted = {"addressee": None, **expected, "actions": tuple(expected["actions"])}
    if wanted.pop("loose", False):
        del wanted["sentence"]
    return {key: (getattr(row, key), value) for key, value in wanted.items() if getattr(row, key) != value}


def test_findings_are_those_that_a_reader_should_know(read: tuple[dict[str, Any], SettledReport, Extraction]) -> None:
    case, report, extraction = read
    codes = {str(finding.code) for finding in (*report.findings, *extraction.findings)} & CONCERNS
    assert codes == set(case["findings"])
