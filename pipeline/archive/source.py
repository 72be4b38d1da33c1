"""A source: a place that captures come from, under the name by which the tables know it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A folder or file with its name; `without` is a folder inside it that is none of the archive.

    The name stands in `captures.source`, the location never does: the same archive gives the same
    tables wherever it lies. `without` is where the tables go when that is inside the source.
    """

    name: str
    location: Path
    without: Path | None = None
