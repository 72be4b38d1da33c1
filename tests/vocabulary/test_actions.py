"""The verbs of asks as data: their forms, and what is said of a wrong file."""

from pathlib import Path

import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary.actions import ActionKind, Actions, Form, load_actions

# The survey's list of verbs on recorded wordings, with the verbs of decisions that stand near them.
SURVEYED = (
    *("note", "agree", "approve", "endorse", "receive", "consider", "appoint", "discuss", "adopt", "confirm", "support", "comment"),
    *("nominate", "make", "suggest", "review", "postpone", "reconfirm", "welcome", "decide", "provide", "feed in", "request", "report"),
    *("contribute", "invite", "monitor", "begin", "present", "acknowledge", "report back", "produce", "submit", "refer", "delegate"),
    *("circulate", "specify", "establish", "seek", "retain", "fill", "indicate", "bring to attention"),
    *("authorise", "instruct", "recommend", "ratify", "accept", "defer", "amend", "start", "continue", "publish", "recognise"),
)


@pytest.fixture(scope="module")
def actions() -> Actions:
    return load_actions()


@pytest.mark.parametrize("lemma", SURVEYED)
def test_the_verbs_of_the_survey_are_there(actions: Actions, lemma: str) -> None:
    assert actions[lemma].lemma == lemma


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("note", "note", Form.BASE),
        ("Notes", "note", Form.THIRD),
        ("agreed", "agree", Form.PARTICIPLE),
        ("begun", "begin", Form.PARTICIPLE),
        ("began", "begin", Form.PAST),
        ("referred", "refer", Form.PARTICIPLE),
        ("submitted", "submit", Form.PARTICIPLE),
        ("ratifies", "ratify", Form.THIRD),
        ("discusses", "discuss", Form.THIRD),
        ("sought", "seek", Form.PARTICIPLE),
        ("made", "make", Form.PARTICIPLE),
        ("put", "put", Form.PARTICIPLE),
        ("authorized", "authorise", Form.PARTICIPLE),
        ("given", "give", Form.PARTICIPLE),
        ("undertaken", "undertake", Form.PARTICIPLE),
    ],
)
def test_forms_of_a_verb(actions: Actions, word: str, lemma: str, form: Form) -> None:
    assert (lemma, form) in {(action.lemma, found) for action, found in actions.forms(word)}


def test_a_phrasal_verb_is_tried_before_the_plain_one(actions: Actions) -> None:
    assert [action.lemma for action, _ in actions.forms("report")] == ["report back", "report"]


@pytest.mark.parametrize("word", ["the", "committee", "strategy", "of", "noted-down"])
def test_other_words_are_no_verbs(actions: Actions, word: str) -> None:
    assert actions.forms(word) == ()


def test_nouns_that_stand_for_verbs(actions: Actions) -> None:
    stands_for = {"approval": "approve", "Agreement": "agree", "views": "comment", "authority": "authorise", "consideration": "consider"}
    assert {noun: action.lemma for noun in stands_for if (action := actions.act(noun))} == stands_for
    assert actions.act("report") is None


def test_taking_note_is_noting(actions: Actions) -> None:
    assert [action.lemma for action, _ in actions.forms("takes")][:1] == ["note"]
    assert actions["note"].kind is ActionKind.NOTES


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[action]]\nkind = "notes"', "lemma and kind are needed"),
        ('[[action]]\nlemma = "note"', "action note: lemma and kind are needed"),
        ('[[action]]\nlemma = "note"\nkind = "sings"', "kind must be one of notes, decides"),
        ('[[action]]\nlemma = "note"\nkind = "notes"\nvoice = "loud"', "unknown fields: voice"),
        ('[[action]]\nlemma = "note"\nkind = "notes"\n' * 2, "the lemma is there already"),
        ('[[action]]\nlemma = "report back"\nkind = "does"', "'report back' is not one word"),
        ('[[action]]\nlemma = "report back"\nhead = "report"\ntail = "("\nkind = "does"', "the tail is not a regular expression"),
        (
            '[[action]]\nlemma = "a"\nkind = "does"\nacts = ["x"]\n[[action]]\nlemma = "b"\nkind = "does"\nacts = ["x"]',
            "the noun 'x' stands for a already",
        ),
        ("[[action", "not valid TOML"),
    ],
    ids=["no-lemma", "no-kind", "kind", "field", "twice", "two-words", "tail", "noun", "toml"],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "actions.toml").write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"actions\.toml") as caught:
        load_actions(tmp_path)
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"actions\.toml: cannot be read"):
        load_actions(tmp_path)


def test_the_vocabulary_is_a_mapping(actions: Actions) -> None:
    assert len(actions) == len(list(actions))
    assert "approve" in actions
    assert "dance" not in actions
