"""What a page is: told by its address, else by its lead, else by what only such pages have.

>>> from pipeline.model import Block, BlockKind, Span
>>> from pipeline.vocabulary.rules import load_rules
>>> text = "Report 8 of the 8 February 2007 meeting of the Finance Committee and reviews the budget."
>>> classify(Page.of("9f2c4e1a77b0d3e5", text, Block(BlockKind.PARAGRAPH, Span(0, len(text)))), load_rules())
(<DocumentKind.REPORT: 'report'>, 'lead.report')
"""

from collections.abc import Iterator
from typing import Final

from pipeline.extract.address import read_address
from pipeline.extract.fields import BY, NUMBER, Header, find_header
from pipeline.extract.lead import find_lead
from pipeline.model import BlockKind, DocumentKind, Page
from pipeline.vocabulary.rules import RuleBook

# In this order: a briefing paper looks like a report, minutes like an agenda.
_OPENINGS: Final = {
    "kinds.minutes": DocumentKind.MINUTES,
    "kinds.agenda": DocumentKind.AGENDA,
    "kinds.report_list": DocumentKind.REPORT_LIST,
    "kinds.project": DocumentKind.OTHER,
    "kinds.press_release": DocumentKind.PRESS_RELEASE,
}
_FIRST_BLOCKS: Final = 20
_LONGEST: Final = 240
_LONGEST_HEADING: Final = 80


def classify(page: Page, rules: RuleBook) -> tuple[DocumentKind, str]:
    """The kind of a page and the rule that told it."""
    address = read_address(page, rules)
    if address and address.kind:
        return address.kind, address.rule_id
    openings = list(_openings(page))
    for rule_id, kind in (("kinds.board_report", DocumentKind.BOARD_REPORT), ("kinds.briefing", DocumentKind.BRIEFING)):
        if any(rules[rule_id].pattern.search(line) for line in openings):
            return kind, rule_id
    header = find_header(page, rules)
    if header is None and _names_project(openings, rules):
        return _OPENINGS["kinds.project"], "kinds.project"
    if lead := find_lead(page, rules, header):
        return lead.kind, lead.rule_id
    return _by_content(page, header, openings, rules)


def _names_project(openings: list[str], rules: RuleBook) -> bool:
    return any(rules["kinds.project"].pattern.search(line) for line in openings)


def _by_content(page: Page, header: Header | None, openings: list[str], rules: RuleBook) -> tuple[DocumentKind, str]:
    if header and _is_numbered(page, header, rules):
        return DocumentKind.REPORT, "kinds.header"
    for rule_id, kind in _OPENINGS.items():
        if any(rules[rule_id].pattern.search(line) for line in openings):
            return kind, rule_id
    headings = list(_headings(page))
    if len({line[:1] for line in headings if rules["kinds.section"].pattern.match(line)}) > 1:
        return DocumentKind.REPORT, "kinds.section"
    if header and any(field.name == BY for field in header.fields) and _has_form(page, headings, rules):
        return DocumentKind.REPORT, "kinds.header"
    if any(rules["kinds.press_release"].pattern.match(line) for line in headings):
        return DocumentKind.PRESS_RELEASE, "kinds.press_release"
    return DocumentKind.OTHER, "kinds.other"


def _is_numbered(page: Page, header: Header, rules: RuleBook) -> bool:
    """Whether `Report:` has a number, not words as in `Report: the number on the agenda`."""
    return any(rules["kinds.header"].pattern.match(page.words(field.value)) for field in header.values(NUMBER)[:1])


def _has_form(page: Page, headings: list[str], rules: RuleBook) -> bool:
    """Whether what follows `Date:` and `By:` is in a report's form: a letter, a speech and an article have those two as well."""
    if any(rules["kinds.section"].pattern.match(line) for line in headings):
        return True
    named = {match["words"].casefold() for line in headings if (match := rules["outline.lost_letter"].pattern.match(line))}
    asks = rules["kinds.asks"].pattern
    return len(named) > 1 or any(asks.search(page.words(block.span)) for block in page.blocks if block.boilerplate is None)


def _openings(page: Page) -> Iterator[str]:
    """The lines of the first blocks that are not too long to be a heading, a label or an opening sentence."""
    seen = 0
    for block in page.blocks:
        if block.boilerplate is None:
            seen += 1
            yield from (line.strip("# ") for line in page.words(block.span).split("\n") if len(line) <= _LONGEST)
        if seen >= _FIRST_BLOCKS:
            return


def _headings(page: Page) -> Iterator[str]:
    for block in page.blocks:
        is_short = block.span.end - block.span.start <= _LONGEST_HEADING
        if is_short and block.boilerplate is None and block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            yield page.words(block.span).lstrip("# ")
