"""The nouns of the house: what each floor hands to the next.

Bytes become a `Page`, a page an `Extraction`, many extractions `SettledReport`s, those the tables.
Everything here is frozen: a floor makes new values, it never changes the ones it was handed.

Offsets are Unicode code points over `Page.text`, half-open, everywhere but in `SourceRun`.

>>> page = Page.of("9f2c4e1a77b0d3e5", "Summary", Block(BlockKind.HEADING, Span(0, 7)))
>>> page.words(page.blocks[0].span)
'Summary'
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Self

# --------------------------------------------------------------------------- places


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points over the canonical text of one document."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words between.

        >>> Span(0, 4).of("That members note")
        'That'
        """
        return text[self.start : self.end]

    def within(self, outer: "Span") -> bool:
        """Whether this span lies inside `outer`."""
        return outer.start <= self.start and self.end <= outer.end


@dataclass(frozen=True, slots=True)
class SourceRun:
    """A run of canonical text and where in the decoded source it was read from.

    Where both sides are equally long the run is character for character; otherwise (an entity,
    folded white space) the whole of the one stands for the whole of the other.
    """

    start: int
    end: int
    source_start: int
    source_end: int


# --------------------------------------------------------------------------- captures


class CaptureState(StrEnum):
    """What became of a thing found in the archive: exactly one of these."""

    INGESTED = "ingested"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a capture was not ingested: the closed list of `captures.reason`."""

    EMPTY = "empty"
    BINARY = "binary"
    MISLABELLED = "mislabelled"
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    NO_TEXT = "no_text"
    UNREADABLE_FILE = "unreadable_file"
    EXTRACTION_FAILED = "extraction_failed"
    SAME_BYTES = "same_bytes"
    FILE_TYPE = "file_type"


@dataclass(frozen=True, slots=True)
class Capture:
    """One thing found in the archive, before it is read.

    `payload` is None when the bytes could not be had or are not wanted; then `reason` says why, and
    `detail` more closely where there is more to say. `n_bytes` is known without a payload too.
    `source_path` is relative to the source, with `/`; undecodable names are percent-encoded.
    """

    source: str
    source_path: str
    payload: bytes | None
    media_type: str | None = None
    charset: str | None = None
    source_url: str | None = None
    captured_at: datetime | None = None
    container_offset: int | None = None
    reason: Reason | None = None
    n_bytes: int | None = None
    detail: str | None = None


# --------------------------------------------------------------------------- pages


class BlockKind(StrEnum):
    """The four shapes of text that all renditions are reduced to."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


class Boilerplate(StrEnum):
    """The site's furniture: it stays in the text, and nothing is extracted from it."""

    TOOLBAR = "toolbar"
    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    CONTENTS = "contents"
    WARNING = "warning"
    CONTACTS = "contacts"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row.

    `marker` is the printed (or, in an ordered list, counted) mark without the space after it: `1.`,
    `(a)`, `•`. It is not part of the text. `depth` is 1 to 6 for headings, 1 and more for list
    items, 0 otherwise.
    """

    kind: BlockKind
    span: Span
    marker: str | None = None
    depth: int = 0
    boilerplate: Boilerplate | None = None


class Rendition(StrEnum):
    """How a page came down to us: HTML, or one of the survey's text renditions A to E."""

    HTML = "html"
    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"


