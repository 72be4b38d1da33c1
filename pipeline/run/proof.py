"""Proving a release again from the raw files."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.archive import capture_at
from pipeline.errors import ReleaseError
from pipeline.run.sources import Memory, as_source
from pipeline.run.watch import Watch

if TYPE_CHECKING:
    from pipeline.tables import VerifyReport


def prove(root: Path, watch: Watch) -> "VerifyReport":
    """Prove every key and span of the current release, and that the raw bytes still give each document's text."""
    from pipeline.tables import Root, read_manifest, verify

    place = Root(root)
    release_id = place.current_id()
    if release_id is None:
        raise ReleaseError(f"there is no release in {root}: publish one with `strandline ingest SOURCE --out {root}`")
    release = place.release(release_id)
    watch.begin("proving", read_manifest(release).rows["documents"])
    read_again = text_reader(root)

    def watched(capture: Mapping[str, Any]) -> str | None:
        watch.advance()
        return read_again(capture)

    return verify(release, watched)


def text_reader(root: Path) -> Callable[[Mapping[str, Any]], str | None]:
    """What reads a row of `captures` again: its canonical text, or None when its bytes are no longer where they were."""
    from pipeline.read import read_page

    sources = {known.name: as_source(known, root) for known in Memory(root).sources()}

    def read_again(row: Mapping[str, Any]) -> str | None:
        if row["source"] not in sources:
            return None
        capture = capture_at(sources[row["source"]], row["source_path"], row["container_offset"])
        if capture.payload is None or hashlib.sha256(capture.payload).hexdigest() != row["sha256"]:
            return None
        return read_page(capture).text

    return read_again
