"""Which documents are one report: by address, then by the id that their witnesses settle to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_

from pipeline.model import Code, Extraction, Finding, SettledReport, Severity, Witness
from pipeline.settle.circumstances import Circumstances
from pipeline.settle.columns import IDENTITY, Settlement, settle_columns
from pipeline.settle.further import Siblings
from pipeline.settle.likeness import are_one_paper
from pipeline.settle.paper import Paper, papers_of
from pipeline.settle.report import report_of
from pipeline.settle.verdict import INDEPENDENT, voices_of
from pipeline.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Work:
    """The renditions of one paper, the one to read it from first, and what they settle to together."""

    papers: tuple[Paper, ...]
    settled: Settlement
    rivals: tuple[Finding, ...] = ()
    is_placed: bool = True

    @property
    def fullest(self) -> Paper:
        """The rendition to compare with other papers."""
        return min(self.papers, key=lambda paper: paper.scantness)


def settle(extractions: Iterable[Extraction], vocabulary: Vocabulary) -> tuple[SettledReport, ...]:
    """One report a work, by report id. It reads the extractions once, in any order, and keeps no text.

    Witnesses decide by majority. A tie is broken by further evidence that is stated, or the value stays null; every dissent
    stands in the report's evidence and findings.
    """
    papers = papers_of(extractions)
    unaided = {paper.document_id: settle_columns([paper], Circumstances(vocabulary)) for paper in papers}
    siblings = Siblings.of(_undisputed(unaided))
    alone = {
        paper.document_id: _settled([paper], siblings, vocabulary) if unaided[paper.document_id].is_open else unaided[paper.document_id]
        for paper in papers
    }
    works = _works(_bundles(papers, alone), alone, siblings, vocabulary)
    known = Circumstances(vocabulary, siblings)
    reports = [report_of(work.papers, work.settled, alone, work.rivals, work.is_placed, known) for work in works]
    return tuple(sorted(reports, key=lambda report: report.report_id))


def _undisputed(settled: Mapping[str, Settlement]) -> Iterator[tuple[str, str, str]]:
    """(body, date, document) of the papers whose date is stated by all alike, or by address and majority."""
    for document_id, one in settled.items():
        body_id, on = one.value("body_id"), one.value("meeting_date")
        if body_id is None or on is None:
            continue
        voices = voices_of(one.verdicts["meeting_date"].said)
        dissent = any(witnesses & INDEPENDENT for value, witnesses in voices.items() if value != on)
        if not dissent or Witness.URL in voices[on]:
            yield body_id, on, document_id


def _bundles(papers: Sequence[Paper], alone: Mapping[str, Settlement]) -> Iterator[tuple[Paper, ...]]:
    """Documents of one address that hold one paper, together; all others by themselves."""
    by_address: dict[tuple[str | None, ...], list[Paper]] = {}
    for paper in papers:
        address = _address(alone[paper.document_id])
        if address is None:
            yield (paper,)
        else:
            by_address.setdefault(address, []).append(paper)
    for found in by_address.values():
        fullest = min(found, key=lambda paper: paper.scantness)
        alike = [are_one_paper(fullest, paper) for paper in found]
        yield _in_rank(compress(found, alike))
        yield from ((paper,) for paper, is_alike in zip(found, alike, strict=True) if not is_alike)


def _address(settled: Settlement) -> tuple[str | None, ...] | None:
    """What a document's address says of its identity, if that is whole."""
    stated = {one.statement.column: one.statement.value for one in settled.said if one.statement.witness is Witness.URL}
    address = tuple(stated.get(column) for column in IDENTITY)
    return address if all(address[:3]) else None


def _works(
    bundles: Iterable[tuple[Paper, ...]], alone: Mapping[str, Settlement], siblings: Siblings, vocabulary: Vocabulary
) -> Iterator[Work]:
    claims: dict[str, list[Work]] = {}
    for papers in bundles:
        settled = alone[papers[0].document_id] if len(papers) == 1 else _settled(papers, siblings, vocabulary)
        work = Work(papers, settled)
        if settled.report_id is None:
            yield work
        else:
            claims.setdefault(settled.report_id, []).append(work)
    for report_id, claimants in claims.items():
        if len(claimants) == 1:
            yield claimants[0]
        else:
            yield from _contested(report_id, claimants, siblings, vocabulary)


def _contested(report_id: str, claimants: Sequence[Work], siblings: Siblings, vocabulary: Vocabulary) -> Iterator[Work]:
    """One id, several claims: renditions of the fullest join it, different papers yield."""
    keeper = min(claimants, key=lambda work: work.fullest.scantness)
    is_alike = [are_one_paper(keeper.fullest, work.fullest) for work in claimants]
    alike = list(compress(claimants, is_alike))
    others = list(compress(claimants, map(not_, is_alike)))
    papers = _in_rank([paper for work in alike for paper in work.papers])
    settled = keeper.settled
    if len(alike) > 1:
        settled = _settled(papers, siblings, vocabulary).given({column: keeper.settled.value(column) for column in IDENTITY})
    heads = (papers[0].document_id, *sorted(work.papers[0].document_id for work in others))
    yield Work(papers, settled, (_rivalry(report_id, heads, True),) if others else ())
    for work in others:
        yield Work(work.papers, work.settled, (_rivalry(report_id, (heads[0], work.papers[0].document_id), False),), is_placed=False)


def _rivalry(report_id: str, documents: tuple[str, ...], is_keeper: bool) -> Finding:
    says = "the fuller, keeps it" if is_keeper else "fuller than this one, keeps it"
    return Finding(
        code=Code.IDENTITY_CONFLICT,
        severity=Severity.WARNING,
        message=f"Different papers claim {report_id}: documents {' and '.join(documents)}. The first, {says}.",
        column="report_id",
        candidates=tuple(sorted(documents)),
        chosen=documents[0],
    )


def _settled(papers: Sequence[Paper], siblings: Siblings, vocabulary: Vocabulary) -> Settlement:
    own = frozenset(paper.document_id for paper in papers)
    return settle_columns(papers, Circumstances(vocabulary, siblings, own))


def _in_rank(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    return tuple(sorted(papers, key=lambda paper: paper.rank))
