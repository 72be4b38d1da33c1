"""What became of each capture, and the account that must balance."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.errors import ContractError, StrandlineError
from pipeline.model import CaptureState, LedgerEntry, Reason
from pipeline.run.found import Found, Original, originals
from pipeline.run.segments import Entry
from pipeline.run.stage import Stage, Staged

SKIPPED: Final = frozenset({Reason.FILE_TYPE})
"""Reasons for which a capture is left aside on purpose; all others are quarantine."""


@dataclass(frozen=True, slots=True)
class Fates:
    """The ledger in the order of places, and for each document where its extraction lies."""

    ledger: tuple[LedgerEntry, ...]
    documents: Mapping[str, Staged]


def assign(found: Sequence[Found], stage: Stage, gone: Collection[str] = ()) -> Fates:
    """Give every capture its one state. `gone` are the names of sources that are not there any more.

    Captures with equal bytes share their fate: the least is ingested and the others are its duplicates, or all are
    quarantined because those bytes cannot be read.
    """
    sources = originals(found)
    readings = {sha256: _reading(original, stage, gone) for sha256, original in sources.items()}
    ledger = tuple(_entry(one, sources, readings) for one in sorted(found, key=lambda one: one.place))
    balance(len(found), ledger)
    return Fates(ledger, {sha256[:16]: reading for sha256, reading in readings.items() if reading.entry.reason is None})


def balance(n_found: int, ledger: Sequence[LedgerEntry]) -> None:
    """ContractError unless each capture has one row, and the four states add up to what was found."""
    counts = Counter(entry.state for entry in ledger)
    breaches = []
    if sum(counts[state] for state in CaptureState) != n_found:
        breaches.append(f"captures: {n_found} were found, and {len(ledger)} have a state")
    if twice := [capture_id for capture_id, n in Counter(entry.capture_id for entry in ledger).items() if n > 1]:
        breaches += [f"captures {capture_id}: capture_id: two captures have it" for capture_id in twice]
    if breaches:
        raise ContractError(breaches)


def _reading(original: Original, stage: Stage, gone: Collection[str]) -> Staged:
    """Where the extraction lies, or why there is none.

    An earlier extractor's reading is better than none where the bytes cannot be had again.
    """
    staged = stage.find(original.key)
    if staged and (staged.entry.reason is None or staged.entry.only_in is None):
        return staged
    if older := stage.find_older(original.key):
        return older
    if staged:
        return staged
    if original.source in gone:
        detail = "its source is gone, and the present rules have not read it"
        return Staged(Path(), Entry(original.key, 0, 0, 0, None, Reason.UNREADABLE_FILE, detail, None))
    raise StrandlineError(f"{original.source}: {original.source_path} was not read in this run: run again")


def _entry(one: Found, sources: Mapping[str, Original], readings: Mapping[str, Staged]) -> LedgerEntry:
    original = sources.get(one.sha256 or "")
    if original is None or one.reason is not None:
        state = CaptureState.SKIPPED if one.reason in SKIPPED else CaptureState.QUARANTINED
        return _row(one, state, one.reason, one.detail)
    entry = readings[original.sha256].entry
    if entry.reason is not None:
        return _row(one, CaptureState.QUARANTINED, entry.reason, entry.detail)
    if one.place == original.place:
        return _row(one, CaptureState.INGESTED, None, None, original.document_id, entry.media_type)
    return _row(one, CaptureState.DUPLICATE, Reason.SAME_BYTES, None, original.document_id, entry.media_type)


def _row(
    one: Found, state: CaptureState, reason: Reason | None, detail: str | None, document_id: str | None = None, read_as: str | None = None
) -> LedgerEntry:
    return LedgerEntry(
        one.capture_id,
        document_id,
        one.source,
        one.source_path,
        one.container_offset,
        one.source_url,
        one.captured_at,
        one.media_type or read_as,
        one.n_bytes,
        one.sha256,
        state,
        reason,
        detail,
    )
