"""The words by which a page names strategies and strands, compiled from the vocabulary, and whose a strand is.

`Setting` is what the readers of strands share: the page, its passages, the namings of strategies on it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, takewhile
from operator import itemgetter
from typing import Final

from pipeline.extract.capitals import Capitals, capitals
from pipeline.extract.loose_names import LooseNames, Stem, places_of
from pipeline.extract.sentence_spans import sentence_at, sentences
from pipeline.extract.zones import Passage, Passages, Zone, passages
from pipeline.model import Outline, Page, Span
from pipeline.vocabulary.rules import RuleBook
from pipeline.vocabulary.strategies import Strategies, Strategy, sound_of

_COMMON_LENGTH: Final = 2  # a name of two words is a name only in capitals: `Met Forward`, `Professional Strategy`
_BEFORE: Final = 40
_FORCES: Final = frozenset(("MPS", "MPA", "DPS", "Met"))  # `the MPS strategy` is not a name
NUMBERS: Final = {
    **{word: number for number, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)},
    **{
        word: number
        for number, word in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1)
    },
    **{word: number for number, word in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], 1)},
}


def number_of(words: str) -> int | None:
    """The number that a figure, a word or a Roman numeral gives.

    >>> number_of("4"), number_of("Four"), number_of("IV"), number_of("4th"), number_of("fourth")
    (4, 4, 4, 4, 4)
    """
    figures = words.rstrip("stndrhSTNDRH")
    return int(figures) if figures.isdecimal() else NUMBERS.get(words.casefold())


def noun_of(word: str) -> str:
    """The noun for a part of a strategy that a spelling stands for (`stands` is a slip for `strands`).

    >>> noun_of("Work-streams"), noun_of("themes"), noun_of("stands")
    ('stream', 'theme', 'strand')
    """
    small = word.casefold()
    return "stream" if "stream" in small else "theme" if "theme" in small else "strand"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of a vocabulary, compiled: those of strategies, those of strands, and whose they are."""

    strategies: LooseNames
    editions: dict[str, tuple[str, str | None]]
    common: LooseNames
    proper: LooseNames
    numbers: dict[tuple[str, str], frozenset[int]]
    cues: tuple[str, ...]

    def owners(self, name: str) -> tuple[str, ...]:
        """The strategies that have a strand of that name."""
        sound = sound_of(name)
        return tuple(strategy for strategy, called in self.numbers if called == sound)

    def number(self, strategy_id: str | None, name: str) -> int | None:
        """The number that a name bears in every edition that knows it."""
        numbers = self.numbers.get((strategy_id or "", sound_of(name)), frozenset())
        return next(iter(numbers)) if len(numbers) == 1 else None


@lru_cache(maxsize=8)
def lexicon(strategies: Strategies) -> Lexicon:
    """The lexicon of a vocabulary, made once."""
    editions: dict[str, tuple[str, str | None]] = {}
    for strategy in strategies.entries:
        editions |= {sound_of(name): (strategy.strategy_id, None) for name in (strategy.name, *strategy.aliases)}
        editions |= {sound_of(name): (strategy.strategy_id, edition.edition) for edition in strategy.editions for name in edition.names}
    names = [name for strategy in strategies.entries for name in (strategy.name, *strategy.aliases, *_edition_names(strategy))]
    numbers: dict[tuple[str, str], set[int]] = {}
    for strand in strategies.strands:
        for name in strand.names:
            numbers.setdefault((strand.strategy_id, sound_of(name)), set()).add(strand.number)
    proper = {strategy.strategy_id for strategy in strategies.entries if strategy.proper_names}
    common = [name for strand in strategies.strands if strand.strategy_id not in proper for name in strand.names]
    own = [name for strand in strategies.strands if strand.strategy_id in proper for name in strand.names]
    return Lexicon(
        strategies=LooseNames.of(names, fixed=_COMMON_LENGTH),
        editions=editions,
        common=LooseNames.of(common, fixed=0),
        proper=LooseNames.of(own, fixed=max((len(name.split()) for name in own), default=0)),
        numbers={key: frozenset(value) for key, value in numbers.items()},
        cues=tuple(sorted({cue for each in strategies.entries for cue in _cues(each)})),
    )


