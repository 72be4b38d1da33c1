"""Sections of every era, with letters lost, doubled and used twice, and what only looks like a section."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.outline import outline
from pipeline.extract.paragraphs import summary_text
from pipeline.model import Outline, Page, SectionKind
from pipeline.vocabulary.rules import load_rules
from tests.pages import page_of

RULES = load_rules()
LEAD = ("p", "Report 8 of the 8 February 2007 meeting of the Finance Committee and reviews the budget.")
WARNING = ("p/warning", "Warning: This is archived material and may be out of date.")
TITLE = ("h", "Budget monitoring")
HEADER = ("p", "Report: 8\nDate: 8 February 2007\nBy: Clerk")
WORDS = "The paper gives the figures for the year to March and compares them with those of the previous one. It asks for nothing more."
ITEMS = [("li", "1.", WORDS), ("li", "2.", WORDS)]
TEXT, NONE = ("p", WORDS), ("p", "None.")
HEAD = [LEAD, WARNING, TITLE, HEADER]


def sections(*blocks: tuple[str, ...]) -> list[str]:
    page = page_of(*blocks)
    found = outline(page, RULES)
    well_formed(page, found)
    return [f"{each.letter or '-'} {each.kind}" for each in found.sections]


def well_formed(page: Page, found: Outline) -> None:
    reached = 0
    for position, section in enumerate(found.sections, 1):
        assert section.position == position and reached <= section.first < section.last <= len(page.blocks)
        assert section.span.start == page.blocks[section.first].span.start
        assert section.span.end == page.blocks[section.last - 1].span.end
        reached = section.last


def marked(kind: str, *headings: str) -> list[tuple[str, ...]]:
    """A report's blocks: each heading with a paragraph below it."""
    return [block for heading in headings for block in ((kind, heading), TEXT)]


ERAS = {
    "2000": (["Summary", "A. Supporting information", "B. Financial implications"], "- summary|A supporting_information|B financial"),
    "2001": (
        [
            "Summary",
            "A. Recommendations",
            "B. Supporting information",
            "C. Financial implications",
            "D. Background papers",
            "E. Contact details",
        ],
        "- summary|A recommendations|B supporting_information|C financial|D background_papers|E contact",
    ),
    "2003": (
        [
            "Summary",
            "A. Recommendation",
            "B. Supporting information",
            "C. Equality and diversity implications",
            "D. Financial implications",
            "E. Background papers",
            "F. Contact details",
        ],
        "- summary|A recommendations|B supporting_information|C equality|D financial|E background_papers|F contact",
    ),
    "2007": (
        [
            "Summary",
            "A. Recommendations",
            "B. Supporting Information",
            "C. Race and equality impact",
            "D. Financial implications.",
            "E. Background papers",
            "F. Contact details",
        ],
        "- summary|A recommendations|B supporting_information|C equality|D financial|E background_papers|F contact",
    ),
    "2010 with legal": (
        [
            "Summary",
            "A. Recommendations",
            "B. Supporting information",
            "C. Race and equality impact",
            "D. Financial implications",
            "E. Legal implications",
            "F. Background papers",
            "G. Contact details",
        ],
        "- summary|A recommendations|B supporting_information|C equality|D financial|E legal|F background_papers|G contact",
    ),
    "2011 with sub-headings": (
        [
            "Summary",
            "A. Recommendations",
            "B. Supporting information",
            "C. Other organisational and community implications",
            "Equality and Diversity Impact",
            "Met Forward",
            "Financial implications",
            "Legal implications",
            "D. Background papers",
            "E. Contact details",
        ],
        "- summary|A recommendations|B supporting_information|C other|D background_papers|E contact",
    ),
    "executive summary": (
        ["Executive summary", "A. Recommendations", "B. Supporting information", "C. Risk implications"],
        "- summary|A recommendations|B supporting_information|C risk",
    ),
    "review arrangements (2001)": (
        [
            "Summary",
            "A. Recommendation",
            "B. Supporting information",
            "C. Financial implications",
            "D. Review arrangements",
            "E. Background papers",
        ],
        "- summary|A recommendations|B supporting_information|C financial|D other|E background_papers",
    ),
    "letter used twice": (
        [
            "Summary",
            "A. Recommendation",
            "B. Supporting information",
            "C. Equality and diversity implications",
            "D. Financial implications",
            "D. Background papers",
            "E. Contact details",
        ],
        "- summary|A recommendations|B supporting_information|C equality|D financial|D background_papers|E contact",
    ),
    "letter doubled, dot lost": (
        ["Summary", "A. A. Recommendation", "B Supporting information", "C: Financial implications", "D - Background papers"],
        "- summary|A recommendations|B supporting_information|C financial|D background_papers",
    ),
    "some letters lost": (
        [
            "Summary",
            "Recommendation",
            "B. Supporting information",
            "Equality and diversity implications",
            "D. Financial implications",
            "Background papers",
            "F. Contact details",
        ],
        "- summary|- recommendations|B supporting_information|- equality|D financial|- background_papers|F contact",
    ),
    "all letters lost": (
        [
            "Summary",
            "Recommendations",
            "Supporting information",
            "Race and equality impact",
            "Financial implications",
            "Background papers",
            "Contact details",
        ],
        "- summary|- recommendations|- supporting_information|- equality|- financial|- background_papers|- contact",
    ),
}


