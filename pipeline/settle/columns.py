"""Every scalar column of a report, settled: the number and what hangs on it, the date, the body that bore the date, the title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.model import Statement, Witness
from pipeline.settle.circumstances import Circumstances
from pipeline.settle.committee import settle_committee
from pipeline.settle.further import by_calendar, by_siblings, by_years_named, in_words, weigh
from pipeline.settle.paper import Paper, Said, folded, said_by
from pipeline.settle.verdict import INDEPENDENT, Verdict, leaders, named, reason_of, settle_plainly, voices_of
from pipeline.vocabulary.bodies import Bodies

IDENTITY = ("body_id", "meeting_date", "number", "letter", "is_annual_meeting")


@dataclass(frozen=True, slots=True)
class Settlement:
    """One verdict for each column, from all that the renditions of one work say."""

    said: tuple[Said, ...]
    verdicts: Mapping[str, Verdict]

    def value(self, column: str) -> str | None:
        """The settled value of a column, None where it is unknown or undecided."""
        return self.verdicts[column].value

    @property
    def meeting_date(self) -> date | None:
        """The settled date."""
        value = self.value("meeting_date")
        return date.fromisoformat(value) if value else None

    @property
    def is_open(self) -> bool:
        """Whether further evidence was, or would have been, needed."""
        return any(verdict.is_open for verdict in self.verdicts.values())

    @property
    def report_id(self) -> str | None:
        """The id that the paper claims; None unless body, date and number are all known.

        >>> claim = dict(body_id="mpa", meeting_date="2009-06-25", number="3", letter="b", is_annual_meeting="true")
        >>> Settlement((), {column: Verdict(column, value) for column, value in claim.items()}).report_id
        'mpa/2009-06-25/3b-agm'
        """
        body_id, on, number, letter, annual = (self.value(column) for column in IDENTITY)
        if not (body_id and on and number):
            return None
        return f"{body_id}/{on}/{number}{letter or ''}{'-agm' if annual == 'true' else ''}"

    def given(self, identity: Mapping[str, str | None]) -> "Settlement":
        """The same with the identity that each rendition has by itself, should their joint voices not give it."""
        verdicts = dict(self.verdicts)
        for column, value in identity.items():
            if verdicts[column].value != value:
                verdicts[column] = replace(verdicts[column], value=value, reason="each rendition by itself says so")
        return replace(self, verdicts=verdicts)


def settle_columns(papers: Sequence[Paper], known: Circumstances) -> Settlement:
    """All columns, from the renditions of one work; the first of them is the one that the work is read from."""
    said = said_by(papers)
    of = {column: tuple(one for one in said if one.statement.column == column) for column in (*IDENTITY, "status", "title")}
    number = settle_plainly("number", of["number"])
    years = frozenset(year for paper in papers for year in paper.years_named)
    on = settle_date(of["meeting_date"], of["body_id"], years, known)
    verdicts = (
        number,
        settle_letter(_without_outvoted(of["letter"], number), number),
        settle_annual_meeting(_without_outvoted(of["is_annual_meeting"], number)),
        on,
        settle_committee(of["body_id"], on.value, known),
        settle_wording("status", of["status"]),
        settle_wording("title", of["title"]),
    )
    return Settlement(said, {verdict.column: verdict for verdict in verdicts})


def settle_date(said: Sequence[Said], committees: Sequence[Said], years: frozenset[int], known: Circumstances) -> Verdict:
    """The meeting date. A tie between witnesses is broken by further evidence or not at all."""
    tie = settle_plainly("meeting_date", said)
    if not tie.is_open:
        return tie
    tied = leaders(voices_of(said))
    bodies = known.vocabulary.bodies
    stated = leaders(voices_of(committees))
    counts = {iso: known.siblings.others(stated, iso, known.own) for iso in tied}
    bearings = (
        by_calendar(tied, _weekdays(stated, bodies), _committee(stated, tied[-1], bodies)),
        by_siblings(counts, {iso: f"of {in_words(iso)}" for iso in tied}),
        by_years_named(tied, years),
    )
    return weigh(tie, tied, bearings)


def settle_letter(said: Sequence[Said], number: Verdict) -> Verdict:
    """The letter. A witness that leaves it out is silent, unless the address and another leave out what only one witness has.

    The address is the paper's place in the folder, where `07` and `07a` are two papers.
    """
    verdict = settle_plainly("letter", said)
    stating = {one.statement.witness for one in said}
    silent = {one.statement.witness for one in number.said if one.statement.value == number.value}
    silent = (silent - stating) & INDEPENDENT
    if verdict.value is None or Witness.URL not in silent or len(silent) < 2:
        return verdict
    return Verdict("letter", None, tuple(said), (verdict.value,), f"{named(silent)} have none")


def settle_annual_meeting(said: Sequence[Said]) -> Verdict:
    """Whether a paper is an annual meeting's own: one number or address that says so is enough, silence is no dissent."""
    voices = {value: witnesses for value, witnesses in voices_of(said).items() if value == "true" or Witness.CORRECTION in witnesses}
    first = leaders(voices)
    return Verdict("is_annual_meeting", first[0] if first else None, tuple(said))


def settle_wording(column: str, said: Sequence[Said]) -> Verdict:
    """A title or status: of level witnesses the page's own block goes first, for null would serve nobody.

    Titles that differ in case, punctuation, or in a part that the one has more (a site's name, `- draft`) are one title.
    """
    voices = {_best(family): frozenset(one.statement.witness for one in family) for family in _families(said)}
    first = leaders(voices)
    if not first:
        return Verdict(column)
    reason = reason_of(first[0], voices) if len(first) == 1 else "it stands first on the page"
    return Verdict(column, first[0], tuple(said), tuple(voices) if column == "title" else (), reason)


def _families(said: Sequence[Said]) -> list[list[Said]]:
    """Statements of one wording together, in the order in which each wording is first said."""
    families: list[tuple[str, list[Said]]] = []
    for one in said:
        words = folded(one.statement.value)
        family = next((family for head, family in families if _is_part(head, words) or _is_part(words, head)), None)
        if family is None:
            families.append((words, family := []))
        family.append(one)
    return [family for _, family in families]


def _best(family: Sequence[Said]) -> str:
    """The wording to print: a correction's, else that of the page's text, else of its head."""
    return min((one.statement for one in family), key=_distance).value


def _distance(said: Statement) -> tuple[bool, bool, bool]:
    return (said.witness is not Witness.CORRECTION, said.witness not in INDEPENDENT, said.span is None)


def _is_part(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "


def _without_outvoted(said: Sequence[Said], number: Verdict) -> tuple[Said, ...]:
    """Statements but those of a witness that has the number wrong: its letter is another paper's."""
    wrong = {(one.document_id, one.statement.witness) for one in number.said if number.value not in (None, one.statement.value)}
    return tuple(one for one in said if (one.document_id, one.statement.witness) not in wrong)


def _weekdays(stated: Sequence[str], bodies: Bodies) -> frozenset[int]:
    """The days on which any of the bodies in question meets; of no body, those on which bodies meet at all."""
    days = [bodies.weekdays(body_id) for body_id in stated or (None,)]
    return frozenset().union(*days) if all(days) else frozenset()


def _committee(stated: Sequence[str], iso: str, bodies: Bodies) -> str:
    name = bodies.name_at(stated[0], date.fromisoformat(iso)) if len(stated) == 1 else None
    return f"the {name}" if name else "such a committee"
