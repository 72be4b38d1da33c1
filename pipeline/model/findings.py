"""Findings: what a reader of the tables should know."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.places import Span


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