@pytest.mark.parametrize(("headings", "expected"), ERAS.values(), ids=ERAS)
@pytest.mark.parametrize("kind", ["h", "p"], ids=["marked", "plain lines"])
def test_an_era(headings: list[str], expected: str, kind: str) -> None:
    assert "|".join(sections(*HEAD, *marked(kind, *headings))) == expected


def test_headings_marked_in_the_manner_of_markdown() -> None:
    headings = ["## Summary", "## A. Recommendations", "## B. Supporting information"]
    assert sections(*HEAD, *marked("h", *headings)) == ["- summary", "A recommendations", "B supporting_information"]


def test_headings_between_stars_or_with_a_link_to_the_top() -> None:
    stars = ["**Summary**", "**A. Recommendations**", "**B. Supporting information**"]
    links = ["Summary Back to top", "A. Recommendations Back to top", "B. Supporting information [top]"]
    for headings in (stars, links):
        assert sections(*HEAD, *marked("h", *headings)) == ["- summary", "A recommendations", "B supporting_information"]


def test_letter_and_words_of_a_heading_in_two_cells() -> None:
    rows = [("tr", "A.\tRecommendation"), TEXT, ("tr", "B.\tSupporting information"), TEXT, ("tr", "C\t12")]
    assert sections(*HEAD, *rows) == ["A recommendations", "B supporting_information"]


def test_a_summary_that_begins_in_the_line_of_its_heading() -> None:
    page = page_of(*HEAD, ("p", f"Summary: {WORDS}"), *marked("h", "A. Recommendation"))
    assert summary_text(page, outline(page, RULES)) == WORDS


def test_sub_headings_open_no_section() -> None:
    blocks = [
        *HEAD,
        *marked("h", "Summary", "A. Recommendations", "B. Supporting information"),
        ("h", "Financial implications"),
        *ITEMS,
        ("p", "Staffing"),
        *ITEMS,
        *marked("h", "C. Race and equality impact", "D. Financial implications"),
    ]
    assert sections(*blocks) == ["- summary", "A recommendations", "B supporting_information", "C equality", "D financial"]


def test_lettered_paragraphs_inside_the_supporting_information_open_none() -> None:
    inside = [("p", "A. Trenchard House"), TEXT, ("p", "B. Peel Centre"), TEXT, ("p", "C. Empress State Building"), TEXT]
    blocks = [*HEAD, *marked("p", "A. Recommendation", "B. Supporting information"), *inside, *marked("p", "C. Financial implications")]
    assert sections(*blocks) == ["A recommendations", "B supporting_information", "C financial"]


def test_sentences_that_begin_with_a_capital_letter_are_no_headings() -> None:
    inside = [("p", "A resource pack was sent to all boroughs"), ("p", "A financial review was held"), TEXT]
    assert sections(*HEAD, *marked("p", "A Recommendation", "B Supporting information"), *inside) == [
        "A recommendations",
        "B supporting_information",
    ]


def test_letters_that_are_marks_of_a_list() -> None:
    blocks = [*HEAD, ("li", "A.", "Recommendations"), TEXT, ("li", "B.", "Supporting information"), TEXT, ("li", "C.", "a third thing")]
    assert sections(*blocks) == ["A recommendations", "B supporting_information"]


LISTED = ("Summary", "A. Recommendations", "B. Supporting information", "Staffing", "C. Background papers")


@pytest.mark.parametrize("before", [True, False], ids=["before the header", "after it"])
def test_a_table_of_contents_that_was_not_marked_is_passed_over(before: bool) -> None:
    contents = [("p", heading) for heading in LISTED]
    head = [*contents, TITLE, HEADER] if before else [*HEAD, *contents]
    found = sections(*head, *marked("p", *LISTED))
    assert found == ["- summary", "A recommendations", "B supporting_information", "C background_papers"]


