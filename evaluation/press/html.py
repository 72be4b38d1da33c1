"""What the HTML templates share: escaping, and the choice between a counted list and printed marks."""

import re
import textwrap
from collections.abc import Callable
from typing import Final
from zlib import crc32

from evaluation.press.groups import Group
from evaluation.press.work import Work

_LABEL: Final = re.compile(r"(?P<label>[A-Z][\w .]{1,30}:)\s*(?P<value>.*)")


def escape(text: str) -> str:
    """The three characters that no page may leave bare.

    >>> escape("Planning, Performance & Review")
    'Planning, Performance &amp; Review'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(html: str, width: int = 100) -> str:
    """Text with the line ends that an editor of the day left inside it."""
    return "\n".join(textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) or line for line in html.split("\n"))


def label_of(line: str) -> tuple[str, str]:
    """A header line's label and value; the label is empty where the line has none.

    >>> label_of("By: Clerk and Treasurer")
    ('By:', 'Clerk and Treasurer')
    """
    match = _LABEL.fullmatch(line)
    return (match["label"], match["value"]) if match else ("", line)


def counted(group: Group, text: Callable[[str], str], close: str = "</li>") -> str | None:
    """The items of a list that the browser can number or dot; None where the marks must be printed."""
    if not group.is_bulleted and group.start is None:
        return None
    return "\n".join(f"<li>{text(piece.text)}{close}" for piece in group.pieces)


def marked(group: Group, text: Callable[[str], str]) -> list[str]:
    """The items of a list with their marks printed in front."""
    return [f"{piece.marker} {text(piece.text)}" for piece in group.pieces]


def chance(work: Work, among: int) -> int:
    """A number below `among` that depends on the address alone: pages differ, and stay as they are."""
    return crc32(work.address.encode()) % among
