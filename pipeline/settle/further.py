"""Further evidence on a tie: the calendar, the other papers of the meeting, the years that the text names.

Each kind of evidence leaves some of the tied values possible and says why. A tie is broken only when all that bears on it
leaves the same single one.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Self

from pipeline.model import Statement, Witness
from pipeline.settle.verdict import Verdict

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Bearing:
    """A kind of evidence that tells between tied values: what it says of each that it leaves, and the reason in words."""

    witness: Witness
    words: Mapping[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class Siblings:
    """Which documents hold a paper of a body's meeting on a date that nobody disputes."""

    held: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str, str]]) -> Self:
        """From (body id, ISO date, document id)."""
        index = cls()
        for body_id, on, document_id in entries:
            index.held.setdefault((body_id, on), set()).add(document_id)
        return index

    def others(self, bodies: Iterable[str], on: str, own: Set[str]) -> int:
        """How many documents other than one's own are of that meeting."""
        meetings = [self.held.get((body_id, on), set()) for body_id in bodies]
        return sum(len(held) - sum(document_id in held for document_id in own) for held in meetings)


def weigh(tie: Verdict, tied: Sequence[str], bearings: Iterable[Bearing | None]) -> Verdict:
    """A tie with the further evidence brought in; it stands where that evidence is silent, divided or leaves more than one."""
    telling = [bearing for bearing in bearings if bearing]
    if not telling:
        return tie
    left = set(tied).intersection(*(bearing.words for bearing in telling))
    further = tuple(
        Statement(tie.column, value, bearing.witness, f"settle.{bearing.witness}", words)
        for bearing in telling
        for value, words in bearing.words.items()
    )
    reason = "; ".join(bearing.reason for bearing in telling)
    if len(left) == 1:
        return replace(tie, value=left.pop(), reason=reason, further=further)
    return replace(tie, reason=f"the further evidence does not decide ({reason})", further=further)


def by_calendar(candidates: Sequence[str], weekdays: Set[int], committee: str) -> Bearing | None:
    """The day of the week on which the committee meets; where that is not known or tells nothing, never at a weekend."""
    days = {iso: date.fromisoformat(iso).weekday() for iso in candidates}
    left, why = {iso for iso in candidates if days[iso] in weekdays}, f"a day on which {committee} meets"
    if not left:
        left, why = {iso for iso in candidates if days[iso] < _SATURDAY}, "and no committee meets at a weekend"
    if not left or len(left) == len(candidates):
        return None
    fit, unfit = (", ".join(weekday_of(iso) for iso in candidates if (iso in left) is side) for side in (True, False))
    return Bearing(Witness.CALENDAR, {iso: weekday_of(iso) for iso in sorted(left)}, f"{fit}, {why}; {unfit}")


def by_siblings(counts: Mapping[str, int], meeting: Mapping[str, str]) -> Bearing | None:
    """How many other papers are held undisputed of each candidate's meeting; `meeting` names it (`of 8 February 2007`)."""
    words = {value: f"{_papers(count)} {meeting[value]}" for value, count in sorted(counts.items()) if count}
    if not words or len(words) == len(counts):
        return None
    none = " and ".join(f"none {meeting[value]}" for value, count in sorted(counts.items()) if not count)
    return Bearing(Witness.SIBLING_PAPERS, words, f"the archive holds {' and '.join(words.values())}, {none}")


def by_years_named(candidates: Sequence[str], years: Set[int]) -> Bearing | None:
    """The years that the text names, where they fit one candidate and exclude all others.

    Papers speak of the year just gone or running, and of years to come (the Games of 2012 from 2005 on). So a candidate fits when
    its year or the one before is named. It is excluded only when no year near it is named and a later one is: old years on a late
    paper prove nothing.
    """
    fit = [iso for iso in candidates if years & {_year(iso) - 1, _year(iso)}]
    if len(fit) != 1 or not all(_excluded(_year(iso), years) for iso in candidates if iso != fit[0]):
        return None
    named = ", ".join(str(year) for year in sorted(years))
    return Bearing(Witness.BODY, {fit[0]: f"the text names {named}"}, f"the text names {named}, no year near the other date")


def weekday_of(iso: str) -> str:
    """A date with its day of the week, in words.

    >>> weekday_of("2007-02-08")
    '8 February 2007 is a Thursday'
    """
    return f"{in_words(iso)} is a {DAYS[date.fromisoformat(iso).weekday()]}"


def in_words(iso: str) -> str:
    """A date as the archive writes it, whatever the locale.

    >>> in_words("2007-02-08")
    '8 February 2007'
    """
    on = date.fromisoformat(iso)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def _papers(count: int) -> str:
    return f"{count} other {'paper' if count == 1 else 'papers'}"


def _year(iso: str) -> int:
    return int(iso[:4])


def _excluded(year: int, named: Set[int]) -> bool:
    return not named & {year - 1, year, year + 1} and any(other > year for other in named)
