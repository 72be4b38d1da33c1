"""Captures from a folder tree, or from one file: every file is found once, in the order of its path.

Links to files are followed; links to folders only where they lead out of the source, and nowhere twice, so that
neither a loop nor a link to `/` is walked. Devices and pipes are never opened. A folder's file times are no data,
so `captured_at` is None.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import quote_from_bytes, unquote_to_bytes

from pipeline.archive.endings import HEAD, is_hidden, may_hold_page, media_type
from pipeline.archive.mirrors import address_of
from pipeline.archive.source import Source
from pipeline.errors import SourceError
from pipeline.model import Capture, Reason

LARGEST: Final = 64 * 1024 * 1024
"""Files above so many bytes are not taken into memory; the reader's own limit is lower."""

_Entry: TypeAlias = tuple[str, Path]

_PUBLISHED: Final = ("_releases", "_state")  # what a folder of tables holds
_NAME_SAFE: Final = " !\"#$&'()*+,-./:;<=>?@[\\]^_`{|}~"


def recognises(location: Path) -> bool:
    """Any folder, and any file that no other kind has taken."""
    return location.is_dir() or location.is_file()


def captures(source: Source) -> Iterator[Capture]:
    """Everything under a folder, or the one file, in the order of `source_path`."""
    if source.location.is_dir():
        return _Walk(source).run()
    return iter([_capture(source, _printable(source.location.name), source.location)])


def capture_at(source: Source, source_path: str, container_offset: int | None = None) -> Capture:
    """The file that lies at `source_path` now. A folder's files have no offset."""
    del container_offset
    if not source.location.is_dir():
        return _capture(source, source_path, source.location)
    place = source.location
    for part in source_path.split("/"):
        # an undecodable name was percent-encoded; a name that merely looks so is there as it stands
        place = place / part if _exists(place / part) else place / os.fsdecode(unquote_to_bytes(part))
    return _capture(source, source_path, place)


@dataclass(slots=True)
class _Walk:
    """One walk over a tree. It keeps a stack of its own, for trees deeper than Python recurses."""

    source: Source
    seen: set[tuple[int, int]] = field(default_factory=set)

    def run(self) -> Iterator[Capture]:
        stack = [self._start()]
        while stack:
            path, place = next(stack[-1], ("", self.source.location))
            if not path:
                stack.pop()
            elif not path.endswith("/"):
                yield _capture(self.source, path, place)
            elif isinstance(inside := self._inside(path, place), Capture):
                yield inside
            else:
                stack.append(inside)

    def _start(self) -> Iterator[_Entry]:
        try:
            self._is_new(self.source.location)
            return _listed(self.source.location, "")
        except OSError as error:
            raise SourceError(f"the source {self.source.location} cannot be listed: {error.strerror}") from error

    def _inside(self, path: str, place: Path) -> Iterator[_Entry] | Capture:
        """What lies in a folder; or the folder itself as a capture, when it is not walked."""
        try:
            if self._is_left_out(place):
                return iter(())
            why_not = self._why_not(path, place)
            return _without_bytes(self.source, path, Reason.FILE_TYPE, why_not) if why_not else _listed(place, path)
        except OSError as error:
            return _without_bytes(self.source, path, Reason.UNREADABLE_FILE, f"the folder cannot be listed: {error.strerror}")

    def _why_not(self, path: str, place: Path) -> str | None:
        if is_hidden(path.rstrip("/").rpartition("/")[2]):
            return "a hidden folder"
        if place.is_symlink() and self._is_related(place):
            return "a link to a folder of the same source, or above it"
        return None if self._is_new(place) else "a folder that was found under another path"

    def _is_new(self, place: Path) -> bool:
        status = place.stat()
        identity = (status.st_dev, status.st_ino)
        is_new = identity not in self.seen
        self.seen.add(identity)
        return is_new

    def _is_related(self, place: Path) -> bool:
        target, root = place.resolve(), self.source.location.resolve()
        return target.is_relative_to(root) or root.is_relative_to(target)

    def _is_left_out(self, place: Path) -> bool:
        """The folder that tables are published in, this run's or another's, is none of the archive."""
        without = self.source.without
        is_own = without is not None and without.exists() and place.samefile(without)
        return is_own or all((place / name).is_dir() for name in _PUBLISHED)


def _listed(folder: Path, prefix: str) -> Iterator[_Entry]:
    """What lies in a folder, in the order of whole paths; a folder's path ends in `/`, and is sorted so."""
    entries: dict[str, Path] = {}
    with os.scandir(folder) as listing:
        # names that decode come first, so that it is the other one that gives way where both read the same
        for entry in sorted(listing, key=lambda entry: (not _decodes(entry.name), entry.name)):
            path = prefix + _printable(entry.name)
            if path in entries or f"{path}/" in entries:
                path = prefix + "".join(f"%{byte:02X}" for byte in os.fsencode(entry.name))
            entries[f"{path}/" if _is_folder(entry) else path] = folder / entry.name
    return iter(sorted(entries.items()))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _printable(name: str) -> str:
    """A file's name as text: where its bytes do not decode, those and `%` are percent-encoded."""
    return name if _decodes(name) else quote_from_bytes(os.fsencode(name), safe=_NAME_SAFE)


def _decodes(name: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _exists(place: Path) -> bool:
    try:
        place.lstat()
    except (OSError, ValueError):
        return False
    return True


def _capture(source: Source, path: str, place: Path) -> Capture:
    """The capture of one file: with its bytes when it may hold a page and they can be had."""
    name = path.rpartition("/")[2]
    if is_hidden(name):
        return _without_bytes(source, path, Reason.FILE_TYPE, "a hidden file, or one that a system or a crawler left there")
    try:
        status = place.stat()
        if not stat.S_ISREG(status.st_mode):
            return _without_bytes(source, path, Reason.FILE_TYPE, "not a regular file")
        payload = _payload(name, place, status.st_size)
    except (OSError, ValueError) as error:
        return _without_bytes(source, path, Reason.UNREADABLE_FILE, getattr(error, "strerror", None) or str(error))
    if isinstance(payload, Reason):
        return _without_bytes(source, path, payload, None, status.st_size)
    return Capture(
        source.name,
        path,
        payload,
        media_type=media_type(name),
        source_url=address_of(source.name, path),
        n_bytes=len(payload),
    )


def _payload(name: str, place: Path, size: int) -> bytes | Reason:
    """The bytes of a candidate, else why not. A file that is too large is looked at, not read."""
    with place.open("rb") as file:
        head = file.read(HEAD)
        if not may_hold_page(name, head):
            return Reason.FILE_TYPE
        return Reason.TOO_LARGE if size > LARGEST else head + file.read(LARGEST)


def _without_bytes(source: Source, path: str, reason: Reason, detail: str | None, n_bytes: int | None = None) -> Capture:
    return Capture(
        source.name,
        path,
        None,
        media_type=media_type(path.rpartition("/")[2]),
        source_url=address_of(source.name, path),
        reason=reason,
        n_bytes=n_bytes,
        detail=detail,
    )
