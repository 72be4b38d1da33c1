"""The site's furniture is known wherever it stands, its text stays, and words of the paper are never taken for it."""

import pytest

from pipeline.vocabulary.rules import RULES, read_toml
from tests.read.reading import furniture, html, text

PROSE = "The service has reviewed the way in which the plan is carried out, and reports on what it found."

FURNITURE = [
    ("breadcrumb", "You are in:"),
    ("breadcrumb", "You are in: Home > Committees > Finance > 17-Jan-09"),
    ("breadcrumb", "Home > Committees > Finance > 17-Jan-09"),
    ("breadcrumb", "Committees » Finance » 2003"),
    ("contents", "Contents"),
    ("contents", "On this page:"),
    ("warning", "Warning: This is archived material and may be out of date."),
    ("warning", "Warning: This is archived material"),
    ("warning", "See the MOPC website for further information."),
    ("contacts", "For more information contact:"),
    ("contacts", "For information contact:"),
    ("contacts", "For further information, please contact:"),
    ("contacts", "For more information contact: MPA general: 020 7000 0000"),
    ("contacts", "MPA general: 020 7000 0000"),
    ("contacts", "Media enquiries: 020 7000 0000/18"),
    ("contacts", "Send an e-mail linking to this page"),
    ("feedback", "Feedback"),
    ("feedback", "Back to top"),
    ("navigation", "Skip to content"),
    ("navigation", "© Metropolitan Police Authority 2003"),
    ("navigation", "Site map"),
    ("navigation", "Home | Committees | Press"),
    ("warning", "For current information please see the MOPC website."),
]
WORDS = [
    "Warning: demand may rise in the year",
    "Feedback from members was good",
    "Contents of the plan",
    "You are invited to note the plan",
    "Report author(s): Kim Dale, MPS.",
    "For more information on the plan, see Appendix 2",
    "For information contact: Kim Dale on 020 7000 0000",
    "Media coverage: see Appendix 2",
    "costs > savings",
    "Search of the premises",
    "About the plan",
    "None",
    "Home Office",
    "Links",
    "Home | Office",
]


@pytest.mark.parametrize(("sort", "line"), FURNITURE, ids=[case[1] for case in FURNITURE])
def test_furniture(sort: str, line: str) -> None:
    assert furniture(text(PROSE, "", line, "", PROSE + "."))[line] == sort
    markup = line.replace(">", "&gt;")
    assert furniture(html(f"<p>{PROSE}<p>{markup}<p>{PROSE}."))[line] == sort


@pytest.mark.parametrize("line", WORDS)
def test_words_that_only_begin_like_it(line: str) -> None:
    assert set(furniture(text(PROSE, "", line, "", PROSE + ".")).values()) == {None}


def test_the_trail_after_its_label() -> None:
    told = furniture(html(f"<p>You are in:</p><ul><li><a href=/>Home</a><li><a href=/c>Committees</a><li>Finance</ul><p>{PROSE}"))
    assert told == {"You are in:": "breadcrumb", "Home": "breadcrumb", "Committees": "breadcrumb", "Finance": "breadcrumb", PROSE: None}
    assert furniture(text("You are in:", "", "  • Home", "  • Finance", "", PROSE)) == {
        "You are in:": "breadcrumb",
        "Home": "breadcrumb",
        "Finance": "breadcrumb",
        PROSE: None,
    }


def test_a_list_of_contents_and_the_headings_it_names() -> None:
    page = html(f"<h2>Contents</h2><ul><li><a href=#a>Summary</a><li><a href=#b>Recommendations</a></ul><h2>Summary</h2><p>{PROSE}")
    assert [block.boilerplate and block.boilerplate.value for block in page.blocks] == ["contents", "contents", "contents", None, None]


def test_the_items_of_an_agenda_are_no_menu() -> None:
    """An agenda is a list of links, too: it stands under a heading."""
    items = "".join(f"<li><a href={number}>Report {number} on the plan</a>" for number in range(5))
    assert set(furniture(html(f"<h1>Agenda for the meeting</h1><ol>{items}</ol>")).values()) == {None}


def test_supporting_material_after_the_contacts_is_no_menu() -> None:
    contacts = "<p>For more information contact:<p>MPA general: 1"
    markup = f"<p>{PROSE}{contacts}<h2>Supporting material</h2><ul><li><a href=a.pdf>Appendix 1 [PDF]</a></ul>"
    assert furniture(html(markup))["Appendix 1 [PDF]"] is None


def test_links_before_and_after_the_page_are_menus() -> None:
    markup = f"<p><a href=/>Start</a> | <a href=/n>News</a></p><h1>Plan</h1><p>{PROSE}<p>MPA general: 1<p><a href=/t>Staff only</a>"
    told = furniture(html(markup))
    assert told["Start | News"] == told["Staff only"] == "navigation"
    assert told["Plan"] is None


@pytest.mark.parametrize(
    ("attributes", "sort"),
    [
        ("id=nav", "navigation"),
        ("class='wide left-nav'", "navigation"),
        ("class=sidebar", "navigation"),
        ("id=skiplinks", "navigation"),
        ("id=footer", "navigation"),
        ("class=breadcrumbs", "breadcrumb"),
        ("id=toc", "contents"),
        ("id=wm-ipp-base", "toolbar"),
        ("id=content", None),
        ("class=contents", None),
        ("class=navy", None),
    ],
)
@pytest.mark.parametrize("tag", ["div", "ul", "table", "p"])
def test_containers_of_furniture(tag: str, attributes: str, sort: str | None) -> None:
    inner = {"ul": "<li>Policies of the force", "table": "<tr><td>Policies of the force"}.get(tag, "Policies of the force")
    told = furniture(html(f"<{tag} {attributes}>{inner}</{tag}><p>{PROSE}"))
    assert told == {"Policies of the force": sort, PROSE: None}


def test_a_cell_of_a_layout_table_may_be_the_menu() -> None:
    told = furniture(html(f"<table><tr><td class=nav><p>Policies<p>Plans</td><td><p>{PROSE}<p>More words.</td></tr></table>"))
    assert told == {"Policies": "navigation", "Plans": "navigation", PROSE: None, "More words.": None}


def test_the_contacts_in_a_menu_are_contacts() -> None:
    told = furniture(html(f"<p>{PROSE}<ul id=footer-nav><li>Site map<li>Send an e-mail linking to this page<li>Feedback<li>Policies</ul>"))
    assert list(told.values()) == [None, "navigation", "contacts", "feedback", "navigation"]


def test_a_toolbar_that_never_ends_takes_no_page_with_it() -> None:
    assert set(furniture(html(f"<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>{PROSE}<p>words")).values()) == {None}


def test_a_mixed_paragraph_with_an_author_is_no_furniture() -> None:
    line = "Report author: Kim Dale, MPS.\nFor more information contact:\nMPA general: 020 7000 0000"
    assert furniture(text(*line.split("\n")))[line] is None


@pytest.mark.parametrize("family", ["reading", "boilerplate"])
def test_every_rule_says_what_it_is_for(family: str) -> None:
    rules = read_toml(RULES / f"{family}.toml")["rule"]
    assert all(rule["description"][0].isupper() and not rule["description"].endswith(".") for rule in rules)
