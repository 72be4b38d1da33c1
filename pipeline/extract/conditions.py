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
from pipeline.extract.passives import next_passive, sentence_stop
from pipeline.model import Span

_BEFORE: Final = 40
_REACH: Final = 600
_NEXT: Final = re.compile(r",\s*(?:and\s+|that\s+)?|\s+and\s+(?:to\s+)?")
_COMMA: Final = re.compile(r",\s*")
_BRACKET: Final = re.compile(r"[()]")
_WORDS: Final = 40
_WORD_BEGINS: Final = re.compile(r"\s(?=\w)")


def leading_condition(grammar: Grammar, words: str, at: int) -> Span | None:
    """The condition that stands before the ask, with the comma that closes it; None where none begins at `at`."""
    opened = grammar.match("condition", words, at)
    if not opened:
        return None
    stop = sentence_stop(grammar, words, opened.end())
    for comma in _COMMA.finditer(words, opened.end(), stop):
        if _goes_on(grammar, words, comma.end()):
            return _before_a_passive(grammar, words, at, opened.end(), comma.end()) or Span(at, comma.end())
    return _without_comma(grammar, words, at, opened.end(), stop)


def _before_a_passive(grammar: Grammar, words: str, at: int, behind: int, stop: int) -> Span | None:
    """`Subject to audit the plan be approved, and the form, ...`: the ask stands before the comma already."""
    found = _without_comma(grammar, words, at, behind, stop)
    return found if found and next_passive(grammar, words, found.end, stop, be_only=True) else None


def _goes_on(grammar: Grammar, words: str, at: int) -> bool:
    """Whether the ask itself begins there: a subject that no comma cuts off."""
    if actor := actor_at(grammar, words, at):
        return not words[actor.end :].lstrip().startswith((",", "and "))
    if that := grammar.match("that", words, at):
        return not words[that.end() :].strip(" :–-") or bool(grammar.match("subject_begins", words, at))
    return bool(grammar.match("subject_begins", words, at) or verb_at(grammar, words, at, PRESENT))


def _without_comma(grammar: Grammar, words: str, at: int, behind: int, stop: int) -> Span | None:
    """`Subject to members' comments the report be approved`: the second word that can begin a subject begins the ask.

    The first one does where its letters are no verb's: `Subject to audit members approve the plan`.
    """
    for number, place in enumerate(_WORD_BEGINS.finditer(words, behind, min(stop, behind + _REACH))):
        before = words[behind : place.start()].rsplit(None, 1)[-1].lower()
        if number > _WORDS or grammar.match("preposition", before):
            continue
        if _goes_on(grammar, words, place.end()) and (number or not verb_at(grammar, words, place.end(), PRESENT)):
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
    end = _closed(words, opened.end(), stop if end < 0 else end)
    for following in _NEXT.finditer(words, opened.end(), min(end, opened.end() + _REACH)):
        if following[0].startswith(",") and in_commas and not before.endswith("and,") and _continues(grammar, words, following.end()):
            return following.start()
        verb = verb_at(grammar, words, following.end(), PRESENT)
        if verb and (in_commas or determined(grammar, words, verb)) and (not verb.is_noun or determined(grammar, words, verb)):
            return following.start()
        if before.endswith("and,") and following[0].startswith(","):
            return following.start()
        if _begins_a_passive(grammar, words, following.end(), end):
            return following.start()
    return end


def _closed(words: str, at: int, stop: int) -> int:
    """The place of the bracket that closes what was open before `at`; `stop` where none does."""
    depth = 0
    for found in _BRACKET.finditer(words, at, stop):
        depth += 1 if found[0] == "(" else -1
        if depth < 0:
            return found.start()
    return stop


def _begins_a_passive(grammar: Grammar, words: str, at: int, stop: int) -> bool:
    """`and the form be published`: a second ask begins, with a subject of its own."""
    if not grammar.match("subject_begins", words, at):
        return False
    comma = _COMMA.search(words, at, stop)
    return next_passive(grammar, words, at, comma.start() if comma else stop, be_only=True) is not None


def _continues(grammar: Grammar, words: str, at: int) -> bool:
    """Whether the ask goes on behind the comma that closes an inserted condition."""
    rest = words[at : at + 12].lower()
    if rest.startswith(("and ", "the ", "to ", "be ")) or verb_at(grammar, words, at, PRESENT):
        return True
    return actor_at(grammar, words, at) is not None
