"""What settling keeps of an extraction: who said what, and enough wording to know the paper again. Never its text."""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline.model import Code, Extraction, Rendition, ReportReading, Statement, StrandMention, Witness

# Two papers differ within their first few hundred words or not at all, and a summary may be a whole report (`mpa/2011/0915/07`).
_KEPT: Final = 2_000
_WORD: Final = re.compile(r"\w+")
WITNESSES: Final = tuple(Witness)


class Said(NamedTuple):
    """A statement and the document that makes it."""

    document_id: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Paper:
    """One report on one document; `title`, `summary` and `asks` are folded wording, for likeness only."""

    document_id: str
    is_html: bool
    is_truncated: bool
    n_sections: int
    n_recommendations: int
    n_chars: int
    statements: tuple[Statement, ...]
    reported: frozenset[Code]
    has_authors: bool
    title: str
    summary: str
    asks: str
    strands: tuple[StrandMention, ...]
    years_named: tuple[int, ...]

    @property
    def rank(self) -> tuple[bool, int, int, bool, str]:
        """Smallest for the rendition to read a work from: complete, then HTML before text, then the least id."""
        return (self.is_truncated, -self.n_sections, -self.n_recommendations, not self.is_html, self.document_id)

    @property
    def scantness(self) -> tuple[bool, int, int, int, str]:
        """Smallest for the fuller of two different papers."""
        return (self.is_truncated, -self.n_sections, -self.n_recommendations, -self.n_chars, self.document_id)


def paper_of(extraction: Extraction, reading: ReportReading) -> Paper:
    """The part of an extraction that settling needs."""
    codes = frozenset(finding.code for finding in extraction.findings)
    return Paper(
        document_id=extraction.document_id,
        is_html=extraction.rendition is Rendition.HTML,
        is_truncated=Code.TRUNCATED_CAPTURE in codes,
        n_sections=len(reading.sections),
        n_recommendations=len(reading.recommendations),
        n_chars=len(extraction.text),
        statements=reading.statements,
        reported=codes,
        has_authors=bool(reading.authors),
        title=folded(extraction.title or ""),
        summary=folded(reading.summary or ""),
        asks=folded(" ".join(item.as_written for item in reading.recommendations)),
        strands=reading.strands,
        years_named=reading.years_named,
    )


def papers_of(extractions: Iterable[Extraction]) -> tuple[Paper, ...]:
    """One paper a document, by document id; extractions without a report make none.

    A document that comes twice (from two sources) counts once: the one with the more statements, then the least wording.
    """
    papers: dict[str, Paper] = {}
    for extraction in extractions:
        if extraction.report is None:
            continue
        paper = paper_of(extraction, extraction.report)
        known = papers.setdefault(paper.document_id, paper)
        if known is not paper and _precedence(paper) < _precedence(known):
            papers[paper.document_id] = paper
    return tuple(papers[document_id] for document_id in sorted(papers))


def said_by(papers: Sequence[Paper]) -> tuple[Said, ...]:
    """All that the renditions of a work say: the first rendition first, within it by witness and place, nothing twice."""
    return tuple(
        Said(paper.document_id, statement) for paper in papers for statement in sorted(dict.fromkeys(paper.statements), key=_place)
    )


def folded(words: str) -> str:
    """Wording without case, punctuation and the spaces between: `&` reads as `and`.

    >>> folded("Planning, Performance & Review")
    'planning performance and review'
    """
    return " ".join(_WORD.findall(words[:_KEPT].replace("&", " and ").casefold()))


def _place(statement: Statement) -> tuple[int, int, str, str, str, str]:
    start = statement.span.start if statement.span else sys.maxsize
    return (WITNESSES.index(statement.witness), start, statement.column, statement.value, statement.as_written, statement.rule_id)


def _precedence(paper: Paper) -> tuple[int, str]:
    return (-len(paper.statements), repr(paper))
