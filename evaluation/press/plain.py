"""The text renditions A to E: what the tools that turned pages into text kept, and what each lost.

- A keeps all: blocks a blank line apart, lists indented with their marks, a table as one cell a line.
- B is A without every block of a single word; their blank lines stay.
- C has single newlines; every list item and numbered paragraph begins with `- `; tables are `a | b |`.
- D is B without `You are in:`, the warning and, on every other page, the lead.
- E is the live site's copy: no header block, no headings, no furniture, lines wrapped in mid-sentence.
"""

import textwrap
from typing import Final

from evaluation.press.furniture import CONTENTS, FEEDBACK, IN, LINK, MORE, PHONES, SUCCESSOR, WARNING, contents
from evaluation.press.groups import Case, Group, GroupKind, groups_of
from evaluation.press.html import chance
from evaluation.press.work import Piece, Work

_HEADINGS: Final = (GroupKind.SECTION, GroupKind.SUBHEADING, GroupKind.CONTACTS)
_WIDTH: Final = 72


def render_a(work: Work) -> bytes:
    """A work as rendition A."""
    return "\n\n".join(_blocks_a(work)).encode("utf-8")


def render_b(work: Work) -> bytes:
    """A work as rendition B."""
    return "\n\n".join("" if is_one_word(block) else block for block in _blocks_a(work)).encode("utf-8")


def render_c(work: Work) -> bytes:
    """A work as rendition C."""
    head = [CONTENTS, *(f"- {heading}" for heading in contents(work))] if contents(work) else []
    opening = [*head, work.lead or "", WARNING, SUCCESSOR, work.title, *work.header]
    body = [_CASE_C[group.kind](group) for group in groups_of(work)]
    return ("\n".join(line for line in [*opening, *body, LINK, FEEDBACK] if line) + "\n").encode("utf-8")


def render_d(work: Work) -> bytes:
    """A work as rendition D."""
    unwanted = {IN, WARNING, SUCCESSOR, *([work.lead] if drops_lead(work) else [])}
    blocks = [block for block in _blocks_a(work) if block not in unwanted]
    return ("\n\n".join("" if is_one_word(block) else block for block in blocks) + "\n").encode("utf-8")


def render_e(work: Work) -> bytes:
    """A work as rendition E."""
    body = [_CASE_A[group.kind](group) for group in groups_of(work) if group.kind not in _HEADINGS]
    blocks = [_hard(block) for block in [work.lead or "", *body] if block]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def is_one_word(block: str) -> bool:
    """Whether rendition B drops a block; a list mark before the word saves it.

    >>> is_one_word("That"), is_one_word("None."), is_one_word("  • None")
    (True, True, False)
    """
    return len(block.split()) == 1


def drops_lead(work: Work) -> bool:
    """Whether D loses this page's lead."""
    return chance(work, 2) == 1


def _blocks_a(work: Work) -> list[str]:
    opening = [IN, *([CONTENTS] if contents(work) else []), *([work.lead] if work.lead else []), WARNING, SUCCESSOR, work.title]
    header = ["\n".join(work.header)] if work.header else []
    return [*opening, *header, *(_CASE_A[group.kind](group) for group in groups_of(work)), LINK, FEEDBACK]


def _list_a(group: Group) -> str:
    return "\n".join(f"  {piece.marker} {piece.text}" for piece in group.pieces)


def _table_a(group: Group) -> str:
    return "\n".join(piece.text.replace("\t", "\n") for piece in group.pieces)


def _numbered_a(group: Group) -> str:
    return f"{group.first.marker} {group.first.text}"


def _list_c(group: Group) -> str:
    return "\n".join(f"- {piece.text}" for piece in group.pieces)


def _table_c(group: Group) -> str:
    rows = [_row_c(piece) for piece in group.pieces]
    rule = "---|" * (group.first.text.count("\t") + 1)
    return "\n".join([rows[0], rule, *rows[1:]])


def _row_c(piece: Piece) -> str:
    return "".join(f"{cell} | " for cell in piece.text.split("\t")).rstrip()


def _hard(block: str) -> str:
    return "\n".join(textwrap.fill(line, _WIDTH, break_long_words=False, break_on_hyphens=False) for line in block.split("\n"))


def _words(group: Group) -> str:
    return group.first.text


def _contacts(_: Group) -> str:
    return f"{MORE}\n\n" + "\n".join(PHONES)


_CASE_A: Final[Case] = {
    GroupKind.SECTION: _words,
    GroupKind.SUBHEADING: _words,
    GroupKind.PARAGRAPH: _words,
    GroupKind.NUMBERED: _numbered_a,
    GroupKind.LIST: _list_a,
    GroupKind.TABLE: _table_a,
    GroupKind.CONTACTS: _contacts,
}
_CASE_C: Final[Case] = {
    **_CASE_A,
    GroupKind.NUMBERED: _list_c,
    GroupKind.LIST: _list_c,
    GroupKind.TABLE: _table_c,
    GroupKind.CONTACTS: lambda group: _contacts(group).replace("\n\n", "\n"),
}
