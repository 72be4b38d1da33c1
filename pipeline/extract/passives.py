"""The passives of an ask: `the report be noted`, but not `work to be done` or `the plan which is attached`.

>>> from pipeline.vocabulary.actions import load_actions
>>> from pipeline.vocabulary.addressees import load_addressees
>>> from pipeline.vocabulary.rules import load_rules
>>> grammar = Grammar(load_rules(), load_actions(), load_addressees())
>>> words = "the report on work to be done, which is attached, be noted"
>>> next_passive(grammar, words, 0, len(words))["participle"]
'noted'
"""

import re
from typing import Final

from pipeline.extract.actions import participle_verb
from pipeline.extract.addressees import Grammar

# Verbs further from the opening than this belong to no ask of a committee paper; the bound keeps hostile text linear.
_REACH: Final = 1500
_OBLIGING: Final = frozenset({"should", "shall", "must", "not"})


def sentence_stop(grammar: Grammar, words: str, at: int) -> int:
    """Where the sentence ends, or is no longer looked at."""
    found = grammar.pattern("sentence_end").search(words, at, at + _REACH)
    return found.start() if found else min(len(words), at + _REACH)


def next_passive(grammar: Grammar, words: str, at: int, stop: int, *, be_only: bool = False) -> re.Match[str] | None:
    """The next passive that asks: not `to be done`, `will be done`; with `be_only` only what says `be`."""
    for found in grammar.pattern("passive").finditer(words, at, stop):
        modal, be = (found["modal"] or "").lower(), found["be"].lower()
        if modal and modal not in _OBLIGING and not _is_to_be(words, found):
            continue
        if be != "be" and (be_only or modal or is_told(grammar, words, at, found.start())):
            continue
        if participle_verb(grammar, words, found.start("participle"), found.end("participle")):
            return found
    return None


def _is_to_be(words: str, found: re.Match[str]) -> bool:
    before = words[max(0, found.start() - 8) : found.start()].rstrip()
    return before.endswith((" is", " are")) and found[0].lower().startswith("to")


def is_told(grammar: Grammar, words: str, at: int, before: int) -> bool:
    """Whether a `which` or `that` is open there: a comma before it and one after close it again."""
    opened = [found for found in grammar.pattern("joined").finditer(words, at, before) if found["content"]]
    if not opened:
        return False
    last = opened[-1]
    return not (words[: last.start()].rstrip().endswith(",") and "," in words[last.end() : before])
