"""Who acts in an ask: the addressee whose phrase begins at a place in the words.

>>> from pipeline.vocabulary.actions import load_actions
>>> from pipeline.vocabulary.addressees import load_addressees
>>> from pipeline.vocabulary.rules import load_rules
>>> grammar = Grammar(load_rules(), load_actions(), load_addressees())
>>> [actor_at(grammar, words, 0).name for words in ("the Planning, Performance & Review Committee notes", "the Head of Property reports")]
['committee', 'Head of Property']
"""

import re
from dataclasses import dataclass, replace

from pipeline.vocabulary.actions import Actions
from pipeline.vocabulary.addressees import AddresseeKind, Addressees, NamedAddressee
from pipeline.vocabulary.rules import RuleBook

# An officer's own service has committees and boards too: they are offices to this archive.
_ANOTHER_SERVICE = ("MPS", "DPS")
_KINDS = {"authority": AddresseeKind.AUTHORITY, "board": AddresseeKind.BOARD}
# Their letters are a verb's too.
_MODIFIERS = frozenset(
    {"lead", "link", "support", "finance", "audit", "review", "project", "co-opted", "elected", "appointed", "nominated", "retired"}
)
_ALSO = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\s+|&\s*)")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules, verbs and addressees by which asks are read."""

    rules: RuleBook
    actions: Actions
    addressees: Addressees

    def pattern(self, rule: str) -> re.Pattern[str]:
        """The pattern of a rule of the family `recommendations`."""
        return self.rules[f"recommendations.{rule}"].pattern

    def match(self, rule: str, words: str, at: int = 0) -> re.Match[str] | None:
        """The rule's match that begins at `at`."""
        return self.pattern(rule).match(words, at)

    def search(self, rule: str, words: str, at: int = 0) -> re.Match[str] | None:
        """The rule's first match from `at` on."""
        return self.pattern(rule).search(words, at)


def actor_at(grammar: Grammar, words: str, at: int) -> NamedAddressee | None:
    """The body or office named at `at`: the longest reading, two joined by `and` together; None where none is named."""
    if not (first := _single(grammar, words, at)):
        return None
    if not (joint := _ALSO.match(words, first.end)) or not (second := _single(grammar, words, joint.end())):
        return first
    name = first.name if AddresseeKind.OFFICE not in (first.kind, second.kind) else _both(first, second)
    return replace(first, name=name, end=second.end, is_general=False)


def _both(first: NamedAddressee, second: NamedAddressee) -> str:
    """Two offices act jointly; beside a body of the closed list an office is not who is asked first."""
    if first.kind is second.kind is AddresseeKind.OFFICE:
        return f"{first.name} and {second.name}"
    return first.name if second.kind is AddresseeKind.OFFICE else second.name


def _single(grammar: Grammar, words: str, at: int) -> NamedAddressee | None:
    known = grammar.addressees.match(words, at)
    reach = known.end if known else at
    for named in (_named_body(grammar, words, at), _named_office(grammar, words, at), _named_group(grammar, words, at)):
        if named and named.end > reach:
            known, reach = named, named.end
    return known


def _named_body(grammar: Grammar, words: str, at: int) -> NamedAddressee | None:
    if not (found := grammar.match("named_body", words, at)):
        return None
    name = " ".join(found["name"].split())
    if name.startswith(_ANOTHER_SERVICE):
        return NamedAddressee(name, AddresseeKind.OFFICE, at, found.end(), is_general=False)
    kind = AddresseeKind.MEMBERS if found["of"] else _KINDS.get(found["head"].lower(), AddresseeKind.COMMITTEE)
    return NamedAddressee(str(kind), kind, at, found.end(), is_general=False)


def _named_office(grammar: Grammar, words: str, at: int) -> NamedAddressee | None:
    if not (found := grammar.match("named_office", words, at)):
        return None
    return NamedAddressee(" ".join(found["name"].split()), AddresseeKind.OFFICE, at, found.end(), is_general=False)


def _named_group(grammar: Grammar, words: str, at: int) -> NamedAddressee | None:
    """`link members`, `all borough commanders`, `the lead officer`: people by what they do, in small letters."""
    if not (found := grammar.match("named_group", words, at)):
        return None
    modifiers = found["modifiers"].split()
    if not modifiers and not found["article"]:
        return None
    if any(_is_no_modifier(grammar, word, is_first=at_first == 0 and not found["article"]) for at_first, word in enumerate(modifiers)):
        return None
    name = " ".join(found["name"].split())
    # A capital that only begins the sentence is no part of the name.
    name = name[:1].lower() + name[1:] if name[1:].islower() else name
    return NamedAddressee(name, AddresseeKind.OFFICE, at, found.end(), is_general=False, is_plural=found["plural"] is not None)


def _is_no_modifier(grammar: Grammar, word: str, *, is_first: bool) -> bool:
    """`ask officers`, `thank staff`, `of members` are no groups; `lead members` and `link members` are."""
    if grammar.match("no_verb", word) or (word.lower() not in _MODIFIERS and word.lower().endswith(("ing", "ed"))):
        return True
    return is_first and word.lower() not in _MODIFIERS and bool(grammar.actions.forms(word))
