"""Batches: documents that are read together, and the one boundary at which a bad one is quarantined.

What crosses to another process is paths and plain values: a plan names the captures, the worker fetches their bytes itself,
and leaves what it read in a segment.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from pipeline.archive import Source, capture_at
from pipeline.errors import UnreadableError
from pipeline.model import Capture, Code, Extraction, Finding, Page, Reason, Severity
from pipeline.run.files import pack, unpack, write_whole
from pipeline.run.found import Original
from pipeline.run.segments import SUFFIX, Frame, write_segment

Reader: TypeAlias = Callable[[Capture, str], Extraction]
"""Reads a capture whose SHA-256 is given; raises UnreadableError when it cannot be read."""
ReaderMaker: TypeAlias = Callable[[str, bool], Reader]
"""Makes a reader from a profile's name and whether each page is read twice; called once in each process."""


class StoppedError(Exception):
    """The master asked its workers to stop; nothing of the batch is left."""


DETAIL: Final = 500
_ADDRESS: Final = re.compile(r" at 0x[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What to read, and where to leave it. `sources` are the locations by name."""

    batch_id: str
    run_id: str
    digest: str
    stage: str
    profile: str
    second_reading: bool
    sources: dict[str, str]
    documents: tuple[Original, ...]

    def halves(self) -> "tuple[BatchPlan, BatchPlan]":
        """The same in two, to find the document that kills its reader."""
        middle = len(self.documents) // 2
        first = replace(self, batch_id=f"{self.batch_id}a", documents=self.documents[:middle])
        return first, replace(self, batch_id=f"{self.batch_id}b", documents=self.documents[middle:])


@dataclass(frozen=True, slots=True)
class BatchResult:
    """How many documents of a batch were read, and how many could not be."""

    n_read: int
    n_unreadable: int

    @property
    def n_documents(self) -> int:
        """All of them."""
        return self.n_read + self.n_unreadable

    def __add__(self, other: "BatchResult") -> "BatchResult":
        return BatchResult(self.n_read + other.n_read, self.n_unreadable + other.n_unreadable)


def save_plan(plan: BatchPlan, folder: Path) -> Path:
    """Leave a plan in a folder; its path is all that a worker is told."""
    path = folder / f"{plan.batch_id}.plan"
    write_whole(path, pack(plan))
    return path


def load_plan(path: Path) -> BatchPlan:
    """The plan again."""
    return unpack(path.read_bytes(), BatchPlan)


def read_planned(path: Path, make_reader: ReaderMaker, is_stopped: Callable[[], bool] = lambda: False) -> BatchResult:
    """Read a planned batch into a segment of the stage. Stops between documents, leaving nothing, when asked to."""
    plan = load_plan(path)
    reader = _reader(make_reader, plan.profile, plan.second_reading)
    tally = {True: 0, False: 0}

    def frames() -> Iterator[Frame]:
        for original, capture in fetch(plan):
            if is_stopped():
                raise StoppedError
            frame = read_one(original, capture, reader)
            tally[frame.reason is None] += 1
            yield frame

    leave(plan, frames())
    return BatchResult(tally[True], tally[False])


def leave(plan: BatchPlan, frames: Iterable[Frame]) -> None:
    """Leave what was read in the stage, under the batch's own name."""
    write_segment(Path(plan.stage) / f"{plan.run_id}-{plan.batch_id}{SUFFIX}", plan.digest, plan.run_id, frames)


def fetch(plan: BatchPlan) -> Iterator[tuple[Original, Capture]]:
    """The planned captures with their bytes, one at a time."""
    for original in plan.documents:
        source = Source(original.source, Path(plan.sources[original.source]))
        yield original, capture_at(source, original.source_path, original.container_offset)


def read_one(original: Original, capture: Capture, reader: Reader) -> Frame:
    """One document, read and packed; or the reason why not. The one place where every fault of a page ends."""
    payload = capture.payload
    if payload is None or hashlib.sha256(payload).hexdigest() != original.sha256:
        detail = capture.detail or "its bytes are not those that were found: it changed during the run, or since its source was read"
        return Frame(original.key, reason=capture.reason or Reason.UNREADABLE_FILE, detail=detail, is_lasting=False)
    try:
        extraction = reader(original.seen_by_reader(payload), original.sha256)
        return Frame(original.key, pack(extraction), extraction.media_type)
    except UnreadableError as error:
        return Frame(original.key, reason=error.reason, detail=error.detail)
    except Exception as error:  # noqa: BLE001 - whatever a page does to its reader, the run goes on
        is_lasting = not isinstance(error, MemoryError | OSError)
        return Frame(original.key, reason=Reason.EXTRACTION_FAILED, detail=_told(error), is_lasting=is_lasting)


def _told(error: Exception) -> str:
    """Class and message on one line, the same in every process."""
    return " ".join(_ADDRESS.sub("", f"{type(error).__name__}: {error}").split())[:DETAIL]


@lru_cache(maxsize=2)
def _reader(make_reader: ReaderMaker, profile: str, second_reading: bool) -> Reader:
    return make_reader(profile, second_reading)


def page_reader(profile: str, second_reading: bool) -> Reader:
    """The reader of pages: bytes to page to extraction, with a profile's vocabulary."""
    from pipeline.extract import extract
    from pipeline.read import read_page
    from pipeline.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(profile)

    def read(capture: Capture, sha256: str) -> Extraction:
        page = read_page(capture)
        extraction = extract(page, sha256, vocabulary)
        return replace(extraction, findings=extraction.findings + _differences(capture, page)) if second_reading else extraction

    return read


def _differences(capture: Capture, page: Page) -> tuple[Finding, ...]:
    from pipeline.read import compare_readings, read_page_again

    try:
        return compare_readings(page, read_page_again(capture))
    except UnreadableError as error:
        return (Finding(Code.READINGS_DIFFER, Severity.WARNING, f"the second reader could not read the page: {error}"),)
