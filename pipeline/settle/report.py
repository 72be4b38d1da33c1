"""A settled work as one report: its values, the evidence for and against them, and what a reader should know."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from pipeline.model import Code, Evidence, Finding, SettledReport, Severity, Statement, Witness
from pipeline.settle.circumstances import Circumstances
from pipeline.settle.columns import IDENTITY, Settlement
from pipeline.settle.paper import WITNESSES, Paper, Said
from pipeline.settle.strands import resolve_strands, unresolved
from pipeline.settle.verdict import WORDS
from pipeline.vocabulary.bodies import Bodies

_MISSING: Final = {"number": Code.MISSING_NUMBER, "meeting_date": Code.MISSING_DATE, "title": Code.MISSING_TITLE}
_PLACE: Final = {"body_id": "committee", "meeting_date": "meeting date", "number": "report number"}


def report_of(
    papers: Sequence[Paper],
    settled: Settlement,
    alone: Mapping[str, Settlement],
    rivals: tuple[Finding, ...],
    is_placed: bool,
    known: Circumstances,
) -> SettledReport:
    """The report of one work; `papers` are its renditions, chosen first, `alone` what each says by itself.

    `rivals` are findings about other papers that claim its id; the one that yields is not placed.
    """
    chosen, on, body_id = papers[0], settled.meeting_date, settled.value("body_id")
    strands = resolve_strands(chosen.strands, on, known.vocabulary.strategies)
    number = settled.value("number")
    report_id = settled.report_id if is_placed else None
    return SettledReport(
        report_id=report_id or f"unplaced/{chosen.document_id}",
        document_id=chosen.document_id,
        renditions=tuple(sorted(paper.document_id for paper in papers)),
        body_id=body_id,
        committee=_name(body_id, on, known.vocabulary.bodies),
        number=int(number) if number else None,
        letter=settled.value("letter"),
        is_annual_meeting=settled.value("is_annual_meeting") == "true",
        status=settled.value("status"),
        title=settled.value("title"),
        meeting_date=on,
        number_as_written=_as_written(settled, "number"),
        date_as_written=_as_written(settled, "meeting_date"),
        strands=strands,
        evidence=_evidence(settled, chosen),
        findings=(
            *_conflicts(settled, chosen),
            *_differences(papers, alone),
            *_gaps(settled, chosen),
            *rivals,
            *_without_place(settled),
            *unresolved(strands),
        ),
    )


def _name(body_id: str | None, on: date | None, bodies: Bodies) -> str | None:
    if body_id is None:
        return None
    return bodies.name_at(body_id, on) if on else bodies[body_id].name


def _as_written(settled: Settlement, column: str) -> str | None:
    """The settled value in the words of the first witness on the page that gives it: the header where it does, never the address."""
    said = (one.statement for one in settled.verdicts[column].said if one.statement.witness is not Witness.URL)
    return next((statement.as_written for statement in said if statement.value == settled.value(column)), None)


def _evidence(settled: Settlement, chosen: Paper) -> tuple[Evidence, ...]:
    further = [Said(chosen.document_id, statement) for verdict in settled.verdicts.values() for statement in verdict.further]
    rows = [Evidence(one.document_id, one.statement, _bears_out(settled, one.statement)) for one in (*settled.said, *further)]
    return tuple(sorted(rows, key=_order))


def _bears_out(settled: Settlement, statement: Statement) -> bool:
    verdict = settled.verdicts.get(statement.column)
    return verdict is not None and verdict.value == statement.value


def _order(row: Evidence) -> tuple[str, int, str, tuple[int, int], str, str]:
    said = row.statement
    place = (said.span.start, said.span.end) if said.span else (-1, -1)
    return (said.column, WITNESSES.index(said.witness), row.document_id, place, said.value, said.rule_id)


def _conflicts(settled: Settlement, chosen: Paper) -> tuple[Finding, ...]:
    found = (verdict.finding(chosen.document_id) for verdict in settled.verdicts.values())
    return tuple(finding for finding in found if finding)


def _differences(papers: Sequence[Paper], alone: Mapping[str, Settlement]) -> tuple[Finding, ...]:
    """Where renditions of one work, each by itself, would be settled to different values."""
    if len(papers) < 2:
        return ()
    found = []
    for column in IDENTITY[:-1]:
        values = {paper.document_id: alone[paper.document_id].value(column) for paper in papers}
        if len(distinct := sorted({value for value in values.values() if value})) > 1:
            found.append(_difference(column, values, distinct))
    return tuple(found)


def _difference(column: str, values: Mapping[str, str | None], distinct: Sequence[str]) -> Finding:
    says = ", ".join(f"{document_id} gives {value}" for document_id, value in sorted(values.items()) if value)
    return Finding(
        code=Code.RENDITION_CONFLICT,
        severity=Severity.WARNING,
        message=f"The renditions of this report differ in the {WORDS[column]}, each read by itself: {says}.",
        column=column,
        candidates=tuple(distinct),
    )


def _gaps(settled: Settlement, chosen: Paper) -> tuple[Finding, ...]:
    """What no witness states at all, where the extractor has not said so already."""
    gaps = [(code, column) for column, code in _MISSING.items() if not settled.verdicts[column].said]
    if not chosen.has_authors:
        gaps.append((Code.MISSING_AUTHOR, "by_as_written"))
    return tuple(
        Finding(code, Severity.WARNING, f"No witness states the report's {WORDS.get(column, 'author')}.", column)
        for code, column in gaps
        if code not in chosen.reported
    )


def _without_place(settled: Settlement) -> tuple[Finding, ...]:
    lacking = [words for column, words in _PLACE.items() if settled.value(column) is None]
    if not lacking:
        return ()
    verb = "is" if len(lacking) == 1 else "are"
    message = f"The {' and the '.join(lacking)} of this report {verb} not known, so it has no place among the meetings."
    return (Finding(Code.UNPLACED, Severity.WARNING, message, "report_id"),)
