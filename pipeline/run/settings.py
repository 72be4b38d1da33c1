"""What a run is asked to do."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

DEFAULT_SOURCE: Final = Path("data/raw")
DEFAULT_ROOT: Final = Path("data/processed")
BATCH_SIZE: Final = 200
"""Documents a batch: about a second of work, so that progress is seen and little is lost when a worker dies."""


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """`sources` are read (again) and added to what `root` knows already; `only` forgets the others first.

    `workers` None is one for each core, and none at all for few pages; 1 reads in this process.
    """

    sources: tuple[Path, ...] = (DEFAULT_SOURCE,)
    root: Path = DEFAULT_ROOT
    only: bool = False
    workers: int | None = None
    batch_size: int = BATCH_SIZE
    second_reading: bool = False
    profile: str = "mpa"

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError("name at least one source")
        if self.batch_size < 1 or (self.workers is not None and self.workers < 1):
            raise ValueError("a batch holds at least one document, and at least one worker reads it")

    def as_parameters(self) -> dict[str, object]:
        """The settings as plain JSON values, for the history."""
        return {
            name: [str(path) for path in value] if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value
            for name, value in asdict(self).items()
        }
