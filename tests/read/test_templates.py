"""The same paper in every template of the site's life gives the same words, by both readings."""

import pytest

from pipeline.model import BlockKind, Boilerplate, Capture, Code, Page, Rendition
from pipeline.read import compare_readings, read_page, read_page_again
from tests.read import papers
from tests.read.reading import SHORT, furniture

ENCODINGS = {"2003 XHTML": "windows-1252", "2000 fonts and tables": "windows-1252"}
PAGES = {name: template() for name, template in papers.TEMPLATES.items()}


def captured(name: str) -> Capture:
    return Capture("tests", f"{name}.htm", PAGES[name].encode(ENCODINGS.get(name, "utf-8")))


@pytest.fixture(params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def body(page: Page) -> list[tuple[str | None, str]]:
    """What stands from the Summary on, without furniture."""
    said = [(block.marker, page.words(block.span)) for block in page.blocks if block.boilerplate is None]
    return said[said.index((None, "Summary")) :]


def test_the_body_is_the_same_in_every_template(name: str) -> None:
    assert body(read_page(captured(name))) == papers.WORDS


def test_the_reference_agrees_block_for_block(name: str) -> None:
    page, again = read_page(captured(name)), read_page_again(captured(name))
    assert compare_readings(page, again) == ()
    assert (page.text, page.blocks, page.head_title, page.description, page.url) == (
        again.text,
        again.blocks,
        again.head_title,
        again.description,
        again.url,
    )


def test_kinds_follow_the_markup(name: str) -> None:
    page = read_page(captured(name))
    kinds = {page.words(block.span): block.kind for block in page.blocks}
    assert [kinds[words] for words in ("A. Recommendations", "Summary", papers.TITLE)] == [BlockKind.HEADING] * 3
    assert kinds["members note the progress made; and"] is BlockKind.LIST_ITEM
    assert kinds["Two\t£0.4m\t£0.5m"] is BlockKind.TABLE_ROW
    assert kinds[papers.SUMMARY] is kinds["That"] is BlockKind.PARAGRAPH


def test_furniture_is_known_and_stays(name: str) -> None:
    page = read_page(captured(name))
    told = furniture(page)
    assert told[papers.WARNING] == told[papers.POINTER] == Boilerplate.WARNING
    assert told[papers.CONTACT] == told["\n".join(papers.TELEPHONES)] == told[papers.MAIL] == Boilerplate.CONTACTS
    assert told["Feedback"] in (Boilerplate.FEEDBACK, Boilerplate.NAVIGATION)
    assert not any(told[words] for _, words in papers.WORDS)
    assert told[papers.LEAD] is told[papers.TITLE] is None


def test_what_the_head_tells(name: str) -> None:
    page = read_page(captured(name))
    assert (page.head_title or "").removeprefix("MPA: ") == papers.TITLE
    assert page.description in (papers.LEAD, None)
    assert (page.rendition, page.media_type) == (Rendition.HTML, "text/html")
    assert page.location == f"{name}.htm"


def test_a_sound_page_has_no_findings(name: str) -> None:
    assert read_page(captured(name)).findings == ()


def test_menus_are_navigation() -> None:
    told = {name: furniture(read_page(captured(name))) for name in PAGES}
    assert told["2000 fonts and tables"]["Home\nCommittees\nPress\nContact us"] == Boilerplate.NAVIGATION
    assert told["2003 XHTML"]["About"] == Boilerplate.NAVIGATION
    assert told["2003 XHTML"]["You are in:"] == told["2003 XHTML"]["Committees"] == Boilerplate.BREADCRUMB
    assert told["2003 XHTML"]["Contents"] == Boilerplate.CONTENTS
    assert told["2007 CMS"]["Skip to content"] == told["2007 CMS"]["Finance"] == Boilerplate.NAVIGATION


def test_the_toolbar_of_a_web_archive_is_no_part_of_the_page() -> None:
    page = read_page(captured("Wayback capture"))
    toolbar = [page.words(block.span) for block in page.blocks if block.boilerplate is Boilerplate.TOOLBAR]
    assert toolbar == ["14 captures\t12 Jun 2005 - 3 Mar 2016", "About this capture"]
    assert page.url == "http://policeauthority.org/metropolitan/committees/x-f/2003/030612/07/index.html"
    without = read_page(captured("2007 CMS"))
    assert page.text == "\n\n".join([*toolbar, without.text])


@pytest.mark.parametrize("newline", ["\r\n", "\r"], ids=["Windows", "old Mac"])
def test_line_ends_change_no_words_and_every_run_still_leads_to_the_source(name: str, newline: str) -> None:
    text = PAGES[name].replace("\n", newline)
    page = read_page(Capture("tests", f"{name}.htm", text.encode(ENCODINGS.get(name, "utf-8"))))
    assert page.text == read_page(captured(name)).text
    for run in page.source_map:
        source, words = text[run.source_start : run.source_end], page.text[run.start : run.end]
        if len(source) == len(words):
            assert source.replace(newline[-1], " ").replace("\r", " ") == words or words == "\n"
        else:
            assert source.startswith(("&", "<")), source


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_page_is_read_as_far_as_it_goes(name: str, share: float) -> None:
    whole = read_page(captured(name))
    cut = captured(name).payload[: int(len(PAGES[name]) * share)]  # type: ignore[index]
    page = read_page(Capture("tests", name, cut))
    assert Code.TRUNCATED_CAPTURE in {finding.code for finding in page.findings} or page.text[-1] in ".?!:)”’\"'"
    said = [page.words(block.span) for block in page.blocks]
    assert said[: len(said) // 2] == [whole.words(block.span) for block in whole.blocks][: len(said) // 2]


def test_short_names_of_kinds_cover_all() -> None:
    assert set(SHORT) == set(BlockKind)
