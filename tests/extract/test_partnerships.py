"""When a report says that its work links with a programme, supports it, or is done jointly with it; and when it does not."""

import pytest

from pipeline.extract.programmes import ProgrammeReading, read_programmes
from pipeline.model import Outline, Page, Section, SectionKind, Span
from pipeline.vocabulary.programmes import load_programmes
from pipeline.vocabulary.rules import load_rules
from tests.extract.seed_pages import seed
from tests.pages import page_of

PROGRAMMES = load_programmes()
RULES = load_rules()
STEP, TOGETHER, MODERN, DCF, C3I = "step-change-programme", "together", "modernisation-programme", "diversity-and-citizen-focus", "c3i"
PSSP, BLUNT = "professional-standards-support-programme", "operation-blunt"


def read(page: Page, title: int | None = None, lead: int | None = None, **sections: range) -> ProgrammeReading:
    """The reading of a page whose sections are given by kind, as block numbers."""
    cut = tuple(
        Section(1, None, None, SectionKind(kind), Span(0, 0), blocks.start, blocks.stop, "test") for kind, blocks in sections.items()
    )
    return read_programmes(page, Outline(lead, title, range(0), range(len(page.blocks)), cut), PROGRAMMES, RULES)


def partners(text: str) -> list[str]:
    """The partners that a paragraph states, in order."""
    return [partnership.programme_id for partnership in read(page_of(("p", text))).partnerships]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("This strand links with the Step Change Programme.", [STEP], id="links with"),
        pytest.param(
            "The strand links with and supports the other changes, chiefly Together and Diversity and Citizen Focus.",
            [TOGETHER, DCF],
            id="psc 2007: links with and supports",
        ),
        pytest.param(
            "For this, links were needed with the Modernisation Programme, incorporating ‘Together’, citizen focus and more.",
            [MODERN, TOGETHER],
            id="psc 2007: links were needed with",
        ),
        pytest.param("Links have been firmly established with the Step Change Programme.", [STEP], id="links established with"),
        pytest.param("The work is closely linked to the Step Change Programme.", [STEP], id="is closely linked to"),
        pytest.param("There are strong links to the Step Change Programme.", [STEP], id="strong links to"),
        pytest.param("There is a link into the Step Change Programme.", [STEP], id="link into"),
        pytest.param("There are links between this strand and the Step Change Programme.", [STEP], id="links between"),
        pytest.param(
            "Programmes with which the strand is linked include Together and C3i.",
            [TOGETHER, C3I],
            id="with which it is linked, before the names",
        ),
        pytest.param(
            "The Step Change Programme, with which this strand is closely linked, is late.",
            [STEP],
            id="with which it is linked, after the name",
        ),
        pytest.param("It supports the Step Change Programme.", [STEP], id="supports"),
        pytest.param("The policies directly support the Step Change Programme.", [STEP], id="support in the plural"),
        pytest.param("Work in support of the Step Change Programme goes on.", [STEP], id="in support of"),
        pytest.param("It provides support to the Step Change Programme.", [STEP], id="provides support to"),
        pytest.param("Training supported by the Step Change Programme goes on.", [STEP], id="supported by"),
        pytest.param("The unit is contributing to the ‘Together’ programme through talks.", [TOGETHER], id="psc 2007: is contributing to"),
        pytest.param("It makes a significant contribution to the Step Change Programme.", [STEP], id="contribution to"),
        pytest.param("It contributes to the delivery of the Step Change Programme.", [STEP], id="contributes to the delivery of"),
        pytest.param("It is done in partnership with Operation Blunt.", [BLUNT], id="in partnership with"),
        pytest.param("It is done in close co-operation with Operation Blunt.", [BLUNT], id="in co-operation with"),
        pytest.param("It is done in conjunction with the Step Change Programme.", [STEP], id="in conjunction with"),
        pytest.param("DPS works closely with the Step Change Programme.", [STEP], id="works closely with"),
        pytest.param("DPS is working with Operation Blunt.", [BLUNT], id="is working with"),
        pytest.param("It was jointly funded with the Step Change Programme.", [STEP], id="jointly with"),
        pytest.param("DPS liaises with Operation Blunt.", [BLUNT], id="liaises with"),
        pytest.param("DPS works with the teams of the Step Change Programme.", [STEP], id="works with the teams of"),
        pytest.param("Work with the project team for C3i goes on.", [C3I], id="work with"),
        pytest.param("The strand’s partnership with Together goes on.", [TOGETHER], id="partnership with"),
        pytest.param("A joint review of Together will be made.", [TOGETHER], id="joint review of"),
        pytest.param("The Step Change Programme, which the strand supports with advice, is late.", [STEP], id="which the strand supports"),
        pytest.param(
            "The Safer Neighbourhoods unit worked with the Authority on the study.",
            ["safer-neighbourhoods"],
            id="worked with the Authority",
        ),
        pytest.param("Operation Blunt supports this work with staff.", [BLUNT], id="supports this work"),
        pytest.param(
            "Operation Blunt works in partnership with the Step Change Programme.", [BLUNT, STEP], id="two that work in partnership"
        ),
        pytest.param("It runs alongside the Step Change Programme.", [STEP], id="alongside"),
        pytest.param("It is aligned with the Step Change Programme.", [STEP], id="aligned with"),
        pytest.param("It is being aligned to Together and C3i.", [TOGETHER, C3I], id="aligned to"),
        pytest.param("It complements the Step Change Programme.", [STEP], id="complements"),
        pytest.param("It dovetails with the Step Change Programme.", [STEP], id="dovetails with"),
        pytest.param("It ties in with the Step Change Programme.", [STEP], id="ties in with"),
        pytest.param("It has been integrated into the Step Change Programme.", [STEP], id="integrated into"),
        pytest.param("It feeds into the Step Change Programme.", [STEP], id="feeds into"),
        pytest.param("It underpins the Step Change Programme.", [STEP], id="underpins"),
        pytest.param("It will be delivered through the Step Change Programme.", [STEP], id="delivered through"),
        pytest.param("It is being taken forward under the Step Change Programme.", [STEP], id="taken forward under"),
        pytest.param("It forms an integral part of the Step Change Programme.", [STEP], id="forms part of"),
        pytest.param(
            "It links with the following programmes: Together; C3i; and Operation Blunt.",
            [TOGETHER, C3I, BLUNT],
            id="run-on list after a colon",
        ),
        pytest.param("It links with Together, C3i and Operation Blunt.", [TOGETHER, C3I, BLUNT], id="three joined"),
        pytest.param("It links with Operation Minstead.", ["operation-minstead"], id="a programme that no vocabulary holds"),
        pytest.param("It not only links with Together but supports C3i.", [TOGETHER, C3I], id="not only"),
        pytest.param("The work is not done alone, but links with Together.", [TOGETHER], id="psc 2007: not alone, but"),
        pytest.param("It is not done alone and links with Together.", [TOGETHER], id="not alone and"),
        pytest.param("The report is late. It links with Together. It is short.", [TOGETHER], id="one sentence of three"),
        pytest.param(
            "The PSSP supports officers and the strand links with Together.", [TOGETHER], id="another programme in another clause"
        ),
    ],
)
def test_the_report_says_that_its_work_links(text: str, expected: list[str]) -> None:
    assert partners(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Step Change Programme began in 2003.", id="being named"),
        pytest.param("The values set up under Together are a good answer to the Morris Inquiry.", id="psc 2007: set up under"),
        pytest.param(
            "‘Our Values’, Together, Morris, Taylor, CRE and Ghaffur ask for the same thing.",
            id="psc 2007: a string of names",
        ),
        pytest.param(
            "HR contributed to this scheme through trainers of the Leadership Academy.",
            id="psc 2007: to this initiative, through the unit",
        ),
        pytest.param(
            "Much was achieved through monthly meetings of the heads of HR and the Diversity and Citizen Focus Directorate.",
            id="psc 2007: through meetings",
        ),
        pytest.param(
            "Links with other programmes have been made and meetings of HR and Diversity and Citizen Focus go on.",
            id="psc 2007: links with others",
        ),
        pytest.param(
            "The MPS Equalities Scheme follows the Diversity Strategy and its author supports the board.",
            id="psc 2007: follows",
        ),
        pytest.param("It supports the Mission, Vision and Values; and 'The Safest City'.", id="pspm 2002: statements of aims"),
        pytest.param("It does not link with the Step Change Programme.", id="does not link"),
        pytest.param("There are no links with the Step Change Programme.", id="no links"),
        pytest.param("No formal links have yet been made with the Step Change Programme.", id="no links have been made"),
        pytest.param("Links have not been made with the Step Change Programme.", id="links have not been made"),
        pytest.param("Links with the Step Change Programme have not been made.", id="denied after the name"),
        pytest.param("Links with the Step Change Programme were severed.", id="links severed"),
        pytest.param("It is independent of, and not linked to, the Step Change Programme.", id="independent of"),
        pytest.param("It cannot be aligned with the Step Change Programme.", id="cannot be aligned"),
        pytest.param("It isn't aligned with the Step Change Programme.", id="short form of not"),
        pytest.param("It is without links to the Step Change Programme.", id="without links"),
        pytest.param("It has yet to be aligned with the Step Change Programme.", id="has yet to be"),
        pytest.param("It is no longer linked to the Step Change Programme.", id="no longer"),
        pytest.param("Members asked whether it links with the Step Change Programme.", id="asked whether"),
        pytest.param("Members support the Step Change Programme.", id="members support"),
        pytest.param("The Committee fully supports the Step Change Programme.", id="the Committee supports"),
        pytest.param("Public support for the Step Change Programme is high.", id="public support for"),
        pytest.param("All are part of Operation Blunt’s successor scheme.", id="a successor"),
        pytest.param(
            "The Step Change Programme, which supports the strand of another force, is late.", id="supports somebody else's strand"
        ),
        pytest.param("Together does not work with the Authority.", id="does not work with"),
        pytest.param("Together supports the public.", id="a programme's own support"),
        pytest.param("Operation Blunt supports the Step Change Programme.", id="another programme is the subject"),
        pytest.param("The PSSP, which also links with Together, is late.", id="another programme, in a relative clause"),
        pytest.param("It links with HR to deliver the Step Change Programme.", id="a purpose"),
        pytest.param("It links with HR, which runs the Step Change Programme.", id="a relative clause"),
        pytest.param("It links with HR because the Step Change Programme is late.", id="a reason"),
        pytest.param("It links with staff at the Leadership Academy.", id="a place"),
        pytest.param("This report, together with the Step Change Programme, was noted.", id="together with"),
        pytest.param("The Professional Standards Support Programme began.", id="a cue within a name"),
        pytest.param("It was compared with the Step Change Programme.", id="compared with"),
        pytest.param("In line with the Step Change Programme, costs fell.", id="in line with"),
        pytest.param("The Step Change Programme follows the Morris Inquiry.", id="follows"),
    ],
)
def test_being_named_is_not_enough(text: str) -> None:
    assert partners(text) == []


