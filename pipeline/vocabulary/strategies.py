"""Strategies, their editions and strands: which strand a number or a name means at a date.

The names are data (`profiles/mpa/strategies.toml`); this module checks them and answers one question.

>>> strategies = load_strategies()
>>> strategies.strand_of("professional-standards-strategy", None, 4, None, date(2007, 2, 8)).name
'Corporate Strategy and Priorities'
>>> strategies.strand_of("professional-standards-strategy", None, 4, None, date(2005, 2, 10)).strand_id
'professional-standards-strategy/2002/4'
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from pipeline.errors import VocabularyError
from pipeline.vocabulary.rules import read_toml

PROFILE: Final = files("pipeline.vocabulary") / "profiles" / "mpa"
_FILE: Final = "strategies.toml"
_STRATEGY_FIELDS: Final = {"id", "name", "aliases", "words", "proper_names", "edition"}
_EDITION_FIELDS: Final = {"edition", "names", "valid_from", "valid_to", "keeps", "strand"}
_STRAND_FIELDS: Final = {"number", "name", "aliases"}
_NOT_LETTERS: Final = re.compile(r"[\W_]+")


def sound_of(name: str) -> str:
    """A name without case, commas and `&`: what two spellings of one name have in common.

    >>> sound_of("Security & Management of Information") == sound_of("security and management, of information")
    True
    """
    return _NOT_LETTERS.sub(" ", name.replace("&", " and ")).strip().casefold()


@dataclass(frozen=True, slots=True)
class Strand:
    """A row of the dimension `strands`. `name` is None where the archive tells the number only."""

    strand_id: str
    strategy_id: str
    strategy: str
    edition: str
    number: int
    name: str | None
    aliases: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and what later papers call it."""
        return (self.name, *self.aliases) if self.name else self.aliases

    def is_called(self, name: str) -> bool:
        """Whether `name` is one of its names, spelling apart."""
        return sound_of(name) in map(sound_of, self.names)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a strategy: it holds from `valid_from` to `valid_to`, both days included."""

    edition: str
    names: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    strands: tuple[Strand, ...]

    def holds_on(self, day: date) -> bool:
        """Whether the edition was in force."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def strand(self, number: int | None, name: str | None) -> Strand | None:
        """The strand of that number; without a number, the one of that name."""
        if number is not None:
            return next((strand for strand in self.strands if strand.number == number), None)
        return next((strand for strand in self.strands if name and strand.is_called(name)), None)


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy with its editions, oldest first. `words` are the nouns for its parts, in the singular.

    `proper_names`: the strands' names stand by themselves in prose, written as in the vocabulary (`Met Partners`).
    """

    strategy_id: str
    name: str
    aliases: tuple[str, ...]
    words: tuple[str, ...]
    editions: tuple[Edition, ...]
    proper_names: bool = False

    def called(self, name: str) -> tuple[Strand, ...]:
        """The strands of all editions that bear a name."""
        return tuple(strand for edition in self.editions for strand in edition.strands if strand.is_called(name))


@dataclass(frozen=True, slots=True, eq=False)
class Strategies:
    """All strategies of a profile, in the order of the file. Equal only to itself, so that it can be a cache's key."""

    entries: tuple[Strategy, ...]

    @property
    def strands(self) -> tuple[Strand, ...]:
        """The dimension: every strand of every edition."""
        return tuple(strand for strategy in self.entries for edition in strategy.editions for strand in edition.strands)

    def strategy(self, strategy_id: str | None) -> Strategy | None:
        """The strategy of that id."""
        return next((strategy for strategy in self.entries if strategy.strategy_id == strategy_id), None)

    def strand_of(
        self, strategy_id: str | None, edition: str | None, number: int | None, name: str | None, on: date | None
    ) -> Strand | None:
        """The strand that a number or a name means: in the stated edition, else in that of the date, else by its name alone.

        A name alone decides if it belongs to one edition only; it also wins over the date when the date's edition
        calls that number something else (a paper of early 2006 on the strands of 2002). No guess otherwise.
        """
        strategy = self.strategy(strategy_id) if strategy_id else self._owner(name)
        if strategy is None:
            return None
        if edition is not None:
            return next((each.strand(number, name) for each in strategy.editions if each.edition == edition), None)
        by_name = _only(tuple(strand for strand in strategy.called(name or "") if number in (None, strand.number)))
        by_date = _on(strategy, number, name, on)
        if by_date is None or (by_name and by_date.name and not by_date.is_called(name or "")):
            return by_name
        return by_date

    def _owner(self, name: str | None) -> Strategy | None:
        owners = [strategy for strategy in self.entries if name and strategy.called(name)]
        return owners[0] if len(owners) == 1 else None


