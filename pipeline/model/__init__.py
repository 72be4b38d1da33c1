"""The nouns of the house: what each floor hands to the next.

Bytes become a `Page`, a page an `Extraction`, many extractions `SettledReport`s, those the tables.
Everything here is frozen: a floor makes new values, it never changes the ones it was handed.

Offsets are Unicode code points over `Page.text`, half-open, everywhere but in `SourceRun`.

>>> page = Page.of("9f2c4e1a77b0d3e5", "Summary", Block(BlockKind.HEADING, Span(0, 7)))
>>> page.words(page.blocks[0].span)
'Summary'
"""

from pipeline.model.captures import Capture, CaptureState, LedgerEntry, Reason
from pipeline.model.findings import Code, Finding, Severity
from pipeline.model.pages import Block, BlockKind, Boilerplate, Page, Rendition
from pipeline.model.places import SourceRun, Span
from pipeline.model.reports import (
    Author,
    AuthorRole,
    DocumentKind,
    Extraction,
    Outline,
    Paragraph,
    Partnership,
    ProgrammeMention,
    Recommendation,
    ReportReading,
    Section,
    SectionKind,
    Statement,
    StrandMention,
    StrandRole,
    Witness,
)
from pipeline.model.works import Evidence, ResolvedStrand, SettledReport

__all__ = [
    "Author",
    "AuthorRole",
    "Block",
    "BlockKind",
    "Boilerplate",
    "Capture",
    "CaptureState",
    "Code",
    "DocumentKind",
    "Evidence",
    "Extraction",
    "Finding",
    "LedgerEntry",
    "Outline",
    "Page",
    "Paragraph",
    "Partnership",
    "ProgrammeMention",
    "Reason",
    "Recommendation",
    "Rendition",
    "ReportReading",
    "ResolvedStrand",
    "Section",
    "SectionKind",
    "SettledReport",
    "Severity",
    "SourceRun",
    "Span",
    "Statement",
    "StrandMention",
    "StrandRole",
    "Witness",
]
