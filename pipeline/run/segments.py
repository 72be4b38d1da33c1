"""Segments: the files of the stage, each what one batch read, written once and never changed.

    STRANDLINE-STAGE-1 | frame | frame | ... | index | length of the index, its checksum | STRANDLINE-END

A frame is one document's extraction, packed; the index says whose and where. A file without its end was left by a run
that died: it is no segment, and what it held is read again.
"""

import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.errors import ReleaseError
from pipeline.model import Extraction, Reason
from pipeline.run.files import pack, unpack, whole_file

SUFFIX: Final = ".segment"
_BEGIN: Final = b"STRANDLINE-STAGE-1\n"
_END: Final = b"STRANDLINE-END\n"
_TAIL: Final = 16 + len(_END)


@dataclass(frozen=True, slots=True)
class Frame:
    """An extraction, packed, or the reason why there is none. `is_lasting` is False for what may go well next time."""

    key: str
    packed: bytes = b""
    media_type: str | None = None
    reason: Reason | None = None
    detail: str | None = None
    is_lasting: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a frame lies: `length` bytes from `offset`. `only_in` names the one run that a failure counts for."""

    key: str
    offset: int
    length: int
    checksum: int
    media_type: str | None
    reason: Reason | None
    detail: str | None
    only_in: str | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment's index. All of it was read by the same extractor, named by `digest`."""

    digest: str
    entries: tuple[Entry, ...]


def write_segment(path: Path, digest: str, run_id: str, frames: Iterable[Frame]) -> None:
    """Write frames as they come, one in memory at a time; the file is there when it is whole and on the disk."""
    entries = []
    with whole_file(path) as file:
        at = file.write(_BEGIN)
        for frame in frames:
            entries.append(_entry(frame, at, run_id))
            at += file.write(frame.packed)
        index = pack(Segment(digest, tuple(entries)))
        file.write(index + len(index).to_bytes(8, "big") + zlib.crc32(index).to_bytes(8, "big") + _END)


def _entry(frame: Frame, at: int, run_id: str) -> Entry:
    only_in = None if frame.is_lasting else run_id
    checksum = zlib.crc32(frame.packed)
    return Entry(frame.key, at, len(frame.packed), checksum, frame.media_type, frame.reason, frame.detail, only_in)


def read_index(path: Path) -> Segment | None:
    """A segment's index, or None when the file is not whole."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size < len(_BEGIN) + _TAIL:
            return None
        file.seek(size - _TAIL)
        tail = file.read(_TAIL)
        length = int.from_bytes(tail[:8], "big")
        if not tail.endswith(_END) or length > size - _TAIL - len(_BEGIN):
            return None
        file.seek(size - _TAIL - length)
        index = file.read(length)
    return unpack(index, Segment) if zlib.crc32(index) == int.from_bytes(tail[8:16], "big") else None


def read_extraction(path: Path, entry: Entry) -> Extraction:
    """The extraction of one entry; ReleaseError when its bytes are not those that were written."""
    with path.open("rb") as file:
        file.seek(entry.offset)
        packed = file.read(entry.length)
    if zlib.crc32(packed) != entry.checksum:
        raise ReleaseError(f"{path} is damaged: remove it, and the next run reads again what it held")
    return unpack(packed, Extraction)


def list_segments(folder: Path) -> Iterator[Path]:
    """The segments of a stage, oldest first."""
    yield from sorted(folder.glob(f"*{SUFFIX}"))
