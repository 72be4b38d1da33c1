"""Names in which commas, `&` and `and`, white space and hyphens may differ, as one pattern that is tried only where a name can stand.

>>> names = LooseNames.of(["Diversity and Equality Strategy", "Professional Standards Strategy"], fixed=2)
>>> [match.group() for match in names.within("the Diversity & Equality strategy of 2009", 0, 41)]
['Diversity & Equality strategy']
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final, Self

_TOKEN: Final = re.compile(r"\w+|&|/")
_AND: Final = ("&", "and", "And")
_WIDEST: Final = 3  # what may stand between two words of a name


@dataclass(frozen=True, slots=True)
class Stem:
    """A word that some of the names hold, another that each of these holds too, if it has two, and how long they are at most.

    The words are in small letters. A name is looked for where the stem stands, and only if a companion is as near as it must be.
    """

    word: str
    companions: tuple[str, ...]
    reach: int

    def has_company(self, words: str, at: int) -> bool:
        """Whether words that have the stem at a place may have a name there."""
        near = in_small_letters(words[max(0, at - self.reach) : at + self.reach])
        return not self.companions or any(companion in near for companion in self.companions)


@dataclass(frozen=True, slots=True)
class LooseNames:
    """Names compiled, and stems of which each holds one."""

    pattern: re.Pattern[str]
    stems: tuple[Stem, ...]

    @classmethod
    def of(cls, names: Iterable[str], *, fixed: int) -> Self:
        """Those names, the longest first; the capitals of names of up to `fixed` words are fixed too."""
        ordered = sorted(set(names), key=lambda name: (-len(name), name))
        either = [_loosely(name) if len(name.split()) <= fixed else f"(?i:{_loosely(name)})" for name in ordered]
        pattern = r"(?<!\w)(?:" + "|".join(dict.fromkeys(either)) + r")(?!\w)" if either else r"(?!)"
        return cls(re.compile(pattern), _stems(ordered))

    def within(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The names in `text[start:end]`, in order."""
        words = in_small_letters(text[start:end])
        places = [(start + at, stem) for stem in self.stems for at in places_of(stem.word, words) if stem.has_company(words, at)]
        return self.beside(places, text, start, end)

    def beside(self, places: Iterable[tuple[int, Stem]], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The names in `text[start:end]`, in order, given the places of the stems there that have company."""
        first = stop = start
        for begins, ends in sorted((at - stem.reach, at + stem.reach) for at, stem in places):
            if begins > stop:
                yield from self.pattern.finditer(text, first, stop)
                first = begins
            stop = max(stop, min(end, ends))
        yield from self.pattern.finditer(text, first, stop)


def in_small_letters(words: str) -> str:
    """Words in small letters, each in its place: one capital alone, the Turkish I, would become two."""
    return words.replace("\u0130", "I").lower()


def places_of(part: str, words: str) -> Iterator[int]:
    """Where a part stands in words, in order."""
    at = words.find(part)
    while at >= 0:
        yield at
        at = words.find(part, at + len(part))


def _loosely(name: str) -> str:
    parts = ["(?:and|&)" if part in _AND else re.escape(part) for part in _TOKEN.findall(name)]
    return rf"[\s,/-]{{1,{_WIDEST}}}".join(part for part in parts if part != "/")


def _stems(names: Iterable[str]) -> tuple[Stem, ...]:
    words = {name: {part.lower() for part in _TOKEN.findall(name) if part not in (*_AND, "/")} for name in names}
    stems: list[Stem] = []
    for word in _telling(words.values()):
        holding = {name: parts for name, parts in words.items() if word in parts}
        others = [parts - {word} for parts in holding.values()]
        stems.append(Stem(word, _telling(others) if all(others) else (), max(map(_longest, holding))))
    return tuple(stems)


def _telling(names: Iterable[Set[str]]) -> tuple[str, ...]:
    """Words of which each name holds one, as few as may be, and rather long ones."""
    left, telling = list(names), []
    while left:
        counts = Counter(word for words in left for word in words)
        telling.append(max(counts, key=lambda word: (counts[word], len(word), word)))
        left = [words for words in left if telling[-1] not in words]
    return tuple(telling)


def _longest(name: str) -> int:
    """More than the letters that a spelling of a name can have."""
    return sum(max(len(part), len("and")) + _WIDEST for part in _TOKEN.findall(name)) + 1
