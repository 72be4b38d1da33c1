"""Which words name a programme: the vocabulary's own examples and traps, names found by pattern, where they are read."""

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import programme_names
from pipeline.extract.programmes import ProgrammeReading, read_programmes
from pipeline.model import Outline, Page, ProgrammeMention, Section, SectionKind, Span
from pipeline.vocabulary.programmes import Programme, load_programmes
from pipeline.vocabulary.rules import load_rules
from tests.extract.seed_pages import seed
from tests.pages import page_of

PROGRAMMES = load_programmes()
RULES = load_rules()


def read(page: Page, title: int | None = None, lead: int | None = None, **sections: range) -> ProgrammeReading:
    """The reading of a page whose sections are given by kind, as block numbers."""
    cut = tuple(
        Section(1, None, None, SectionKind(kind), Span(0, 0), blocks.start, blocks.stop, "test") for kind, blocks in sections.items()
    )
    return read_programmes(page, Outline(lead, title, range(0), range(len(page.blocks)), cut), PROGRAMMES, RULES)


def mentions(text: str) -> tuple[ProgrammeMention, ...]:
    """The mentions in a paragraph."""
    return read(page_of(("p", text))).mentions


def named(text: str) -> list[tuple[str, str]]:
    """Ids and words of the mentions in a paragraph."""
    return [(mention.programme_id, mention.as_written) for mention in mentions(text)]


EXAMPLES = [
    pytest.param(programme, text, id=f"{programme.programme_id}: {text}") for programme in PROGRAMMES.entries for text in programme.examples
]
TRAPS = [
    pytest.param(programme, text, id=f"{programme.programme_id}: {text}")
    for programme in PROGRAMMES.entries
    for text in programme.counterexamples
]


@pytest.mark.parametrize(("programme", "text"), EXAMPLES)
def test_the_vocabulary_reads_its_examples(programme: Programme, text: str) -> None:
    assert programme.programme_id in {mention.programme_id for mention in mentions(text)}


@pytest.mark.parametrize(("programme", "text"), TRAPS)
def test_the_vocabulary_refuses_its_traps(programme: Programme, text: str) -> None:
    assert programme.programme_id not in {mention.programme_id for mention in mentions(text)}


def test_every_programme_has_examples_and_traps() -> None:
    assert [programme.name for programme in PROGRAMMES.entries if not programme.examples or not programme.counterexamples] == []


def test_every_rule_that_the_vocabulary_names_is_there() -> None:
    assert {rule for programme in PROGRAMMES.entries for rule in (*programme.cues, *programme.refused)} <= set(RULES)


