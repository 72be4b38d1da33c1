"""The pieces of a recommendations section: its blocks, and what runs on within one block cut apart.

>>> from pipeline.model import Block, BlockKind
>>> from pipeline.vocabulary.actions import load_actions
>>> from pipeline.vocabulary.addressees import load_addressees
>>> from pipeline.vocabulary.rules import load_rules
>>> grammar = Grammar(load_rules(), load_actions(), load_addressees())
>>> text = "That members: 1. note the report; 2. agree the plan."
>>> page = Page.of("0" * 16, text, Block(BlockKind.PARAGRAPH, Span(0, len(text))))
>>> [(piece.mark, piece.span.of(text)) for piece in pieces_of(grammar, page, range(1))]
[(None, 'That members'), ('1.', 'note the report'), ('2.', 'agree the plan')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pipeline.extract.addressees import Grammar
from pipeline.extract.clauses import Strength
from pipeline.extract.coordinated import read_clause
from pipeline.extract.sentences import edged
from pipeline.model import BlockKind, Page, Span

_ROMAN: Final = {roman: at for at, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)}
_MARK: Final = re.compile(r"^(?P<open>\(?)(?P<ordinal>\d{1,3}|[ivx]{1,4}|[a-z])(?P<close>[.)]*)$", re.IGNORECASE)
_DECIMAL: Final = re.compile(r"^\d{1,3}(?:\.\d{1,3})+\.?$")
_DEEPEST: Final = 3
# So much before a place tells whether an item can begin there.
_BEFORE: Final = 60
# So much of a line tells whether it asks.
_LINE: Final = 200


class MarkClass(StrEnum):
    """What kind of mark an item bears; items of one list bear one kind."""

    NUMBER = "number"
    DECIMAL = "decimal"
    LETTER = "letter"
    ROMAN = "roman"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one block: `whole` with its closing marks, `span` without; neither holds the list mark."""

    block: int
    kind: BlockKind
    whole: Span
    span: Span
    mark: str | None
    depth: int

    def ending(self, text: str) -> str:
        """What stands between the words and the end: `;`, `: and`, `.` or nothing."""
        return text[self.span.end : self.whole.end]

    @property
    def is_marked(self) -> bool:
        """Whether it is an item by its look: a list mark, or a place in a list."""
        return self.mark is not None or self.depth > 0


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece in the making: offsets within its block."""

    start: int
    end: int
    mark: str | None
    depth: int


def mark_class(mark: str | None, before: MarkClass | None = None, last: int = 0) -> MarkClass:
    """The kind of a mark; `i.` after `h.` is a letter, else a Roman number.

    >>> [str(mark_class(mark)) for mark in ("2.", "(b)", "ii)", "2.1", "•")]
    ['number', 'letter', 'roman', 'decimal', 'bullet']
    """
    if mark and _DECIMAL.match(mark):
        return MarkClass.DECIMAL
    found = _MARK.match(mark or "")
    if not found:
        return MarkClass.BULLET
    ordinal = found["ordinal"].lower()
    if ordinal.isdigit():
        return MarkClass.NUMBER
    follows = before is MarkClass.LETTER and len(ordinal) == 1 and ord(ordinal) - 96 == last + 1
    return MarkClass.ROMAN if ordinal in _ROMAN and not follows else MarkClass.LETTER


def ordinal(mark: str | None, kind: MarkClass) -> int:
    """The number that a mark stands for, 0 for a bullet."""
    found = _MARK.match(mark or "")
    if not found or kind in (MarkClass.BULLET, MarkClass.DECIMAL):
        return 0
    printed = found["ordinal"].lower()
    if kind is MarkClass.NUMBER:
        return int(printed)
    return _ROMAN.get(printed, 0) if kind is MarkClass.ROMAN else ord(printed) - 96


def pieces_of(grammar: Grammar, page: Page, blocks: range) -> Iterator[Piece]:
    """The pieces of some blocks in reading order, boilerplate left out.

    A printed `Recommendation 2:` is a mark when the numbers count from one; an inquiry's `Recommendation 61` is text.
    """
    labels = 0
    read = [piece for index in blocks if not page.blocks[index].boilerplate for piece in block_pieces(grammar, page, index)]
    for piece in _bare_numbered(grammar, page, read):
        label = grammar.match("label", piece.span.of(page.text)) if piece.kind is not BlockKind.HEADING else None
        if label and label.end() < piece.span.end - piece.span.start and (not label["number"] or int(label["number"]) == labels + 1):
            labels += label["number"] is not None
            yield _without_label(page.text, piece, label)
        else:
            yield piece


def _bare_numbered(grammar: Grammar, page: Page, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the bare numbers `1`, `2`, ... taken off that they begin with, where at least two count up."""
    found = [
        (at, mark)
        for at, piece in enumerate(pieces)
        if not piece.is_marked and (mark := grammar.match("bare_mark", piece.span.of(page.text))) and _begins_an_ask(grammar, mark)
    ]
    counted = [(at, mark) for number, (at, mark) in enumerate(found, 1) if int(mark["ordinal"]) == number]
    if len(counted) > 1 and len(counted) == len(found):
        for at, mark in counted:
            pieces[at] = _without_mark(pieces[at], mark)
    return pieces


