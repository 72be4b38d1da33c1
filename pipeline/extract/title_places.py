"""Where a title may stand: over the header block, within its first lines, or alone where a page has no header block.

Captions, tools and the body's name stand there as well: `Report details`, `Back to agenda`, `Finance Committee`.
"""

from typing import Final

from pipeline.extract.fields import Header
from pipeline.model import Block, BlockKind, Boilerplate, Page, Span
from pipeline.vocabulary.rules import RuleBook

_TITLE_LENGTH: Final = 300
_SENTENCE_LENGTH: Final = 150
# Of a page without lead, breadcrumb and warning, the blocks before the header that may be its title; what is further up is the site's.
_BLOCKS_NEAR: Final = 3
_BELOW_ALL_HEADINGS: Final = 9
_NO_TITLE: Final = ("outline.furniture", "outline.no_title", "header.extra_line", "header.other_label", "lead.report")


def title_before(page: Page, header: Header, lead: int | None, rules: RuleBook) -> int | None:
    """The block of the title: the header's own first, one before it and behind the lead, else the last heading before the lead."""
    if words_before_labels(page, header, rules):
        return header.blocks.start
    before = [at for at in range(header.blocks.start) if page.blocks[at].boilerplate is None and at != lead]
    end_of_site = _end_of_site(page, header, lead)
    near = before[-_BLOCKS_NEAR:] if end_of_site is None else [at for at in before if at > end_of_site]
    titles = [at for at in near if _is_title(page, page.blocks[at], rules)]
    if titles:
        return max(titles, key=lambda at: _rank(page, at, rules, is_open=end_of_site is None))
    headings = (at for at in reversed(before) if page.blocks[at].kind is BlockKind.HEADING)
    return next((at for at in headings if _is_title(page, page.blocks[at], rules)), None)


def title_without_header(page: Page, lead: int | None, first_heading: int | None, rules: RuleBook) -> int | None:
    """The first heading, or short line, after the lead: only where sections follow can it be told from other words."""
    if first_heading is None:
        return None
    after = range(lead + 1 if lead is not None else 0, first_heading)
    candidates = [at for at in after if page.blocks[at].boilerplate is None]
    headings = [at for at in candidates if page.blocks[at].kind is BlockKind.HEADING]
    return next((at for at in (*headings[:1], *candidates[:1]) if _is_title(page, page.blocks[at], rules)), None)


def words_before_labels(page: Page, header: Header, rules: RuleBook) -> Span | None:
    """The title as the last lines before the first label of the header's own first block; None where there are none."""
    at = header.start
    found: Span | None = None
    for line in reversed(page.text[page.blocks[header.blocks.start].span.start : header.start].split("\n")):
        line_start = at - len(line)
        if rules["header.title"].pattern.search(line) and _is_free(line.strip(), rules):
            found = Span(line_start, found.end if found else at)
        elif found:
            break
        at = line_start - 1
    return found


def _end_of_site(page: Page, header: Header, lead: int | None) -> int | None:
    """The block behind which nothing of the site's is left: the lead, else the last of breadcrumb and warning before the header."""
    if lead is not None:
        return lead
    told = (
        at for at in range(header.blocks.start - 1, -1, -1) if page.blocks[at].boilerplate in (Boilerplate.BREADCRUMB, Boilerplate.WARNING)
    )
    return next(told, None)


def _rank(page: Page, at: int, rules: RuleBook, *, is_open: bool) -> tuple[bool, bool, int, int]:
    """What speaks for a block as the title: it names no body, the page's `<title>` has its words, its level as a heading, its place.

    Where headings of the site's may be left (`is_open`) and among plain lines, the nearest to the header goes first.
    """
    block, words = page.blocks[at], " ".join(page.block_text(at).split())
    is_told = " " in words and words.casefold() in (page.head_title or "").casefold()
    by_level = block.kind is BlockKind.HEADING and not is_open
    level = -block.depth if by_level else -_BELOW_ALL_HEADINGS
    return not rules["outline.body_name"].pattern.match(words), is_told, level, -at if by_level else at


def _is_title(page: Page, block: Block, rules: RuleBook) -> bool:
    words = page.words(block.span)
    if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) or len(words) > _TITLE_LENGTH:
        return False
    if words.endswith(".") and (block.kind is BlockKind.PARAGRAPH or len(words) > _SENTENCE_LENGTH):
        return False
    return _is_free(words, rules)


def _is_free(words: str, rules: RuleBook) -> bool:
    """Whether words are neither the site's nor the header block's."""
    if rules["outline.title_label"].pattern.match(words):
        return True
    return not any(rules[rule_id].pattern.search(words) for rule_id in _NO_TITLE)