# --------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Links with Together and Diversity and Citizen Focus.",
            [("together", "Together"), ("diversity-and-citizen-focus", "Diversity and Citizen Focus")],
            id="two joined by and",
        ),
        pytest.param("the ‘Together’ programme", [("together", "Together")], id="the quotation marks are not the name"),
        pytest.param("the Step Change programme", [("step-change-programme", "Step Change programme")], id="noun in small letters"),
        pytest.param("the Race & Diversity Strategy", [("race-and-diversity-strategy", "Race & Diversity Strategy")], id="ampersand"),
        pytest.param("the Modernisation\nProgramme", [("modernisation-programme", "Modernisation\nProgramme")], id="over a line break"),
        pytest.param("MODERNISATION PROGRAMME", [("modernisation-programme", "MODERNISATION PROGRAMME")], id="capitals"),
        pytest.param(
            "the Race and Diversity Strategy replaced the Diversity Strategy",
            [("race-and-diversity-strategy", "Race and Diversity Strategy"), ("diversity-strategy", "Diversity Strategy")],
            id="the longest wins",
        ),
        pytest.param(
            "Morris, Taylor, CRE and Ghaffur and the MPS Equality Scheme",
            [
                ("morris-inquiry", "Morris"),
                ("taylor-review", "Taylor"),
                ("cre-inquiry", "CRE"),
                ("ghaffur-review", "Ghaffur"),
                ("mps-equalities-scheme", "MPS Equality Scheme"),
            ],
            id="inquiries in a string",
        ),
        pytest.param(
            "Protect & Respect 2 – Everybody Benefits",
            [("protect-and-respect-2-everybody-benefits", "Protect & Respect 2 – Everybody Benefits")],
            id="one name, not two",
        ),
        pytest.param(
            "Operations Trident and Blunt 2",
            [("operation-trident", "Trident"), ("operation-blunt-2", "Blunt 2")],
            id="operations in the plural",
        ),
        pytest.param(
            "Safer Neighbourhoods and Safer Schools",
            [("safer-neighbourhoods", "Safer Neighbourhoods"), ("safer-schools", "Safer Schools")],
            id="Safer this and that",
        ),
        pytest.param(
            "Met Forward Two follows Met Forward",
            [("met-forward-two", "Met Forward Two"), ("met-forward", "Met Forward")],
            id="the second is another",
        ),
        pytest.param("our staff, Together, Morris and more", [("together", "Together")], id="a name in a list is not yet an inquiry"),
        pytest.param("Nothing is named here but the MPS and London.", [], id="nothing"),
    ],
)
def test_names_as_they_are_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            ("The Step Change Programme (SCP) began.", "The SCP is late."),
            ["Step Change Programme", "SCP", "SCP"],
            id="short form after the full name",
        ),
        pytest.param(
            ("The SCP is late.", "The Step Change Programme began."), ["SCP", "Step Change Programme"], id="short form before the full name"
        ),
        pytest.param(("The SCP is late.", "The SCP is over."), [], id="short form alone"),
        pytest.param(
            ("Operation Strongbox began.", "Strongbox is late."), ["Operation Strongbox", "Strongbox"], id="operation without the noun"
        ),
        pytest.param(
            ("The Safer London Foundation gives grants.", "The Safer London Panel met."),
            ["Safer London Foundation"],
            id="short form as part of another name",
        ),
        pytest.param(
            ("The Step Change Programme began.", "The Met Get Together was held."), ["Step Change Programme"], id="a trap elsewhere"
        ),
    ],
)
def test_short_forms_need_the_full_name_on_the_page(blocks: tuple[str, ...], expected: list[str]) -> None:
    page = page_of(*(("p", text) for text in blocks))
    assert [mention.as_written for mention in read(page).mentions] == expected


def test_rule_and_kind_stand_on_every_mention() -> None:
    (mention,) = mentions("incorporating ‘Together’, and more")
    assert (mention.rule_id, mention.kind, mention.name, mention.is_curated) == ("programmes.quoted", "programme", "Together", True)


