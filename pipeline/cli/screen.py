"""What a person sees: a progress bar on a terminal, tables, quotes."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from pipeline.run.watch import Unwatched, Watch


class Screen(Console):
    """Standard output. When nobody reads any more it falls silent; the command still ends as it would."""

    def on_broken_pipe(self) -> None:
        """Fall silent."""
        self.quiet = True
        hush()


def hush() -> None:
    """Send the rest of standard output nowhere, so that closing it raises nothing either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_json(content: Mapping[str, Any]) -> None:
    """One JSON document, and nothing else."""
    sys.stdout.write(json.dumps(content, indent=2, ensure_ascii=False, default=str) + "\n")


def printable(text: str) -> str:
    """Text fit for a terminal: a file's name may hold anything, the terminal's own commands too.

    >>> printable("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


class ProgressBar:
    """A bar for each step: what is going on, how far, how long."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def begin(self, step: str, total: int | None = None) -> None:
        """A step begins; the bar of the one before stays, full."""
        self._finish()
        self._task = self._progress.add_task(step, total=total)

    def advance(self, n: int = 1) -> None:
        """So many more are done."""
        if self._task is not None:
            self._progress.advance(self._task, n)

    def _finish(self) -> None:
        if self._task is not None:
            done = self._progress.tasks[self._task].completed
            self._progress.update(self._task, total=done or 1, completed=done or 1)


class Log(Unwatched):
    """For who reads a log and no screen: a run that only waits must say so."""

    def begin(self, step: str, total: int | None = None) -> None:
        """One line when the run waits for another."""
        del total
        if step.startswith("waiting"):
            print(f"strandline: {step}", file=sys.stderr, flush=True)


@contextmanager
def watching() -> Iterator[Watch]:
    """A progress bar when standard error is a terminal, else a line when the run has to wait."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Log()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield ProgressBar(progress)
