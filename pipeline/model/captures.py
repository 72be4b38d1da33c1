"""Captures: the things found in an archive, and what became of each."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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
