"""All the verbs of one ask: the first one's clause, and the verbs that are coordinated with it.

What is only told (`note that the Treasurer will report`) or is somebody else's task (`authorise the Clerk to sign`) gives no
action.

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
from typing import Final

from pipeline.extract.actions import (
    PRESENT,
    Verb,
    certain_verb_at,
    determined,
    participle_verb,
    shows_a_third,
    shows_a_verb,
    singular_verb_at,
    verb_at,
    verb_before_object,
)
from pipeline.extract.addressees import Grammar, actor_at
from pipeline.extract.clauses import Clause, Strength, Wording, acting, first_clause
from pipeline.extract.passives import next_passive, sentence_stop
from pipeline.vocabulary.actions import ActionKind, Form

_WORD: Final = re.compile(r"[A-Za-z]+(?:-[a-z]+)?")


def read_clause(grammar: Grammar, words: str, at: int = 0) -> Clause:
    """The clause that begins at `at`; its `wording` is NONE where no ask could be read.

    `words` have their asides and conditions masked (`sentences.masked`), which keeps their offsets.
    """
    clause = first_clause(grammar, words, at)
    return _with_further(grammar, words, clause) if clause.verbs else clause


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
        if self._goes_on_elsewhere(found) or self._is_closed(verb, found, is_strong):
            return None
        at = self._behind_adverbs(found.end())
        if self.grammar.match("that", self.words, at):
            inner = None if self.told else first_clause(self.grammar, self.words[:stop], at)
            return self._turned_to(inner) if inner and inner.verbs else None
        one = self._verb(verb, at, stop, is_bare_comma=join.strip() in (",", "/"), is_adjacent=found.start() <= verb.end)
        return one or (None if self.told or self.task else self._new_subject(verb, at, stop))

    def _turned_to(self, clause: Clause) -> Verb:
        """The first verb of a second clause, in whose manner the sentence goes on."""
        self.passive, self.after_to = clause.wording is Wording.PASSIVE, clause.is_after_to
        return clause.verbs[-1]

    def _goes_on_elsewhere(self, found: re.Match[str]) -> bool:
        """Whether a verb here follows at once on the `to review` of somebody else; one more may follow on it."""
        if self.infinitive_end < 0 or self.words[self.infinitive_end : found.start()].strip():
            return False
        if again := verb_at(self.grammar, self.words, self._behind_adverbs(found.end()), PRESENT):
            self.infinitive_end = again.end
        return True

    def _is_closed(self, verb: Verb, found: re.Match[str], is_strong: bool) -> bool:
        """Whether a verb here would belong to what is told, or to somebody else's task."""
        if is_strong and not (self.task and verb.kind is ActionKind.CHARGES and ";" not in found["join"]):
            return False
        if not self.told:
            return self.task
        return bool(self.grammar.pattern("helped").search(self.words, self.told, found.start()))

    def _verb(self, before: Verb, at: int, stop: int, *, is_bare_comma: bool, is_adjacent: bool) -> Verb | None:
        if self.passive:
            return self._participle(at, stop)
        to = self.grammar.match("infinitive", self.words, at)
        if to and self.after_to:
            at = self._behind_adverbs(to.end())
            return certain_verb_at(self.grammar, self.words, at, frozenset({Form.BASE}), after_to=True)
        found = verb_at(self.grammar, self.words, at, PRESENT)
        if not found:
            return None if is_bare_comma and not is_adjacent else self._unknown(before, at)
        return found if self._is_verb(before, found, stop, is_bare_comma=is_bare_comma, is_adjacent=is_adjacent) else None

    def _is_verb(self, before: Verb, found: Verb, stop: int, *, is_bare_comma: bool, is_adjacent: bool) -> bool:
        """Whether a word whose letters can be a noun too is a verb here; right behind a verb it always is."""
        if is_bare_comma and not is_adjacent:
            return self.grammar.match("determined", self.words, found.end) is not None
        if is_adjacent:
            return True
        if found.form is Form.THIRD and found.is_noun:
            by_form = before.form is Form.THIRD and shows_a_third(self.grammar, self.words, found)
            return by_form or (before.form is not Form.THIRD and determined(self.grammar, self.words, found))
        return shows_a_verb(self.grammar, self.words, found) or self._ends(found, stop)

    def _unknown(self, before: Verb, at: int) -> Verb | None:
        """A verb that the vocabulary does not hold: `note the plan and champion the scheme`."""
        if self.told or self.task:
            return None
        if before.form is Form.THIRD:
            return singular_verb_at(self.grammar, self.words, at)
        return verb_before_object(self.grammar, self.words, at)

    def _ends(self, verb: Verb, stop: int) -> bool:
        """`note the report and comment`: nothing follows, and the verb is one of asks."""
        return not verb.is_doing and verb.form is Form.BASE and not self.words[verb.end : stop].strip(" .;:,")

    def _behind_adverbs(self, at: int) -> int:
        adverbs = self.grammar.match("adverbs", self.words, at)
        return adverbs.end() if adverbs else at

    def _participle(self, at: int, stop: int) -> Verb | None:
        """`be noted and approved`, `be noted and dispensed with`."""
        if not (found := _WORD.match(self.words, at)):
            return None
        verb = participle_verb(self.grammar, self.words, found.start(), found.end())
        if verb and self.grammar.match("after_participle", self.words[verb.end : stop]):
            return verb
        return None

    def _new_subject(self, before: Verb, at: int, stop: int) -> Verb | None:
        """A second clause with a subject of its own: `and the Treasurer report back`, `and the plan be approved`."""
        words = self.words[:stop]
        if (actor := actor_at(self.grammar, words, at)) and (clause := acting(self.grammar, words, actor, after_that=False)):
            is_sure = clause.strength >= Strength.FIRM or self.passive
            return self._turned_to(clause) if is_sure and clause.verbs else None
        reach = next((found.start() for found in self.grammar.pattern("joined").finditer(words, at) if not found["infinitive"]), stop)
        if passive := next_passive(self.grammar, words, at, reach, be_only=True):
            self.passive = True
            return participle_verb(self.grammar, words, passive.start("participle"), passive.end("participle"))
        return self._left_out(before, at, reach) if self.passive else None

    def _left_out(self, before: Verb, at: int, stop: int) -> Verb | None:
        """The participle of a clause whose `be` is understood: `and the plan agreed`, `and any balance returned to reserves`.

        Behind `be noted`, `the work done` is rather what is noted too.
        """
        for found in self.grammar.pattern("left_out").finditer(self.words, at, stop):
            verb = participle_verb(self.grammar, self.words, found.start("participle"), found.end("participle"))
            if verb and not self.grammar.match("after_participle", self.words[verb.end : stop]):
                continue
            if verb and found.start("participle") > at:
                return verb if not verb.is_doing or before.kind is not ActionKind.NOTES else None
        return None
