"""The extractor's digest: what a reading depends on besides the bytes and their address."""

import hashlib
import sys
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_ROOMS: Final = ("model", "errors.py", "vocabulary", "read", "extract")
_PACKAGES: Final = ("beautifulsoup4", "lxml", "spacy", "turbohtml", "webencodings")


def extractor_digest(vocabulary_digest: str, *, second_reading: bool) -> str:
    """A digest of the rules and names, of the code that reads and extracts, and of the packages it stands on."""
    parts = (vocabulary_digest, code_digest(), "twice" if second_reading else "once")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def code_digest() -> str:
    """A digest of the source files of the rooms up to `extract`, and of the versions below them."""
    total = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for package in _PACKAGES:
        total.update(f"{package} {_version(package)}\n".encode())
    for room in _ROOMS:
        _add(total, files("pipeline") / room)
    return total.hexdigest()


def _add(total: "hashlib._Hash", place: Traversable) -> None:
    if place.is_dir():
        for inside in sorted(place.iterdir(), key=lambda inside: inside.name):
            _add(total, inside)
    elif place.name.endswith(".py"):  # the rules' own files are in the vocabulary's digest
        content = place.read_bytes()
        total.update(f"{place.name} {len(content)}\n".encode() + content)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
