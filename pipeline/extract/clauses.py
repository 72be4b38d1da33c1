"""The wording of one ask up to its first verb: who is asked, how, and what.

A grammar of positions over the words of a sentence: opening `That`, subject, helping words, the slot of the verb. The verbs
that are coordinated with the first one are `coordinated.py`'s.

>>> from pipeline.vocabulary.actions import load_actions
>>> from pipeline.vocabulary.addressees import load_addressees
>>> from pipeline.vocabulary.rules import load_rules
>>> grammar = Grammar(load_rules(), load_actions(), load_addressees())
>>> clause = first_clause(grammar, "That members note the report")
>>> clause.wording, clause.actor.name, clause.actions
(<Wording.ACTOR: 'actor'>, 'members', ('note',))
"""

import re
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Final

from pipeline.extract.actions import (
    PRESENT,
    PRESENT_OR_PAST,
    Verb,
    certain_verb_at,
    determined,
    lemmas,
    participle_verb,
    shows_a_verb,
    singular_verb_at,
    verb_at,
    verb_before_object,
)
from pipeline.extract.addressees import Grammar, actor_at
from pipeline.extract.passives import is_told, next_passive, sentence_stop
from pipeline.model import Span
from pipeline.vocabulary.actions import Form
from pipeline.vocabulary.addressees import AddresseeKind, NamedAddressee

_MARKS: Final = re.compile(r"[\s:,–—-]*")
_COMMA: Final = re.compile(r",\s*")
_WORD_BEGINS: Final = re.compile(r"\s+(?=\w)")
# A preamble is no longer than this.
_LEADING: Final = 240


class Wording(StrEnum):
    """How an ask is worded."""

    ASKED = "asked"
    RECOMMENDED = "recommended"
    ACTOR = "actor"
    PASSIVE = "passive"
    INFINITIVE = "infinitive"
    BARE = "bare"
    THING = "thing"
    NONE = "none"


class Strength(IntEnum):
    """How surely words outside a list are an ask: prose is NONE or FAINT, `That members note` is STRONG."""

    NONE = 0
    FAINT = 1
    WEAK = 2
    FIRM = 3
    STRONG = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """What was read of one ask; all places are offsets into the words that were read.

    `begins` is behind the opening `That`; `reached` is the end of what was understood: nothing but its object follows.
    """

    wording: Wording
    strength: Strength
    begins: int
    reached: int
    that: Span | None = None
    actor: NamedAddressee | None = None
    verbs: tuple[Verb, ...] = ()
    is_past: bool = False
    is_after_to: bool = False

    @property
    def actions(self) -> tuple[str, ...]:
        """The lemmas in order, each once."""
        return lemmas(self.verbs)

    @property
    def has_own_subject(self) -> bool:
        """Whether it can stand after a bare `That` without more."""
        return self.wording in (Wording.ACTOR, Wording.ASKED, Wording.PASSIVE, Wording.THING, Wording.RECOMMENDED)


def first_clause(grammar: Grammar, words: str, at: int = 0) -> Clause:
    """The clause that begins at `at` with its first verb only; its `wording` is NONE where no ask could be read."""
    that, begins = _opening(grammar, words, at)
    clause = _body(grammar, words, begins, that is not None)
    if that is None:
        return clause
    strength = Strength.STRONG if clause.verbs else Strength.FIRM
    return replace(clause, that=that, strength=strength, reached=max(clause.reached, that.end))


def _opening(grammar: Grammar, words: str, at: int) -> tuple[Span | None, int]:
    """The opening That and where the clause itself begins, behind preambles and adverbs."""
    that: Span | None = None
    while True:
        at = _behind_marks(words, at)
        if not that and (found := grammar.match("that", words, at)):
            that, at = Span(at, found.end()), found.end()
        elif that and (behind := _behind_leading_words(grammar, words, at)):
            return that, behind
        elif not (found := _skipped(grammar, words, at)):
            return that, at
        else:
            at = found.end()


def _skipped(grammar: Grammar, words: str, at: int) -> re.Match[str] | None:
    """An adverb or a preamble; but the `all` of `all boroughs` belongs to those who act."""
    if grammar.match("quantity", words, at) and actor_at(grammar, words, at):
        return None
    return grammar.match("adverbs", words, at) or grammar.match("preamble", words, at)


