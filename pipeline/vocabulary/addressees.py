"""Who can be asked to act: members, committees, the Authority, boards, and offices under their normal names.

>>> addressees = load_addressees()
>>> found = addressees.match("members of the Committee note the report", 0)
>>> found.name, found.end
('members', 24)
>>> addressees.match("the Treasurer's report be noted", 0) is None
True
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
FILE: Final = "addressees.toml"
_FIELDS: Final = {"name", "kind", "forms", "needs_article"}
_ARTICLES: Final = r"(?:(?i:the|this|that|our|its|all|both|each|every|these|those|full|other|relevant)\s+){0,3}"
_DETERMINED: Final = r"(?:(?i:the|this|our|each|relevant)\s+){1,3}(?:(?i:full)\s+)?"
# `the Treasurer's report`, `the MPS-wide review`, `members of staff` do not name who acts.
_WHOLE: Final = r"(?![\w'’]|-\w|\s+of\b)"


class AddresseeKind(StrEnum):
    """The closed part of `recommendations.addressee`, and `office` for all that has a name of its own."""

    MEMBERS = "members"
    COMMITTEE = "committee"
    AUTHORITY = "authority"
    BOARD = "board"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Addressee:
    """One body or office. `needs_article` tells `the Authority` from `authority be delegated`, which hands over a power."""

    name: str
    kind: AddresseeKind
    forms: tuple[str, ...]
    needs_article: bool = False

    @property
    def value(self) -> str:
        """What `recommendations.addressee` says."""
        return self.name if self.kind is AddresseeKind.OFFICE else str(self.kind)


@dataclass(frozen=True, slots=True)
class NamedAddressee:
    """An addressee found in a text: its name as published, what it is, and where its phrase stands, article included.

    `is_plural` says that a plain verb follows it (`link members report`).
    """

    name: str
    kind: AddresseeKind
    start: int
    end: int
    is_general: bool
    is_plural: bool = False


class Addressees(Mapping[str, Addressee]):
    """All addressees of a profile by name; `match` finds which one a text names at a place."""

    def __init__(self, addressees: Iterable[Addressee]) -> None:
        self._addressees = {addressee.name: addressee for addressee in addressees}
        self._by_form = {_plain(form): addressee for addressee in self.values() for form in addressee.forms}
        plain = [form for addressee in self.values() if not addressee.needs_article for form in addressee.forms]
        determined = [form for addressee in self.values() if addressee.needs_article for form in addressee.forms]
        self._pattern = re.compile(
            rf"{_ARTICLES}(?P<plain>{_any_of(plain)}){_WHOLE}|{_DETERMINED}(?P<determined>{_any_of(determined)}){_WHOLE}"
        )

    def __getitem__(self, name: str) -> Addressee:
        return self._addressees[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._addressees)

    def __len__(self) -> int:
        return len(self._addressees)

    def match(self, text: str, at: int) -> NamedAddressee | None:
        """The addressee whose phrase begins at `at`, the longest one; None where none does."""
        if not (found := self._pattern.match(text, at)):
            return None
        addressee = self._by_form[_plain(found["plain"] or found["determined"])]
        return NamedAddressee(addressee.value, addressee.kind, at, found.end(), addressee.kind is not AddresseeKind.OFFICE)


def load_addressees(folder: Traversable = MPA) -> Addressees:
    """The addressees of a profile.

    Raises VocabularyError naming the file, the entry and the fault.
    """
    return Addressees(_checked(read_toml(folder / FILE).get("addressee", [])))


def _checked(entries: Iterable[dict[str, Any]]) -> Iterator[Addressee]:
    names: set[str] = set()
    taken: dict[str, str] = {}
    for entry in entries:
        name = str(entry.get("name", "(without name)"))
        where = f"{FILE}: addressee {name}"
        if not {"name", "kind", "forms"} <= set(entry) or not entry["forms"]:
            raise VocabularyError(f"{where}: name, kind and at least one of forms are needed")
        if unknown := set(entry) - _FIELDS:
            raise VocabularyError(f"{where}: unknown fields: {', '.join(sorted(unknown))}")
        if entry["kind"] not in set(AddresseeKind):
            raise VocabularyError(f"{where}: kind must be one of {', '.join(AddresseeKind)}")
        if name in names:
            raise VocabularyError(f"{where}: the name is there already")
        names.add(name)
        for form in entry["forms"]:
            if (other := taken.setdefault(_plain(form), name)) != name:
                raise VocabularyError(f"{where}: the form {form!r} belongs to {other} already")
        yield Addressee(name, AddresseeKind(entry["kind"]), tuple(entry["forms"]), bool(entry.get("needs_article", False)))


def _plain(form: str) -> str:
    return " ".join(form.lower().replace("-", " ").split())


def _any_of(forms: Iterable[str]) -> str:
    """One pattern for all forms, the longest first; an acronym keeps its capitals, other letters may be of either case."""
    return "|".join(_spelt(form) for form in sorted(forms, key=lambda form: (-len(form), form))) or r"(?!)"


def _spelt(form: str) -> str:
    words = [re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in form.replace("-", " ").split()]
    return r"[\s-]+".join(words)
