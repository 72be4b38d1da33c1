"""The names of programmes as a matcher, and the cheap look that decides which blocks are worth it.

A page's words with a capital tell which names it may hold. Only the words around one of these are given to spaCy: its
tokens and `PhraseMatcher` say where names begin and end. The same few words stand on page after page: they are read once.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from pipeline.extract.zones import Passage, Passages
from pipeline.vocabulary.programmes import Programme, Programmes

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

_CAPITAL: Final = re.compile(r"[A-Z][A-Za-z0-9]+")
_WORD: Final = re.compile(r"[^\W_]+")
_MOST_WORDS: Final = 100_000  # spaCy remembers every word it has seen; beyond this it starts anew
_MOST_REMEMBERED: Final = 4096
_LONGEST_REMEMBERED: Final = 200  # names are shorter; what is longer is a line without spaces, and will not come again
_WHITE: Final = re.compile(r"[\n\t\u00a0]")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a programme's name: sure, in need of a cue, or the trap that it must not be taken for."""

    programme: Programme
    words: str
    is_cued: bool = False
    is_trap: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A form that an anchor tells: in small letters, where the anchor stands in it, and what else it needs a capital for.

    `capitals` has each such word as it is written in the form and in capitals throughout: the page must hold the one or the other.
    """

    phrase: str
    offset: int
    capitals: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form found on the page, at `start:end` of its text."""

    start: int
    end: int
    form: Form


class Names:
    """The names of a vocabulary. spaCy is loaded when a block first needs it, not before: most pages never do.

    `anchors` maps a word with a capital to the forms that it tells.
    """

    def __init__(self, programmes: Programmes) -> None:
        self.forms = tuple(_forms(programmes))
        self.anchors = _anchors(self.forms, programmes)
        self._nouns = programmes.nouns
        self._remembered = lru_cache(maxsize=_MOST_REMEMBERED)(self._read)

    def told(self, words: Set[str]) -> dict[str, tuple[_Told, ...]]:
        """The anchors of a page with these words, each with the forms of which the page may hold one."""
        told = {
            anchor: tuple(form for form in self.anchors[anchor] if not form.capitals or _are_there(form.capitals, words))
            for anchor in sorted(self.anchors.keys() & words)
        }
        return {anchor: forms for anchor, forms in told.items() if forms}

    def within(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        """The forms in a stretch of whole words, any of them overlapping, each with the capitals of a name."""
        words = _WHITE.sub(" ", text[start:end])
        read = self._remembered if end - start <= _LONGEST_REMEMBERED else self._read
        for begin, stop, form in read(words):
            yield Candidate(start + begin, start + stop, form)

    def _read(self, words: str) -> tuple[tuple[int, int, Form], ...]:
        """The forms in words, with their places there."""
        if len(self._nlp.vocab) > _MOST_WORDS:
            del self._nlp, self._matcher
        doc = self._nlp.make_doc(words)
        found = (
            (doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), self.forms[int(self._nlp.vocab.strings[match_id])])
            for match_id, first, last in self._matcher(doc)
        )
        return tuple((begin, stop, form) for begin, stop, form in found if has_capitals(words[begin:stop], form, self._nouns))

    @cached_property
    def _nlp(self) -> "Language":
        import spacy

        nlp = spacy.blank("en")
        tokenizer: Any = nlp.tokenizer
        # Only the edges of words matter here; one special case would keep the tokenizer from caching the rest of a block.
        tokenizer.rules = {}
        tokenizer.url_match = None
        tokenizer.max_cache_size = _MOST_WORDS
        return nlp

    @cached_property
    def _matcher(self) -> "PhraseMatcher":
        from spacy.matcher import PhraseMatcher

        matcher = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        for number, form in enumerate(self.forms):
            matcher.add(str(number), [self._nlp.make_doc(form.words)])
        return matcher


def _are_there(needed: Sequence[tuple[str, str]], words: Set[str]) -> bool:
    return all(written in words or in_capitals in words for written, in_capitals in needed)


