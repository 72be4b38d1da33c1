"""Dates in all forms that papers write them in, and those that are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.dates import find_dates, read_date
from pipeline.vocabulary.rules import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("8 February 2007", date(2007, 2, 8)),
        ("08 Jul 04", date(2004, 7, 8)),
        ("14 Feb 02", date(2002, 2, 14)),
        ("07 October 04 ", date(2004, 10, 7)),
        ("24 Jan 2003", date(2003, 1, 24)),
        ("8  February  2007", date(2007, 2, 8)),
        ("12 Sept. 2002", date(2002, 9, 12)),
        ("8th February, 2007", date(2007, 2, 8)),
        ("1st of May 2003", date(2003, 5, 1)),
        ("Thursday 14 February 2002", date(2002, 2, 14)),
        ("Monday, 8 February 2010", date(2010, 2, 8)),
        ("21-02-2002", date(2002, 2, 21)),
        ("21/2/02", date(2002, 2, 21)),
        ("21.02.2002", date(2002, 2, 21)),
        ("17-Jan-09", date(2009, 1, 17)),
        ("July 8, 2004", date(2004, 7, 8)),
        ("2007-02-08", date(2007, 2, 8)),
        ("19 July ’02", date(2002, 7, 19)),
        ("3 March 98", date(1998, 3, 3)),
        ("29 February 2008", date(2008, 2, 29)),
    ],
)
def test_a_date(words: str, on: date) -> None:
    assert read_date(words, RULES) == on


@pytest.mark.parametrize(
    "words",
    [
        "31 February 2007",
        "29 February 2007",
        "0 May 2004",
        "8 February",
        "2004/05",
        "8/9 February 2007",
        "",
        "May",
        "32 May 2004",
        "28 of 2007",
        "99.99.2004",
    ],
)
def test_what_is_no_date(words: str) -> None:
    assert read_date(words, RULES) is None


def test_two_dates_are_not_one() -> None:
    words = "8 February 2007 and 9 March 2007"
    assert read_date(words, RULES) is None
    assert [words[found.span.start : found.span.end] for found in find_dates(words, RULES)] == ["8 February 2007", "9 March 2007"]


def test_dates_inside_prose_are_found_in_order_with_their_weekdays() -> None:
    text = "PSPM Report for Thursday 14 February 2002, and Finance 21-02-2002, agenda item 6 of 2002/03."
    found = list(find_dates(text, RULES, 5, len(text)))
    assert [text[each.span.start : each.span.end] for each in found] == ["Thursday 14 February 2002", "21-02-2002"]
    assert [each.on for each in found] == [date(2002, 2, 14), date(2002, 2, 21)]


@given(
    st.dates(date(1961, 1, 1), date(2059, 12, 31)),
    st.sampled_from(["%d %B %Y", "%d %b %y", "%d-%m-%Y", "%A %d %B %Y", "%Y-%m-%d", "%B %d, %Y"]),
)
def test_every_day_is_read_back_from_every_form(on: date, form: str) -> None:
    assert read_date(on.strftime(form), RULES) == on


@given(st.text(alphabet="0123456789 -/.,JanFebMay’", max_size=60))
def test_spans_hold_the_words_and_never_overlap(text: str) -> None:
    reached = 0
    for found in find_dates(text, RULES):
        assert reached <= found.span.start < found.span.end <= len(text)
        reached = found.span.end
