"""Which blocks are read for strands and programmes, and as what."""

import pytest

from pipeline.extract.stretches import Stretches, longest
from pipeline.extract.zones import Zone, passages
from pipeline.model import BlockKind, Outline, Page, Section, SectionKind, Span
from tests.pages import page_of

PAGE = page_of(
    ("p", "You are in: Home. Report 8 of the meeting"),
    ("p/warning", "Warning"),
    ("h", "A title"),
    ("p", "By: Clerk"),
    ("h", "Summary"),
    ("p", "It is late."),
    ("h", "A. Recommendation"),
    ("p", "That members note it."),
    ("h", "B. Background papers"),
    ("p", "None"),
    ("h", "C. Contact details"),
    ("p", "Author: A Jones"),
    ("p/feedback", "Feedback"),
)


def outlined(lead_span: Span | None = None) -> Outline:
    kinds = (SectionKind.SUMMARY, SectionKind.RECOMMENDATIONS, SectionKind.BACKGROUND_PAPERS, SectionKind.CONTACT)
    sections = tuple(Section(at, None, None, kind, Span(0, 0), 2 + 2 * at, 4 + 2 * at, "test") for at, kind in enumerate(kinds, 1))
    return Outline(0, 2, range(3, 4), range(2, 13), sections, lead_span)


def test_furniture_header_and_contacts_are_left_out() -> None:
    assert [(passage.number, passage.zone) for passage in passages(PAGE, outlined())] == [
        (0, Zone.LEAD),
        (2, Zone.TITLE),
        (4, Zone.SUMMARY),
        (5, Zone.SUMMARY),
        (6, Zone.RECOMMENDATIONS),
        (7, Zone.RECOMMENDATIONS),
        (8, Zone.BACKGROUND_PAPERS),
        (9, Zone.BACKGROUND_PAPERS),
    ]


def test_only_the_lead_s_own_words_are_its() -> None:
    lead = next(iter(passages(PAGE, outlined(Span(18, 41)))))
    assert PAGE.text[lead.start : lead.end] == "Report 8 of the meeting"


def test_a_title_in_the_header_s_block_is_its_first_line() -> None:
    page = page_of(("p", "A title\nReport: 8\nBy: Clerk"), ("p", "It is late."))
    found = passages(page, Outline(None, 0, range(1), range(2), ()))
    assert [page.text[passage.start : passage.end] for passage in found] == ["A title", "It is late."]


def test_a_title_that_fills_the_header_s_block() -> None:
    page = page_of(("p", "A title"))
    assert [passage.end for passage in passages(page, Outline(None, 0, range(1), range(1), ()))] == [7]


@pytest.mark.parametrize(
    ("words", "blocks"),
    [
        pytest.param(("members",), [7], id="one"),
        pytest.param(("title", "late"), [2, 5], id="two words, two blocks"),
        pytest.param(("note", "members"), [7], id="two words in one block"),
        pytest.param(("Feedback", "Warning"), [], id="in furniture only"),
        pytest.param((), [], id="no word"),
    ],
)
def test_the_blocks_that_hold_a_word(words: tuple[str, ...], blocks: list[int]) -> None:
    assert [passage.number for passage in passages(PAGE, outlined()).holding(words)] == blocks


@pytest.mark.parametrize(
    ("blocks", "zones"),
    [
        pytest.param(
            (("p", "Report 8 of the meeting"), ("p", "It is late."), ("li", "1.", "It began.")),
            [Zone.LEAD, Zone.SUMMARY, Zone.BODY],
            id="E: before the numbers",
        ),
        pytest.param((("p", "Report 8 of the meeting"), ("p", "It is late.")), [Zone.LEAD, Zone.BODY], id="no numbers: nothing tells"),
    ],
)
def test_a_page_that_lost_its_headings_begins_with_its_summary(blocks: tuple[tuple[str, ...], ...], zones: list[Zone]) -> None:
    page = page_of(*blocks)
    assert [passage.zone for passage in passages(page, Outline(0, None, range(0), range(1, len(blocks)), ()))] == zones


def test_an_empty_page_has_none() -> None:
    assert list(passages(Page.of("0" * 16, ""), Outline(None, None, range(0), range(0), ()))) == []


@pytest.mark.parametrize(
    ("position", "block"),
    [
        pytest.param(PAGE.text.index("members"), 7, id="within"),
        pytest.param(PAGE.text.index("It is late."), 5, id="at its beginning"),
        pytest.param(PAGE.text.index("\n\nA. Recommendation"), None, id="between two"),
        pytest.param(PAGE.text.index("Warning"), None, id="in furniture"),
        pytest.param(len(PAGE.text), None, id="behind the last"),
    ],
)
def test_the_block_that_holds_a_position(position: int, block: int | None) -> None:
    passage = passages(PAGE, outlined()).at(position)
    assert (passage.number if passage else None) == block


def test_the_words_before_a_lead_are_not_its() -> None:
    assert passages(PAGE, outlined(Span(18, 41))).at(3) is None


@pytest.mark.parametrize(("index", "below"), [(4, [5, 6, 7, 8, 9]), (2, []), (0, [])], ids=["to the contacts", "the header", "furniture"])
def test_the_blocks_right_below_one(index: int, below: list[int]) -> None:
    blocks = passages(PAGE, outlined())
    first = blocks.get(index)
    assert first is not None and [passage.number for passage in blocks.after(first)] == below


def test_the_blocks_of_a_kind() -> None:
    assert [passage.number for passage in passages(PAGE, outlined()).of_kind(BlockKind.HEADING)] == [2, 4, 6, 8]


@pytest.mark.parametrize("index", [1, 3, 10, 13, -1])
def test_what_is_not_read_is_not_given(index: int) -> None:
    assert passages(PAGE, outlined()).get(index) is None


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        pytest.param([(0, 4), (2, 9)], [(2, 9)], id="the longer"),
        pytest.param([(0, 4), (2, 6)], [(0, 4)], id="the first of two as long"),
        pytest.param([(4, 8), (0, 4)], [(0, 4), (4, 8)], id="side by side, in order"),
        pytest.param([(0, 9), (1, 3), (4, 6)], [(0, 9)], id="one that holds two"),
    ],
)
def test_of_things_that_overlap_the_longest_is_kept(spans: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    things = [Span(*span) for span in spans]
    assert [(thing.start, thing.end) for thing in longest(things)] == kept


def test_what_is_taken_is_not_free() -> None:
    taken = Stretches([Span(10, 20), Span(30, 40)])
    assert [taken.are_free(*span) for span in ((0, 10), (20, 30), (5, 11), (19, 21), (12, 15), (5, 50))] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
