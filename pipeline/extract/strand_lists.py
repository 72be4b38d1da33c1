"""Lists of a strategy's strands: the bullets under `five new strands of activity:`, run-on lists, tables of theme leaders.

Every item is a strand, `listed`. Its number is the printed one, else the one that the vocabulary knows for its name,
else its place: an unnumbered launch list takes its numbers from its order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Final

from pipeline.extract.strand_numbers import numbered
from pipeline.extract.strand_words import Found, Owner, Setting, noun_of, number_of
from pipeline.extract.zones import Passage
from pipeline.model import Block, BlockKind, Span

_FIGURE: Final = re.compile(r"\d{1,3}")
_LETTER: Final = re.compile(r"\(?[A-Za-z]{1,4}[.)]|\([a-z]+\)?")
_LONGEST_NAME: Final = 160
_LONGEST_UNMARKED: Final = 110
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of such a list: where its words are, and the number printed before it."""

    span: Span
    passage: Passage
    printed: int | None = None


def listed(setting: Setting, passage: Passage) -> Iterator[Found]:
    """The strands of the lists that a passage announces."""
    text = setting.page.text
    if passage.block.kind is BlockKind.HEADING:
        heading = setting.matcher("strands.announcing_heading").search(passage.block.span.of(text))
        items = _below_heading(setting, passage) if heading else []
        if heading and items:
            start, end = heading.span("word")
            yield from _read(setting, passage, Span(passage.start + start, passage.start + end), items, "strands.announcing_heading")
            return
    for match in setting.matcher("strands.announced").finditer(text, passage.start, passage.end):
        yield from _read(setting, passage, Span(*match.span("word")), _announced_items(setting, passage, match), "strands.announced")


def _below_heading(setting: Setting, passage: Passage) -> list[_Item]:
    """The items below a heading; paragraphs with numbers or whole sentences are the section's text, not a list."""
    items = _below(setting, passage)
    is_text = any(
        item.printed is not None or setting.matcher("strands.prose").search(_words(setting, item).of(setting.page.text)) for item in items
    )
    return [] if is_text else items


def _announced_items(setting: Setting, passage: Passage, match: re.Match[str]) -> list[_Item]:
    """The items after the announcement: in the same block if it goes on after the colon, else in the blocks below."""
    count = number_of(match.group("count")) if match.group("count") else None
    is_open = ":" in match.group("colon")
    if match.end() < passage.end:
        return _inline(setting, passage, match.end(), count) if is_open else []
    below = _below(setting, passage, count)
    if not is_open:  # `... in five strands.` announces nothing unless five items follow
        return below if count == len(below) else []
    return below[:count] if below else _unmarked(setting, passage, count)


# --------------------------------------------------------------------------- items


def _style(marker: str | None) -> str:
    if marker and _FIGURE.match(marker):
        return "figure"
    return "letter" if marker and _LETTER.fullmatch(marker) else "bullet"


def _below(setting: Setting, passage: Passage, count: int | None = None) -> list[_Item]:
    """The list items right below a block, of the first one's depth and style of marks; deeper ones are details.

    Under paragraph 3 an item 4 may be the next paragraph; it is none while fewer items than `count` were read.
    """
    items: list[_Item] = []
    first: Block | None = None
    for other in setting.passages.after(passage):
        block = other.block
        if block.kind is not BlockKind.LIST_ITEM or (first and block.depth < first.depth):
            break
        if first is None and (_printed(block.marker) or 1) != 1:
            break
        first = first or block
        if block.depth > first.depth:
            continue
        is_awaited = count is not None and _printed(block.marker) == len(items) + 1 <= count
        if _style(block.marker) != _style(first.marker) or (not is_awaited and _is_next_paragraph(passage.block, block)):
            break
        items.append(_Item(block.span, other, _printed(block.marker)))
    return items


def _is_next_paragraph(own: Block, block: Block) -> bool:
    """Whether a numbered block only carries on the numbers of the paragraphs."""
    here, there = _printed(own.marker), _printed(block.marker)
    return here is not None and there is not None and there == here + 1 and own.depth in (0, block.depth)


