"""What a release is made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.errors import ContractError
from pipeline.model import Evidence, Extraction, LedgerEntry, ReportReading, SettledReport
from pipeline.vocabulary import Vocabulary

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReleaseContent:
    """The whole that is published: every capture's fate, every settled report, every document.

    `extractions` may be lazy: each document is asked for once, in the order of `document_id`, and not kept.
    """

    ledger: Sequence[LedgerEntry]
    reports: Sequence[SettledReport]
    extractions: Mapping[str, Extraction]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Held:
    """One document with all that has to be read from it: the reports it holds, and what it is witness to."""

    document: Extraction
    works: tuple[SettledReport, ...]
    chosen: tuple[SettledReport, ...]
    evidence: tuple[tuple[SettledReport, Evidence], ...]

    @property
    def reading(self) -> ReportReading:
        """The report on it; an empty one where it holds none."""
        return self.document.report or ReportReading()


def held_documents(content: ReleaseContent) -> Iterator[Held]:
    """Every document in the order of its id, each with its reports by id.

    A report that names a document which is not there would lose rows silently: that is a broken contract.
    """
    works = _by_document((document_id, report) for report in content.reports for document_id in {report.document_id, *report.renditions})
    evidence = _by_document((each.document_id, (report, each)) for report in content.reports for each in report.evidence)
    if strange := sorted((works.keys() | evidence.keys()) - content.extractions.keys()):
        raise ContractError(
            [f"documents {document_id}: document_id: a report is read from it, and it is not there" for document_id in strange]
        )
    for document_id in sorted(content.extractions):
        here = tuple(sorted(works.get(document_id, ()), key=lambda report: report.report_id))
        chosen = tuple(report for report in here if report.document_id == document_id)
        yield Held(content.extractions[document_id], here, chosen, tuple(evidence.get(document_id, ())))


def _by_document(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    grouped: dict[str, list[T]] = {}
    for document_id, thing in pairs:
        grouped.setdefault(document_id, []).append(thing)
    return grouped