# --------------------------------------------------------------------------- evidence


def test_the_evidence_is_the_sentence() -> None:
    page = page_of(("p", "See Report No. 4. It links with Together, e.g. in training. It is late."))
    (partnership,) = read(page).partnerships
    assert page.words(partnership.evidence) == "It links with Together, e.g. in training."
    assert partnership.rule_id == "partnerships.links_with"


def test_each_sentence_counts_once_for_a_programme() -> None:
    page = page_of(("p", "It links with Together and supports Together. It contributes to the Together agenda."))
    assert [(each.programme_id, page.words(each.evidence)[:9]) for each in read(page).partnerships] == [
        (TOGETHER, "It links "),
        (TOGETHER, "It contri"),
    ]


def test_a_list_of_partners() -> None:
    page = page_of(
        ("p", "It is late. This work links with the following programmes:"),
        ("li", "•", "the Step Change Programme;"),
        ("li", "•", "staff of C3i"),
        ("li", "•", "Together."),
        ("p", "Operation Blunt."),
    )
    found = read(page).partnerships
    assert [each.programme_id for each in found] == [STEP, C3I, TOGETHER]
    assert page.words(found[0].evidence) == "This work links with the following programmes:\n\nthe Step Change Programme;"


@pytest.mark.parametrize(
    "announcement",
    [
        pytest.param("The following programmes began in 2003:", id="no cue"),
        pytest.param("It does not link with the following programmes:", id="denied"),
        pytest.param("It supports staff. The dates are:", id="cue in another sentence"),
    ],
)
def test_other_lists_are_of_no_partners(announcement: str) -> None:
    page = page_of(("p", announcement), ("li", "•", "Step Change Programme"), ("li", "•", "Together"))
    assert read(page).partnerships == ()


