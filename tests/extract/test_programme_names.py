"""What makes words a name before any cue is asked for: capitals, rare words, the look that spares most words."""

import pytest

from pipeline.extract.capitals import capitals
from pipeline.extract.programme_names import Form, has_capitals, names, spots
from pipeline.extract.zones import passages
from pipeline.model import Outline
from pipeline.vocabulary.programmes import Programme, Programmes, load_programmes
from tests.pages import page_of

NOUNS = frozenset({"programme", "inquiry", "review"})
STEP_CHANGE = Programme("step-change-programme", "Step Change Programme", "programme")
SERVICE_REVIEW = Programme("service-review", "Service Review", "programme", exact=True)
SUPPORT = Programme("support", "Support", "programme", aliases=("PSSP", "C3i"))


@pytest.mark.parametrize(
    ("programme", "form", "words", "is_name"),
    [
        pytest.param(STEP_CHANGE, "Step Change Programme", "Step Change Programme", True, id="as it stands"),
        pytest.param(STEP_CHANGE, "Step Change Programme", "Step Change programme", True, id="noun in small letters"),
        pytest.param(STEP_CHANGE, "Step Change Programme", "STEP CHANGE PROGRAMME", True, id="capitals throughout"),
        pytest.param(STEP_CHANGE, "Step Change Programme", "Step change programme", False, id="only the first"),
        pytest.param(STEP_CHANGE, "Step Change Programme", "step change programme", False, id="none"),
        pytest.param(SERVICE_REVIEW, "Service Review", "Service review", False, id="common words: the noun too"),
        pytest.param(SUPPORT, "PSSP", "PSSP", True, id="short form"),
        pytest.param(SUPPORT, "PSSP", "Pssp", False, id="short form not in capitals"),
        pytest.param(SUPPORT, "C3i", "C3I", True, id="short form with a figure"),
    ],
)
def test_capitals_make_a_name(programme: Programme, form: str, words: str, is_name: bool) -> None:
    assert has_capitals(words, Form(programme, form), NOUNS) is is_name


@pytest.mark.parametrize(
    ("words", "anchors"),
    [
        pytest.param({"Step", "Change"}, {"Change"}, id="all that need a capital"),
        pytest.param({"STEP", "CHANGE"}, {"CHANGE"}, id="in capitals"),
        pytest.param({"Change", "Programme"}, set(), id="one is missing"),
        pytest.param({"London", "Police", "Professional", "Programme"}, set(), id="words that all pages hold"),
    ],
)
def test_a_page_s_words_tell_which_names_it_may_hold(words: set[str], anchors: set[str]) -> None:
    assert names(load_programmes()).told(words).keys() == anchors


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        pytest.param("It links with the Step Change Programme.", ["Step Change Programme."], id="whole words"),
        pytest.param("the ‘Step Change’ work", ["‘Step Change’"], id="with the marks around it"),
        pytest.param("the Step\nChange Programme", ["Step\nChange Programme"], id="over a line"),
        pytest.param("the STEP CHANGE programme", ["STEP CHANGE programme"], id="in capitals"),
        pytest.param("Change came Step by Step", [], id="the words apart"),
        pytest.param("Step Change, Safer Neighbourhoods", ["Step Change,", "Safer Neighbourhoods"], id="two names"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_only_the_words_of_a_name_are_looked_at(text: str, stretches: list[str]) -> None:
    page = page_of(("p", text))
    found = capitals(page)
    told = names(load_programmes()).told(found.words)
    where = spots(text, passages(page, Outline(None, None, range(0), range(1), ())), told, found.places(told))
    assert [text[start:end] for _, those in where for start, end in those] == stretches


def test_a_name_is_found_in_its_place_however_often_its_words_were_read() -> None:
    known = names(load_programmes())
    text = "Together, then Together and Together"
    read = [[(each.start, each.end) for each in known.within(text, *stretch)] for stretch in ((0, 9), (15, 23), (28, 36))]
    assert read == [[(0, 8)], [(15, 23)], [(28, 36)]]


def test_a_line_without_spaces_is_read_but_not_remembered() -> None:
    known = names(load_programmes())
    text = "x" * 1000
    assert list(known.within(text, 0, len(text))) == []


def test_a_vocabulary_s_names_are_made_once() -> None:
    programmes = load_programmes()
    assert names(programmes) is names(programmes)
    assert names(programmes) is not names(load_programmes())


def test_a_vocabulary_without_programmes_finds_none() -> None:
    assert names(Programmes(())).told({"Together"}) == {}
