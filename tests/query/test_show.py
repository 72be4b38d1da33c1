"""The card of a report: each value with the words it came from."""

from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.errors import NotFoundError
from pipeline.model import ResolvedStrand
from pipeline.query import Release, ReportCard, open_release, render_card, show
from pipeline.query.show import ShownValue, suggestions
from pipeline.tables import ReleaseContent, publish
from tests.tables.papers import archive, run


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    root = tmp_path_factory.mktemp("tables")
    publish(root, archive(3), run())
    return open_release(root)


@pytest.fixture(scope="module")
def card(release: Release) -> ReportCard:
    return show(release, "psc/2007-02-08/1")


def value(card: ReportCard, column: str) -> ShownValue:
    (shown,) = [shown for shown in card.values if shown.column == column]
    return shown


def test_a_value_shows_who_says_so_and_who_does_not(card: ReportCard) -> None:
    shown = value(card, "meeting_date")
    assert shown.value == date(2007, 2, 8)
    assert [(each.witness, each.agrees) for each in shown.testimonies] == [("calendar", True), ("lead", True), ("header", False)]
    (dissent,) = shown.dissent
    assert (dissent.value, dissent.quote.exact) == ("2006-02-08", "8 February 2006")
    assert (shown.testimonies[0].quote.exact, shown.testimonies[0].quote.char_start) == ("Thursday", None)


def test_every_quote_stands_where_it_says(card: ReportCard, release: Release) -> None:
    (document,) = release.rows("documents", document_id=card.document_id)
    text = str(document["text"])
    rows = (*card.authors, *card.recommendations, *card.strands, *card.programmes, *card.findings)
    quotes = [row.quote for row in rows] + [place for shown in card.values for place in shown.places]
    quotes += [each.quote for shown in card.values for each in shown.testimonies if each.quote.char_start is not None]
    assert len(quotes) >= 8
    for quote in quotes:
        assert quote is not None
        assert quote.char_start is not None
        assert quote.char_end is not None
        assert quote.document_id == card.document_id
        assert text[quote.char_start : quote.char_end] == quote.exact
        assert text[: quote.char_start].endswith(quote.prefix or "")
        assert text[quote.char_end :].startswith(quote.suffix or "")


@pytest.mark.parametrize(
    ("column", "exact"),
    [
        ("lead", "Report 1 of the 8 February 2007 meeting of the Professional Standards & Complaints Committee"),
        ("summary", "This strand links with and supports Together"),
        ("by_as_written", "Commissioner"),
    ],
)
def test_what_no_witness_disputes_is_quoted_too(card: ReportCard, column: str, exact: str) -> None:
    assert [place.exact for place in value(card, column).places] == [exact]


def test_a_lead_that_is_no_paragraph_is_shown_where_it_bears_witness(tmp_path: Path) -> None:
    content = archive(1)
    document = content.extractions[content.reports[0].document_id]
    apart = replace(document, paragraphs=document.paragraphs[1:])
    publish(tmp_path, replace(content, extractions={**content.extractions, document.document_id: apart}), run())
    (place,) = value(show(open_release(tmp_path), "psc/2007-02-08/1"), "lead").places
    assert (place.prefix, place.exact) == ("Report 1 of the ", "8 February 2007")


def test_words_as_written_are_quoted_from_the_witness_that_wrote_them(card: ReportCard) -> None:
    shown = value(card, "date_as_written")
    assert [(each.witness, each.quote.exact) for each in shown.testimonies] == [("lead", "8 February 2007")]


def test_what_the_report_says_and_asks(card: ReportCard) -> None:
    assert [row.values["office"] for row in card.authors] == ["Commissioner"]
    assert [row.values["sentence"] for row in card.recommendations] == ["Members are asked to note the report"]
    assert card.strands[0].values["strand"]["name"] == "Corporate Strategy and Priorities"
    (together,) = card.programmes
    assert (together.values["programme"]["name"], together.values["is_partner"]) == ("Together", True)
    assert together.quote is not None
    assert together.quote.exact == "This strand links with and supports Together"
    assert [row.values["code"] for row in card.findings] == ["date_conflict"]
    assert sorted(capture["state"] for capture in card.captures) == ["duplicate", "ingested"]