# --------------------------------------------------------------------------- where


def test_title_lead_and_summary_count() -> None:
    page = page_of(
        ("p", "Report 8 links with C3i."), ("h", "Strand 4: links with Together"), ("p", "It supports the Step Change Programme.")
    )
    assert [each.programme_id for each in read(page, lead=0, title=1, summary=range(2, 3)).partnerships] == [C3I, TOGETHER, STEP]


def test_a_report_is_no_partner_of_its_subject() -> None:
    page = page_of(
        ("h", "Progress of the Step Change Programme"),
        ("p", "Boroughs support the Step Change Programme."),
        ("p", "The Step Change Programme is linked to C3i."),
    )
    assert [each.programme_id for each in read(page, title=0).partnerships] == [C3I]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("That work supporting the Step Change Programme be noted.", [], id="be noted"),
        pytest.param("That members agree to work with the Step Change Programme.", [], id="members agree"),
        pytest.param("endorse links with the Step Change Programme.", [], id="a bare verb"),
        pytest.param(
            "The scheme links with the Step Change Programme.", [STEP], id="cep 2009, C: the body of a page that lost its headings"
        ),
    ],
)
def test_what_members_are_asked_is_no_statement(text: str, expected: list[str]) -> None:
    page = page_of(("h", "A. Recommendation"), ("p", text))
    assert [each.programme_id for each in read(page, recommendations=range(2)).partnerships] == expected


def test_background_papers_state_nothing() -> None:
    page = page_of(("h", "E. Background papers"), ("p", "Links with the Step Change Programme"))
    assert read(page, background_papers=range(2)).partnerships == ()


def test_furniture_states_nothing() -> None:
    assert read(page_of(("p/feedback", "An e-mail linking to the Step Change Programme."))).partnerships == ()


# --------------------------------------------------------------------------- seeds


def test_seed_000_has_its_three_partners() -> None:
    page, outline = seed("000")
    found = read_programmes(page, outline, PROGRAMMES, RULES).partnerships
    assert {each.programme_id for each in found} == {TOGETHER, DCF, MODERN}
    assert all(page.words(each.evidence).endswith(".") for each in found)


def test_seed_004_has_none() -> None:
    page, outline = seed("004")
    assert read_programmes(page, outline, PROGRAMMES, RULES).partnerships == ()
