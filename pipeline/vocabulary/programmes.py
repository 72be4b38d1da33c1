"""Programmes, strategies, inquiries and operations that papers name, and how their names are told from common words.

The names are data (`profiles/mpa/programmes.toml`); this module checks them. A programme's id is the slug of its name.

>>> load_programmes().of_id("together").kind
'programme'
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from pipeline.errors import VocabularyError
from pipeline.vocabulary.rules import read_toml

PROFILE: Final = files("pipeline.vocabulary") / "profiles" / "mpa"
KINDS: Final = ("programme", "strategy", "inquiry", "operation", "project", "unit", "scheme", "body")
_FILE: Final = "programmes.toml"
_NEEDED: Final = {"name", "kind"}
_LISTS: Final = ("aliases", "cued", "cues", "refused", "traps", "examples", "counterexamples")
_KNOWN: Final = {*_NEEDED, *_LISTS, "years", "exact", "is_aim"}
_WORDS: Final = ("nouns", "frequent", "everywhere")
_CAPITAL: Final = re.compile(r"[A-Z]\w")
_YEARS: Final = 2
_NOT_LETTERS: Final = re.compile(r"[^a-z0-9]+")
_APOSTROPHES: Final = re.compile(r"['’]")


def slug(name: str) -> str:
    """The id that a name gives.

    >>> slug("Protect and Respect 2 – Everybody Benefits"), slug("Together & Co’s")
    ('protect-and-respect-2-everybody-benefits', 'together-and-cos')
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).replace("&", " and "))
    return _NOT_LETTERS.sub("-", plain.casefold().encode("ascii", "ignore").decode()).strip("-")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of the vocabulary; the fields are explained at the head of its file."""

    programme_id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    cued: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    exact: bool = False
    is_aim: bool = False

    @property
    def sure(self) -> tuple[str, ...]:
        """The forms that need no cue."""
        return tuple(form for form in (self.name, *self.aliases) if form not in self.cued)

    @property
    def other_names(self) -> tuple[str, ...]:
        """All forms but the name, for the table's `aliases`."""
        return tuple(dict.fromkeys(form for form in (*self.aliases, *self.cued) if form != self.name))


@dataclass(frozen=True, eq=False)
class Programmes:
    """All programmes of a profile, in the order of the file, and what is known of the words they are made of.

    `nouns` go without a capital; `frequent` words stand on many pages, `everywhere` on all. Equal only to itself, so that
    it can be a cache's key.
    """

    entries: tuple[Programme, ...]
    nouns: frozenset[str] = frozenset()
    frequent: frozenset[str] = frozenset()
    everywhere: frozenset[str] = frozenset()

    @cached_property
    def _by_id(self) -> dict[str, Programme]:
        return {programme.programme_id: programme for programme in self.entries}

    def get(self, programme_id: str) -> Programme | None:
        """The programme of that id, or None for one that only a pattern found."""
        return self._by_id.get(programme_id)

    def of_id(self, programme_id: str) -> Programme:
        """The programme of that id; KeyError if there is none."""
        return self._by_id[programme_id]


def load_programmes(profile_folder: Traversable = PROFILE) -> Programmes:
    """The programmes of a profile; the first wrong entry is a VocabularyError that names it."""
    programmes: dict[str, Programme] = {}
    forms: dict[str, str] = {}
    content = read_toml(profile_folder / _FILE)
    for position, entry in enumerate(content.get("programme", []), 1):
        where = f"{_FILE}: programme {entry.get('name', position)}"
        programme = _programme(where, entry)
        if programme.programme_id in programmes:
            raise VocabularyError(f"{where}: the id {programme.programme_id!r} is taken already")
        for form in (*programme.sure, *programme.cued, *programme.traps):
            if not _CAPITAL.search(form):
                raise VocabularyError(f"{where}: {form!r} has no word with a capital: it could not be told from prose")
        for form in (*programme.sure, *programme.cued):
            if forms.setdefault(form, programme.name) != programme.name:
                raise VocabularyError(f"{where}: {form!r} is a form of {forms[form]} already")
        programmes[programme.programme_id] = programme
    return Programmes(tuple(programmes.values()), **{words: frozenset(content.get(words, ())) for words in _WORDS})


def _programme(where: str, entry: dict[str, Any]) -> Programme:
    if missing := _NEEDED - set(entry):
        raise VocabularyError(f"{where}: missing: {', '.join(sorted(missing))}")
    if unknown := set(entry) - _KNOWN:
        raise VocabularyError(f"{where}: unknown fields: {', '.join(sorted(unknown))}")
    if entry["kind"] not in KINDS:
        raise VocabularyError(f"{where}: kind {entry['kind']!r} is none of {', '.join(KINDS)}")
    if bool(entry.get("cued")) != bool(entry.get("cues")):
        raise VocabularyError(f"{where}: cued forms and their cues must both be given, or neither")
    first, last = _years(where, entry)
    return Programme(
        programme_id=slug(entry["name"]),
        name=entry["name"],
        kind=entry["kind"],
        first_year=first,
        last_year=last,
        exact=entry.get("exact", False),
        is_aim=entry.get("is_aim", False),
        **{field: tuple(entry.get(field, ())) for field in _LISTS},
    )


def _years(where: str, entry: dict[str, Any]) -> tuple[int | None, int | None]:
    years = entry.get("years", [])
    if years and (len(years) != _YEARS or years[0] > years[1]):
        raise VocabularyError(f"{where}: years must be the first and the last one")
    return (years[0], years[1]) if years else (None, None)
