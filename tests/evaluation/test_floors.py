"""The gate: scores are held to floors, and a floor can fail."""

from collections.abc import Callable

import pytest

from evaluation.__main__ import below_floor, scores_of
from evaluation.sample import load_works
from evaluation.scoring import Comparison, compare
from pipeline.errors import UnreadableError
from pipeline.model import Capture, Page, Reason


def test_a_score_is_the_share_of_right_pages() -> None:
    scores = scores_of(
        [
            Comparison("psc/1", "A", "number", 1, 1),
            Comparison("psc/1", "B", "number", 1, 2),
            Comparison("psc/1", "A", "title", "x", "x"),
            Comparison("psc/1", "B", "title", "x", "x"),
        ]
    )
    assert scores == {"number": 0.5, "title": 1.0, "whole page": 0.5}


@pytest.mark.parametrize(
    ("scores", "floors", "fallen"),
    [
        ({"number": 0.9}, {"number": 0.9}, []),
        ({"number": 0.89}, {"number": 0.9}, ["number: 0.8900 is below its floor of 0.9"]),
        ({"number": 1.0}, {}, ["number: has no floor in evaluation/floors.toml"]),
        ({}, {"number": 0.9}, ["number: 0.0000 is below its floor of 0.9"]),
    ],
    ids=["held", "fallen", "no floor", "no score"],
)
def test_a_floor_can_fail(scores: dict[str, float], floors: dict[str, float], fallen: list[str]) -> None:
    assert below_floor(scores, floors) == fallen


def test_a_page_that_cannot_be_read_is_a_miss(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(capture: Capture) -> Page:
        raise UnreadableError(Reason.BINARY, capture.source_path)

    monkeypatch.setattr("evaluation.scoring.read_page", refusing)
    (found,) = compare(load_works()[0], "A")
    assert not found.is_right


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda words: words.replace(b"That ", b"Thus "), "recommendations.sentence"),
        (lambda words: words.replace(b"By: ", b"Via: "), "by_as_written"),
        (lambda words: words.replace(b"B. Supporting information", b""), "sections"),
    ],
    ids=["asks", "signature", "heading"],
)
def test_a_changed_page_is_seen(monkeypatch: pytest.MonkeyPatch, change: Callable[[bytes], bytes], field: str) -> None:
    from evaluation.press import render

    monkeypatch.setattr("evaluation.scoring.render", lambda work, template: change(render(work, template)))
    wrong = {found.field for work in load_works()[:30] for found in compare(work, "A") if not found.is_right}
    assert field in wrong
