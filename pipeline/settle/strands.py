"""A strand named on a page finds its place in the edition that was in force."""

from collections.abc import Sequence
from datetime import date

from pipeline.model import Code, Finding, ResolvedStrand, Severity, StrandMention
from pipeline.settle.paper import folded
from pipeline.vocabulary.strategies import Strategies


def resolve_strands(mentions: Sequence[StrandMention], on: date | None, strategies: Strategies) -> tuple[ResolvedStrand, ...]:
    """Each mention with its strand; a number means nothing without strategy and edition, so there it stays null."""
    return tuple(_resolved(mention, on, strategies) for mention in mentions)


def unresolved(strands: Sequence[ResolvedStrand]) -> tuple[Finding, ...]:
    """One finding for each strand that no edition has, however often the page names it."""
    named: dict[tuple[str | None, int | str], StrandMention] = {}
    for strand in strands:
        mention = strand.mention
        if strand.strand_id is None:
            key = folded(mention.name or mention.as_written) if mention.number is None else mention.number
            named.setdefault((mention.strategy_id, key), mention)
    return tuple(_finding(mention) for mention in named.values())


def _resolved(mention: StrandMention, on: date | None, strategies: Strategies) -> ResolvedStrand:
    strand = strategies.strand_of(mention.strategy_id, mention.edition, mention.number, mention.name, on=on)
    if strand is None:
        return ResolvedStrand(mention, None, mention.number)
    return ResolvedStrand(mention, strand.strand_id, strand.number if mention.number is None else mention.number)


def _finding(mention: StrandMention) -> Finding:
    subject = "It" if mention.number is None else f"Strand {mention.number}"
    return Finding(
        code=Code.UNRESOLVED_STRAND,
        severity=Severity.INFO,
        message=f"The page says '{mention.as_written}'. {subject} is found in no edition that is known for this paper.",
        column="strand_id",
        span=mention.span,
    )