def _printed(marker: str | None) -> int | None:
    figure = _FIGURE.search(marker) if marker else None
    return int(figure.group()) if figure else None


def _unmarked(setting: Setting, passage: Passage, count: int | None) -> list[_Item]:
    """As many short unmarked paragraphs as were announced: a list that lost its marks."""
    if count is None:
        return []
    items = [_Item(other.block.span, other) for other in islice(setting.passages.after(passage), count)]
    short = all(
        item.passage.block.kind is BlockKind.PARAGRAPH
        and item.passage.block.marker is None
        and item.span.end - item.span.start <= _LONGEST_UNMARKED
        for item in items
    )
    return items if short and len(items) == count else []


def _inline(setting: Setting, passage: Passage, start: int, count: int | None) -> list[_Item]:
    """The items of a list that runs on after the colon; parted by semicolons, lines, bullets or, if they are as many, commas."""
    text = setting.page.text
    is_broken = "\n" in text[start - 1 : start + 1] or text[start] in "•·"
    end = passage.end if is_broken else setting.sentence(passage, start).end
    separators = [*setting.matcher("strands.inline_separator").finditer(text, start, end)]
    if separators and not text[start : separators[0].start()].strip():
        start = separators.pop(0).end()
    cuts = [(match.start(), match.end()) for match in separators]
    if not cuts:
        cuts = _commas(text, start, end, count)
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    items = [_Item(Span(a, b), passage) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip(" .;")]
    return items if len(items) >= _FEWEST else []


def _commas(text: str, start: int, end: int, count: int | None) -> list[tuple[int, int]]:
    """The commas of an enumeration, with its last `and` where only so the announced number is reached."""
    commas = [(match.start(), match.end()) for match in re.finditer(r",\s*(?:and\s+)?", text[start:end])]
    last_and = re.search(r"\s+and\s+(?!.*\sand\s)", text[start + (commas[-1][1] if commas else 0) : end])
    offset = start + (commas[-1][1] if commas else 0)
    absolute = [(a + start, b + start) for a, b in commas]
    if count == len(absolute) + 1:
        return absolute
    if last_and and count == len(absolute) + 2:
        return [*absolute, (offset + last_and.start(), offset + last_and.end())]
    return []


# --------------------------------------------------------------------------- strands


def _read(setting: Setting, passage: Passage, word: Span, items: list[_Item], rule_id: str) -> Iterator[Found]:
    """A strand for each item, unless the list is of something else."""
    owner = _list_owner(setting, passage, word) if items else None
    if owner is None or any(_is_other(setting, item) for item in items):
        return
    yield from _counted(setting, _named(setting, items, owner, rule_id))


def _named(setting: Setting, items: list[_Item], owner: Owner, rule_id: str) -> list[Found]:
    """The strands of the items, up to the first that is a sentence, or that has no number where the first had one."""
    found: list[Found] = []
    for item in items:
        own = _of_item(setting, item, owner, rule_id)
        is_numbered = bool(own) and own[0].rule_id == "strands.numbered"
        is_prose = not is_numbered and setting.matcher("strands.prose").search(_words(setting, item).of(setting.page.text))
        if not own or is_prose or (found and found[0].rule_id == "strands.numbered" and not is_numbered):
            break
        found.extend(own)
    return found


def _list_owner(setting: Setting, passage: Passage, word: Span) -> Owner | None:
    """Whose strands are listed: of a known strategy, or of one that the sentence names; themes must be of a near one."""
    text = setting.page.text
    sentence = setting.sentence(passage, word.start)
    is_strand = noun_of(word.of(text)) == "strand"
    owner = None if setting.is_other(sentence) else setting.owner(passage, word.start, word.end, word.of(text))
    if owner is None or (owner.strategy_id and (is_strand or owner.is_near)):
        return owner
    return (
        Owner(None, is_near=True)
        if is_strand and setting.matcher("strands.another_strategy").search(text, sentence.start, sentence.end)
        else None
    )


def _is_other(setting: Setting, item: _Item) -> bool:
    return bool(setting.matcher("strands.other_items").search(item.span.of(setting.page.text).strip().rstrip(".;")))


