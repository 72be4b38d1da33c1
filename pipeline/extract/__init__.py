"""From a page to values, each with its span and rule. Everything here is a pure function of the page and the vocabulary."""

from dataclasses import replace

from pipeline.extract.authors import read_authors
from pipeline.extract.classify import classify
from pipeline.extract.header import read_header
from pipeline.extract.lead import lead_text
from pipeline.extract.outline import outline
from pipeline.extract.paragraphs import read_paragraphs, summary_text, years_named
from pipeline.extract.programmes import read_programmes
from pipeline.extract.recommendations import read_recommendations
from pipeline.extract.strands import read_strands
from pipeline.model import DocumentKind, Extraction, Finding, Outline, Page, ReportReading
from pipeline.vocabulary import Vocabulary

__all__ = ["classify", "extract", "outline"]


def extract(page: Page, sha256: str, vocabulary: Vocabulary) -> Extraction:
    """All that one page says. `sha256` is the hex digest of the bytes it was read from."""
    kind, rule_id = classify(page, vocabulary.rules)
    shape = outline(page, vocabulary.rules)
    extraction = Extraction(
        document_id=page.document_id,
        sha256=sha256,
        kind=kind,
        kind_rule_id=rule_id,
        media_type=page.media_type,
        encoding=page.encoding,
        rendition=page.rendition,
        url=page.url,
        title=_title(page, shape),
        text=page.text,
        paragraphs=read_paragraphs(page, shape),
        findings=page.findings,
    )
    if kind is not DocumentKind.REPORT:
        return extraction
    report, findings = _read_report(page, shape, vocabulary)
    printed = next((stated.value for stated in report.statements if stated.column == "title"), extraction.title)
    return replace(extraction, title=printed, report=report, findings=page.findings + findings)


def _title(page: Page, shape: Outline) -> str | None:
    if shape.title is not None:
        return " ".join(page.block_text(shape.title).split())
    return page.head_title


def _read_report(page: Page, shape: Outline, vocabulary: Vocabulary) -> tuple[ReportReading, tuple[Finding, ...]]:
    rules = vocabulary.rules
    header = read_header(page, shape, vocabulary.bodies, rules)
    signed = read_authors(page, shape, vocabulary.offices, rules)
    asked = read_recommendations(page, shape, vocabulary.actions, vocabulary.addressees, rules)
    named = read_programmes(page, shape, vocabulary.programmes, rules)
    report = ReportReading(
        statements=header.statements,
        lead=lead_text(page, rules),
        summary=summary_text(page, shape),
        by_as_written=signed.by_as_written,
        authors=signed.authors,
        sections=shape.sections,
        recommendations=asked.recommendations,
        strands=read_strands(page, shape, vocabulary.strategies, rules),
        programmes=named.mentions,
        partnerships=named.partnerships,
        years_named=years_named(page, shape),
    )
    return report, header.findings + signed.findings + asked.findings
