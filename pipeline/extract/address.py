r"""What a page's address tells: the kind of page, the body's code, the meeting's date, number and letter.

The page's own URL is read first, then where it lay in the source: a mirrored path, or a file name made of one.

>>> from pipeline.vocabulary.rules import load_rules
>>> address = parse_address("http://policeauthority.org/Metropolitan/committees/mpa/2009/090625-agm/03b-agm/index.html", load_rules())
>>> address.code, str(address.on), address.number, address.letter, address.is_annual_meeting
('mpa', '2009-06-25', 3, 'b', True)
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import unquote

from pipeline.extract.once import once
from pipeline.model import DocumentKind, Page
from pipeline.vocabulary.rules import RuleBook

PLAIN: Final = {
    "address.list": DocumentKind.REPORT_LIST,
    "address.press_release": DocumentKind.PRESS_RELEASE,
    "address.briefing": DocumentKind.BRIEFING,
    "address.other": DocumentKind.OTHER,
}
_BOARD: Final = "dsvb"
_FOLDERS: Final = {"agenda": DocumentKind.AGENDA, "agendas": DocumentKind.AGENDA, "minutes": DocumentKind.MINUTES}
_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# Mirrors write the query behind `?` or `@`.
_QUERY: Final = re.compile(r"[?#@]")
_TAIL: Final = re.compile(
    r"(?:[/_\\]?\bindex|(?<=_)index)?\.(?:s?html?|txt|text|aspx?|php|md)(?:\.(?:txt|html?))?$|[/_\\]index$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Address:
    """What one address says. `kind` is None when only the page itself can tell what it is.

    `on` has its day and month from the last part of the path and its year from the folder; `other_date` is what the last
    part alone would give when its year is another (`pscsc/2009/101119` is the meeting of 19 November 2009).
    """

    as_written: str
    rule_id: str
    kind: DocumentKind | None
    code: str | None = None
    on: date | None = None
    number: int | None = None
    letter: str | None = None
    is_annual_meeting: bool = False
    other_date: date | None = None


@once
def read_address(page: Page, rules: RuleBook) -> Address | None:
    """The address of a page, from its URL or else its place in the source; None when neither says anything."""
    for place in (page.url, page.location):
        address = parse_address(place, rules) if place else None
        if address:
            return address
    return None


def parse_address(place: str, rules: RuleBook) -> Address | None:
    """What a URL or path says; None when it follows none of the archive's forms."""
    path = _bare(place)
    for rule_id in ("address.meeting", "address.flat"):
        if match := rules[rule_id].pattern.search(path):
            return _of_meeting(match, rule_id, rules)
    for rule_id, kind in PLAIN.items():
        if match := rules[rule_id].pattern.search(path):
            return Address(match[0].lstrip("/_\\!.-"), rule_id, kind, match.groupdict().get("code"))
    return None


def _bare(place: str) -> str:
    """An address without scheme, query, fragment, `index.html` and ending, its escapes undone."""
    path = _SCHEME.sub("", unquote(place).strip())
    path = _QUERY.split(path, maxsplit=1)[0].rstrip("/\\ ")
    return _TAIL.sub("", path).rstrip("/\\_ ")


def _of_meeting(match: re.Match[str], rule_id: str, rules: RuleBook) -> Address:
    parts = match.groupdict()
    code = str(parts.get("code") or parts.get("known")).casefold()
    on, other_date = _dates(parts.get("year"), parts["day"])
    segment = (parts["segment"] or "").strip()
    paper = rules["address.paper"].pattern.search(segment)
    return Address(
        as_written=match[0].lstrip("/_\\!.-"),
        rule_id=rule_id,
        kind=_kind(code, parts.get("folder"), segment, is_paper=bool(paper), rules=rules),
        code=code,
        on=on,
        number=int(paper["number"]) if paper else None,
        letter=paper["letter"].casefold() if paper and paper["letter"] else None,
        is_annual_meeting=bool(paper and (paper["before"] or paper["after"])),
        other_date=other_date,
    )


def _kind(code: str, folder: str | None, segment: str, *, is_paper: bool, rules: RuleBook) -> DocumentKind | None:
    if folder and folder.casefold() in _FOLDERS:
        return _FOLDERS[folder.casefold()]
    if rules["address.minutes"].pattern.search(segment):
        return DocumentKind.MINUTES
    if not segment or rules["address.agenda"].pattern.search(segment):
        return DocumentKind.AGENDA
    if not is_paper:
        return None
    return DocumentKind.BOARD_REPORT if code == _BOARD else DocumentKind.REPORT


def _dates(year: str | None, day: str) -> tuple[date | None, date | None]:
    """The date by folder and last part, and the last part's own when that is another."""
    own = _date(f"20{day[:2]}", day[-4:]) if len(day) == 6 else None
    on = _date(year, day[-4:]) if year else own
    return on, own if own != on else None


def _date(year: str, month_and_day: str) -> date | None:
    try:
        return date(int(year), int(month_and_day[:2]), int(month_and_day[2:]))
    except ValueError:
        return None
