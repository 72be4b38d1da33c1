"""Proving a published release again: its files, its contract, and that the raw bytes still say the same."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow.compute as pc

from pipeline.errors import SourceError, UnreadableError
from pipeline.tables.contract import Breach, examine
from pipeline.tables.contract.breach import Proved, quoted
from pipeline.tables.files import sha256_of
from pipeline.tables.manifest import MANIFEST, Manifest, read_manifest, tables_digest
from pipeline.tables.schema import SCHEMA
from pipeline.tables.stored import StoredTables

# Given a row of `captures`: the canonical text that its bytes give now, None when those bytes are no longer to be had.
ReadAgain: TypeAlias = Callable[[Mapping[str, Any]], str | None]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was proved, and everything that failed: `read_again` counts documents whose raw bytes gave the same text."""

    release_id: str
    files: int
    proved: Mapping[str, Proved]
    read_again: int
    failures: tuple[Breach, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing failed."""
        return not self.failures


def verify(release: Path, read_again: ReadAgain | None = None) -> VerifyReport:
    """Prove the release in a folder: digests, schema, keys, spans, accounts; with `read_again` its texts from the raw bytes.

    Raises ReleaseError when there is no manifest. Each stage is entered only when the one before it found nothing.
    """
    manifest = read_manifest(release)
    failures = list(_files(release, manifest))
    sound = manifest.tables.keys() - {failure.table for failure in failures}
    if failures:
        return VerifyReport(release.name, len(sound), {}, 0, tuple(failures))
    tables = StoredTables(release)
    examination = examine(tables)
    failures += examination.breaches
    texts = list(_texts(tables, read_again)) if read_again and not failures else []
    failures += [failure for failure in texts if failure]
    return VerifyReport(release.name, len(sound), examination.proved, texts.count(None), tuple(failures))


def _files(release: Path, manifest: Manifest) -> Iterator[Breach]:
    """The folder holds the files of the manifest, to the byte, and no others."""
    expected = {MANIFEST, *(file.file for file in manifest.tables.values())}
    for name in sorted({entry.name for entry in release.iterdir()} - expected):
        yield Breach(name, "(the file)", "(all)", "is not in the manifest")
    for name, file in manifest.tables.items():
        path = release / file.file
        if not path.is_file():
            yield Breach(name, "(the file)", "(all)", "is missing")
        elif sha256_of(path) != file.sha256:
            yield Breach(name, "(the file)", "(all)", "is not the file of the manifest: its digest differs")
    if manifest.release_id != release.name or not release.name.endswith(tables_digest(manifest.tables)):
        yield Breach(MANIFEST, "(the file)", "release_id", f"{quoted(manifest.release_id)} is not the id of these tables")
    if strange := sorted(manifest.tables.keys() ^ SCHEMA.keys()):
        yield Breach(MANIFEST, "(the file)", "tables", f"missing or unknown: {', '.join(strange)}")


def _texts(tables: StoredTables, read_again: ReadAgain) -> Iterator[Breach | None]:
    """For each document a failure, or None: the capture it was ingested from still gives its text."""
    captures = tables.table("captures")
    ingested = captures.filter(pc.equal(captures.column("state"), "ingested"))
    capture_of = {capture["document_id"]: capture for capture in ingested.to_pylist()}
    for piece in tables.pieces("documents", ["document_id", "text"]):
        for document_id, text in zip(*(piece.column(name).to_pylist() for name in ("document_id", "text")), strict=True):
            yield _text(capture_of[document_id], text, read_again)


def _text(capture: Mapping[str, Any], text: str, read_again: ReadAgain) -> Breach | None:
    where = f"{capture['source']}/{capture['source_path']}"
    try:
        again = read_again(capture)
    except (SourceError, UnreadableError) as error:
        return Breach("documents", capture["document_id"], "sha256", f"{where} cannot be read again: {error}")
    if again is None:
        return Breach("documents", capture["document_id"], "sha256", f"the bytes are no longer at {where}")
    if again != text:
        at = next((at for at, (a, b) in enumerate(zip(again, text, strict=False)) if a != b), min(len(again), len(text)))
        return Breach("documents", capture["document_id"], "text", f"{where} now gives another text, from character {at} on")
    return None
