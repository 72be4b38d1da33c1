"""Two independent readings of one capture, compared block for block."""

from itertools import takewhile
from typing import Final

from pipeline.model import Block, Code, Finding, Page, Severity

_QUOTED: Final = 80
_BEFORE: Final = 30  # how much is quoted before the place where two texts part


def compare_readings(page: Page, again: Page) -> tuple[Finding, ...]:
    """A `readings_differ` finding that names the first block on which two readings part, and quotes both; or nothing."""
    if page.text == again.text and page.blocks == again.blocks:
        return ()
    for index in range(max(len(page.blocks), len(again.blocks))):
        first, second = _shape(page, index), _shape(again, index)
        if first != second:
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first[-1], second[-1], strict=False)))
            message = f"block {index}: the reader has {_quoted(first, same)}, the reference {_quoted(second, same)}"
            span = page.blocks[index].span if index < len(page.blocks) else None
            return (Finding(Code.READINGS_DIFFER, Severity.WARNING, message, column="text", span=span),)
    return ()


def _shape(page: Page, index: int) -> tuple[Block | None, str]:
    return (page.blocks[index], page.block_text(index)) if index < len(page.blocks) else (None, "")


def _quoted(shape: tuple[Block | None, str], same: int) -> str:
    """A block as a message shows it: a long text around the place where it parts from the other."""
    block, text = shape
    if block is None:
        return "no block"
    start = max(0, min(same - _BEFORE, len(text) - _QUOTED))
    shown = ("..." if start else "") + text[start : start + _QUOTED] + ("..." if start + _QUOTED < len(text) else "")
    marker = f" {block.marker}" if block.marker else ""
    place = f" ({block.boilerplate})" if block.boilerplate else ""
    return f"{block.kind}{marker} {shown!r}{place}"
