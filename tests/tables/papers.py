"""A small archive, made of words written for these tests, as the floors below would hand it over."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from pipeline.model import (
    Author,
    AuthorRole,
    CaptureState,
    Code,
    DocumentKind,
    Evidence,
    Extraction,
    Finding,
    LedgerEntry,
    Paragraph,
    Partnership,
    ProgrammeMention,
    Reason,
    Recommendation,
    Rendition,
    ReportReading,
    ResolvedStrand,
    Section,
    SectionKind,
    SettledReport,
    Severity,
    Span,
    Statement,
    StrandMention,
    StrandRole,
    Witness,
)
from pipeline.tables import ReleaseContent, RunRecord
from pipeline.vocabulary import Vocabulary, load_vocabulary

STRATEGY = "professional-standards-strategy"
WORDS = "The directorate reported on its work – “leadership”, learning and the £2 million set aside for it in that year. "


@dataclass(slots=True)
class Sheet:
    """A page that is being typed; each block gives back its span."""

    blocks: list[str] = field(default_factory=list)
    at: int = 0

    def block(self, words: str) -> Span:
        span = Span(self.at, self.at + len(words))
        self.blocks.append(words)
        self.at = span.end + 2
        return span

    @property
    def text(self) -> str:
        return "\n\n".join(self.blocks)


def part(whole: Span, words: str, text: str) -> Span:
    start = text.index(words)
    return Span(whole.start + start, whole.start + start + len(words))


def sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def paper(number: int, on: date = date(2007, 2, 8), paragraphs: int = 2, salt: str = "") -> Extraction:
    """A report on strand 4 that links with Together, with one recommendation and a stem."""
    sheet = Sheet()
    lead_words = f"Report {number} of the {on.day} {on:%B %Y} meeting of the Professional Standards & Complaints Committee"
    lead = sheet.block(lead_words)
    title_words = f"Strand 4 of the strategy, part {number}"
    title = sheet.block(title_words)
    header_words = f"Report: {number}\nDate: {on.day} {on:%B} 2006\nBy: Commissioner"
    header = sheet.block(header_words)
    by = part(header, "Commissioner", header_words)
    summary_words = "This strand links with and supports Together"
    summary = sheet.block(summary_words)
    heading = sheet.block("A. Recommendations")
    stem = sheet.block("Members are asked to:")
    item = sheet.block("note the report")
    body_heading = sheet.block("B. Supporting information")
    body = [sheet.block(f"{salt}{WORDS * (1 + place % 5)}It is done under Together.") for place in range(paragraphs)]
    text = sheet.text
    sections = (
        Section(1, None, None, SectionKind.SUMMARY, summary, 3, 4, "sections.summary"),
        Section(2, "A", "A. Recommendations", SectionKind.RECOMMENDATIONS, Span(heading.start, item.end), 4, 7, "sections.recommendations"),
        Section(
            3, "B", "B. Supporting information", SectionKind.SUPPORTING_INFORMATION, Span(body_heading.start, len(text)), 7, 9, "sections.b"
        ),
    )
    reading = ReportReading(
        statements=(),
        lead=lead_words,
        summary=summary_words,
        by_as_written="Commissioner",
        authors=(Author(1, AuthorRole.BY, "Commissioner", None, None, "Commissioner", by, "authors.by"),),
        sections=sections,
        recommendations=(
            Recommendation(
                1, "1", "note the report", item, "Members are asked to:", stem, "Members are asked to note the report", ("note",),
                "members", "Members", None, "recommendations.list",
            ),
        ),
        programmes=tuple(
            ProgrammeMention("together", "Together", "programme", True, "Together", span, "programmes.curated")
            for span in (part(block, "Together", block.of(text)) for block in (summary, *body))
        ),
        partnerships=(Partnership("together", summary, "partners.links_with"),),
    )  # fmt: skip
    numbered = (Paragraph(1, None, None, lead), Paragraph(2, None, None, title), Paragraph(3, 1, None, summary))
    running = tuple(Paragraph(4 + place, 3, str(place + 1), span) for place, span in enumerate(body))
    digest = sha256(text)
    return Extraction(
        digest[:16], digest, DocumentKind.REPORT, "classify.report", "text/plain", "utf-8", Rendition.A, None, title_words, text,
        (*numbered, *running), reading,
    )  # fmt: skip


def statement(document: Extraction, column: str, value: str, witness: Witness, words: str, at: int = 0) -> Statement:
    start = document.text.index(words, at)
    return Statement(column, value, witness, f"{witness}.{column}", words, Span(start, start + len(words)))


def settled(document: Extraction, number: int, on: date = date(2007, 2, 8), renditions: Sequence[str] = ()) -> SettledReport:
    lead_date, header_date = f"{on.day} {on:%B %Y}", f"{on.day} {on:%B} 2006"
    strand = document.text.index("Strand 4")
    mention = StrandMention(STRATEGY, None, 4, None, StrandRole.SUBJECT, "Strand 4", Span(strand, strand + 8), "strands.numbered")
    lead = statement(document, "meeting_date", on.isoformat(), Witness.LEAD, lead_date)
    header = statement(document, "meeting_date", f"2006-{on:%m-%d}", Witness.HEADER, header_date)
    return SettledReport(
        report_id=f"psc/{on}/{number}",
        document_id=document.document_id,
        renditions=(document.document_id, *renditions),
        body_id="psc",
        committee="Professional Standards & Complaints Committee",
        number=number,
        letter=None,
        is_annual_meeting=False,
        status=None,
        title=document.title,
        meeting_date=on,
        number_as_written=str(number),
        date_as_written=lead_date,
        strands=(ResolvedStrand(mention, f"{STRATEGY}/2006/4", 4),),
        evidence=(
            Evidence(document.document_id, lead, True),
            Evidence(document.document_id, header, False),
            Evidence(
                document.document_id,
                Statement("meeting_date", on.isoformat(), Witness.CALENDAR, "settle.weekday", f"{on:%A}"),
                True,
            ),
        ),
        findings=(
            Finding(
                Code.DATE_CONFLICT, Severity.WARNING, "the header and the lead differ in the year", "meeting_date",
                (header.value, lead.value), lead.value, header.span,
            ),
        ),
    )  # fmt: skip


def ledger_entry(capture: str, document: Extraction | None, state: CaptureState, reason: Reason | None = None) -> LedgerEntry:
    digest = document.sha256 if document else None
    held = document.document_id if document and state is not CaptureState.QUARANTINED else None
    n_bytes = len(document.text.encode()) if document else 0
    return LedgerEntry(sha256(capture)[:16], held, "mirror", capture, None, None, None, "text/plain", n_bytes, digest, state, reason)


class LazyPapers(Mapping[str, Extraction]):
    """Documents that are made when they are asked for, as a stage on the disk would give them."""

    def __init__(self, documents: Sequence[Extraction]) -> None:
        self.documents = {document.document_id: document for document in documents}

    def __getitem__(self, document_id: str) -> Extraction:
        return self.documents[document_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)


def vocabulary() -> Vocabulary:
    return replace(load_vocabulary(), digest="d1")


def archive(reports: int = 3, paragraphs: int = 2) -> ReleaseContent:
    """Reports of one meeting each, a draft of the first, an agenda, and one capture of every other fate."""
    days = [date(2007, 2, 8) + timedelta(days=7 * week) for week in range(reports)]
    papers = [paper(place % 20 + 1, on, paragraphs) for place, on in enumerate(days)]
    draft = paper(1, days[0], paragraphs, salt="Draft. ")
    agenda_text = "Agenda for the meeting"
    agenda = Extraction(
        sha256(agenda_text)[:16], sha256(agenda_text), DocumentKind.AGENDA, "classify.agenda", "text/html", "windows-1252", Rendition.HTML,
        "http://example.org/agenda", "Agenda", agenda_text, (Paragraph(1, None, None, Span(0, len(agenda_text))),), None,
        (Finding(Code.ENCODING_REPAIRED, Severity.INFO, "declared as utf-8, read as windows-1252"),),
    )  # fmt: skip
    documents = [*papers, draft, agenda]
    works = [
        settled(each, place % 20 + 1, on, [draft.document_id] if place == 0 else [])
        for place, (each, on) in enumerate(zip(papers, days, strict=True))
    ]
    ledger = [ledger_entry(f"{place:06d}.txt", document, CaptureState.INGESTED) for place, document in enumerate(documents)]
    ledger += [
        ledger_entry("copy.txt", papers[0], CaptureState.DUPLICATE, Reason.SAME_BYTES),
        replace(ledger_entry("empty.html", None, CaptureState.QUARANTINED, Reason.EMPTY), detail="0 bytes"),
        ledger_entry("crest.gif", None, CaptureState.SKIPPED, Reason.FILE_TYPE),
    ]
    return ReleaseContent(tuple(ledger), tuple(works), LazyPapers(documents), vocabulary())


def run(run_id: str = "run-1", day: int = 21) -> RunRecord:
    began = datetime(2026, 11, day, 6, 0, tzinfo=UTC)
    return RunRecord(run_id, began, began + timedelta(seconds=4), "0.1.0", {"sources": ["mirror"]}, {"ingested": 5})
