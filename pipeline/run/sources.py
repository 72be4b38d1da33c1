"""What a root remembers between runs: its sources by name, where they are, and what was last found there.

ROOT/_state/sources.json       the sources, written last: it says which ledgers count
ROOT/_state/ledgers/           what was found in each, packed, named by its own digest
ROOT/_state/stage/             what was read, see `stage`
ROOT/_state/work/RUN/          what a run that is going on leaves for its own steps
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from msgspec import MsgspecError
from msgspec.json import decode

from pipeline.archive import Source, require
from pipeline.errors import OutputError, SourceError
from pipeline.run.files import pack, unpack, write_whole
from pipeline.run.found import Found

STATE: Final = "_state"


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source as the root remembers it. A location that was given as relative is kept relative to the root."""

    name: str
    location: str
    ledger: str

    def place(self, root: Path) -> Path:
        """Where it is, seen from a root."""
        return _absolute(root.absolute() / self.location)


@dataclass(frozen=True, slots=True)
class Memory:
    """A root's memory, as files under it."""

    root: Path

    @property
    def stage(self) -> Path:
        """The folder of segments."""
        return self.root / STATE / "stage"

    @property
    def work(self) -> Path:
        """The folder in which runs leave what their steps hand on."""
        return self.root / STATE / "work"

    @property
    def _ledgers(self) -> Path:
        return self.root / STATE / "ledgers"

    @property
    def _sources(self) -> Path:
        return self.root / STATE / "sources.json"

    def sources(self) -> tuple[KnownSource, ...]:
        """The sources that it knows; none where nothing was ever ingested."""
        try:
            return decode(self._sources.read_bytes(), type=tuple[KnownSource, ...])
        except FileNotFoundError:
            return ()
        except (MsgspecError, OSError) as error:
            raise OutputError(f"{self._sources} cannot be read: {error}; remove it and ingest all sources again") from error

    def remember(self, sources: Iterable[KnownSource]) -> None:
        """Know these sources, and no others, from now on."""
        rows = [asdict(source) for source in sorted(sources, key=lambda source: source.name)]
        write_whole(self._sources, json.dumps(rows, indent=1, ensure_ascii=False).encode() + b"\n")

    def keep_ledger(self, found: Sequence[Found]) -> str:
        """Keep what was found in one source; the answer is the ledger's name."""
        packed = pack(found)
        name = hashlib.sha256(packed).hexdigest()[:16]
        if not (self._ledgers / name).exists():
            write_whole(self._ledgers / name, packed)
        return name

    def ledger(self, name: str) -> list[Found]:
        """What was found, again."""
        try:
            return unpack((self._ledgers / name).read_bytes(), list[Found])
        except (MsgspecError, OSError) as error:
            raise OutputError(f"{self._ledgers / name} cannot be read: {error}; ingest its source again with --only") from error

    def sweep(self) -> None:
        """Remove the ledgers that no known source has, and what earlier runs left of their work."""
        known = {source.ledger for source in self.sources()}
        for ledger in self._ledgers.glob("*"):
            if ledger.name not in known:
                ledger.unlink(missing_ok=True)
        shutil.rmtree(self.work, ignore_errors=True)


def name_sources(paths: Iterable[Path], known: Sequence[KnownSource], root: Path) -> tuple[KnownSource, ...]:
    """The named sources as known ones, without a ledger yet; SourceError for the first that is missing.

    One that the root knows keeps its name. A new one is called as its folder is; when that is taken, with its parent's
    name before it. The order in which they are given makes no difference.
    """
    names = {source.place(root): source.name for source in known}
    taken = set(names.values())
    given = {_absolute(path.absolute()): path for path in paths}
    sources = []
    for place in sorted(given):
        require(place)
        if place.resolve().is_relative_to(root.resolve()):
            raise SourceError(f"{given[place]} is, or lies in, the folder that tables are published in: name the archive, or another --out")
        name = names.get(place) or _free_name(place, taken)
        taken.add(name)
        location = str(place) if given[place].is_absolute() else os.path.relpath(place, _absolute(root.absolute()))
        sources.append(KnownSource(name, location, ""))
    return tuple(sources)


def as_source(known: KnownSource, root: Path) -> Source:
    """The source to be read; the root itself is none of the archive, even if it lies inside."""
    return Source(known.name, known.place(root), without=root)


def _free_name(place: Path, taken: set[str]) -> str:
    parts = [part for part in place.parts if part != place.anchor] or ["root"]
    names = ("/".join(parts[start:]) for start in range(len(parts) - 1, -1, -1))
    return next((name for name in names if name not in taken), str(place))


def _absolute(path: Path) -> Path:
    """Without `..`, links left as they are: a link that moves on is still the same source."""
    return Path(os.path.normpath(path))
