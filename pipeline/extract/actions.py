"""Which verb stands at a place in the words of an ask, read from its position: no parts of speech are guessed.

>>> from pipeline.vocabulary.actions import load_actions
>>> from pipeline.vocabulary.addressees import load_addressees
>>> from pipeline.vocabulary.rules import load_rules
>>> grammar = Grammar(load_rules(), load_actions(), load_addressees())
>>> verb_at(grammar, "report back in May", 0, PRESENT).lemma
'report back'
>>> verb_at(grammar, "celebrate the day", 0, PRESENT) is None, certain_verb_at(grammar, "celebrate the day", 0).lemma
(True, 'celebrate')
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.extract.addressees import Grammar
from pipeline.vocabulary.actions import Action, ActionKind, Form
from pipeline.vocabulary.participles import verb_of

PRESENT: Final = frozenset({Form.BASE, Form.THIRD})
PRESENT_OR_PAST: Final = PRESENT | {Form.PAST}
PARTICIPLE: Final = frozenset({Form.PARTICIPLE})
_WORD: Final = re.compile(r"\s*(?P<word>[A-Za-z]+(?:-[a-z]+)?)(?![\w’'])")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of an ask as it stands in the words: `end` is behind its particle, if that follows at once."""

    lemma: str
    kind: ActionKind
    form: Form
    start: int
    end: int
    is_noun: bool = False
    leads_on: bool = False

    @property
    def is_doing(self) -> bool:
        """Whether it tells what is done, not what is noted, decided or charged: prose is full of such verbs."""
        return self.kind is ActionKind.DOES


def verb_at(grammar: Grammar, words: str, at: int, forms: frozenset[Form]) -> Verb | None:
    """The verb of the vocabulary that stands at `at` in one of `forms`; a light verb with its noun is what the noun stands for."""
    if not (found := _WORD.match(words, at)):
        return None
    for action, form in grammar.actions.forms(found["word"]):
        if form not in forms:
            continue
        end = found.end()
        if action.tail:
            if not (tail := action.tail.match(words, end)):
                continue
            end = tail.end() if tail.end() - end <= len(" of note back") else end
        if action.light and (act := _given(grammar, words, end)):
            action = act  # noqa: PLW2901  (from here on it is this verb)
        return Verb(action.lemma, action.kind, form, found.start("word"), end, action.is_noun, action.leads_on)
    return None


def _given(grammar: Grammar, words: str, at: int) -> Action | None:
    found = grammar.match("gives", words, at)
    return grammar.actions.act(" ".join(found["act"].split())) if found else None


def certain_verb_at(grammar: Grammar, words: str, at: int, forms: frozenset[Form] = PRESENT, *, after_to: bool = False) -> Verb | None:
    """The verb at a place where only a verb can stand (after `members`): an unknown one by simple rules.

    With `after_to` the place is behind `to` or `should`, where not even an ending of nouns tells against it (`to reference`).
    """
    if known := verb_at(grammar, words, at, forms):
        return known
    found = _WORD.match(words, at)
    if not found or grammar.match("no_verb", found["word"]) or grammar.search("inflected", found["word"]):
        return None
    if not after_to and grammar.search("noun_ending", found["word"]):
        return None
    return Verb(found["word"].lower(), ActionKind.DOES, Form.BASE, found.start("word"), found.end())


def verb_before_object(grammar: Grammar, words: str, at: int) -> Verb | None:
    """A verb that the vocabulary does not hold, in small letters and with its object behind it: `champion the plan`."""
    found = _WORD.match(words, at)
    if not found or not found["word"].islower() or not grammar.match("object_begins", words, found.end()):
        return None
    return None if _is_no_verb(grammar, found["word"]) else certain_verb_at(grammar, words, at)


def _is_no_verb(grammar: Grammar, word: str) -> bool:
    return any((grammar.match("no_verb", word), grammar.search("inflected", word), grammar.search("noun_ending", word)))


def singular_verb_at(grammar: Grammar, words: str, at: int) -> Verb | None:
    """The verb after a body in the singular: an unknown one only with the `s` that shows it."""
    known = verb_at(grammar, words, at, PRESENT)
    found = _WORD.match(words, at)
    if known or not found or not found["word"].endswith("s") or _is_no_verb(grammar, found["word"]):
        return known
    if not grammar.match("determined", words, found.end()):
        return None
    return Verb(_without_s(found["word"].lower()), ActionKind.DOES, Form.THIRD, found.start("word"), found.end())


def _without_s(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zzes")) else word[:-1]


def participle_verb(grammar: Grammar, words: str, start: int, end: int) -> Verb | None:
    """The verb whose participle stands between `start` and `end`, after `be`; None for any other word."""
    if known := verb_at(grammar, words, start, PARTICIPLE):
        return known
    lemma = verb_of(words[start:end].strip().lower())
    return Verb(lemma, ActionKind.DOES, Form.PARTICIPLE, start, end) if lemma else None


def shows_a_verb(grammar: Grammar, words: str, verb: Verb) -> bool:
    """Whether what follows proves a verb where its letters could be a noun: `support the plan`, but not `support for it`."""
    return not verb.is_noun or determined(grammar, words, verb)


def determined(grammar: Grammar, words: str, verb: Verb) -> bool:
    """Whether an object begins behind the verb, or a word that only follows it as a verb."""
    if grammar.match("determined", words, verb.end):
        return True
    following = _WORD.match(words, verb.end)
    return bool(following and verb.form is Form.BASE and following["word"].lower() in _followers(grammar, verb))


def shows_a_third(grammar: Grammar, words: str, verb: Verb) -> bool:
    """Whether `requests`, `plans`, `comments` behind another verb in `s` is one too: what follows belongs to no noun.

    `notes the plan and requests figures`, `comments on it`, `reports quarterly`; but not `requests for support`, `plans agreed`.
    """
    following = _WORD.match(words, verb.end)
    if determined(grammar, words, verb) and not (following and following["word"].lower() == "to"):
        return True
    if not following or not words[verb.end : following.start("word")].isspace():
        return False
    word = following["word"].lower()
    if word in _followers(grammar, verb):
        return word not in ("and", "or", "from", "how", "if", "where")
    if word.endswith("ly"):
        return True
    if grammar.match("no_verb", word) or grammar.match("behind_a_noun", word):
        return False
    is_participle = verb_of(word) or any(form is Form.PARTICIPLE for _, form in grammar.actions.forms(word))
    return not is_participle or not grammar.match("after_participle", words[following.end() : following.end() + 30])


def _followers(grammar: Grammar, verb: Verb) -> frozenset[str]:
    action = grammar.actions.get(verb.lemma)
    return action.verb_before if action else frozenset()


def lemmas(verbs: Iterator[Verb] | tuple[Verb, ...]) -> tuple[str, ...]:
    """The names of verbs in order, each once."""
    return tuple(dict.fromkeys(verb.lemma for verb in verbs))
