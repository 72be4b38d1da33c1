"""Who signs a report: `By:` in the header block, on whose behalf, and the report author named among the contacts.

`Chief Executive and Clerk` is one office, `Clerk and Treasurer` are two. A rank alone, or with a unit's name, is an office; with a
person's name it belongs to the person. What is after the person's comma is the organisation, as printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.extract.fields import BY, find_header
from pipeline.extract.signers import Signer, contact_signers, read_signer, split_signers, trimmed
from pipeline.model import Author, AuthorRole, BlockKind, Code, Finding, Outline, Page, SectionKind, Severity, Span
from pipeline.vocabulary.offices import Offices
from pipeline.vocabulary.rules import RuleBook

# Where no contact section is left, its lines still stand at the end of the page.
_TAIL: Final = 12
# Names and units of several authors are shorter; what is longer is no list of names.
_LONGEST: Final = 600
_LABELS: Final = ("authors.report_author", "authors.report_author_sentence")


@dataclass(frozen=True, slots=True)
class AuthorReading:
    """All who sign, the value of `By:` as printed, and what is missing."""

    authors: tuple[Author, ...] = ()
    by_as_written: str | None = None
    findings: tuple[Finding, ...] = ()


def read_authors(page: Page, outline: Outline, offices: Offices, rules: RuleBook) -> AuthorReading:
    """The authors in the order `by` and `on_behalf_of` as printed, then `report_author`; positions count over all."""
    by = _by_span(page, outline, rules)
    signed = list(_signed(page, by, offices, rules)) if by else []
    label = _label(page, outline, rules)
    named = list(_named(page, label, offices, rules)) if label else []
    authors = tuple(
        Author(at, role, who.office, who.person, who.organisation, page.words(who.span), who.span, rule_id)
        for at, (role, who, rule_id) in enumerate((*signed, *named), 1)
    )
    findings = [] if signed else [_finding(Severity.WARNING, "Nobody presents the report: `By:` is missing or empty.", "by_as_written")]
    if label and not named:
        findings.append(_finding(Severity.INFO, "The contacts name no report author after the label.", "report_author", label.place))
    return AuthorReading(authors, page.words(by) if by else None, tuple(findings))


def _by_span(page: Page, outline: Outline, rules: RuleBook) -> Span | None:
    header = find_header(page, rules, outline.header)
    values = header.values(BY) if header else ()
    return values[0].value if values else None


def _signed(page: Page, by: Span, offices: Offices, rules: RuleBook) -> Iterator[tuple[AuthorRole, Signer, str]]:
    """Who signs a `By:` value, and for whom.

    Of `X on behalf of the Commissioner and the Treasurer` the Treasurer, who is not of the Commissioner's side, signs for himself.
    """
    match = rules["authors.by"].pattern.match(page.words(by))
    if match is None or rules["authors.nobody"].pattern.match(page.words(by)):
        return
    whole = Span(by.start + match.start("who"), by.start + match.end("who"))
    marks = list(rules["authors.on_behalf_of"].pattern.finditer(page.text, whole.start, whole.end))
    starts, ends = [whole.start, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), whole.end]
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        signers = [read_signer(page.text, part, offices, rules) for part in split_signers(page.text, Span(start, end), offices, rules)]
        for place, signer in enumerate(signers):
            signs_for_another = at + 1 < len(ends) and place == len(signers) - 1 and place > 0
            if at == 0 or signs_for_another or (place > 0 and _side(signer, offices) != _side(signers[0], offices)):
                yield AuthorRole.BY, signer, "authors.by"
            else:
                yield AuthorRole.ON_BEHALF_OF, signer, "authors.on_behalf_of"


def _side(signer: Signer, offices: Offices) -> str | None:
    office = offices.office(signer.office) if signer.office else None
    return office.side if office else None


@dataclass(frozen=True, slots=True)
class _Label:
    """The label of the report author: its place, where the name begins, where its block ends, and the rule."""

    place: Span
    start: int
    end: int
    rule_id: str


def _label(page: Page, outline: Outline, rules: RuleBook) -> _Label | None:
    """The first such label of the contact section, or of the end of a page that has lost it."""
    for at in _contact_blocks(page, outline):
        span = page.blocks[at].span
        for rule_id in _LABELS:
            if match := rules[rule_id].pattern.search(page.text[span.start : span.end]):
                start = span.start + match.end()
                end = span.end if start < span.end else _next_line_end(page, at)
                return _Label(Span(span.start + match.start(), start), min(start, end), min(end, start + _LONGEST), rule_id)
    return None


def _contact_blocks(page: Page, outline: Outline) -> Sequence[int]:
    """The contacts, boilerplate included: a page may print the author among the telephone lines."""
    contacts = outline.of_kind(SectionKind.CONTACT)
    if contacts:
        at = outline.sections.index(contacts[0])
        end = outline.sections[at + 1].first if at + 1 < len(outline.sections) else len(page.blocks)
        return range(contacts[0].first, end)
    first = outline.sections[-1].first if outline.sections else outline.body.start
    return range(max(first, len(page.blocks) - _TAIL), len(page.blocks))


def _next_line_end(page: Page, at: int) -> int:
    """The end of the block after an empty label, which may hold the name; the label's own end where it is furniture."""
    following = page.blocks[at + 1] if at + 1 < len(page.blocks) else None
    if following is None or following.boilerplate is not None or following.kind is BlockKind.HEADING:
        return page.blocks[at].span.end
    return following.span.end


def _named(page: Page, label: _Label, offices: Offices, rules: RuleBook) -> Iterator[tuple[AuthorRole, Signer, str]]:
    """The authors after a label, up to the telephone number, the end of the sentence, or what else the contacts say."""
    ends = [rules[rule].pattern.search(page.text, label.start, label.end) for rule in ("authors.end", "authors.sentence_end")]
    end = min([match.start() for match in ends if match], default=label.end)
    for signer in contact_signers(page.text, trimmed(page.text, Span(label.start, end)), offices, rules):
        yield AuthorRole.REPORT_AUTHOR, signer, label.rule_id


def _finding(severity: Severity, message: str, column: str, span: Span | None = None) -> Finding:
    return Finding(Code.MISSING_AUTHOR, severity, message, column, span=span)
