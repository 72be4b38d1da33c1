"""Running text: what is a paragraph, its number and section; the summary; the years named."""

import pytest

from pipeline.extract.outline import outline
from pipeline.extract.paragraphs import read_paragraphs, summary_text, years_named
from pipeline.vocabulary.rules import load_rules
from tests.pages import page_of

RULES = load_rules()
PAGE = page_of(
    ("p/breadcrumb", "You are in: 2009"),
    ("p", "Report 8 of the 8 February 2007 meeting of the Finance Committee and looks back to 1991."),
    ("p/warning", "Warning: This is archived material of 2012."),
    ("h", "Budget monitoring 2006/07"),
    ("p", "Report: 8\nDate: 8 February 2003\nBy: Clerk"),
    ("p", "Summary"),
    ("p", "The forecast of 1999 held."),
    ("li", "•", "It did so twice."),
    ("p", "A. Recommendation"),
    ("p", "That it be noted."),
    ("h", "B. Supporting information"),
    ("li", "1.", "In 2004- 2007 and 2004/5 it rose."),
    ("h", "Staffing"),
    ("li", "(2)", "See paragraph 20051 or call 020 20045."),
    ("li", "a.", "A sub-paragraph of 1985."),
    ("p", "2.1", "A decimal one."),
    ("tr", "2020\t2021\t1,998"),
    ("p/feedback", "Feedback 2010"),
)
OUTLINE = outline(PAGE, RULES)


def test_every_block_of_running_text_is_a_paragraph_with_its_number_and_section() -> None:
    found = [(each.position, each.section_position, each.number, PAGE.words(each.span)) for each in read_paragraphs(PAGE, OUTLINE)]
    assert found == [
        (1, 1, None, "The forecast of 1999 held."),
        (2, 1, None, "It did so twice."),
        (3, 2, None, "That it be noted."),
        (4, 3, "1", "In 2004- 2007 and 2004/5 it rose."),
        (5, 3, "2", "See paragraph 20051 or call 020 20045."),
        (6, 3, None, "A sub-paragraph of 1985."),
        (7, 3, "2.1", "A decimal one."),
        (8, 3, None, "2020\t2021\t1,998"),
    ]


def test_a_page_without_parts_is_all_paragraphs() -> None:
    page = page_of(("p", "Some words."), ("h", "A heading"), ("p", "More words."))
    assert [each.section_position for each in read_paragraphs(page, outline(page, RULES))] == [None, None]


def test_the_summary_is_joined_by_blank_lines() -> None:
    assert summary_text(PAGE, OUTLINE) == "The forecast of 1999 held.\n\nIt did so twice."


def test_years_are_those_of_the_text_and_not_of_its_witnesses() -> None:
    assert years_named(PAGE, OUTLINE) == (1999, 2004, 2006, 2007, 2020)


@pytest.mark.parametrize(("words", "years"), [("1990", (1990,)), ("1989", ()), ("2021", ()), ("x2005y", (2005,)), ("12005", ()), ("", ())])
def test_the_edges_of_a_year(words: str, years: tuple[int, ...]) -> None:
    page = page_of(("p", words))
    assert years_named(page, outline(page, RULES)) == years
