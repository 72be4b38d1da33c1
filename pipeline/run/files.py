"""Files of the run's own state: written whole or not at all, packed small.

A file is written under another name, flushed to the disk, and renamed; the folder is flushed after it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypeVar

import msgspec

from pipeline.errors import OutputError

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
UNFINISHED: Final = ".unfinished"
LEVEL: Final = 1
"""zstd's fastest: reading a page costs thirty times as much as packing what was read."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to be written that is there entirely when the block ends well, and else not at all.

    OutputError says which file could not be written, and why.
    """
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with unfinished.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        flush_folder(path.parent)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a whole file."""
    with whole_file(path) as file:
        file.write(content)


def flush_folder(folder: Path) -> None:
    """Make a rename in a folder lasting. `tables.files.sync` does the same; to import it would cost each reading process 0.2 s."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def pack(value: object) -> bytes:
    """A value as compressed MessagePack, its unpacked length in the first eight bytes.

    >>> unpack(pack(("psc", 8)), tuple[str, int])
    ('psc', 8)
    """
    plain = msgspec.msgpack.encode(value)
    return len(plain).to_bytes(8, "big") + bytes(_zstd().compress(plain, asbytes=True))


def unpack(packed: bytes, kind: type[T]) -> T:
    """The value again, checked against its type; ValueError when it is not one."""
    plain: Any = _zstd().decompress(packed[8:], int.from_bytes(packed[:8], "big"), asbytes=True)
    return msgspec.msgpack.decode(plain, type=kind)


def _zstd() -> "pa.Codec":
    import pyarrow as pa

    return pa.Codec("zstd", compression_level=LEVEL)
