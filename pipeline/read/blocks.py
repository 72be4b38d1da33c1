"""The block builder for HTML: running text and open elements in, drafts of blocks out, in reading order.

It never looks back: each draft is written once, and a data table's rows replace its cells when the table ends. Time is
linear; open elements are limited. What each tag does is told in `tags`.
"""

from dataclasses import dataclass, field
from typing import Final

from pipeline.model import BlockKind, Boilerplate
from pipeline.read.attributes import Attributes, region_of
from pipeline.read.elements import Element, OpenElements
from pipeline.read.folding import BREAK, Draft, Piece, fold
from pipeline.read.grids import Grid, lay
from pipeline.read.lettering import Lettering
from pipeline.read.source import Spot

_RAW: Final = frozenset({"script", "style", "title", "noscript"})
_RUNS_ON: Final = ".:;,"  # what a label or a sentence ends with, and a heading does not
_BEGIN_TOOLBAR: Final = "BEGIN WAYBACK TOOLBAR INSERT"
_END_TOOLBAR: Final = "END WAYBACK TOOLBAR INSERT"
_LONGEST_TITLE: Final = 10_000


@dataclass(slots=True)
class Head:
    """What a page tells beside its text: `<title>`, the attributes of `meta`, `link` and `base`, the archive's comments.

    `cut`: the tail that was lost, when the capture ends within a tag, comment or raw text. `is_open`: it began
    as a whole page and its end is missing.
    """

    title: str | None = None
    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    cut: str | None = None
    is_open: bool = False


