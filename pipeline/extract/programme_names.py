"""The names of programmes as a matcher, and the cheap look that decides which blocks are worth it.

A page is scanned once for its words with a capital: they tell which names it may hold. Only a block that holds one of
these, in small letters, is given to spaCy: its tokens and `PhraseMatcher` say where names begin and end.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from pipeline.vocabulary.programmes import Programme, Programmes

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

_CAPITAL: Final = re.compile(r"[A-Z][A-Za-z0-9]+")
_WORD: Final = re.compile(r"[^\W_]+")
_MOST_WORDS: Final = 100_000  # spaCy remembers every word it has seen; beyond this it starts anew
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
    """A form that an anchor tells: in small letters, and its words that need a capital."""

    phrase: str
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form found on the page, at `start:end` of its text."""

    start: int
    end: int
    form: Form


class Names:
    """The names of a vocabulary. spaCy is loaded when a block first needs it, not before: most pages never do.

    `anchors` maps a word with a capital to the forms that it tells: each in small letters, with all its words that need
    a capital.
    """

    def __init__(self, programmes: Programmes) -> None:
        self.forms = tuple(_forms(programmes))
        self.anchors = _anchors(self.forms, programmes)
        self._nouns = programmes.nouns

    def live(self, words: frozenset[str]) -> dict[str, tuple[str, ...]]:
        """The anchors among a page's words, each with the forms, in small letters, of which such a page may hold one."""
        told = {anchor: self.anchors[anchor] for anchor in sorted(self.anchors.keys() & words)}
        forms = {anchor: tuple(form.phrase for form in those if _may_stand(form, words)) for anchor, those in told.items()}
        return {anchor: phrases for anchor, phrases in forms.items() if phrases}

    def within(self, text: str, start: int, end: int, live: Mapping[str, tuple[str, ...]]) -> Iterator[Candidate]:
        """The forms in a block, any of them overlapping, each with the capitals of a name; `live` are those to look for."""
        block = _WHITE.sub(" ", text[start:end])
        small = block.lower()
        if not any(phrase in small for phrases in live.values() for phrase in phrases):
            return
        if len(self._nlp.vocab) > _MOST_WORDS:
            del self._nlp, self._matcher
        doc = self._nlp.make_doc(block)
        for match_id, first, last in self._matcher(doc):
            form = self.forms[int(self._nlp.vocab.strings[match_id])]
            begin, stop = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            if has_capitals(block[begin:stop], form, self._nouns):
                yield Candidate(start + begin, start + stop, form)

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


def _may_stand(form: _Told, words: frozenset[str]) -> bool:
    return all(word in words or word.upper() in words for word in form.capitals)


def capitals(text: str) -> frozenset[str]:
    """The words of a page that have a capital."""
    return frozenset(_CAPITAL.findall(text))


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
        for spelling in {rarest, rarest.upper()}:
            anchors.setdefault(spelling, []).append(_Told(form.words.lower(), needed))
    return {word: tuple(told) for word, told in anchors.items()}


def _frequency(word: str, programmes: Programmes) -> int:
    """How many pages hold a word: all, many, few."""
    if word in programmes.everywhere:
        return 2
    return 1 if word in programmes.frequent or word in programmes.nouns else 0
