"""The manifest: what a release holds, to the byte, and what it was made from."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.errors import ReleaseError
from pipeline.tables.content import ReleaseContent
from pipeline.tables.schema import SCHEMA_VERSION
from pipeline.tables.writing import WrittenFile

MANIFEST: Final = "manifest.json"
_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release's own account. It tells no time: equal tables of equal origin have equal manifests, but for `release_id` and `previous`."""

    release_id: str
    previous: str | None
    schema_version: str
    code_version: str
    profile: str
    rules_digest: str
    sources: Mapping[str, Mapping[str, int]]
    tables: Mapping[str, WrittenFile]

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return {name: file.rows for name, file in self.tables.items()}

    def as_json(self) -> dict[str, Any]:
        """What stands in the file."""
        tables = {
            name: {"file": file.file, "sha256": file.sha256, "bytes": file.n_bytes, "rows": file.rows} for name, file in self.tables.items()
        }
        plain = ("release_id", "previous", "schema_version", "code_version", "profile", "rules_digest", "sources")
        return {**{name: getattr(self, name) for name in plain}, "tables": tables}


def new_manifest(
    release_id: str, previous: str | None, content: ReleaseContent, code_version: str, tables: Mapping[str, WrittenFile]
) -> Manifest:
    """The manifest of tables that were just written."""
    vocabulary = content.vocabulary
    return Manifest(release_id, previous, SCHEMA_VERSION, code_version, vocabulary.profile, vocabulary.digest, _sources(content), tables)


def _sources(content: ReleaseContent) -> dict[str, dict[str, int]]:
    counts = Counter((entry.source, entry.state.value) for entry in content.ledger)
    sources: dict[str, dict[str, int]] = {}
    for (source, state), count in sorted(counts.items()):
        sources.setdefault(source, {})[state] = count
    return sources


def read_manifest(release: Path) -> Manifest:
    """The manifest in a release's folder; a ReleaseError when it is missing or not a manifest."""
    file = release / MANIFEST
    try:
        content = json.loads(file.read_text("utf-8"))
        tables = {
            name: WrittenFile(each["file"], each["sha256"], each["bytes"], each["rows"]) for name, each in content.pop("tables").items()
        }
        return Manifest(tables=tables, **content)
    except OSError as error:
        raise ReleaseError(f"the release {release.name} is not whole: {file} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReleaseError(f"the release {release.name} is not whole: {file} is no manifest: {error}") from error


def tables_digest(tables: Mapping[str, WrittenFile]) -> str:
    """What equal tables share: the part of a release's id that follows its number."""
    lines = "".join(f"{name} {file.sha256}\n" for name, file in sorted(tables.items()))
    return hashlib.sha256(lines.encode("ascii")).hexdigest()[:_DIGITS]
