"""The words with a capital and their places: the same as a search of the text for them would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.capitals import capitals
from tests.pages import page_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The C3i and the PSSP", {"The", "C3i", "PSSP"}, id="words with a capital"),
        pytest.param("under ‘Together’, Morris/Taylor", {"Together", "Morris", "Taylor"}, id="between marks"),
        pytest.param("McDonald’s MetCall", {"McDonald", "MetCall"}, id="two capitals"),
        pytest.param("iPhone, A1, A", {"Phone", "A1"}, id="from the capital on"),
        pytest.param("Café Été", {"Caf"}, id="letters with accents end a word"),
        pytest.param("nothing here", set(), id="none"),
        pytest.param("", set(), id="no text"),
    ],
)
def test_the_words_that_have_a_capital(text: str, words: set[str]) -> None:
    assert capitals(page_of(("p", text))).words == words


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("AaZz09 ’é€😀")))
def test_words_and_places_are_those_of_the_text(text: str) -> None:
    found = capitals(page_of(("p", text)))
    expected = [(match.group(), match.start()) for match in re.finditer("[A-Z][A-Za-z0-9]+", text)]
    assert sorted((word, at) for word, places in found.places(found.words).items() for at in places) == sorted(expected)


@pytest.mark.parametrize(
    ("words", "may_hold"),
    [
        pytest.param("Met Streets", True, id="its first word is there"),
        pytest.param("STRAND", True, id="part of a word"),
        pytest.param("Professional Standards", False, id="it is not"),
        pytest.param("theme", True, id="small letters tell nothing"),
        pytest.param("", True, id="nothing"),
    ],
)
def test_what_the_page_may_hold(words: str, may_hold: bool) -> None:
    assert capitals(page_of(("p", "Met Forward has SUBSTRANDS"))).may_hold(words) is may_hold
