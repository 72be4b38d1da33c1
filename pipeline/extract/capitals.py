"""The words of a page that begin with a capital, and where they stand: most names can be told from these alone.

>>> from pipeline.model import Page
>>> found = capitals(Page.of("0" * 16, "Under ‘Together’ the MPS works; Together’s aims ..."))
>>> sorted(found.words), found.places({"Together"})
(['MPS', 'Together', 'Under'], {'Together': [7, 32]})
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final

from pipeline.extract.once import once
from pipeline.model import Page

# A page's shape has an `A` for every capital, an `a` for every small letter or figure, and a space for all else, each at its
# letter's place. The search for one certain letter skips through it; a search of the text for any capital stops at every letter.
_SHAPE: Final = bytes(ord("A" if chr(at) in ascii_uppercase else "a" if chr(at) in ascii_lowercase + digits else " ") for at in range(256))
_FIRST: Final = re.compile(r"[A-Z][A-Za-z0-9]+")
_WORD: Final = re.compile(rb"A[Aa]+")


@dataclass(frozen=True, slots=True)
class Capitals:
    """The words of two letters or more from a capital to the end of letters and figures; `words` has each once."""

    words: frozenset[str]
    _in_order: list[tuple[str, int]]
    _letters: str

    def may_hold(self, words: str) -> bool:
        """Whether the page may hold these words: False only for a first word with a capital that it does not hold."""
        capital = _FIRST.match(words)
        return capital is None or capital[0] in self._letters

    def places(self, words: Collection[str]) -> dict[str, list[int]]:
        """Where each of these words stands, in order; of a word that is not there, nothing."""
        found: dict[str, list[int]] = {}
        for word, start in self._in_order:
            if word in words:
                found.setdefault(word, []).append(start)
        return found


@once
def capitals(page: Page) -> Capitals:
    """The words of a page that begin with a capital."""
    text = page.text
    shape = text.encode("latin-1", "replace").translate(_SHAPE)
    spans = list(map(re.Match.span, _WORD.finditer(shape)))
    in_order = [(text[start:end], start) for start, end in spans]
    words = frozenset(dict(in_order))
    return Capitals(words, in_order, " ".join(words))
