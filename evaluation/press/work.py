"""A work as its author wrote it: what is printed, and the truth about it.

The truth is written by hand beside the words, by the conventions of reading of the tables' contract. It knows nothing
of how the extraction works.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Self


class PieceKind(StrEnum):
    """The shapes an author writes."""

    SECTION = "section"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading, paragraph, list item or table row; `marker` as printed, cells of a row joined by a tab."""

    kind: PieceKind
    text: str
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class Rendering:
    """One file of the sample archive: where it lies under `data/raw`, and in which template it is printed."""

    path: str
    template: str


def entry(cls: type[Any], where: str, content: Mapping[str, Any]) -> Any:
    """A truth dataclass from a table of TOML; an unknown or missing key is an error that names the place."""
    known = {field.name for field in fields(cls)}
    if unknown := set(content) - known:
        raise ValueError(f"{where}: unknown keys of {cls.__name__}: {', '.join(sorted(unknown))}")
    try:
        return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in content.items()})
    except TypeError as error:
        raise ValueError(f"{where}: {error}") from error


@dataclass(frozen=True, slots=True)
class TrueAuthor:
    """A row of `authors` as a careful reader writes it; their order is the order of `position`."""

    role: str
    as_written: str
    office: str | None = None
    person: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class TrueRecommendation:
    """A row of `recommendations`; `stem` is the introduction as it is printed, its colon included."""

    as_written: str
    sentence: str
    actions: tuple[str, ...] = ()
    addressee: str | None = None
    addressee_as_written: str | None = None
    condition: str | None = None
    stem: str | None = None
    path: str = "1"


@dataclass(frozen=True, slots=True)
class TrueStrand:
    """A row of `report_strands`: `edition` is the one that the paper's date or words give."""

    strategy: str
    number: int | None
    role: str
    edition: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class TrueProgramme:
    """A programme that the page must be found to name.

    `name` is the usual one, `as_written` the words on the page (the same, when left out), `evidence` a sentence that
    makes it a partner; another sentence of the page may say so too.
    """

    name: str
    kind: str
    as_written: str | None = None
    partner: bool = False
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """All that a careful reader finds on the page in a rendition that lost nothing.

    `report_id` is `unplaced` where the document's own id has to follow. `traps` are wordings on the page that look like
    programmes or strands and are none. `programmes` holds those that must be found; a page may name more.
    """

    kind: str = "report"
    report_id: str | None = None
    number: int | None = None
    letter: str | None = None
    is_annual_meeting: bool = False
    body_id: str | None = None
    committee: str | None = None
    meeting_date: date | None = None
    title: str | None = None
    status: str | None = None
    by_as_written: str | None = None
    sections: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    authors: tuple[TrueAuthor, ...] = ()
    recommendations: tuple[TrueRecommendation, ...] = ()
    strands: tuple[TrueStrand, ...] = ()
    programmes: tuple[TrueProgramme, ...] = ()

    @classmethod
    def of(cls, where: str, content: Mapping[str, Any]) -> Self:
        """The truth from the TOML that stands under the words."""
        rows = {"authors": TrueAuthor, "recommendations": TrueRecommendation, "strands": TrueStrand, "programmes": TrueProgramme}
        tables = {
            name: tuple(entry(row, f"{where}: {name} {at}", item) for at, item in enumerate(content.get(name, []), 1))
            for name, row in rows.items()
        }
        truth: Self = entry(cls, where, {**content, **tables})
        return truth


@dataclass(frozen=True, slots=True)
class Work:
    """A paper: its address on the site (`x-psc/2004/041209/07`, or `/news/press/2004/04-021`), its words, its truth."""

    address: str
    lead: str | None
    title: str
    header: tuple[str, ...]
    pieces: tuple[Piece, ...]
    truth: Truth
    renderings: tuple[Rendering, ...]

    @property
    def site_path(self) -> str:
        """The path on the site: `/metropolitan/committees/x-psc/2004/041209/07/`."""
        below = self.address if self.address.startswith("/") else f"/committees/{self.address}"
        return f"/metropolitan{below}/"

    @property
    def summary(self) -> str | None:
        """The words under the heading Summary, blocks joined by a blank line; None where there is no such heading."""
        inside = False
        found: list[str] = []
        for piece in self.pieces:
            if piece.kind is PieceKind.SECTION:
                if inside:
                    break
                inside = piece.text.strip(". ").lower() == "summary"
            elif inside:
                found.append(piece.text)
        return "\n\n".join(found) or None
