"""The two real pages, as a careful reader reads them. Skipped where they are absent: they are not ours to copy."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline import open_release
from pipeline.cli import app
from pipeline.query import Release

SEEDS = Path(__file__).resolve().parents[1] / "../shared/seeds"
PROGRESS, LEAFLET = "2bdea2596ee25187", "711fd6fce059ee15"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    out = tmp_path_factory.mktemp("seeds")
    result = CliRunner().invoke(app, ["ingest", str(SEEDS), "--out", str(out), "--workers", "1"])
    assert result.exit_code == 0, result.output
    yield open_release(out)


def rows(release: Release, table: str, document_id: str | None = None, **where: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = release.table(table).to_pylist()
    if document_id:
        where["document_id"] = document_id
    return [row for row in found if all(row[column] == value for column, value in where.items())]


def only(release: Release, table: str, document_id: str | None = None, **where: Any) -> dict[str, Any]:
    (row,) = rows(release, table, document_id, **where)
    return row


REPORTS = {
    PROGRESS: {
        "report_id": "psc/2007-02-08/8",
        "body_id": "psc",
        "committee": "Professional Standards & Complaints Committee",
        "number": 8,
        "letter": None,
        "is_annual_meeting": False,
        "status": None,
        "title": "Progress on strand 4 of the MPS Professional Standards Strategy",
        "meeting_date": date(2007, 2, 8),
        "number_as_written": "8",
        "by_as_written": "AC Directorate of Professional Standards on behalf of the Commissioner",
        "url": None,
        "n_recommendations": 1,
    },
    LEAFLET: {
        "report_id": f"unplaced/{LEAFLET}",
        "body_id": None,
        "committee": None,
        "number": 13,
        "letter": None,
        "is_annual_meeting": False,
        "status": None,
        "title": "MPS Professional strategy",
        "lead": None,
        "meeting_date": date(2002, 6, 13),
        "number_as_written": "13",
        "date_as_written": "13 June 2002",
        "by_as_written": "Commissioner",
        "url": None,
        "n_recommendations": 1,
    },
}


@pytest.mark.parametrize("document_id", REPORTS)
def test_every_field_of_the_report(release: Release, document_id: str) -> None:
    report = only(release, "reports", document_id)
    assert {column: report[column] for column in REPORTS[document_id]} == REPORTS[document_id]


def test_lead_and_summary_are_whole(release: Release) -> None:
    progress, leaflet = only(release, "reports", PROGRESS), only(release, "reports", LEAFLET)
    assert progress["lead"].startswith("Report 8 of the 8 February 2007 meeting")
    assert progress["lead"].endswith("particularly Together and Diversity and Citizen Focus.")
    assert progress["summary"].count("\n\n") == 1
    assert progress["summary"].endswith("ensure that they are maintained.")
    assert leaflet["summary"].endswith("has commenced.")


def test_the_year_is_settled_and_the_dissent_kept(release: Release) -> None:
    assert only(release, "reports", PROGRESS)["date_as_written"] in ("8 February 2007", "8 February 2006")
    (finding,) = rows(release, "findings", PROGRESS, code="date_conflict")
    assert set(finding["candidates"]) == {"2006-02-08", "2007-02-08"}
    assert finding["chosen"] == "2007-02-08"
    for words in ("header", "lead", "8 February 2006", "8 February 2007", "Thursday", "Wednesday"):
        assert words in finding["message"]
    said = {
        (row["witness"], row["value"], row["is_chosen"])
        for row in rows(release, "evidence", row_id="psc/2007-02-08/8", column_name="meeting_date")
    }
    assert {("lead", "2007-02-08", True), ("header", "2006-02-08", False)} <= said
    assert any(witness == "calendar" and value == "2007-02-08" and chosen for witness, value, chosen in said)


def test_what_could_not_be_placed_says_so(release: Release) -> None:
    assert {row["code"] for row in rows(release, "findings", LEAFLET)} == {"unplaced"}
    assert {row["code"] for row in rows(release, "findings", PROGRESS)} == {"date_conflict"}


AUTHORS = {
    PROGRESS: [
        ("by", "AC Directorate of Professional Standards", None, None, "AC Directorate of Professional Standards"),
        ("on_behalf_of", "Commissioner", None, None, "the Commissioner"),
        (
            "report_author",
            None,
            "Commander Sue Akers",
            "Directorate of Professional Standards",
            "Commander Sue Akers, Directorate of Professional Standards",
        ),
    ],
    LEAFLET: [
        ("by", "Commissioner", None, None, "Commissioner"),
        ("report_author", None, "DAC Andy Hayman", "MPS", "DAC Andy Hayman, MPS"),
    ],
}


@pytest.mark.parametrize("document_id", AUTHORS)
def test_authors(release: Release, document_id: str) -> None:
    report_id = REPORTS[document_id]["report_id"]
    found = sorted(rows(release, "authors", report_id=report_id), key=lambda row: row["position"])
    assert [(row["role"], row["office"], row["person"], row["organisation"], row["as_written"]) for row in found] == AUTHORS[document_id]


KINDS = ["summary", "recommendations", "supporting_information", "equality", "financial", "background_papers", "contact"]


@pytest.mark.parametrize(
    ("document_id", "kinds", "letters"),
    [
        (PROGRESS, KINDS, [None, "A", "B", "C", "D", "E", "F"]),
        (LEAFLET, [kind for kind in KINDS if kind != "equality"], [None, "A", "B", "C", "D", "E"]),
    ],
    ids=["2007", "2002"],
)
def test_sections_of_their_era(release: Release, document_id: str, kinds: list[str], letters: list[str | None]) -> None:
    found = sorted(rows(release, "sections", report_id=REPORTS[document_id]["report_id"]), key=lambda row: row["position"])
    assert [row["kind"] for row in found] == kinds
    assert [row["letter"] for row in found] == letters


def test_recommendations(release: Release) -> None:
    progress = only(release, "recommendations", report_id="psc/2007-02-08/8")
    assert progress["recommendation_id"] == "psc/2007-02-08/8#1"
    assert progress["as_written"] == progress["sentence"] == "That members note the report"
    assert (progress["stem"], progress["actions"], progress["addressee"]) == (None, ["note"], "members")
    leaflet = only(release, "recommendations", report_id=f"unplaced/{LEAFLET}")
    assert leaflet["as_written"] == leaflet["sentence"]
    assert leaflet["sentence"].startswith("Members are invited to note the content of the leaflet")
    assert leaflet["sentence"].endswith("Strategy")
    assert (leaflet["stem"], leaflet["actions"], leaflet["addressee"]) == (None, ["note"], "members")
    assert (progress["condition"], leaflet["condition"]) == (None, None)


def test_strands_by_edition(release: Release) -> None:
    strand = only(release, "report_strands", report_id="psc/2007-02-08/8")
    assert (strand["strand_id"], strand["number"], strand["role"]) == ("professional-standards-strategy/2006/4", 4, "subject")
    dimension = only(release, "strands", strand_id=strand["strand_id"])
    assert (dimension["edition"], dimension["name"]) == ("2006", "Corporate Strategy and Priorities")
    listed = sorted(rows(release, "report_strands", report_id=f"unplaced/{LEAFLET}"), key=lambda row: row["number"])
    assert [row["number"] for row in listed] == [1, 2, 3, 4, 5]
    assert {row["role"] for row in listed} == {"listed"}
    assert [row["strand_id"] for row in listed] == [f"professional-standards-strategy/2002/{n}" for n in range(1, 6)]
    assert [row["as_written"] for row in listed][0::4] == [
        "Leadership and supervision",
        "Maintaining the threat of detection, prevention and management of risk",
    ]


def test_partners(release: Release) -> None:
    names = {row["programme_id"]: row["name"] for row in rows(release, "programmes")}
    about = rows(release, "report_programmes", report_id="psc/2007-02-08/8")
    partners = {names[row["programme_id"]] for row in about if row["is_partner"]}
    assert {"Together", "Diversity and Citizen Focus", "Modernisation Programme"} <= partners
    assert all(row["evidence_text"] for row in about if row["is_partner"])
    also = " | ".join(names[row["programme_id"]] for row in about)
    for name in ("Professional Standards Support Programme", "Leadership Academy", "Morris", "Taylor", "Ghaffur", "Diversity Strategy"):
        assert name in also
    assert not [row for row in rows(release, "report_programmes", report_id=f"unplaced/{LEAFLET}") if row["is_partner"]]


def test_together_is_counted_as_the_programme_only(release: Release) -> None:
    together = [row["as_written"] for row in rows(release, "programme_mentions", PROGRESS) if row["programme_id"] == "together"]
    assert len(together) == 6, "lead, summary, paragraphs 1, 3 and 5, and section C"
