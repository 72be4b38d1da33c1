"""The fields of the header block: `Report:`, `Date:`, `By:`, `Meeting:`, however they are laid out.

One block of lines, a block each, a table, label and value apart, or all in one line:

>>> from pipeline.model import Block, BlockKind, Span
>>> from pipeline.vocabulary.rules import load_rules
>>> text = "Report: 8 Date: 8 February 2007 By: Clerk"
>>> header = find_header(Page.of("9f2c4e1a77b0d3e5", text, Block(BlockKind.PARAGRAPH, Span(0, len(text)))), load_rules())
>>> [(field.name, field.value.of(text)) for field in header.fields]
[('number', '8'), ('date', '8 February 2007'), ('by', 'Clerk')]
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from pipeline.extract.once import once
from pipeline.model import BlockKind, Page, Rendition, Span
from pipeline.vocabulary.rules import RuleBook

NUMBER, DATE, BY, MEETING, ANNUAL = "number", "date", "by", "meeting", "annual"
_NAMES: Final = (BY, NUMBER, DATE, MEETING)
# Tables of contents and navigation may come first; a header further down is an appendix's.
_BLOCKS_BEFORE: Final = 60
_BLOCKS_BETWEEN: Final = 2
# Labels of others (`Agenda item:`, `Venue:`) may stand between ours.
_LINES_BETWEEN: Final = 4
_LINES: Final = 40
_LINE_LENGTH: Final = 240
_LONGEST_LINE: Final = 600
_SENTENCE_LENGTH: Final = 60
_GOES_ON: Final = re.compile(r"(?i)(?:(?:\b(?:and|of|the|for)|[,&])\s*$)")
_CONTINUES: Final = re.compile(r"(?i)(?:and|&|on behalf of|for the|for and)\b")
_DIGIT: Final = re.compile(r"\d")
# Marks of no width stick to words that were pasted; bars part the cells of a text rendition's tables, stars its bold words.
_BLANKS: Final = " \t\n\r\x0b\x0c\xa0\xad\u200b\u200c\u200d\u2060\ufeff"
_MARKS: Final = f"{_BLANKS}|*_"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, the span of its value (without the label), the rule that found it, and whether a colon stood there."""

    name: str
    value: Span
    rule_id: str
    block: int
    has_colon: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """The header block: a range of blocks, its fields in order, and where its first label stands."""

    blocks: range
    fields: tuple[Field, ...]
    start: int

    def values(self, name: str) -> tuple[Field, ...]:
        """The fields of one name that have a value."""
        return tuple(each for each in self.fields if each.name == name and each.value.start < each.value.end)


@dataclass(slots=True)
class _Reading:
    """A header while it is being read: fields so far, labels that wait for their values, the last block that was of it."""

    fields: list[Field] = field(default_factory=list)
    waiting: list[Field] = field(default_factory=list)
    first: int = -1
    last: int = -1
    start: int = -1
    between: int = 0

    @property
    def names(self) -> set[str]:
        """The names of all labels so far."""
        return {each.name for each in (*self.fields, *self.waiting)}

    @property
    def has_colon(self) -> bool:
        """Whether any label so far is one beyond doubt: a line `Report` alone may be navigation."""
        return any(each.has_colon for each in (*self.fields, *self.waiting))

    def close(self) -> None:
        """What was not said in the next block is not said at all."""
        self.fields += self.waiting
        self.waiting = []


def find_header(page: Page, rules: RuleBook, among: range | None = None) -> Header | None:
    """The header block of a page; None where it has none that names a number, or two fields at least.

    `among` are the blocks to look at: those of `Outline.header`, when that is known.
    """
    header = _found(page, rules)
    if among is None or (header is not None and header.blocks == among):
        return header
    return _read(page, among, rules)


@once
def _found(page: Page, rules: RuleBook) -> Header | None:
    return _read(page, range(len(page.blocks)), rules)


