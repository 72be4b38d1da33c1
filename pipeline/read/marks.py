"""The marks of list items and the numbers of paragraphs leave the text and become the block's marker.

A printed mark wins over a counted one (`<ol>`) and over a bullet that a text rendition put before it. The letter of a section heading,
a year, a date and a plain figure stay in the text. A number without dot, and a decimal one, is a mark only where its
neighbours count on.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from pipeline.model import BlockKind
from pipeline.read.folding import Draft
from pipeline.read.patterns import pattern

_MAY_BEGIN_A_MARK: Final = re.compile(r"[•·◦▪■●‣►\uf0b7\uf0a7§Øü–—*(-]|\d{1,3}(?!\d)|[a-z]{1,5}[.)]|o ")
_FIRST: Final = frozenset("•·◦▪■●‣►\uf0b7\uf0a7§Øü–—*(-0123456789abcdefghijklmnopqrstuvwxyz")
_LONGEST_MARK: Final = 10
_BULLETS: Final = "•·◦▪■●‣►\uf0b7\uf0a7§Øü-–—*o"


def tell_marks(drafts: list[Draft]) -> list[Draft]:
    """The drafts with their marks told; a block that was nothing but a mark is joined with the paragraph after it."""
    drafts = _joined(_parted(drafts))
    uncertain = {id(draft) for draft in drafts if _may_begin_a_mark(draft) and not _take_sure(draft)}
    if uncertain:
        _take_counted(drafts, uncertain)
    return drafts


def _may_begin_a_mark(draft: Draft) -> bool:
    return draft.text[0] in _FIRST and draft.kind is not BlockKind.TABLE_ROW and _MAY_BEGIN_A_MARK.match(draft.text) is not None


def is_mark(text: str) -> bool:
    """Whether a cell or block holds nothing but a mark.

    >>> is_mark("1."), is_mark("(iv)"), is_mark("8")
    (True, True, False)
    """
    return pattern("reading.mark_alone").match(text) is not None


def _parted(drafts: list[Draft]) -> list[Draft]:
    """Paragraphs parted before the lines that begin with a mark, and around the headings of sections.

    The old templates print lists with `<br>`, as the text renditions do with lines.
    """
    if not any("\n" in draft.text for draft in drafts):
        return drafts
    item, heading = pattern("reading.text_item").match, pattern("reading.section_line").match
    kept: list[Draft] = []
    for draft in drafts:
        if "\n" not in draft.text or draft.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING):
            kept.append(draft)
            continue
        edges, at, after_heading = [0], 0, False
        for line in draft.text.split("\n"):
            is_heading = heading(line) is not None
            if at and (is_heading or after_heading or item(line)):
                edges.append(at)
            after_heading = is_heading
            at += len(line) + 1
        kept.extend(_parts_of(draft, edges) if len(edges) > 1 else (draft,))
    return kept


def _parts_of(draft: Draft, edges: Sequence[int]) -> Iterator[Draft]:
    ends = [*(edge - 1 for edge in edges[1:]), len(draft.text)]
    for start, end in zip(edges, ends, strict=True):
        part = draft.part(start, end)
        if not start:
            part.marker = draft.marker
        elif part.kind is BlockKind.LIST_ITEM:
            part.depth += 1
        yield part


def _joined(drafts: list[Draft]) -> list[Draft]:
    if not any(is_mark(text) for text in [draft.text for draft in drafts] if len(text) < _LONGEST_MARK):
        return drafts
    kept: list[Draft] = []
    lone: Draft | None = None
    for draft in drafts:
        if lone is not None:
            if draft.kind is BlockKind.PARAGRAPH and not _MAY_BEGIN_A_MARK.match(draft.text) and draft.marker is None:
                draft.marker, draft.kind, draft.depth = lone.text, lone.kind, lone.depth
            else:
                kept.append(lone)
            lone = None
        if draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and len(draft.text) < _LONGEST_MARK and is_mark(draft.text):
            lone = draft
        else:
            kept.append(draft)
    return kept if lone is None else [*kept, lone]


def _take_sure(draft: Draft) -> bool:
    """Take the mark that needs no neighbours. An item's printed mark after a bullet or number is the better one."""
    match = _sure(draft.text)
    if match is None or match.end() == len(draft.text):
        return False
    mark, length = match["mark"], match.end()
    if draft.kind is BlockKind.LIST_ITEM or mark in _BULLETS:
        rest = draft.text[length:]
        inner = _sure(rest)
        if inner is not None and inner["mark"] not in _BULLETS and inner.end() < len(rest):
            mark, length = inner["mark"], length + inner.end()
    draft.drop(length)
    draft.marker = mark
    if draft.kind is BlockKind.PARAGRAPH and not mark[0].isdigit():
        draft.kind, draft.depth = BlockKind.LIST_ITEM, 1
    return True


