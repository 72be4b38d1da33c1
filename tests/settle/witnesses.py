"""Papers made of witnesses, in shorthand: `header="2006-02-08 8"`, `lead="psc 2007-02-08 8"`, `url="mpa 2009-06-25 3b-agm"`."""

import re
from typing import Any

from pipeline.model import (
    Author,
    AuthorRole,
    DocumentKind,
    Extraction,
    Finding,
    Recommendation,
    Rendition,
    ReportReading,
    SettledReport,
    Span,
    Statement,
    Witness,
)
from pipeline.settle import settle
from pipeline.settle.further import in_words
from pipeline.vocabulary import load_vocabulary

KNOWN = load_vocabulary()
BODIES = KNOWN.bodies
NUMBER = re.compile(r"0*(\d+)([a-z])?(-agm)?")
SUMMARY = "This paper tells members what the force has done since the spring about complaints that took longer than a year to close."


def settled(*papers: Extraction) -> tuple[SettledReport, ...]:
    return settle(papers, KNOWN)


def settled_alone(*papers: Extraction) -> SettledReport:
    (report,) = settled(*papers)
    return report


def doc(letter: str) -> str:
    """A document id from one letter."""
    return letter * 16


def paper(
    letter: str = "a",
    *,
    header: str = "",
    lead: str = "",
    url: str = "",
    breadcrumb: str = "",
    headline: str | None = "Complaints that took longer than a year",
    head_title: str | None = None,
    summary: str | None = SUMMARY,
    asks: tuple[str, ...] = ("That members note the paper",),
    rendition: Rendition = Rendition.HTML,
    findings: tuple[Finding, ...] = (),
    authors: bool = True,
    more: tuple[Statement, ...] = (),
    **reading: Any,
) -> Extraction:
    """An extraction in which each witness says what its shorthand means; spans lie in a text of just these words."""
    said = [
        *_said(Witness.HEADER, header),
        *_said(Witness.LEAD, lead),
        *_said(Witness.URL, url),
        *_said(Witness.BREADCRUMB, breadcrumb),
    ]
    if headline:
        said.append(Statement("title", headline, Witness.HEADER, "header.title", headline))
    if head_title:
        said.append(Statement("title", head_title, Witness.TITLE, "header.head_title", head_title))
    text, statements = _placed(said)
    return Extraction(
        document_id=doc(letter),
        sha256=doc(letter) * 4,
        kind=DocumentKind.REPORT,
        kind_rule_id="classify.report",
        media_type="text/html" if rendition is Rendition.HTML else "text/plain",
        encoding="utf-8",
        rendition=rendition,
        url=None,
        title=headline,
        text=text,
        findings=findings,
        report=ReportReading(
            statements=(*statements, *more),
            summary=summary,
            authors=(Author(1, AuthorRole.BY, "Clerk", None, None, "Clerk", Span(0, 0), "authors.by"),) if authors else (),
            recommendations=tuple(_asked(position, words) for position, words in enumerate(asks, 1)),
            **reading,
        ),
    )


def _said(witness: Witness, shorthand: str) -> list[Statement]:
    said: list[tuple[str, str, str]] = []
    for token in shorthand.split():
        if re.fullmatch(r"\d{4}-\d\d-\d\d", token):
            said.append(("meeting_date", token, in_words(token)))
        elif number := NUMBER.fullmatch(token):
            said.append(("number", number[1], token))
            said += [("letter", number[2], token)] if number[2] else []
            said += [("is_annual_meeting", "true", token)] if number[3] else []
        else:
            said.append(("body_id", token, BODIES[token].name))
    return [Statement(column, value, witness, f"{witness}.{column}", words) for column, value, words in said]


def _placed(said: list[Statement]) -> tuple[str, list[Statement]]:
    text, placed = "", []
    for statement in said:
        span = None
        if statement.witness is not Witness.URL and statement.rule_id != "header.head_title":
            span = Span(len(text), len(text) + len(statement.as_written))
            text += statement.as_written + "\n\n"
        placed.append(Statement(statement.column, statement.value, statement.witness, statement.rule_id, statement.as_written, span))
    return text, placed


def _asked(position: int, words: str) -> Recommendation:
    return Recommendation(position, str(position), words, Span(0, 0), None, None, words, ("note",), "members", None, None, "asks.single")


def codes(report: SettledReport) -> list[str]:
    return sorted(finding.code.value for finding in report.findings)


def finding(report: SettledReport, code: str) -> Finding:
    (found,) = [found for found in report.findings if found.code == code]
    return found
