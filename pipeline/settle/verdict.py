"""From what witnesses say about one column to one value, by majority and reason."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from pipeline.model import Code, Finding, Severity, Statement, Witness
from pipeline.settle.paper import WITNESSES, Said

# Each of the three fails somewhere (the survey's table of disagreements), never all at once.
INDEPENDENT: Final = frozenset({Witness.HEADER, Witness.LEAD, Witness.URL})
NAMES: Final = {witness: f"the {witness.value}" for witness in Witness} | {
    Witness.URL: "the address",
    Witness.LIST: "the list of reports",
    Witness.BODY: "the text",
    Witness.CORRECTION: "a correction",
    Witness.SIBLING_PAPERS: "the other papers",
}
CODES: Final = {
    "meeting_date": Code.DATE_CONFLICT,
    "number": Code.NUMBER_CONFLICT,
    "letter": Code.NUMBER_CONFLICT,
    "is_annual_meeting": Code.NUMBER_CONFLICT,
    "body_id": Code.COMMITTEE_CONFLICT,
    "title": Code.TITLE_CONFLICT,
}
WORDS: Final = {
    "meeting_date": "meeting date",
    "number": "report number",
    "letter": "letter",
    "is_annual_meeting": "annual meeting",
    "body_id": "committee",
    "title": "title",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer about one column, with all that was said, the values in dispute and the reason of the choice.

    `candidates` are the values that differ (none or one: no dispute); `further` what settling itself found and states;
    `is_open` that the witnesses alone left a tie; `is_mild` that the dissent says no more than an info finding; `called` is the
    value as a reader knows it, where that is not the value itself.
    """

    column: str
    value: str | None = None
    said: tuple[Said, ...] = ()
    candidates: tuple[str, ...] = ()
    reason: str = ""
    further: tuple[Statement, ...] = ()
    is_open: bool = False
    is_mild: bool = False
    called: str | None = None

    def finding(self, document_id: str) -> Finding | None:
        """The dispute as a finding on one document, which is where its span lies; None where all agree."""
        if len(self.candidates) < (1 if self.value is None else 2):
            return None
        dissent = [said for said in self.said if said.statement.value != self.value and said.statement.value in self.candidates]
        places = [said.statement.span for said in dissent if said.document_id == document_id and said.statement.span]
        is_info = self.is_mild or not any(said.statement.witness in INDEPENDENT for said in dissent)
        return Finding(
            code=CODES[self.column],
            severity=Severity.INFO if is_info else Severity.WARNING,
            message=f"{in_plain_words(self.said, self.candidates)} {self._outcome}",
            column=self.column,
            candidates=self.candidates,
            chosen=self.value,
            span=places[0] if places else None,
        )

    @property
    def _outcome(self) -> str:
        if self.value is None:
            return f"The {WORDS[self.column]} stays null: {self.reason}."
        return f"{self.called or self.value} is chosen: {self.reason}."


def voices_of(said: Iterable[Said]) -> dict[str, frozenset[Witness]]:
    """Who states each value. A witness counts once for a value, in however many renditions it says so."""
    voices: dict[str, set[Witness]] = {}
    for one in said:
        voices.setdefault(one.statement.value, set()).add(one.statement.witness)
    return {value: frozenset(voices[value]) for value in sorted(voices)}


def leaders(voices: Mapping[str, Set[Witness]]) -> tuple[str, ...]:
    """The values that most independent witnesses state; the lesser ones part only those that are level.

    >>> leaders({"2006-02-08": {Witness.HEADER}, "2007-02-08": {Witness.LEAD, Witness.URL}})
    ('2007-02-08',)
    >>> leaders({"2006-02-08": {Witness.HEADER}, "2007-02-08": {Witness.LEAD}})
    ('2006-02-08', '2007-02-08')
    """
    weights = {value: _weight(witnesses) for value, witnesses in voices.items()}
    best = max(weights.values(), default=None)
    return tuple(value for value, weight in weights.items() if weight == best)


def settle_plainly(column: str, said: Sequence[Said]) -> Verdict:
    """A column on which only the witnesses themselves can decide: a tie leaves it null."""
    voices = voices_of(said)
    first = leaders(voices)
    if not first:
        return Verdict(column)
    if len(first) > 1:
        return Verdict(column, None, tuple(said), tuple(voices), NOTHING_DECIDES, is_open=True)
    return Verdict(column, first[0], tuple(said), tuple(voices), reason_of(first[0], voices))


NOTHING_DECIDES: Final = "the witnesses are level and nothing decides between them"


def reason_of(value: str, voices: Mapping[str, Set[Witness]]) -> str:
    """Why the witnesses alone decide for `value`."""
    mine = voices[value]
    if Witness.CORRECTION in mine:
        return "a correction says so"
    votes = mine & INDEPENDENT
    if len(votes) > 1:
        return f"{named(votes)} agree"
    rivals = [len(voices[other] & INDEPENDENT) for other in voices if other != value]
    if len(votes) in rivals and mine - votes:
        return f"{named(mine - votes)} {'bear' if len(mine - votes) > 1 else 'bears'} it out"
    return f"{named(votes or mine)} {'go' if len(votes or mine) > 1 else 'goes'} before the others"


def in_plain_words(said: Iterable[Said], candidates: Sequence[str]) -> str:
    """Who says what, in the words of each witness.

    >>> header = Statement("number", "9", Witness.HEADER, "header.number", "09")
    >>> lead = Statement("number", "3", Witness.LEAD, "lead.number", "3")
    >>> in_plain_words([Said("9f2c4e1a77b0d3e5", header), Said("9f2c4e1a77b0d3e5", lead)], ["3", "9"])
    "The header says '09', the lead '3'."
    """
    quotes: dict[tuple[Witness, str], str] = {}
    for one in sorted(said, key=lambda one: WITNESSES.index(one.statement.witness)):
        if one.statement.value in candidates:
            quotes.setdefault((one.statement.witness, one.statement.value), one.statement.as_written)
    clauses = [f"{NAMES[witness]} {'says ' if not at else ''}'{words}'" for at, ((witness, _), words) in enumerate(quotes.items())]
    sentence = ", ".join(clauses)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def named(witnesses: Set[Witness]) -> str:
    """Witnesses in a sentence.

    >>> named({Witness.URL, Witness.LEAD, Witness.HEADER})
    'the header, the lead and the address'
    """
    names = [NAMES[witness] for witness in WITNESSES if witness in witnesses]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _weight(witnesses: Set[Witness]) -> tuple[bool, int, int]:
    return (Witness.CORRECTION in witnesses, len(witnesses & INDEPENDENT), len(witnesses - INDEPENDENT))