def _of_item(setting: Setting, item: _Item, owner: Owner, rule_id: str) -> list[Found]:
    """The strand of an item: by the number it begins with (`Strand 1 - Leadership`), else by its words."""
    start, end = item.span.start, item.span.end
    own = [found for found in numbered(setting, item.passage, start, end) if found.span.start == start]
    if own:
        return [replace(found, owner=owner, is_listed=True) for found in own[:1]]
    span = _words(setting, item)
    if not 0 < span.end - span.start <= _LONGEST_NAME:
        return []
    return [Found(span, item.printed, span.of(setting.page.text), owner, item.passage, rule_id, is_listed=True)]


def _words(setting: Setting, item: _Item) -> Span:
    """An item's naming words: without what explains them, without closing stop."""
    text = item.span.of(setting.page.text)
    explained = setting.matcher("strands.explained").search(text)
    end = explained.start() if explained and explained.start() else len(text)
    closing = setting.matcher("strands.closing").search(text[:end])
    words = text[: closing.start() if closing else end]
    lead = len(words) - len(words.lstrip(" \n‘“"))
    return Span(item.span.start + lead, item.span.start + max(lead, len(words.rstrip())))


def _counted(setting: Setting, found: list[Found]) -> Iterator[Found]:
    """The items with their numbers; no place counts where a known name stands out of its place."""
    known = [setting.lexicon.number(each.owner.strategy_id, each.name) if each.name else each.number for each in found]
    printed = [each.number for each in found]
    in_order = all(number in (None, place) for place, number in enumerate(known, 1))
    counts_up = all(number is not None for number in printed) and all(b == a + 1 for a, b in pairwise(number or 0 for number in printed))
    for place, (each, number) in enumerate(zip(found, known, strict=True), 1):
        own = each.number if (counts_up and printed[0] == 1) or each.rule_id == "strands.numbered" else None
        yield replace(each, number=own or number or (place if in_order else None))


# --------------------------------------------------------------------------- tables


def tabled(setting: Setting) -> Iterator[Found]:
    """The strands of a table with a column of strands or themes, such as that of themes and their leaders."""
    column, owner, last = -1, Owner(None), -1
    for passage in setting.passages.of_kind(BlockKind.TABLE_ROW) if setting.namings else ():
        if any(setting.passages.get(index) for index in range(last + 1, passage.number)):
            column = -1
        last = passage.number
        cells = tuple(_cells(setting, passage))
        head = _head(setting, cells)
        if head:
            column = head[0]
            owner = setting.owner(passage, head[1].start, head[1].end, head[1].of(setting.page.text)) or Owner(None)
        elif 0 <= column < len(cells) and owner.strategy_id and owner.is_near:
            yield from _of_row(setting, passage, cells[column:], owner)


def _cells(setting: Setting, passage: Passage) -> Iterator[Span]:
    start = passage.start
    for cell in passage.block.span.of(setting.page.text).split("\t"):
        yield Span(start, start + len(cell))
        start += len(cell) + 1


def _head(setting: Setting, cells: tuple[Span, ...]) -> tuple[int, Span] | None:
    """The number of the column of strands, and where its noun is."""
    for index, cell in enumerate(cells):
        if match := setting.matcher("strands.table_head").search(cell.of(setting.page.text)):
            return index, Span(cell.start + match.start("word"), cell.start + match.end("word"))
    return None


def _of_row(setting: Setting, passage: Passage, cells: tuple[Span, ...], owner: Owner) -> Iterator[Found]:
    """The strand of a row; a bare number in the column belongs to the name in the next."""
    number = _FIGURE.fullmatch(cells[0].of(setting.page.text).rstrip("."))
    if number and len(cells) > 1:
        yield from _of_item(setting, _Item(cells[1], passage, int(number.group())), owner, "strands.table_head")
        return
    for found in _of_item(setting, _Item(cells[0], passage), owner, "strands.table_head"):
        known = setting.lexicon.number(owner.strategy_id, found.name) if found.name else found.number
        yield replace(found, number=found.number or known)
