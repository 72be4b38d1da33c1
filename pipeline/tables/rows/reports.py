"""Rows of reports, read from their chosen rendition."""

from collections.abc import Sequence

from pipeline.model import Recommendation, ReportReading, SettledReport
from pipeline.tables.content import Held
from pipeline.tables.rows.columns import Columns, span_columns


def reports(report: SettledReport, held: Held) -> Columns:
    """The report's row."""
    reading = held.reading
    return {
        "report_id": [report.report_id],
        "document_id": [report.document_id],
        "body_id": [report.body_id],
        "committee": [report.committee],
        "number": [report.number],
        "letter": [report.letter],
        "is_annual_meeting": [report.is_annual_meeting],
        "status": [report.status or None],
        "title": [report.title or None],
        "lead": [reading.lead or None],
        "summary": [reading.summary or None],
        "meeting_date": [report.meeting_date],
        "number_as_written": [report.number_as_written or None],
        "date_as_written": [report.date_as_written or None],
        "by_as_written": [reading.by_as_written or None],
        "url": [held.document.url or None],
        "n_recommendations": [len(reading.recommendations)],
    }


def _of(report: SettledReport, rows: Sequence[object]) -> dict[str, list[object]]:
    return {"report_id": [report.report_id] * len(rows), "document_id": [report.document_id] * len(rows)}


def authors(report: SettledReport, reading: ReportReading) -> Columns:
    """A row for each office or person that signs it."""
    found = reading.authors
    return {
        **_of(report, found),
        "position": [author.position for author in found],
        "role": [author.role for author in found],
        "office": [author.office or None for author in found],
        "person": [author.person or None for author in found],
        "organisation": [author.organisation or None for author in found],
        "as_written": [author.as_written for author in found],
        **span_columns(author.span for author in found),
        "rule_id": [author.rule_id for author in found],
    }


def sections(report: SettledReport, reading: ReportReading) -> Columns:
    """A row for each section."""
    found = reading.sections
    return {
        **_of(report, found),
        "position": [section.position for section in found],
        "letter": [section.letter or None for section in found],
        "heading": [section.heading or None for section in found],
        "kind": [section.kind for section in found],
        **span_columns(section.span for section in found),
        "rule_id": [section.rule_id for section in found],
    }


def recommendations(report: SettledReport, reading: ReportReading) -> Columns:
    """A row for each ask."""
    found = reading.recommendations
    return {
        **_of(report, found),
        "recommendation_id": [recommendation_id(report, each) for each in found],
        "position": [each.position for each in found],
        "path": [each.path for each in found],
        "as_written": [each.as_written for each in found],
        **span_columns(each.span for each in found),
        "stem": [each.stem or None for each in found],
        **span_columns((each.stem_span for each in found), "stem_start", "stem_end"),
        "sentence": [each.sentence for each in found],
        "actions": [each.actions for each in found],
        "addressee": [each.addressee or None for each in found],
        "addressee_as_written": [each.addressee_as_written or None for each in found],
        "condition": [each.condition or None for each in found],
        "rule_id": [each.rule_id for each in found],
    }


def recommendation_id(report: SettledReport, recommendation: Recommendation) -> str:
    """The report's id and the path: `psc/2007-02-08/8#2.1`."""
    return f"{report.report_id}#{recommendation.path}"
