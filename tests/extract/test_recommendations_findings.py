"""What a reader is told about a recommendations section: what is missing, what is no ask, what lacks its stem or its verb."""

import pytest

from pipeline.extract.recommendations import RecommendationReading
from pipeline.model import Finding, Outline, Rendition, Severity
from tests.extract.asking import Line, codes, read, reading_of
from tests.pages import page_of

FOUND: tuple[Line, ...] = (("p", "That members note the report."),)


def found_of(reading: RecommendationReading, code: str) -> list[Finding]:
    return [finding for finding in reading.findings if finding.code == code]


# --- none at all


def test_no_section_of_recommendations() -> None:
    page = page_of(("p", "Members are asked to note the report."), ("h", "A. Supporting information"))
    reading = reading_of(page, Outline(None, None, range(0), range(2), ()))
    assert reading.recommendations == ()
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("missing_recommendations", Severity.INFO)
    assert "no section" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "There are no recommendations in this report.",
        "There are no recommendations.",
        "There are no specific recommendations arising from this report",
        "This report makes no recommendations.",
        "No recommendations.",
        "None.",
        "None",
        "Not applicable",
        "N/A",
    ],
)
def test_the_section_says_that_there_are_none(words: str) -> None:
    reading = read(("p", words))
    assert (reading.recommendations, codes(reading)) == ((), ["missing_recommendations"])
    assert "says" in reading.findings[0].message
    assert reading.findings[0].span is not None


def test_a_bulleted_none() -> None:
    assert codes(read(("li", "•", "None"))) == ["missing_recommendations"]


def test_an_ask_about_there_being_none_is_an_ask() -> None:
    assert len(read(("p", "That members note that there are no recommendations")).recommendations) == 1


@pytest.mark.parametrize(
    "words", ["This report is for information only.", "The report was requested by the Committee.", "Funding is provided by others."]
)
def test_a_section_that_asks_nothing(words: str) -> None:
    reading = read(("p", words))
    assert reading.recommendations == ()
    assert codes(reading) == ["missing_recommendations", "not_a_recommendation"]


def test_an_empty_section() -> None:
    assert codes(read()) == ["missing_recommendations"]


# --- what is no recommendation


@pytest.mark.parametrize(
    "lines",
    [
        (("p", "The report was drawn up by the Treasurer in May."),),
        (("p", "Members will receive a further report in June."),),
        (("p", "The Committee considered an earlier draft in March."),),
        (("p", "It should be noted that the figures are provisional."),),
        (("p", "The scheme is funded by the Home Office."),),
        (("p", "Members were invited to note the draft in May."),),
        (("p", "A further report will be presented to the Committee."),),
        (("h", "Background"), ("p", "The scheme is three years old.")),
        (("h", "Review of the scheme"), ("p", "1.", "The review began in 2003."), ("p", "2.", "It meets monthly.")),
        (("p", "1.", "In 1998 the Service launched the strategy."), ("p", "2.", "The report provides an outline.")),
        (("p", "The review covers:"), ("li", "•", "costs"), ("li", "•", "how staff are managed")),
        (("tr", "Year\tCost\tStaff"), ("tr", "2003\t4,000\t12")),
        (("p", "Recommendation 61: that the Home Office amend the code."),),
    ],
    ids=[
        *("drawn-up", "will-receive", "considered", "should-be-noted", "is-funded", "were-invited", "will-be"),
        *("sub-heading", "paragraphs-under-a-sub-heading", "body-paragraphs", "explaining-bullets", "table", "an-inquirys"),
    ],
)
def test_what_follows_the_asks_is_told_apart(lines: tuple[Line, ...]) -> None:
    reading = read(*FOUND, *lines)
    assert [row.as_written for row in reading.recommendations] == ["That members note the report"]
    assert codes(reading) == ["not_a_recommendation"] * len(lines)


def test_body_paragraphs_after_a_list_that_restart_their_numbers() -> None:
    reading = read(
        ("p", "That members"),
        ("p", "1.", "note it."),
        ("p", "2.", "agree it."),
        ("p", "1.", "The plan is new."),
        ("p", "2.", "It costs little."),
    )
    assert len(reading.recommendations) == 2
    assert codes(reading) == ["not_a_recommendation"] * 2


def test_an_item_that_explains_the_item_above() -> None:
    reading = read(
        ("p", "That members"), ("li", "1.", "note the report."), ("li", "•", "Appendix 1 is exempt"), ("li", "2.", "agree the plan.")
    )
    assert [row.path for row in reading.recommendations] == ["1", "2"]
    assert codes(reading) == ["not_a_recommendation"]


