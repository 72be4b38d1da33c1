"""Strands and programmes that reports name: every mention, and what they add up to."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from pipeline.model import Partnership, ProgrammeMention, ResolvedStrand, SettledReport, StrandRole
from pipeline.tables.content import Held
from pipeline.tables.rows.columns import Columns, span_columns

_STRENGTH: Final = {role: strength for strength, role in enumerate(StrandRole)}


def strand_mentions(report: SettledReport) -> Columns:
    """A row for each place where the report names a strand."""
    found = sorted(set(report.strands), key=_strand_place)
    return {
        **_numbered(report, len(found)),
        **_strand_columns(found),
    }


def report_strands(report: SettledReport) -> Columns:
    """A row for each strand that the report names, with the strongest of its roles and the words that give it."""
    found = sorted(set(report.strands), key=lambda strand: (_STRENGTH[strand.mention.role], _strand_place(strand)))
    counts = Counter(_same_strand(strand) for strand in found)
    strongest: dict[Hashable, ResolvedStrand] = {}
    for strand in found:
        strongest.setdefault(_same_strand(strand), strand)
    return {
        **_numbered(report, len(strongest)),
        **_strand_columns(list(strongest.values())),
        "n_mentions": [counts[key] for key in strongest],
    }


def _numbered(report: SettledReport, count: int) -> dict[str, Sequence[object]]:
    return {"report_id": [report.report_id] * count, "position": range(1, count + 1), "document_id": [report.document_id] * count}


def _strand_columns(found: Sequence[ResolvedStrand]) -> dict[str, Sequence[object]]:
    mentions = [strand.mention for strand in found]
    return {
        "strand_id": [strand.strand_id for strand in found],
        "strategy_id": [mention.strategy_id for mention in mentions],
        "edition": [mention.edition or None for mention in mentions],
        "number": [_number(strand) for strand in found],
        "name": [mention.name or None for mention in mentions],
        "role": [mention.role for mention in mentions],
        "as_written": [mention.as_written for mention in mentions],
        **span_columns(mention.span for mention in mentions),
        "rule_id": [mention.rule_id for mention in mentions],
    }


def _number(strand: ResolvedStrand) -> int | None:
    return strand.mention.number if strand.number is None else strand.number


def _same_strand(strand: ResolvedStrand) -> Hashable:
    """The strand, or what the words tell of it where no edition fits: a name only counts without a number."""
    if strand.strand_id:
        return strand.strand_id
    mention, number = strand.mention, _number(strand)
    return (mention.strategy_id, mention.edition, number, mention.name if number is None else None)


def _strand_place(strand: ResolvedStrand) -> tuple[object, ...]:
    mention = strand.mention
    told = (strand.strand_id, mention.strategy_id, mention.edition, mention.name, mention.role, mention.rule_id)
    return (mention.span, _number(strand) or 0, *(word or "" for word in told))


def programme_mentions(report: SettledReport, mentions: Iterable[ProgrammeMention]) -> Columns:
    """A row for each place where the report names a programme."""
    found = sorted(set(mentions), key=lambda mention: (mention.span, mention.programme_id, mention.rule_id))
    return {
        **_numbered(report, len(found)),
        "programme_id": [mention.programme_id for mention in found],
        "as_written": [mention.as_written for mention in found],
        **span_columns(mention.span for mention in found),
        "rule_id": [mention.rule_id for mention in found],
    }


def report_programmes(report: SettledReport, held: Held) -> Columns:
    """A row for each programme that the report names, with the first sentence that makes it a partner."""
    counts = Counter(mention.programme_id for mention in set(held.reading.programmes))
    partners: dict[str, Partnership] = {}
    for each in sorted(held.reading.partnerships, key=lambda each: (each.evidence, each.rule_id)):
        partners.setdefault(each.programme_id, each)
    named = sorted(counts.keys() | partners.keys())
    said = [partners.get(programme_id) for programme_id in named]
    return {
        "report_id": [report.report_id] * len(named),
        "programme_id": named,
        "n_mentions": [counts[programme_id] for programme_id in named],
        "is_partner": [each is not None for each in said],
        "document_id": [report.document_id] * len(named),
        "evidence_text": [each.evidence.of(held.document.text) if each else None for each in said],
        **span_columns((each.evidence if each else None for each in said), "evidence_start", "evidence_end"),
        "rule_id": [each.rule_id if each else None for each in said],
    }
