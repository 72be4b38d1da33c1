"""Pieces of source text become the canonical text of one block, each character with the place it came from.

Runs of spaces are folded to one, spaces at the edges of a line go, a line break is a newline, and line breaks at the
edges of the block go. A piece whose text is as long as its source stands character for character; another
(a character reference) stands as a whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from pipeline.model import BlockKind, Boilerplate
from pipeline.read.source import Spot

Piece: TypeAlias = tuple[int, str, int]
"""`(start, text, width)`: some level text and where it lies in the source. The text `\\n` is a line break."""

BREAK: Final = "\n"
NORMAL_SIZE: Final = 3  # of <font size>, where 3 is what a browser shows without it
_SPACES: Final = re.compile("  +")


class Setting(NamedTuple):
    """How a block's text is set, where it is not plain: old templates have no other headings and menus.

    `bold`: all of it is. `size`: the smallest font size in it. `linked`, `unlinked`: characters in and out of links.
    `emphatic`: its class calls it a heading.
    """

    bold: bool
    size: int
    linked: int
    unlinked: int
    emphatic: bool = False

    @property
    def is_link(self) -> bool:
        """Whether it is links and nothing else but what parts them (` | `)."""
        return self.linked > 0 and self.unlinked * 3 <= self.linked


@dataclass(slots=True)
class Draft:
    """A block on its way: its canonical text with spots, and what its markup told about it."""

    kind: BlockKind
    text: str
    spots: list[Spot]
    depth: int = 0
    marker: str | None = None
    boilerplate: Boilerplate | None = None
    setting: Setting | None = None

    @property
    def is_link(self) -> bool:
        """Whether it is nothing but links."""
        return self.setting is not None and self.setting.is_link

    def drop(self, length: int) -> None:
        """Take a mark of that many characters, with the space after it, off the front.

        >>> draft = Draft(BlockKind.PARAGRAPH, "1. note", [(7, 100, 7)])
        >>> draft.drop(3)
        >>> draft.text, draft.spots
        ('note', [(4, 103, 4)])
        """
        self.text = self.text[length:]
        size, start, width = self.spots[0]
        if size > length and size == width:
            self.spots[0] = (size - length, start + length, width - length)
        else:
            self.spots = drop_spots(self.spots, length)

    def part(self, start: int, end: int) -> "Draft":
        """The words from `start` to `end` as a draft of their own, set as the whole is."""
        spots = drop_spots(self.spots, start)
        return Draft(self.kind, self.text[start:end], keep_spots(spots, end - start), self.depth, None, self.boilerplate, self.setting)


def drop_spots(spots: Sequence[Spot], length: int) -> list[Spot]:
    """The spots without the first `length` characters of text."""
    kept = list(spots)
    while length and kept:
        size, start, width = kept[0]
        if size > length:
            kept[0] = (size - length, start + length, width - length) if size == width else (size - length, start, width)
            break
        length -= size
        del kept[0]
    return kept


def keep_spots(spots: Sequence[Spot], length: int) -> list[Spot]:
    """The spots of the first `length` characters of text."""
    kept: list[Spot] = []
    for size, start, width in spots:
        if length <= 0:
            break
        kept.append((size, start, width) if size <= length else (length, start, length if size == width else width))
        length -= size
    return kept


def fold(pieces: Sequence[Piece]) -> tuple[str, list[Spot]]:
    """The canonical text of a block, and its spots.

    >>> fold([(3, "By:  the ", 9), (15, "&", 5), (20, " Clerk ", 7)])
    ('By: the & Clerk', [(4, 3, 4), (4, 8, 4), (1, 15, 5), (6, 20, 6)])
    """
    if len(pieces) == 1:
        start, text, width = pieces[0]
        if width == len(text) and "  " not in text:
            if text[0] == " ":
                start += 1
            text = text.strip(" ")
            width = len(text)
            return text, [(width, start, width)] if width else []
    texts: list[str] = []
    spots: list[Spot] = []
    loose = True  # a space here would be the second one, or stand at the edge of a line
    for start, text, width in pieces:
        if width == len(text) and text != BREAK:
            said = text.lstrip(" ") if loose else text
            if said:
                _fold_spaces(said, start + width - len(said), texts, spots)
                loose = said[-1] == " "
        elif text == BREAK:
            _trim(texts, spots, " ")
            loose = True
            if texts:
                texts.append(text)
                spots.append((1, start, width))
        elif not (loose and text.isspace()):
            loose = text.isspace()
            texts.append(" " if loose else text)
            spots.append((len(texts[-1]), start, width))
    _trim(texts, spots, " \n")
    return "".join(texts), spots


def _fold_spaces(text: str, start: int, texts: list[str], spots: list[Spot]) -> None:
    """Append a piece; of each run of spaces in it the first one is kept."""
    at = 0
    for gap in _SPACES.finditer(text) if "  " in text else ():
        end = gap.start() + 1
        texts.append(text[at:end])
        spots.append((end - at, start + at, end - at))
        at = gap.end()
    if at < len(text):
        texts.append(text[at:] if at else text)
        spots.append((len(text) - at, start + at, len(text) - at))


def _trim(texts: list[str], spots: list[Spot], what: str) -> None:
    while texts:
        last = texts[-1]
        if last[-1] not in what:
            return
        last = last.rstrip(what)
        if last:
            length, start, width = spots[-1]
            texts[-1] = last
            spots[-1] = (len(last), start, len(last) if length == width else width)
            return
        del texts[-1], spots[-1]


def together(drafts: Sequence[Draft], joint: str) -> tuple[str, list[Spot]]:
    """Several drafts as one text, joined by a tab (cells) or a newline (the lines of a cell), which has no source."""
    spots: list[Spot] = []
    for draft in drafts:
        spots += draft.spots
        spots.append((len(joint), 0, 0))
    return joint.join([draft.text for draft in drafts]), spots[:-1]
