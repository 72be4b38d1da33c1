"""The pieces of a work gathered into what a page maker sees: headings, paragraphs, lists, tables."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final, TypeAlias

from evaluation.press.work import Piece, PieceKind, Work


class GroupKind(StrEnum):
    """What a template has to know how to print."""

    SECTION = "section"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    LIST = "list"
    TABLE = "table"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring pieces printed as one."""

    kind: GroupKind
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> Piece:
        """The piece that gives the group its shape."""
        return self.pieces[0]

    @property
    def start(self) -> int | None:
        """Where an ordered list begins to count, when its printed marks are `n.` one after the other; else None."""
        marks = [piece.marker or "" for piece in self.pieces]
        if not all(re.fullmatch(r"[1-9]\d*\.", mark) for mark in marks):
            return None
        numbers = [int(mark[:-1]) for mark in marks]
        return numbers[0] if numbers == list(range(numbers[0], numbers[0] + len(numbers))) else None

    @property
    def is_bulleted(self) -> bool:
        """Whether every mark is a bullet."""
        return all(piece.marker == "•" for piece in self.pieces)


Setter: TypeAlias = Callable[[Group], str]
Case: TypeAlias = Mapping[GroupKind, Setter]

_CONTACTS: Final = Group(GroupKind.CONTACTS, (Piece(PieceKind.PARAGRAPH, ""),))


def groups_of(work: Work) -> tuple[Group, ...]:
    """A work's body in groups; on a report the contacts tail comes after the contact section, or last."""
    groups = list(_gathered(work.pieces))
    if work.truth.kind != "report":
        return tuple(groups)
    sections = [at for at, group in enumerate(groups) if group.kind is GroupKind.SECTION]
    contact = next((at for at in sections if "contact" in groups[at].first.text.lower()), None)
    after = next((at for at in sections if contact is not None and at > contact), len(groups))
    return (*groups[:after], _CONTACTS, *groups[after:])


def nested(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups, with the bullets below a numbered paragraph taken into it."""
    taken: list[Group] = []
    for group in groups:
        if taken and taken[-1].kind is GroupKind.NUMBERED and group.kind is GroupKind.LIST and group.is_bulleted:
            taken[-1] = Group(GroupKind.NUMBERED, taken[-1].pieces + group.pieces)
        else:
            taken.append(group)
    return tuple(taken)


def print_body(groups: tuple[Group, ...], case: Case) -> str:
    """Each group set by the template's own setter, one under the other."""
    return "\n".join(case[group.kind](group) for group in groups)


def _gathered(pieces: tuple[Piece, ...]) -> Iterator[Group]:
    alone = {
        PieceKind.SECTION: GroupKind.SECTION,
        PieceKind.SUBHEADING: GroupKind.SUBHEADING,
        PieceKind.PARAGRAPH: GroupKind.PARAGRAPH,
        PieceKind.NUMBERED: GroupKind.NUMBERED,
    }
    for kind, neighbours in groupby(pieces, key=_neighbourhood):
        if kind[0] in alone:
            yield from (Group(alone[piece.kind], (piece,)) for piece in neighbours)
        else:
            yield Group(GroupKind.TABLE if kind[0] is PieceKind.ROW else GroupKind.LIST, tuple(neighbours))


def _neighbourhood(piece: Piece) -> tuple[PieceKind, bool]:
    return piece.kind, piece.marker == "•"
