"""What holds of any section: no crash, proved spans, counted positions, clean edges, no waste of time."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.outline import outline
from pipeline.model import Capture, Rendition, SectionKind
from pipeline.read import read_page
from tests.extract.asking import Line, grammar, prove, read, reading_of
from tests.extract.seed_pages import SEEDS

MARKS = st.sampled_from(["1.", "2.", "3.", "(a)", "(b)", "i)", "ii)", "2.1", "•", "-", "·", "10"])
VOCABULARY = """
    That that members the Committee Treasurer MPS are asked to be noted note notes agree approve report and , ; . : :- 1. 2. (a) (b) ·
    subject if recommended It is The plan [1] ( ) “ ” ’ which will of Sub-committee Chair None following as follows
"""
WORDS = st.lists(st.sampled_from([*VOCABULARY.split(), "\n"]), max_size=14).map(" ".join)
TEXTS = st.one_of(WORDS, st.text(max_size=60))
BLOCKS: st.SearchStrategy[Line] = st.one_of(
    st.tuples(st.sampled_from(["p", "h", "li", "tr", "p/contacts"]), TEXTS),
    st.tuples(st.sampled_from(["p", "li"]), MARKS, TEXTS),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(BLOCKS, max_size=7), st.lists(BLOCKS, max_size=2), st.sampled_from(Rendition))
def test_any_blocks(lines: list[Line], before: list[Line], rendition: Rendition) -> None:
    reading = read(*lines, before=tuple(before), rendition=rendition)
    for row in reading.recommendations:
        assert row.as_written
        assert not row.as_written.endswith((";", ".", " and", ";and"))
        assert row.as_written != "and"
        assert row.as_written == row.as_written.strip()
        assert row.sentence == " ".join(row.sentence.split())
        assert (row.addressee is None) == (row.addressee_as_written is None)
        assert row.condition is None or row.condition in row.sentence
    assert reading.recommendations or any(finding.code == "missing_recommendations" for finding in reading.findings)


@settings(max_examples=100, deadline=None)
@given(st.lists(BLOCKS, max_size=6), st.lists(BLOCKS, max_size=6))
def test_items_that_end_the_same_way_read_the_same_twice(lines: list[Line], more: list[Line]) -> None:
    assert read(*lines, *more) == read(*lines, *more)


HOSTILE = [
    *("and ", "; ", "(a) ", "1. ", "That ", "that members ", "members note ", "note note ", "be noted and ", "The A ", "· ", "note\n"),
    *("subject to ", "if ", "“", "(", "[", ". ", "Members are asked to ", "the A Committee and ", "it is recommended that ", "A's "),
    *("the A Committee recommends that ", "recommended: ", "and that members note ", "members, in consultation with A ", "x", "a\t"),
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
@pytest.mark.parametrize("kind", ["p", "li"])
def test_hostile_text_takes_linear_time(unit: str, kind: str) -> None:
    started = process_time()
    read((kind, (unit * 20_000)[:20_000].strip() or "x"))
    assert process_time() - started < 5


def test_a_deep_list_is_read() -> None:
    lines = [("p", "That members"), *(("li", f"{at}.", f"note report {at};") for at in range(1, 300))]
    assert len(read(*lines).recommendations) == 299


@pytest.mark.parametrize(
    ("name", "as_written", "action", "addressee"),
    [
        ("000_", "That members note the report", "note", "members"),
        ("004_", "Members are invited to note the content of the leaflet", "note", "Members"),
    ],
)
def test_the_seeds(name: str, as_written: str, action: str, addressee: str) -> None:
    files = sorted(SEEDS.glob(f"{name}*.txt"))
    if not files:
        pytest.skip("the seeds are not here")
    page = read_page(Capture("seeds", files[0].name, files[0].read_bytes()))
    sections = outline(page, grammar().rules)
    assert len(sections.of_kind(SectionKind.RECOMMENDATIONS)) == 1
    reading = reading_of(page, sections)
    prove(page, reading)
    (row,) = reading.recommendations
    assert row.as_written.startswith(as_written)
    assert (row.stem, row.sentence, row.actions) == (None, row.as_written, (action,))
    assert (row.addressee, row.addressee_as_written) == ("members", addressee)
    assert reading.findings == ()
