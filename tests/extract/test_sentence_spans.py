"""Where sentences begin and end in these papers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.sentence_spans import sentence_at, sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One. Two.", ["One.", "Two."], id="plain"),
        pytest.param("One? Two! Three", ["One?", "Two!", "Three"], id="other stops, none at the end"),
        pytest.param("See Report No. 4. It is late.", ["See Report No. 4.", "It is late."], id="No. before a figure"),
        pytest.param("The answer is no. It is late.", ["The answer is no.", "It is late."], id="no at the end"),
        pytest.param("Links, e.g. Together, exist.", ["Links, e.g. Together, exist."], id="e.g."),
        pytest.param("Dr. Smith and Mr. Jones met.", ["Dr. Smith and Mr. Jones met."], id="titles"),
        pytest.param("DAC J. Smith met A. B. Jones.", ["DAC J. Smith met A. B. Jones."], id="initials"),
        pytest.param("See Appendix A. The plan is late.", ["See Appendix A.", "The plan is late."], id="a letter that ends a sentence"),
        pytest.param("It was the meeting.The strand met.", ["It was the meeting.", "The strand met."], id="joined"),
        pytest.param("See www.mpa.gov.uk for more. It is late.", ["See www.mpa.gov.uk for more.", "It is late."], id="an address"),
        pytest.param("It cost £2.5m. It is late.", ["It cost £2.5m.", "It is late."], id="decimals"),
        pytest.param("He said ‘It is late.’ It was.", ["He said ‘It is late.’", "It was."], id="quotation mark after the stop"),
        pytest.param("It has strands: • One • Two", ["It has strands:", "• One", "• Two"], id="run-on bullets"),
        pytest.param("First line\nsecond line. Third.", ["First line\nsecond line.", "Third."], id="a line break is no end"),
        pytest.param("", [], id="nothing"),
        pytest.param("   ", [], id="white space"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_sentence_beyond_measure_comes_in_pieces() -> None:
    text = "word " * 2000
    assert max(map(len, cut(text))) <= 2000
    assert "".join(cut(text)).replace(" ", "") == text.replace(" ", "")


def test_the_sentence_at_a_place() -> None:
    text = "One two. Three four."
    spans = sentences(text, 0, len(text))
    assert [sentence_at(spans, at).of(text) for at in (0, 7, 9, 19)] == ["One two.", "One two.", "Three four.", "Three four."]


@given(st.text(alphabet="aA.!? •\n’(1é", max_size=80))
def test_nothing_but_white_space_is_lost_and_nothing_doubled(text: str) -> None:
    spans = sentences(text, 0, len(text))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(spans))
