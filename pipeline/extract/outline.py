"""Where the parts of a report lie: lead, title, header block, and its sections with their kinds.

A section begins at its heading, which the archive letters from A, and which renditions lose, double or repeat in a table of
contents. What is a heading is decided by its words and its letter's place in the row; a mark of HTML only helps.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.fields import Header, find_header
from pipeline.extract.headings import Heading, section_headings
from pipeline.extract.lead import find_lead
from pipeline.extract.title_places import title_before, title_without_header
from pipeline.model import BlockKind, Outline, Page, Section, SectionKind, Span
from pipeline.vocabulary.rules import RuleBook

_LINE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class _Head:
    """What comes before the sections: the lead's block, the header, the title's block, and the first block after them."""

    lead: int | None
    header: Header | None
    title: int | None
    end: int


def outline(page: Page, rules: RuleBook) -> Outline:
    """The parts of a page as ranges of blocks. A page that is no report has whatever of them it has."""
    header = find_header(page, rules)
    lead = find_lead(page, rules, header)
    lead_block = lead.block if lead else None
    start = header.blocks.stop if header else 0 if lead_block is None else lead_block + 1
    headings = section_headings(page, start, rules, has_header=header is not None)
    head = _head(page, lead_block, header, headings, rules)
    headings = [heading for heading in headings if heading.block >= head.end]
    first = next((at for at in (head.title, head.header.blocks.start if head.header else None) if at is not None), head.end)
    return Outline(
        lead=head.lead,
        title=head.title,
        header=header.blocks if header else range(head.end, head.end),
        body=range(first, len(page.blocks)),
        sections=_sections(page, head, headings, rules),
        lead_span=lead.span if lead else None,
    )


def _head(page: Page, lead: int | None, header: Header | None, headings: Sequence[Heading], rules: RuleBook) -> _Head:
    if header:
        return _Head(lead, header, title_before(page, header, lead, rules), header.blocks.stop)
    title = title_without_header(page, lead, headings[0].block if headings else None, rules)
    after = max((at for at in (lead, title) if at is not None), default=-1) + 1
    return _Head(lead, None, title, after)


def _sections(page: Page, head: _Head, headings: Sequence[Heading], rules: RuleBook) -> tuple[Section, ...]:
    sections: list[Section] = []
    if lost := _lost_summary(page, head, headings, rules):
        sections.append(lost)
    ends = [*(heading.block for heading in headings[1:]), len(page.blocks)]
    for heading, end in zip(headings, ends, strict=bool(headings)):
        last = _last_content(page, heading.block, end)
        span = Span(page.blocks[heading.block].span.start, page.blocks[last - 1].span.end)
        printed = page.block_text(heading.block)
        sections.append(Section(len(sections) + 1, heading.letter, printed, heading.kind, span, heading.block, last, heading.rule_id))
    return tuple(sections)


def _lost_summary(page: Page, head: _Head, headings: Sequence[Heading], rules: RuleBook) -> Section | None:
    """The paragraphs between the header and the first section, when that is where the lettered sections begin."""
    if not headings or not rules["outline.lost_heading"].pattern.search(headings[0].words) or headings[0].letter not in (None, "A"):
        return None
    first = next((at for at in range(head.end, headings[0].block) if page.blocks[at].boilerplate is None), None)
    if first is None or page.blocks[first].kind is BlockKind.HEADING or _looks_like_heading(page, first):
        return None
    last = _last_content(page, first, headings[0].block)
    span = Span(page.blocks[first].span.start, page.blocks[last - 1].span.end)
    return Section(1, None, None, SectionKind.SUMMARY, span, first, last, "outline.lost_heading")


def _looks_like_heading(page: Page, at: int) -> bool:
    """A short line without a stop: on a page without letters (2010) it is a heading that lost its number, and no summary."""
    words = page.block_text(at)
    return len(words) < _LINE_LENGTH and words[-1:].isalnum()


def _last_content(page: Page, first: int, end: int) -> int:
    """The end of a section: its trailing boilerplate is left outside."""
    while end - 1 > first and page.blocks[end - 1].boilerplate is not None:
        end -= 1
    return end
