"""Which body a paper was for: names change under one code, and a joint meeting is filed under one of its hosts."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from pipeline.model import Witness
from pipeline.settle.circumstances import Circumstances
from pipeline.settle.further import Bearing, by_siblings, in_words, weigh
from pipeline.settle.paper import Said
from pipeline.settle.verdict import NOTHING_DECIDES, Verdict, leaders, reason_of, voices_of
from pipeline.vocabulary.bodies import Bodies, Body

# Of most changes of name only the season is known, so a body is excluded only well outside its time.
_SLACK: Final = timedelta(days=92)


def settle_committee(said: Sequence[Said], on: str | None, known: Circumstances) -> Verdict:
    """The body, given the settled date (ISO) if there is one.

    Bodies of which one followed the other are one line of business under two names: there the date decides.
    """
    verdict = _settled(said, on, known)
    return replace(verdict, called=f"The {known.vocabulary.bodies[verdict.value].name}") if verdict.value else verdict


def _settled(said: Sequence[Said], on: str | None, known: Circumstances) -> Verdict:
    voices = voices_of(said)
    if filed := _host_of_joint_meeting(said, known):
        return Verdict("body_id", filed, tuple(said))
    heirs = {body_id: _bearer(body_id, voices, on, known.vocabulary.bodies) for body_id in voices}
    first = leaders(_united(voices, heirs))
    if not first:
        return Verdict("body_id")
    if len(first) > 1:
        tie = Verdict("body_id", None, tuple(said), tuple(voices), NOTHING_DECIDES, is_open=True)
        return weigh(tie, first, (_by_lifetime(first, on, known.vocabulary.bodies), _by_papers(first, on, known)))
    return _decided(first[0], said, voices, heirs, on)


def is_kin(one: Body, other: Body) -> bool:
    """Whether two bodies followed one another, or bore one code in turn."""
    followed = one.predecessor_id == other.body_id or other.predecessor_id == one.body_id
    return followed or not set(one.codes).isdisjoint(other.codes)


def _decided(body_id: str, said: Sequence[Said], voices: Mapping[str, Set[Witness]], heirs: Mapping[str, str], on: str | None) -> Verdict:
    verdict = Verdict("body_id", body_id, tuple(said), tuple(voices), reason_of(body_id, voices))
    followed = [other for other in voices if other != body_id and heirs[other] == body_id]
    if not followed:
        return verdict
    when = in_words(on) if on else "that date"
    return replace(verdict, reason=f"it is the one that sat on {when}", is_mild=len(followed) == len(voices) - 1)


def _bearer(body_id: str, stated: Iterable[str], on: str | None, bodies: Bodies) -> str:
    """The body that another witness names and that bore this one's business at the date."""
    if on is None or bodies[body_id].bore_its_name(day := date.fromisoformat(on)):
        return body_id
    heirs = [other for other in stated if is_kin(bodies[body_id], bodies[other]) and bodies[other].bore_its_name(day)]
    return heirs[0] if len(heirs) == 1 else body_id


def _united(voices: Mapping[str, Set[Witness]], heirs: Mapping[str, str]) -> dict[str, Set[Witness]]:
    united: dict[str, set[Witness]] = {}
    for body_id, witnesses in voices.items():
        united.setdefault(heirs[body_id], set()).update(witnesses)
    return {body_id: united[body_id] for body_id in sorted(united)}


def _host_of_joint_meeting(said: Sequence[Said], known: Circumstances) -> str | None:
    rule = known.vocabulary.rules["settle.joint_address"].pattern
    addresses = [one.statement for one in said if one.statement.witness is Witness.URL]
    hosts = {statement.value for statement in addresses}
    return hosts.pop() if len(hosts) == 1 and any(rule.search(statement.as_written) for statement in addresses) else None


def _by_lifetime(tied: Sequence[str], on: str | None, bodies: Bodies) -> Bearing | None:
    if on is None:
        return None
    day = date.fromisoformat(on)
    words = {body_id: f"the {bodies.name_at(body_id, day)} sat on {in_words(on)}" for body_id in tied if _sat(bodies[body_id], day)}
    return Bearing(Witness.CALENDAR, words, f"only {' and '.join(words.values())}") if 0 < len(words) < len(tied) else None


def _sat(body: Body, day: date) -> bool:
    return body.bore_its_name(day, _SLACK)


def _by_papers(tied: Sequence[str], on: str | None, known: Circumstances) -> Bearing | None:
    if on is None:
        return None
    counts = {body_id: known.siblings.others([body_id], on, known.own) for body_id in tied}
    names = {body_id: known.vocabulary.bodies.name_at(body_id, date.fromisoformat(on)) for body_id in tied}
    return by_siblings(counts, {body_id: f"of the {names[body_id]} of {in_words(on)}" for body_id in tied})
