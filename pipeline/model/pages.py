"""Pages: one document in canonical form, whatever it came down to us as."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from pipeline.model.findings import Finding
from pipeline.model.places import SourceRun, Span


class BlockKind(StrEnum):
    """The four shapes of text that all renditions are reduced to."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


class Boilerplate(StrEnum):
    """The site's furniture: it stays in the text, and nothing is extracted from it."""

    TOOLBAR = "toolbar"
    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    CONTENTS = "contents"
    WARNING = "warning"
    CONTACTS = "contacts"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row.

    `marker` is the printed (or, in an ordered list, counted) mark without the space after it: `1.`,
    `(a)`, `•`. It is not part of the text. `depth` is 1 to 6 for headings, 1 and more for list
    items, 0 otherwise.
    """

    kind: BlockKind
    span: Span
    marker: str | None = None
    depth: int = 0
    boilerplate: Boilerplate | None = None


class Rendition(StrEnum):
    """How a page came down to us: HTML, or one of the survey's text renditions A to E."""

    HTML = "html"
    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"


@dataclass(frozen=True, slots=True)
class Page:
    """One document in canonical form: `text`, and the blocks that it is made of, in reading order.

    `text` is the blocks' texts joined by a blank line. `url` is the address it was published
    under, as far as the capture or the page itself tells; `location` is where it lay in the source
    (a relative path), which may tell the address too. `head_title` and `description` are the
    `<title>` and `<meta name=description>` of HTML, which are no part of the text.
    """

    document_id: str
    text: str
    blocks: tuple[Block, ...]
    media_type: str
    encoding: str
    rendition: Rendition
    url: str | None = None
    location: str | None = None
    head_title: str | None = None
    description: str | None = None
    source_map: tuple[SourceRun, ...] = ()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, document_id: str, text: str, *blocks: Block) -> Self:
        """A page of plain text without origin, for examples."""
        return cls(document_id, text, blocks, "text/plain", "utf-8", Rendition.A)

    def words(self, span: Span) -> str:
        """The canonical text of a span."""
        return self.text[span.start : span.end]

    def block_text(self, index: int) -> str:
        """The canonical text of block number `index`."""
        return self.words(self.blocks[index].span)
