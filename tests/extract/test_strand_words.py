"""Numbers in all their spellings, loose names, and whose a strand is when nothing says so."""

import pytest

from pipeline.extract.strand_words import Setting, lexicon, noun_of, number_of
from pipeline.model import Outline
from pipeline.vocabulary.rules import load_rules
from pipeline.vocabulary.strategies import Strategies, load_strategies
from tests.pages import page_of

STRATEGIES = load_strategies()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("4", 4),
        ("10", 10),
        ("four", 4),
        ("Four", 4),
        ("IV", 4),
        ("fourth", 4),
        ("4th", 4),
        ("1st", 1),
        ("2nd", 2),
        ("3rd", 3),
        ("many", None),
        ("", None),
    ],
)
def test_numbers(words: str, number: int | None) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("strand", "strand"),
        ("STRANDS", "strand"),
        ("stands", "strand"),
        ("work stream", "stream"),
        ("Workstreams", "stream"),
        ("themes", "theme"),
    ],
)
def test_nouns(word: str, noun: str) -> None:
    assert noun_of(word) == noun


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Security & Management of Information & Intelligence", id="as the later papers have it"),
        pytest.param("security and management of information and intelligence", id="and"),
        pytest.param("Leadership Supervision and Standards Adherence", id="comma left out"),
        pytest.param("Leadership,  supervision\nand standards adherence", id="over a line"),
        pytest.param("Maintaining the threat of detection, prevention & management of risk", id="ampersand"),
    ],
)
def test_a_name_is_known_in_every_spelling(words: str) -> None:
    known = lexicon(STRATEGIES)
    assert known.common.pattern.fullmatch(words)
    assert known.owners(words) == ("professional-standards-strategy",)


@pytest.mark.parametrize("words", ["met streets", "Met streets", "the Met", "Metropolitan Streets"])
def test_a_proper_name_is_known_only_as_it_is_written(words: str) -> None:
    assert lexicon(STRATEGIES).proper.pattern.fullmatch(words) is None


@pytest.mark.parametrize(
    ("text", "namings"),
    [
        pytest.param("the MPS Professional Standards Strategy", [("professional-standards-strategy", None)], id="name"),
        pytest.param("the professional standards strategy", [("professional-standards-strategy", None)], id="in small letters"),
        pytest.param("a professional strategy", [], id="two common words"),
        pytest.param("to take Met forward", [], id="two common words, one with a capital"),
        pytest.param("Met Forward Two", [("met-forward", "2011")], id="an edition's own name"),
        pytest.param("the Diversity & Equality Strategy (2009-2013)", [("diversity-and-equality-strategy", "2009")], id="years"),
        pytest.param("response to the Morris, CRE and Taylor inquiries", [("morris-cre-taylor-response", None)], id="three inquiries"),
        pytest.param("the Professional Standards Strategic Committee", [], id="a committee"),
    ],
)
def test_strategies_are_named(text: str, namings: list[tuple[str, str | None]]) -> None:
    setting = Setting(page_of(("p", text)), Outline(None, None, range(0), range(1), ()), load_rules(), STRATEGIES)
    assert [(naming.strategy_id, naming.edition) for naming in setting.namings] == namings


def test_a_vocabulary_without_strategies_knows_no_name() -> None:
    known = lexicon(Strategies(()))
    text = "Met Forward, leadership and supervision, Met Streets"
    assert [match for names in (known.strategies, known.common, known.proper) for match in names.within(text, 0, len(text))] == []
