"""One stand-alone sentence from a stem and its item, in the source's own words.

>>> from pipeline.vocabulary.actions import load_actions
>>> from pipeline.vocabulary.addressees import load_addressees
>>> from pipeline.vocabulary.rules import load_rules
>>> wordings = Wordings(Grammar(load_rules(), load_actions(), load_addressees()))
>>> first = compose(wordings, "That", "members note the report", None)
>>> first.sentence, compose(wordings, "That", "agree the plan", first.subject).sentence
('That members note the report', 'That members agree the plan')
>>> compose(wordings, "Members are asked to:", "That members are invited to note", None).sentence
'That members are invited to note'
"""

import re
from dataclasses import dataclass, field
from typing import Final

from pipeline.extract.addressees import Grammar
from pipeline.extract.clauses import Clause, Wording
from pipeline.extract.conditions import conditions
from pipeline.extract.coordinated import read_clause
from pipeline.model import Span

# No ask of a committee paper is nearly so long; the bound keeps hostile text linear.
_READ: Final = 4000
_CLOSING: Final = " \t\n;:,.…·–—-"
_FINAL_AND: Final = re.compile(r"(?i)(?:(?<=[\s;:,.])|^)and$|(?<=[;,])\s*or$")
_BE: Final = re.compile(r"(?i)\b(?P<be>(?:should\s+|shall\s+)?(?:be|is|are))\b(?:\s+\w+ly)?\s*$")
_TO: Final = re.compile(r"(?i)to\s+(?=\w)")
_SUBJECTS: Final = frozenset({Wording.ACTOR, Wording.ASKED, Wording.PASSIVE, Wording.THING, Wording.RECOMMENDED})
_BARE: Final = frozenset({Wording.BARE, Wording.INFINITIVE})


@dataclass(frozen=True, slots=True)
class Composed:
    """A sentence, and the words before its verb that items without a subject take over (None when it has no acting subject).

    `thing` are the words before `be`, which an item takes over that begins with it (`be published`).
    """

    sentence: str
    subject: str | None
    thing: str | None = None


@dataclass(slots=True)
class Wordings:
    """Reads the wording of single-spaced words, each once: a stem is read with every one of its items."""

    grammar: Grammar
    read: dict[str, tuple[str, Clause]] = field(default_factory=dict)

    def masked(self, words: str) -> str:
        """The words as the grammar reads them."""
        return self._of(words)[0]

    def clause(self, words: str) -> Clause:
        """How the words ask."""
        return self._of(words)[1]

    def _of(self, words: str) -> tuple[str, Clause]:
        if words not in self.read:
            blank = masked(self.grammar, words)
            self.read[words] = (blank, read_clause(self.grammar, blank))
        return self.read[words]


def edged(text: str, start: int, end: int) -> Span:
    """The words between `start` and `end` without white space around and without closing marks and `and`.

    >>> edged("note the report; and", 0, 20).of("note the report; and")
    'note the report'
    """
    while start < end and text[start].isspace():
        start += 1
    while True:
        while end > start and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
            end -= 1
        final = _FINAL_AND.search(text[max(start, end - 8) : end])
        if not final:
            return Span(start, end)
        end = max(start, end - 8) + final.start()


def single_spaced(words: str) -> str:
    """The words with all white space single."""
    return " ".join(words.split())


def masked(grammar: Grammar, words: str) -> str:
    """The words with spaces in place of what holds no verb of the ask: brackets, quotations, conditions, words printed twice.

    Only the first few thousand characters of an endless item are kept.
    """
    words = words[:_READ].replace("\n", " ")
    blank = grammar.pattern("aside").sub(_blank, words)
    blank = blank if blank.strip() else words
    blank = grammar.pattern("doubled").sub(lambda found: found[1] + " " * len(found["again"]), blank)
    for condition in conditions(grammar, blank):
        before, behind = blank[: condition.start], blank[condition.end :]
        inserted = behind.lstrip().startswith(",")
        cut = len(before.rstrip().removesuffix(",")) if inserted else len(before)
        width = len(behind) - len(behind.lstrip().removeprefix(",")) if inserted else 0
        blank = blank[:cut] + " " * (condition.end + width - cut) + behind[width:]
    return blank


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def without_colon(grammar: Grammar, stem: str) -> str:
    """A stem without the marks that close it."""
    found = grammar.search("colon", stem[-20:])
    return (stem[: -len(found[0])] if found else stem).rstrip(" ,;")


