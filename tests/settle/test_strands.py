"""A strand number means nothing without strategy and edition: the page's date decides, or the number stays unresolved."""

import pytest

from pipeline.model import Severity, Span, StrandMention, StrandRole
from tests.settle.witnesses import codes, finding, paper, settled_alone

STANDARDS, PRIORITIES = "professional-standards-strategy", "Corporate Strategy and Priorities"


def mention(
    number: int | None, name: str | None, words: str, strategy_id: str | None = STANDARDS, edition: str | None = None
) -> StrandMention:
    return StrandMention(strategy_id, edition, number, name, StrandRole.MENTIONED, words, Span(0, len(words)), "strands.numbered")


STRANDS = {
    "strand 4 of the first edition": (mention(4, None, "strand 4"), "2005-02-10", f"{STANDARDS}/2002/4", 4),
    "strand 4 of the revised one": (mention(4, None, "strand 4"), "2007-02-08", f"{STANDARDS}/2006/4", 4),
    "stated edition before the date": (mention(4, None, "Strand 4", edition="2002"), "2007-02-08", f"{STANDARDS}/2002/4", 4),
    "a name gives the number": (mention(None, PRIORITIES, PRIORITIES), "2007-02-08", f"{STANDARDS}/2006/4", 4),
    "no such number": (mention(44, None, "strand 44"), "2007-02-08", None, 44),
    "no strategy, no name": (mention(4, None, "strand 4", strategy_id=None), "2007-02-08", None, 4),
}  # fmt: skip


@pytest.mark.parametrize("case", STRANDS)
def test_each_mention_finds_its_strand(case: str) -> None:
    said, on, strand_id, number = STRANDS[case]
    report = settled_alone(paper(lead=f"psc {on} 8", strands=(said,)))
    (strand,) = report.strands
    assert (strand.mention, strand.strand_id, strand.number) == (said, strand_id, number)
    assert codes(report) == ([] if strand_id else ["unresolved_strand"])


def test_an_unresolved_strand_is_told_once_however_often_it_is_named() -> None:
    said = (
        mention(44, None, "strand 44"),
        mention(44, "Vetting", "Strand 44 - Vetting"),
        mention(45, None, "strands 44 and 45"),
        mention(44, None, "strand 44", strategy_id=None),
        mention(None, "Vetting", "Vetting strand"),
        mention(None, "vetting", "the strand on vetting"),
    )
    report = settled_alone(paper(lead="psc 2007-02-08 8", strands=said))
    found = [found for found in report.findings if found.code == "unresolved_strand"]
    assert [each.message.split("'")[1] for each in found] == ["strand 44", "strands 44 and 45", "strand 44", "Vetting strand"]
    assert "Strand 45 is found in no edition" in found[1].message
    assert {each.severity for each in found} == {Severity.INFO}
    assert found[0].span == said[0].span
    assert len(report.strands) == len(said)


def test_the_settled_date_decides_the_edition() -> None:
    """The header alone would put the paper in the year of the earlier edition."""
    report = settled_alone(paper(header="2005-02-09 8", lead="psc 2007-02-08 8", strands=(mention(4, None, "strand 4"),)))
    assert report.strands[0].strand_id == f"{STANDARDS}/2006/4"


def test_without_a_date_the_edition_is_unknown() -> None:
    report = settled_alone(paper(lead="psc 8", strands=(mention(4, None, "strand 4"),)))
    assert report.strands[0].strand_id is None
    assert finding(report, "unresolved_strand").column == "strand_id"


def test_strands_are_read_from_the_chosen_rendition() -> None:
    lost = paper("b", lead="psc 2007-02-08 8", asks=())
    report = settled_alone(lost, paper("a", lead="psc 2007-02-08 8", strands=(mention(4, None, "strand 4"),)))
    assert [strand.strand_id for strand in report.strands] == [f"{STANDARDS}/2006/4"]
