"""One run at a time under a root: two would sweep away each other's work, and forget each other's sources.

Publishing has a lock of its own, held for a moment; this one is held from the first look at the sources to the last word.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline.errors import OutputError
from pipeline.run.sources import STATE
from pipeline.tables.lock import held

WAIT_SECONDS: Final = 600.0


@contextmanager
def alone(root: Path, wait_seconds: float = WAIT_SECONDS, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Be the only run under `root`, after waiting for the one before; OutputError when it takes longer than that.

    `on_wait` is called once.
    """
    try:
        (root / STATE).mkdir(parents=True, exist_ok=True)
        file = (root / STATE / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{root} cannot be written: {error.strerror}") from error

    def refusal(holder: str) -> str:
        return f"{holder} is at work in {root}; waited {wait_seconds:g} seconds: try again when it is done"

    with file, held(file, wait_seconds, refusal, on_wait):
        yield
