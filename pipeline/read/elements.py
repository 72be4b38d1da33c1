"""The open elements that shape blocks: lists, tables, definition lists, boxes.

Each knows the nearest open one of every sort, so that no end tag has to search. Items and cells are states of their
list and table: `<li>`, `<tr>` and `<td>` are left unclosed as often as not.
"""

from dataclasses import dataclass
from typing import Final

from pipeline.errors import UnreadableError
from pipeline.model import Boilerplate, Reason
from pipeline.read.counting import Numbering
from pipeline.read.grids import Grid

MAX_OPEN: Final = 2_000
"""Open elements beyond which a page is refused: browsers stop at 512, real pages stay below 100."""
_MAX_CLIMB: Final = 64  # how far an end tag looks for its own among those of its sort
_NONE: Final = -1


@dataclass(slots=True)
class Element:
    """An open element. `lists`, `box`, `table`: the places of the nearest open ones, itself included, or -1.

    `bold`, `sizes`: the lettering when it began; `first`: the number of the first draft in it. Of a list:
    `in_item`, whether an item is open; `fresh`, whether that has no text yet; `marker`, its mark.
    """

    tag: str
    place: int
    lists: int
    box: int
    table: int
    depth: int
    region: Boilerplate | None
    bold: int
    sizes: int
    first: int
    numbering: Numbering | None = None
    grid: Grid | None = None
    in_item: bool = False
    fresh: bool = False
    marker: str | None = None


class OpenElements:
    """A stack of them, from the page itself on."""

    def __init__(self) -> None:
        self.top = Element("", 0, _NONE, _NONE, _NONE, 0, None, 0, 0, 0)
        self.stack = [self.top]

    def push(self, tag: str, region: Boilerplate | None, bold: int, sizes: int, first: int) -> Element:
        """Open an element within the top one."""
        top, place = self.top, len(self.stack)
        if place > MAX_OPEN:
            raise UnreadableError(Reason.TOO_DEEP, f"more than {MAX_OPEN} open elements")
        element = Element(tag, place, top.lists, top.box, top.table, top.depth, region, bold, sizes, first)
        self.stack.append(element)
        self.top = element
        return element

    def pop(self) -> Element:
        """Close the top element."""
        element = self.stack.pop()
        self.top = self.stack[-1]
        return element

    @property
    def current_list(self) -> Element | None:
        """The nearest open list of the cell at hand."""
        place = self.top.lists
        return self.stack[place] if place >= 0 else None

    def nearest(self, tag: str, sort: str) -> Element | None:
        """The nearest open element of that tag among those of its sort: `lists`, `box`, `table`."""
        if self.top.tag == tag:
            return self.top
        place: int = getattr(self.top, sort)
        for _ in range(_MAX_CLIMB):
            if place < 0:
                return None
            if self.stack[place].tag == tag:
                return self.stack[place]
            place = getattr(self.stack[place - 1], sort)
        return None