def _behind_leading_words(grammar: Grammar, words: str, at: int) -> int | None:
    """Where the ask begins behind `in noting the report`, `from 1 April`, `where costs rise`: after a comma, or at an actor who acts."""
    if not grammar.match("leads_in", words, at):
        return None
    stop = min(sentence_stop(grammar, words, at), at + _LEADING)
    for comma in _COMMA.finditer(words, at, stop):
        if grammar.match("subject_begins", words, comma.end()) or _acts(grammar, words, comma.end()):
            return comma.end()
    return next((place.end() for place in _WORD_BEGINS.finditer(words, at, stop) if _acts(grammar, words, place.end())), None)


def _acts(grammar: Grammar, words: str, at: int) -> bool:
    """Whether somebody is named there with a verb, or who is asked."""
    actor = actor_at(grammar, words, at)
    clause = acting(grammar, words, actor, after_that=False) if actor else None
    return clause is not None and (bool(clause.verbs) or clause.wording is Wording.ASKED or not words[clause.reached :].strip(" :"))


def _behind_marks(words: str, at: int) -> int:
    found = _MARKS.match(words, at)
    return found.end() if found else at


def _body(grammar: Grammar, words: str, at: int, after_that: bool) -> Clause:
    if not after_that and (recommended := grammar.match("recommended", words, at)):
        return _recommended(grammar, words, at, recommended)
    named = grammar.match("for_somebody", words, at)
    if (actor := actor_at(grammar, words, named.end() if named else at)) and (clause := acting(grammar, words, actor, after_that)):
        return clause
    return (
        _given(grammar, words, at)
        or _to_be_done(grammar, words, at)
        or _infinitive(grammar, words, at)
        or _bare(grammar, words, at)
        or _thing(grammar, words, at, after_that)
        or _unfinished(at, actor)
    )


def _unfinished(at: int, actor: NamedAddressee | None) -> Clause:
    """Nothing but a subject, or not even that."""
    return Clause(Wording.NONE, Strength.NONE, at, actor.end if actor else at, actor=actor)


def _recommended(grammar: Grammar, words: str, at: int, found: re.Match[str]) -> Clause:
    while again := grammar.match("recommended", words, found.end()):
        found = again
    inner = first_clause(grammar, words, found.end())
    actor = inner.actor
    named = found.start("to") if found["to"] else found.start("whom")
    if not actor and named >= 0 and (whom := actor_at(grammar, words, named)):
        actor = whom
    return replace(inner, wording=Wording.RECOMMENDED, strength=Strength.STRONG, begins=at, that=None, actor=actor)


# --------------------------------------------------------------------------- somebody acts


def acting(grammar: Grammar, words: str, actor: NamedAddressee, after_that: bool) -> Clause | None:
    """The clause whose subject is `actor`; None where no verb follows it, as in `the Committee work programme`."""
    at = actor.end
    if consulting := grammar.match("consulting", words, at):
        at = consulting.end()
    if not after_that and not actor.is_general and (recommends := grammar.match("recommends", words, at)):
        return _recommended(grammar, words, actor.start, recommends)
    at, is_slot, is_told = _helping(grammar, words, at)
    asked = grammar.match("asked", words, at)
    # `be invited to a briefing` is what is asked; `are asked to note` only introduces it.
    if asked and not (asked["to"] and asked["be"].lower() == "be" and grammar.match("object_begins", words, asked.end())):
        return _asked(grammar, words, actor, asked)
    if passive := grammar.match("passive", words, _behind_marks(words, at)):
        return _done_to(grammar, words, actor, passive)
    verb = _slot_verb(grammar, words, at, actor, is_slot, after_that)
    if not verb:
        return _unfinished(actor.start, actor) if not words[at:].strip(" :–—-.\n") else None
    is_past = verb.form is Form.PAST
    strength = Strength.FAINT if is_told or is_past else _strength_of(actor, verb)
    return Clause(Wording.ACTOR, strength, actor.start, verb.end, actor=actor, verbs=(verb,), is_past=is_past)


def _helping(grammar: Grammar, words: str, at: int) -> tuple[int, bool, bool]:
    """Behind the helping words: where, whether only a verb can follow, and whether they only tell what will be."""
    is_slot = is_told = False
    while True:
        at = _behind_marks(words, at)
        if found := grammar.match("modal", words, at):
            is_slot = True
            is_told = is_told or found[0].strip().lower() in ("will", "would", "may", "might", "can", "could", "do", "does")
        elif not (found := grammar.match("adverbs", words, at)):
            return at, is_slot, is_told
        at = found.end()


