"""The benchmark times what it says it times."""

import pytest

from benchmarks.__main__ import one_round
from benchmarks.contenders import CONTENDERS
from benchmarks.pages import LARGEST, SMALLEST, generated_pages
from pipeline.extract import extract
from pipeline.model import Capture, DocumentKind
from pipeline.read import read_page
from pipeline.vocabulary import load_vocabulary

PEERS = {"trafilatura": "trafilatura"}


def test_the_same_seed_gives_the_same_pages() -> None:
    assert list(generated_pages(3)) == list(generated_pages(3))
    assert next(generated_pages(1, seed=1)) != next(generated_pages(1, seed=2))


def test_pages_have_the_sizes_of_real_ones() -> None:
    sizes = [len(page) for page in generated_pages(40)]
    assert min(sizes) >= SMALLEST
    assert max(sizes) <= LARGEST + 5_000
    assert max(sizes) > 3 * min(sizes)


def test_a_generated_page_is_a_whole_report() -> None:
    page = read_page(Capture("bench", "page.html", next(generated_pages(1))))
    extraction = extract(page, "0" * 64, load_vocabulary())
    assert extraction.kind is DocumentKind.REPORT
    assert extraction.report is not None
    assert [ask.actions for ask in extraction.report.recommendations] == [("note",), ("approve",)]
    assert extraction.report.authors[0].office == "Treasurer"
    assert len(extraction.paragraphs) > 20


@pytest.mark.parametrize("name", CONTENDERS)
def test_each_contender_does_every_page(name: str) -> None:
    if name in PEERS:
        pytest.importorskip(PEERS[name])
    figures = one_round(name, 4)
    assert figures["ms"] > 0
    assert figures["peak_mb"] > 0
