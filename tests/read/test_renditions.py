"""The text renditions are told apart, and say what the page said, but for what each of them lost."""

from pathlib import Path

import pytest

from pipeline.model import BlockKind, Boilerplate, Capture, Page, Rendition
from pipeline.read import compare_readings, read_page, read_page_again
from tests.read import papers
from tests.read.reading import capture, furniture, marked, shape, text, words

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"


def said(page: Page, *, after: str | None) -> list[tuple[str | None, str]]:
    """The page from a block on, without furniture."""
    pairs = [(block.marker, page.words(block.span)) for block in page.blocks if block.boilerplate is None]
    return pairs[[words for _, words in pairs].index(after) if after else 0 :]


def without(*lost: str) -> list[tuple[str | None, str]]:
    return [(marker, words) for marker, words in papers.WORDS if words not in lost]


class TestSamePaper:
    def test_a_gives_the_words_of_the_templates(self) -> None:
        page = read_page(capture(papers.rendition_a()))
        assert page.rendition is Rendition.A
        assert said(page, after="Summary") == papers.WORDS

    def test_b_lost_its_words_that_stood_alone(self) -> None:
        page = read_page(capture(papers.rendition_b()))
        assert page.rendition is Rendition.B
        assert said(page, after=papers.SUMMARY) == without("Summary", "That", "None")

    def test_d_is_b_without_its_breadcrumb(self) -> None:
        page = read_page(capture(papers.rendition_b(breadcrumb="")))
        assert page.rendition is Rendition.D
        assert said(page, after=papers.SUMMARY) == without("Summary", "That", "None")

    def test_c_has_dashes_for_marks_and_pipes_for_cells(self) -> None:
        page = read_page(capture(papers.rendition_c()))
        assert page.rendition is Rendition.C
        marks = {
            words: marker for marker, words in papers.WORDS if marker and (marker == "•" or words.startswith(("members", "the Treasurer")))
        }
        assert said(page, after="Summary") == [("-" if words in marks else marker, words) for marker, words in papers.WORDS]
        assert [page.words(block.span) for block in page.blocks if block.boilerplate is Boilerplate.CONTENTS] == [
            words for kind, words, *_ in papers.BODY if kind == "h"
        ]

    def test_c_has_each_header_line_as_a_block(self) -> None:
        page = read_page(capture(papers.rendition_c()))
        assert [words for words in words(page) if words.startswith(("Report:", "Date:", "By:"))] == [
            "Report: 7",
            "Date: 12 June 2003",
            "By: Clerk & Treasurer",
        ]

    @pytest.mark.parametrize("width", [60, 72, 80, 100])
    def test_e_is_joined_where_it_was_wrapped(self, width: int) -> None:
        page = read_page(capture(papers.rendition_e(width)))
        assert page.rendition is Rendition.E
        headings = {words for kind, words, *_ in papers.BODY if kind == "h"}
        assert said(page, after=None) == [(marker, words) for marker, words in papers.WORDS if words not in headings and "\t" not in words]

    @pytest.mark.parametrize("rendition", [papers.rendition_a, papers.rendition_b, papers.rendition_c])
    def test_headings_are_headings(self, rendition: object) -> None:
        page = read_page(capture(rendition()))  # type: ignore[operator]
        headings = [page.words(block.span) for block in page.blocks if block.kind is BlockKind.HEADING and not block.boilerplate]
        lost = {"Summary"} if rendition is papers.rendition_b else set()
        assert headings == [papers.TITLE, *(words for kind, words, *_ in papers.BODY if kind == "h" and words not in lost)]

    def test_both_readings_of_a_text_page_are_one(self) -> None:
        page, again = read_page(capture(papers.rendition_a())), read_page_again(capture(papers.rendition_a()))
        assert compare_readings(page, again) == ()


