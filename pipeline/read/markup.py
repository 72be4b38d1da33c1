"""HTML drives the page builder by turbohtml's tokenizer: the everyday reader, with offsets and fast.

The tokenizer is WHATWG's and gives positions, but no tree: implied ends are the builder's work. Its traps are met here:
`</>` vanishes and joins the text around it, and an unfinished tag at the end yields no token at all.
"""

from collections.abc import Iterator
from typing import Final

import turbohtml
from turbohtml import TokenType

from pipeline.read.attributes import Attributes
from pipeline.read.source import Source
from pipeline.read.tags import PageBuilder

_VANISHING: Final = "</>"
_NO_ATTRIBUTES: Final[Attributes] = []


def build(source: Source) -> PageBuilder:
    """The drafts of a page, as its builder holds them.

    >>> [(draft.text, draft.spots) for draft in build(Source.of("<p>Q&amp;A")).drafts]
    [('Q&A', [(1, 3, 1), (1, 4, 5), (1, 9, 1)])]
    """
    builder = PageBuilder()
    level = source.level
    line = level.replace("\n", " ")  # on one line a token's column is its offset
    careful = _VANISHING in line
    is_text, is_start, is_end = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
    is_comment, is_reference = TokenType.COMMENT, TokenType.CHARACTER_REFERENCE
    read_text, break_line = builder.text, builder.line_break
    token = None
    for token in turbohtml.tokenize(line, resolve_references=False, capture_source=True):
        kind, at = token.type, token.col
        if kind is is_text:
            text = token.data or ""
            if careful and not line.startswith(text, at):
                _read_apart(builder, line, at, text)
            else:
                read_text(level[at : at + len(text)] if builder.in_pre else text, at, len(text))
        elif kind is is_start or kind is is_end:
            tag = token.tag or ""
            if tag == "br":
                break_line(at, len(token.source or ""))
            elif kind is is_end:
                if end := builder.ends.get(tag):
                    end()
            elif start_with := builder.starts.get(tag):
                start_with(token.attrs or _NO_ATTRIBUTES)
        elif kind is is_reference:
            read_text(token.data or "", at, len(token.source or ""))
        elif kind is is_comment:
            builder.comment(token.data or "")
    if tail := _tail(line, token):
        builder.cut(tail)
    builder.finish()
    return builder


def _read_apart(builder: PageBuilder, line: str, at: int, text: str) -> None:
    for start, piece in _apart(line, at, text):
        builder.text(piece, start, len(piece))


def _apart(line: str, at: int, text: str) -> Iterator[tuple[int, str]]:
    """A text from which `</>` vanished, as the pieces that its source has, each with its offset."""
    while text:
        if line.startswith(_VANISHING, at):
            at += len(_VANISHING)
            continue
        stop = line.find(_VANISHING, at)
        piece = text if stop < 0 else text[: stop - at]
        yield at, piece
        text = text[len(piece) :]
        at += len(piece)


def _tail(line: str, last: turbohtml.Token | None) -> str:
    """What is left of a source that ends within a tag or a comment, where the tokenizer leaves off."""
    end = 0
    if last is not None and last.type is TokenType.TEXT:
        for at, piece in _apart(line, last.col, last.data or ""):
            end = at + len(piece)
    elif last is not None:
        end = last.col + len(last.source or "")
        if last.type is TokenType.COMMENT and (last.source or "").startswith("<!--") and not (last.source or "").endswith(">"):
            return last.source or ""
    while line.startswith(_VANISHING, end):
        end += len(_VANISHING)
    return line[end:] if line[end:].strip() else ""