def _slot_verb(grammar: Grammar, words: str, at: int, actor: NamedAddressee, is_slot: bool, after_that: bool) -> Verb | None:
    if is_slot or actor.kind is AddresseeKind.MEMBERS or actor.is_plural:
        forms = PRESENT_OR_PAST if after_that else PRESENT
        verb = certain_verb_at(grammar, words, at, forms, after_to=is_slot)
    else:
        verb = singular_verb_at(grammar, words, at) or (verb_at(grammar, words, at, PRESENT_OR_PAST) if after_that else None)
    if not verb or is_slot or shows_a_verb(grammar, words, verb):
        return verb
    # `the Committee support improved training`, but `the Committee support team be thanked`.
    later = next_passive(grammar, words, verb.end, sentence_stop(grammar, words, verb.end))
    return None if later and later.group("be").lower() in ("be", "is", "are") else verb


def _strength_of(actor: NamedAddressee, verb: Verb) -> Strength:
    if actor.kind is AddresseeKind.MEMBERS:
        return Strength.FIRM
    if actor.kind is AddresseeKind.OFFICE:
        return Strength.FIRM if verb.form is Form.BASE else Strength.WEAK
    return Strength.WEAK if verb.is_doing and verb.form is Form.THIRD else Strength.FIRM


def _asked(grammar: Grammar, words: str, actor: NamedAddressee | None, asked: re.Match[str]) -> Clause:
    """`asked to`, `invited to`: the frame is no action; what follows `to` is."""
    begins = actor.start if actor else asked.start()
    if not asked["to"]:
        return _asked_otherwise(grammar, words, actor, begins, asked.end())
    at, _, _ = _helping(grammar, words, asked.end())
    while (again := grammar.match("asked", words, at)) and again["to"]:
        at, _, _ = _helping(grammar, words, again.end())
    verb = certain_verb_at(grammar, words, at, after_to=True)
    clause = Clause(Wording.ASKED, Strength.STRONG, begins, asked.end(), actor=actor, is_after_to=True)
    return replace(clause, verbs=(verb,), reached=verb.end) if verb else clause


def _asked_otherwise(grammar: Grammar, words: str, actor: NamedAddressee | None, begins: int, at: int) -> Clause:
    """`asked for their views`, `asked that the MPS report`, or the bare `Members are asked:` of a stem."""
    asked = Clause(Wording.ASKED, Strength.STRONG, begins, at, actor=actor, is_after_to=True)
    if sought := grammar.match("asked_for", words, at):
        action = grammar.actions.act(sought["act"])
        verbs = (Verb(action.lemma, action.kind, Form.BASE, at, sought.end()),) if action else ()
        return replace(asked, verbs=verbs, reached=sought.end() if action else at)
    begin = _behind_marks(words, at)
    if grammar.match("that", words, begin):
        inner = first_clause(grammar, words, begin)
        return replace(asked, verbs=inner.verbs, actor=inner.actor or actor, reached=inner.reached)
    # `Members are asked: note the report`, and `Members are asked both to note`.
    at, _, _ = _helping(grammar, words, begin)
    verb = verb_at(grammar, words, at, PRESENT)
    return replace(asked, verbs=(verb,), reached=verb.end) if verb else asked


# --------------------------------------------------------------------------- something is done


def _done_to(grammar: Grammar, words: str, actor: NamedAddressee, passive: re.Match[str]) -> Clause | None:
    """`the Treasurer be authorised to sign`: who authorises is not said."""
    if passive["modal"] and passive["modal"].lower() not in ("should", "shall", "must"):
        return None
    verb = participle_verb(grammar, words, passive.start("participle"), passive.end("participle"))
    if not verb:
        return None
    return _passive_clause(actor.start, verb, passive)


def _given(grammar: Grammar, words: str, at: int) -> Clause | None:
    """`Approval is given to ...`, `Members' views are sought on ...`: the noun is the action, its owner who acts."""
    if not (found := re.match(grammar.pattern("given"), words[at : at + 200])):
        return None
    action = grammar.actions.act(" ".join(found["act"].split()))
    if not action:
        return None
    owner = actor_at(grammar, found["owner"], 0) if found["owner"] else None
    actor = replace(owner, start=at, end=at + found.end("owner")) if owner else None
    verb = Verb(action.lemma, action.kind, Form.PARTICIPLE, at + found.start("act"), at + found.end())
    return Clause(Wording.PASSIVE, Strength.FIRM, at, verb.end, actor=actor, verbs=(verb,))