def test_empty_bodies_are_sections_all_the_same() -> None:
    headings = ("A. Recommendation", "B. Supporting information", "C. Financial implications", "D. Background papers", "E. Contact details")
    assert len(sections(*HEAD, *[("p", heading) for heading in headings])) == 5


def test_appendices_and_supporting_material_after_the_contacts() -> None:
    blocks = [
        *HEAD,
        *marked("h", "Summary", "A. Recommendation", "B. Supporting information", "C. Contact details"),
        ("p/contacts", "For more information contact:"),
        ("h", "Appendix 1 - Terms of reference"),
        TEXT,
        ("p", "A. Recommendation"),
        TEXT,
        ("h", "Annex A"),
        TEXT,
        ("p", "Supporting material"),
        ("li", "•", "Appendix 2 [PDF]"),
        ("p/feedback", "Feedback"),
    ]
    page = page_of(*blocks)
    found = outline(page, RULES)
    well_formed(page, found)
    assert [each.kind for each in found.sections][3:] == [
        SectionKind.CONTACT,
        SectionKind.APPENDIX,
        SectionKind.APPENDIX,
        SectionKind.OTHER,
    ]
    assert [each.heading for each in found.sections][4:] == ["Appendix 1 - Terms of reference", "Annex A", "Supporting material"]
    assert page.words(found.sections[3].span).endswith(WORDS), "trailing boilerplate is left outside"
    assert page.words(found.sections[6].span).endswith("Appendix 2 [PDF]")


def test_links_to_appendices_are_none() -> None:
    blocks = [
        *HEAD,
        *marked("h", "A. Recommendation", "B. Contact details"),
        ("p", "Supporting material"),
        ("p", "Appendix 1"),
        ("p", "Appendix 2"),
    ]
    assert sections(*blocks) == ["A recommendations", "B contact", "- other"]


def test_a_sentence_about_an_appendix_is_none() -> None:
    blocks = [*HEAD, *marked("h", "A. Recommendation", "B. Contact details"), ("p", "Appendix 1 shows the figures by borough."), TEXT]
    assert sections(*blocks) == ["A recommendations", "B contact"]


def test_no_lettered_sections_at_all() -> None:
    """Two of the survey: unlettered headings (2002), decimal ones without summary (2010)."""
    assert sections(*HEAD, *marked("h", "Summary", "Recommendation", "Background")) == [
        "- summary",
        "- recommendations",
        "- supporting_information",
    ]
    assert sections(*HEAD, *marked("h", "1. Introduction", "2. Findings")) == ["- other", "- other"]


def test_the_heading_of_the_summary_is_lost() -> None:
    """Rendition B drops every block that is a single word."""
    page = page_of(*HEAD, TEXT, TEXT, *marked("h", "A. Recommendation", "B. Supporting information"))
    found = outline(page, RULES)
    summary = found.sections[0]
    assert (summary.kind, summary.heading, summary.first, summary.last) == (SectionKind.SUMMARY, None, 4, 6)
    assert list(summary.content) == [4, 5] and summary_text(page, found) == f"{WORDS}\n\n{WORDS}"


def test_numbered_headings_of_text_renditions() -> None:
    """One page of 2010: no letters, `3.` over `3.1`; a text rendition does not mark the headings."""
    numbered = [
        ("p", "1.", "Purpose of report"),
        ("p", "1.1", WORDS),
        ("p", "2.", "Recommendation"),
        ("p", "That it be noted."),
        ("p", "3.", "The scheme"),
    ]
    blocks = [*HEAD, *numbered, ("li", "3.1", WORDS), ("p", "4.", "Contact details"), ("p", "Report author: Kim Dale, MPA")]
    assert sections(*blocks) == ["- other", "- recommendations", "- other", "- contact"]
    lost = page_of(*HEAD, ("p", "Purpose of report"), TEXT, ("p", "Recommendation"), ("p", "That it be noted."))
    assert summary_text(lost, outline(lost, RULES)) is None


def test_numbered_paragraphs_are_no_headings() -> None:
    blocks = [*HEAD, *marked("h", "A. Recommendation", "B. Supporting information"), ("p", "1.", "A short one"), ("p", "2.", "Another")]
    assert sections(*blocks) == ["A recommendations", "B supporting_information"]


