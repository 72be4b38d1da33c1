"""Who watches a run: a progress bar, or nobody."""

from typing import Final, Protocol


class Watch(Protocol):
    """Is told when a step begins, how many things it has to do (None: unknown), and as they are done."""

    def begin(self, step: str, total: int | None = None) -> None:
        """A step begins; the one before is done."""

    def advance(self, n: int = 1) -> None:
        """So many more things of this step are done."""


class Unwatched:
    """Nobody watches."""

    def begin(self, step: str, total: int | None = None) -> None:
        """Nothing is shown."""

    def advance(self, n: int = 1) -> None:
        """Nothing is shown."""


UNWATCHED: Final = Unwatched()
