"""One run at a time under a root: two would sweep away each other's work, and forget each other's sources.

Publishing has a lock of its own, held for a moment; this one is held from the first look at the sources to the last word.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from pipeline.errors import OutputError
from pipeline.run.sources import STATE

WAIT_SECONDS: Final = 600.0
_PAUSE_SECONDS: Final = 0.1


@contextmanager
def alone(root: Path, wait_seconds: float = WAIT_SECONDS, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Be the only run under `root`, after waiting for the one before; OutputError when it takes longer than that.

    The lock is the kernel's and dies with its process; the file only says who holds it. `on_wait` is called once.
    """
    try:
        (root / STATE).mkdir(parents=True, exist_ok=True)
        file = (root / STATE / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{root} cannot be written: {error.strerror}") from error
    with file:
        if not _taken(file):
            on_wait()
            _wait(file, root, wait_seconds)
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        yield
        file.truncate(0)


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(file: IO[str], root: Path, wait_seconds: float) -> None:
    give_up = time.monotonic() + wait_seconds
    while not _taken(file):
        if time.monotonic() >= give_up:
            file.seek(0)
            raise OutputError(
                f"{file.read() or 'another run'} is at work in {root}; waited {wait_seconds:g} seconds: try again when it is done"
            )
        time.sleep(_PAUSE_SECONDS)