def _begins_an_ask(grammar: Grammar, mark: re.Match[str]) -> bool:
    return bool(grammar.actions.forms(mark["word"])) or mark["word"].lower() in ("that", "the", "members", "to")


def _without_mark(piece: Piece, mark: re.Match[str]) -> Piece:
    start = piece.span.start + mark.end()
    span, whole = Span(start, piece.span.end), Span(start, piece.whole.end)
    return replace(piece, whole=whole, span=span, mark=mark["ordinal"], depth=max(1, piece.depth))


def _without_label(text: str, piece: Piece, label: re.Match[str]) -> Piece:
    start = piece.span.start + label.end()
    mark = label["number"] and f"{label['number']}."
    return replace(piece, whole=Span(start, piece.whole.end), span=edged(text, start, piece.span.end), mark=piece.mark or mark)


def block_pieces(grammar: Grammar, page: Page, index: int) -> Iterator[Piece]:
    """One block's pieces; a table row of more than a mark and one text gives none."""
    block = page.blocks[index]
    text = page.block_text(index)
    if block.kind is BlockKind.TABLE_ROW:
        first = _cell(grammar, text)
    else:
        first = _first_part(grammar, text, block.marker, _depth(block.kind, block.marker, block.depth))
    whole = (first,) if first else ()
    for part in whole if block.kind is BlockKind.HEADING else (part for one in whole for part in _parts(grammar, text, one, _DEEPEST)):
        span = _edged(grammar, page.text, block.span.start + part.start, block.span.start + part.end)
        whole_end = block.span.start + part.start + len(text[part.start : part.end].rstrip())
        if span.start < span.end:
            yield Piece(index, block.kind, Span(span.start, max(whole_end, span.end)), span, part.mark, part.depth)


def _depth(kind: BlockKind, marker: str | None, depth: int) -> int:
    if kind is BlockKind.LIST_ITEM:
        return max(1, depth)
    return 1 if marker and kind is BlockKind.PARAGRAPH else 0


def _edged(grammar: Grammar, text: str, start: int, end: int) -> Span:
    """As `edged`, and a footnote mark behind the closing stop goes with the stop."""
    tail = max(start, end - 12)
    if footnote := grammar.search("footnote", text[tail:end].rstrip()):
        end = tail + footnote.start()
    # `and that the form be agreed` goes on from the item before it.
    if joint := grammar.match("goes_on", text[start : min(end, start + _BEFORE)]):
        start += joint.end()
    return edged(text, start, end)


def _first_part(grammar: Grammar, text: str, marker: str | None, depth: int) -> _Part:
    """The whole block; a list mark that the reader left in the text is taken off."""
    if marker is None and (found := grammar.match("leading_mark", text)):
        return _Part(found.end(), len(text), found[0].strip(), max(1, depth))
    return _Part(0, len(text), marker, depth)


def _cell(grammar: Grammar, text: str) -> _Part | None:
    """The one text of a row of a layout table, with the mark in the cell before it."""
    cells = [(found.start(), found.end()) for found in re.finditer(r"[^\t]+", text) if found[0].strip()]
    if len(cells) == 1:
        return _first_part(grammar, text, None, 0) if cells[0][0] == 0 else _Part(*cells[0], None, 0)
    if len(cells) == 2 and grammar.match("leading_mark", f"{text[slice(*cells[0])].strip()} x"):
        return _Part(*cells[1], text[slice(*cells[0])].strip(), 1)
    return None


# --------------------------------------------------------------------------- lists that run on in one block


def _parts(grammar: Grammar, text: str, part: _Part, deepest: int) -> Iterator[_Part]:
    """The part itself, or its opening words and the items that follow them."""
    words = text[part.start : part.end]
    run, continues = _run(grammar, words, part.mark)
    if not run or not deepest:
        yield from _lines(grammar, text, part)
        return
    opening = _Part(part.start, part.start + run[0].start, part.mark, part.depth)
    has_opening = bool(text[opening.start : opening.end].strip())
    if has_opening:
        yield from _lines(grammar, text, opening)
    inner = part.depth + (part.mark is not None and not continues and has_opening)
    for at, item in enumerate(run):
        end = run[at + 1].start if at + 1 < len(run) else len(words)
        yield from _parts(grammar, text, _Part(part.start + item.end, part.start + end, item.mark, max(1, inner)), deepest - 1)


@dataclass(frozen=True, slots=True)
class _Inline:
    """A mark within a block, and where it stands there."""

    start: int
    end: int
    mark: str


