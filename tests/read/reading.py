"""Short forms for reading tests: words in, blocks out."""

from pipeline.model import Block, BlockKind, Capture, Page
from pipeline.read import read_page, read_page_again

SHORT = {BlockKind.HEADING: "h", BlockKind.PARAGRAPH: "p", BlockKind.LIST_ITEM: "li", BlockKind.TABLE_ROW: "tr"}


def capture(words: str | bytes, **fields: object) -> Capture:
    """A capture of some words."""
    payload = words.encode() if isinstance(words, str) else words
    return Capture("tests", "page", payload, **fields)  # type: ignore[arg-type]


def html(markup: str) -> Page:
    """The page that a body makes; both readings must agree on it."""
    page = read_page(capture(f"<html><head><title>t</title></head><body>{markup}</body></html>"))
    again = read_page_again(capture(f"<html><head><title>t</title></head><body>{markup}</body></html>"))
    assert (page.text, page.blocks) == (again.text, again.blocks)
    return page


def text(*lines: str) -> Page:
    """The page that lines of plain text make."""
    return read_page(capture("\n".join(lines)))


def shape(page: Page) -> list[tuple[str, str | None, str]]:
    """What a page says: `(kind, marker, text)` for each block."""
    return [(SHORT[block.kind], block.marker, page.words(block.span)) for block in page.blocks]


def words(page: Page) -> list[str]:
    """The texts of a page's blocks."""
    return [page.words(block.span) for block in page.blocks]


def marked(page: Page) -> list[tuple[str | None, str]]:
    """`(marker, text)` for each block."""
    return [(block.marker, page.words(block.span)) for block in page.blocks]


def furniture(page: Page) -> dict[str, str | None]:
    """Which boilerplate each block's text is."""
    return {page.words(block.span): block.boilerplate and block.boilerplate.value for block in page.blocks}


def block_of(page: Page, words: str) -> Block:
    """The block that says exactly that."""
    (found,) = [block for block in page.blocks if page.words(block.span) == words]
    return found
