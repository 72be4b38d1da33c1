"""How right the extraction is: each field of each work in each template against its truth.

A comparison is `(work, template, field)` with what was wanted and what was got; a crash counts as a miss of every field.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from evaluation.press import HTML, Work, render, truth_in
from evaluation.press.work import Truth
from pipeline.errors import StrandlineError
from pipeline.extract import extract
from pipeline.model import Capture, Code, Extraction, ReportReading, SettledReport
from pipeline.read import read_page
from pipeline.settle import settle
from pipeline.vocabulary import Vocabulary, load_vocabulary

# D loses more than B in the same way, and E its whole header: what they still tell is no measure of the reading.
COMPARED: Final = (*HTML, "A", "B", "C")
# Findings that say what is wrong with a paper; those that say how it was read are no part of the truth.
JUDGED: Final = frozenset(
    {
        *(Code.DATE_CONFLICT, Code.NUMBER_CONFLICT, Code.COMMITTEE_CONFLICT, Code.TITLE_CONFLICT, Code.IDENTITY_CONFLICT),
        *(Code.MISSING_NUMBER, Code.MISSING_DATE, Code.MISSING_AUTHOR, Code.MISSING_RECOMMENDATIONS, Code.LOST_STEM, Code.NO_MAIN_VERB),
    }
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of one work in one template."""

    work: str
    template: str
    field: str
    wanted: Any
    got: Any

    @property
    def is_right(self) -> bool:
        """Whether the page was read as its author meant it."""
        return bool(self.wanted == self.got)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one page: the three values that fields are taken from."""

    extraction: Extraction
    report: ReportReading
    settled: SettledReport
    vocabulary: Vocabulary


def read_alone(payload: bytes, location: str, vocabulary: Vocabulary) -> tuple[Extraction, SettledReport | None]:
    """One page through reading, extraction and settling, as if it were all there is."""
    page = read_page(Capture("evaluation", location, payload))
    extraction = extract(page, hashlib.sha256(payload).hexdigest(), vocabulary)
    return extraction, next(iter(settle([extraction], vocabulary)), None)


def compare(work: Work, template: str) -> Iterator[Comparison]:
    """Every field of one work in one template, at its own address."""
    vocabulary, truth = load_vocabulary(), truth_in(work, template)
    if truth.report_id == "unplaced" and template in HTML:
        return  # its truth is that no witness tells its place, and every HTML page has a breadcrumb
    location = location_of(work, template)
    try:
        extraction, settled = read_alone(render(work, template), location, vocabulary)
    except StrandlineError as error:
        yield Comparison(work.address, template, "kind", truth.kind, repr(error))
        return
    yield Comparison(work.address, template, "kind", truth.kind, str(extraction.kind))
    if truth.kind != "report" or extraction.report is None or settled is None:
        return
    outcome = Outcome(extraction, extraction.report, settled, vocabulary)
    for field, (wanted, got) in FIELDS.items():
        yield Comparison(work.address, template, field, wanted(truth), got(outcome))
    for field, faults in FAULTS.items():
        yield Comparison(work.address, template, field, set(), faults(truth, outcome))


def location_of(work: Work, template: str) -> str:
    """Where the page lies: at its address, but for a paper whose truth is that no witness tells its place."""
    ending = "html" if template in HTML else "txt"
    return f"loose.{ending}" if work.truth.report_id == "unplaced" else f"policeauthority.org{work.site_path}index.{ending}"


def _of_truth(column: str) -> Callable[[Truth], Any]:
    return lambda truth: getattr(truth, column)


def _settled(column: str) -> Callable[[Outcome], Any]:
    return lambda outcome: getattr(outcome.settled, column)


def _each(column: str) -> tuple[Callable[[Truth], Any], Callable[[Outcome], Any]]:
    """One column of all recommendations, in order."""
    return (
        lambda truth: [getattr(ask, column) for ask in truth.recommendations],
        lambda outcome: [getattr(ask, column) for ask in outcome.report.recommendations],
    )


def _strands(outcome: Outcome) -> set[tuple[str, str | None, int | None, str]]:
    """Each strand once, with the strongest role that a mention gives it."""
    order = ("subject", "listed", "mentioned")
    known = {strand.strand_id: strand for strand in outcome.vocabulary.strategies.strands}
    roles: dict[tuple[str, str | None, int | None], str] = {}
    for resolved in outcome.settled.strands:
        strand = known.get(resolved.strand_id or "")
        strategy = strand.strategy if strand else resolved.mention.strategy_id or ""
        key = (strategy, strand.edition if strand else resolved.mention.edition, resolved.number)
        roles[key] = min(roles.get(key, "mentioned"), str(resolved.mention.role), key=order.index)
    return {(*key, role) for key, role in roles.items()}


def _programmes_missed(truth: Truth, outcome: Outcome) -> set[str]:
    """The programmes that must be found and are not; a page may name more than its truth lists."""
    named = {words.lower() for mention in outcome.report.programmes for words in (mention.as_written, mention.name)}
    return {wanted.name for wanted in truth.programmes if not {wanted.name.lower(), (wanted.as_written or wanted.name).lower()} & named}


def _partners_misjudged(truth: Truth, outcome: Outcome) -> set[str]:
    """Of the programmes in the truth: the partners that were not seen as such, and the others that were."""
    ids = {partnership.programme_id for partnership in outcome.report.partnerships}
    found = {words.lower() for row in outcome.report.programmes if row.programme_id in ids for words in (row.as_written, row.name)}
    return {
        wanted.name
        for wanted in truth.programmes
        if wanted.partner != bool({wanted.name.lower(), (wanted.as_written or wanted.name).lower()} & found)
    }


def _traps_sprung(truth: Truth, outcome: Outcome) -> set[str]:
    """The look-alikes in which a programme or strand was seen."""
    text = outcome.extraction.text
    spans = [row.span for row in outcome.report.programmes] + [row.span for row in outcome.report.strands]
    places = {trap: text.find(trap) for trap in truth.traps}
    return {trap for trap, at in places.items() if at >= 0 and any(at <= span.start < at + len(trap) for span in spans)}


# What is judged from truth and outcome together: the right answer is that nothing is missed, misjudged or sprung.
FAULTS: Final[Mapping[str, Callable[[Truth, Outcome], set[str]]]] = {
    "programmes": _programmes_missed,
    "partners": _partners_misjudged,
    "traps": _traps_sprung,
}
FIELDS: Final[Mapping[str, tuple[Callable[[Truth], Any], Callable[[Outcome], Any]]]] = {
    **{
        column: (_of_truth(column), _settled(column))
        for column in ("number", "letter", "is_annual_meeting", "body_id", "committee", "meeting_date", "title", "status")
    },
    "report_id": (
        lambda truth: truth.report_id,
        lambda outcome: "unplaced" if outcome.settled.report_id.startswith("unplaced/") else outcome.settled.report_id,
    ),
    "by_as_written": (_of_truth("by_as_written"), lambda outcome: outcome.report.by_as_written),
    "authors": (
        lambda truth: [(author.role, author.as_written) for author in truth.authors],
        lambda outcome: [(str(author.role), author.as_written) for author in outcome.report.authors],
    ),
    "sections": (_of_truth("sections"), lambda outcome: tuple(str(section.kind) for section in outcome.report.sections)),
    **{
        f"recommendations.{column}": _each(column)
        for column in ("path", "as_written", "stem", "sentence", "actions", "addressee", "addressee_as_written", "condition")
    },
    "strands": (
        lambda truth: {(strand.strategy, strand.edition, strand.number, strand.role) for strand in truth.strands},
        _strands,
    ),
    "findings": (
        lambda truth: {code for code in truth.findings if code in JUDGED},
        lambda outcome: {str(found.code) for found in (*outcome.settled.findings, *outcome.extraction.findings) if found.code in JUDGED},
    ),
}