TRAITS = [
    ("one block", ["Report: 8", "By: Clerk"], Rendition.A),
    ("a word alone", ["Title of the paper", "", "", "Summary", "", "words and more words"], Rendition.A),
    ("no word alone, double blank lines", ["Title of the paper", "", "", "", "words and more words"], Rendition.D),
    ("the same with a breadcrumb", ["You are in:", "", "", "", "words and more words"], Rendition.B),
    ("a lone no-break space is no lost word", ["two words", "", "\xa0", "", "two words"], Rendition.A),
    ("a block a line", ["Title of it", "Report: 8", "Date: 1 May 2003", "By: Clerk", "- one", "- two"], Rendition.C),
    ("many numbers, few blank lines", ["Minutes of it", "", *[f"  {number}. item" for number in range(1, 20)]], Rendition.A),
    ("a breadcrumb, few blank lines", ["You are in:", "", *["- item"] * 20], Rendition.A),
    ("a breadcrumb, no blank line", ["You are in:", "Contents", *["- item"] * 20], Rendition.C),
    (
        "wrapped",
        [
            "the authority has agreed that the plan should be put in place by",
            "the end of the year, and that the costs of it should be borne by",
            "reserves.",
        ],
        Rendition.E,
    ),
    ("long lines are not wrapped", ["x" * 50 + " and so on", "and so forth " * 12, "and " + "y" * 50, "and the rest"], Rendition.A),
]


@pytest.mark.parametrize(("lines", "rendition"), [case[1:] for case in TRAITS], ids=[case[0] for case in TRAITS])
def test_traits(lines: list[str], rendition: Rendition) -> None:
    assert text(*lines).rendition is rendition


SHAPES = [
    (
        "header lines are one paragraph",
        ["Report: 8", "Date: 1 May 2003", "By:", "Clerk"],
        [("p", None, "Report: 8\nDate: 1 May 2003\nBy:\nClerk")],
    ),
    ("indented items", ["  • one", "  • two"], [("li", "•", "one"), ("li", "•", "two")]),
    ("indented numbers", ["  1. one", "  2. two"], [("li", "1.", "one"), ("li", "2.", "two")]),
    ("flush numbers in a row", ["1. note it", "2. agree it"], [("li", "1.", "note it"), ("li", "2.", "agree it")]),
    ("flush numbers apart", ["1. The plan began.", "", "2. It ended."], [("p", "1.", "The plan began."), ("p", "2.", "It ended.")]),
    ("flush bullets", ["• one", "", "• two"], [("li", "•", "one"), ("li", "•", "two")]),
    ("a printed mark behind the bullet", ["  • (a) one", "  • (b) two"], [("li", "(a)", "one"), ("li", "(b)", "two")]),
    ("a line break in an item", ["  • one", "    more", "  • two"], [("li", "•", "one\nmore"), ("li", "•", "two")]),
    (
        "a heading glued to its text",
        ["A. Recommendations", "That members note the report"],
        [("h", None, "A. Recommendations"), ("p", None, "That members note the report")],
    ),
    ("tabs part cells", ["6a\tPlan", "7\tCosts"], [("tr", None, "6a\tPlan"), ("tr", None, "7\tCosts")]),
    ("a tab after a mark", ["1.\tThe plan began."], [("p", "1.", "The plan began.")]),
    ("a tab after a bullet", ["•\tone", "•\ttwo"], [("li", "•", "one"), ("li", "•", "two")]),
    ("an indent of tabs", ["\t• one", "\t• two"], [("li", "•", "one"), ("li", "•", "two")]),
    (
        "hashes",
        ["# Plan for it", "## Summary", "The plan is set out in what follows here.", "- one"],
        [("h", None, "Plan for it"), ("h", None, "Summary"), ("p", None, "The plan is set out in what follows here."), ("li", "-", "one")],
    ),
    ("a bar in prose", ["Costs | Estimates of them.", "", "words"], [("p", None, "Costs | Estimates of them."), ("p", None, "words")]),
    ("bars with an empty cell", ["a | | c |", "---|---|---|", "d | e | f |"], [("tr", None, "a\t\tc"), ("tr", None, "d\te\tf")]),
]


@pytest.mark.parametrize(("lines", "expected"), [case[1:] for case in SHAPES], ids=[case[0] for case in SHAPES])
def test_shapes(lines: list[str], expected: list[tuple[str, str | None, str]]) -> None:
    assert shape(text(*lines)) == expected


