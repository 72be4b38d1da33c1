"""Which tables hold data and which only lay the page out; a data table's rows become blocks, their cells joined by a tab.

The templates of 2000 to 2003 are tables within tables, with menus, spacers, and paragraph numbers in a column of their own;
the header block may be a table of two columns (`Report:`, `8`), and then it is data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeAlias

from pipeline.model import BlockKind, Boilerplate
from pipeline.read.folding import NORMAL_SIZE, Draft, Setting, together
from pipeline.read.marks import is_mark

_LONG_CELL: Final = 200  # a lone row with so long a cell is two columns of a page
_GRID: Final = 3  # so many rows of so many filled cells are a grid, whatever its cells hold
_LONG_TEXT: Final = 60  # a bare number before shorter text is a row's number, not a paragraph's
_LONG_LABEL: Final = 40
_LONG_NUMBER: Final = 4  # digits: a year counts nothing
_MENU: Final = 0.8  # the share of linked cells from which a table is a menu


Cell: TypeAlias = tuple[int, int, bool]
"""The range of a cell's drafts, and whether it is a header cell."""


@dataclass(slots=True)
class Grid:
    """The rows of an open table or definition list. `is_layout`: it holds a table that holds text.

    Of the cell that is open: the number of its first draft (-1 when none is), whether it is a header cell, its region.
    """

    is_table: bool = True
    is_layout: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    first: int = -1
    is_header: bool = False
    region: Boilerplate | None = None


_Row: TypeAlias = list[list[Draft]]


def lay(drafts: list[Draft], grid: Grid, first: int) -> None:
    """Replace the drafts of a data table, which begin at `first`, by its rows; those of a layout table stay."""
    if grid.is_layout or len(drafts) == first or not grid.rows:
        return
    rows = [[drafts[start:end] for start, end, _ in row] for row in grid.rows]
    if not grid.is_table:
        laid = _terms(rows)
    else:
        rows = _without_spacers(rows)
        filled = [[cell for cell in row if cell] for row in rows]
        if not _is_data(filled, any(is_header for row in grid.rows for _, _, is_header in row)):
            return
        laid = _rows(rows, filled)
    drafts[first:] = _loose(drafts, grid, first) + laid


def _loose(drafts: list[Draft], grid: Grid, first: int) -> list[Draft]:
    """What stands in the table but in no cell: a caption."""
    if sum(end - start for row in grid.rows for start, end, _ in row) == len(drafts) - first:
        return []
    loose: list[Draft] = []
    at = first
    for start, end, _ in sorted(cell for row in grid.rows for cell in row):
        loose.extend(drafts[at:start])
        at = max(at, end)
    return loose + drafts[at:]


def _without_spacers(rows: list[_Row]) -> list[_Row]:
    """The rows without the columns in which nothing stands."""
    if all(map(all, rows)):
        return rows
    width = max(map(len, rows))
    filled = [any(column < len(row) and row[column] for row in rows) for column in range(width)]
    if all(filled):
        return rows
    return [[cell for cell, is_filled in zip(row, filled, strict=False) if is_filled] for row in rows]


def _is_data(filled: list[_Row], has_headers: bool) -> bool:
    """Whether a table, of whose rows the filled cells are given, holds data."""
    widths = list(map(len, filled))
    if max(widths) < 2:
        return False
    cells = [cell for row in filled for cell in row]
    links = [cell for cell in cells if cell[0].setting is not None and cell[0].is_link]
    if len(links) > len(cells) * _MENU and not has_headers:
        return False
    if sum(width >= _GRID for width in widths) >= _GRID or (has_headers and len(filled) > 1) or _is_labelled(filled):
        return True
    if any(len(cell) > 1 or cell[0].kind is not BlockKind.PARAGRAPH for cell in cells):
        return False
    return sum(map(bool, filled)) > 1 or all(len(cell[0].text) < _LONG_CELL for cell in cells)