# --------------------------------------------------------------------------- names by pattern


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("officers from Operation Minstead", [("operation-minstead", "Operation Minstead", "operation")], id="operation"),
        pytest.param(
            "under Operation Safe Return", [("operation-safe-return", "Operation Safe Return", "operation")], id="operation of two words"
        ),
        pytest.param("Operation Maxim Team", [("operation-maxim", "Operation Maxim", "operation")], id="not the team"),
        pytest.param(
            "Operation Minstead 2 began", [("operation-minstead-2", "Operation Minstead 2", "operation")], id="operation with a number"
        ),
        pytest.param("Operation ‘Minstead’ began", [("operation-minstead", "Operation ‘Minstead", "operation")], id="quoted operation"),
        pytest.param(
            "under Operations Minstead and Maxim.",
            [("operation-minstead", "Minstead", "operation"), ("operation-maxim", "Maxim", "operation")],
            id="operations",
        ),
        pytest.param(
            "under Operations Minstead, Maxim and Blunt.",
            [
                ("operation-minstead", "Minstead", "operation"),
                ("operation-maxim", "Maxim", "operation"),
                ("operation-blunt", "Blunt", "operation"),
            ],
            id="one of them known",
        ),
        pytest.param("the findings of Project Athena", [("project-athena", "Project Athena", "project")], id="project"),
        pytest.param(
            "following the Stephen Lawrence Inquiry", [("stephen-lawrence-inquiry", "Stephen Lawrence Inquiry", "inquiry")], id="inquiry"
        ),
        pytest.param(
            "the Gershon Review, the Lyons Review and the O'Connor Review",
            [
                ("gershon-review", "Gershon Review", "inquiry"),
                ("lyons-review", "Lyons Review", "inquiry"),
                ("oconnor-review", "O'Connor Review", "inquiry"),
            ],
            id="three reviews",
        ),
        pytest.param("following the Gershon Review,", [("gershon-review", "Gershon Review", "inquiry")], id="review"),
        pytest.param(
            "the Independent Custody Visiting Scheme",
            [("independent-custody-visiting-scheme", "Independent Custody Visiting Scheme", "scheme")],
            id="scheme",
        ),
        pytest.param("the MPS Youth Strategy", [("youth-strategy", "Youth Strategy", "strategy")], id="strategy, MPS left out"),
        pytest.param(
            "the Custody Capacity Expansion Programme (CCEP) is late; CCEP costs rose",
            [
                ("custody-capacity-expansion-programme", "Custody Capacity Expansion Programme", "programme"),
                ("custody-capacity-expansion-programme", "CCEP", "programme"),
                ("custody-capacity-expansion-programme", "CCEP", "programme"),
            ],
            id="programme and its short form",
        ),
        pytest.param(
            "Under the Custody Capacity Expansion Programme (CCEP)",
            [
                ("custody-capacity-expansion-programme", "Custody Capacity Expansion Programme", "programme"),
                ("custody-capacity-expansion-programme", "CCEP", "programme"),
            ],
            id="where the initials begin",
        ),
    ],
)
def test_names_that_no_vocabulary_holds(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = mentions(text)
    assert [(mention.programme_id, mention.as_written, mention.kind) for mention in found] == expected
    assert all(mention.is_curated == (PROGRAMMES.get(mention.programme_id) is not None) for mention in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Specialist Operations and Territorial Policing", id="a department"),
        pytest.param("the Territorial Operations Directorate", id="a directorate"),
        pytest.param("the Operation Order", id="an order"),
        pytest.param("the Operations Room", id="a room"),
        pytest.param("the operation of the scheme", id="small letters"),
        pytest.param("the Project Board and the Project Manager", id="who runs a project"),
        pytest.param("the Project Initiation Document", id="a document"),
        pytest.param("the Annual Review", id="annual"),
        pytest.param("a Best Value Review", id="best value"),
        pytest.param("the Best Value Review", id="the best value"),
        pytest.param("the Corporate Strategy", id="corporate"),
        pytest.param("the Police Pension Scheme", id="pensions"),
        pytest.param("the MPS Strategy", id="nothing but MPS"),
        pytest.param("the Planning, Performance & Review Committee", id="a committee"),
        pytest.param("the Youth Strategy Board", id="a board"),
        pytest.param("the Capital Programme for 2005", id="programme without a short form"),
        pytest.param("the Service Improvement Review", id="survey: Service Improvement Review"),
        pytest.param("the Efficiency and Effectiveness Review", id="survey: Efficiency review"),
        pytest.param("the Community Engagement and Citizen Focus Sub-committee", id="survey: sub-committee"),
        pytest.param("the Professional Standards Strategic Committee", id="seed: strategic committee"),
        pytest.param("estate modernisation programmes", id="survey: estate modernisation"),
        pytest.param("the policy and the strategy", id="common nouns"),
    ],
)
def test_titles_that_name_nothing(text: str) -> None:
    assert named(text) == []


# --------------------------------------------------------------------------- places


def test_title_lead_and_summary_are_read_like_the_body() -> None:
    page = page_of(
        ("p", "Report 8 on the Step Change Programme"),
        ("h", "Step Change Programme"),
        ("p", "On the Step Change Programme."),
        ("p", "The Step Change Programme."),
    )
    assert len(read(page, lead=0, title=1, summary=range(2, 3)).mentions) == 4


@pytest.mark.parametrize("furniture", ["warning", "navigation", "breadcrumb", "contents", "contacts", "feedback", "toolbar"])
def test_furniture_is_not_read(furniture: str) -> None:
    assert read(page_of((f"p/{furniture}", "The Step Change Programme."))).mentions == ()


