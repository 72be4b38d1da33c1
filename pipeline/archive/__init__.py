"""Where captures come from: one module for each kind of source, all of one shape.

A kind of source is a module with the functions of `Kind`; to add one (zip, WARC), write the module and name it
in `CONTAINERS`; `folders` takes what is left. Nothing here reads a page: captures are bytes with an origin.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from pipeline.archive import folders
from pipeline.archive.source import Source
from pipeline.errors import SourceError
from pipeline.model import Capture

__all__ = ["Kind", "Source", "capture_at", "find_captures", "require"]


class Kind(Protocol):
    """What a module must know about one kind of source."""

    def recognises(self, location: Path) -> bool:
        """Whether this is such a source."""

    def captures(self, source: Source) -> Iterator[Capture]:
        """Everything that lies there, sorted by (path, offset), one at a time."""

    def capture_at(self, source: Source, source_path: str, container_offset: int | None) -> Capture:
        """The one capture that lies at this place."""


CONTAINERS: Final[tuple[Kind, ...]] = ()


def require(location: Path) -> None:
    """Raise SourceError, in one line, when there is nothing at this place or it may not be looked at."""
    try:
        location.stat()
    except FileNotFoundError:
        raise SourceError(f"there is no source at {location}: no such file or folder") from None
    except OSError as error:
        raise SourceError(f"the source {location} cannot be read: {error.strerror}") from error


def find_captures(source: Source) -> Iterator[Capture]:
    """All captures of a source in order, streaming; SourceError at once when it is missing."""
    require(source.location)
    return _kind_of(source).captures(source)


def capture_at(source: Source, source_path: str, container_offset: int | None = None) -> Capture:
    """One capture again, by its place; one that is no longer there has the reason `unreadable_file`."""
    return _kind_of(source).capture_at(source, source_path, container_offset)


def _kind_of(source: Source) -> Kind:
    return next((kind for kind in CONTAINERS if kind.recognises(source.location)), folders)
