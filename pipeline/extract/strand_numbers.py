"""Strands named by their numbers: `strand 4`, `Strand 4 - Corporate Strategy and Priorities -`, `strands 1 and 3`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.extract.loose_names import in_small_letters, places_of
from pipeline.extract.strand_words import Found, Owner, Setting, noun_of, number_of
from pipeline.extract.zones import Passage
from pipeline.model import Span

_NOUNS: Final = ("strand", "stream", "theme")
_WORD: Final = re.compile(r"\b\w")
_BEFORE_NOUN: Final = 24  # `the seventh strand`, `strategic work stream 2`
_NAME_LENGTH: Final = 130
_LEAD_IN: Final = re.compile(r"\s*[-–—:,]{0,2}\s*\(?[‘“'\"]?(?:the\s+)?")
_LEAD_OUT: Final = re.compile(r"[’”'\"]?\)?")
_BRACKET_BEFORE: Final = re.compile(r"[’”'\"]?\s*\(\s*$")
_PAIRS: Final = {")": "(", "’": "‘", "”": "“"}
_MOST: Final = 20  # no strategy has more; `strand 99` is something else


def numbered(setting: Setting, passage: Passage, start: int, end: int) -> Iterator[Found]:
    """The strands that `start:end` of a passage names by number, in order."""
    text = setting.page.text
    nouns = _nouns(text, start, end)
    for match in _beside(nouns, setting.matcher("strands.numbered"), text, start, end):
        yield from _single(setting, passage, match, "strands.numbered", end)
    for match in _beside(nouns, setting.matcher("strands.numbered_several"), text, start, end):
        yield from _several(setting, passage, match)
    for match in _beside(nouns, setting.matcher("strands.ordinal"), text, start, end):
        owner = _owner(setting, passage, match)
        if owner and owner.strategy_id and (owner.is_near or _speaks_of_strategy(setting, passage, match)):
            yield Found(Span(match.start(), match.end()), number_of(match.group("number")), None, owner, passage, "strands.ordinal")


def _nouns(text: str, start: int, end: int) -> list[int]:
    words = in_small_letters(text[start:end])
    return sorted(start + at for noun in _NOUNS for at in places_of(noun, words))


def _beside(nouns: Sequence[int], pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern, none overlapping: tried only at the beginnings of the words right before a noun and at its own."""
    last = start
    for noun in nouns:
        beginnings = _WORD.finditer(text, max(last, noun - _BEFORE_NOUN), noun + 1) if noun >= last else ()
        if match := next((match for word in beginnings if (match := pattern.match(text, word.start(), end))), None):
            yield match
            last = match.end()


def _owner(setting: Setting, passage: Passage, match: re.Match[str]) -> Owner | None:
    """Whose strand it is; None when it is nobody's.

    `theme 2` and `work stream 2` are common words: they need a strategy of which the sentence or the report speaks.
    """
    word = match.group("word")
    if setting.is_other(setting.sentence(passage, match.start())):
        return None
    owner = setting.owner(passage, match.start(), match.end(), word, is_numbered=True)
    return owner if owner and (noun_of(word) == "strand" or (owner.is_near and owner.strategy_id)) else None


def _speaks_of_strategy(setting: Setting, passage: Passage, match: re.Match[str]) -> bool:
    """Whether a sentence about the first, second strand speaks of a strategy at all."""
    return "strategy" in setting.sentence(passage, match.start()).of(setting.page.text).casefold()


def _single(setting: Setting, passage: Passage, match: re.Match[str], rule_id: str, end: int) -> Iterator[Found]:
    number = number_of(match.group("number"))
    owner = _owner(setting, passage, match)
    if number is None or not 0 < number <= _MOST or owner is None:
        return
    before = _name_before(setting, match.start(), passage.start)
    if before and setting.page.text[match.end() : match.end() + 1] == ")":
        yield Found(Span(before.start, match.end() + 1), number, before.of(setting.page.text), owner, passage, rule_id)
        return
    name, stop = _name_after(setting, match.end(), end)
    yield Found(Span(match.start(), stop), number, name, owner, passage, rule_id)


def _several(setting: Setting, passage: Passage, match: re.Match[str]) -> Iterator[Found]:
    """Each of `strands 1 and 3` and of `strands 1 to 3`; the words naming it are the whole expression."""
    owner = _owner(setting, passage, match)
    if owner is None:
        return
    for number in _expanded(setting, match.group("numbers")):
        yield Found(Span(match.start(), match.end()), number, None, owner, passage, "strands.numbered_several")


def _expanded(setting: Setting, words: str) -> list[int]:
    """The numbers of an expression, ranges filled in, each once."""
    numbers: list[int] = []
    last = 0
    for match in setting.matcher("strands.number").finditer(words):
        number = number_of(match.group()) or 0
        is_range = numbers and setting.matcher("strands.range").search(words[last : match.start()])
        numbers.extend(range(numbers[-1] + 1, number) if is_range and number <= _MOST else ())
        numbers.append(number)
        last = match.end()
    return [number for number in dict.fromkeys(numbers) if 0 < number <= _MOST]


def _name_before(setting: Setting, start: int, floor: int) -> Span | None:
    """The known name before a bracket that opens at the number: `Managing Diversity (Strand 3)`."""
    text = setting.page.text
    floor = max(floor, start - _NAME_LENGTH)
    bracket = _BRACKET_BEFORE.search(text, floor, start)
    if bracket is None:
        return None
    for names in (setting.lexicon.common, setting.lexicon.proper):
        for name in names.within(text, floor, bracket.start()):
            if name.end() == bracket.start():
                return Span(name.start(), name.end())
    return None


def _name_after(setting: Setting, at: int, end: int) -> tuple[str | None, int]:
    """The name that follows a number, and where the words naming the strand end.

    A known name needs no more than a comma before it; an unknown one must be set off and closed, and must not be
    a kind of paper (`Strand 2 - progress report`) or a sentence.
    """
    text = setting.page.text
    for names in (setting.lexicon.common, setting.lexicon.proper):
        lead_in = _LEAD_IN.match(text, at, end)
        known = names.pattern.match(text, lead_in.end(), end) if lead_in and lead_in.end() > at else None
        if known:
            return known.group(), _closed(text, at, known.end(), end)
    unknown = setting.matcher("strands.name_after").search(text[at : min(end, at + _NAME_LENGTH)])
    if unknown is None or setting.matcher("strands.no_name").search(unknown.group("name")):
        return None, at
    if at + unknown.end() == at + _NAME_LENGTH < end:  # the look-ahead met the end of the window, not of the block
        return None, at
    return unknown.group("name").rstrip(), _closed(text, at, at + unknown.start("name") + len(unknown.group("name").rstrip()), end)


def _closed(text: str, start: int, stop: int, end: int) -> int:
    """The end of the name with the bracket or mark that closes what was opened before it."""
    lead_out = _LEAD_OUT.match(text, stop, end)
    for mark in lead_out.group() if lead_out else "":
        if _PAIRS.get(mark, mark) in text[start:stop]:
            stop += 1
    return stop