def test_contacts_are_not_read() -> None:
    page = page_of(("h", "F. Contact details"), ("p", "Report author: A Jones, Diversity and Citizen Focus Directorate."))
    assert read(page, contact=range(2)).mentions == ()


def test_the_header_is_not_read() -> None:
    page = page_of(("p", "By: AC Diversity and Citizen Focus Directorate"), ("p", "On the Step Change Programme."))
    outline = Outline(None, None, range(1), range(2), ())
    assert [mention.as_written for mention in read_programmes(page, outline, PROGRAMMES, RULES).mentions] == ["Step Change Programme"]


# --------------------------------------------------------------------------- seeds and properties


def test_seed_000_names_its_programmes() -> None:
    page, outline = seed("000")
    assert {mention.programme_id for mention in read_programmes(page, outline, PROGRAMMES, RULES).mentions} == {
        "professional-standards-strategy",
        "together",
        "diversity-and-citizen-focus",
        "modernisation-programme",
        "professional-standards-support-programme",
        "leadership-academy",
        "morris-inquiry",
        "taylor-review",
        "cre-inquiry",
        "ghaffur-review",
        "our-values",
        "mps-equalities-scheme",
        "diversity-strategy",
    }


def test_seed_004_names_its_programmes() -> None:
    page, outline = seed("004")
    assert {mention.programme_id for mention in read_programmes(page, outline, PROGRAMMES, RULES).mentions} == {
        "professional-standards-strategy",
        "corruption-and-dishonesty-prevention-strategy",
        "the-safest-city",
        "mission-vision-and-values",
    }


def test_spacy_is_not_loaded_for_a_page_without_names() -> None:
    code = (
        "import sys\nfrom tests.extract.test_programmes import mentions\n"
        "mentions('The Committee of the MPA met in London on Professional Standards. The Review is late.')\nprint('spacy' in sys.modules)\n"
        "mentions('under the Step Change Programme')\nprint('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_what_spacy_remembers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programme_names, "_MOST_WORDS", 2000)
    known = programme_names.names(PROGRAMMES)
    for number in range(0, 6000, 50):
        words = " ".join(f"w{number + each}" for each in range(50))
        assert named(f"the Step Change Programme {words}") == [("step-change-programme", "Step Change Programme")]
    assert len(known._nlp.vocab) < 2500


WORDS = st.sampled_from(
    [
        "Together",
        "‘",
        "’",
        "programme",
        "Programme",
        "Operation",
        "Operations",
        "X",
        "Blunt",
        "2",
        "and",
        ",",
        "the",
        "The",
        "Morris",
        "CRE",
        "Inquiry",
        "Strategy",
        "Diversity",
        "and Citizen Focus",
        "(",
        ")",
        "PSSP",
        "Committee",
        "links with",
        "supports",
        ":",
        ";",
        ".",
        "\n",
        "\t",
        "Custody Expansion Programme (CEP)",
        "CEP",
        "not",
        "which",
        "İ",
        "ß",
    ]
)
LINES = st.tuples(st.sampled_from(["h", "p", "li", "tr"]), st.one_of(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=40)))


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6), st.integers(-1, 5))
def test_every_span_proves_itself_on_any_page(lines: list[tuple[str, str]], title: int) -> None:
    page = page_of(*lines)
    reading = read(page, title=title if 0 <= title < len(lines) else None)
    edge = 0
    for mention in reading.mentions:
        assert page.words(mention.span) == mention.as_written != ""
        assert mention.span.start >= edge
        edge = mention.span.end
    for partnership in reading.partnerships:
        assert any(
            mention.programme_id == partnership.programme_id and mention.span.within(partnership.evidence) for mention in reading.mentions
        )


@pytest.mark.parametrize(
    "words",
    [
        "Together ",
        "links with Together and ",
        "Operations X, ",
        "the Great ",
        "Morris, Taylor, ",
        "Custody Programme (CP) ",
        "Step Change, ",
        "supports ",
    ],
)
def test_hostile_repetition_is_read_in_time(words: str) -> None:
    page = page_of(("p", words * 3000), ("p", "Step Change Programme"))
    started = time.process_time()
    read(page)
    assert time.process_time() - started < 5
