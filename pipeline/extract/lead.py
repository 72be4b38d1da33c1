"""The lead: the line above the title in which the archive describes a page, and what it witnesses.

`Report 8 of the 8 February 2007 meeting of the Finance Committee and reviews the budget.` states number, date and body. It is
printed as a paragraph, or kept in the head of the page only; then its statements have no span.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from pipeline.extract.dates import read_date
from pipeline.model import BlockKind, DocumentKind, Page, Span, Statement, Witness
from pipeline.vocabulary.bodies import Bodies
from pipeline.vocabulary.rules import RuleBook

REPORT: Final = ("lead.report", "lead.report_body_first")
FORMULAS: Final = {
    "lead.report": DocumentKind.REPORT,
    "lead.report_body_first": DocumentKind.REPORT,
    "lead.minutes": DocumentKind.MINUTES,
    "lead.agenda": DocumentKind.AGENDA,
    "lead.press_release": DocumentKind.PRESS_RELEASE,
    "lead.report_list": DocumentKind.REPORT_LIST,
    "lead.briefing": DocumentKind.BRIEFING,
}
# The lead is the first thing on a page but for its navigation, which a reader may have left unmarked.
_FIRST_BLOCKS: Final = 16
# A formula stands at the beginning of its line; nothing of it lies further on.
_FORMULA_LENGTH: Final = 400
_OPENING_LENGTH: Final = 80
_NAME_LENGTH: Final = 130
_KINDS: Final = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_PERHAPS: Final = re.compile(r"(?i)report|minutes|agenda|release|briefing")
_ACRONYM: Final = re.compile(r"[A-Z]{3,6}\b")


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead of a page: the formula it follows, within the words of its block or of the page's head.

    `block` and `span` say where it stands; they are None when only the head of the page has it.
    """

    match: re.Match[str]
    rule_id: str
    block: int | None = None
    span: Span | None = None

    @property
    def kind(self) -> DocumentKind:
        """The kind of page that its formula is of."""
        return FORMULAS[self.rule_id]

    @property
    def words(self) -> str:
        """All of it, with single spaces."""
        return " ".join(self.match.string[self.match.start() :].split())

    @property
    def sentence(self) -> str:
        """What follows the formula: the description of the paper."""
        return self.match.string[self.match.end() :]

    def place(self, start: int, end: int) -> Span | None:
        """The span on the page of a range of the words that the formula was found in."""
        return Span(self.span.start - self.match.start() + start, self.span.start - self.match.start() + end) if self.span else None


def find_lead(page: Page, rules: RuleBook) -> Lead | None:
    """The lead as printed, else as the page's head describes it, else None."""
    blocks = ((at, block) for at, block in enumerate(page.blocks) if not block.boilerplate and block.kind in _KINDS)
    for at, block in islice(blocks, _FIRST_BLOCKS):
        if found := _formula(page.words(block.span), rules):
            match, rule_id = found
            return Lead(match, rule_id, at, Span(block.span.start + match.start(), block.span.end))
    if page.description and (found := _formula(page.description, rules)):
        return Lead(*found)
    return None


def lead_text(page: Page, rules: RuleBook) -> str | None:
    """The whole lead of a report, None where there is none."""
    lead = find_lead(page, rules)
    return lead.words if lead and lead.kind is DocumentKind.REPORT else None


def lead_statements(lead: Lead | None, bodies: Bodies, rules: RuleBook) -> tuple[Statement, ...]:
    """What the lead of a report says of its number, letter, annual meeting, status, date and body."""
    if lead is None or lead.rule_id not in REPORT:
        return ()
    return tuple(_statements(lead, bodies, rules))


def _statements(lead: Lead, bodies: Bodies, rules: RuleBook) -> Iterator[Statement]:
    groups = lead.match.groupdict()
    yield _stated(lead, "number", groups["number"], "numbers")
    if groups["letter"]:
        yield _stated(lead, "letter", groups["letter"].casefold(), "letter")
    if annual := next((name for name in ("annual", "annual_after") if groups[name]), None):
        yield _stated(lead, "is_annual_meeting", "true", annual)
    if rules["lead.status"].pattern.search(groups["status"] or ""):
        yield _stated(lead, "status", "supplementary", "status", "lead.status")
    on = read_date(groups["date"], rules)
    if on:
        yield _stated(lead, "meeting_date", on.isoformat(), "date")
    yield from _body(lead, on, bodies, rules)


def _body(lead: Lead, on: date | None, bodies: Bodies, rules: RuleBook) -> Iterator[Statement]:
    """The body that the lead names; of a joint meeting's two, the address alone tells under which it was filed."""
    if "joint" in (lead.match["meeting"] or "").casefold():
        return
    for start, end in _names(lead, rules):
        words = lead.match.string[start:end]
        if body := bodies.by_name(words, on):
            yield Statement("body_id", body.body_id, Witness.LEAD, lead.rule_id, words, lead.place(start, end))
            return


def _stated(lead: Lead, column: str, value: str, group: str, rule_id: str | None = None) -> Statement:
    words = lead.match[group]
    start = lead.match.start(group) + len(words) - len(words.lstrip())
    words = words.strip()
    return Statement(column, value, Witness.LEAD, rule_id or lead.rule_id, words, lead.place(start, start + len(words)))


def _names(lead: Lead, rules: RuleBook) -> Iterator[tuple[int, int]]:
    """Where the body's name may lie: to each word that can end one, the longest first, then an acronym alone."""
    if lead.rule_id == "lead.report_body_first":
        yield lead.match.span("body")
        return
    start, words = lead.match.end(), lead.match.string
    ends = [match.end() for match in rules["lead.body_end"].pattern.finditer(words, start, start + _NAME_LENGTH)]
    for end in reversed(ends[:5]):
        yield start, end
    if acronym := _ACRONYM.match(words, start):
        yield acronym.span()


def _formula(words: str, rules: RuleBook) -> tuple[re.Match[str], str] | None:
    # A formula names its kind of page at once, if not behind a line of navigation that the reader could not part from it.
    if not _PERHAPS.search(words, 0, _FORMULA_LENGTH if "\n" in words else _OPENING_LENGTH):
        return None
    for rule_id in FORMULAS:
        if match := rules[rule_id].pattern.search(words, 0, _FORMULA_LENGTH):
            return match, rule_id
    return None