def printed(card: ReportCard) -> str:
    """The card without colours, so that any escape in it is the page's own."""
    page = StringIO()
    Console(file=page, width=200, color_system=None).print(render_card(card))
    return page.getvalue()


def test_the_card_on_a_terminal(card: ReportCard) -> None:
    page = printed(card)
    for words in (
        "psc/2007-02-08/1",
        "mirror/000000.txt (ingested)",
        "+ lead: Report 1 of the 8 February 2007 meeting",
        "- header: 2006-02-08",
        "outside the text; settle.weekday",
        "by: Commissioner",
        "1  Members are asked to note the report  [note; members]",
        "subject: professional-standards-strategy/2006/4, Corporate Strategy and Priorities",
        "Together (3), a partner",
        "warning date_conflict: the header and the lead differ in the year",
    ):
        assert words in page
    assert "status" not in page, "what is null and undisputed is left out"


def edited(content: ReleaseContent, **changes: object) -> ReleaseContent:
    report = replace(content.reports[0], **changes)  # type: ignore[arg-type]
    return replace(content, reports=(report, *content.reports[1:]))


def test_a_value_that_stayed_open_shows_its_witnesses(tmp_path: Path) -> None:
    content = archive(1)
    open_ended = tuple(replace(each, is_chosen=False) for each in content.reports[0].evidence)
    publish(tmp_path, edited(content, meeting_date=None, date_as_written=None, evidence=open_ended), run())
    card = show(open_release(tmp_path), "psc/2007-02-08/1")
    assert value(card, "meeting_date").value is None
    assert len(value(card, "meeting_date").dissent) == 3
    assert "meeting_date        (not known)" in printed(card)


def test_a_strand_without_an_edition_and_a_programme_that_is_no_partner(tmp_path: Path) -> None:
    content = archive(1)
    mention = content.reports[0].strands[0].mention
    content = edited(content, strands=(ResolvedStrand(mention, None, None),))
    document = content.extractions[content.reports[0].document_id]
    assert document.report is not None
    alone = replace(document, report=replace(document.report, partnerships=()))
    publish(tmp_path, replace(content, extractions={**content.extractions, document.document_id: alone}), run())
    page = printed(show(open_release(tmp_path), "psc/2007-02-08/1"))
    assert "subject: number 4, no edition fits" in page
    assert "Together (3)\n" in page.replace(" \n", "\n")


def test_control_characters_of_a_page_do_not_reach_the_terminal(tmp_path: Path) -> None:
    publish(tmp_path, edited(archive(1), title="Red \x1b[31mtitle\x07\u2028and [bold]more"), run())
    card = show(open_release(tmp_path), "psc/2007-02-08/1")
    page = printed(card)
    assert "Red  [31mtitle  and [bold]more" in page
    assert "\x1b" not in page
    assert "\x07" not in page


def test_a_long_quote_is_cut(tmp_path: Path) -> None:
    publish(tmp_path, edited(archive(1), title="word " * 200), run())
    page = printed(show(open_release(tmp_path), "psc/2007-02-08/1"))
    assert "wo..." in page.replace("\n", "")
    assert page.count("word ") < 60


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param("2007-02-15/2", "did you mean psc/2007-02-15/2?", id="without the body"),
        pytest.param("psc/2007-02-15", "did you mean psc/2007-02-15/2?", id="without the number"),
        pytest.param("PSC/2007-02-15/2", "did you mean psc/2007-02-15/2?", id="in capitals"),
        pytest.param("psc/2007-02-51/2", "did you mean psc/2007-02-15/2", id="figures swapped"),
        pytest.param("psc/", "did you mean psc/2007-02-08/1, psc/2007-02-15/2, psc/2007-02-22/3?", id="a body"),
        pytest.param("something else", "the release holds 3 reports", id="nothing like it"),
        pytest.param("", "the release holds 3 reports", id="nothing"),
    ],
)
def test_a_wrong_id_is_answered_with_what_may_have_been_meant(release: Release, asked: str, told: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        show(release, asked)
    assert str(caught.value).startswith(f"there is no report {asked!r} in the release: {told}")


def test_no_more_suggestions_than_a_line_holds() -> None:
    assert len(suggestions("mpa", [f"mpa/2001-01-{day:02}/1" for day in range(1, 29)])) == 5
