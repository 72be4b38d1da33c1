"""Marks leave the text, and nothing else does."""

import pytest

from pipeline.read.counting import letters, roman
from tests.read.reading import html, marked, shape, text

SURE = [
    ("12. The plan began.", "12.", "The plan began."),
    ("1.The plan began.", "1.", "The plan began."),
    ("1.  ‘Together’ began.", "1.", "‘Together’ began."),
    ("a. officers on leave", "a.", "officers on leave"),
    ("iv. the fourth of them", "iv.", "the fourth of them"),
    ("(a) note it", "(a)", "note it"),
    ("(1) That it be noted", "(1)", "That it be noted"),
    ("(1)That it be noted", "(1)", "That it be noted"),
    ("(iii) the third", "(iii)", "the third"),
    ("(B) the second", "(B)", "the second"),
    ("2) second", "2)", "second"),
    ("b) second", "b)", "second"),
    ("• leadership", "•", "leadership"),
    ("•leadership", "•", "leadership"),
    ("•\xa0\xa0leadership", "•", "leadership"),
    ("· leadership", "·", "leadership"),
    ("- leadership", "-", "leadership"),
    ("– leadership", "–", "leadership"),
    ("* leadership", "*", "leadership"),
    ("o leadership", "o", "leadership"),
    ("\uf0b7 leadership", "\uf0b7", "leadership"),
    ("- 3. printed behind the dash", "3.", "printed behind the dash"),
    ("1.1. closed by a dot", "1.1.", "closed by a dot"),
]
PLAIN = [
    "A. Recommendations",
    "C. Financial implications.",
    "2002 was a year of change",
    "2002. It was a year of change",
    "14 February 2002 was the date",
    "1 April 2003 is when it starts",
    "3.5 per cent of officers",
    "2.1 million pounds",
    "10.30 Coffee",
    "12 officers were present",
    "8",
    "168.000 people",
    "£5 million",
    "(B)OCU commanders agreed",
    "(Agenda item 4)",
    "i.e. the plan",
    "e.g. the plan",
    "c. 1998 it began",
    "-agm papers",
    "020 7000 0000",
    "999 calls rose",
    "24 hour policing",
    "of the whole",
    "None.",
]


@pytest.mark.parametrize(("line", "marker", "rest"), SURE, ids=[case[0] for case in SURE])
def test_a_mark_that_needs_no_neighbours(line: str, marker: str, rest: str) -> None:
    assert marked(text("The words before it.", "", line, "", "The words after it."))[1] == (marker, rest)
    assert marked(html(f"<p>{line}</p><p>The words after it."))[0] == (marker, rest)


@pytest.mark.parametrize("line", PLAIN)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    assert (None, line) in marked(text("The words before it.", "", line, "", "The words after it."))
    assert (None, line) in marked(html(f"<p>The words before it.</p><p>{line}</p><p>The words after it.</p>"))


COUNTED = [
    ("numbers without dot", ["1 The plan began.", "2 It went on.", "3 It ended."], ["1", "2", "3"]),
    ("one of a series lost its dot", ["83. Minutes", "84 Reports", "85. Other business"], ["83.", "84", "85."]),
    ("decimals", ["1.1 The plan began.", "1.2 It went on.", "2.1 It ended."], ["1.1", "1.2", "2.1"]),
    ("decimals of three", ["2.1.1 The plan", "2.1.2 The costs"], ["2.1.1", "2.1.2"]),
    ("a decimal below its heading", ["33. Reports", "33.1 The committee received the report."], ["33.", "33.1"]),
    ("a decimal that is not of its heading", ["21. Reports", "22.1 The committee received it."], ["21.", None]),
    ("a figure between numbers", ["1. The plan began.", "12 officers left.", "2. It ended."], ["1.", None, "2."]),
    ("figures that do not count on", ["3 Boroughs took part.", "9 Officers were hurt."], [None, None]),
    ("the next number begins a date", ["1 The plan began.", "2 March 2003 was the date."], [None, None]),
    (
        "a wrong decimal among proven ones",
        ["21.1 The plan", "21.2 The costs", "24.7 The end", "3.5 per cent"],
        ["21.1", "21.2", "24.7", None],
    ),
]


@pytest.mark.parametrize(("lines", "markers"), [case[1:] for case in COUNTED], ids=[case[0] for case in COUNTED])
def test_marks_that_neighbours_must_prove(lines: list[str], markers: list[str | None]) -> None:
    assert [marker for marker, _ in marked(text(*"\n\n".join(lines).split("\n")))] == markers
    assert [marker for marker, _ in marked(html("".join(f"<p>{line}</p>" for line in lines)))] == markers


def test_what_a_mark_makes_of_a_paragraph() -> None:
    page = html("<p>1. numbered</p><p>(a) lettered</p><p>• marked</p><h2>3. Heading</h2><p>4. more")
    assert shape(page) == [
        ("p", "1.", "numbered"),
        ("li", "(a)", "lettered"),
        ("li", "•", "marked"),
        ("h", "3.", "Heading"),
        ("p", "4.", "more"),
    ]


def test_a_mark_alone_is_joined_with_what_follows_or_stays() -> None:
    assert marked(text("8.", "", "The plan began.", "", "9.", "", "• other")) == [("8.", "The plan began."), (None, "9."), ("•", "other")]


def test_the_source_of_a_marked_text_begins_after_the_mark() -> None:
    page = text("Summary", "", "12. The plan")
    run = page.source_map[-1]
    assert (page.text[run.start : run.end], run.source_start) == ("The plan", 13)


@pytest.mark.parametrize(("number", "written"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (703, "aaa"), (0, "0"), (-3, "-3")])
def test_letters(number: int, written: str) -> None:
    assert letters(number) == written


@pytest.mark.parametrize(("number", "written"), [(1, "i"), (4, "iv"), (9, "ix"), (49, "xlix"), (2012, "mmxii"), (0, "0"), (4000, "4000")])
def test_roman(number: int, written: str) -> None:
    assert roman(number) == written
