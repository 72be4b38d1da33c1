"""What is read from one document: statements, parts of a report, and all of it together."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.findings import Finding
from pipeline.model.pages import Rendition
from pipeline.model.places import Span


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
