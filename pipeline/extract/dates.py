"""Dates as the papers write them: `8 February 2007`, `08 Jul 04`, `Thursday 14 February 2002`, `21-02-2002`, `17-Jan-09`.

>>> from pipeline.vocabulary.rules import load_rules
>>> read_date("08 Jul 04 ", load_rules())
datetime.date(2004, 7, 8)
>>> read_date("31 February 2007", load_rules()) is None
True
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.model import Span
from pipeline.vocabulary.rules import RuleBook

FORMS: Final = ("dates.day_month_year", "dates.numeric", "dates.month_day_year", "dates.iso")
_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS: Final = {name: at for at, name in enumerate(_NAMES, 1)}
# The archive reaches from 2000 to 2012 and looks back a few decades: `98` is 1998, `12` is 2012.
_PIVOT: Final = 60
# No form matches without a figure next to a month's first letter, a mark or a space: a look that is cheaper than four searches.
_PERHAPS: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text; `on` is None when no calendar has it (`31 February 2007`)."""

    span: Span
    on: date | None
    rule_id: str


def find_dates(text: str, rules: RuleBook, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """All full dates between two offsets of a text, in order of place; spans are over the whole text."""
    stop = len(text) if end is None else end
    if not _PERHAPS.search(text, start, stop):
        return
    found: dict[int, WrittenDate] = {}
    for rule_id in FORMS:
        for match in rules[rule_id].pattern.finditer(text, start, stop):
            found.setdefault(match.start(), WrittenDate(Span(*match.span()), _date_of(match), rule_id))
    reached = start
    for at in sorted(found):
        if at >= reached:
            reached = found[at].span.end
            yield found[at]


def read_date(words: str, rules: RuleBook) -> date | None:
    """The one date that words give; None when they give none, an impossible one, or several that differ."""
    dates = {written.on for written in find_dates(words, rules)}
    return dates.pop() if len(dates) == 1 else None


def _date_of(match: re.Match[str]) -> date | None:
    month, year = match["month"].casefold(), int(match["year"])
    try:
        return date(_full_year(year), int(month) if month.isdigit() else _MONTHS[month[:3]], int(match["day"]))
    except ValueError:
        return None


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (1900 if year >= _PIVOT else 2000)
