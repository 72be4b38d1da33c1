"""The stage: everything that was ever read, filed by bytes, address and extractor, so that nothing is read twice."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from msgspec import MsgspecError

from pipeline.model import Extraction
from pipeline.run.files import UNFINISHED
from pipeline.run.segments import Entry, list_segments, read_extraction, read_index

CACHED: Final = 32
"""So many extractions are kept in memory, about 200 KB each: those who ask twice ask soon."""


@dataclass(frozen=True, slots=True)
class Staged:
    """An entry and the segment it lies in."""

    segment: Path
    entry: Entry


@dataclass(slots=True)
class Stage:
    """The index of all segments. `find` asks for the present extractor's reading, `find_older` for anybody's."""

    present: dict[str, Staged] = field(default_factory=dict)
    older: dict[str, Staged] = field(default_factory=dict)
    idle: list[Path] = field(default_factory=list)

    @classmethod
    def open(cls, folder: Path, digest: str, run_id: str) -> Self:
        """Read the indexes of a folder of segments, oldest first: the newer reading counts."""
        stage = cls(idle=list(folder.glob(f"*{UNFINISHED}")))
        for path in list_segments(folder):
            segment = read_index(path)
            if segment is None:
                stage.idle.append(path)
                continue
            is_present = segment.digest == digest
            if not is_present:
                stage.idle.append(path)
            for entry in segment.entries:
                if entry.only_in in (None, run_id):
                    (stage.present if is_present else stage.older)[entry.key] = Staged(path, entry)
        return stage

    def find(self, key: str) -> Staged | None:
        """What the present extractor read, or why it could not."""
        return self.present.get(key)

    def find_older(self, key: str) -> Staged | None:
        """What an earlier extractor read and this one still understands: all there is when the source is gone."""
        staged = self.older.get(key)
        if staged is None or staged.entry.reason is not None:
            return staged
        try:
            read_extraction(staged.segment, staged.entry)
        except (MsgspecError, OSError):
            return None
        return staged

    def sweep(self, in_use: set[Path]) -> None:
        """Remove the segments of other extractors that nothing is published from, and those left unfinished."""
        for path in self.idle:
            if path not in in_use:
                path.unlink(missing_ok=True)


class StagedExtractions(Mapping[str, Extraction]):
    """The extractions of a release by document_id, in that order, each read from its segment when asked for."""

    def __init__(self, places: Mapping[str, Staged]) -> None:
        self._places = dict(sorted(places.items()))
        self._cache: OrderedDict[str, Extraction] = OrderedDict()

    def __getitem__(self, document_id: str) -> Extraction:
        if document_id in self._cache:
            self._cache.move_to_end(document_id)
            return self._cache[document_id]
        place = self._places[document_id]
        extraction = self._cache[document_id] = read_extraction(place.segment, place.entry)
        if len(self._cache) > CACHED:
            self._cache.popitem(last=False)
        return extraction

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, document_id: object) -> bool:
        return document_id in self._places
