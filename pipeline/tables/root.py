"""The folder that releases are published in: where things lie, who may write, and which release is current.

ROOT/reports.parquet -> _releases/current/reports.parquet      the names that readers use
ROOT/current.json                                              the pointer where there are no links
ROOT/_releases/current -> 000002-1c0ffee1c0de                  the one link that moves
ROOT/_releases/000002-1c0ffee1c0de/                            a release: Parquet files and their manifest
ROOT/_history/                                                 every run, and what it changed
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.errors import OutputError
from pipeline.tables.files import json_bytes, replace_json, replace_link, sync
from pipeline.tables.lock import held
from pipeline.tables.manifest import Manifest
from pipeline.tables.schema import SCHEMA

RELEASES: Final = "_releases"
HISTORY_FOLDER: Final = "_history"
CURRENT: Final = "current"
_RELEASE_ID: Final = re.compile(r"(\d{6,})-[0-9a-f]{12}")
_BUILDING: Final = ".building-"
_LOCK: Final = ".lock"


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of releases."""

    path: Path

    @property
    def releases(self) -> Path:
        """Where the releases lie."""
        return self.path / RELEASES

    @property
    def history(self) -> Path:
        """Where the history lies."""
        return self.path / HISTORY_FOLDER

    def release(self, release_id: str) -> Path:
        """The folder of a release."""
        return self.releases / release_id

    def release_ids(self) -> list[str]:
        """All releases that are there, oldest first."""
        if not self.releases.is_dir():
            return []
        return sorted(entry.name for entry in self.releases.iterdir() if _RELEASE_ID.fullmatch(entry.name))

    def current_id(self) -> str | None:
        """The release that readers get: what the link says, or `current.json` where there is no link."""
        try:
            return (self.releases / CURRENT).readlink().name
        except OSError:
            pass
        try:
            release_id: str = json.loads((self.path / "current.json").read_text("utf-8"))["release_id"]
        except (OSError, ValueError, KeyError):
            return None
        return release_id

    def next_number(self) -> int:
        """One more than any release ever had, so that ids sort by time."""
        known = map(_RELEASE_ID.fullmatch, [*self.release_ids(), self.current_id() or ""])
        return 1 + max((int(release_id[1]) for release_id in known if release_id), default=0)

    def prepare(self) -> None:
        """Make the folders; an OutputError when a name that readers use is taken by something that is not ours."""
        self.releases.mkdir(parents=True, exist_ok=True)
        self.history.mkdir(exist_ok=True)
        for table in SCHEMA.values():
            name = self.path / table.file_name
            if name.exists() and not name.is_symlink():
                raise OutputError(f"{name} is a file of its own and not a link to a release: move it away, or publish elsewhere")

    def sweep(self) -> None:
        """Take away what dead runs left; only who holds the lock may."""
        for leftover in (*self.releases.glob(f"{_BUILDING}*"), *self.history.glob(f"{_BUILDING}*")):
            shutil.rmtree(leftover)

    def point_to(self, manifest: Manifest) -> None:
        """Make a release the current one: the link, then the names, then the pointer. What is right already stays."""
        link = self.releases / CURRENT
        if not link.is_symlink() or link.readlink().name != manifest.release_id:
            replace_link(link, Path(manifest.release_id))
        self._name_tables(manifest)
        pointer = {
            "release_id": manifest.release_id,
            "path": f"{RELEASES}/{manifest.release_id}",
            "schema_version": manifest.schema_version,
        }
        file = self.path / "current.json"
        if not file.is_file() or file.read_bytes() != json_bytes(pointer):
            replace_json(file, pointer)

    def _name_tables(self, manifest: Manifest) -> None:
        named = {file.file for file in manifest.tables.values()}
        inside = Path(RELEASES) / CURRENT
        for file in sorted(named):
            link = self.path / file
            if not link.is_symlink() or link.readlink() != inside / file:
                replace_link(link, inside / file)
        for link in self.path.glob("*.parquet"):
            if link.is_symlink() and link.name not in named and link.readlink().parent == inside:
                link.unlink()


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A folder beside the final one, on the same file system; gone afterwards unless it was renamed."""
    made = folder / f"{_BUILDING}{os.getpid()}"
    made.mkdir()
    try:
        yield made
    finally:
        if made.exists():
            shutil.rmtree(made)


@contextmanager
def locked(root: Root, wait_seconds: float) -> Iterator[None]:
    """Hold the root alone; an OutputError when another run holds it longer than one would wait."""

    def refusal(holder: str) -> str:
        return f"{root.path} is being published to by {holder}; waited {wait_seconds:g} seconds. Try again when it is done"

    with (root.releases / _LOCK).open("a+", encoding="utf-8") as file, held(file, wait_seconds, refusal):
        yield


def sealed(folder: Path, final: Path) -> None:
    """Move a finished folder to its name; its files and its entries are on the disk before the name is."""
    sync(folder)
    folder.rename(final)
    sync(final.parent)
