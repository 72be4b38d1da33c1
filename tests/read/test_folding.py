"""White space folds, marks are dropped, carriage returns are taken out, and every character keeps its place."""

import pytest

from pipeline.model import BlockKind, SourceRun
from pipeline.read.folding import Draft, Piece, fold, together
from pipeline.read.source import Source


def pieces(*texts: str | tuple[str, int]) -> list[Piece]:
    """Texts one after another in a source; `(text, width)` stands for a source of another width."""
    made: list[Piece] = []
    at = 0
    for text in texts:
        words, width = text if isinstance(text, tuple) else (text, len(text))
        made.append((at, words, width))
        at += width
    return made


FOLDED = [
    ("plain", pieces("note it"), "note it", [(7, 0, 7)]),
    ("edges", pieces("  note it "), "note it", [(7, 2, 7)]),
    ("a run of spaces keeps the first", pieces("note   it"), "note it", [(5, 0, 5), (2, 7, 2)]),
    ("spaces across pieces", pieces("note ", " it"), "note it", [(5, 0, 5), (2, 6, 2)]),
    ("nothing but spaces", pieces("   "), "", []),
    ("spaces and breaks", pieces(" ", "\n", " "), "", []),
    ("no pieces", [], "", []),
    ("a reference", pieces("Q", ("&", 5), "A"), "Q&A", [(1, 0, 1), (1, 1, 5), (1, 6, 1)]),
    ("a reference to a space", pieces("a", (" ", 6), (" ", 6), "b"), "a b", [(1, 0, 1), (1, 1, 6), (1, 13, 1)]),
    ("a reference to a space at the edge", pieces((" ", 6), "a", (" ", 6)), "a", [(1, 6, 1)]),
    ("two letters for one reference", pieces(("≂̸", 16)), "≂̸", [(2, 0, 16)]),
    ("a break", pieces("one ", ("\n", 4), " two"), "one\ntwo", [(3, 0, 3), (1, 4, 4), (3, 9, 3)]),
    ("breaks at the edges", pieces(("\n", 4), "one", ("\n", 4)), "one", [(3, 4, 3)]),
]


@pytest.mark.parametrize(("given", "text", "spots"), [case[1:] for case in FOLDED], ids=[case[0] for case in FOLDED])
def test_fold(given: list[Piece], text: str, spots: list[tuple[int, int, int]]) -> None:
    assert fold(given) == (text, spots)


@pytest.mark.parametrize(
    ("spots", "length", "left"),
    [
        ([(7, 100, 7)], 3, [(4, 103, 4)]),
        ([(2, 100, 2), (1, 102, 6), (4, 108, 4)], 3, [(4, 108, 4)]),
        ([(1, 100, 1), (6, 101, 6)], 3, [(4, 103, 4)]),
        ([(7, 100, 20)], 3, [(4, 100, 20)]),
    ],
    ids=["one run", "an entity after the mark", "within the second run", "a run that stands as a whole"],
)
def test_a_dropped_mark_takes_its_source_along(spots: list[tuple[int, int, int]], length: int, left: list[tuple[int, int, int]]) -> None:
    draft = Draft(BlockKind.PARAGRAPH, "1. note", spots)
    draft.drop(length)
    assert (draft.text, draft.spots) == ("note", left)


def test_a_part_of_a_draft_has_its_own_source() -> None:
    draft = Draft(BlockKind.LIST_ITEM, "one\ntwo", [(3, 10, 3), (1, 13, 4), (3, 17, 3)], 1, "1.")
    parts = [draft.part(0, 3), draft.part(4, 7), draft.part(1, 6)]
    assert [(part.text, part.spots) for part in parts] == [
        ("one", [(3, 10, 3)]),
        ("two", [(3, 17, 3)]),
        ("ne\ntw", [(2, 11, 2), (1, 13, 4), (2, 17, 2)]),
    ]
    assert {part.marker for part in parts} == {None}


def test_cells_are_joined_by_what_has_no_source() -> None:
    cells = [Draft(BlockKind.TABLE_ROW, text, [(len(text), at, len(text))] if text else []) for text, at in (("a", 5), ("", 0), ("bc", 9))]
    assert together(cells, "\t") == ("a\t\tbc", [(1, 5, 1), (1, 0, 0), (1, 0, 0), (2, 9, 2)])


LEVEL = [
    ("By:\r\nClerk", "By:\nClerk", [0, 1, 2, 4, 5]),
    ("By:\rClerk", "By:\nClerk", [0, 1, 2, 3, 4]),
    ("a\0b\0\0c", "abc", [0, 2, 5]),
    ("\r\n\r\n", "\n\n", [1, 3]),
    ("a\xa0b\tc\u2003d\x85e\u2028f", "a b c d e f", list(range(11))),
    ("soft\xadhyphen\u200b\ufeff", "soft\xadhyphen\u200b\ufeff", list(range(13))),
]


@pytest.mark.parametrize(("text", "level", "raw"), LEVEL, ids=[repr(case[0]) for case in LEVEL])
def test_the_level_text_leads_back_to_the_decoded_one(text: str, level: str, raw: list[int]) -> None:
    source = Source.of(text)
    assert source.level == level
    assert [source.raw(offset) for offset in range(len(raw))] == raw


def test_a_run_is_cut_where_a_character_was_taken_out() -> None:
    source = Source.of("one\r\ntwo\0s &amp;\r\n")
    assert source.runs([[(9, 0, 9)], [(1, 9, 5)]]) == (
        SourceRun(0, 3, 0, 3),
        SourceRun(3, 7, 4, 8),
        SourceRun(7, 9, 9, 11),
        SourceRun(11, 12, 11, 16),
    )
