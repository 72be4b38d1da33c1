"""The verbs of asks: which there are, what forms they take, and how each behaves in a sentence.

>>> actions = load_actions()
>>> [(action.lemma, form) for action, form in actions.forms("notes")]
[('note', <Form.THIRD: 'third'>)]
>>> actions.act("approval").lemma
'approve'
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from pipeline.errors import VocabularyError
from pipeline.vocabulary.rules import read_toml

MPA: Final = files("pipeline.vocabulary") / "profiles" / "mpa"
FILE: Final = "actions.toml"
_FIELDS: Final = {
    *("lemma", "means", "head", "tail", "kind", "also", "third", "past", "participle", "doubled"),
    *("is_noun", "leads_on", "light", "verb_before", "acts"),
}
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)?")


class Form(StrEnum):
    """The forms in which a verb of an ask occurs; one word can be several (`agreed` is PAST and PARTICIPLE)."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"


class ActionKind(StrEnum):
    """What a verb does to what follows it: whether a `that` after it is news, a decision, or a charge to somebody else."""

    NOTES = "notes"
    DECIDES = "decides"
    CHARGES = "charges"
    DOES = "does"


@dataclass(frozen=True, slots=True)
class Action:
    """One verb under the name that `recommendations.actions` bears (`take note of` is `note` there: the entry `means` it).

    `tail` is what must follow a phrasal verb (`back` after `report`); `is_noun` says that its letters are a noun too, so that only
    what follows shows the verb, a determiner or a word of `verb_before`; `leads_on`, that `to` and a verb after it is asked too
    (`agree to review`); `acts` are the nouns that stand for it in `approval is given`, and `light` verbs are those that such nouns go with.
    """

    lemma: str
    kind: ActionKind
    tail: re.Pattern[str] | None = None
    is_noun: bool = False
    leads_on: bool = False
    light: bool = False
    verb_before: frozenset[str] = frozenset()
    acts: tuple[str, ...] = ()


class Actions(Mapping[str, Action]):
    """All verbs of a profile by lemma; also by each of their forms, and by the nouns that stand for them."""

    def __init__(self, entries: Iterable[tuple[Action, tuple[tuple[str, Form], ...]]]) -> None:
        self._actions: dict[str, Action] = {}
        self._forms: dict[str, tuple[tuple[Action, Form], ...]] = {}
        self._acts: dict[str, Action] = {}
        for action, forms in entries:
            self._actions.setdefault(action.lemma, action)
            for word, form in forms:
                # A phrasal verb is tried before the plain one.
                found = (*self._forms.get(word, ()), (action, form))
                self._forms[word] = tuple(sorted(found, key=lambda pair: pair[0].tail is None))
            self._acts.update(dict.fromkeys(action.acts, action))

    def __getitem__(self, lemma: str) -> Action:
        return self._actions[lemma]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def __len__(self) -> int:
        return len(self._actions)

    def forms(self, word: str) -> tuple[tuple[Action, Form], ...]:
        """The verbs that a word can be a form of, phrasal ones first; none where it is no verb of an ask."""
        return self._forms.get(word.lower(), ())

    def act(self, noun: str) -> Action | None:
        """The verb that a noun stands for: `approval` for `approve`."""
        return self._acts.get(noun.lower())


def load_actions(folder: Traversable = MPA) -> Actions:
    """The verbs of a profile.

    Raises VocabularyError naming the file, the entry and the fault.
    """
    return Actions(_checked(read_toml(folder / FILE).get("action", [])))


def _checked(entries: Iterable[dict[str, Any]]) -> Iterator[tuple[Action, tuple[tuple[str, Form], ...]]]:
    seen: set[str] = set()
    nouns: dict[str, str] = {}
    for entry in entries:
        lemma = str(entry.get("lemma", "(without lemma)"))
        where = f"{FILE}: action {lemma}"
        if "lemma" not in entry or "kind" not in entry:
            raise VocabularyError(f"{where}: lemma and kind are needed")
        if unknown := set(entry) - _FIELDS:
            raise VocabularyError(f"{where}: unknown fields: {', '.join(sorted(unknown))}")
        if lemma in seen:
            raise VocabularyError(f"{where}: the lemma is there already")
        seen.add(lemma)
        for noun in entry.get("acts", ()):
            if (other := nouns.setdefault(noun, lemma)) != lemma:
                raise VocabularyError(f"{where}: the noun {noun!r} stands for {other} already")
        yield _action(where, entry), tuple(dict.fromkeys(_inflected(where, entry)))


def _action(where: str, entry: dict[str, Any]) -> Action:
    try:
        kind = ActionKind(entry["kind"])
    except ValueError as error:
        raise VocabularyError(f"{where}: kind must be one of {', '.join(ActionKind)}") from error
    try:
        tail = re.compile(rf"(?i)\s+(?:{entry['tail']})(?!\w)") if "tail" in entry else None
    except re.error as error:
        raise VocabularyError(f"{where}: the tail is not a regular expression: {error}") from error
    return Action(
        entry.get("means", entry["lemma"]),
        kind,
        tail=tail,
        is_noun=bool(entry.get("is_noun", False)),
        leads_on=bool(entry.get("leads_on", False)),
        light=bool(entry.get("light", False)),
        verb_before=frozenset(entry.get("verb_before", ())),
        acts=tuple(entry.get("acts", ())),
    )


def _inflected(where: str, entry: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    for head in (entry.get("head", entry["lemma"]), *entry.get("also", ())):
        if not _WORD.fullmatch(head):
            raise VocabularyError(f"{where}: {head!r} is not one word in small letters (a phrasal verb has head and tail)")
        past = entry.get("past", past_of(head, doubled=entry.get("doubled", False)))
        yield head, Form.BASE
        yield entry.get("third", third_of(head)), Form.THIRD
        yield past, Form.PAST
        yield entry.get("participle", past), Form.PARTICIPLE


def third_of(verb: str) -> str:
    """The form after `the Committee`.

    >>> third_of("agree"), third_of("discuss"), third_of("ratify"), third_of("convey")
    ('agrees', 'discusses', 'ratifies', 'conveys')
    """
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def past_of(verb: str, *, doubled: bool) -> str:
    """The regular past form, which is the participle after `be` too.

    >>> past_of("note", doubled=False), past_of("ratify", doubled=False), past_of("refer", doubled=True)
    ('noted', 'ratified', 'referred')
    """
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}{verb[-1] if doubled else ''}ed"
