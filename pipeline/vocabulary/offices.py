"""Who signs papers: offices and their names, ranks, organisations, and the words that tell a unit from a person.

>>> offices = load_offices()
>>> offices.office("the Clerk & Chief Executive").name
'Chief Executive and Clerk'
>>> offices.is_person("DAC Andy Hayward"), offices.is_person("AC Directorate of Professional Standards")
(True, False)
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from pipeline.errors import VocabularyError
from pipeline.vocabulary.rules import read_toml

MPA: Final = files("pipeline.vocabulary") / "profiles" / "mpa"
SIDES: Final = ("mpa", "mps", "other")
_FIELDS: Final = {"office": {"name", "aliases", "side"}, "rank": {"name", "short"}, "organisation": {"name", "aliases"}}
_WORDS: Final = {"heads", "units"}
_NAME: Final = re.compile(r"(?:[A-Z][\w’'-]*|[A-Z]\.|(?:de|da|di|van|von|der|la|le|al|el|bin|ap)\b)\.?$")
_LONGEST_NAME: Final = 4
_ACTING: Final = r"(?:(?:T|A|Ag|Det|D|P)/|(?:Acting|Temporary|Temp\.?|Detective|Det\.?|T/?|A/?)\s+)*"
_TITLE: Final = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Rev|Prof|Professor|Cllr|Councillor)\.?\s+")


@dataclass(frozen=True, slots=True)
class Office:
    """An office by its usual name; `side` tells whose officer it is: the Authority's, the Service's or another body's."""

    name: str
    aliases: tuple[str, ...]
    side: str


class Offices:
    """The offices, ranks and organisations of one archive."""

    def __init__(
        self,
        offices: Iterable[Office],
        ranks: Iterable[tuple[str, Sequence[str]]],
        organisations: Iterable[tuple[str, Sequence[str]]],
        heads: Iterable[str],
        units: Iterable[str],
    ) -> None:
        self.offices = tuple(offices)
        self._by_name = {plain_office(name): office for office in self.offices for name in (office.name, *office.aliases)}
        self._ranks = {short.casefold(): name for name, shorts in ranks for short in (name, *shorts)}
        self._organisations = {plain_office(name) for name, aliases in organisations for name in (name, *aliases)}
        self._units = frozenset(units)
        joint = [name for office in self.offices for name in (office.name, *office.aliases) if re.search(r" and |, |&|/", name)]
        self._joint = re.compile(rf"(?:the\s+)?(?:{_any_of(joint)})\b", re.IGNORECASE)
        written = "|".join(f"(?:{_any_of([name])})" for name in sorted(self._spellings(ranks), key=lambda name: -len(name)))
        self._rank = re.compile(rf"(?:the\s+)?(?P<rank>{_ACTING}(?:{written}))(?![\w/’'-])\.?")
        self._head = re.compile(rf"(?:the\s+)?(?:{_any_of([*heads, *(office.name for office in self.offices)])})\b", re.IGNORECASE)

    def office(self, words: str) -> Office | None:
        """The office that words name in full, with or without `the`."""
        return self._by_name.get(plain_office(words))

    def joint_office(self, words: str, start: int = 0) -> int:
        """Where an office whose name holds a comma or an `and` ends, if one begins at `start`; else `start`."""
        match = self._joint.match(words, start)
        return match.end() if match else start

    def rank(self, words: str) -> int:
        """The length of the rank at the beginning of words; 0 when there is none."""
        match = self._rank.match(words)
        return match.end() if match else 0

    def rank_name(self, words: str) -> str | None:
        """A rank in full where words are nothing but a rank: `AC` is an `Assistant Commissioner`."""
        return self._ranks.get(words.casefold())

    def is_organisation(self, words: str) -> bool:
        """Whether words name an organisation and nothing else."""
        return plain_office(words) in self._organisations

    def begins_office(self, words: str) -> bool:
        """Whether words begin as the name of an office does, or with a rank."""
        return bool(self._head.match(words) or self._rank.match(words))

    def is_person(self, words: str, *, loosely: bool = False) -> bool:
        """Whether words are a person's name, perhaps with a rank or title; `loosely` where only a name can stand: letter case may slip."""
        end = self.rank(words)
        name = words[end:].strip()
        title = _TITLE.match(name)
        parts = (name[title.end() :] if title else name).split()
        least = 1 if end or title or loosely else 2
        if not least <= len(parts) <= _LONGEST_NAME or any(part.casefold().strip(".") in self._units for part in parts):
            return False
        if loosely:
            return parts[0][:1].isupper() and not any(char.isdigit() for char in name) and not (len(parts) == 1 and self._is_acronym(name))
        return all(_NAME.match(part) for part in parts) and not any(self._is_acronym(part) for part in parts) and not self._head.match(name)

    @staticmethod
    def _is_acronym(part: str) -> bool:
        bare = part.strip(".")
        return len(bare) > 1 and bare.isupper()

    @staticmethod
    def _spellings(ranks: Iterable[tuple[str, Sequence[str]]]) -> set[str]:
        return {spelling for name, shorts in ranks for spelling in (name, *shorts)}


def plain_office(words: str) -> str:
    """An office's name without what papers write in several ways.

    >>> plain_office("The Chief Executive & Clerk.")
    'chief executive and clerk'
    """
    words = words.casefold().replace("&", " and ").replace("’", "'")
    return " ".join(re.findall(r"[\w']+", words)).removeprefix("the ")


def load_offices(folder: Traversable = MPA) -> Offices:
    """The offices of a profile; VocabularyError names the file, the entry and its fault."""
    content = read_toml(folder / "offices.toml")
    for kind, fields in _FIELDS.items():
        for entry in content.get(kind, []):
            _check(kind, entry, fields)
    words = content.get("words", {})
    if wrong := set(words) ^ _WORDS:
        raise VocabularyError(f"offices.toml: words: missing or unknown lists: {', '.join(sorted(wrong))}")
    offices = [Office(entry["name"], tuple(entry["aliases"]), entry["side"]) for entry in content["office"]]
    ranks = [(entry["name"], tuple(entry["short"])) for entry in content["rank"]]
    organisations = [(entry["name"], tuple(entry["aliases"])) for entry in content["organisation"]]
    return Offices(offices, ranks, organisations, words["heads"], words["units"])


def _check(kind: str, entry: dict[str, Any], fields: set[str]) -> None:
    where = f"offices.toml: {kind} {entry.get('name', '(without name)')}"
    if wrong := set(entry) ^ fields:
        raise VocabularyError(f"{where}: missing or unknown fields: {', '.join(sorted(wrong))}")
    if kind == "office" and entry["side"] not in SIDES:
        raise VocabularyError(f"{where}: side {entry['side']!r} is none of {', '.join(SIDES)}")


def _any_of(names: Iterable[str]) -> str:
    """A pattern for any of some names, the longest first; `and` may be `&`, a space any space."""
    patterns = (re.escape(name).replace(r"\ ", r"\s+").replace("and", "(?:and|&)") for name in sorted(names, key=lambda name: -len(name)))
    return "|".join(patterns)
