"""Places: spans over canonical text, and where in the source its characters were read from."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points over the canonical text of one document."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words between.

        >>> Span(0, 4).of("That members note")
        'That'
        """
        return text[self.start : self.end]

    def within(self, outer: "Span") -> bool:
        """Whether this span lies inside `outer`."""
        return outer.start <= self.start and self.end <= outer.end


class SourceRun(NamedTuple):
    """A run of canonical text and where in the decoded source it was read from.

    Where both sides are equally long the run is character for character; otherwise (an entity,
    folded white space) the whole of the one stands for the whole of the other.
    """

    start: int
    end: int
    source_start: int
    source_end: int
