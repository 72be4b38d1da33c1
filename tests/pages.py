"""Pages made of words, for tests that are not about reading."""

from pipeline.model import Block, BlockKind, Boilerplate, Page, Rendition, Span

MARKS = {"h": BlockKind.HEADING, "p": BlockKind.PARAGRAPH, "li": BlockKind.LIST_ITEM, "tr": BlockKind.TABLE_ROW}


def page_of(*lines: tuple[str, ...], **fields: object) -> Page:
    """A page from `(kind, text)` or `(kind, marker, text)`; a kind may carry boilerplate: `p/warning`.

    >>> page = page_of(("h", "A. Recommendation"), ("li", "1.", "note the report"))
    >>> page.text, page.blocks[1].marker
    ('A. Recommendation\\n\\nnote the report', '1.')
    """
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0
    for kind, *marker, text in lines:
        shape, _, boilerplate = kind.partition("/")
        blocks.append(
            Block(
                MARKS[shape],
                Span(at, at + len(text)),
                marker=marker[0] if marker else None,
                depth=0 if shape in ("p", "tr") else 1,
                boilerplate=Boilerplate(boilerplate) if boilerplate else None,
            )
        )
        texts.append(text)
        at += len(text) + 2
    return Page("0" * 16, "\n\n".join(texts), tuple(blocks), "text/plain", "utf-8", Rendition.A, **fields)  # type: ignore[arg-type]