def _thing(grammar: Grammar, words: str, at: int, after_that: bool) -> Clause | None:
    """A thing is the subject: `the report be noted`, `the report is approved`, `the pilot start in May`."""
    stop = sentence_stop(grammar, words, at)
    passive = next_passive(grammar, words, at, stop, be_only=True)
    passive = passive or next_passive(grammar, words, at, stop)
    if passive and passive.start() > at:
        if (asked := grammar.match("asked", words, passive.start("be"))) and asked["to"]:
            return replace(_asked(grammar, words, _actor_before(grammar, words, at, asked.start()), asked), begins=at)
        verb = participle_verb(grammar, words, passive.start("participle"), passive.end("participle"))
        return replace(_passive_clause(at, verb, passive), actor=_by_whom(grammar, words, verb.end)) if verb else None
    return _thing_acts(grammar, words, at, stop) if after_that or grammar.match("subject_begins", words, at) else None


def _by_whom(grammar: Grammar, words: str, at: int) -> NamedAddressee | None:
    """Who is to do it, as in `be noted by members`."""
    by = grammar.match("by", words, at)
    return actor_at(grammar, words, by.end()) if by else None


def _actor_before(grammar: Grammar, words: str, at: int, end: int) -> NamedAddressee | None:
    """Who is asked behind other words, as in `the plan is new and members are asked to agree it`."""
    for joined in grammar.pattern("joined").finditer(words, at, end):
        actor = actor_at(grammar, words, joined.end()) if joined["join"] else None
        if actor and not words[actor.end : end].strip():
            return actor
    return None


def _passive_clause(begins: int, verb: Verb, passive: re.Match[str]) -> Clause:
    strength = Strength.FIRM
    if passive["be"].lower() != "be" or passive["modal"]:
        strength = Strength.FAINT if verb.is_doing else Strength.WEAK
    return Clause(Wording.PASSIVE, strength, begins, verb.end, verbs=(verb,))


def _thing_acts(grammar: Grammar, words: str, at: int, stop: int) -> Clause | None:
    """`the pilot start in May`: the first word that can only be a verb there."""
    previous = ""
    for found in re.finditer(r"[A-Za-z][\w’'-]*", words[at:stop]):
        word = found[0].lower()
        if grammar.match("no_verb", previous) or not previous or word == "to":
            previous = word
            continue
        verb = verb_at(grammar, words, at + found.start(), PRESENT)
        previous = word
        if verb and (shows_a_verb(grammar, words, verb)) and not is_told(grammar, words, at, verb.start):
            strength = Strength.WEAK if verb.form is Form.BASE and not verb.is_noun else Strength.FAINT
            return Clause(Wording.THING, strength, at, verb.end, verbs=(verb,))
    return None


# --------------------------------------------------------------------------- nobody is named


def _to_be_done(grammar: Grammar, words: str, at: int) -> Clause | None:
    """`Report to be noted`."""
    if not (found := grammar.match("to_be_done", words, at)):
        return None
    verb = participle_verb(grammar, words, found.start("participle"), found.end("participle"))
    return Clause(Wording.PASSIVE, Strength.FIRM, at, verb.end, verbs=(verb,)) if verb else None


def _infinitive(grammar: Grammar, words: str, at: int) -> Clause | None:
    if not (to := grammar.match("infinitive", words, at)):
        return None
    behind, _, _ = _helping(grammar, words, to.end())
    verb = certain_verb_at(grammar, words, behind, frozenset({Form.BASE}), after_to=True)
    if not verb:
        return None
    strength = Strength.FIRM if verb.lemma in grammar.actions else Strength.FAINT
    return Clause(Wording.INFINITIVE, strength, at, verb.end, verbs=(verb,), is_after_to=True)


def _bare(grammar: Grammar, words: str, at: int) -> Clause | None:
    verb = verb_at(grammar, words, at, PRESENT)
    if not verb and not words[:at].strip() and (unknown := verb_before_object(grammar, words, at)):
        return Clause(Wording.BARE, Strength.NONE, at, unknown.end, verbs=(unknown,))
    if not verb or not _opens_bare(grammar, words, verb):
        return None
    return Clause(Wording.BARE, Strength.WEAK if verb.is_doing else Strength.FIRM, at, verb.end, verbs=(verb,))


def _opens_bare(grammar: Grammar, words: str, verb: Verb) -> bool:
    """`Note the report`, `note`, `note progress to date`, but neither `Review of costs` nor `Notes of the meeting`."""
    if determined(grammar, words, verb) or not words[verb.end :].strip(" :.;–-"):
        return True
    if verb.form is Form.THIRD:
        return not verb.is_noun
    if not verb.is_noun:
        return True
    is_known_noun = grammar.match("after_noun", words[verb.end :])
    later = next_passive(grammar, words, verb.end, sentence_stop(grammar, words, verb.end))
    return not is_known_noun and not later and not verb.is_doing
