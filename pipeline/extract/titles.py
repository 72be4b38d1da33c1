"""Titles: the one printed over the header block, the `<title>` of the page, and the breadcrumb that leads to it.

A printed title may be lost (one word, in rendition B), or belong to another paper; both are said, the second only when nothing
in lead, summary, recommendations and body shares a telling word with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pipeline.extract.dates import find_dates
from pipeline.extract.fields import Header
from pipeline.extract.lead import Lead
from pipeline.extract.title_places import words_before_labels
from pipeline.model import Boilerplate, Code, Finding, Outline, Page, SectionKind, Severity, Span, Statement, Witness
from pipeline.vocabulary.bodies import Bodies
from pipeline.vocabulary.rules import RuleBook

_SEPARATORS: Final = "-–—|:>»›•(,/\\\t\n"
# Fewer telling words than this may all have synonyms in the text; of a short text a title may well say more than it does.
_TELLING: Final = 2
_TELLING_LEAD: Final = 4
_SHORT_TEXT: Final = 30
_LONG_TEXT: Final = 150
_STEM: Final = 5
_LONGEST: Final = 300
_MISSING_TITLE: Final = Finding(Code.MISSING_TITLE, Severity.WARNING, "No title is printed over the header block.", "title")


@dataclass(frozen=True, slots=True)
class TitleReading:
    """The printed title's statements, and what is wrong with it."""

    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()


def title_span(page: Page, outline: Outline, header: Header | None, rules: RuleBook) -> Span | None:
    """Where the title stands without a label of its own: in its block, or in the lines before the first label of the header block."""
    if outline.title is None:
        return None
    span = page.blocks[outline.title].span
    if header and outline.title in outline.header:
        span = words_before_labels(page, header, rules) or Span(span.start, span.start)
    label = rules["outline.title_label"].pattern.match(page.words(span))
    words = page.words(span).rstrip()
    start = label.end() if label else len(words) - len(words.lstrip("# "))
    return Span(span.start + start, max(span.start + start, span.start + len(words)))


def read_title(page: Page, outline: Outline, header: Header | None, lead: Lead | None, bodies: Bodies, rules: RuleBook) -> TitleReading:
    """The title as printed, with single spaces; where none is printed, the one that the page's `<title>` has."""
    span = title_span(page, outline, header, rules)
    if span is None or not rules["header.title"].pattern.search(page.words(span)) or _names_body(page.words(span), bodies, rules):
        told = _told_by_page_title(page, bodies, rules)
        return TitleReading((told,) if told else (), () if told else (_MISSING_TITLE,))
    words = page.words(span)
    statements = [Statement("title", " ".join(words.split()), Witness.HEADER, "header.title", words, span)]
    if mark := rules["header.supplementary_title"].pattern.search(words):
        place = Span(span.start + mark.start(), span.start + mark.end())
        statements.append(Statement("status", "supplementary", Witness.TITLE, "header.supplementary_title", mark[0], place))
    return TitleReading(tuple(statements), tuple(_conflicts(page, outline, span, lead, rules)))


def page_title_statements(page: Page, bodies: Bodies, rules: RuleBook) -> Iterator[Statement]:
    """What the page's `<title>` says of number, date and body: `Report 8 - 8 February 2007`. It is no part of the text."""
    if page.head_title:
        for said in _trail_statements([(page.head_title[:_LONGEST], 0)], Witness.TITLE, bodies, rules):
            yield replace(said, span=None)


def breadcrumb_statements(page: Page, bodies: Bodies, rules: RuleBook) -> Iterator[Statement]:
    """What the breadcrumb says of number, date and body: `... > 17-Jan-09 > Report 10`."""
    crumbs = [(page.words(block.span)[:_LONGEST], block.span.start) for block in page.blocks if block.boilerplate is Boilerplate.BREADCRUMB]
    return _trail_statements(crumbs, Witness.BREADCRUMB, bodies, rules)


def _trail_statements(pieces: Iterable[tuple[str, int]], witness: Witness, bodies: Bodies, rules: RuleBook) -> Iterator[Statement]:
    """Statements of words that part what they say by marks; a body only when they name no more than one."""
    said: list[Statement] = []
    for words, start in pieces:
        said += _number_of(words, start, witness, rules)
        said += _dates_of(words, start, witness, rules)
        said += _bodies_of(words, start, witness, bodies, rules)
    for column in ("number", "letter", "is_annual_meeting", "meeting_date", "body_id"):
        stated = [each for each in said if each.column == column]
        if stated and all(each.value == stated[0].value for each in stated):
            yield stated[0]


def _number_of(words: str, start: int, witness: Witness, rules: RuleBook) -> Iterator[Statement]:
    match = rules["header.page_title"].pattern.search(words)
    if match is None:
        return
    groups = {"number": "number", "letter": "letter", "annual": "is_annual_meeting", "annual_after": "is_annual_meeting"}
    for group, column in groups.items():
        if match[group]:
            value = "true" if column == "is_annual_meeting" else match[group].casefold()
            place = Span(start + match.start(group), start + match.end(group))
            yield Statement(column, value, witness, "header.page_title", match[group], place)