def _run(grammar: Grammar, words: str, mark: str | None) -> tuple[list[_Inline], bool]:
    """The marks of a list that runs on in `words`, the list that begins first; and whether it continues the block's own mark."""
    runs = [(_bullets(grammar, words), mark is not None and mark_class(mark) is MarkClass.BULLET)]
    found = list(grammar.pattern("inline_mark").finditer(words))
    bare = _bare(grammar, words)
    runs.append((bare if len(bare) > 1 else [], False))
    for kind in (MarkClass.NUMBER, MarkClass.ROMAN, MarkClass.LETTER) if found else ():
        last = ordinal(mark, kind) if mark and mark_class(mark) is kind else 0
        if last:
            runs.append((_counted([one for one in found if _separated(words, one)], kind, last + 1), True))
        opened = [one for one in found if grammar.search("opening", words[max(0, one.start() - _BEFORE) : one.start()])]
        if opened:
            runs.append((_counted(found[found.index(opened[0]) :], kind, 1), False))
        several = _counted([one for one in found if _separated(words, one) or not one.start()], kind, 1)
        runs.append((several if len(several) > 1 else [], False))
    return min((run for run in runs if run[0]), key=lambda run: (run[0][0].start, -len(run[0])), default=([], False))


def _bare(grammar: Grammar, words: str) -> list[_Inline]:
    """`That members: 1 note the report; 2 agree the plan`."""
    found = [one for one in grammar.pattern("bare_mark").finditer(words) if _begins_an_ask(grammar, one)]
    if not found or not grammar.search("bare_opening", words[max(0, found[0].start() - _BEFORE) : found[0].start()]):
        return []
    return _counted([found[0], *(one for one in found[1:] if _separated(words, one))], MarkClass.NUMBER, 1)


def _counted(found: list[re.Match[str]], kind: MarkClass, first: int) -> list[_Inline]:
    """The marks of one kind and style that count up from `first`."""
    run: list[_Inline] = []
    style: tuple[str, str] | None = None
    for one in found:
        printed = one[0].strip()
        is_next = _ordinal_as(one["ordinal"], kind) == first + len(run)
        if is_next and style in (None, (one["open"], one["close"])):
            style = (one["open"], one["close"])
            run.append(_Inline(one.start(), one.end(), printed))
    return run


def _ordinal_as(printed: str, kind: MarkClass) -> int:
    if kind is MarkClass.NUMBER:
        return int(printed) if printed.isdigit() else 0
    if kind is MarkClass.ROMAN:
        return _ROMAN.get(printed, 0)
    return ord(printed) - 96 if len(printed) == 1 and printed.isalpha() else 0


def _separated(words: str, found: re.Match[str]) -> bool:
    """Whether a list could go on here: behind a stop, a semicolon, `and` or a new line."""
    before = words[max(0, found.start() - _BEFORE) : found.start()]
    return before.endswith("\n") or before.rstrip().endswith((";", ":", ".", ",", ")", " and", " or"))


def _bullets(grammar: Grammar, words: str) -> list[_Inline]:
    return [_Inline(found.start(), found.end(), found[0].strip()) for found in grammar.pattern("inline_bullet").finditer(words)]


# --------------------------------------------------------------------------- lines and sentences


def _lines(grammar: Grammar, text: str, part: _Part) -> Iterator[_Part]:
    """The part cut where a line begins another item, and an unmarked part where a sentence begins another ask."""
    cuts = [part.start]
    for found in re.finditer(r"\n+", text[part.start : part.end]):
        end, start = part.start + found.start(), part.start + found.end()
        line_start = max(cuts[-1], end - _BEFORE, text.rfind("\n", max(0, end - _BEFORE), end) + 1)
        line_end = text.find("\n", start, part.end)
        if _line_begins_an_item(grammar, text[line_start:end], text[start : line_end if line_end >= 0 else part.end]):
            cuts.append(start)
    if part.mark is None and part.depth == 0:
        cuts += [place for place in _asking_sentences(grammar, text, part) if place not in cuts]
    cuts = sorted(cuts)
    for at, start in enumerate(cuts):
        end = cuts[at + 1] if at + 1 < len(cuts) else part.end
        mark = grammar.match("leading_mark", text[start:end].lstrip()) if at else None
        if mark:
            begins = end - len(text[start:end].lstrip()) + mark.end()
            yield _Part(begins, end, mark[0].strip(), max(1, part.depth))
        else:
            yield replace(part, start=start, end=end, mark=None if at else part.mark)


def _line_begins_an_item(grammar: Grammar, before: str, line: str) -> bool:
    if grammar.search("line_end", before) or grammar.match("strong_opening", line):
        return True
    return read_clause(grammar, line[:_LINE]).strength >= Strength.FIRM


def _asking_sentences(grammar: Grammar, text: str, part: _Part) -> Iterator[int]:
    for found in grammar.pattern("sentence_end").finditer(text, part.start, part.end):
        if grammar.match("strong_opening", text, found.end()):
            yield found.end()