def _only(strands: tuple[Strand, ...]) -> Strand | None:
    return strands[0] if len(strands) == 1 else None


def _on(strategy: Strategy, number: int | None, name: str | None, on: date | None) -> Strand | None:
    """The strand in the edition of a day; without a day, in the only edition there is."""
    if on is None:
        return strategy.editions[0].strand(number, name) if len(strategy.editions) == 1 else None
    return next((edition.strand(number, name) for edition in strategy.editions if edition.holds_on(on)), None)


# --------------------------------------------------------------------------- loading


def load_strategies(profile_folder: Traversable = PROFILE) -> Strategies:
    """The strategies of a profile; the first wrong entry is a VocabularyError that names it."""
    content = read_toml(profile_folder / _FILE)
    strategies: dict[str, Strategy] = {}
    for position, entry in enumerate(content.get("strategy", []), 1):
        where = f"{_FILE}: strategy {entry.get('id', position)}"
        _check(where, entry, {"id", "name", "words"}, _STRATEGY_FIELDS)
        if entry["id"] in strategies:
            raise VocabularyError(f"{where}: the id is taken already")
        editions = tuple(_editions(where, entry))
        strategies[entry["id"]] = Strategy(
            entry["id"], entry["name"], tuple(entry.get("aliases", ())), tuple(entry["words"]), editions, entry.get("proper_names", False)
        )
    return Strategies(tuple(strategies.values()))


def _editions(where: str, entry: dict[str, Any]) -> Iterator[Edition]:
    read: dict[str, Edition] = {}
    for row in entry.get("edition", []):
        here = f"{where}: edition {row.get('edition', '(without name)')}"
        _check(here, row, {"edition"}, _EDITION_FIELDS)
        if row["edition"] in read:
            raise VocabularyError(f"{here}: stands there twice")
        if "keeps" in row and row["keeps"] not in read:
            raise VocabularyError(f"{here}: keeps the strands of {row['keeps']!r}, which is no earlier edition")
        edition = _dated(here, row)
        kept = read[row["keeps"]].strands if "keeps" in row else ()
        read[edition.edition] = replace(edition, strands=tuple(_strands(here, row, entry, edition, kept)))
        yield read[edition.edition]


def _dated(here: str, row: dict[str, Any]) -> Edition:
    start, end = row.get("valid_from"), row.get("valid_to")
    if any(day is not None and type(day) is not date for day in (start, end)):
        raise VocabularyError(f"{here}: valid_from and valid_to must be days, such as 2006-01-01")
    if start and end and end < start:
        raise VocabularyError(f"{here}: it ends before it begins")
    return Edition(row["edition"], tuple(row.get("names", ())), start, end, ())


def _strands(here: str, row: dict[str, Any], entry: dict[str, Any], edition: Edition, kept: tuple[Strand, ...]) -> Iterator[Strand]:
    numbers: set[int] = set()
    for strand in (*kept, *row.get("strand", [])):
        if isinstance(strand, Strand):
            number, name, aliases = strand.number, strand.name, strand.aliases
        else:
            _check(f"{here}: strand {strand.get('number', '(without number)')}", strand, {"number"}, _STRAND_FIELDS)
            number, name, aliases = strand["number"], strand.get("name"), tuple(strand.get("aliases", ()))
        if number in numbers:
            raise VocabularyError(f"{here}: strand {number}: the number is taken already")
        numbers.add(number)
        strand_id = f"{entry['id']}/{edition.edition}/{number}"
        yield Strand(strand_id, entry["id"], entry["name"], edition.edition, number, name, aliases, edition.valid_from, edition.valid_to)


def _check(where: str, entry: dict[str, Any], needed: set[str], known: set[str]) -> None:
    if missing := needed - set(entry):
        raise VocabularyError(f"{where}: missing: {', '.join(sorted(missing))}")
    if unknown := set(entry) - known:
        raise VocabularyError(f"{where}: unknown fields: {', '.join(sorted(unknown))}")