def spots(
    text: str, blocks: Passages, told: Mapping[str, Sequence[_Told]], places: Mapping[str, Sequence[int]]
) -> list[tuple[Passage, list[tuple[int, int]]]]:
    """Where forms may stand: passages, each with stretches of whole words, in order, none overlapping.

    `told` are the anchors of the page with their forms, `places` where these anchors stand.

    spaCy cuts words at white space first, so that a stretch of whole words has the same tokens as it has within its block.
    """
    found: dict[int, tuple[Passage, list[tuple[int, int]]]] = {}
    for anchor, forms in told.items():
        for at in places[anchor]:
            passage = blocks.at(at)
            if passage and (stretches := list(_around(text, at, passage, forms))):
                found.setdefault(passage.number, (passage, []))[1].extend(stretches)
    return [(passage, _joined(stretches)) for _, (passage, stretches) in sorted(found.items())]


def _around(text: str, at: int, passage: Passage, forms: Sequence[_Told]) -> Iterator[tuple[int, int]]:
    """The stretches of a block that read like one of these forms, whose anchor stands at a place of the text."""
    for form in forms:
        start = at - form.offset
        end = start + len(form.phrase)
        if start >= passage.start and end <= passage.end and _reads(text[start:end].lower(), form.phrase):
            yield _whole_words(text, start, end, passage)


def _reads(words: str, phrase: str) -> bool:
    return words == phrase or (_WHITE.search(words) is not None and _WHITE.sub(" ", words) == phrase)


def _whole_words(text: str, start: int, end: int, passage: Passage) -> tuple[int, int]:
    while start > passage.start and not text[start - 1].isspace():
        start -= 1
    while end < passage.end and not text[end].isspace():
        end += 1
    return start, end


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def has_capitals(words: str, form: Form, nouns: frozenset[str]) -> bool:
    """Whether words are written as a name: a capital wherever the form has one, short forms in capitals throughout.

    `nouns` (`programme`, `strategy`) may go without one, unless the name is made of common words only.

    >>> step_change = Form(Programme("step-change", "Step Change", "programme"), "Step Change Programme")
    >>> nouns = frozenset({"programme"})
    >>> has_capitals("Step Change programme", step_change, nouns), has_capitals("Step change Programme", step_change, nouns)
    (True, False)
    """
    if words == form.words:
        return True
    for own, written in zip(_WORD.findall(form.words), _WORD.findall(words), strict=False):
        is_free = own.casefold() in nouns and not form.programme.exact
        if own[0].isupper() and not written[0].isupper() and not is_free:
            return False
        if own.isupper() and len(own) > 1 and not written.rstrip("s").isupper():
            return False
    return True


@lru_cache(maxsize=8)
def names(programmes: Programmes) -> Names:
    """The names of a vocabulary, made once."""
    return Names(programmes)


def _forms(programmes: Programmes) -> Iterator[Form]:
    for programme in programmes.entries:
        for words in programme.sure:
            yield from (Form(programme, each) for each in _spellings(words))
        for words in programme.cued:
            yield from (Form(programme, each, is_cued=True) for each in _spellings(words))
        for words in programme.traps:
            yield from (Form(programme, each, is_trap=True) for each in _spellings(words))


def _spellings(words: str) -> tuple[str, ...]:
    """A form with `and`, and with `&`."""
    return tuple(dict.fromkeys((words, words.replace(" and ", " & "))))


def _anchors(forms: tuple[Form, ...], programmes: Programmes) -> dict[str, tuple[_Told, ...]]:
    anchors: dict[str, list[_Told]] = {}
    for form in forms:
        capitalised: list[str] = _CAPITAL.findall(form.words)
        needed = tuple(word for word in capitalised if word.casefold() not in programmes.nouns or form.programme.exact)
        rarest = min(capitalised, key=lambda word: (_frequency(word.casefold(), programmes), -len(word), word))
        others = tuple((word, word.upper()) for word in needed if word != rarest)
        at = next(match.start() for match in _CAPITAL.finditer(form.words) if match.group() == rarest)
        for spelling in {rarest, rarest.upper()}:
            anchors.setdefault(spelling, []).append(_Told(form.words.lower(), at, others))
    return {word: tuple(told) for word, told in anchors.items()}


def _frequency(word: str, programmes: Programmes) -> int:
    """How many pages hold a word: all, many, few."""
    if word in programmes.everywhere:
        return 2
    return 1 if word in programmes.frequent or word in programmes.nouns else 0
