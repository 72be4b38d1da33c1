"""What the witnesses on a page say of a report: header block, lead, address, page title and breadcrumb.

Each says what it says: nothing is preferred here and nothing dropped. `settle` decides, with the other renditions at hand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from pipeline.extract.address import Address, read_address
from pipeline.extract.dates import read_date
from pipeline.extract.fields import ANNUAL, DATE, MEETING, NUMBER, Field, Header, find_header
from pipeline.extract.lead import find_lead, lead_statements
from pipeline.extract.titles import breadcrumb_statements, page_title_statements, read_title
from pipeline.model import Code, Finding, Outline, Page, Severity, Span, Statement, Witness
from pipeline.vocabulary.bodies import Bodies, Body
from pipeline.vocabulary.rules import RuleBook

# A renamed committee's papers kept the old name for a while, and of some changes only the year is known.
_CHANGEOVER: Final = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """All statements of a page's witnesses about scalar columns of `reports`, and what is wrong on the page itself."""

    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_header(page: Page, outline: Outline, bodies: Bodies, rules: RuleBook) -> HeaderReading:
    """Every statement on number, letter, annual meeting, status, date, body and title."""
    header = find_header(page, rules, outline.header)
    lead = find_lead(page, rules, header)
    said = [*_header_statements(page, header, bodies, rules), *lead_statements(lead, bodies, rules)]
    title = read_title(page, outline, header, lead, bodies, rules)
    said += title.statements
    said += page_title_statements(page, bodies, rules)
    said += breadcrumb_statements(page, bodies, rules)
    address = read_address(page, rules)
    on = address.on if address and address.on else _first_date(said)
    named = [_in_its_time(statement, on, bodies) for statement in said]
    told = [*named, *_address_statements(address, named, bodies)]
    findings = [*_date_findings(page, header, rules), *_address_findings(address), *title.findings]
    if address is None or address.code is None:
        findings += _name_findings(said, named, on, bodies)
    return HeaderReading(tuple(told), tuple(findings))


def _first_date(said: Sequence[Statement]) -> date | None:
    return next((date.fromisoformat(statement.value) for statement in said if statement.column == "meeting_date"), None)


def _in_its_time(statement: Statement, on: date | None, bodies: Bodies) -> Statement:
    """A statement that names a body by the name of another time is about the one that bore its code at the date."""
    if statement.column != "body_id" or on is None:
        return statement
    return replace(statement, value=bodies.in_its_time(bodies[statement.value], on, _CHANGEOVER).body_id)


def _name_findings(said: Sequence[Statement], named: Sequence[Statement], on: date | None, bodies: Bodies) -> Iterator[Finding]:
    """The first name of another time, where no address tells whose paper it is."""
    for before, after in zip(said, named, strict=True):
        if before.value != after.value:
            then = f"On {on} that body was called {bodies[after.value].name}."
            message = f"The page names the {bodies[before.value].name}, which was not its name at the time. {then}"
            candidates = (before.value, after.value)
            yield Finding(Code.COMMITTEE_CONFLICT, Severity.INFO, message, "body_id", candidates, after.value, before.span)
            return


def _header_statements(page: Page, header: Header | None, bodies: Bodies, rules: RuleBook) -> Iterator[Statement]:
    """What the fields of the header block say, the first of each name only: a second Date is another letter's."""
    if header is None:
        return
    for field in header.values(NUMBER)[:1]:
        yield from _number_statements(page, field, rules)
    for field in header.values(DATE)[:1]:
        if on := _date_of(page, field, rules):
            yield _stated("meeting_date", on.isoformat(), page, field.value, "header.date")
    for field in header.values(ANNUAL)[:1]:
        yield _stated("is_annual_meeting", "true", page, field.value, field.rule_id)
    for field in header.values(MEETING)[:1]:
        if body := bodies.by_name(page.words(field.value), None):
            yield _stated("body_id", body.body_id, page, field.value, "header.meeting")