def test_depth_follows_the_indent() -> None:
    page = text("  1. one", "     • inner", "     • more", "  2. two", "", "Words in between.", "", "  • again")
    assert [(block.depth, page.words(block.span)) for block in page.blocks] == [
        (1, "one"),
        (2, "inner"),
        (2, "more"),
        (1, "two"),
        (0, "Words in between."),
        (1, "again"),
    ]


def test_a_wrapped_page_keeps_the_breaks_that_were_meant() -> None:
    page = text(
        "The board met in the spring and was told that the costs of the whole",
        "programme had risen since the last of its meetings in the year.",
        "",
        "Present",
        "A Clerk",
        "B Treasurer",
        "",
        "1. The paper was noted by the members, who asked for a further one to",
        "be brought to the next meeting.",
    )
    assert page.rendition is Rendition.E
    assert marked(page)[1:] == [
        (None, "Present\nA Clerk\nB Treasurer"),
        ("1.", "The paper was noted by the members, who asked for a further one to be brought to the next meeting."),
    ]


def test_a_wrapped_page_without_blank_lines_is_parted_where_lines_end_early() -> None:
    page = text(
        "The board met in the spring and was told that the costs of the whole",
        "programme had risen.",
        "It asked for a further paper on what had been done about it in the",
        "boroughs, and for figures.",
        "It was agreed that the matter should come back to the board before",
        "the end of the year.",
    )
    assert [len(words) for words in words(page)] == [89, 93, 87]


def test_contents_that_are_not_repeated_are_no_contents() -> None:
    page = text("Title of the paper", "Report: 8", "- members note it;", "- members agree it.", "That is all there is.", "None")
    assert set(furniture(page).values()) == {None}


def test_recommendations_repeated_in_an_appendix_are_no_contents() -> None:
    asks = ["- members note the plan;", "- members agree the costs;", "- the Treasurer report again."]
    prose = [f"Paragraph {number} of the paper, which says what was done and by whom it was done in that year." for number in range(9)]
    page = text("Title of the paper", "Report: 8", *prose, "A. Recommendations", *asks, *prose, "Appendix 1", *asks)
    assert set(furniture(page).values()) == {None}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")
class TestSeeds:
    def page(self, name: str) -> Page:
        (file,) = SEEDS.glob(f"{name}*.txt")
        return read_page(Capture("seeds", file.name, file.read_bytes()))

    @pytest.mark.parametrize(("name", "document_id"), [("000", "2bdea2596ee25187"), ("004", "711fd6fce059ee15")])
    def test_identity_and_traits(self, name: str, document_id: str) -> None:
        page = self.page(name)
        assert (page.document_id, page.rendition, page.encoding, page.findings) == (document_id, Rendition.A, "utf-8", ())

    def test_seed_000(self) -> None:
        page = self.page("000")
        headings = [page.words(block.span) for block in page.blocks if block.kind is BlockKind.HEADING]
        assert [heading[:2] for heading in headings] == ["Pr", "Su", "A.", "B.", "C.", "D.", "E.", "F."]
        assert [block.marker for block in page.blocks if block.marker] == [f"{number}." for number in range(1, 10)]
        assert [words[:8] for words, kind in furniture(page).items() if kind] == [
            "You are ",
            "Contents",
            "Warning:",
            "See the ",
            "For more",
            "MPA gene",
            "Send an ",
            "Feedback",
        ]

    def test_seed_004(self) -> None:
        page = self.page("004")
        assert [block.marker for block in page.blocks if block.marker] == [
            "1.",
            "2.",
            "3.",
            *"•••••",
            "4.",
            "5.",
            *"••••••",
            "6.",
            "7.",
            "8.",
            "9.",
        ]
        (header,) = [words for words in words(page) if words.startswith("Report: 13")]
        assert header.count("\n") == 3
        assert page.words(page.blocks[-1].span) == "Feedback"
        assert {block.depth for block in page.blocks if block.marker == "•"} == {1}
