"""Publishing: a release appears whole, or not at all.

Everything is written beside the releases, checked against the contract, and becomes visible by one rename of one
link. A reader sees the old release or the new one; a run that dies leaves the old one and a folder that the next run sweeps.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.errors import OutputError, ReleaseError
from pipeline.tables.content import ReleaseContent
from pipeline.tables.contract import demand
from pipeline.tables.files import sha256_of, write_json
from pipeline.tables.history import RunRecord, record
from pipeline.tables.manifest import MANIFEST, Manifest, new_manifest, read_manifest, tables_digest
from pipeline.tables.root import Root, building, locked, sealed
from pipeline.tables.rows import pieces
from pipeline.tables.schema import SCHEMA
from pipeline.tables.stored import StoredTables
from pipeline.tables.writing import TableFiles, WrittenFile

# A large archive takes minutes to publish; who comes second waits for about that long.
WAIT_SECONDS: Final = 600.0


@dataclass(frozen=True, slots=True)
class Publication:
    """The release that stands after a run; `published` is False when nothing was new and it stood before.

    `changed_tables` are those whose bytes differ from the release before.
    """

    release_id: str
    path: Path
    published: bool
    rows: Mapping[str, int]
    changed_tables: tuple[str, ...]


def publish(root: Path, content: ReleaseContent, run: RunRecord, *, wait_seconds: float = WAIT_SECONDS) -> Publication:
    """Publish content under `root`, and record the run in the history.

    Raises OutputError when the root cannot be written or another run holds it, ContractError when rows break the
    contract; then the current release stands as it was.
    """
    place = Root(root)
    with _writing(f"{root} cannot be written, and nothing was published"):
        place.prepare()
        with locked(place, wait_seconds):
            place.sweep()
            manifest, changed = _made(place, content, run)
            with _writing(f"{manifest.release_id} is whole in {root}, but could not be made current or recorded; run again"):
                place.point_to(manifest)
                record(place, run, manifest, is_published=bool(changed))
    return Publication(manifest.release_id, place.release(manifest.release_id), bool(changed), manifest.rows, changed)


def _made(place: Root, content: ReleaseContent, run: RunRecord) -> tuple[Manifest, tuple[str, ...]]:
    """The release that the content makes, sealed, and the tables that changed; the current one where none did."""
    before = _before(place)
    with building(place.releases) as folder:
        with TableFiles(folder, SCHEMA.values()) as files:
            written = files.write(pieces(content))
        shared = {name for name, file in written.items() if before and _stands(place, before, name, file)}
        changed = tuple(name for name in {**written, **(before.tables if before else {})} if name not in shared)
        if before and not changed:
            return before, ()
        # What did not change was proved when it was published.
        demand(StoredTables(folder))
        if before:
            _share(place.release(before.release_id), folder, [written[name].file for name in shared])
        release_id = f"{place.next_number():06d}-{tables_digest(written)}"
        manifest = new_manifest(release_id, before.release_id if before else None, content, run.code_version, written)
        write_json(folder / MANIFEST, manifest.as_json())
        sealed(folder, place.release(release_id))
    return manifest, changed


def _before(place: Root) -> Manifest | None:
    """The current release, if there is one that can be read."""
    release_id = place.current_id()
    try:
        return read_manifest(place.release(release_id)) if release_id else None
    except ReleaseError:
        return None


def _stands(place: Root, before: Manifest, name: str, file: WrittenFile) -> bool:
    """Whether the current release has the same bytes: by its manifest, and still on the disk."""
    if before.tables.get(name) != file:
        return False
    there = place.release(before.release_id) / file.file
    return there.is_file() and sha256_of(there) == file.sha256


def _share(before: Path, folder: Path, files: Iterable[str]) -> None:
    """Keep one copy of files that did not change; where the file system has no hard links, two."""
    for file in files:
        link = folder / f".{file}"
        try:
            os.link(before / file, link)
        except OSError:
            return
        link.replace(folder / file)


@contextmanager
def _writing(what: str) -> Iterator[None]:
    """Turn a failure of the file system into one line for who chose the output."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{what}: {error}") from error