def test_words_that_announce_the_asks() -> None:
    reading = read(("p", "The recommendations are as follows:"), ("li", "1.", "That the report be noted"))
    assert [row.stem for row in reading.recommendations] == [None]
    assert codes(reading) == ["not_a_recommendation"]


def test_a_stem_that_nothing_completes() -> None:
    reading = read(*FOUND, ("p", "Members are asked to:"))
    assert len(reading.recommendations) == 1
    assert codes(reading) == ["not_a_recommendation"]


@pytest.mark.parametrize("kind", ["p", "h", "li", "tr"])
def test_boilerplate_is_passed_over(kind: str) -> None:
    reading = read((f"{kind}/contacts", "Members are asked to note the report"), *FOUND)
    assert (len(reading.recommendations), codes(reading)) == (1, [])


def test_every_block_is_accounted_for() -> None:
    lines = [
        ("p", "That"),
        ("li", "1.", "members note it;"),
        ("li", "2.", "the plan"),
        ("p", "It is new."),
        ("tr", "a\tb\tc"),
        ("h", "Costs"),
    ]
    reading = read(*lines)
    told = [finding for finding in reading.findings if finding.code == "not_a_recommendation"]
    assert len(reading.recommendations) + len(told) + 1 == len(lines)


# --- lost stems


@pytest.mark.parametrize(
    ("lines", "rendition", "severity"),
    [
        ((("li", "1.", "confirms the committees;"), ("li", "2.", "approves their membership.")), Rendition.HTML, Severity.WARNING),
        ((("li", "1.", "a chair be appointed;"), ("li", "2.", "the Authority notes the rules.")), Rendition.HTML, Severity.INFO),
        ((("li", "1.", "the progress made;"), ("li", "2.", "the next steps.")), Rendition.HTML, Severity.WARNING),
        ((("p", "the scheme be approved."),), Rendition.A, Severity.WARNING),
        ((("p", "To note the report."),), Rendition.A, Severity.WARNING),
        ((("li", "1.", "members note the report;"), ("li", "2.", "agree the plan.")), Rendition.B, Severity.INFO),
        ((("li", "-", "members note the report;"), ("li", "-", "agree the plan.")), Rendition.D, Severity.INFO),
        ((("li", "1.", "members note the report;"), ("li", "2.", "agree the plan.")), Rendition.HTML, Severity.INFO),
    ],
    ids=["no-subject", "passives", "nouns", "passive-sentence", "infinitive", "dropped-in-b", "dropped-in-d", "goes-on-in-html"],
)
def test_a_lost_stem(lines: tuple[Line, ...], rendition: Rendition, severity: Severity) -> None:
    reading = read(*lines, rendition=rendition)
    (finding,) = found_of(reading, "lost_stem")
    assert finding.severity is severity
    assert finding.span == reading.recommendations[0].span
    assert all(row.stem is None for row in reading.recommendations)


@pytest.mark.parametrize(
    ("lines", "rendition"),
    [
        ((("li", "1.", "Members note the report;"), ("li", "2.", "Members agree the plan.")), Rendition.B),
        ((("li", "1.", "That members note the report;"), ("li", "2.", "agree the plan.")), Rendition.B),
        ((("p", "that members note the report"),), Rendition.B),
        ((("p", "That"), ("li", "1.", "the report be noted")), Rendition.A),
        ((("p", "The report be noted"),), Rendition.HTML),
        ((("p", "Members note the report"),), Rendition.HTML),
    ],
    ids=["capitals", "own-that", "small-that", "stem", "passive-with-capital", "sentence"],
)
def test_no_stem_is_missed(lines: tuple[Line, ...], rendition: Rendition) -> None:
    assert "lost_stem" not in codes(read(*lines, rendition=rendition))


# --- no main verb


@pytest.mark.parametrize(
    ("lines", "as_written"),
    [
        (
            (("p", "That"), ("li", "1.", "members note it;"), ("li", "2.", "the report to the next meeting.")),
            "the report to the next meeting",
        ),
        ((("p", "That the annual report for the year 2001."),), "That the annual report for the year 2001"),
        ((("li", "1.", "That members note it;"), ("li", "2.", "That the Committee")), "That the Committee"),
    ],
    ids=["x-cop-2003", "sentence", "incomplete"],
)
def test_no_main_verb(lines: tuple[Line, ...], as_written: str) -> None:
    reading = read(*lines)
    (finding,) = found_of(reading, "no_main_verb")
    (row,) = (row for row in reading.recommendations if not row.actions)
    assert (row.as_written, row.addressee is None or row.actions == ()) == (as_written, True)
    assert finding.span == row.span
    assert as_written in finding.message
