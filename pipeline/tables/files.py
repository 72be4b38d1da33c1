"""Files that are either whole or not there: digests, fsync in the right order, replacement by rename."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def sha256_of(file: Path) -> str:
    """The digest of a file's bytes."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Make a file's bytes, or a folder's entries, outlast a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """Content as JSON, sorted and indented, so that equal content is equal bytes and two files can be compared."""
    return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def write_json(file: Path, content: Mapping[str, Any]) -> None:
    """Write a new file, and sync it."""
    file.write_bytes(json_bytes(content))
    sync(file)


def replace_json(file: Path, content: Mapping[str, Any]) -> None:
    """Put new content under a name that readers use: they see the old or the new, never half."""
    fresh = file.with_name(f".{file.name}.new")
    write_json(fresh, content)
    fresh.replace(file)
    sync(file.parent)


def replace_link(link: Path, target: Path) -> None:
    """Point a symbolic link to `target` (relative to its folder) in one step, whatever it pointed to before."""
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)
    sync(link.parent)
