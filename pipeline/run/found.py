"""What was found in the archive: captures without their bytes, and how a run keeps them."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Self, TypeAlias

from pipeline.model import Capture, Reason

_EVER: Final = datetime.min.replace(tzinfo=UTC)
Place: TypeAlias = tuple[str, str, int]
Rank: TypeAlias = tuple[bool, datetime, str, int, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A capture as the ledger keeps it. `sha256` is None when there was no payload; then `reason` says why."""

    source: str
    source_path: str
    container_offset: int | None
    source_url: str | None
    captured_at: datetime | None
    media_type: str | None
    charset: str | None
    n_bytes: int | None
    sha256: str | None
    reason: Reason | None
    detail: str | None

    @classmethod
    def of(cls, capture: Capture) -> Self:
        """A capture without its bytes."""
        payload = capture.payload
        return cls(
            capture.source,
            capture.source_path,
            capture.container_offset,
            capture.source_url,
            capture.captured_at,
            capture.media_type,
            capture.charset,
            capture.n_bytes if payload is None else len(payload),
            None if payload is None else hashlib.sha256(payload).hexdigest(),
            capture.reason,
            capture.detail,
        )

    @property
    def capture_id(self) -> str:
        """A digest of the place: the same thing has the same id in every release."""
        place = json.dumps([self.source, self.source_path, self.container_offset])
        return hashlib.sha256(place.encode()).hexdigest()[:16]

    @property
    def place(self) -> Place:
        """Where it lies; sources are listed, and containers read fastest, in this order."""
        return (self.source, self.source_path, self.container_offset or 0)

    @property
    def rank(self) -> Rank:
        """Of captures with equal bytes the least of these is the ingested one; an unknown time comes last."""
        offset = -1 if self.container_offset is None else self.container_offset
        return (self.captured_at is None, self.captured_at or _EVER, self.source_path, offset, self.source)


@dataclass(frozen=True, slots=True)
class Original:
    """The capture that a document is read from, and all that its reading may depend on.

    `source_url` is the capture's own; where it has none, that of the next capture with equal bytes that has.
    """

    source: str
    source_path: str
    container_offset: int | None
    source_url: str | None
    media_type: str | None
    charset: str | None
    sha256: str

    @classmethod
    def of(cls, found: Found) -> Self:
        """The original that a capture with a payload may be."""
        place = (found.source, found.source_path, found.container_offset)
        return cls(*place, found.source_url, found.media_type, found.charset, found.sha256 or "")

    @property
    def place(self) -> Place:
        """Where it lies, as of the capture."""
        return (self.source, self.source_path, self.container_offset or 0)

    @property
    def document_id(self) -> str:
        """The first 16 hex digits of the hash, as the contract says."""
        return self.sha256[:16]

    @property
    def key(self) -> str:
        """What the stage files its reading under: the bytes, and the address they are read with."""
        seen = json.dumps([self.sha256, self.source_url, self.source_path, self.media_type, self.charset])
        return hashlib.blake2b(seen.encode(), digest_size=16).hexdigest()

    def seen_by_reader(self, payload: bytes) -> Capture:
        """The capture with nothing on it that the key does not hold."""
        return Capture("", self.source_path, payload, self.media_type, self.charset, self.source_url)


def originals(found: Iterable[Found]) -> dict[str, Original]:
    """For each distinct content the capture it is read from, by hash, in the order of places.

    >>> from dataclasses import replace
    >>> one = Found("raw", "b.html", None, None, None, "text/html", None, 9, "9f2c", None, None)
    >>> two = replace(one, source_path="a.html")
    >>> originals([one, two])["9f2c"].source_path
    'a.html'
    """
    least: dict[str, Original] = {}
    for one in sorted((one for one in found if one.sha256 and not one.reason), key=lambda one: one.rank):
        original = least.setdefault(one.sha256 or "", Original.of(one))
        if original.source_url is None and one.source_url is not None:
            least[original.sha256] = replace(original, source_url=one.source_url)
    return dict(sorted(least.items(), key=lambda item: item[1].place))