class BlockBuilder:
    """Builds the drafts of one page from its running text, its open elements and its lettering.

    >>> builder = BlockBuilder()
    >>> builder.text("Report: 8 ", 0, 10)
    >>> builder.line_break(10, 4)
    >>> builder.text("By: Clerk", 14, 9)
    >>> builder.finish()
    >>> builder.drafts[0].text, builder.drafts[0].spots
    ('Report: 8\\nBy: Clerk', [(9, 0, 9), (1, 10, 4), (9, 14, 9)])
    """

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.head = Head()
        self.in_pre = 0
        self._open = OpenElements()
        self._lettering = Lettering()
        self._pieces: list[Piece] = []
        self._bold_lines = 0  # how many pieces the first line has, when it is all bold and a break follows
        self._heading = 0  # the level of the open heading
        self._skipped = ""  # the element that is passed over
        self._is_special = False  # within <pre>, or an element that is passed over
        self._toolbar: int | None = None
        self._region: Boilerplate | None = None
        self._paragraph: tuple[int, int] | None = None  # the lettering with which the open <p> began
        self._paragraph_region: Boilerplate | None = None
        self._emphatic = False

    # ------------------------------------------------------------------ running text

    def text(self, text: str, start: int, width: int) -> None:
        """Text as it stands, or a character reference, whose width is not its length. In `<pre>` newlines are line breaks."""
        if self._is_special:
            self._special_text(text, start, width)
        elif not text.isspace():
            self._pieces.append((start, text, width))
            lettering = self._lettering
            if lettering.special:
                lettering.weigh(text)
            else:
                lettering.normal += width
        elif self._pieces:
            self._pieces.append((start, text, width))

    def _special_text(self, text: str, start: int, width: int) -> None:
        """Text of an element that is passed over, and of `<pre>`."""
        if self._skipped:
            if self._skipped == "title" and len(self.head.title or "") < _LONGEST_TITLE:
                self.head.title = (self.head.title or "") + text
            return
        self._is_special = False
        if BREAK in text:
            self._lines(text, start)
        else:
            self.text(text, start, width)
        self._is_special = True

    def _lines(self, text: str, start: int) -> None:
        """Text of `<pre>`: a newline is a line break, a blank line ends the block."""
        for number, line in enumerate(text.split(BREAK)):
            if number:
                self.line_break(start - 1, 1)
            if line:
                self.text(line, start, len(line))
            start += len(line) + 1

    def line_break(self, start: int, width: int) -> None:
        """`<br>`; a second one in a row ends the block (2000 templates have no other paragraphs)."""
        pieces = self._pieces
        while pieces and pieces[-1][1] != BREAK and pieces[-1][1].isspace():
            pieces.pop()
        if not pieces or self._skipped:
            return
        if pieces[-1][1] == BREAK:
            self._flush()
            return
        if not self._bold_lines and self._lettering.all_bold:
            self._bold_lines = len(pieces)
        pieces.append((start, BREAK, width))

    def _flush(self) -> None:
        """End the block at hand, if there is any text in it."""
        pieces = self._pieces
        if pieces:
            self._pieces = []
            if self._bold_lines:
                pieces = self._after_bold_line(pieces)
            text, spots = fold(pieces)
            if text:
                self._add(text, spots)
            lettering = self._lettering
            lettering.normal = 0
            if lettering.weighed:
                lettering.clear()

    def _after_bold_line(self, pieces: list[Piece]) -> list[Piece]:
        """A first line all in bold above plain text is a block of its own: `<b>Introduction</b><br>The plan ...`."""
        length, self._bold_lines = self._bold_lines, 0
        text, spots = fold(pieces[:length])
        if self._lettering.all_bold or not text or text[-1] in _RUNS_ON:
            return pieces
        self._add(text, spots)
        setting = self._lettering.setting(self._emphatic)
        if setting is not None:
            self.drafts[-1].setting = setting._replace(bold=True)
        return pieces[length + 1 :]

    def _add(self, text: str, spots: list[Spot]) -> None:
        """A draft: of the open heading, of a list item's first block, or a paragraph."""
        kind, depth, marker = BlockKind.PARAGRAPH, 0, None
        opened = self._open
        if opened.top.lists >= 0:
            holder = opened.stack[opened.top.lists]
            if holder.fresh:
                holder.fresh = False
                kind, depth, marker = BlockKind.LIST_ITEM, holder.depth, holder.marker
        if self._heading:
            kind, depth = BlockKind.HEADING, self._heading
        region = Boilerplate.TOOLBAR if self._toolbar is not None else self._paragraph_region or self._region
        lettering = self._lettering
        setting = lettering.setting(self._emphatic) if lettering.weighed or self._emphatic else None
        self.drafts.append(Draft(kind, text, spots, depth, marker, region, setting))

    # ------------------------------------------------------------------ the rest of a page

    def comment(self, text: str) -> None:
        """The comments of web archives tell where their toolbar begins and ends, and where the page came from."""
        if _BEGIN_TOOLBAR in text:
            self._flush()
            self._toolbar = len(self.drafts)
        elif _END_TOOLBAR in text:
            self._flush()
            self._toolbar = None
        elif "saved from" in text:
            self.head.comments.append(text)

    def cut(self, tail: str) -> None:
        """The capture ends within this tail, which is not text."""
        self.head.cut = tail

    def finish(self) -> None:
        """The page is at its end."""
        if self._skipped in _RAW and self.head.cut is None:
            self.head.cut = f"<{self._skipped}>"
        self._close(1)
        if self._toolbar is not None:  # it never ended, so what follows it is the page
            for draft in self.drafts[self._toolbar :]:
                draft.boilerplate = None

    # ------------------------------------------------------------------ open elements

    def _begin_block(self) -> None:
        """A block begins: the one before it ends, and so does an open paragraph with what it left open."""
        if self._pieces:
            self._flush()
        if self._paragraph is not None:
            self._lettering.back_to(*self._paragraph)
            self._paragraph = self._paragraph_region = None
        self._emphatic = False

    def _push(self, tag: str, attributes: Attributes, furniture: Boilerplate | None = None) -> Element:
        """Open an element, whose id, class or tag may say that it holds furniture."""
        region = (region_of(attributes) if attributes else None) or furniture or self._region
        self._region = region
        lettering = self._lettering
        return self._open.push(tag, region, lettering.bold, len(lettering.sizes), len(self.drafts))

    def _close(self, place: int) -> None:
        """Close the open elements from a place on."""
        if self._pieces:
            self._flush()
        opened = self._open
        if len(opened.stack) <= place:
            return
        element = opened.top
        while len(opened.stack) > place:
            element = opened.pop()
            if element.grid is not None:
                self._end_grid(element, element.grid)
        top = opened.top
        self._region = top.grid.region if top.grid is not None and top.grid.first >= 0 else top.region
        self._end_within(element.bold, element.sizes)

    def _end_within(self, bold: int, sizes: int) -> None:
        """End what an element, item or cell left open: lettering, a paragraph, a heading."""
        if self._lettering.special:
            self._lettering.back_to(bold, sizes)
        self._paragraph = self._paragraph_region = None
        self._emphatic = False
        self._heading = 0

    def _end_grid(self, element: Element, grid: Grid) -> None:
        """Lay a table that ended; one that holds text makes the table around it a layout."""
        if grid.first >= 0:
            grid.rows[-1].append((grid.first, len(self.drafts), grid.is_header))
        lay(self.drafts, grid, element.first)
        outer = self._open.top.table
        if outer >= 0 and grid.is_table and len(self.drafts) > element.first:
            holder = self._open.stack[outer].grid
            if holder is not None:
                holder.is_layout = True
