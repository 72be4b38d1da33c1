"""The text renditions of the survey, told apart by their traits and brought to the same blocks.

A: blocks between blank lines, bullets `  •`, numbers `  1.`. B: as A without the blocks of one word, which leave double
blank lines. C: a line is a block, items are `- `, tables `a | b |` with rule lines, no breadcrumb. D: as B without the
breadcrumb. E: paragraphs hard-wrapped in mid-sentence. A tab within a line parts the cells of a table row in all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.model import BlockKind, Rendition
from pipeline.read.folding import BREAK, Draft, Piece, fold, together
from pipeline.read.patterns import pattern
from pipeline.read.source import Source

_FEW_LINES: Final = 6  # fewer tell nothing about how a page parts its blocks
_DENSE: Final = 5  # a page with blank lines before fewer than every fifth line does not part its blocks by them
_WRAPPED: Final = 45  # a line shorter than this was not broken for its length
_LONGEST_WRAPPED: Final = 110  # and no hard-wrapped page has lines beyond this
_FEWEST_WRAPS: Final = 2
_LONGEST_CELL: Final = 150  # beyond it a tab stands in prose, not between cells
_BULLETS: Final = "•·◦▪■●‣►-–*"


class Line(NamedTuple):
    """A line that is not blank: its text without edges, where that begins, its indent, and the blank lines before it."""

    start: int
    text: str
    indent: int
    blanks: int


def read_lines(source: Source) -> tuple[list[Draft], Rendition]:
    """The blocks of a text page, before marks and headings are told, and which rendition it is.

    >>> drafts, rendition = read_lines(Source.of("Summary\\n\\nReport: 8\\nBy: Clerk\\n\\n  • one\\n  • two"))
    >>> [draft.text for draft in drafts], rendition.value
    (['Summary', 'Report: 8\\nBy: Clerk', '• one', '• two'], 'a')
    """
    lines = lines_of(source)
    rendition = rendition_of(lines)
    groups: Iterable[list[Line]]
    if rendition is Rendition.C:
        groups = ([line] for line in lines)
    else:
        groups = _groups(lines, _width(lines) if rendition is Rendition.E and _is_dense(lines) else 0)
    width = _width(lines) if rendition is Rendition.E else 0
    return list(_drafts(source, groups, rendition, width)), rendition


def lines_of(source: Source) -> list[Line]:
    """The lines that are not blank. A line of no-break spaces is blank, but not the trace of a lost word (seed 004)."""
    lines: list[Line] = []
    at = blanks = parted = 0
    for raw in source.level.split("\n"):
        text = raw.strip(" ")
        if text:
            indent = len(raw) - len(raw.lstrip(" "))
            lines.append(Line(at + indent, text, indent, max(blanks, parted)))
            blanks = parted = 0
        elif raw and "\xa0" in source.squeezed[at : at + len(raw)]:
            blanks, parted = 0, 1
        else:
            blanks += 1
        at += len(raw) + 1
    return lines


# --------------------------------------------------------------------------- traits


def rendition_of(lines: Sequence[Line]) -> Rendition:
    """Which text rendition a page is, by its traits; A when nothing tells."""
    if _wraps(lines) >= _FEWEST_WRAPS:
        return Rendition.E
    has_breadcrumb = any(pattern("boilerplate.breadcrumb").match(line.text) for line in lines[:3])
    if _is_dense(lines) and not has_breadcrumb and not any(map(_is_item_of_a, lines)):
        return Rendition.C
    if len(lines) >= _FEW_LINES and not any(line.blanks for line in lines[1:]):
        return Rendition.C  # blank lines taken out of any other: a line is all that parts its blocks
    if not any(line.blanks > 1 for line in lines[1:]) or any(_is_alone(lines, number) for number in range(len(lines))):
        return Rendition.A
    return Rendition.B if has_breadcrumb else Rendition.D


def _is_dense(lines: Sequence[Line]) -> bool:
    return len(lines) >= _FEW_LINES and sum(line.blanks > 0 for line in lines[1:]) * _DENSE < len(lines)


def _is_item_of_a(line: Line) -> bool:
    """Whether a line is an item as only A, B and D print it: a bullet, or an indented number."""
    return line.text[0] == "•" or (line.indent > 0 and line.text[0] != "-" and pattern("reading.text_item").match(line.text) is not None)


def _is_alone(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is a block of one word, which only A has kept."""
    line = lines[number]
    if " " in line.text or not line.text.rstrip(".:").isalpha():
        return False
    return (line.blanks > 0 or not number) and (number + 1 == len(lines) or lines[number + 1].blanks > 0)


def _wraps(lines: Sequence[Line]) -> int:
    """How many lines were surely broken for their length; 0 when there are lines that should have been, and were not."""
    if any(len(line.text) > _LONGEST_WRAPPED for line in lines):
        return 0
    return sum(1 for _ in _wrapped(lines))


def _wrapped(lines: Sequence[Line]) -> Iterator[Line]:
    for line, after in pairwise(lines):
        if not after.blanks and len(line.text) >= _WRAPPED and after.text[0].islower() and line.text[-1] not in ".:;":
            yield line


