"""How papers name strands: number styles, names, lists, roles, and the strands that are no strategy's."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.strands import read_strands
from pipeline.model import Outline, Page, Section, SectionKind, Span, StrandMention
from pipeline.vocabulary.rules import load_rules
from pipeline.vocabulary.strategies import load_strategies
from tests.extract.seed_pages import seed
from tests.pages import page_of

STRATEGIES = load_strategies()
RULES = load_rules()
PSS = "professional-standards-strategy"
MET_FORWARD = "met-forward"
EQUALITY = "diversity-and-equality-strategy"
MORRIS = "morris-cre-taylor-response"

LAUNCH_LIST = (
    "Leadership and supervision",
    "Security of information and intelligence",
    "Recognition of the diversity of our communities and staff",
    "Identifying and reacting to organisational and individual learning",
    "Maintaining the threat of detection, prevention and management of risk",
)


def read(
    page: Page, lead: int | None = None, title: int | None = None, summary: range = range(0), contact: range = range(0)
) -> tuple[StrandMention, ...]:
    """The mentions on a page of which title, lead, summary and contacts are given as block numbers."""
    kinds = ((SectionKind.SUMMARY, summary), (SectionKind.CONTACT, contact))
    sections = tuple(Section(1, None, None, kind, Span(0, 0), blocks.start, blocks.stop, "test") for kind, blocks in kinds if blocks)
    return read_strands(page, Outline(lead, title, range(0), range(len(page.blocks)), sections), STRATEGIES, RULES)


def in_body(text: str, strategy: str = "The Professional Standards Strategy was launched in 2002.") -> tuple[StrandMention, ...]:
    """The mentions in a body paragraph on a page that names a strategy in another."""
    return read(page_of(("p", strategy), ("p", text)))


# --------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("Work on strand 4 continues.", {4: "strand 4"}, id="plain"),
        pytest.param("Work on STRAND 4 continues.", {4: "STRAND 4"}, id="capitals"),
        pytest.param("The Strand One working group met.", {1: "Strand One"}, id="word"),
        pytest.param("Work on strand no. 2 continues.", {2: "strand no. 2"}, id="no."),
        pytest.param("Work on Strand Number 2 continues.", {2: "Strand Number 2"}, id="number"),
        pytest.param("Work on the first part (strand 1) continues.", {1: "strand 1"}, id="inside brackets"),
        pytest.param("Work on strand (3) continues.", {3: "strand (3)"}, id="number in brackets"),
        pytest.param("Work on Strand IV continues.", {4: "Strand IV"}, id="roman"),
        pytest.param("Work on strand-4 continues.", {4: "strand-4"}, id="hyphen"),
        pytest.param("The work strand 3 lead is a commander.", {3: "work strand 3"}, id="work strand"),
        pytest.param("Both strand 1 and strand 3 are complete.", {1: "strand 1", 3: "strand 3"}, id="two, each with the noun"),
        pytest.param("Work on strands 1 and 3 continues.", {1: "strands 1 and 3", 3: "strands 1 and 3"}, id="two"),
        pytest.param("Work on strands 1 & 3 continues.", {1: "strands 1 & 3", 3: "strands 1 & 3"}, id="two, ampersand"),
        pytest.param("Work on strands 2/3 continues.", {2: "strands 2/3", 3: "strands 2/3"}, id="two, slash"),
        pytest.param("Work on strands two and four.", {2: "strands two and four", 4: "strands two and four"}, id="two, in words"),
        pytest.param("Strands 1, 2 and 5 are led by HR.", dict.fromkeys((1, 2, 5), "Strands 1, 2 and 5"), id="three"),
        pytest.param("Strands 1 to 3 are led by HR.", dict.fromkeys((1, 2, 3), "Strands 1 to 3"), id="range"),
        pytest.param("Strands 1–3 are led by HR.", dict.fromkeys((1, 2, 3), "Strands 1–3"), id="range with a dash"),
        pytest.param("Strand 1 – 2005/06 targets were met.", {1: "Strand 1"}, id="a year after a dash is no range"),
        pytest.param("Strand 4.2 of the plan is late.", {4: "Strand 4"}, id="an action of a strand"),
        pytest.param("This was recorded (Strand 2, Professional Standards Strategy).", {2: "Strand 2"}, id="in brackets with the strategy"),
        pytest.param("It is the fourth strand of the Professional Standards Strategy.", {4: "fourth strand"}, id="ordinal"),
        pytest.param("the meeting.The strand 4 lead resigned.", {4: "strand 4"}, id="joined sentences"),
    ],
)
def test_numbers_name_strands(text: str, written: dict[int, str]) -> None:
    mentions = in_body(text)
    assert {mention.number: mention.as_written for mention in mentions} == written
    assert {mention.strategy_id for mention in mentions} == {PSS}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The strand working group met in May.", id="working group without number"),
        pytest.param("The Strand Work Groups met in May.", id="work groups"),
        pytest.param("Each strand has a lead and a plan.", id="each strand"),
        pytest.param("All five strands have leads.", id="a count is no number"),
        pytest.param("One strand of the work is late.", id="one strand"),
        pytest.param("The strands one of which is late are many.", id="one of which"),
        pytest.param("The strand 2006 review was late.", id="a year"),
        pytest.param("Some 5% of strand 50% was lost.", id="a percentage"),
        pytest.param("A strandline 4 metres wide.", id="another word"),
        pytest.param("She was left stranded 4 miles away.", id="stranded"),
        pytest.param("Strand 45 of the cable broke.", id="more than any strategy has"),
        pytest.param("The Strand, London WC2 is closed.", id="the street"),
        pytest.param("Work stream 3 of the estate is late.", id="work stream of something else"),
        pytest.param("The theme 2 colours are blue.", id="theme of something else"),
        pytest.param("There are strands of work within the programme.", id="strands of work within the programme"),
        pytest.param("This is strand 2 of the Airwave Programme.", id="strand of a programme"),
        pytest.param("This is strand 2 of work within the project.", id="strand of work within the project"),
        pytest.param("A first strand of work within the programme began.", id="first strand of work"),
        pytest.param("Strand 1 of CONTEST is Pursue.", id="CONTEST"),
        pytest.param("The Prevent strand 2 officers met.", id="Prevent"),
        pytest.param("Under the four P strands, strand 3 is Protect.", id="four Ps"),
        pytest.param("The Race Equality Scheme covers all six equality strands, strand 1 being race.", id="equality strands"),
        pytest.param("The gender strand 2 was agreed.", id="gender strand"),
        pytest.param("The diversity strands were discussed.", id="diversity strands"),
        pytest.param(
            "Intelligence assessment priorities: leadership and supervision; e-crime.", id="an assessment's priorities in the same words"
        ),
        pytest.param("Good leadership and supervision matter to us all.", id="the same words in prose"),
        pytest.param("The 5 Ps are people, place, plan, pace and pride.", id="5 Ps"),
    ],
)
def test_other_words_name_none(text: str) -> None:
    assert in_body(text) == ()


# --------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        pytest.param(
            "Under Strand 4 - Corporate Strategy and Priorities - four groups met.",
            "Strand 4 - Corporate Strategy and Priorities",
            "Corporate Strategy and Priorities",
            id="between dashes",
        ),
        pytest.param(
            "Strand 2 – Security & Management of Information & Intelligence: progress",
            "Strand 2 – Security & Management of Information & Intelligence",
            "Security & Management of Information & Intelligence",
            id="known name before a colon",
        ),
        pytest.param(
            "Strand 3: Managing diversity is led by HR.",
            "Strand 3: Managing diversity",
            "Managing diversity",
            id="known name in other case",
        ),
        pytest.param(
            "Under strand 3, Managing Diversity, work is late.",
            "strand 3, Managing Diversity",
            "Managing Diversity",
            id="known name after a comma",
        ),
        pytest.param(
            "Under strand 3 (Managing Diversity) work is late.",
            "strand 3 (Managing Diversity)",
            "Managing Diversity",
            id="known name in brackets",
        ),
        pytest.param(
            "Under Managing Diversity (Strand 3) work is late.",
            "Managing Diversity (Strand 3)",
            "Managing Diversity",
            id="number in brackets",
        ),
        pytest.param(
            "Strand 4 ‘Organisational and Individual Learning’ is late.",
            "Strand 4 ‘Organisational and Individual Learning’",
            "Organisational and Individual Learning",
            id="in quotation marks",
        ),
        pytest.param(
            "Strand 2 - Integrity of the Workforce - is new.",
            "Strand 2 - Integrity of the Workforce",
            "Integrity of the Workforce",
            id="unknown name between dashes",
        ),
        pytest.param(
            "Strand 2 (Integrity of the Workforce) is new.",
            "Strand 2 (Integrity of the Workforce)",
            "Integrity of the Workforce",
            id="unknown name in brackets",
        ),
        pytest.param(
            "Strand 1 - Leadership, Supervision and Standards Adherence",
            "Strand 1 - Leadership, Supervision and Standards Adherence",
            "Leadership, Supervision and Standards Adherence",
            id="to the end of the block",
        ),
        pytest.param("Strand 2 - progress report", "Strand 2", None, id="a kind of paper"),
        pytest.param("Strand 2 - Progress Report", "Strand 2", None, id="a kind of paper in capitals"),
        pytest.param("Strand 2 - The working group has met three times.", "Strand 2", None, id="a sentence"),
        pytest.param("Strand 2: Good progress has been made on vetting.", "Strand 2", None, id="a sentence after a colon"),
        pytest.param("(Strand 2, Professional Standards Strategy)", "Strand 2", None, id="the strategy is no name"),
        pytest.param("Strand 2 (led by Commander Jones) is late.", "Strand 2", None, id="its leader is no name"),
    ],
)
def test_a_name_beside_the_number_belongs_to_it(text: str, written: str, name: str | None) -> None:
    (mention,) = in_body(text)
    assert (mention.as_written, mention.name) == (written, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("The Managing Diversity strand is complete.", "Managing Diversity", id="name and noun"),
        pytest.param("The strand on leadership and supervision is complete.", "leadership and supervision", id="noun and name"),
        pytest.param(
            "The ‘Organisational and Individual Learning’ strand is complete.", "Organisational and Individual Learning", id="quoted"
        ),
        pytest.param("Professional Standards Strategy: Managing Diversity", "Managing Diversity", id="beside the strategy"),
        pytest.param(
            "The strand for security and management of information and intelligence.",
            "security and management of information and intelligence",
            id="and for &",
        ),
    ],
)
def test_a_known_name_beside_the_noun_names_the_strand(text: str, name: str) -> None:
    (mention,) = in_body(text)
    assert (mention.as_written, mention.name, mention.number, mention.strategy_id) == (name, name, None, PSS)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("This supports Met Streets and Met Partners.", ["Met Streets", "Met Partners"], id="by themselves"),
        pytest.param("Under the Met Specialist strand, work is late.", ["Met Specialist"], id="with the noun"),
        pytest.param("Met Specialist Operations are led by an AC.", [], id="part of a longer name"),
        pytest.param("Met Support Services moved.", [], id="a department"),
        pytest.param("The Met people asked for met standards.", [], id="common words"),
        pytest.param("Met Oversight and Governance is new.", ["Met Oversight and Governance"], id="the ninth"),
    ],
)
def test_met_forward_strands_stand_by_themselves(text: str, names: list[str]) -> None:
    mentions = in_body(text, strategy="Met Forward was published in 2009.")
    assert [mention.name for mention in mentions] == names
    without = in_body(text, strategy="The plan was published in 2009.")
    assert [mention.name for mention in without] == (names if len(names) > 1 else [])


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((("p", "Met Forward work strand: Met Partners"),), id="on one line"),
        pytest.param((("p", "Met Forward work strand:\nMet Partners"),), id="on the next line"),
        pytest.param((("p", "Met Forward work strand:"), ("p", "Met Partners")), id="in the next block"),
        pytest.param((("p", "Project name: Hubs\nMet Forward work strand: Met Partners\nLead: A Jones"),), id="between other fields"),
    ],
)
def test_a_project_page_tells_its_strand(blocks: tuple[tuple[str, ...], ...]) -> None:
    (mention,) = read(page_of(*blocks))
    assert (mention.as_written, mention.name, mention.strategy_id, mention.role) == ("Met Partners", "Met Partners", MET_FORWARD, "subject")


# --------------------------------------------------------------------------- lists

STRANDS_BELOW = tuple(("li", "•", f"{name}.") for name in LAUNCH_LIST)


@pytest.mark.parametrize(
    "announcement",
    [
        pytest.param(("p", "From now on there will be five new strands of activity:"), id="launch"),
        pytest.param(("li", "3.", "The strands of the strategy are:"), id="numbered paragraph"),
        pytest.param(("p", "The Strategy has five strands, as follows:"), id="as follows"),
        pytest.param(("p", "The strategy consists of the following strands:"), id="following"),
        pytest.param(("p", "There are five strands. These are:"), id="these are"),
        pytest.param(("p", "The five strands within the strategy are listed below:"), id="listed below"),
        pytest.param(("p", "The priority stands are:"), id="slip for strands"),
        pytest.param(("p", "The strategy has five work-streams:"), id="work-streams"),
        pytest.param(("p", "The strategy is delivered in five strands."), id="no colon, but as many items as announced"),
        pytest.param(("h", "Strands of the strategy"), id="heading"),
    ],
)
def test_a_launch_list_is_numbered_by_its_order(announcement: tuple[str, ...]) -> None:
    page = page_of(
        ("p", "The MPS Professional Standards Strategy is new."), announcement, *STRANDS_BELOW, ("li", "4.", "Each strand has a plan.")
    )
    mentions = read(page, summary=range(1))
    assert [(mention.number, mention.as_written, mention.role) for mention in mentions] == [
        (number, name, "listed") for number, name in enumerate(LAUNCH_LIST, 1)
    ]
    assert {mention.strategy_id for mention in mentions} == {PSS}


@pytest.mark.parametrize(
    ("item", "written", "number"),
    [
        pytest.param(("li", "•", "Integrity; and"), "Integrity", 1, id="closing and"),
        pytest.param(("li", "•", "Integrity;"), "Integrity", 1, id="semicolon"),
        pytest.param(("li", "1.", "Integrity"), "Integrity", 1, id="printed number"),
        pytest.param(("li", "(a)", "Integrity"), "Integrity", 1, id="letter"),
        pytest.param(("li", "•", "Integrity – keeping our staff honest"), "Integrity", 1, id="explained after a dash"),
        pytest.param(("li", "•", "Integrity. This strand is led by HR."), "Integrity", 1, id="explained in a sentence"),
        pytest.param(("li", "•", "Integrity (strand leader: Commander Jones)"), "Integrity", 1, id="with its leader"),
        pytest.param(("li", "•", "Strand 2 - Integrity"), "Strand 2 - Integrity", 2, id="own number"),
        pytest.param(("li", "•", "Managing Diversity"), "Managing Diversity", 3, id="known name out of its place"),
    ],
)
def test_an_item_of_a_list_is_its_naming_words(item: tuple[str, ...], written: str, number: int) -> None:
    page = page_of(("p", "The Professional Standards Strategy has these strands:"), item)
    (mention,) = read(page)
    assert (mention.as_written, mention.number, mention.role) == (written, number, "listed")


@pytest.mark.parametrize("own", ["1.", "2.", "3.", "5."])
def test_a_numbered_launch_list_is_whole_below_any_paragraph(own: str) -> None:
    items = [("li", f"{number}.", name) for number, name in enumerate(LAUNCH_LIST, 1)]
    announcement = ("p", own, "The Professional Standards Strategy is organised under five new strands of activity:")
    mentions = read(page_of(announcement, *items))
    assert [(mention.number, mention.as_written) for mention in mentions] == list(enumerate(LAUNCH_LIST, 1))


def test_places_do_not_count_where_a_known_name_stands_out_of_its_place() -> None:
    page = page_of(
        ("p", "The Professional Standards Strategy has these strands:"), ("li", "•", "Managing Diversity"), ("li", "•", "Integrity")
    )
    assert [(mention.name, mention.number) for mention in read(page)] == [("Managing Diversity", 3), ("Integrity", None)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "The Professional Standards Strategy has three strands: integrity; learning; and pride.",
            ["integrity", "learning", "pride"],
            id="semicolons",
        ),
        pytest.param(
            "The Professional Standards Strategy has three strands: integrity, learning and pride.",
            ["integrity", "learning", "pride"],
            id="commas, as many as announced",
        ),
        pytest.param(
            "The Professional Standards Strategy has these strands:\n• Integrity\n• Learning",
            ["Integrity", "Learning"],
            id="lines in one block",
        ),
        pytest.param(
            "The Professional Standards Strategy has these strands: · Integrity · Learning",
            ["Integrity", "Learning"],
            id="run-on middle dots",
        ),
        pytest.param(
            "The Drugs Strategy has three strands: supply, demand and harm.",
            ["supply", "demand", "harm"],
            id="a strategy not in the vocabulary",
        ),
    ],
)
def test_a_list_may_run_on_in_its_paragraph(text: str, names: list[str]) -> None:
    mentions = read(page_of(("p", text)))
    assert [(mention.number, mention.name, mention.role) for mention in mentions] == [
        (n, name, "listed") for n, name in enumerate(names, 1)
    ]


def test_a_list_that_lost_its_marks_is_as_long_as_announced() -> None:
    page = page_of(
        ("p", "The Professional Standards Strategy has two strands:"), ("p", "Integrity"), ("p", "Learning"), ("p", "Each has a lead.")
    )
    assert [mention.as_written for mention in read(page)] == ["Integrity", "Learning"]


def test_details_below_an_item_are_no_strands() -> None:
    page = page_of(("p", "The Professional Standards Strategy has two strands:"), ("li", "•", "Integrity"), ("li", "•", "Learning"))
    inner = [page.blocks[0], page.blocks[1], page.blocks[2]]
    deeper = Page.of(page.document_id, page.text, inner[0], inner[1], type(inner[2])(inner[2].kind, inner[2].span, "–", 2))
    assert [mention.as_written for mention in read(deeper)] == ["Integrity"]


def test_a_list_of_another_strategy_s_strands_is_not_given_to_the_one_on_the_page() -> None:
    page = page_of(("h", "Professional Standards Strategy"), ("p", "The Youth Strategy has two strands: schools and sport."))
    assert [(mention.name, mention.strategy_id, mention.number) for mention in read(page, title=0)] == [
        ("schools", None, 1),
        ("sport", None, 2),
    ]


@pytest.mark.parametrize(
    ("announcement", "items"),
    [
        pytest.param("The Equality Strategy covers the six equality strands:", ("Race", "Gender"), id="equality strands"),
        pytest.param("The Diversity Strategy covers six strands:", ("Race", "Sexual orientation"), id="protected characteristics as items"),
        pytest.param(
            "The Counter Terrorism Strategy has four strands:", ("Pursue", "Prevent", "Protect", "Prepare"), id="the four Ps as items"
        ),
        pytest.param("CONTEST, the national strategy, has these strands:", ("Stopping attacks", "Stopping support"), id="CONTEST"),
        pytest.param("There are strands of work within the programme:", ("Estates", "Fleet"), id="strands of work within the programme"),
        pytest.param("The strands are supported by the following groups:", ("HR Board", "DPS"), id="a list of something else"),
        pytest.param("Strand 2 has these work plans:", ("Vetting", "Audit"), id="a strand's own list"),
        pytest.param("The main themes of the responses were:", ("Cost", "Time"), id="themes of a consultation"),
        pytest.param("The programme has three work streams:", ("Estates", "Fleet", "People"), id="work streams of a programme"),
        pytest.param("The position as it stands is:", ("Cost", "Time"), id="as it stands"),
    ],
)
def test_lists_of_other_things_are_none(announcement: str, items: tuple[str, ...]) -> None:
    page = page_of(("p", announcement), *(("li", "•", item) for item in items))
    assert [mention for mention in read(page) if mention.role == "listed"] == []


def test_paragraphs_that_carry_on_their_numbers_are_no_list() -> None:
    page = page_of(
        ("p", "Professional Standards Strategy"),
        ("li", "3.", "The strategy has two strands:"),
        ("li", "4.", "Each strand has a lead."),
        ("li", "5.", "Costs are met."),
    )
    assert read(page) == ()


def test_furniture_ends_a_list() -> None:
    page = page_of(
        ("p", "The Professional Standards Strategy has these strands:"), ("li/feedback", "•", "Feedback"), ("li", "•", "Integrity")
    )
    assert read(page) == ()


def test_themes_with_their_leaders_in_a_table() -> None:
    page = page_of(
        ("h", "Response to the Morris, CRE and Taylor inquiries"),
        ("tr", "Strategic theme\tTheme leader"),
        ("tr", "Managing difference\tCommander Jones"),
        ("tr", "Building capability\tMs Smith"),
        ("p", "Each theme has a plan."),
        ("tr", "Cost\tYear"),
        ("tr", "None\t2005"),
    )
    mentions = read(page, title=0)
    assert [(mention.as_written, mention.role, mention.strategy_id) for mention in mentions] == [
        ("Managing difference", "listed", MORRIS),
        ("Building capability", "listed", MORRIS),
    ]


def test_a_table_may_print_the_numbers() -> None:
    page = page_of(
        ("p", "Professional Standards Strategy"), ("tr", "Strand\tName\tLead"), ("tr", "1\tIntegrity\tHR"), ("tr", "2.\tLearning\tHR")
    )
    assert [(mention.number, mention.as_written) for mention in read(page, title=0)] == [(1, "Integrity"), (2, "Learning")]


# --------------------------------------------------------------------------- whose strand


@pytest.mark.parametrize(
    ("blocks", "strategy", "edition"),
    [
        pytest.param((("h", "MPS Professional Standards Strategy"), ("p", "On strand 2.")), PSS, None, id="from the title"),
        pytest.param(
            (("h", "Met Forward"), ("p", "Strand 2 of the Professional Standards Strategy.")), PSS, None, id="the sentence before the title"
        ),
        pytest.param(
            (("h", "A paper"), ("p", "Met Forward and the Professional Standards Strategy agree."), ("p", "On strand 2.")),
            PSS,
            None,
            id="two on the page, of which one numbers its strands",
        ),
        pytest.param(
            (("h", "A paper"), ("p", "Professional Standards Strategy."), ("p", "On strand 2.")), PSS, None, id="the only one on the page"
        ),
        pytest.param((("h", "A paper"), ("p", "On strand 2.")), None, None, id="none on the page"),
        pytest.param(
            (("h", "Professional Standards Strategy"), ("p", "On strand 2 of the Estates Strategy.")), None, None, id="another strategy's"
        ),
        pytest.param((("h", "Professional Standards Strategy"), ("p", "On strand 2 of the strategy.")), PSS, None, id="of the strategy"),
        pytest.param(
            (("h", "Professional Standards Strategy"), ("p", "On strand 2 of the MPS strategy.")), PSS, None, id="of the MPS strategy"
        ),
        pytest.param((("h", "Professional Standards Strategy 2006"), ("p", "On strand 2.")), PSS, "2006", id="edition after the name"),
        pytest.param(
            (("h", "Progress"), ("p", "Strand 2 of the 2002 Professional Standards Strategy.")), PSS, "2002", id="edition before the name"
        ),
        pytest.param(
            (("h", "Professional Standards Strategy"), ("p", "The Professional Standards Strategy (2002) had strand 2.")),
            PSS,
            "2002",
            id="edition in brackets",
        ),
        pytest.param((("h", "Professional Standards Strategy 2004"), ("p", "On strand 2.")), PSS, None, id="a year that is no edition"),
        pytest.param(
            (("h", "Professional Standards Strategy"), ("p", "In June 2002 the Professional Standards Strategy got strand 2.")),
            PSS,
            None,
            id="a date is no edition",
        ),
        pytest.param((("h", "Met Forward Two"), ("p", "On work strand 2.")), MET_FORWARD, "2011", id="an edition with its own name"),
        pytest.param((("h", "Diversity and Equality Strategy 2009-13"), ("p", "On theme 2.")), EQUALITY, "2009", id="theme"),
        pytest.param((("h", "MPS Professional strategy"), ("p", "On strand 2.")), PSS, None, id="title that lost a word"),
    ],
)
def test_whose_strand_it_is(blocks: tuple[tuple[str, ...], ...], strategy: str | None, edition: str | None) -> None:
    mention = read(page_of(*blocks), title=0)[-1]
    assert (mention.strategy_id, mention.edition) == (strategy, edition)


# --------------------------------------------------------------------------- roles


@pytest.mark.parametrize(
    ("blocks", "where", "roles"),
    [
        pytest.param((("h", "Progress on strand 4 of the Professional Standards Strategy"),), {"title": 0}, ["subject"], id="title"),
        pytest.param(
            (("p", "Report 8 of the meeting is on strand 4 of the Professional Standards Strategy."),),
            {"lead": 0},
            ["subject"],
            id="lead",
        ),
        pytest.param(
            (("p", "Strand 4 of the Professional Standards Strategy is late."),), {"summary": range(1)}, ["subject"], id="summary"
        ),
        pytest.param((("p", "Strand 4 is late."),), {}, ["mentioned"], id="body"),
        pytest.param((("p", "This report supports strand 4."),), {}, ["mentioned"], id="body says what the report supports"),
        pytest.param((("p", "This report updates members on strand 4."),), {}, ["subject"], id="body says what the report is about"),
        pytest.param((("h", "Strands 1 and 3 of the Professional Standards Strategy"),), {"title": 0}, ["subject"] * 2, id="title of two"),
        pytest.param((("p", "Strands 1 and 3 are late."),), {}, ["mentioned"] * 2, id="two in passing"),
        pytest.param((("p", "There are strands 1, 2 and 3."),), {}, ["listed"] * 3, id="sentence of three"),
        pytest.param(
            (("p", "The Professional Standards Strategy has three strands: integrity, learning and pride."),),
            {"summary": range(1)},
            ["listed"] * 3,
            id="list in the summary",
        ),
        pytest.param(
            (("h", "Strand 1 - Integrity"), ("p", "Late."), ("h", "Strand 2 - Learning"), ("p", "Late."), ("h", "Strand 3 - Pride")),
            {},
            ["listed"] * 3,
            id="a heading for each",
        ),
        pytest.param((("h", "Strand 1 - Integrity"), ("p", "It is late.")), {}, ["mentioned"], id="one heading"),
    ],
)
def test_roles(blocks: tuple[tuple[str, ...], ...], where: dict[str, object], roles: list[str]) -> None:
    assert [mention.role for mention in read(page_of(*blocks), **where)] == roles  # type: ignore[arg-type]


def test_furniture_and_contacts_are_not_read() -> None:
    page = page_of(
        ("p/warning", "On strand 1."), ("p", "On strand 2."), ("h", "F. Contact details"), ("p", "Report author: A Jones, Strand 3 lead.")
    )
    assert [mention.number for mention in read(page, contact=range(2, 4))] == [2]


# --------------------------------------------------------------------------- seeds and properties


def test_seed_000_is_about_strand_4() -> None:
    page, outline = seed("000")
    mentions = read_strands(page, outline, STRATEGIES, RULES)
    assert [(mention.number, mention.role) for mention in mentions] == [(4, "subject"), (4, "subject"), (4, "mentioned")]
    assert mentions[-1].name == "Corporate Strategy and Priorities"


def test_seed_004_lists_five_strands() -> None:
    page, outline = seed("004")
    mentions = read_strands(page, outline, STRATEGIES, RULES)
    assert [(mention.number, mention.name, mention.role) for mention in mentions] == [
        (n, name, "listed") for n, name in enumerate(LAUNCH_LIST, 1)
    ]


WORDS = st.sampled_from(
    [
        "strand",
        "strands",
        "Strand 4",
        "1",
        "and",
        "3",
        "-",
        "–",
        ":",
        "(",
        ")",
        "‘",
        "Managing Diversity",
        "Professional Standards Strategy",
        "theme",
        "of",
        "the",
        "five",
        "Met Forward",
        "Met Streets",
        "work strand:",
        "\n",
        "\t",
        ".",
        ";",
        "2006",
        "CONTEST",
        "programme",
        "stands",
    ]
)
LINES = st.tuples(st.sampled_from(["h", "p", "li", "tr"]), st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=40)))


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6), st.integers(-1, 5))
def test_every_span_proves_itself_on_any_page(lines: list[tuple[str, str]], title: int) -> None:
    page = page_of(*lines)
    for mention in read(page, title=title if 0 <= title < len(lines) else None):
        assert page.words(mention.span) == mention.as_written != ""
        assert mention.number is not None or mention.name
        assert mention.name is None or mention.name in mention.as_written


@pytest.mark.parametrize(
    "word", ["strand 4 - A ", "strands ", "strand (", "Met Streets ", "five strands of ", "work strand: ", "Strand 1 - "]
)
def test_hostile_repetition_is_read_in_time(word: str) -> None:
    page = page_of(("p", "Met Forward"), ("p", word * 3000))
    started = time.process_time()
    read(page)
    assert time.process_time() - started < 5
