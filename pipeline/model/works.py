"""Works: one answer to each question about a report, from all documents that it came down in."""

from dataclasses import dataclass
from datetime import date

from pipeline.model.findings import Finding
from pipeline.model.reports import Statement, StrandMention


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement about a settled value: agreeing or not, chosen or not."""

    document_id: str
    statement: Statement
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ResolvedStrand:
    """A strand mention with its place in the dimension, null when no edition fits."""

    mention: StrandMention
    strand_id: str | None
    number: int | None


@dataclass(frozen=True, slots=True)
class SettledReport:
    """One report: one answer to each question, the dissent kept as evidence and findings.

    Everything but identity and scalar values is read from the chosen document's extraction.
    """

    report_id: str
    document_id: str
    renditions: tuple[str, ...]
    body_id: str | None
    committee: str | None
    number: int | None
    letter: str | None
    is_annual_meeting: bool
    status: str | None
    title: str | None
    meeting_date: date | None
    number_as_written: str | None
    date_as_written: str | None
    strands: tuple[ResolvedStrand, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
