"""Where the sentences of a block begin and end, for evidence that can be quoted.

Tolerant of how these papers are written: abbreviations (`No. 4`, `e.g.`, `DAC J. Smith`), joined sentences
(`the meeting.The strand`), quotation marks after the stop.

>>> text = "It links with Together. See para. 4 of Report No. 12."
>>> [text[sentence.start:sentence.end] for sentence in sentences(text, 0, len(text))]
['It links with Together.', 'See para. 4 of Report No. 12.']
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model import Span

# A stop, what closes after it, and either white space before something that can begin a sentence, or nothing at all
# between two words (`meeting.The`); run-on lists part at their bullets.
_STOP: Final = r"[.!?][’”\"')\]]{0,2}(?:\s+(?=[A-Z0-9‘“\"'(\[£•·])|(?<=[a-z]{2}\.)(?=[A-Z][a-z])|(?<=[a-z]{2}\.[’”\"')\]])(?=[A-Z][a-z]))"
_END: Final = re.compile(_STOP)
_END_OR_BULLET: Final = re.compile(_STOP + r"|\s+(?=[•·]\s)")
_BULLETS: Final = "•·"
_LAST_WORD: Final = re.compile(r"([\w.]+)$")
_LOOK_BACK: Final = 16
_LONGEST: Final = 2000
# Words whose stop ends no sentence: titles and abbreviations; those before a figure (`No. 4`); and single letters,
# which are initials but after these.
_ABBREVIATED: Final = frozenset("mr mrs ms dr st cllr cmdr supt insp sgt rev prof rt hon det e.g i.e eg ie cf viz v vs approx dept".split())
_INITIALS: Final = re.compile(r"[A-Z]\.[A-Z]")
_BEFORE_NUMBERS: Final = frozenset("no nos para paras p pp fig vol ref sec art ch pt app min".split())
# Most stops follow a word of four letters or more that ends like none of these: it needs no closer look.
_ENDINGS: Final = frozenset(word[-4:] for word in _ABBREVIATED | _BEFORE_NUMBERS if len(word) > 3)
_LETTERED: Final = re.compile(r"(?i)\b(?:appendix|annex|part|section|schedule|table|option|phase|strand|figure)\s+$")


def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, in order, without the white space around them; none where there is nothing."""
    stretches = _stretches(text, start, end)
    return tuple(sentence for a, b in stretches for sentence in _pieces(text, a, b) if sentence.start < sentence.end)


def sentences_with(text: str, start: int, end: int, positions: Sequence[int]) -> Iterator[Span]:
    """Those of the sentences of `text[start:end]` that hold one of these positions, which are in order."""
    for a, b in _stretches(text, start, end):
        if not positions or a > positions[-1]:
            return
        if bisect_left(positions, a) < bisect_left(positions, b):
            yield from (sentence for sentence in _pieces(text, a, b) if sentence.start < sentence.end)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From each sentence's beginning to the next one's: all of `text[start:end]`."""
    at = start
    has_bullets = any(text.find(bullet, start, end) >= 0 for bullet in _BULLETS)
    for stop in (_END_OR_BULLET if has_bullets else _END).finditer(text, start, end):
        if text[stop.start()] == "." and _is_abbreviation(text, start, stop.start(), stop.end()):
            continue
        yield at, stop.end()
        at = stop.end()
    yield at, end


def sentence_at(spans: tuple[Span, ...], position: int) -> Span:
    """The sentence that holds a position, of those that `sentences` gave (at least one)."""
    return next((sentence for sentence in spans if position < sentence.end), spans[-1])


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence; one beyond all measure (a table without stops) in pieces, so that no reader's work on it can explode."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        stop = cut if cut > start else start + _LONGEST
        yield _trimmed(text, start, stop)
        start = stop
    yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_abbreviation(text: str, start: int, stop: int, begins: int) -> bool:
    """Whether the stop belongs to the word before it: `No. 4`, `e.g. the`, the initial of a name."""
    ending = text[max(start, stop - 4) : stop]
    if len(ending) > 3 and ending.isalpha() and ending.lower() not in _ENDINGS:
        return False
    last = _LAST_WORD.search(text, max(start, stop - _LOOK_BACK), stop)
    if last is None:
        return False
    word = last.group(1)
    if word.lower() in _ABBREVIATED or _INITIALS.fullmatch(word):
        return True
    if word.lower() in _BEFORE_NUMBERS:
        return text[begins : begins + 1].isdigit() or text[begins : begins + 1] in ("(", "[")
    is_letter = len(word) == 1 and word.isupper()
    return is_letter and not _LETTERED.search(text, max(start, last.start() - _LOOK_BACK), last.start())