def _number_statements(page: Page, field: Field, rules: RuleBook) -> Iterator[Statement]:
    """`3b - annual meeting` is a number, a letter and an annual meeting; the number is written as the whole value."""
    words, start = page.words(field.value), field.value.start
    match = rules["header.number"].pattern.match(words)
    if match:
        yield _stated("number", match["number"], page, field.value, "header.number")
        if match["letter"]:
            yield _stated("letter", match["letter"].casefold(), page, _moved(match.span("letter"), start), "header.number")
        if match["annual"]:
            yield _stated("is_annual_meeting", "true", page, _trimmed(page, _moved(match.span("annual"), start)), "header.number")
        elif annual := rules["header.annual_meeting"].pattern.search(words[match.start("remark") :]):
            place = _trimmed(page, _moved(annual.span(), start + match.start("remark")))
            yield _stated("is_annual_meeting", "true", page, place, "header.annual_meeting")
    if status := rules["header.status"].pattern.search(words, match.start("remark") if match else 0):
        yield _stated("status", str(status.lastgroup).replace("_", " "), page, _moved(status.span(), start), "header.status")


def _date_of(page: Page, field: Field, rules: RuleBook) -> date | None:
    match = rules["header.date"].pattern.match(page.words(field.value))
    return read_date(match["date"], rules) if match else None


def _address_statements(address: Address | None, said: Sequence[Statement], bodies: Bodies) -> Iterator[Statement]:
    if address is None:
        return
    values = {
        "number": str(address.number) if address.number else None,
        "letter": address.letter,
        "is_annual_meeting": "true" if address.is_annual_meeting else None,
        "meeting_date": address.on.isoformat() if address.on else None,
    }
    if body := _body_of(address, said, bodies):
        values["body_id"] = body.body_id
    for column, value in values.items():
        if value:
            yield Statement(column, value, Witness.URL, address.rule_id, address.as_written)


def _body_of(address: Address, said: Sequence[Statement], bodies: Bodies) -> Body | None:
    """The body that bore the address's code at its date. About the change of a name the code cannot tell old from new: there it
    is read as the one of its bearers that the page names.
    """
    if address.code is None:
        return None
    by_date, on = bodies.by_code(address.code, address.on), address.on
    named = {statement.value for statement in said if statement.column == "body_id"}
    bearers = [body for body in bodies.bearers(address.code) if body.body_id in named]
    stated = [body for body in bearers if on and (body.bore_its_name(on) or body.was_remembered(on, _CHANGEOVER))]
    return stated[0] if len(stated) == 1 else by_date


def _date_findings(page: Page, header: Header | None, rules: RuleBook) -> Iterator[Finding]:
    for field in header.values(DATE)[:1] if header else ():
        if _date_of(page, field, rules) is None:
            message = f"The header's date {page.words(field.value)!r} cannot be read as one day of the calendar."
            yield Finding(Code.DATE_CONFLICT, Severity.WARNING, message, "meeting_date", span=field.value)


def _address_findings(address: Address | None) -> Iterator[Finding]:
    if address and address.on and address.other_date:
        chosen, other = address.on.isoformat(), address.other_date.isoformat()
        years = f"is of {address.on.year}, its last part of {other[:4]}: the folder's year is read"
        message = f"The folder of the address {address.as_written} {years}."
        yield Finding(Code.DATE_CONFLICT, Severity.INFO, message, "meeting_date", (chosen, other), chosen)


def _stated(column: str, value: str, page: Page, span: Span, rule_id: str) -> Statement:
    return Statement(column, value, Witness.HEADER, rule_id, page.words(span), span)


def _moved(place: tuple[int, int], by: int) -> Span:
    return Span(place[0] + by, place[1] + by)


def _trimmed(page: Page, span: Span) -> Span:
    """A span without the spaces, dashes and brackets around its words."""
    words = page.words(span)
    start = len(words) - len(words.lstrip(" -–—(,:"))
    return Span(span.start + start, max(span.start + start, span.start + len(words.rstrip(" -–—(,:"))))
