"""The programmes of the vocabulary, and what is wrong with a wrong file."""

from pathlib import Path

import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary.programmes import KINDS, load_programmes, slug

PROGRAMMES = load_programmes()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Together", "together"),
        ("Operation Blunt 2", "operation-blunt-2"),
        ("Race & Diversity Strategy", "race-and-diversity-strategy"),
        ("Mission, Vision and Values", "mission-vision-and-values"),
        ("Commissioner’s Café Scheme", "commissioners-cafe-scheme"),
        ("London-wide Race Hate Crime Forum", "london-wide-race-hate-crime-forum"),
        ("‘’", ""),
    ],
)
def test_an_id_is_the_slug_of_the_name(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("programme_id", "kind"),
    [
        pytest.param("together", "programme", id="survey: Together"),
        pytest.param("diversity-and-citizen-focus", "programme", id="survey: Diversity and Citizen Focus"),
        pytest.param("professional-standards-strategy", "strategy", id="seed: the strategy itself"),
        pytest.param("corruption-and-dishonesty-prevention-strategy", "strategy", id="seed: its forerunner"),
        pytest.param("morris-inquiry", "inquiry", id="survey: Morris"),
        pytest.param("operation-kratos", "operation", id="survey: operations"),
        pytest.param("project-voyage", "project", id="survey: projects"),
        pytest.param("leadership-academy", "unit", id="seed: Leadership Academy"),
        pytest.param("generic-equality-scheme", "scheme", id="survey: schemes"),
        pytest.param("london-wide-race-hate-crime-forum", "body", id="survey: bodies"),
    ],
)
def test_kinds(programme_id: str, kind: str) -> None:
    assert PROGRAMMES.of_id(programme_id).kind == kind


def test_every_programme_is_of_a_kind_and_has_an_id() -> None:
    assert all(programme.kind in KINDS and programme.programme_id == slug(programme.name) != "" for programme in PROGRAMMES.entries)


def test_years_are_those_of_the_archive() -> None:
    assert all(
        2012 >= (programme.last_year or 2012) >= (programme.first_year or 1998) >= 1998 or programme.last_year == 2013
        for programme in PROGRAMMES.entries
    )


def test_other_names_leave_the_name_out() -> None:
    together, support = PROGRAMMES.of_id("together"), PROGRAMMES.of_id("professional-standards-support-programme")
    assert (together.sure, together.other_names) == ((), ())
    assert (support.sure, support.other_names) == (("Professional Standards Support Programme", "PSSP"), ("PSSP", "Family Group 2"))


def test_only_statements_of_aims_can_be_no_partners() -> None:
    assert [programme.programme_id for programme in PROGRAMMES.entries if programme.is_aim] == [
        "the-safest-city",
        "mission-vision-and-values",
    ]


def test_what_only_a_pattern_found_is_not_here() -> None:
    assert PROGRAMMES.get("operation-minstead") is None
    with pytest.raises(KeyError):
        PROGRAMMES.of_id("operation-minstead")


GOOD = '[[programme]]\nname = "Alpha"\nkind = "programme"\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("[[programme]]\nname = 'A'\n", "programme A: missing: kind", id="missing field"),
        pytest.param("[[programme]]\nkind = 'unit'\n", "programme 1: missing: name", id="no name: its place"),
        pytest.param(GOOD + "colour = 'red'\n", "unknown fields: colour", id="unknown field"),
        pytest.param(GOOD.replace('"programme"', '"thing"'), "kind 'thing' is none of", id="unknown kind"),
        pytest.param(GOOD + GOOD, "the id 'alpha' is taken", id="twice"),
        pytest.param(
            GOOD + "aliases = ['Bee']\n" + GOOD.replace("Alpha", "Beta") + "aliases = ['Bee']\n",
            "'Bee' is a form of Alpha already",
            id="one form for two",
        ),
        pytest.param(GOOD + "cued = ['B']\n", "cued forms and their cues must both be given", id="cued without cues"),
        pytest.param(GOOD + "cues = ['programmes.quoted']\n", "cued forms and their cues must both be given", id="cues without cued"),
        pytest.param(GOOD + "years = [2005]\n", "years must be the first and the last", id="one year"),
        pytest.param(GOOD + "years = [2005, 2004]\n", "years must be the first and the last", id="years the wrong way round"),
        pytest.param(GOOD + "aliases = ['family group']\n", "'family group' has no word with a capital", id="no capital"),
        pytest.param("[[programme]\n", "not valid TOML", id="not TOML"),
    ],
)
def test_a_wrong_file_names_entry_and_fault(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "programmes.toml").write_text(text, "utf-8")
    with pytest.raises(VocabularyError) as error:
        load_programmes(tmp_path)
    assert str(error.value).startswith("programmes.toml: ")
    assert fault in str(error.value)
