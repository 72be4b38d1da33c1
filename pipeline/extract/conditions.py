"""On what an ask depends: `subject to ...`, `provided that ...`, `if ...`, in its words.

>>> from pipeline.vocabulary.actions import load_actions
>>> from pipeline.vocabulary.addressees import load_addressees
>>> from pipeline.vocabulary.rules import load_rules
>>> grammar = Grammar(load_rules(), load_actions(), load_addressees())
>>> words = "That, subject to members' comments, the report be approved"
>>> leading_condition(grammar, words, 6).of(words)
"subject to members' comments, "
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extract.actions import PRESENT, determined, verb_at
from pipeline.extract.addressees import Grammar, actor_at
from pipeline.extract.passives import sentence_stop
from pipeline.model import Span

_BEFORE: Final = 40
_REACH: Final = 600
_NEXT: Final = re.compile(r",\s*(?:and\s+|that\s+)?|\s+and\s+(?:to\s+)?")
_WORD_BEGINS: Final = re.compile(r"\s(?=\w)")


def leading_condition(grammar: Grammar, words: str, at: int) -> Span | None:
    """The condition that stands before the ask, with the comma that closes it; None where none begins at `at`."""
    opened = grammar.match("condition", words, at)
    if not opened:
        return None
    stop = sentence_stop(grammar, words, opened.end())
    for comma in re.finditer(r",\s*", words[opened.end() : stop]):
        behind = opened.end() + comma.end()
        if _goes_on(grammar, words, behind):
            return Span(at, behind)
    return _without_comma(grammar, words, at, opened.end(), stop)


def _goes_on(grammar: Grammar, words: str, at: int) -> bool:
    """Whether the ask itself begins there: a subject that no comma cuts off."""
    if actor := actor_at(grammar, words, at):
        return not words[actor.end :].lstrip().startswith((",", "and "))
    return bool(grammar.match("subject_begins", words, at) or verb_at(grammar, words, at, PRESENT))


def _without_comma(grammar: Grammar, words: str, at: int, behind: int, stop: int) -> Span | None:
    """`Subject to members' comments the report be approved`: the second word that can begin a subject begins the ask."""
    for place in list(_WORD_BEGINS.finditer(words, behind, stop))[1:40]:
        before = words[behind : place.start()].rsplit(None, 1)[-1].lower()
        if not grammar.match("preposition", before) and _goes_on(grammar, words, place.end()):
            return Span(at, place.end())
    return None


def conditions(grammar: Grammar, words: str) -> Iterator[Span]:
    """The conditions of the first sentence in order, closing commas and stops left out."""
    stop = sentence_stop(grammar, words, 0)
    reached = 0
    for opened in grammar.pattern("condition").finditer(words, 0, stop):
        start = opened.start()
        if start < reached or grammar.search("no_condition", words[max(0, start - _BEFORE) : start]):
            continue
        if opened[0].lower().startswith("if") and grammar.match("no_condition_after", words, opened.end()):
            continue
        if opened[0].lower().startswith("provid") and start and not words[:start].rstrip().endswith((",", ";")):
            continue
        reached = _end(grammar, words, opened, stop)
        yield Span(start, start + len(words[start:reached].rstrip(" ,.;:\n")))


def _end(grammar: Grammar, words: str, opened: re.Match[str], stop: int) -> int:
    start = opened.start()
    before = words[:start].rstrip()
    if not before.strip(" ,:") or before.lower().endswith(("that", "that,", "that:")):
        leading = leading_condition(grammar, words, start)
        if leading:
            return leading.end
    in_commas = before.endswith(",")
    end = words.find(";", opened.end(), stop)
    end = stop if end < 0 else end
    for following in _NEXT.finditer(words, opened.end(), min(end, opened.end() + _REACH)):
        if following[0].startswith(",") and in_commas and not before.endswith("and,") and _continues(grammar, words, following.end()):
            return following.start()
        verb = verb_at(grammar, words, following.end(), PRESENT)
        if verb and (in_commas or determined(grammar, words, verb)) and (not verb.is_noun or determined(grammar, words, verb)):
            return following.start()
        if before.endswith("and,") and following[0].startswith(","):
            return following.start()
    return end


def _continues(grammar: Grammar, words: str, at: int) -> bool:
    """Whether the ask goes on behind the comma that closes an inserted condition."""
    rest = words[at : at + 12].lower()
    if rest.startswith(("and ", "the ", "to ", "be ")) or verb_at(grammar, words, at, PRESENT):
        return True
    return actor_at(grammar, words, at) is not None