def test_no_summary_is_made_of_other_text() -> None:
    introduced = page_of(*HEAD, ("h", "1. Introduction"), TEXT, *marked("h", "A. Recommendation"))
    bare = page_of(*HEAD, *marked("h", "A. Recommendation"))
    assert summary_text(introduced, outline(introduced, RULES)) is None
    assert summary_text(bare, outline(bare, RULES)) is None
    assert summary_text(page_of(TEXT, TEXT), outline(page_of(TEXT, TEXT), RULES)) is None


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        (HEAD, TITLE[1]),
        ([TITLE, LEAD, HEADER], TITLE[1]),
        ([LEAD, WARNING, ("p", "Budget monitoring"), HEADER], "Budget monitoring"),
        ([("p/breadcrumb", "You are in:"), ("h", "Metropolitan Police Authority"), TITLE, HEADER], TITLE[1]),
        ([LEAD, WARNING, HEADER], None),
        ([LEAD, ("p", "Warning: This is archived material and may be out of date."), HEADER], None),
        ([LEAD, WARNING, ("h", "For current information please see the MOPC website."), HEADER], None),
        ([LEAD, TITLE, ("h", "Report details"), HEADER], TITLE[1]),
        ([LEAD, TITLE, ("p", "Share this page"), ("p", "Back to agenda"), HEADER], TITLE[1]),
        ([LEAD, TITLE, ("p", "Finance Committee"), HEADER], TITLE[1]),
        ([LEAD, ("h", "Report 8"), TITLE, ("p", "8 February 2007"), HEADER], TITLE[1]),
        ([LEAD, TITLE, ("p", "First quarter"), HEADER], TITLE[1]),
        ([LEAD, ("p", "First quarter"), ("p", TITLE[1]), HEADER], TITLE[1]),
        ([LEAD, TITLE, ("p", f"Agenda item: 6\n{HEADER[1]}")], TITLE[1]),
        ([LEAD, ("p", f"AGM report\n{TITLE[1]}\nItem: 6\n{HEADER[1]}")], f"AGM report\n{TITLE[1]}\nItem: 6\n{HEADER[1]}"),
        ([LEAD, ("p", "Report 8"), HEADER], None),
        ([("h", "Publications"), ("h", TITLE[1]), HEADER], TITLE[1]),
        ([("h", "Publications"), ("p/breadcrumb", "You are in:"), TITLE, ("h", "An overview"), HEADER], TITLE[1]),
        ([LEAD, TITLE, ("h", "Summary"), TEXT], TITLE[1]),
        ([LEAD, ("p", "Budget monitoring"), ("h", "Summary"), TEXT], "Budget monitoring"),
        ([TEXT, TEXT], None),
    ],
    ids=[
        "usual",
        "above the lead",
        "unmarked",
        "after the site's name",
        "lost",
        "lost, warning unmarked",
        "lost, another warning",
        "caption below",
        "tools below",
        "the body's name below",
        "number above, date below",
        "another line below",
        "another line above, unmarked",
        "other labels in the header's block",
        "in the header's block",
        "lost, the number stands there",
        "no lead, the site's heading above",
        "no lead, breadcrumb above, another heading below",
        "no header",
        "no header, unmarked",
        "no report",
    ],
)
def test_where_the_title_is(blocks: list[tuple[str, ...]], title: str | None) -> None:
    page = page_of(*blocks, ("h", "A. Recommendation"), TEXT) if HEADER in blocks or LEAD in blocks else page_of(*blocks)
    found = outline(page, RULES)
    assert (found.title is not None and page.block_text(found.title)) == (title or False)


def test_lead_header_and_body_are_ranges_of_blocks() -> None:
    page = page_of(*HEAD, *marked("h", "Summary", "A. Recommendation"))
    found = outline(page, RULES)
    assert (found.lead, found.title, found.header, found.body) == (0, 2, range(3, 4), range(2, len(page.blocks)))
    assert found.lead_span and page.words(found.lead_span) == LEAD[1]


HEADINGS = st.sampled_from(
    [*LISTED, "D. Financial implications", "Appendix 1", "Contact details", "A. B", "C", "Supporting material", "", "x" * 140]
)


@given(st.lists(st.tuples(st.sampled_from(["p", "h", "tr", "li", "p/contacts"]), HEADINGS | st.just(WORDS)), max_size=20))
def test_no_page_breaks_it(blocks: list[tuple[str, str]]) -> None:
    page = page_of(*[(kind, "A.", text) if kind == "li" else (kind, text) for kind, text in blocks])
    well_formed(page, outline(page, RULES))
