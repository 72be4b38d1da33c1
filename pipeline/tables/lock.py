"""One at a time: the kernel's lock on a file, which dies with its process; the file itself only says who holds it."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Final

from pipeline.errors import OutputError

_PAUSE_SECONDS: Final = 0.05


@contextmanager
def held(file: IO[str], wait_seconds: float, refusal: Callable[[str], str], on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold a file opened with `a+`, after waiting for who holds it; `on_wait` is called once when there is somebody.

    OutputError when it takes longer than that, in the words that `refusal` makes of the holder's name.
    """
    if not _taken(file):
        on_wait()
        _wait(file, wait_seconds, refusal)
    file.truncate(0)
    file.write(f"process {os.getpid()}")
    file.flush()
    try:
        yield
    finally:
        file.truncate(0)
        fcntl.flock(file, fcntl.LOCK_UN)


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(file: IO[str], wait_seconds: float, refusal: Callable[[str], str]) -> None:
    give_up = time.monotonic() + wait_seconds
    while not _taken(file):
        if time.monotonic() >= give_up:
            file.seek(0)
            raise OutputError(refusal(file.read() or "another run"))
        time.sleep(_PAUSE_SECONDS)
