"""Names in loose spelling: wherever the pattern alone would find one, the stems lead to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.loose_names import LooseNames, in_small_letters, places_of
from pipeline.extract.strand_words import lexicon
from pipeline.vocabulary.strategies import load_strategies

LEXICON = lexicon(load_strategies())
NAMES = LooseNames.of(["Diversity and Equality Strategy", "Prof Standards Strategy", "Met Forward", "Met Forward Two"], fixed=2)
WORDS = [*"Diversity and & Equality strategy STRATEGY Prof standards Met Forward forward two x .".split(), "\n"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("the Diversity & Equality Strategy", ["Diversity & Equality Strategy"], id="ampersand"),
        pytest.param("diversity and\nequality strategy", ["diversity and\nequality strategy"], id="small letters, over a line"),
        pytest.param("PROF-STANDARDS-STRATEGY", ["PROF-STANDARDS-STRATEGY"], id="capitals and hyphens"),
        pytest.param("Met Forward, met forward", ["Met Forward"], id="two words: only as written"),
        pytest.param("Met Forward Two", ["Met Forward Two"], id="the longer first"),
        pytest.param("the strategy, and a strategy", [], id="a stem without company"),
        pytest.param("the Metropolitan Forwarding", [], id="parts of words"),
        pytest.param("İİ Met Forward", ["Met Forward"], id="a letter that would become two"),
    ],
)
def test_names_are_found(text: str, found: list[str]) -> None:
    assert [match.group() for match in NAMES.within(text, 0, len(text))] == found


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_the_stems_lead_to_every_name(text: str) -> None:
    assert [match.span() for match in NAMES.within(text, 0, len(text))] == [match.span() for match in NAMES.pattern.finditer(text)]


@pytest.mark.parametrize("names", [LEXICON.strategies, LEXICON.common, LEXICON.proper], ids=["strategies", "common", "proper"])
@given(st.data())
def test_the_vocabulary_s_stems_lead_to_every_name(names: LooseNames, data: st.DataObject) -> None:
    words = sorted({word for stem in names.stems for word in (stem.word, *stem.companions)})
    known = ["Professional Standards Strategy", "Response to the Morris", "leadership and supervision", "Managing Diversity", "Met Streets"]
    text = data.draw(st.lists(st.sampled_from([*known, *words, *map(str.title, words), "to", "the", "and"]), max_size=30).map(" ".join))
    assert [match.span() for match in names.within(text, 0, len(text))] == [match.span() for match in names.pattern.finditer(text)]


def test_a_name_of_one_word_needs_no_company() -> None:
    names = LooseNames.of(["Together"], fixed=1)
    assert [stem.companions for stem in names.stems] == [()]
    assert [match.group() for match in names.within("all Together now", 0, 16)] == ["Together"]


def test_no_names_are_found_nowhere() -> None:
    assert list(LooseNames.of([], fixed=0).within("Met Forward", 0, 11)) == []


@given(st.text())
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(in_small_letters(text)) == len(text)


def test_places() -> None:
    assert list(places_of("an", "an answer and an")) == [0, 3, 10, 14]
