"""The two seeds as pages, cut into blocks in the simplest way; tests that need them skip where they are not."""

import re
from pathlib import Path

import pytest

from pipeline.model import Outline, Page, Section, SectionKind, Span
from tests.pages import page_of

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"
_HEADINGS = {
    "Summary": SectionKind.SUMMARY,
    "A. Recommendation": SectionKind.RECOMMENDATIONS,
    "A. Recommendations": SectionKind.RECOMMENDATIONS,
    "B. Supporting information": SectionKind.SUPPORTING_INFORMATION,
    "C. Race and equality impact": SectionKind.EQUALITY,
    "Financial implications": SectionKind.FINANCIAL,
    "Background papers": SectionKind.BACKGROUND_PAPERS,
    "Contact details": SectionKind.CONTACT,
}
_MARKED = re.compile(r"(\d+\.|•)\s+(.*)", re.DOTALL)


def seed(name: str) -> tuple[Page, Outline]:
    """A seed's page and outline; `name` is the beginning of its file's name."""
    files = sorted(SEEDS.glob(f"{name}*.txt"))
    if not files:
        pytest.skip("the seeds are not here")
    lines = [_line(part.strip()) for part in re.split(r"\n\s*\n|\n(?=\s+•)", files[0].read_text("utf-8")) if part.strip()]
    page = page_of(*lines)
    return page, _outline(page)


def _line(part: str) -> tuple[str, ...]:
    if part.startswith(("You are in", "Contents", "See the MOPC", "Send an e-mail", "Feedback")):
        return ("p/navigation", part)
    if part.startswith("Warning:"):
        return ("p/warning", part)
    if (match := _MARKED.match(part)) is not None:
        return ("li", match.group(1), match.group(2))
    return ("h", part) if _kind(part) else ("p", part)


def _kind(part: str) -> SectionKind | None:
    return _HEADINGS.get(part) or _HEADINGS.get(part[3:])


def _outline(page: Page) -> Outline:
    header = next(index for index in range(len(page.blocks)) if page.block_text(index).startswith("Report: "))
    starts = [index for index in range(len(page.blocks)) if _kind(page.block_text(index))]
    ends = [*starts[1:], len(page.blocks)]
    leads = [index for index in range(header) if page.block_text(index).startswith("Report ")]
    sections = tuple(_section(page, position, start, end) for position, (start, end) in enumerate(zip(starts, ends, strict=True), 1))
    return Outline(leads[0] if leads else None, header - 1, range(header, starts[0]), range(header - 1, len(page.blocks)), sections)


def _section(page: Page, position: int, first: int, last: int) -> Section:
    heading = page.block_text(first)
    kind = _kind(heading) or SectionKind.OTHER
    span = Span(page.blocks[first].span.start, page.blocks[last - 1].span.end)
    return Section(position, None, heading, kind, span, first, last, "test")