class Severity(StrEnum):
    """How much a finding matters to who reads the tables."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Code(StrEnum):
    """What a finding is about: the closed list of `findings.code`, documented in `docs/findings.md`."""

    DATE_CONFLICT = "date_conflict"
    NUMBER_CONFLICT = "number_conflict"
    COMMITTEE_CONFLICT = "committee_conflict"
    TITLE_CONFLICT = "title_conflict"
    MISSING_NUMBER = "missing_number"
    MISSING_DATE = "missing_date"
    MISSING_AUTHOR = "missing_author"
    MISSING_TITLE = "missing_title"
    MISSING_RECOMMENDATIONS = "missing_recommendations"
    LOST_STEM = "lost_stem"
    NO_MAIN_VERB = "no_main_verb"
    NOT_A_RECOMMENDATION = "not_a_recommendation"
    IMPOSSIBLE_CITATION = "impossible_citation"
    IDENTITY_CONFLICT = "identity_conflict"
    RENDITION_CONFLICT = "rendition_conflict"
    UNRESOLVED_STRAND = "unresolved_strand"
    ENCODING_REPAIRED = "encoding_repaired"
    TRUNCATED_CAPTURE = "truncated_capture"
    READINGS_DIFFER = "readings_differ"
    UNREADABLE = "unreadable"
    UNPLACED = "unplaced"
    MISSING_REPORT = "missing_report"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader of the tables should know. Ids of rows are added when it is tabled."""

    code: Code
    severity: Severity
    message: str
    column: str | None = None
    candidates: tuple[str, ...] = ()
    chosen: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One document in canonical form: `text`, and the blocks that it is made of, in reading order.

    `text` is the blocks' texts joined by a blank line. `url` is the address it was published
    under, as far as the capture or the page itself tells; `location` is where it lay in the source
    (a relative path), which may tell the address too. `head_title` and `description` are the
    `<title>` and `<meta name=description>` of HTML, which are no part of the text.
    """

    document_id: str
    text: str
    blocks: tuple[Block, ...]
    media_type: str
    encoding: str
    rendition: Rendition
    url: str | None = None
    location: str | None = None
    head_title: str | None = None
    description: str | None = None
    source_map: tuple[SourceRun, ...] = ()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, document_id: str, text: str, *blocks: Block) -> Self:
        """A page of plain text without origin, for examples."""
        return cls(document_id, text, blocks, "text/plain", "utf-8", Rendition.A)

    def words(self, span: Span) -> str:
        """The canonical text of a span."""
        return self.text[span.start : span.end]

    def block_text(self, index: int) -> str:
        """The canonical text of block number `index`."""
        return self.words(self.blocks[index].span)


# --------------------------------------------------------------------------- values


class Witness(StrEnum):
    """Who states a value."""

    HEADER = "header"
    LEAD = "lead"
    URL = "url"
    TITLE = "title"
    BREADCRUMB = "breadcrumb"
    LIST = "list"
    AGENDA = "agenda"
    BODY = "body"
    CALENDAR = "calendar"
    SIBLING_PAPERS = "sibling_papers"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one witness says about one scalar column of `reports` (or `minutes`).

    `value` is the normalised text: an ISO date, a number without leading zeros, a letter in lower
    case, a `body_id`, `true` or `false`, else the words with single spaces. `span` is None for a
    witness outside the text (URL, calendar); on others `text[span] == as_written`.
    """

    column: str
    value: str
    witness: Witness
    rule_id: str
    as_written: str
    span: Span | None = None


class DocumentKind(StrEnum):
    """What a page is: the closed list of `documents.kind`."""

    REPORT = "report"
    MINUTES = "minutes"
    AGENDA = "agenda"
    REPORT_LIST = "report_list"
    PRESS_RELEASE = "press_release"
    BRIEFING = "briefing"
    BOARD_REPORT = "board_report"
    OTHER = "other"


