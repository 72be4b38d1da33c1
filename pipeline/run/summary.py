"""The account of a run: what was found, what became of it, what stands now."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.model import CaptureState, LedgerEntry
from pipeline.run.files import write_whole

LISTED: Final = 100
"""So many quarantined captures are listed in a summary; all of them stand in `captures`."""

DONE: Final = 0
QUARANTINED: Final = 3


@dataclass(frozen=True, slots=True)
class QuarantinedCapture:
    """A capture that could not be read, and why."""

    source: str
    source_path: str
    reason: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did. `n_read` documents were read in `seconds_reading`; the other counts are of the whole release.

    `captures` is by state, `skipped` by ending, `quarantine` by reason, `findings` by code.
    """

    run_id: str
    root: str
    release_id: str
    is_published: bool
    sources: tuple[str, ...]
    n_found: int
    captures: Mapping[str, int]
    skipped: Mapping[str, int]
    quarantine: Mapping[str, int]
    quarantined: tuple[QuarantinedCapture, ...]
    n_documents: int
    n_reports: int
    n_recommendations: int
    findings: Mapping[str, int]
    changed_tables: tuple[str, ...]
    n_read: int
    seconds_reading: float
    seconds: float
    warnings: tuple[str, ...]

    @property
    def pages_a_second(self) -> float | None:
        """Documents read a second, from the first look at the sources; None when nothing had to be read."""
        return round(self.n_read / self.seconds_reading, 1) if self.n_read and self.seconds_reading else None

    @property
    def exit_code(self) -> int:
        """0, or 3 when captures are in quarantine."""
        return QUARANTINED if self.quarantine else DONE

    def as_json(self) -> dict[str, Any]:
        """The summary as JSON has it."""
        return {**asdict(self), "pages_a_second": self.pages_a_second}


def count_states(ledger: Iterable[LedgerEntry]) -> dict[str, int]:
    """Captures by state, all four of them."""
    counts = Counter(entry.state for entry in ledger)
    return {state.value: counts[state] for state in CaptureState}


def count_skipped(ledger: Iterable[LedgerEntry]) -> dict[str, int]:
    """Skipped captures by the ending of their name, the most frequent first."""
    endings = (entry.source_path.rpartition("/")[2].rpartition(".") for entry in ledger if entry.state is CaptureState.SKIPPED)
    counts = Counter(ending.lower() if dot else "without an ending" for _, dot, ending in endings)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def count_reasons(ledger: Iterable[LedgerEntry]) -> dict[str, int]:
    """Captures in quarantine by reason, the most frequent first."""
    counts = Counter(str(entry.reason) for entry in ledger if entry.state is CaptureState.QUARANTINED)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def list_quarantined(ledger: Iterable[LedgerEntry]) -> tuple[QuarantinedCapture, ...]:
    """The first captures in quarantine, in the order of places."""
    quarantined = [entry for entry in ledger if entry.state is CaptureState.QUARANTINED][:LISTED]
    return tuple(QuarantinedCapture(entry.source, entry.source_path, str(entry.reason), entry.detail) for entry in quarantined)


def note_summary(root: Path, summary: RunSummary) -> None:
    """Add the summary to the run's own `run.json` in the history of a root."""
    from pipeline.tables import Root

    file = Root(root).history / summary.run_id / "run.json"
    write_whole(
        file, json.dumps({**json.loads(file.read_bytes()), "summary": summary.as_json()}, indent=2, ensure_ascii=False).encode() + b"\n"
    )
