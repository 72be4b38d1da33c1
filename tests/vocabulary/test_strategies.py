"""Which strand a number or a name means, and what is wrong with a wrong file."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary.strategies import load_strategies

STRATEGIES = load_strategies()
PSS = "professional-standards-strategy"
MET = "met-forward"


@pytest.mark.parametrize(
    ("strategy", "edition", "number", "name", "on", "strand_id"),
    [
        pytest.param(PSS, None, 4, None, date(2007, 2, 8), f"{PSS}/2006/4", id="psc 2007: the date's edition"),
        pytest.param(PSS, None, 4, None, date(2005, 2, 10), f"{PSS}/2002/4", id="psc 2005: the same number, another strand"),
        pytest.param(PSS, None, 1, None, date(2002, 6, 13), f"{PSS}/2002/1", id="pspm 2002: launch"),
        pytest.param(PSS, None, 1, None, date(2002, 2, 14), f"{PSS}/2002/1", id="pspm 2002: draft"),
        pytest.param(PSS, None, 1, None, date(2000, 10, 10), None, id="before there was a strategy"),
        pytest.param(PSS, "2002", 4, None, date(2007, 2, 8), f"{PSS}/2002/4", id="a stated edition wins over the date"),
        pytest.param(PSS, "2002", None, "Managing Diversity", None, f"{PSS}/2002/3", id="a stated edition and a name"),
        pytest.param(PSS, "1999", 4, None, date(2007, 2, 8), None, id="a stated edition that is none"),
        pytest.param(PSS, None, 9, None, date(2007, 2, 8), None, id="a number that the edition has not"),
        pytest.param(PSS, None, 5, None, date(2007, 2, 8), f"{PSS}/2006/5", id="the fifth of 2006, of which no name is known"),
        pytest.param(PSS, None, 2, None, date(2007, 2, 8), f"{PSS}/2006/2", id="a number without a known name"),
        pytest.param(PSS, None, 4, None, None, None, id="a number without date or edition"),
        pytest.param(PSS, None, None, "managing diversity", None, f"{PSS}/2002/3", id="a name of one edition only, no date"),
        pytest.param(PSS, None, None, "Managing Diversity", date(2007, 2, 8), f"{PSS}/2002/3", id="a name that the date's edition has not"),
        pytest.param(
            PSS, None, 4, "Organisational & Individual Learning", date(2006, 2, 1), f"{PSS}/2002/4", id="name and number against the date"
        ),
        pytest.param(PSS, None, 4, "Corporate Strategy", date(2007, 2, 8), f"{PSS}/2006/4", id="a name in unknown words leaves the date"),
        pytest.param(PSS, None, None, "Anything", date(2007, 2, 8), None, id="an unknown name"),
        pytest.param(PSS, None, None, None, date(2007, 2, 8), None, id="neither number nor name"),
        pytest.param(None, None, None, "Met Partners", date(2010, 5, 27), f"{MET}/2009/3", id="a name tells the strategy"),
        pytest.param(None, None, 4, None, date(2007, 2, 8), None, id="a number without strategy"),
        pytest.param(None, None, None, "Unheard of", date(2007, 2, 8), None, id="an unknown name without strategy"),
        pytest.param("unheard-of", None, 4, None, date(2007, 2, 8), None, id="an unknown strategy"),
        pytest.param(MET, None, None, "Met Partners", date(2011, 9, 8), f"{MET}/2011/3", id="kept in the second edition"),
        pytest.param(MET, None, None, "Met Partners", None, None, id="a name of two editions, no date"),
        pytest.param(MET, None, None, "Met Governance and Accountability", date(2011, 9, 8), f"{MET}/2011/9", id="the web pages' name"),
        pytest.param(MET, None, None, "Met Oversight and Governance", date(2011, 3, 1), f"{MET}/2011/9", id="new in the second edition"),
        pytest.param(MET, "2011", None, "Met Streets", date(2010, 1, 1), f"{MET}/2011/1", id="Met Forward Two named"),
    ],
)
def test_which_strand_is_meant(
    strategy: str | None, edition: str | None, number: int | None, name: str | None, on: date | None, strand_id: str | None
) -> None:
    strand = STRATEGIES.strand_of(strategy, edition, number, name, on)
    assert (strand.strand_id if strand else None) == strand_id


def test_the_dimension_holds_every_strand_once() -> None:
    ids = [strand.strand_id for strand in STRATEGIES.strands]
    assert len(ids) == len(set(ids)) == 10 + 8 + 9
    assert all(strand.strand_id == f"{strand.strategy_id}/{strand.edition}/{strand.number}" for strand in STRATEGIES.strands)


def test_nothing_is_invented_where_the_archive_is_silent() -> None:
    nameless = [strand.strand_id for strand in STRATEGIES.strands if strand.name is None]
    assert nameless == [f"{PSS}/2006/{number}" for number in (1, 2, 3, 5)]


def test_editions_of_a_strategy_do_not_overlap() -> None:
    for strategy in STRATEGIES.entries:
        for earlier, later in pairwise(strategy.editions):
            assert earlier.valid_to and later.valid_from and earlier.valid_to < later.valid_from


GOOD = '[[strategy]]\nid = "a"\nname = "A Strategy"\nwords = ["strand"]\n[[strategy.edition]]\nedition = "2002"\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("[[strategy]]\nid = 'a'\n", "strategy a: missing: name, words", id="missing fields"),
        pytest.param("[[strategy]]\nname = 'A'\nwords = []\n", "strategy 1: missing: id", id="no id: its place"),
        pytest.param(GOOD.replace("name", "title = 1\nname"), "strategy a: unknown fields: title", id="unknown field"),
        pytest.param(GOOD + GOOD, "strategy a: the id is taken", id="id twice"),
        pytest.param(GOOD + "[[strategy.edition]]\nedition = '2002'\n", "edition 2002: stands there twice", id="edition twice"),
        pytest.param(GOOD + "keeps = '1999'\n", "keeps the strands of '1999'", id="keeps what is not there"),
        pytest.param(GOOD + "valid_from = 2003-01-01\nvalid_to = 2002-01-01\n", "ends before it begins", id="dates the wrong way round"),
        pytest.param(GOOD + "valid_from = '2003'\n", "must be days", id="a year is no day"),
        pytest.param(
            GOOD + "[[strategy.edition.strand]]\nname = 'B'\n", "strand (without number): missing: number", id="strand without number"
        ),
        pytest.param(GOOD + "[[strategy.edition.strand]]\nnumber = 1\n" * 2, "strand 1: the number is taken", id="strand number twice"),
        pytest.param("[[strategy]\n", "not valid TOML", id="not TOML"),
    ],
)
def test_a_wrong_file_names_entry_and_fault(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "strategies.toml").write_text(text, "utf-8")
    with pytest.raises(VocabularyError) as error:
        load_strategies(tmp_path)
    assert str(error.value).startswith("strategies.toml: ")
    assert fault in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"strategies\.toml: cannot be read"):
        load_strategies(tmp_path)
