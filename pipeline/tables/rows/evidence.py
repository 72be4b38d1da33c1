"""What witnesses said, and what a reader of the tables should know, with the words themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.model import Code, Evidence, Finding, SettledReport, Severity, Span
from pipeline.tables.content import Held
from pipeline.tables.rows.columns import Columns, digest_id, span_columns

# As many characters of context as a line shows beside the quote.
CONTEXT: Final = 32


@dataclass(frozen=True, slots=True)
class TabledFinding:
    """A finding with the ids of the rows it belongs to."""

    code: Code
    severity: Severity
    message: str
    capture_id: str | None = None
    document_id: str | None = None
    row_id: str | None = None
    column: str | None = None
    candidates: tuple[str, ...] = ()
    chosen: str | None = None
    as_written: str | None = None
    span: Span | None = None

    @property
    def finding_id(self) -> str:
        """An id that any change of the finding changes."""
        where = (self.capture_id, self.document_id, self.row_id, self.column, self.span and (self.span.start, self.span.end))
        return digest_id(self.code, self.severity, *where, self.message, self.candidates, self.chosen)


def document_findings(held: Held) -> Iterator[TabledFinding]:
    """What reading found on the page, and what settling found about the reports that are read from it."""
    row_id = held.chosen[0].report_id if held.chosen else None
    for finding in held.document.findings:
        yield _tabled(finding, held, row_id)
    for report in held.chosen:
        for finding in report.findings:
            yield _tabled(finding, held, report.report_id)


def _tabled(finding: Finding, held: Held, row_id: str | None) -> TabledFinding:
    return TabledFinding(
        finding.code,
        finding.severity,
        finding.message,
        document_id=held.document.document_id,
        row_id=row_id,
        column=finding.column or None,
        candidates=finding.candidates,
        chosen=finding.chosen or None,
        as_written=(finding.span.of(held.document.text) or None) if finding.span else None,
        span=finding.span,
    )


def findings(found: Iterable[TabledFinding]) -> Columns:
    """A row for each finding, once."""
    by_id = {finding.finding_id: finding for finding in found}
    rows = by_id.values()
    return {
        "finding_id": list(by_id),
        "code": [row.code for row in rows],
        "severity": [row.severity for row in rows],
        "capture_id": [row.capture_id for row in rows],
        "document_id": [row.document_id for row in rows],
        "row_id": [row.row_id for row in rows],
        "column_name": [row.column for row in rows],
        "message": [row.message for row in rows],
        "candidates": [row.candidates for row in rows],
        "chosen": [row.chosen for row in rows],
        "as_written": [row.as_written for row in rows],
        **span_columns(row.span for row in rows),
    }


def evidence(held: Held) -> Columns:
    """A row for each statement that the page makes about a report, once; chosen where any of its equals is."""
    by_id: dict[str, tuple[SettledReport, Evidence]] = {}
    for report, each in held.evidence:
        evidence_id = _evidence_id(report, each)
        if evidence_id not in by_id or each.is_chosen:
            by_id[evidence_id] = (report, each)
    rows, text = list(by_id.values()), held.document.text
    statements = [each.statement for _, each in rows]
    spans = [statement.span for statement in statements]
    return {
        "evidence_id": list(by_id),
        "table_name": ["reports"] * len(rows),
        "row_id": [report.report_id for report, _ in rows],
        "column_name": [statement.column for statement in statements],
        "witness": [statement.witness for statement in statements],
        "value": [statement.value for statement in statements],
        "is_chosen": [each.is_chosen for _, each in rows],
        "document_id": [held.document.document_id] * len(rows),
        "exact": [statement.as_written or None for statement in statements],
        "prefix": [text[max(0, span.start - CONTEXT) : span.start] or None if span else None for span in spans],
        "suffix": [text[span.end : span.end + CONTEXT] or None if span else None for span in spans],
        "rule_id": [statement.rule_id for statement in statements],
        **span_columns(spans),
    }


def _evidence_id(report: SettledReport, each: Evidence) -> str:
    said = each.statement
    place = said.span and (said.span.start, said.span.end)
    return digest_id(
        "reports", report.report_id, said.column, said.witness, said.value, each.document_id, place, said.as_written, said.rule_id
    )
