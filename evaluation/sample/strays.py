"""What else lies in a folder of captures: an empty file, a picture named as a page, a stylesheet, the same page twice."""

import struct
import zlib
from dataclasses import dataclass
from typing import Final

from evaluation.press.work import Work


@dataclass(frozen=True, slots=True)
class Stray:
    """A file that is no page of its own: the state it must end in, and the reason."""

    path: str
    payload: bytes
    state: str
    reason: str


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


_PNG: Final = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    # One stored (not compressed) block, so that every zlib writes the same bytes.
    + _chunk(b"IDAT", zlib.compress(b"\x00\x00\x33\x66", 0))
    + _chunk(b"IEND", b"")
)
_SITE: Final = "policeauthority.org/metropolitan"


def strays(works: tuple[Work, ...], printed: dict[str, bytes]) -> tuple[Stray, ...]:
    """The strays of the sample archive; the duplicate is a second copy of the first work's first page."""
    first = works[0].renderings[0].path
    return (
        Stray(f"{_SITE}/committees/x-ppr/2005/050714/06/index.html", b"", "quarantined", "empty"),
        Stray(f"{_SITE}/committees/x-hr/2003/030904/11/index.html", _PNG, "quarantined", "mislabelled"),
        Stray(f"{_SITE}/css/screen.css", b"body { font-family: Arial, sans-serif }\n", "skipped", "file_type"),
        Stray(f"twice/{first}", printed[first], "duplicate", "same_bytes"),
    )
