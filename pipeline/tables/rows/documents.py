"""Rows of documents: the pages themselves, what stands on them, and their running text."""

import hashlib

from pipeline.errors import ContractError
from pipeline.model import Extraction, Paragraph, Span
from pipeline.tables.content import Held
from pipeline.tables.rows.columns import Columns, span_columns


def documents(held: Held) -> Columns:
    """The page's row."""
    document = held.document
    return {
        "document_id": [document.document_id],
        "sha256": [document.sha256],
        "kind": [document.kind],
        "kind_rule_id": [document.kind_rule_id],
        "rendition": [document.rendition],
        "url": [document.url or None],
        "title": [document.title or None],
        "media_type": [document.media_type],
        "encoding": [document.encoding],
        "text": [document.text],
        "text_sha256": [_text_sha256(document)],
        "n_chars": [len(document.text)],
        "work_id": [held.works[0].report_id if held.works else None],
        "is_chosen": [bool(held.works) and held.works[0].document_id == document.document_id],
    }


def _text_sha256(document: Extraction) -> str:
    try:
        return hashlib.sha256(document.text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        where = f"documents {document.document_id}: text: half a surrogate pair at {error.start}"
        raise ContractError([f"{where}: no reader may make such a text"]) from error


def renditions(held: Held) -> Columns:
    """A row for each report that stands on the page."""
    span = held.reading.span or Span(0, len(held.document.text))
    return {
        "document_id": [held.document.document_id for _ in held.works],
        "work_id": [report.report_id for report in held.works],
        **span_columns(span for _ in held.works),
        "is_chosen": [report.document_id == held.document.document_id for report in held.works],
    }


def paragraphs(held: Held) -> Columns:
    """The page's paragraphs; those of its report carry the report's id where the page is its chosen rendition."""
    found, text = held.document.paragraphs, held.document.text
    report_ids = [_report_of(held, paragraph) for paragraph in found]
    return {
        "document_id": [held.document.document_id] * len(found),
        "position": [paragraph.position for paragraph in found],
        "report_id": report_ids,
        "section_position": [
            paragraph.section_position if report_id else None for paragraph, report_id in zip(found, report_ids, strict=True)
        ],
        "number": [paragraph.number or None for paragraph in found],
        "text": [text[paragraph.span.start : paragraph.span.end] for paragraph in found],
        **span_columns(paragraph.span for paragraph in found),
    }


def _report_of(held: Held, paragraph: Paragraph) -> str | None:
    if not held.chosen:
        return None
    within = held.reading.span
    return held.chosen[0].report_id if within is None or paragraph.span.within(within) else None