def _read(page: Page, among: range, rules: RuleBook) -> Header | None:
    reading = _Reading()
    seen = 0
    for at in among:
        block = page.blocks[at]
        if block.boilerplate:
            continue
        seen += 1
        if _take_block(page, at, reading, rules):
            continue
        if reading.first < 0:
            if seen > _BLOCKS_BEFORE:
                break
            continue
        reading.close()
        reading.between += reading.between < _LINES_BETWEEN and _is_other_label(page.words(block.span), rules)
        if block.kind is BlockKind.HEADING or at - reading.last - reading.between > _BLOCKS_BETWEEN or not reading.has_colon:
            if _is_header(reading):
                break
            reading = _Reading()
    return _finished(reading) if _is_header(reading) else None


def _is_header(reading: _Reading) -> bool:
    reading.close()
    names = {each.name for each in reading.fields if each.name in _NAMES}
    return len(names) > 1 or any(each.name == NUMBER and each.has_colon for each in reading.fields)


def _finished(reading: _Reading) -> Header:
    fields = sorted(reading.fields, key=lambda each: each.value)
    return Header(range(reading.first, reading.last + 1), tuple(fields), reading.start)


def _take_block(page: Page, at: int, reading: _Reading, rules: RuleBook) -> bool:
    """Read one block into the header; False when nothing of it belongs there."""
    span = page.blocks[at].span
    if span.end - span.start > _LINE_LENGTH and "\n" not in page.text[span.start : span.end]:
        return False
    took = False
    lines = [(line, _labels(page, at, line, rules)) for line in islice(_lines(page.text, span), _LINES)]
    for place, (line, labels) in enumerate(lines):
        if labels:
            if reading.between and reading.names.issuperset(label.name for label in labels):
                break
            if reading.first < 0:
                reading.first, reading.start = at, line.start
            _take_labels(page.text, labels, reading)
        elif reading.first < 0 or not _take_line(page, at, line, reading, rules):
            # What follows the header in its own block is no part of it, and what stands before it is the title.
            if took and not _goes_on(page, lines[place : place + _LINES_BETWEEN], reading):
                break
            continue
        took = True
        reading.last, reading.between = at, 0
    return took


def _goes_on(page: Page, lines: Sequence[tuple[Span, Sequence[Field]]], reading: _Reading) -> bool:
    """Whether behind a few short lines that are not ours another label of ours follows, that has not been yet."""
    names = reading.names
    for line, labels in lines:
        if labels:
            return not names.issuperset(label.name for label in labels)
        if line.end - line.start > _SENTENCE_LENGTH or page.text[line.end - 1] == ".":
            return False
    return False


def _is_other_label(words: str, rules: RuleBook) -> bool:
    return len(words) <= _SENTENCE_LENGTH and rules["header.other_label"].pattern.match(words) is not None


def _take_labels(text: str, labels: Sequence[Field], reading: _Reading) -> None:
    for label in labels:
        words = label.value.of(text)
        if not words:
            reading.waiting.append(label)
        elif not reading.waiting or _fits(label.name, words):
            reading.fields.append(label)
        else:
            # A cell of labels, a line each, and a cell of values: the first value stands next to the last label.
            reading.waiting.append(replace(label, value=Span(label.value.start, label.value.start)))
            _take_value(text, label.block, label.value, reading)


def _take_value(text: str, at: int, value: Span, reading: _Reading) -> bool:
    """Give a value to the first label that waits for such a one."""
    label = next((each for each in reading.waiting if _fits(each.name, value.of(text))), None)
    if label is None:
        return False
    reading.waiting.remove(label)
    reading.fields.append(replace(label, value=value, block=at))
    return True


def _take_line(page: Page, at: int, line: Span, reading: _Reading, rules: RuleBook) -> bool:
    """A line without a label: the value of one that waits, an extra line, or the rest of `By:`."""
    words = page.text[line.start : line.end]
    if extra := rules["header.extra_line"].pattern.search(words):
        if name := next((name for name in (ANNUAL, MEETING) if extra[name]), None):
            start, end = extra.span(name)
            reading.fields.append(Field(name, Span(line.start + start, line.start + end), "header.extra_line", at))
        return True
    if reading.waiting:
        return _take_values(page, at, line, reading, rules)
    if (bare := rules["header.bare_by"].pattern.match(words)) and BY not in reading.names:
        reading.fields.append(Field(BY, Span(line.start + bare.start("by"), line.end), "header.bare_by", at, has_colon=False))
        return True
    return _take_rest(page, at, line, reading, rules)


