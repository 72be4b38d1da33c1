"""The press: every template prints every word of every work once and in order, but for what it loses."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from bs4 import BeautifulSoup

from evaluation.press import HTML, TEMPLATES, TEXT, Loss, Piece, PieceKind, Work, losses, render, truth_in
from evaluation.press.fonts2000 import meta_of
from evaluation.press.furniture import IN, WARNING, crumbs, printed_on
from evaluation.press.losses import one_word_pieces
from evaluation.press.plain import drops_lead
from evaluation.sample import load_works

WORKS = {work.address: work for work in load_works()}
LONG = 40  # characters: what is longer stands on a page once
LAST_FONTS = 2002  # the last year of captures in the first template


def squeezed(text: str) -> str:
    """Runs of white space, no-break spaces too, as one space."""
    return re.sub(r"\s+", " ", text).strip()


def encoding_of(work: Work, template: str) -> str:
    """What the bytes of a page are in, whatever it says."""
    day = printed_on(work)
    if template == "fonts2000" or (template == "capture" and (day is None or day.year <= LAST_FONTS)):
        return "windows-1252"
    return "ascii" if template == "late2010" else "utf-8"


@cache
def seen_at(address: str, template: str) -> str:
    """The words that a reader sees on the printed page."""
    work = WORKS[address]
    printed = render(work, template).decode(encoding_of(work, template))
    if template in TEXT:
        return squeezed(printed)
    soup = BeautifulSoup(printed, "lxml" if not printed.startswith("<?xml") else "html.parser")
    for hidden in soup(["script", "style", "title"]):
        hidden.decompose()
    return squeezed(soup.get_text(" "))


def words_of(work: Work, piece: Piece, template: str) -> Iterator[str]:
    """What must stand on the page for one piece: its text, or the cells of its row."""
    lost = losses(work, template)
    if Loss.HEADINGS in lost and piece.kind in (PieceKind.SECTION, PieceKind.SUBHEADING):
        return
    if Loss.WORDS in lost and piece.text in one_word_pieces(work):
        return
    if piece.kind is PieceKind.ROW:
        yield from (squeezed(cell) for cell in piece.text.split("\t") if cell)
    else:
        yield squeezed(piece.text)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("address", WORKS)
def test_every_piece_is_printed_in_order(address: str, template: str) -> None:
    work, page = WORKS[address], seen_at(address, template)
    at = 0
    for piece in work.pieces:
        for words in words_of(work, piece, template):
            at = page.find(words, at)
            assert at >= 0, f"{words!r} is missing after what stands before it"
            at += len(words)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("address", WORKS)
def test_every_paragraph_is_printed_once(address: str, template: str) -> None:
    work, page = WORKS[address], seen_at(address, template)
    prose = (PieceKind.PARAGRAPH, PieceKind.NUMBERED, PieceKind.ITEM)
    texts = [squeezed(piece.text) for piece in work.pieces if piece.kind in prose and len(piece.text) > LONG]
    assert [text for text in texts if page.count(text) != texts.count(text)] == []


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name != "E"])
@pytest.mark.parametrize("address", WORKS)
def test_title_lead_and_header_are_printed(address: str, template: str) -> None:
    work, page = WORKS[address], seen_at(address, template)
    lost = losses(work, template)
    if Loss.TITLE not in lost:
        assert squeezed(work.title) in page
    if work.lead and Loss.LEAD not in lost:
        assert page.count(squeezed(work.lead)) >= 1
    for line in work.header:
        assert squeezed(line) in page


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_same_work_gives_the_same_bytes(template: str) -> None:
    work = next(iter(WORKS.values()))
    assert render(work, template) == render(work, template)


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(KeyError):
        render(next(iter(WORKS.values())), "wap1999")


PSC = WORKS["x-psc/2004/040212/08"]
"""A stem `That` on a line of its own, a one-word `None`, numbered paragraphs with bullets below."""
LONG_PAGE = WORKS["x-ppr/2007/070614/08"]
"""Two tables, a Contents list, an appendix after the contacts."""


@pytest.mark.parametrize(
    ("template", "mark"),
    [
        pytest.param("fonts2000", "<FONT FACE=", id="fonts2000-font-tags"),
        pytest.param("fonts2000", "<P><B>A. Recommendations</B>", id="fonts2000-bold-heading"),
        pytest.param("fonts2000", "<LI>members note the progress of Strand 4;\n<LI>", id="fonts2000-open-items"),
        pytest.param("xhtml2003", "XHTML 1.0 Strict", id="xhtml2003-doctype"),
        pytest.param("xhtml2003", '<ul id="navigation">', id="xhtml2003-navigation"),
        pytest.param("xhtml2003", '<div id="breadcrumb">You are in:', id="xhtml2003-breadcrumb"),
        pytest.param("cms2007", '<ol start="3"><li>Since July 2003', id="cms2007-counted-paragraph"),
        pytest.param("cms2007", "<dt>Report:</dt><dd>8</dd>", id="cms2007-definition-list"),
        pytest.param("cms2007", '<a href="#a-recommendations">A. Recommendations</a>', id="cms2007-contents-anchors"),
        pytest.param("cms2007", "<ul><li>the search of premises where the occupier is a child;</li>", id="cms2007-nested-bullets"),
        pytest.param("late2010", "&nbsp;8<br>", id="late2010-broken-header"),
        pytest.param("late2010", "Authority&rsquo;s link members", id="late2010-entities"),
        pytest.param("capture", "<!-- BEGIN WAYBACK TOOLBAR INSERT -->", id="capture-toolbar"),
        pytest.param("capture", 'href="/web/20040910044217/http://policeauthority.org/metropolitan/', id="capture-links"),
        pytest.param("capture", "FILE ARCHIVED ON 04:42:17 Sep 10, 2004", id="capture-comment"),
        pytest.param("A", "You are in:\n\nContents\n\nReport 8 of the 12 Feb 04", id="A-opening"),
        pytest.param("A", "\n\nThat\n\n  1. members note the progress of Strand 4;\n  2. the register", id="A-list"),
        pytest.param("A", "Report: 8\nDate: 12 February 2004\nBy: Commissioner\n\nSummary\n\n", id="A-header"),
        pytest.param("B", "\n\nA. Recommendations\n\n\n\n  1. members note", id="B-stem-lost"),
        pytest.param("B", "E. Background papers\n\n\n\nF. Contact details", id="B-none-lost"),
        pytest.param("C", "\nThat\n- members note the progress of Strand 4;\n- the register", id="C-list"),
        pytest.param("C", "Contents\n- Summary\n- A. Recommendations\n", id="C-contents"),
        pytest.param("C", "\n- Since July 2003 each of these", id="C-numbers-lost"),
        pytest.param("D", "A. Recommendations\n\n\n\n  1. members note", id="D-stem-lost"),
    ],
)
def test_the_marks_of_a_template(template: str, mark: str) -> None:
    assert mark in render(PSC, template).decode("windows-1252" if template == "fonts2000" else "utf-8")


@pytest.mark.parametrize(
    ("template", "never"),
    [
        pytest.param("C", IN, id="C-no-breadcrumb"),
        pytest.param("D", IN, id="D-no-breadcrumb"),
        pytest.param("D", WARNING, id="D-no-warning"),
        pytest.param("E", "Report: 8", id="E-no-header"),
        pytest.param("E", "A. Recommendations", id="E-no-headings"),
        pytest.param("fonts2000", "</P>", id="fonts2000-never-closes"),
        pytest.param("B", "\nSummary\n", id="B-no-summary-heading"),
    ],
)
def test_what_a_template_never_prints(template: str, never: str) -> None:
    assert never not in render(PSC, template).decode("windows-1252" if template == "fonts2000" else "utf-8")


def test_tables_in_text() -> None:
    a, c = (render(LONG_PAGE, template).decode() for template in ("A", "C"))
    assert "\nBarnet\n29,640\n-8.8\n" in a
    assert "\nKind of detection | 2004/05 | 2005/06 | 2006/07 |\n---|---|---|---|\nCharge or summons | 98,410 |" in c


def test_rendition_e_is_hard_wrapped_in_mid_sentence() -> None:
    lines = render(PSC, "E").decode().splitlines()
    assert max(map(len, lines)) <= 72
    assert any(line and line[-1].isalpha() for line in lines)


def test_the_contacts_tail_comes_before_what_follows_the_contacts() -> None:
    page = render(LONG_PAGE, "A").decode()
    places = [page.index(mark) for mark in ("Report author(s):", "MPA general:", "Supporting material\n", "Appendix A\n", "Feedback")]
    assert places == sorted(places)


def test_old_pages_lie_about_their_encoding_in_three_ways() -> None:
    metas = {meta_of(work) for work in WORKS.values()}
    assert "" in metas and len(metas) == 3
    assert "Authority’s".encode("windows-1252") in render(PSC, "fonts2000")


@pytest.mark.parametrize(
    ("address", "trail"),
    [
        ("x-psc/2004/040212/08", ("Home", "Committees", "Professional Standards & Complaints Committee", "12-Feb-04")),
        ("x-cop/2001/011206/03", ("Home", "Committees", "Co-ordination and Urgency Committee", "06-Dec-01")),
        ("sop/2011/1013/07", ("Home", "Committees", "Strategic and Operational Policing Committee", "13-Oct-11")),
        ("/news/press/2004/04-021", ("Home", "News")),
    ],
)
def test_breadcrumbs(address: str, trail: tuple[str, ...]) -> None:
    assert crumbs(WORKS[address]) == trail


@pytest.mark.parametrize("template", [*HTML, "A"])
@pytest.mark.parametrize("address", WORKS)
def test_full_renditions_lose_nothing(address: str, template: str) -> None:
    assert losses(WORKS[address], template) == frozenset()
    assert truth_in(WORKS[address], template) == WORKS[address].truth


def test_truth_in_a_rendition_that_lost_the_stem() -> None:
    truth = truth_in(PSC, "B")
    assert [ask.stem for ask in truth.recommendations] == [None] * 3
    assert truth.recommendations[0].sentence == "members note the progress of Strand 4"
    assert truth.findings == ("lost_stem",)


def test_truth_in_a_rendition_that_lost_the_title() -> None:
    assert truth_in(WORKS["mpa/2009/091126/07"], "B").title is None
    assert truth_in(WORKS["mpa/2009/091126/07"], "C").title == "Assets"


def test_a_stem_with_a_dash_survives_rendition_b() -> None:
    truth = truth_in(WORKS["x-ce/2003/031113/06"], "B")
    assert [ask.stem for ask in truth.recommendations] == ["That"] * 3


def test_truth_in_a_rendition_without_headings() -> None:
    truth = truth_in(WORKS["x-cop/2005/051006/06"], "E")
    assert (truth.title, truth.by_as_written, truth.sections, truth.recommendations) == (None, None, (), ())
    assert [author.role for author in truth.authors] == ["report_author"]


def test_every_other_page_of_rendition_d_loses_its_lead() -> None:
    led = [work for work in WORKS.values() if work.lead]
    assert 0.3 < sum(map(drops_lead, led)) / len(led) < 0.7