def _dates_of(words: str, start: int, witness: Witness, rules: RuleBook) -> Iterator[Statement]:
    """Dates that stand alone between marks. A page's `<title>` may be the paper's, with a date that is part of its subject."""
    if witness is Witness.TITLE and not rules["header.page_title"].pattern.search(words):
        return
    for written in find_dates(words, rules):
        before, after = words[: written.span.start].rstrip(" "), words[written.span.end :].lstrip(" ")
        if written.on and before[-1:] in _SEPARATORS and after[:1] in (*_SEPARATORS, ")", ""):
            place = Span(start + written.span.start, start + written.span.end)
            yield Statement("meeting_date", written.on.isoformat(), witness, written.rule_id, written.span.of(words), place)


def _bodies_of(words: str, start: int, witness: Witness, bodies: Bodies, rules: RuleBook) -> Iterator[Statement]:
    for piece in _pieces(words, rules):
        name = piece.of(words)
        if not rules["header.site_words"].pattern.match(name) and (body := bodies.by_name(name, None)):
            place = Span(start + piece.start, start + piece.end)
            yield Statement("body_id", body.body_id, witness, "header.page_title_parts", name, place)


def _pieces(words: str, rules: RuleBook) -> Iterator[Span]:
    at = 0
    for mark in rules["header.page_title_parts"].pattern.finditer(words):
        if at < mark.start():
            yield Span(at, mark.start())
        at = mark.end()
    if at < len(words):
        yield Span(at, len(words))


def _names_body(words: str, bodies: Bodies, rules: RuleBook) -> bool:
    """Whether the line over the header block is but the name of the body that the paper went to."""
    return bool(rules["outline.body_name"].pattern.match(words)) and bodies.by_name(words, None) is not None


def _told_by_page_title(page: Page, bodies: Bodies, rules: RuleBook) -> Statement | None:
    """The part of the `<title>` that is neither the site's, nor a committee's name, number or date."""
    words = (page.head_title or "")[:_LONGEST]
    own = [piece for piece in _pieces(words, rules) if _may_be_title(piece.of(words), bodies, rules)]
    if not own:
        return None
    title = words[own[0].start : own[-1].end].strip()
    return Statement("title", " ".join(title.split()), Witness.TITLE, "header.title", title)


def _may_be_title(words: str, bodies: Bodies, rules: RuleBook) -> bool:
    is_plain = rules["header.site_words"].pattern.match(words) or rules["header.page_title"].pattern.match(words)
    return not is_plain and bodies.by_name(words, None) is None and next(find_dates(words, rules), None) is None


def _conflicts(page: Page, outline: Outline, title: Span, lead: Lead | None, rules: RuleBook) -> Iterator[Finding]:
    """A title, or else a lead, that shares no telling word with what the paper says; whichever is wrong, the words are kept."""
    near = _section_words(page, outline, SectionKind.SUMMARY, SectionKind.RECOMMENDATIONS)
    if near.count(" ") < _SHORT_TEXT:
        return
    mine = _telling(page.words(title), rules)
    if not _occur(mine, near):
        body = _body_words(page, outline)
        if len(mine) >= (_TELLING if body.count(" ") >= _LONG_TEXT else _TELLING + 1) and not _occur(mine, body):
            message = (
                f"The title shares no telling word with summary, recommendations and text: {page.words(title)!r} may be another paper's."
            )
            yield Finding(Code.TITLE_CONFLICT, Severity.WARNING, message, "title", span=title)
    elif lead and not _occur(said := _telling(lead.sentence, rules), f"{near} {page.words(title)}") and len(said) >= _TELLING_LEAD:
        message = "The lead shares no telling word with title, summary and recommendations: it may describe another paper."
        yield Finding(Code.TITLE_CONFLICT, Severity.WARNING, message, "lead", span=lead.span)


def _occur(stems: Iterable[str], words: str) -> bool:
    folded = words.casefold()
    return any(stem in folded for stem in stems)


def _section_words(page: Page, outline: Outline, *kinds: SectionKind) -> str:
    blocks = [at for section in outline.sections if section.kind in kinds for at in section.content]
    return " ".join(page.block_text(at) for at in blocks if page.blocks[at].boilerplate is None)


def _body_words(page: Page, outline: Outline) -> str:
    """All words after the header block but the contacts, to be searched only where the summary has none of the title's."""
    sections = [section for section in outline.sections if section.kind is not SectionKind.CONTACT]
    return " ".join(page.words(section.span) for section in sections)


def _telling(words: str, rules: RuleBook) -> set[str]:
    """The beginnings of the words that tell what a text is about: `recruitment` and `recruits` are one."""
    plain = rules["header.plain_word"].pattern
    found = ("".join(char for char in word if char.isalpha()) for word in words.replace("/", " ").replace("-", " ").split())
    return {word[:_STEM].casefold() for word in found if not word.isupper() and word and not plain.match(word.casefold())}