def _is_section_heading(page: Page, at: int, rules: RuleBook) -> bool:
    """Whether a block opens a section. A text rendition's heading is told by its looks alone: `Commissioner` under `By:` has them."""
    block = page.blocks[at]
    if block.kind is not BlockKind.HEADING:
        return False
    words = page.words(block.span)
    is_known = rules["outline.lost_letter"].pattern.match(words) or rules["outline.lettered"].pattern.match(words)
    return page.rendition is Rendition.HTML or is_known is not None


def _take_values(page: Page, at: int, line: Span, reading: _Reading, rules: RuleBook) -> bool:
    took = False
    for cell in _cells(page.text, line):
        if _is_section_heading(page, at, rules) or not _take_value(page.text, at, cell, reading):
            break
        took = True
    return took


def _take_rest(page: Page, at: int, line: Span, reading: _Reading, rules: RuleBook) -> bool:
    """A By that goes on in the next line: `... on behalf of` / `the Commissioner`, or a second office."""
    by = reading.fields[-1] if reading.fields else None
    if by is None or by.name != BY or line.end - line.start > _LINE_LENGTH:
        return False
    goes_on = _GOES_ON.search(page.text, by.value.start, by.value.end) or _CONTINUES.match(page.text, line.start, line.end)
    is_office = at == by.block and by.value.start < by.value.end and rules["header.by_line"].pattern.match(page.text[line.start : line.end])
    if not goes_on and not is_office:
        return False
    reading.fields[-1] = replace(by, value=Span(by.value.start, line.end))
    return True


def _fits(name: str, words: str) -> bool:
    """Whether words may be the value that a label waits for. A sentence is none: the value was lost and the summary follows."""
    if not words or len(words) > _LINE_LENGTH or (len(words) > _SENTENCE_LENGTH and words.endswith(".")):
        return False
    if name in (NUMBER, DATE):
        return bool(_DIGIT.search(words)) and len(words) <= _SENTENCE_LENGTH * 2
    return not _DIGIT.match(words)


def _labels(page: Page, at: int, line: Span, rules: RuleBook) -> list[Field]:
    """The labels of a line, each with the words up to the next one."""
    words = page.text[line.start : line.end]
    rule_id = "header.label"
    first = rules[rule_id].pattern.match(words)
    if first is None and page.blocks[at].kind is BlockKind.TABLE_ROW:
        rule_id = "header.row_label"
        first = rules[rule_id].pattern.match(words)
    if first is None:
        return []
    matches = [first, *rules[rule_id].pattern.finditer(words, first.end())]
    matches += rules["header.inner_label"].pattern.finditer(words, matches[-1].end())
    return [_label(page.text, at, line, match, until, rule_id) for match, until in zip(matches, _ends(matches, line), strict=True)]


def _label(text: str, at: int, line: Span, match: re.Match[str], until: int, rule_id: str) -> Field:
    name = next(name for name in _NAMES if match[name])
    value = _value(text, Span(line.start + match.end(), until))
    return Field(name, value, rule_id, at, has_colon=match[0].endswith((":", ";")))


def _ends(matches: Sequence[re.Match[str]], line: Span) -> Iterator[int]:
    for match in matches[1:]:
        yield line.start + match.start()
    yield line.end


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        stop = text.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        line = _trimmed(text, Span(start, stop))
        if line.start < line.end <= line.start + _LONGEST_LINE:
            yield line
        start = stop + 1


def _cells(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for cell in text[line.start : line.end].split("\t"):
        yield _value(text, Span(start, start + len(cell)))
        start += len(cell) + 1


def _trimmed(text: str, span: Span, edges: str = _BLANKS) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(edges))
    return Span(start, max(start, span.start + len(words.rstrip(edges))))


def _value(text: str, span: Span) -> Span:
    """A value without the marks that part it from its label and from the next."""
    span = _trimmed(text, span, _MARKS)
    is_parted = text[span.start : span.end].startswith((":", ";"))
    return _trimmed(text, Span(span.start + 1, span.end), _MARKS) if is_parted else span
