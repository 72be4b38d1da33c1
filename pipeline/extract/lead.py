"""The lead: the line above the title in which the archive describes a page, and what it witnesses.

`Report 8 of the 8 February 2007 meeting of the Finance Committee and reviews the budget.` states number, date and body. It is
printed as a paragraph, or kept in the head of the page only; then its statements have no span.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from pipeline.extract.address import read_address
from pipeline.extract.dates import read_date
from pipeline.extract.fields import DATE, NUMBER, Header, find_header
from pipeline.extract.once import once
from pipeline.model import Block, BlockKind, Boilerplate, DocumentKind, Page, Span, Statement, Witness
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
_FIRST_BLOCKS: Final = 60
# A formula stands at the beginning of its line; nothing of it lies further on.
_FORMULA_LENGTH: Final = 400
_OPENING_LENGTH: Final = 80
_NAME_LENGTH: Final = 130
# What ends in a stop and has fewer words may be a line of navigation.
_LEAST_WORDS: Final = 4
_SENTENCE_END: Final = re.compile(r"[.!?][\W\d]{0,6}$")
_WARNING_WORDS: Final = ("arning", "ARNING", "rchived", "MOPC", "replaced")
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

    @property
    def key(self) -> tuple[str | None, str | None]:
        """The number and the date as written, when it is a report's."""
        return (self.match["number"], self.match["date"]) if self.rule_id in REPORT else (None, None)

    def place(self, start: int, end: int) -> Span | None:
        """The span on the page of a range of the words that the formula was found in."""
        return Span(self.span.start - self.match.start() + start, self.span.start - self.match.start() + end) if self.span else None


@once
def find_lead(page: Page, rules: RuleBook, header: Header | None = None) -> Lead | None:
    """The lead as printed, else as the page's head describes it, else None. `header` is the page's, where it is known already.

    A formula behind the header block, or behind the first sentence of a page that has none, cites another paper.
    """
    header = header or find_header(page, rules)
    leads = list(_before_header(page, header, rules) if header else _before_text(page, rules))
    if header and not leads:
        leads += _linked(page, header, rules)
    if page.description and (found := _formula(page.description, rules)):
        leads.append(Lead(*found))
    return _own(leads, page, header, rules) if leads else None


def _before_header(page: Page, header: Header, rules: RuleBook, among: Boilerplate | None = None) -> Iterator[Lead]:
    for at, block in enumerate(page.blocks[: header.blocks.start + 1]):
        if block.boilerplate is among and (lead := _printed(page, at, min(block.span.end, header.start), rules)):
            yield lead


def _linked(page: Page, header: Header, rules: RuleBook) -> Iterator[Lead]:
    """The page's lead where it is a link, and was taken for navigation as those of other papers are: it has number and date right."""
    number, on = _known_number((), page, header, rules), _known_date(page, header, rules)
    for lead in _before_header(page, header, rules, Boilerplate.NAVIGATION):
        if number and on and _agreement(lead, number, on, rules) > 1:
            yield lead


def _before_text(page: Page, rules: RuleBook) -> Iterator[Lead]:
    """Without a header block: no item of a list, nothing that a heading or `We have published:` announces."""
    before = ""
    blocks = ((at, block) for at, block in enumerate(page.blocks) if not block.boilerplate)
    for at, block in islice(blocks, _FIRST_BLOCKS):
        words = page.words(block.span)
        lead = _printed(page, at, block.span.end, rules) if block.kind is not BlockKind.LIST_ITEM else None
        if lead and not _announces(before, rules):
            yield lead
        elif _is_text(block, words, rules):
            return
        before = words


def _printed(page: Page, at: int, end: int, rules: RuleBook) -> Lead | None:
    """The formula that a block has before `end`. Numbered items and rows of tables cite papers, they describe none."""
    block = page.blocks[at]
    if block.marker and any(char.isalnum() for char in block.marker):
        return None
    start, words = block.span.start, page.text[block.span.start : end]
    if label := rules["lead.described"].pattern.match(words):
        start, words = start + label.end(), words[label.end() :]
    elif block.kind is BlockKind.TABLE_ROW:
        return None
    found = _formula(words, rules)
    if found is None:
        return None
    match, rule_id = found
    return Lead(match, rule_id, at, Span(start + match.start(), start + len(match.string.rstrip())))


