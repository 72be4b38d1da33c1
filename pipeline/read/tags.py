"""What each tag of HTML does to the blocks of a page.

Here is what WHATWG and the old parsers agree on about implied ends (`p`, `li`, `td`, `tr`, `dt`, `dd`), so that a stream of
tokens and a repaired tree give the same blocks. An end tag that closes nothing does nothing.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeAlias

from pipeline.model import Boilerplate
from pipeline.read.attributes import Attributes, is_bold, is_emphatic, region_of
from pipeline.read.blocks import BlockBuilder
from pipeline.read.counting import BULLET, numbering_of
from pipeline.read.elements import Element
from pipeline.read.grids import Grid

Start: TypeAlias = Callable[[Attributes], None]
End: TypeAlias = Callable[[], None]

_TEXTLESS: Final = (
    *("script", "style", "noscript", "template", "iframe", "noframes", "noembed", "title", "datalist", "textarea"),
    *("select", "button", "svg", "math", "object", "applet", "canvas", "audio", "video"),
)
_SOFT: Final = frozenset({"select", "button", "svg", "math", "object", "applet"})
_ENDS_SOFT: Final = ("table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol")
_LISTS: Final = ("ul", "ol", "dir", "menu")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOXES: Final = ("div", "section", "article", "main", "nav", "header", "footer", "aside")
_FURNITURE: Final = {"nav": Boilerplate.NAVIGATION, "footer": Boilerplate.NAVIGATION}
_BREAKING: Final = (
    *("address", "blockquote", "center", "fieldset", "form", "hr", "legend", "caption", "figure", "figcaption"),
    *("details", "summary", "hgroup", "frameset", "xmp", "listing", "plaintext", "option"),
)
_LETTERING: Final = ("b", "strong", "font", "big", "small", "span", "a")


class PageBuilder(BlockBuilder):
    """A block builder that knows its tags.

    Whoever reads a page calls `starts[tag](attributes)` and `ends[tag]()` for the tags in them, `line_break` for a `<br>`, `text`
    for all that stands between, with its offset and width in the source, and `finish` at the end. The two
    mappings change on the way.

    >>> builder = PageBuilder()
    >>> builder.starts["li"]([])
    >>> builder.text("note", 4, 4)
    >>> builder.finish()
    >>> [(draft.marker, draft.text) for draft in builder.drafts]
    [('•', 'note')]
    """

    def __init__(self) -> None:
        super().__init__()
        self.starts: Mapping[str, Start] = self._start_handlers()
        self.ends: Mapping[str, End] = self._end_handlers()
        self._usual = (self.starts, self.ends)
        self._breaking = Counter[str]()  # how many of the elements that only part blocks are open
        self._nested = 0  # how many of the element that is passed over are open

    def _start_handlers(self) -> dict[str, Start]:
        return {
            **{tag: partial(self._lettering.start, tag) for tag in _LETTERING},
            **{tag: partial(self._start_textless, tag) for tag in _TEXTLESS},
            **{tag: partial(self._start_list, tag) for tag in _LISTS},
            **{tag: partial(self._start_heading, int(tag[1])) for tag in _HEADINGS},
            **{tag: partial(self._start_box, tag) for tag in _BOXES},
            **{tag: partial(self._start_td, tag == "th") for tag in ("td", "th")},
            **{tag: partial(self._start_term, tag == "dt") for tag in ("dt", "dd")},
            **{tag: partial(self._start_grid, tag) for tag in ("table", "dl")},
            **{tag: partial(self._start_of_head, tag) for tag in ("meta", "link", "base")},
            **{tag: partial(self._start_breaking, tag) for tag in _BREAKING},
            **dict.fromkeys(("thead", "tbody", "tfoot"), self._start_part),
            **dict.fromkeys(("html", "body"), self._start_page),
            "p": self._start_p,
            "li": self._start_li,
            "tr": self._start_tr,
            "pre": self._start_pre,
        }

    def _end_handlers(self) -> dict[str, End]:
        return {
            **{tag: partial(self._lettering.end, tag) for tag in _LETTERING},
            **{tag: partial(self._end_list, tag) for tag in _LISTS},
            **{tag: partial(self._end_box, tag) for tag in _BOXES},
            **{tag: partial(self._end_table, tag) for tag in ("table", "dl")},
            **dict.fromkeys(_HEADINGS, self._end_heading),
            **{tag: partial(self._end_breaking, tag) for tag in _BREAKING},
            **dict.fromkeys(("td", "th"), self._end_td),
            **dict.fromkeys(("dt", "dd"), self._end_term),
            **dict.fromkeys(("thead", "tbody", "tfoot", "tr"), self._end_tr),
            **dict.fromkeys(("html", "body"), self._end_page),
            "p": self._end_p,
            "li": self._end_li,
            "pre": self._end_pre,
        }

    # ------------------------------------------------------------------ what is no text of the page

    def _start_page(self, _attributes: Attributes) -> None:
        self.head.is_open = True

    def _end_page(self) -> None:
        self._flush()
        self.head.is_open = False

    def _start_of_head(self, tag: str, attributes: Attributes) -> None:
        self.head.elements.append((tag, attributes))

    def _start_textless(self, tag: str, _attributes: Attributes) -> None:
        """Pass over an element whose text is none of the page's. One that should hold no blocks ends at the next block."""
        self._skipped, self._nested = tag, 1
        self._is_special = True
        self.starts = {tag: self._nest}
        if tag in _SOFT:
            self.starts |= {other: partial(self._start_after_skipping, other) for other in _ENDS_SOFT}
        self.ends = {tag: self._unnest}

    def _nest(self, _attributes: Attributes) -> None:
        self._nested += 1

    def _unnest(self) -> None:
        self._nested -= 1
        if not self._nested:
            self._skipped = ""
            self._is_special = self.in_pre > 0
            self.starts, self.ends = self._usual

    def _start_after_skipping(self, tag: str, attributes: Attributes) -> None:
        self._nested = 1
        self._unnest()
        self.starts[tag](attributes)

    # ------------------------------------------------------------------ paragraphs, headings, boxes

    def _start_breaking(self, tag: str, _attributes: Attributes) -> None:
        self._begin_block()
        self._breaking[tag] += 1

    def _end_breaking(self, tag: str) -> None:
        if self._breaking[tag]:
            self._breaking[tag] -= 1
            self._begin_block()

    def _start_p(self, attributes: Attributes) -> None:
        self._begin_block()
        self._heading = 0
        self._paragraph = (self._lettering.bold, len(self._lettering.sizes))
        if attributes:
            self._paragraph_region = region_of(attributes)
            self._set_off(attributes)

    def _end_p(self) -> None:
        if self._paragraph is not None or not self._heading:
            self._begin_block()

    def _set_off(self, attributes: Attributes) -> None:
        self._emphatic = is_emphatic(attributes)
        if is_bold(attributes):
            self._lettering.embolden()

    def _start_heading(self, level: int, _attributes: Attributes) -> None:
        self._begin_block()
        self._heading = level

    def _end_heading(self) -> None:
        if self._heading:
            self._begin_block()
            self._heading = 0

    def _start_box(self, tag: str, attributes: Attributes) -> None:
        self._begin_block()
        element = self._push(tag, attributes, _FURNITURE.get(tag))
        element.box = element.place
        if attributes:
            self._set_off(attributes)

    def _end_box(self, tag: str) -> None:
        box = self._open.nearest(tag, "box")
        if box is not None:
            self._close(box.place)

    def _start_pre(self, _attributes: Attributes) -> None:
        self._begin_block()
        self.in_pre += 1
        self._is_special = True

    def _end_pre(self) -> None:
        self._begin_block()
        self.in_pre = max(0, self.in_pre - 1)
        self._is_special = self.in_pre > 0

    # ------------------------------------------------------------------ lists

    def _start_list(self, tag: str, attributes: Attributes) -> None:
        self._begin_block()
        self._heading = 0
        element = self._push(tag, attributes)
        element.lists = element.place
        element.depth += 1
        element.numbering = numbering_of(tag, attributes)

    def _end_list(self, tag: str) -> None:
        holder = self._open.nearest(tag, "lists")
        if holder is not None:
            self._close(holder.place)

    def _start_li(self, attributes: Attributes) -> None:
        self._begin_block()
        self._heading = 0
        holder = self._open.current_list
        if holder is None:  # an item without a list, as in pages cut together from others
            self._start_list("", attributes)
            holder = self._open.top
        elif holder.in_item:
            self._end_item(holder)
        holder.in_item = holder.fresh = True
        holder.bold, holder.sizes = self._lettering.bold, len(self._lettering.sizes)
        holder.marker = holder.numbering.mark(attributes) if holder.numbering is not None else BULLET

    def _end_li(self) -> None:
        holder = self._open.current_list
        if holder is not None and holder.in_item:
            self._end_item(holder)
            if not holder.tag:
                self._close(holder.place)

    def _end_item(self, holder: Element) -> None:
        self._close(holder.place + 1)
        holder.in_item = holder.fresh = False
        self._end_within(holder.bold, holder.sizes)

    # ------------------------------------------------------------------ tables and definition lists

    def _start_grid(self, tag: str, attributes: Attributes) -> None:
        self._begin_block()
        self._heading = 0
        element = self._push(tag, attributes)
        element.lists = element.box = -1  # what is open outside of a table cannot be closed from within
        element.depth = 0
        element.grid, element.table = Grid(is_table=tag == "table"), element.place

    def _end_table(self, tag: str) -> None:
        table = self._open.nearest(tag, "table")
        if table is not None:
            self._close(table.place)

    def _start_cell(self, table: Element, grid: Grid, is_header: bool, attributes: Attributes) -> None:
        """Begin a cell; one without a row begins that too."""
        if attributes:
            self._region = region_of(attributes) or table.region
        if not grid.rows:
            grid.rows.append([])
        grid.first, grid.is_header, grid.region = len(self.drafts), is_header, self._region

    def _end_cell(self, table: Element, grid: Grid) -> None:
        """End the open cell of a table, and what is open in it."""
        if self._open.top is not table:
            self._close(table.place + 1)
        elif self._pieces:
            self._flush()
        if grid.first >= 0:
            grid.rows[-1].append((grid.first, len(self.drafts), grid.is_header))
            grid.first = -1
            self._region = table.region
            self._end_within(0, 0)

    def _start_part(self, _attributes: Attributes) -> None:
        self._flush()
        self._end_tr()

    def _start_tr(self, _attributes: Attributes) -> None:
        self._flush()
        table = self._open.nearest("table", "table")
        if table is not None and table.grid is not None:
            self._end_cell(table, table.grid)
            table.grid.rows.append([])

    def _end_tr(self) -> None:
        table = self._open.nearest("table", "table")
        if table is not None and table.grid is not None:
            self._end_cell(table, table.grid)

    def _start_td(self, is_header: bool, attributes: Attributes) -> None:
        if self._pieces:
            self._flush()
        table = self._open.nearest("table", "table")
        if table is not None and table.grid is not None:
            self._end_cell(table, table.grid)
            self._start_cell(table, table.grid, is_header, attributes)

    def _end_td(self) -> None:
        table = self._open.nearest("table", "table")
        if table is not None and table.grid is not None and table.grid.first >= 0:
            self._end_cell(table, table.grid)

    def _start_term(self, is_term: bool, attributes: Attributes) -> None:
        self._begin_block()
        holder = self._terms()
        if holder is not None and holder.grid is not None:
            self._end_cell(holder, holder.grid)
            if is_term or not holder.grid.rows:
                holder.grid.rows.append([])
            self._start_cell(holder, holder.grid, False, attributes)

    def _end_term(self) -> None:
        holder = self._terms()
        if holder is not None and holder.grid is not None and holder.grid.first >= 0:
            self._end_cell(holder, holder.grid)

    def _terms(self) -> Element | None:
        """The definition list at hand, if no table stands between."""
        place = self._open.top.table
        return self._open.stack[place] if place >= 0 and self._open.stack[place].tag == "dl" else None
