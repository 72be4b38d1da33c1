"""Which blocks are headings, where the markup does not say so: in text renditions, and in pages of bold and big type."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipeline.model import BlockKind
from pipeline.read.folding import NORMAL_SIZE, Draft
from pipeline.read.patterns import pattern

_LONGEST: Final = 120
_LONGEST_TITLE: Final = 240
_LONGEST_LINE: Final = 90  # of a line that nothing but its shortness makes a heading
_MOST_WORDS: Final = 14
_FEWEST_KNOWN: Final = 2  # so many numbered lines that are known headings prove that a page numbers its sections
_LIST_OF_NAMES: Final = 3  # so many short lines in a row are names or the cells of a flattened table
_STOPS: Final = ".:;,!-–"
_TITLE, _SECTION, _SUB_HEADING = 1, 2, 3


def tell_headings(drafts: Sequence[Draft], *, short_lines: bool) -> None:
    """Turn paragraphs into headings: known and lettered ones, bold and big ones, the title before the header block.

    With `short_lines` (text renditions) also short unnumbered lines between paragraphs, but not in sections whose
    content is such lines.
    """
    usual = _usual_size(drafts)
    minutes = short_lines and any(map(pattern("reading.minutes_trait").match, [draft.text for draft in drafts]))
    numbered = _numbered_sections(drafts)
    candidates: list[int] = []
    quiet = False
    for index, draft in enumerate(drafts):
        if draft.boilerplate is not None or len(draft.text) > _LONGEST or "\n" in draft.text:
            continue
        if draft.kind is BlockKind.PARAGRAPH and (id(draft) in numbered or _is_known(draft)):
            _raise(draft, _SECTION)
        if draft.kind is BlockKind.HEADING:
            quiet = pattern("reading.quiet_section").match(draft.text) is not None
        elif draft.kind is BlockKind.PARAGRAPH:
            if _is_set_off(draft, usual) and _could_be(draft, _LONGEST):
                _raise(draft, _SUB_HEADING)
            elif short_lines and not quiet and (draft.marker is None or minutes) and _could_be(draft, _LONGEST_LINE):
                candidates.append(index)
    for index in _alone(candidates, len(drafts)):
        _raise(drafts[index], _SUB_HEADING)
    _raise_title(drafts)


def _numbered_sections(drafts: Sequence[Draft]) -> set[int]:
    """The ids of the headings of sections that are numbered, not lettered: short lines that count on, two of them known.

    `cep` reports of 2009 and 2010 have `1. Purpose of report`, and decimals below it.
    """
    found: list[Draft] = []
    known = 0
    for draft in drafts:
        if draft.marker == f"{len(found) + 1}." and draft.kind is BlockKind.PARAGRAPH and _could_be(draft, _LONGEST_LINE):
            found.append(draft)
            known += pattern("reading.known_heading").match(draft.text) is not None
    return {id(draft) for draft in found} if known >= _FEWEST_KNOWN else set()


def _raise(draft: Draft, depth: int) -> None:
    draft.kind, draft.depth = BlockKind.HEADING, depth


def _is_known(draft: Draft) -> bool:
    return draft.marker is None and (
        pattern("reading.lettered_heading").match(draft.text) is not None or pattern("reading.known_heading").match(draft.text) is not None
    )


def _could_be(draft: Draft, longest: int) -> bool:
    text = draft.text
    return (
        len(text) <= longest
        and text[-1] not in _STOPS
        and "\t" not in text
        and text.count(" ") < _MOST_WORDS
        and any(letter.isalpha() for letter in text[:20])
        and not pattern("reading.not_a_heading").search(text)
        and not pattern("reading.not_a_title").match(text)
    )


def _alone(candidates: Sequence[int], length: int) -> list[int]:
    """The candidates that are not part of a list of short lines, and that something follows."""
    runs: list[list[int]] = []
    for index in candidates:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [index for run in runs if len(run) < _LIST_OF_NAMES and run[-1] + 1 < length for index in run]


def _raise_title(drafts: Sequence[Draft]) -> None:
    """The block before the header block is the title, though it may be long; but never the lead or a sentence."""
    for before, draft in pairwise(drafts):
        if pattern("reading.header_line").match(draft.text):
            if before.kind is BlockKind.PARAGRAPH and _may_be_title(before):
                _raise(before, _TITLE)
            elif before.kind is BlockKind.HEADING and before.depth == _SUB_HEADING:
                before.depth = _TITLE
            return


def _may_be_title(draft: Draft) -> bool:
    text = draft.text
    if draft.boilerplate is not None or draft.marker is not None or len(text) > _LONGEST_TITLE or text[-1] == ":":
        return False
    if pattern("reading.not_a_title").match(text):
        return False
    return text[-1] != "." or not pattern("reading.not_a_heading").search(text)


def _is_set_off(draft: Draft, usual: int) -> bool:
    setting = draft.setting
    return (setting.bold or setting.emphatic or setting.size > usual) if setting is not None else usual < NORMAL_SIZE


def _usual_size(drafts: Sequence[Draft]) -> int:
    """The font size that most of the text has."""
    weight: dict[int, int] = {}
    for draft in drafts:
        size = draft.setting.size if draft.setting is not None else NORMAL_SIZE
        weight[size] = weight.get(size, 0) + len(draft.text)
    return max(weight, key=lambda size: weight[size]) if weight else NORMAL_SIZE
