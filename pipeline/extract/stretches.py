"""Stretches of a page that are spoken for: which of the things found there stand apart from them."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a place on the page."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


T = TypeVar("T", bound=Placed)


class Stretches:
    """Stretches none of which overlap.

    >>> taken = Stretches()
    >>> taken.take(10, 20), taken.take(19, 30), taken.take(20, 30)
    (True, False, True)
    """

    def __init__(self, things: Iterable[Placed] = ()) -> None:
        self._held: list[tuple[int, int]] = []
        for thing in things:
            self.take(thing.start, thing.end)

    def are_free(self, start: int, end: int) -> bool:
        """Whether nothing that is held overlaps `start:end`."""
        at = bisect_left(self._held, (start, start))
        return (at == 0 or self._held[at - 1][1] <= start) and (at == len(self._held) or self._held[at][0] >= end)

    def take(self, start: int, end: int) -> bool:
        """Hold `start:end` if it is free; whether it was."""
        is_free = self.are_free(start, end)
        if is_free:
            insort(self._held, (start, end))
        return is_free


def longest(found: Iterable[T]) -> list[T]:
    """Of things that overlap the longest, then the first; in the order of the page."""
    taken = Stretches()
    by_length = sorted(found, key=lambda each: (each.start - each.end, each.start))
    return sorted((each for each in by_length if taken.take(each.start, each.end)), key=lambda each: each.start)
