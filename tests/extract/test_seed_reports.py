"""The header, sections and authors of the two real pages. Skipped where they are absent: they are not ours to copy."""

from pathlib import Path

import pytest

from pipeline.extract.authors import read_authors
from pipeline.extract.classify import classify
from pipeline.extract.header import read_header
from pipeline.extract.lead import lead_text
from pipeline.extract.outline import outline
from pipeline.extract.paragraphs import read_paragraphs, summary_text, years_named
from pipeline.model import AuthorRole, Capture, DocumentKind, Page, Witness
from pipeline.read import read_page
from pipeline.vocabulary.bodies import load_bodies
from pipeline.vocabulary.offices import load_offices
from pipeline.vocabulary.rules import load_rules

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")
RULES, BODIES, OFFICES = load_rules(), load_bodies(), load_offices()


def seed(name: str) -> Page:
    return read_page(Capture("seeds", name, (SEEDS / name).read_bytes(), media_type="text/plain"))


PROGRESS, LEAFLET = "000_30e28d8eadee3212.txt", "004_2d5b1ddf3362671c.txt"


@pytest.mark.parametrize(
    ("name", "letters"), [(PROGRESS, [None, *"ABCDEF"]), (LEAFLET, [None, *"ABCDE"])], ids=["progress of 2007", "leaflet of 2002"]
)
def test_sections(name: str, letters: list[str | None]) -> None:
    page = seed(name)
    found = outline(page, RULES)
    assert [section.letter for section in found.sections] == letters
    assert classify(page, RULES)[0] is DocumentKind.REPORT
    assert page.words(found.sections[-1].span).rstrip(".").endswith(("Directorate of Professional Standards", "MPS"))


def test_the_witnesses_of_2007_disagree_on_the_year_alone() -> None:
    page = seed(PROGRESS)
    reading = read_header(page, outline(page, RULES), BODIES, RULES)
    said = {(each.witness, each.column): each.value for each in reading.statements}
    assert said == {
        (Witness.HEADER, "number"): "8",
        (Witness.HEADER, "meeting_date"): "2006-02-08",
        (Witness.HEADER, "title"): "Progress on strand 4 of the MPS Professional Standards Strategy",
        (Witness.LEAD, "number"): "8",
        (Witness.LEAD, "meeting_date"): "2007-02-08",
        (Witness.LEAD, "body_id"): "psc",
    }
    assert not reading.findings
    assert (lead_text(page, RULES) or "").endswith("particularly Together and Diversity and Citizen Focus.")
    assert (summary_text(page, outline(page, RULES)) or "").count("\n\n") == 1


def test_the_leaflet_of_2002_names_no_body() -> None:
    page = seed(LEAFLET)
    found = outline(page, RULES)
    reading = read_header(page, found, BODIES, RULES)
    assert {each.column: each.value for each in reading.statements} == {
        "number": "13",
        "meeting_date": "2002-06-13",
        "title": "MPS Professional strategy",
    }
    assert not reading.findings and lead_text(page, RULES) is None
    assert years_named(page, found) == (1998, 2002)
    assert [each.number for each in read_paragraphs(page, found) if each.number] == [str(number) for number in range(1, 10)]


AUTHORS = {
    PROGRESS: [
        (AuthorRole.BY, "AC Directorate of Professional Standards", None, None),
        (AuthorRole.ON_BEHALF_OF, "Commissioner", None, None),
        (AuthorRole.REPORT_AUTHOR, None, "Commander Sue Akers", "Directorate of Professional Standards"),
    ],
    LEAFLET: [(AuthorRole.BY, "Commissioner", None, None), (AuthorRole.REPORT_AUTHOR, None, "DAC Andy Hayman", "MPS")],
}


@pytest.mark.parametrize("name", AUTHORS, ids=["progress of 2007", "leaflet of 2002"])
def test_authors(name: str) -> None:
    page = seed(name)
    reading = read_authors(page, outline(page, RULES), OFFICES, RULES)
    assert [(each.role, each.office, each.person, each.organisation) for each in reading.authors] == AUTHORS[name]
    assert not reading.findings