class SectionKind(StrEnum):
    """What a section of a report is for: the closed list of `sections.kind`."""

    SUMMARY = "summary"
    RECOMMENDATIONS = "recommendations"
    SUPPORTING_INFORMATION = "supporting_information"
    EQUALITY = "equality"
    FINANCIAL = "financial"
    LEGAL = "legal"
    RISK = "risk"
    BACKGROUND_PAPERS = "background_papers"
    CONTACT = "contact"
    APPENDIX = "appendix"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A section from its heading to its end. `first` and `last` are a half-open range of blocks.

    A section whose heading the rendition lost (a `Summary` in B) has `heading` None and begins at
    its first paragraph.
    """

    position: int
    letter: str | None
    heading: str | None
    kind: SectionKind
    span: Span
    first: int
    last: int
    rule_id: str

    @property
    def content(self) -> range:
        """The numbers of its blocks without the heading."""
        return range(self.first + (self.heading is not None), self.last)


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the parts of a report lie, as block numbers. All ranges leave boilerplate in place.

    `header` holds the blocks of the `Report:` / `Date:` / `By:` lines; `body` everything from
    the title to the end. `lead_span` is the lead's own words within block `lead`.
    """

    lead: int | None
    title: int | None
    header: range
    body: range
    sections: tuple[Section, ...]
    lead_span: Span | None = None

    def of_kind(self, kind: SectionKind) -> tuple[Section, ...]:
        """The sections of one kind, in order."""
        return tuple(section for section in self.sections if section.kind is kind)


class AuthorRole(StrEnum):
    """In what capacity somebody signs a report."""

    BY = "by"
    ON_BEHALF_OF = "on_behalf_of"
    REPORT_AUTHOR = "report_author"


@dataclass(frozen=True, slots=True)
class Author:
    """An office or a person that signs a report; `position` counts from 1 over all roles."""

    position: int
    role: AuthorRole
    office: str | None
    person: str | None
    organisation: str | None
    as_written: str
    span: Span
    rule_id: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of running text outside the boilerplate; `section_position` None before the first."""

    position: int
    section_position: int | None
    number: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One ask. `path` counts items in order (`2.1` when nested); the rest is as in the contract."""

    position: int
    path: str
    as_written: str
    span: Span
    stem: str | None
    stem_span: Span | None
    sentence: str
    actions: tuple[str, ...]
    addressee: str | None
    addressee_as_written: str | None
    condition: str | None
    rule_id: str


class StrandRole(StrEnum):
    """How strongly a report has to do with a strand, from strong to weak."""

    SUBJECT = "subject"
    LISTED = "listed"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class StrandMention:
    """A strand named on a page, before its edition is known.

    `strategy_id` and `edition` are what the words themselves tell (edition only if the page states it);
    `name` is the strand's name in the words of the page, when it stands there.
    `settle` finds the `strand_id` from strategy, edition or date, number and name.
    """

    strategy_id: str | None
    edition: str | None
    number: int | None
    name: str | None
    role: StrandRole
    as_written: str
    span: Span
    rule_id: str


@dataclass(frozen=True, slots=True)
class ProgrammeMention:
    """A partner programme named on a page. Name and kind stand here for those not curated."""

    programme_id: str
    name: str
    kind: str
    is_curated: bool
    as_written: str
    span: Span
    rule_id: str


@dataclass(frozen=True, slots=True)
class Partnership:
    """The sentence in which a report says that its work links with, or supports, a programme."""

    programme_id: str
    evidence: Span
    rule_id: str


@dataclass(frozen=True, slots=True)
class ReportReading:
    """All that was read from one report on one page."""

    statements: tuple[Statement, ...] = ()
    lead: str | None = None
    summary: str | None = None
    by_as_written: str | None = None
    authors: tuple[Author, ...] = ()
    sections: tuple[Section, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    strands: tuple[StrandMention, ...] = ()
    programmes: tuple[ProgrammeMention, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    years_named: tuple[int, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document; a pure function of its bytes, address and the rules."""

    document_id: str
    sha256: str
    kind: DocumentKind
    kind_rule_id: str
    media_type: str
    encoding: str
    rendition: Rendition
    url: str | None
    title: str | None
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    report: ReportReading | None = None
    findings: tuple[Finding, ...] = ()


# --------------------------------------------------------------------------- works


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


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A capture with its fate: one row of `captures`."""

    capture_id: str
    document_id: str | None
    source: str
    source_path: str
    container_offset: int | None
    source_url: str | None
    captured_at: datetime | None
    media_type: str | None
    n_bytes: int | None
    sha256: str | None
    state: CaptureState
    reason: Reason | None
    detail: str | None = field(default=None)