def _width(lines: Sequence[Line]) -> int:
    """The width that a page was wrapped to, as far as its lines tell."""
    return max((line.indent + len(line.text) for line in _wrapped(lines)), default=0)


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether a line ended because the next word did not fit, so that its end is only a space."""
    return after.text[0].islower() or line.indent + len(line.text) + 1 + len(after.text.split(" ", 1)[0]) > width


# --------------------------------------------------------------------------- blocks


def _groups(lines: Sequence[Line], dense_width: int) -> Iterator[list[Line]]:
    """The lines of each block: parted by blank lines, before a mark, around table rows and section headings.

    A wrapped page without blank lines is parted where a line ends early with a stop.
    """
    item, heading = pattern("reading.text_item"), pattern("reading.section_line")
    group: list[Line] = []
    parted = False
    for line in lines:
        is_heading = heading.match(line.text) is not None
        ends = dense_width and group and group[-1].text[-1] in ".:;?!" and not _is_full(group[-1], line, dense_width)
        if group and (line.blanks or parted or is_heading or ends or item.match(line.text)):
            yield group
            group = []
        group.append(line)
        parted = is_heading
    if group:
        yield group


def _drafts(source: Source, groups: Iterable[list[Line]], rendition: Rendition, width: int) -> Iterator[Draft]:
    has_rules = "--|" in source.level or "|--" in source.level
    has_rows = has_rules or "\t" in source.squeezed
    indents: list[int] = []
    last: Draft | None = None
    for group in groups:
        for part in _parts(source, group, has_rules) if has_rows else (group,):
            draft = part if isinstance(part, Draft) else _paragraph(part, width)
            if draft.kind is BlockKind.PARAGRAPH:
                _tell_item(draft, group[0], indents, last)
            last = draft if rendition is not Rendition.C else None  # where every line follows directly, that tells nothing
            yield draft


def _parts(source: Source, group: list[Line], has_rules: bool) -> Iterator[Draft | list[Line]]:
    """The table rows of a group, and the lines between them."""
    lines: list[Line] = []
    for line in group:
        if has_rules and "|" in line.text and pattern("reading.rule_line").match(line.text):
            continue
        row = _row_of(source, line, has_rules)
        if row is None:
            lines.append(line)
            continue
        if lines:
            yield lines
        lines = []
        yield row
    if lines:
        yield lines


def _paragraph(lines: Sequence[Line], width: int) -> Draft:
    """A paragraph; where a wrapped page broke a full line, a space."""
    pieces: list[Piece] = []
    before: Line | None = None
    for line in lines:
        if before is not None:
            end = before.start + len(before.text)
            pieces.append((end, " " if width and _is_full(before, line, width) else BREAK, line.start - end if width else 1))
        pieces.append((line.start, line.text, len(line.text)))
        before = line
    text, spots = fold(pieces)
    draft = Draft(BlockKind.PARAGRAPH, text, spots)
    if text[0] == "#" and (hashes := pattern("reading.hash_heading").match(text)):
        draft.kind, draft.depth = BlockKind.HEADING, len(hashes[1])
        draft.drop(hashes.end())
    return draft


def _tell_item(draft: Draft, line: Line, indents: list[int], last: Draft | None) -> None:
    """Make a line with a mark a list item, when it is indented, begins with a bullet, or follows its like directly."""
    if not pattern("reading.text_item").match(draft.text):
        if not line.indent:
            indents.clear()
        return
    follows = not line.blanks and last is not None and pattern("reading.text_item").match(last.text) is not None
    if not (line.indent or draft.text[0] in _BULLETS or follows):
        indents.clear()
        return
    while indents and indents[-1] > line.indent:
        indents.pop()
    if not indents or indents[-1] < line.indent:
        indents.append(line.indent)
    draft.kind, draft.depth = BlockKind.LIST_ITEM, len(indents)
    if follows and last is not None and last.kind is BlockKind.PARAGRAPH:
        last.kind, last.depth = BlockKind.LIST_ITEM, draft.depth


def _row_of(source: Source, line: Line, has_rules: bool) -> Draft | None:
    """The table row that a line is: its cells are parted by tabs, or by pipes on a page with rule lines."""
    if not has_rules and source.squeezed.find("\t", line.start, line.start + len(line.text)) < 0:
        return None
    by_tabs = source.squeezed[line.start : line.start + len(line.text)].split("\t")
    if len(by_tabs) > 1:
        cells, at = [], 0
        for cell in by_tabs:
            cells.append(line.text[at : at + len(cell)])
            at += len(cell) + 1
    elif has_rules and "|" in line.text:
        cells = line.text.split("|")
    else:
        return None
    filled = [cell for cell in cells if cell.strip()]
    is_item = len(filled) == 2 and pattern("reading.mark_alone").match(filled[0].strip()) is not None
    if not filled or (len(filled) == 1 and len(by_tabs) > 1) or is_item or any(len(cell) > _LONGEST_CELL for cell in filled):
        return None
    return _row(cells, line.start)


def _row(cells: Sequence[str], at: int) -> Draft:
    drafts: list[Draft] = []
    for cell in cells:
        text, spots = fold([(at, cell, len(cell))] if cell else [])
        drafts.append(Draft(BlockKind.TABLE_ROW, text, spots))
        at += len(cell) + 1
    while not drafts[-1].text:
        del drafts[-1]
    text, spots = together(drafts, "\t")
    return Draft(BlockKind.TABLE_ROW, text, spots)