def compose(wordings: Wordings, stem: str | None, item: str, carried: str | None, thing: str | None = None) -> Composed:
    """Stem and item as one sentence.

    An item's own subject wins over the stem's, a stem that repeats itself is not doubled, and an item without a subject takes
    `carried`, the words before the first item's verb; `be published` takes `thing`, what the item before it spoke of. Where no
    subject stands anywhere none is invented.
    """
    words = single_spaced(item)
    shape = wordings.clause(words)
    if thing and wordings.grammar.match("be_done", words):
        return Composed(thing + words, None, thing)
    if stem is None:
        before = carried if carried and shape.wording in _BARE and not shape.that else ""
        # `To receive a report` with a capital stands for itself where the subject before it takes no `to`.
        alone = shape.wording is Wording.INFINITIVE and words[:1].isupper() and not before.rstrip().endswith(" to")
        return _composed("" if alone else before, words, shape, None)
    grammar = wordings.grammar
    head = without_colon(grammar, single_spaced(stem))
    lead = wordings.clause(head)
    if shape.wording in _BARE and not shape.that and carried and lead.wording is not Wording.ASKED:
        return _composed(carried, words, shape, None)
    kept = _kept(grammar, head, lead, words, shape)
    return _composed(kept, words, shape, head if lead.actor and kept == head else None, announced=bool(grammar.search("following", kept)))


def _kept(grammar: Grammar, head: str, lead: Clause, words: str, shape: Clause) -> str:
    """How much of the stem stands before the item."""
    own = shape.wording in _SUBJECTS and not (head.lower().endswith(" to") and not _begins_a_subject(grammar, words, shape))
    if not own and not shape.that:
        announces = lead.actor and lead.verbs and shape.wording is Wording.BARE and grammar.search("following", head)
        return head[: lead.verbs[0].start].rstrip() if announces else head
    if lead.verbs and not grammar.search("following", head):
        return "" if _repeats(lead, shape) else head
    if lead.verbs:
        return ""
    if shape.that and lead.actor:
        return ""
    if head.lower().endswith(" that"):
        return head
    return head[: lead.actor.start].rstrip(" ,") if lead.actor and own else head


def _begins_a_subject(grammar: Grammar, words: str, shape: Clause) -> bool:
    return shape.actor is not None or words[:1].isupper() or grammar.match("subject_begins", words) is not None


def _repeats(lead: Clause, shape: Clause) -> bool:
    """Whether the item asks the same people again, as `members are invited to note` under `That members agree:`."""
    return shape.wording is Wording.ASKED and bool(lead.actor and shape.actor and lead.actor.name == shape.actor.name)


def _composed(before: str, words: str, shape: Clause, head: str | None, *, announced: bool = False) -> Composed:
    cut = 0
    if shape.that and shape.that.start == 0 and before.lower().endswith("that"):
        cut = shape.that.end + len(words[shape.that.end :]) - len(words[shape.that.end :].lstrip())
    elif (to := _TO.match(words)) and before.lower().rstrip().endswith(" to"):
        cut = to.end()
    joint = ": " if announced else " "
    prefix = f"{before.rstrip()}{joint}" if before.strip() else ""
    own = _own_subject(words, shape)
    sentence = (prefix + words[cut:]).strip()
    if shape.wording is Wording.PASSIVE and shape.verbs and (be := _BE.search(words, 0, shape.verbs[0].start)):
        return Composed(sentence, f"{head.rstrip()} " if head else None, prefix + words[cut : be.start("be")])
    if own is not None:
        return Composed(sentence, prefix + words[cut:own])
    taken = before if before and head is None and shape.wording in _BARE else head
    return Composed(sentence, f"{taken.rstrip()} " if taken else None)


def _own_subject(words: str, shape: Clause) -> int | None:
    """Where the words end that a later item without a subject takes over; None where this item has no acting subject."""
    if not shape.actor or not shape.verbs or shape.wording not in (Wording.ACTOR, Wording.ASKED, Wording.RECOMMENDED):
        return None
    verb = shape.verbs[0].start
    helping = words[shape.actor.end : verb].split()
    plain = shape.wording is Wording.ACTOR and not {"should", "shall", "to", "must", "may", "will"} & {word.lower() for word in helping}
    return shape.actor.end + 1 if plain else verb