def _sure(text: str) -> re.Match[str] | None:
    """The mark at the front of a text that is one by itself."""
    for rule in _sure_patterns(text[0].isdigit()):
        if match := rule.match(text):
            return match
    return None


@cache
def _sure_patterns(of_digits: bool) -> tuple[re.Pattern[str], ...]:
    rules = ("reading.number", "reading.bracketed") if of_digits else ("reading.bullet", "reading.bracketed", "reading.letter")
    return tuple(pattern(rule) for rule in rules)


def _take_counted(drafts: Sequence[Draft], uncertain: set[int]) -> None:
    """Take decimal numbers, and numbers without dot, where the number before or after counts on.

    Where one decimal is proven, another is a mark too that does not count on (`22.1` under 21), unless it may be a figure.
    """
    series = list(_numbers(drafts, uncertain))
    unproven: list[tuple[Draft, int]] = []
    has_decimals = False
    for index, (draft, numbers, length) in enumerate(series):
        if not length:
            continue
        before = series[index - 1][1] if index else ()
        after = series[index + 1][1] if index + 1 < len(series) else ()
        is_decimal = len(numbers) > 1
        closed = is_decimal and draft.text[length - 2] == "."
        if closed or _counts_on(before, numbers) or _counts_on(numbers, after):
            has_decimals |= is_decimal
            _take(draft, length)
        elif is_decimal and draft.text[length].isupper():
            unproven.append((draft, length))
    for draft, length in unproven if has_decimals else ():
        _take(draft, length)


def _take(draft: Draft, length: int) -> None:
    draft.marker = draft.text[:length].rstrip()
    draft.drop(length)


def _numbers(drafts: Sequence[Draft], uncertain: set[int]) -> Iterator[tuple[Draft, tuple[int, ...], int]]:
    """The numbered blocks in order: each with its number, and for those in doubt the length of their mark and its space."""
    for draft in drafts:
        if id(draft) in uncertain:
            match = pattern("reading.decimal").match(draft.text) or pattern("reading.bare_number").match(draft.text)
            if match and match.end() < len(draft.text):
                yield draft, _numbers_of(match["mark"]), match.end()
        elif draft.marker is not None and draft.marker[0].isdigit() and draft.marker[-1] == ".":
            yield draft, _numbers_of(draft.marker), 0


def _numbers_of(mark: str) -> tuple[int, ...]:
    return tuple(int(part) for part in mark.strip(".").split("."))


def _counts_on(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Whether a number follows another: the next one, its first child, or the next of any of its parents.

    >>> _counts_on((1, 2), (1, 3)), _counts_on((33,), (33, 1)), _counts_on((1, 9), (2,)), _counts_on((3,), (6,))
    (True, True, True, False)
    """
    if not first or not second:
        return False
    level = len(second)
    if second == (*first, 1):
        return True
    if level <= len(first):
        counts_on = first[: level - 1] == second[:-1] and second[-1] == first[level - 1] + 1
        return counts_on or _is_next_first(first, second)
    return False


def _is_next_first(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Whether the first of a new series follows the last of the one before: `2.1` after `1.9`."""
    return len(first) == len(second) > 1 and second[0] == first[0] + 1 and set(second[1:]) == {1}