def _announces(words: str, rules: RuleBook) -> bool:
    if words.endswith(":"):
        return not rules["lead.label"].pattern.match(words)
    return bool(rules["outline.lost_letter"].pattern.match(words) or rules["kinds.section"].pattern.match(words))


def _is_text(block: Block, words: str, rules: RuleBook) -> bool:
    """Whether the text of a page has begun: with a numbered paragraph or a sentence that is not the site's own."""
    if block.marker and block.marker[:1].isdigit():
        return True
    if block.kind is BlockKind.HEADING or words.count(" ", 0, _FORMULA_LENGTH) + 1 < _LEAST_WORDS or not _SENTENCE_END.search(words[-8:]):
        return False
    return not rules["outline.furniture"].pattern.search(words)


def _own(leads: Sequence[Lead], page: Page, header: Header | None, rules: RuleBook) -> Lead | None:
    """The page's own lead among those that may be: `See also` has leads of other papers.

    It agrees with the header block, or else with the address, in number or date; the printed one goes before the head's, and the one
    next to the header block before others.
    """
    number = _known_number(leads, page, header, rules)
    if len({lead.key for lead in leads}) == 1 and number in (None, leads[0].key[0]):
        return leads[0]
    on = _known_date(page, header, rules)
    agreed = [_agreement(lead, number, on, rules) for lead in leads]
    most = max(agreed)
    best = [lead for lead, agrees in zip(leads, agreed, strict=True) if agrees == most >= 0]
    printed = [lead for lead in best if lead.block is not None]
    if header is None and most == 0 and len({lead.key for lead in printed if lead.key[0]}) > 1:
        printed = printed[: printed[0].rule_id not in REPORT]
    described = [lead for lead in best if lead.block is None]
    return next(iter((*(printed[::-1] if header else printed), *described)), None)


def _known_number(leads: Sequence[Lead], page: Page, header: Header | None, rules: RuleBook) -> str | None:
    """The number by the header block; without one by the address, where there are leads to choose from."""
    if header is None:
        address = read_address(page, rules) if len(leads) > 1 else None
        return str(address.number) if address and address.number else None
    numbers = (rules["header.number"].pattern.match(page.words(field.value)) for field in header.values(NUMBER)[:1])
    return next((match["number"] for match in numbers if match), None)


def _known_date(page: Page, header: Header | None, rules: RuleBook) -> date | None:
    if header is None:
        address = read_address(page, rules)
        return address.on if address else None
    return next((read_date(page.words(field.value), rules) for field in header.values(DATE)[:1]), None)


def _agreement(lead: Lead, number: str | None, on: date | None, rules: RuleBook) -> int:
    """In how many of number and date a lead agrees; -1 where it dissents in both. One of them is wrong on some pages, both on none."""
    if lead.rule_id not in REPORT:
        return 0
    said = read_date(lead.match["date"], rules)
    known = [own == other for own, other in ((lead.match["number"], number), (said, on)) if own and other]
    return -1 if len(known) > 1 and not any(known) else sum(known)


def lead_text(page: Page, rules: RuleBook) -> str | None:
    """The whole lead of a report, None where there is none."""
    lead = find_lead(page, rules, find_header(page, rules))
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
            return _without_warning(match, rules), rule_id
    return None


def _without_warning(match: re.Match[str], rules: RuleBook) -> re.Match[str]:
    """The same formula in words that end where the archive's warning begins, should one block hold both."""
    if not any(word in match.string for word in _WARNING_WORDS):
        return match
    warning = rules["lead.warning"].pattern.search(match.string, match.end())
    shorter = match.re.search(match.string[: warning.start()].rstrip(), 0, _FORMULA_LENGTH) if warning else None
    return shorter or match
