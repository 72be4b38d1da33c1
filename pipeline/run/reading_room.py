"""The reading room: worker processes that read batches, and that outlive a page which kills one of them.

A dead worker breaks the whole pool, and does not say which page it was. So each batch that was being read then is read
again by itself, in a process of its own; the one that kills it again is halved until a single document is left.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Final, Self, TypeVar

from pipeline.errors import StrandlineError
from pipeline.model import Reason
from pipeline.run.batch import BatchPlan, BatchResult, ReaderMaker, leave, load_plan, page_reader, read_planned, save_plan
from pipeline.run.segments import Frame

T = TypeVar("T")
KILLED: Final = "the process that read it died: out of memory, or a fault in a library"
_PRELOADED: Final = ["pipeline.run.batch", "pipeline.read", "pipeline.extract", "pipeline.vocabulary"]

_stopped: Event | None = None


class ReadingRoom:
    """Reads planned batches, several threads may ask at once. `workers` 0 reads in this process.

    Use it as a context: leaving it by an exception asks the workers to stop after the document at hand.
    """

    def __init__(self, workers: int, make_reader: ReaderMaker = page_reader) -> None:
        self._workers = workers
        self._make_reader = make_reader
        # not fork: a progress bar and the engine have threads, and a fork would copy their locks
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_PRELOADED)
        self._stop = self._context.Event()
        self._pool: ProcessPoolExecutor | None = None
        self._changing_pool = Lock()
        self._ward = Lock()

    def read(self, plan: Path) -> BatchResult:
        """Read one planned batch, whatever its pages do to the worker."""
        if not self._workers:
            with self._ward:
                return read_planned(plan, self._make_reader)
        pool = self._current()
        try:
            return pool.submit(_work, plan, self._make_reader).result()
        except BrokenProcessPool:
            self._give_up(pool)
            with self._ward:
                self._check_that_workers_start()
                return self._read_alone(plan)

    def stop(self) -> None:
        """Ask the workers to stop after the document at hand."""
        self._stop.set()

    def _read_alone(self, path: Path) -> BatchResult:
        try:
            return self._alone(partial(_work, path, self._make_reader))
        except BrokenProcessPool:
            plan = load_plan(path)
            if len(plan.documents) == 1:
                return _lay_aside(plan)
            first, second = (self._read_alone(save_plan(half, path.parent)) for half in plan.halves())
            return first + second

    def _check_that_workers_start(self) -> None:
        try:
            self._alone(_nothing)
        except BrokenProcessPool as error:
            raise StrandlineError("worker processes die as soon as they start here: run with --workers 1") from error

    def _alone(self, task: Callable[[], T]) -> T:
        with self._new_pool(1) as ward:
            return ward.submit(task).result()

    def _current(self) -> ProcessPoolExecutor:
        with self._changing_pool:
            if self._pool is None:
                self._pool = self._new_pool(self._workers)
            return self._pool

    def _give_up(self, pool: ProcessPoolExecutor) -> None:
        with self._changing_pool:
            if self._pool is pool:
                self._pool = None
        pool.shutdown(wait=False)

    def _new_pool(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, self._context, _enter, (self._stop,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _enter(stop: Event) -> None:
    """A worker begins: the interrupt key is its master's to answer."""
    global _stopped  # noqa: PLW0603 - an event can only be handed over when a process starts
    _stopped = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_master, daemon=True).start()


def _leave_with_master() -> None:
    """A worker whose master was killed would wait for work for ever."""
    master = multiprocessing.parent_process()
    if master is not None:
        master.join()
        os._exit(1)


def _work(plan: Path, make_reader: ReaderMaker) -> BatchResult:
    return read_planned(plan, make_reader, (lambda: False) if _stopped is None else _stopped.is_set)


def _nothing() -> None:
    """What a worker does that only has to live."""


def _lay_aside(plan: BatchPlan) -> BatchResult:
    """The document that killed its reader is quarantined, for this run only: it may not have been the page's fault."""
    leave(plan, [Frame(plan.documents[0].key, reason=Reason.EXTRACTION_FAILED, detail=KILLED, is_lasting=False)])
    return BatchResult(0, 1)
