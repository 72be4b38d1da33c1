"""The account of the archive, row by row."""

from collections.abc import Iterator, Sequence

from pipeline.model import CaptureState, Code, LedgerEntry, Reason, Severity
from pipeline.tables.rows.columns import Columns
from pipeline.tables.rows.evidence import TabledFinding


def captures(ledger: Sequence[LedgerEntry]) -> Columns:
    """One row for each entry of the ledger."""
    return {
        "capture_id": [entry.capture_id for entry in ledger],
        "document_id": [entry.document_id for entry in ledger],
        "source": [entry.source for entry in ledger],
        "source_path": [entry.source_path for entry in ledger],
        "container_offset": [entry.container_offset for entry in ledger],
        "source_url": [entry.source_url or None for entry in ledger],
        "captured_at": [entry.captured_at for entry in ledger],
        "media_type": [entry.media_type or None for entry in ledger],
        "n_bytes": [entry.n_bytes for entry in ledger],
        "sha256": [entry.sha256 for entry in ledger],
        "state": [entry.state for entry in ledger],
        "reason": [entry.reason for entry in ledger],
        "detail": [entry.detail or None for entry in ledger],
    }


def capture_findings(ledger: Sequence[LedgerEntry]) -> Iterator[TabledFinding]:
    """A finding for each capture that could not be read."""
    for entry in ledger:
        if entry.state is CaptureState.QUARANTINED:
            code = Code.TRUNCATED_CAPTURE if entry.reason is Reason.TRUNCATED else Code.UNREADABLE
            why = " ".join(filter(None, (entry.reason and f"{entry.reason}:", entry.detail))).rstrip(":")
            message = f"{entry.source}/{entry.source_path} is quarantined: {why}"
            yield TabledFinding(code, Severity.ERROR, message, capture_id=entry.capture_id)