def _is_labelled(filled: list[_Row]) -> bool:
    """Whether each row is a label and its value: a header block, though a value may have two lines."""
    return all(len(row) == 2 and len(row[0]) == 1 and _is_label(row[0][0].text) for row in filled if row)


def _is_label(text: str) -> bool:
    return text[-1] == ":" and len(text) < _LONG_LABEL


def _rows(rows: list[_Row], filled: list[_Row]) -> list[Draft]:
    """The blocks of a data table: numbered paragraphs where a column holds marks only, else a block a row."""
    pairs = [cells for cells in filled if len(cells) == 2 and len(cells[0]) == 1]
    numbered = bool(pairs) and _numbers(pairs, filled)
    marked = {number for number, cells in enumerate(filled) if len(cells) == 2 and (numbered or _is_marked(cells))}
    if not marked:
        return [_row(row) for row, cells in zip(rows, filled, strict=True) if cells]
    laid: list[Draft] = []
    for number, (row, cells) in enumerate(zip(rows, filled, strict=True)):
        if number in marked:
            laid.append(_paragraph(cells[0][0], cells[1]))
            laid.extend(cells[1][1:])
        elif len(cells) == 1:
            laid.extend(cells[0])
        elif cells:
            laid.append(_row(row))
    return laid


def _is_marked(cells: _Row) -> bool:
    return len(cells[0]) == 1 and is_mark(cells[0][0].text)


def _numbers(pairs: list[_Row], filled: list[_Row]) -> bool:
    """Whether the first of two columns counts the long paragraphs of the second, without dots."""
    if len(pairs) < 2 or any(len(cells) > 2 for cells in filled):
        return False
    numbers = [cells[0][0].text for cells in pairs]
    if not all(number.isascii() and number.isdigit() and len(number) < _LONG_NUMBER for number in numbers):
        return False
    counts = all(int(after) == int(before) + 1 for before, after in pairwise(numbers))
    return counts and sum(len(cells[1][0].text) for cells in pairs) > _LONG_TEXT * len(pairs)


def _paragraph(mark: Draft, content: Sequence[Draft]) -> Draft:
    paragraph = content[0]
    if paragraph.kind is BlockKind.PARAGRAPH:
        paragraph.marker = mark.text
    return paragraph


def _row(row: _Row) -> Draft:
    cells = [cell[0] if len(cell) == 1 else _cell(cell) for cell in row]
    while not cells[-1].text:
        del cells[-1]
    text, spots = together(cells, "\t")
    region = cells[0].boilerplate or cells[-1].boilerplate
    return Draft(BlockKind.TABLE_ROW, text, spots, 0, None, region, _setting(cells))


def _cell(drafts: Sequence[Draft]) -> Draft:
    """A cell without text, or of several lines."""
    text, spots = together(drafts, "\n")
    return Draft(BlockKind.TABLE_ROW, text, spots, boilerplate=drafts[0].boilerplate if drafts else None, setting=_setting(drafts))


def _setting(cells: Sequence[Draft]) -> Setting | None:
    """How a row is set, where that matters: in a table of links, and for the usual size of the page's type."""
    settings = [cell.setting for cell in cells if cell.setting is not None]
    if not settings:
        return None
    plain = sum(len(cell.text) for cell in cells if cell.setting is None)
    size = min(setting.size for setting in settings)
    linked, unlinked = sum(setting.linked for setting in settings), sum(setting.unlinked for setting in settings)
    return Setting(False, min(size, NORMAL_SIZE) if plain else size, linked, unlinked + plain)


def _terms(rows: list[_Row]) -> list[Draft]:
    """The blocks of a definition list: a term with its one short definition is a row (`<dl>` header blocks)."""
    laid: list[Draft] = []
    for row in rows:
        filled = [cell for cell in row if cell]
        if len(filled) == 2 and all(len(cell) == 1 and cell[0].kind is BlockKind.PARAGRAPH for cell in filled):
            laid.append(_row(filled))
        else:
            laid.extend(draft for cell in filled for draft in cell)
    return laid
