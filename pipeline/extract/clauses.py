"""The wording of one ask: who is asked, how, and which verbs say what.

A grammar of positions over the words of a sentence: opening `That`, subject, helping words, the slot of the verb, and the
places where a coordinated verb can stand. What is only told (`note that the Treasurer will report`) or is somebody else's
task (`authorise the Clerk to sign`) gives no action.

>>> from pipeline.vocabulary.actions import load_actions
>>> from pipeline.vocabulary.addressees import load_addressees
>>> from pipeline.vocabulary.rules import load_rules
>>> grammar = Grammar(load_rules(), load_actions(), load_addressees())
>>> clause = read_clause(grammar, "That members note the report and agree that officers proceed")
>>> clause.wording, clause.actor.name, clause.actions
(<Wording.ACTOR: 'actor'>, 'members', ('note', 'agree'))
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Final

from pipeline.extract.actions import (
    PARTICIPLE,
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
)
from pipeline.extract.addressees import Grammar, actor_at
from pipeline.extract.passives import is_told, next_passive, sentence_stop
from pipeline.model import Span
from pipeline.vocabulary.actions import ActionKind, Form
from pipeline.vocabulary.addressees import AddresseeKind, NamedAddressee

_MARKS: Final = re.compile(r"[\s:,–—-]*")


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


def read_clause(grammar: Grammar, words: str, at: int = 0) -> Clause:
    """The clause that begins at `at`; its `wording` is NONE where no ask could be read.

    `words` have their asides and conditions masked (`sentences.masked`), which keeps their offsets.
    """
    clause = _first_clause(grammar, words, at)
    return _with_further(grammar, words, clause) if clause.verbs else clause


def _first_clause(grammar: Grammar, words: str, at: int) -> Clause:
    """The clause with its first verb only."""
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
            that = Span(at, found.end())
        elif not (found := grammar.match("adverbs", words, at) or grammar.match("preamble", words, at)):
            return that, at
        at = found.end()


def _behind_marks(words: str, at: int) -> int:
    found = _MARKS.match(words, at)
    return found.end() if found else at


def _body(grammar: Grammar, words: str, at: int, after_that: bool) -> Clause:
    if not after_that and (recommended := grammar.match("recommended", words, at)):
        return _recommended(grammar, words, at, recommended)
    named = grammar.match("for_somebody", words, at)
    if (actor := actor_at(grammar, words, named.end() if named else at)) and (clause := _acting(grammar, words, actor, after_that)):
        return clause
    return (
        _given(grammar, words, at)
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
    inner = _first_clause(grammar, words, found.end())
    actor = inner.actor
    if not actor and found["to"] and (to := actor_at(grammar, words, found.start("to"))):
        actor = to
    return replace(inner, wording=Wording.RECOMMENDED, strength=Strength.STRONG, begins=at, that=None, actor=actor)


# --------------------------------------------------------------------------- somebody acts


def _acting(grammar: Grammar, words: str, actor: NamedAddressee, after_that: bool) -> Clause | None:
    """The clause whose subject is `actor`; None where no verb follows it, as in `the Committee work programme`."""
    at = actor.end
    if consulting := grammar.match("consulting", words, at):
        at = consulting.end()
    if not after_that and not actor.is_general and (recommends := grammar.match("recommends", words, at)):
        return _recommended(grammar, words, actor.start, recommends)
    at, is_slot, is_told = _helping(grammar, words, at)
    if asked := grammar.match("asked", words, at):
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
    if is_slot or actor.kind is AddresseeKind.MEMBERS:
        verb = certain_verb_at(grammar, words, at, PRESENT_OR_PAST if after_that else PRESENT)
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
    verb = certain_verb_at(grammar, words, at)
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
        inner = _first_clause(grammar, words, begin)
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
        return _passive_clause(at, verb, passive) if verb else None
    return _thing_acts(grammar, words, at, stop) if after_that or grammar.match("subject_begins", words, at) else None


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


def _infinitive(grammar: Grammar, words: str, at: int) -> Clause | None:
    if not (to := grammar.match("infinitive", words, at)):
        return None
    behind, _, _ = _helping(grammar, words, to.end())
    verb = certain_verb_at(grammar, words, behind, frozenset({Form.BASE}))
    if not verb:
        return None
    strength = Strength.FIRM if verb.lemma in grammar.actions else Strength.FAINT
    return Clause(Wording.INFINITIVE, strength, at, verb.end, verbs=(verb,), is_after_to=True)


def _bare(grammar: Grammar, words: str, at: int) -> Clause | None:
    verb = verb_at(grammar, words, at, PRESENT)
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


# --------------------------------------------------------------------------- further verbs


def _with_further(grammar: Grammar, words: str, clause: Clause) -> Clause:
    """The clause with the verbs that are coordinated with its first one; it reaches to the last of a run like `note and endorse`."""
    joined = _Joined(grammar, words, clause.wording is Wording.PASSIVE, clause.is_after_to)
    verbs = (*clause.verbs, *joined.after(clause.verbs[-1]))
    reached = clause.reached
    for later in verbs[1:]:
        if grammar.pattern("run_on").fullmatch(words, reached, later.start):
            reached = later.end
    return replace(clause, verbs=verbs, reached=reached)


@dataclass(slots=True)
class _Joined:
    """Looks for coordinated verbs behind a first one, up to the end of its sentence.

    `told` is where content opened (`that`, `how`) in which verbs are only told; `task`, whether a `to` made what follows
    somebody else's; `infinitive_end`, where the last `to` and its verb ended.
    """

    grammar: Grammar
    words: str
    passive: bool
    after_to: bool
    told: int | None = None
    task: bool = False
    infinitive_end: int = -1

    def after(self, verb: Verb) -> Iterator[Verb]:
        stop = sentence_stop(self.grammar, self.words, verb.end)
        at, pattern = verb.end, self.grammar.pattern("joined")
        while found := pattern.search(self.words, at, stop):
            at = found.end()
            if found["infinitive"]:
                if led := self._led_on(verb, found):
                    verb, at = led, led.end
                    yield led
            elif found["content"]:
                self.told = self.told or found.end()
            elif joined := self._joined(verb, found, stop):
                verb, at = joined, max(at, joined.end)
                self.told, self.task = None, False
                yield joined

    def _led_on(self, verb: Verb, found: re.Match[str]) -> Verb | None:
        """The verb of `agree to review`; else the `to` opens a task, describes a noun, or is none (`progress to date`)."""
        if verb.kind is not ActionKind.CHARGES and not self.grammar.actions.forms(found["infinitive"]):
            return None
        self.infinitive_end = found.end()
        if self.told or self.passive:
            return None
        adverbs = self.grammar.match("adverbs", self.words, verb.end)
        directly = self.words[adverbs.end() if adverbs else verb.end : found.start()].strip(" ,") == ""
        if verb.leads_on and directly:
            return verb_at(self.grammar, self.words, found.start("infinitive"), frozenset({Form.BASE}))
        self.task = self.task or verb.kind is ActionKind.CHARGES
        return None

    def _joined(self, verb: Verb, found: re.Match[str], stop: int) -> Verb | None:
        join = found["join"]
        is_strong = ";" in join or ("," in join and join.strip() != ",")
        if self._is_closed(verb, found, is_strong):
            return None
        at = self._behind_adverbs(found.end())
        if self.grammar.match("that", self.words, at):
            inner = None if self.told else _first_clause(self.grammar, self.words[:stop], at)
            return self._turned_to(inner) if inner and inner.verbs else None
        one = self._verb(at, stop, is_bare_comma=join.strip() in (",", "/"), is_adjacent=found.start() <= verb.end)
        return one or (None if self.told or self.task else self._new_subject(at, stop))

    def _turned_to(self, clause: Clause) -> Verb:
        """The first verb of a second clause, in whose manner the sentence goes on."""
        self.passive, self.after_to = clause.wording is Wording.PASSIVE, clause.is_after_to
        return clause.verbs[-1]

    def _is_closed(self, verb: Verb, found: re.Match[str], is_strong: bool) -> bool:
        """Whether a verb here would belong to what is told, or to somebody else's task."""
        if self.infinitive_end >= 0 and not self.words[self.infinitive_end : found.start()].strip():
            return True
        if is_strong and not (self.task and verb.kind is ActionKind.CHARGES and ";" not in found["join"]):
            return False
        if not self.told:
            return self.task
        return bool(self.grammar.pattern("helped").search(self.words, self.told, found.start()))

    def _verb(self, at: int, stop: int, *, is_bare_comma: bool, is_adjacent: bool) -> Verb | None:
        if self.passive:
            return self._participle(at, stop)
        to = self.grammar.match("infinitive", self.words, at)
        if to and self.after_to:
            at = self._behind_adverbs(to.end())
            return verb_at(self.grammar, self.words, at, frozenset({Form.BASE}))
        found = verb_at(self.grammar, self.words, at, PRESENT)
        if not found or (found.form is Form.THIRD and found.is_noun and not determined(self.grammar, self.words, found)):
            return None
        if is_bare_comma and not is_adjacent:
            return found if determined(self.grammar, self.words, found) else None
        return found if is_adjacent or shows_a_verb(self.grammar, self.words, found) or self._ends(found, stop) else None

    def _ends(self, verb: Verb, stop: int) -> bool:
        """`note the report and comment`: nothing follows, and the verb is one of asks."""
        return not verb.is_doing and verb.form is Form.BASE and not self.words[verb.end : stop].strip(" .;:,")

    def _behind_adverbs(self, at: int) -> int:
        adverbs = self.grammar.match("adverbs", self.words, at)
        return adverbs.end() if adverbs else at

    def _participle(self, at: int, stop: int) -> Verb | None:
        """`be noted and approved`, and with `be` left out `and the plan agreed`."""
        found = verb_at(self.grammar, self.words, at, PARTICIPLE)
        if found and self.grammar.match("after_participle", self.words[found.end : stop]):
            return found
        return None

    def _new_subject(self, at: int, stop: int) -> Verb | None:
        """A second clause with a subject of its own: `and the Treasurer report back`, `and the plan be approved`."""
        words = self.words[:stop]
        if (actor := actor_at(self.grammar, words, at)) and (clause := _acting(self.grammar, words, actor, after_that=False)):
            is_sure = clause.strength >= Strength.FIRM or self.passive
            return self._turned_to(clause) if is_sure and clause.verbs else None
        reach = next((found.start() for found in self.grammar.pattern("joined").finditer(words, at) if not found["infinitive"]), stop)
        if passive := next_passive(self.grammar, words, at, reach, be_only=True):
            self.passive = True
            return participle_verb(self.grammar, words, passive.start("participle"), passive.end("participle"))
        return self._left_out(at, reach) if self.passive else None

    def _left_out(self, at: int, stop: int) -> Verb | None:
        """The participle at the end of a clause whose `be` is understood."""
        last = re.search(r"[A-Za-z-]+(?=[\s.;:,]*$)", self.words[at:stop])
        verb = verb_at(self.grammar, self.words, at + last.start(), PARTICIPLE) if last and last.start() else None
        return verb if verb and not verb.is_doing else None
