"""A decoded capture, made level: what both kinds of page are read from, with the way back to the raw offsets.

Carriage returns of `\\r\\n` and NULs are taken out, a lone `\\r` becomes `\\n`, and every other white space
(no-break space too) becomes a plain space, one for one. So all that is left to fold are runs of spaces, and
an offset in the level text leads back to the decoded one by counting what was taken out before it.

>>> source = Source.of("By:\\r\\n\\xa0Clerk")
>>> source.level, source.raw(4)
('By:\\n Clerk', 5)
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, Self, TypeAlias

from pipeline.model import SourceRun

Spot: TypeAlias = tuple[int, int, int]
"""How many code points of canonical text were read from where: `(length, start, width)` in the level text."""

_PARTING: Final = len("\n\n")  # between two blocks of the canonical text
_TAKEN_OUT: Final = re.compile("\r(?=\n)|\0")
_ASCII_SPACES: Final = "\t\x0b\x0c\x1c\x1d\x1e\x1f"
_OTHER_SPACES: Final = "\xa0\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


@dataclass(frozen=True)
class Source:
    """The decoded text as it came, its level form, and the level offsets before which a character was taken out."""

    text: str
    squeezed: str
    removed: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """A decoded text with NULs and the carriage returns of `\\r\\n` taken out."""
        if "\r" not in text and "\0" not in text:
            return cls(text, text)
        removed = tuple(match.start() - before for before, match in enumerate(_TAKEN_OUT.finditer(text)))
        return cls(text, _TAKEN_OUT.sub("", text).replace("\r", "\n"), removed)

    @cached_property
    def level(self) -> str:
        """The squeezed text with plain spaces for all white space but the newline, character for character."""
        text = self.squeezed
        for space in _ASCII_SPACES if text.isascii() else _ASCII_SPACES + _OTHER_SPACES:
            if space in text:  # far quicker than a pattern: most of them are on no page
                text = text.replace(space, " ")
        return text

    def raw(self, offset: int) -> int:
        """The offset in the decoded text of the character at a level offset."""
        return offset + bisect_right(self.removed, offset) if self.removed else offset

    def runs(self, blocks: Iterable[Sequence[Spot]]) -> tuple[SourceRun, ...]:
        """The source map of a page, from the spots of its blocks. What has no source (a tab between cells) has no run."""
        runs: list[SourceRun] = []
        at = 0
        for spots in blocks:
            for length, start, width in spots:
                if width:
                    runs.append(SourceRun(at, at + length, start, start + width))
                at += length
            at += _PARTING
        return tuple(runs if not self.removed else (cut for run in runs for cut in self._cut(run)))

    def _cut(self, run: SourceRun) -> Iterator[SourceRun]:
        """A run over the level text as runs over the decoded one; it is cut where a character was taken out of it."""
        start, end = run.source_start, run.source_end
        if end - start != run.end - run.start:
            yield run._replace(source_start=self.raw(start), source_end=self.raw(end - 1) + 1)
            return
        low, high = bisect_right(self.removed, start), bisect_left(self.removed, end)
        edges = [start, *sorted(set(self.removed[low:high])), end]
        for left, right in pairwise(edges):
            first = self.raw(left)
            yield SourceRun(run.start + left - start, run.start + right - start, first, first + right - left)