def _cues(strategy: Strategy) -> set[str]:
    """What a page holds that names a strand of the strategy without the noun: the strategy, or the proper name's first word."""
    names = {name for edition in strategy.editions for strand in edition.strands for name in strand.names}
    return {name.split()[0] + " " for name in names} if strategy.proper_names else {strategy.name} if names else set()


def _edition_names(strategy: Strategy) -> Iterator[str]:
    for edition in strategy.editions:
        yield from edition.names


# --------------------------------------------------------------------------- whose a strand is


@dataclass(frozen=True, slots=True)
class Naming:
    """A strategy named on the page, with its edition if the words state one."""

    strategy_id: str
    edition: str | None
    span: Span
    zone: Zone


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a strand is. `is_near`: named in the same sentence, or what the report is about."""

    strategy_id: str | None
    edition: str | None = None
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A strand named on the page, before its role is known. `is_listed`: as one of a list of the strands."""

    span: Span
    number: int | None
    name: str | None
    owner: Owner
    passage: Passage
    rule_id: str
    is_listed: bool = False
    is_subject: bool = False


@dataclass(frozen=True)
class Setting:
    """What the readers of strands share. Sentences are split once for each block that is asked about."""

    page: Page
    outline: Outline
    rules: RuleBook
    strategies: Strategies

    @cached_property
    def lexicon(self) -> Lexicon:
        """The vocabulary's words."""
        return lexicon(self.strategies)

    @cached_property
    def passages(self) -> Passages:
        """The blocks that are read."""
        return passages(self.page, self.outline)

    @cached_property
    def capitals(self) -> Capitals:
        """The page's words with a capital."""
        return capitals(self.page)

    @cached_property
    def namings(self) -> tuple[Naming, ...]:
        """Every naming of a strategy in the passages, in order."""
        return tuple(self._namings())

    @cached_property
    def _sentences(self) -> dict[int, tuple[Span, ...]]:
        return {}

    @cached_property
    def _others(self) -> dict[Span, bool]:
        return {}

    def matcher(self, rule_id: str) -> re.Pattern[str]:
        """The pattern of a rule."""
        return self.rules[rule_id].pattern

    def is_other(self, span: Span) -> bool:
        """Whether a sentence speaks of strands that are no strategy's: of equality, of counter-terrorism."""
        if span not in self._others:
            self._others[span] = bool(self.matcher("strands.other_strands").search(self.page.text, span.start, span.end))
        return self._others[span]

    def sentence(self, passage: Passage, position: int) -> Span:
        """The sentence of a passage that holds a position."""
        if passage.number not in self._sentences:
            self._sentences[passage.number] = sentences(self.page.text, passage.start, passage.end) or (passage.block.span,)
        return sentence_at(self._sentences[passage.number], position)

    def named_within(self, span: Span) -> tuple[Naming, ...]:
        """The strategies named within a span."""
        at = bisect_left(self.namings, span.start, key=lambda naming: naming.span.start)
        after = (self.namings[place] for place in range(at, len(self.namings)))
        return tuple(takewhile(lambda naming: naming.span.start < span.end, after))

    def _namings(self) -> Iterator[Naming]:
        for passage, stems in groupby(self._stems(), lambda stem: self.passages.at(stem[0])):
            if passage:
                yield from self._named(passage, stems)

    def _named(self, passage: Passage, stems: Iterable[tuple[int, Stem]]) -> Iterator[Naming]:
        for match in self.lexicon.strategies.beside(stems, self.page.text, passage.start, passage.end):
            strategy_id, edition = self.lexicon.editions.get(sound_of(match.group()), (None, None))
            if strategy_id is not None:
                stated = edition or self._stated_year(strategy_id, match.start(), match.end(), passage)
                yield Naming(strategy_id, stated, Span(match.start(), match.end()), passage.zone)

    def _stems(self) -> list[tuple[int, Stem]]:
        """Where a strategy may be named, in order: stems stand there in small letters, perhaps after a capital, or in capitals."""
        text = self.page.text
        spelt = [(spelling, stem) for stem in self.lexicon.strategies.stems for spelling in (stem.word[1:], stem.word[1:].upper())]
        held = [(spelling, stem) for spelling, stem in spelt if self.capitals.may_hold(spelling)]
        places = [(at, stem) for spelling, stem in held for at in places_of(spelling, text) if stem.has_company(text, at)]
        return sorted(places, key=itemgetter(0))

    def _stated_year(self, strategy_id: str, start: int, end: int, passage: Passage) -> str | None:
        """The edition whose year stands right before or after a strategy's name."""
        text = self.page.text
        after = self.matcher("strands.edition_after").search(text[end : min(passage.end, end + _BEFORE)])
        before = self.matcher("strands.edition_before").search(text[max(passage.start, start - _BEFORE) : start])
        strategy = self.strategies.strategy(strategy_id)
        known = {edition.edition for edition in strategy.editions} if strategy else set()
        years = [match.group("year") for match in (after, before) if match]
        return next((year for year in years if year in known), None)

    def owner(self, passage: Passage, start: int, end: int, word: str, *, is_numbered: bool = False) -> Owner | None:
        """Whose the strand named at `start:end` is; None when it is no strategy's (`strands of work within the programme`).

        A number belongs to a strategy whose strands go by their names only if the page names no other.
        """
        sentence = self.sentence(passage, start)
        said = self.matcher("strands.owner").search(self.page.text[end : sentence.end])
        if said and not self.named_within(Span(end, end + said.end())):
            if not said.group("noun").casefold().startswith("strateg"):
                return None
            if any(part[:1].isupper() and part not in _FORCES for part in said.group("owner").split()):
                return Owner(None, is_near=True)
        near = [naming for naming in self.named_within(sentence) if self._accepts(naming.strategy_id, word)]
        if near:
            nearest = min(near, key=lambda naming: max(start - naming.span.end, naming.span.start - end))
            return Owner(nearest.strategy_id, nearest.edition, is_near=True)
        if self.matcher("strands.another_strategy").search(self.page.text, sentence.start, start):
            return Owner(None, is_near=True)
        fit = [naming for naming in self.namings if self._accepts(naming.strategy_id, word)]
        counted = [naming for naming in fit if not self._goes_by_names(naming.strategy_id)] if is_numbered else []
        return _of_report(counted or fit) or _single(counted or fit) or Owner(None)

    def _accepts(self, strategy_id: str, word: str) -> bool:
        """Whether the strategy's parts go by that noun."""
        strategy = self.strategies.strategy(strategy_id)
        return strategy is not None and noun_of(word) in strategy.words

    def _goes_by_names(self, strategy_id: str) -> bool:
        strategy = self.strategies.strategy(strategy_id)
        return strategy is not None and strategy.proper_names


def _of_report(namings: list[Naming]) -> Owner | None:
    """The strategy that the report is about: the only one in its title, else in its lead, else in its summary."""
    for zone in (Zone.TITLE, Zone.LEAD, Zone.SUMMARY):
        if owner := _single([naming for naming in namings if naming.zone is zone]):
            return Owner(owner.strategy_id, owner.edition, is_near=True)
    return None


def _single(namings: list[Naming]) -> Owner | None:
    """The strategy of all these namings if it is one, with its edition if no two are stated."""
    if len({naming.strategy_id for naming in namings}) != 1:
        return None
    editions = {naming.edition for naming in namings if naming.edition}
    return Owner(namings[0].strategy_id, editions.pop() if len(editions) == 1 else None)
