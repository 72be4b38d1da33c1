"""The bodies that papers were presented to: their names, their codes in addresses, and when each bore them.

>>> bodies = load_bodies()
>>> bodies.by_name("Professional Standards and Complaints committee Committee", None).body_id
'psc'
>>> bodies.by_code("x-f", date(2001, 11, 19)).body_id, bodies.by_code("x-f", date(2004, 7, 22)).body_id
('fpbv', 'f')
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.errors import VocabularyError
from pipeline.vocabulary.rules import read_toml

MPA: Final = files("pipeline.vocabulary") / "profiles" / "mpa"
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIELDS: Final = {"id", "name", "codes", "aliases", "valid_from", "valid_to", "predecessor", "weekdays"}
_NEEDED: Final = {"id", "name", "codes", "aliases", "weekdays"}

_MEETING: Final = re.compile(r"^(?:(?:annual|general|special|extraordinary|ordinary|joint) )*meeting (?:of|for) ")
_ARTICLE: Final = re.compile(r"^(?:the )?(?:(?:mpas?|metropolitan police authoritys) )?(?:the )?")
_TYPE: Final = re.compile(r" (?:committee|subcommittee|board|panel)$")
_SWAPPED: Final = {"committee": "subcommittee", "subcommittee": "committee"}
# A slip of one or two letters in a long name is still that name; anything further off may be another body's.
_ALIKE: Final = 0.94
_LONG: Final = 16


@dataclass(frozen=True, slots=True)
class Body:
    """A committee, board or panel under one name. A renamed body is another one, with this as `predecessor_id`.

    `code` is the newest of `codes`; dates are inclusive, None where not known; `weekdays` count from Monday as 0.
    """

    body_id: str
    name: str
    codes: tuple[str, ...]
    aliases: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    predecessor_id: str | None
    weekdays: frozenset[int]

    @property
    def code(self) -> str:
        """The path element under which its papers were filed."""
        return self.codes[0]

    def bore_its_name(self, on: date, slack: timedelta = timedelta()) -> bool:
        """Whether it is known not to have had another name on that date, give or take `slack`."""
        begun = self.valid_from is None or self.valid_from - slack <= on
        return begun and (self.valid_to is None or on <= self.valid_to + slack)

    def was_remembered(self, on: date, slack: timedelta) -> bool:
        """Whether its name had ended on that date, but no longer ago than `slack`: papers kept an old name for a while."""
        return self.valid_to is not None and self.valid_to < on <= self.valid_to + slack


class Bodies(Mapping[str, Body]):
    """All bodies of one archive by id, in the order of their file; also by code and by any name they go by."""

    def __init__(self, bodies: Iterable[Body], general_weekdays: frozenset[int]) -> None:
        self._bodies = {body.body_id: body for body in bodies}
        self._general_weekdays = general_weekdays
        self._by_code: dict[str, list[Body]] = {}
        self._by_name: dict[str, list[Body]] = {}
        for body in self._bodies.values():
            for code in dict.fromkeys(spelling for filed in body.codes for spelling in (filed, filed.removeprefix("x-"))):
                self._by_code.setdefault(code, []).append(body)
            for name in dict.fromkeys(plain_name(words) for words in (body.name, *body.aliases)):
                self._by_name.setdefault(name, []).append(body)
        self._add_names_without_type()
        self._long_names = [name for name in self._by_name if len(name) >= _LONG]

    def __getitem__(self, body_id: str) -> Body:
        return self._bodies[body_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._bodies)

    def __len__(self) -> int:
        return len(self._bodies)

    def bearers(self, code: str) -> tuple[Body, ...]:
        """All bodies whose papers were ever filed under a code, with or without its `x-`."""
        return tuple(self._by_code.get(code.casefold(), ()))

    def by_code(self, code: str, on: date | None) -> Body | None:
        """The body that bore a code on a date; of a code that went from hand to hand nothing is known without one.

        The first and the last bearer of a code are taken to have borne it before and after what is known.
        """
        bearers = self.bearers(code)
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        if on is None:
            return None
        return next((body for body in bearers if body.valid_to is None or on <= body.valid_to), bearers[-1])

    def by_name(self, words: str, on: date | None) -> Body | None:
        """The body that words name; None when they are cut short, unknown, or may be two bodies.

        >>> load_bodies().by_name("Co-ordination", None) is None
        True
        """
        name = plain_name(words)
        found = self._by_name.get(name) or self._nearly(name)
        if len(found) > 1 and on is not None:
            found = [body for body in found if body.bore_its_name(on)]
        return found[0] if len(found) == 1 else None

    def in_its_time(self, body: Body, on: date, slack: timedelta) -> Body:
        """The body that a name means on a date when nobody bore it: the one that its codes belonged to then, if it is one.

        >>> bodies = load_bodies()
        >>> bodies.in_its_time(bodies["f"], date(2001, 4, 17), timedelta()).body_id
        'fpbv'
        """
        if body.bore_its_name(on) or body.was_remembered(on, slack):
            return body
        kin = {other.body_id: other for code in body.codes for other in self.bearers(code) if other.bore_its_name(on)}
        return next(iter(kin.values())) if len(kin) == 1 else body

    def name_at(self, body_id: str, on: date) -> str:  # noqa: ARG002 - a body of another archive may change its name
        """The name in full that a body bore on a date."""
        return self._bodies[body_id].name

    def weekdays(self, body_id: str | None) -> frozenset[int]:
        """The days on which a body met (Monday is 0); of a body that is not known, those on which bodies met at all."""
        body = self._bodies.get(body_id) if body_id else None
        return body.weekdays if body else self._general_weekdays

    def _add_names_without_type(self) -> None:
        """`Human Resources Sub-committee` and `Audit` name nobody else, but `Consultation` may be a longer name cut short."""
        stems = {_TYPE.sub("", name): (name, bodies) for name, bodies in self._by_name.items() if _TYPE.search(name)}
        for stem, (name, bodies) in stems.items():
            if " " in stem and not any(other != stem and other.startswith(f"{stem} ") for other in stems):
                self._by_name.setdefault(stem, bodies)
            swapped = _SWAPPED.get(name.rpartition(" ")[2])
            if swapped and len(stem) >= _LONG // 2:
                self._by_name.setdefault(f"{stem} {swapped}", bodies)

    def _nearly(self, name: str) -> list[Body]:
        if len(name) < _LONG:
            return []
        near = process.extract(name, self._long_names, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE, limit=3)
        bodies = {body.body_id: body for found, _, _ in near for body in self._by_name[found]}
        return list(bodies.values())


@lru_cache(maxsize=4096)
def plain_name(words: str) -> str:
    """A name without what papers write in several ways: case, `&`, hyphens, commas, an article, `MPA` in front, a doubled word.

    >>> plain_name("the MPA’s Planning, Performance & Review  committee Committee")
    'planning performance and review committee'
    >>> plain_name("annual meeting of the MPA Committee")
    'mpa committee'
    """
    name = words.casefold().replace("’", "").replace("'", "").replace("&", " and ")
    name = re.sub(r"com{1,2}it{1,2}e{1,2}\b", "committee", name)
    name = re.sub(r"\bsub\W?0?\W?committee", "subcommittee", name)
    name = re.sub(r"\bco[-‐-― ]ordination", "coordination", name)
    name = re.sub(r"\bequal opportunity\b", "equal opportunities", name)
    name = " ".join(re.findall(r"\w+", name))
    name = re.sub(r"\b((?:sub)?committee|board|panel)(?: (?:\1|committee))+$", r"\1", name)
    name = _MEETING.sub("", name)
    bare = _ARTICLE.sub("", name)
    return name.removeprefix("the ") if bare in {"", "committee", "authority", "full authority"} else bare


def load_bodies(folder: Traversable = MPA) -> Bodies:
    """The bodies of a profile; VocabularyError names the file, the entry and its fault."""
    content = read_toml(folder / "bodies.toml")
    entries = content.get("body", [])
    ids = [str(entry.get("id")) for entry in entries]
    if twice := next((body_id for body_id in ids if ids.count(body_id) > 1), None):
        raise VocabularyError(f"bodies.toml: body {twice}: the id is taken already")
    general = _days("general_weekdays", content.get("general_weekdays", []))
    return Bodies((_checked(entry, ids) for entry in entries), general)


def _checked(entry: dict[str, Any], ids: list[str]) -> Body:
    where = f"bodies.toml: body {entry.get('id', '(without id)')}"
    if wrong := (set(entry) - _FIELDS) | (_NEEDED - set(entry)):
        raise VocabularyError(f"{where}: missing or unknown fields: {', '.join(sorted(wrong))}")
    if not entry["codes"]:
        raise VocabularyError(f"{where}: it needs at least one code")
    predecessor = entry.get("predecessor")
    if predecessor is not None and predecessor not in ids:
        raise VocabularyError(f"{where}: its predecessor {predecessor!r} is no body of this file")
    begun, ended = entry.get("valid_from"), entry.get("valid_to")
    if not all(day is None or type(day) is date for day in (begun, ended)):
        raise VocabularyError(f"{where}: valid_from and valid_to must be dates")
    if begun and ended and ended < begun:
        raise VocabularyError(f"{where}: valid_to {ended} lies before valid_from {begun}")
    codes, aliases = tuple(entry["codes"]), tuple(entry["aliases"])
    return Body(entry["id"], entry["name"], codes, aliases, begun, ended, predecessor, _days(where, entry["weekdays"]))


def _days(where: str, names: list[str]) -> frozenset[int]:
    if unknown := [name for name in names if name not in WEEKDAYS]:
        raise VocabularyError(f"{where}: {unknown[0]!r} is no day of the week")
    return frozenset(WEEKDAYS.index(name) for name in names)
