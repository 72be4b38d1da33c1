"""Offices, ranks and the difference between a unit and a person."""

from pathlib import Path

import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary.offices import load_offices, plain_office

OFFICES = load_offices()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Commissioner", "Commissioner"),
        ("the Commissioner", "Commissioner"),
        ("Commissioner of Police of the Metropolis", "Commissioner"),
        ("Chief Executive & Clerk", "Chief Executive and Clerk"),
        ("Clerk and Chief Executive", "Chief Executive and Clerk"),
        ("Clerk to the Authority", "Clerk"),
        ("MPA Treasurer", "Treasurer"),
        ("Director of Audit, Risk & Assurance", "Director of Audit, Risk and Assurance"),
        ("CHAIR", "Chair"),
    ],
)
def test_an_office_goes_by_one_name(words: str, name: str) -> None:
    office = OFFICES.office(words)
    assert office and office.name == name


@pytest.mark.parametrize("words", ["Clerk and Treasurer", "AC Human Resources", "Kim Dale", ""])
def test_other_words_are_no_office_in_full(words: str) -> None:
    assert OFFICES.office(words) is None


@pytest.mark.parametrize(
    ("words", "is_person"),
    [
        ("Kim Dale", True),
        ("Dr Kim Dale-Hart", True),
        ("J. Dale", True),
        ("DAC Lee Hart", True),
        ("AC Hart", True),
        ("T/AC Hart", True),
        ("Acting Detective Chief Superintendent Jo Marsh", True),
        ("Ch Supt Jo Marsh", True),
        ("AC Directorate of Professional Standards", False),
        ("T/Assistant Commissioner Territorial Policing", False),
        ("Specialist Crime", False),
        ("Race and Diversity Unit", False),
        ("MPS", False),
        ("Kim", False),
        ("Commander", False),
        ("Head of Scrutiny", False),
        ("Chief Executive", False),
        ("kim dale", False),
    ],
)
def test_a_unit_is_no_person(words: str, is_person: bool) -> None:
    assert OFFICES.is_person(words) is is_person


def test_where_only_a_name_can_stand_its_case_may_slip() -> None:
    assert OFFICES.is_person("Kim vile", loosely=True) and OFFICES.is_person("KIM DALE", loosely=True)
    assert not OFFICES.is_person("MPA", loosely=True) and not OFFICES.is_person("DCC4", loosely=True)


def test_ranks_and_organisations() -> None:
    assert OFFICES.rank_name("AC") == "Assistant Commissioner"
    assert OFFICES.rank("T/DCI Lee Hart") == len("T/DCI")
    assert OFFICES.rank("Active citizens") == 0
    assert OFFICES.is_organisation("IPCC") and not OFFICES.is_organisation("IPCC Commissioner")


def test_a_joint_office_is_measured_whole() -> None:
    words = "the Chief Executive and Clerk and Commissioner"
    assert words[: OFFICES.joint_office(words)] == "the Chief Executive and Clerk"
    assert OFFICES.joint_office("Clerk and Treasurer") == 0


def test_plain_office() -> None:
    assert plain_office("The  Clerk,  MPA") == "clerk mpa"


OFFICE = '[[office]]\nname = "Clerk"\naliases = []\nside = "mpa"\n'


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (OFFICE.replace("side", "seat"), "office Clerk: missing or unknown fields: seat, side"),
        (OFFICE.replace('"mpa"', '"gla"'), "office Clerk: side 'gla' is none of mpa, mps, other"),
        ('[[rank]]\nname = "Commander"\n', "rank Commander: missing or unknown fields: short"),
        (OFFICE + "[words]\nheads = []\n", "words: missing or unknown lists: units"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(tmp_path: Path, content: str, fault: str) -> None:
    (tmp_path / "offices.toml").write_text(content, "utf-8")
    with pytest.raises(VocabularyError, match=r"offices\.toml") as error:
        load_offices(tmp_path)
    assert fault in str(error.value)
