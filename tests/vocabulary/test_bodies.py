"""The bodies: every name that the survey met, the codes that went from hand to hand, and what a wrong file is told."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary.bodies import load_bodies, plain_name

BODIES = load_bodies()
CONTRACT = {
    "mpa": "Metropolitan Police Authority",
    "psc": "Professional Standards & Complaints Committee",
    "pspm": "Professional Standards and Performance Monitoring Committee",
    "cuc": "Co-ordination and Urgency Committee",
    "cop": "Co-ordination and Policing Committee",
    "fpbv": "Finance, Planning and Best Value Committee",
    "f": "Finance Committee",
    "finres": "Finance and Resources Committee",
    "resourceprod": "Resources and Productivity Sub-committee",
    "fe": "Estates Sub-committee",
    "eodb": "Equal Opportunities & Diversity Board",
    "equalities": "Equality and Diversity Sub-committee",
    "cep": "Communities, Equalities and People Committee",
    "cecf": "Community Engagement and Citizen Focus Sub-committee",
    "cdo": "Consultation, Diversity and Outreach Committee",
    "consultation": "Consultation Committee",
    "ce": "Community Engagement Committee",
    "hr": "Human Resources Committee",
    "remuneration": "Remuneration Sub-committee",
    "hrremuneration": "Human Resources and Remuneration Sub-committee",
    "cgc": "Corporate Governance Committee",
    "ap": "Audit Panel",
    "ppr": "Planning, Performance & Review Committee",
    "sop": "Strategic and Operational Policing Committee",
    "ctps": "Counter-Terrorism and Protective Services Sub-committee",
    "olympicspara": "Olympics/Paralympics Sub-committee",
    "acpo": "ACPO Conduct Sub-committee",
    "soc": "Senior Officers Conduct Sub-committee",
    "pscsc": "Professional Standards Cases Sub-committee",
    "s": "Standards Committee",
    "dsvb": "Domestic and Sexual Violence Board",
}


def test_all_bodies_of_the_contract_are_there_by_name() -> None:
    assert {body_id: body.name for body_id, body in BODIES.items()} == CONTRACT


@pytest.mark.parametrize("body_id", CONTRACT)
def test_each_goes_by_its_own_name_however_it_is_typed(body_id: str) -> None:
    name = CONTRACT[body_id]
    spellings = [
        name,
        f"the {name}",
        name.upper(),
        name.replace("&", "and"),
        name.replace(" and ", " & "),
        f"MPA {name}",
        name.replace("-", ""),
    ]
    if name.endswith("Committee"):
        spellings.append(f"{name} Committee")
    for spelling in spellings:
        found = BODIES.by_name(spelling, None)
        assert found and found.body_id == body_id, spelling
    assert BODIES.name_at(body_id, date(2005, 1, 1)) == name


@pytest.mark.parametrize(
    ("words", "body_id"),
    [
        ("MPA Committee", "mpa"),
        ("MPA Full Authority", "mpa"),
        ("full Authority", "mpa"),
        ("the Authority", "mpa"),
        ("annual meeting of the MPA Committee", "mpa"),
        ("annual general meeting of the MPA Committee", "mpa"),
        ("PSCC", "psc"),
        ("PSPM", "pspm"),
        ("EOBD", "eodb"),
        ("Chair’s Co-ordination and Urgency Committee", "cuc"),
        ("Chair's Coordination and Urgency Committee", "cuc"),
        ("Remuneration Subcommittee", "remuneration"),
        ("Equal Opportunity & Diversity Board", "eodb"),
        ("Finance and Resources committee Committee", "finres"),
        ("Planning, Performance and Review Committee", "ppr"),
        ("Olympic and Paralympic Sub-committee", "olympicspara"),
        ("Counter Terrorism and Protective Services sub committee", "ctps"),
        ("Professional Standards Cases sub0committee", "pscsc"),
        ("Strategic and Operational Policing Commitee", "sop"),
        ("Finance, Planning and Best Value", "fpbv"),
    ],
    ids=str,
)
def test_what_papers_call_them(words: str, body_id: str) -> None:
    found = BODIES.by_name(words, None)
    assert found and found.body_id == body_id


@pytest.mark.parametrize(
    "words",
    [
        "Co-ordination",
        "Consultation",
        "Finance",
        "Human Resources",
        "Professional Standards",
        "Professional Standards Committee",
        "Community Engagement",
        "Equality and Diversity Board",
        "Committee",
        "the",
        "",
        "Metropolitan Police Service",
        "London Assembly Budget Committee",
    ],
)
def test_a_name_cut_short_or_unknown_is_nobody(words: str) -> None:
    assert BODIES.by_name(words, None) is None


@pytest.mark.parametrize(
    ("code", "on", "body_id"),
    [
        ("x-f", date(2001, 11, 19), "fpbv"),
        ("x-f", date(2002, 6, 13), "fpbv"),
        ("x-f", date(2002, 9, 19), "f"),
        ("x-f", date(1999, 1, 1), "fpbv"),
        ("x-cop", date(2001, 3, 22), "cuc"),
        ("x-cop", date(2008, 6, 5), "cop"),
        ("x-ce", date(2003, 1, 9), "consultation"),
        ("x-ce", date(2005, 3, 3), "ce"),
        ("x-soc", date(2003, 5, 1), "acpo"),
        ("x-soc", date(2006, 5, 4), "soc"),
        ("hrremuneration", date(2002, 10, 17), "remuneration"),
        ("hrremuneration", date(2010, 2, 4), "hrremuneration"),
        ("psc", None, "psc"),
        ("X-PSC", date(2007, 2, 8), "psc"),
        ("x-f-e", date(2001, 11, 19), "fe"),
        ("s", date(2004, 12, 13), "s"),
    ],
    ids=str,
)
def test_a_code_goes_from_hand_to_hand(code: str, on: date | None, body_id: str) -> None:
    found = BODIES.by_code(code, on)
    assert found and found.body_id == body_id


def test_a_shared_code_without_a_date_and_an_unknown_code_are_nobody() -> None:
    assert BODIES.by_code("x-f", None) is None
    assert BODIES.by_code("x-zz", date(2005, 1, 1)) is None
    assert {body.body_id for body in BODIES.bearers("f")} == {"fpbv", "f"}


def test_no_body_meets_at_a_weekend_and_the_psc_never_on_a_wednesday() -> None:
    assert all(body.weekdays and max(body.weekdays) < 5 for body in BODIES.values())
    assert date(2007, 2, 8).weekday() in BODIES.weekdays("psc")
    assert date(2006, 2, 8).weekday() not in BODIES.weekdays("psc")
    assert 2 not in BODIES.weekdays(None)


def test_rows_of_the_dimension_are_whole() -> None:
    assert all(body.predecessor_id is None or body.predecessor_id in BODIES for body in BODIES.values())
    assert (BODIES["pscsc"].code, BODIES["pscsc"].predecessor_id) == ("pscsc", "soc")
    assert BODIES["fpbv"].valid_to == date(2002, 6, 30) and BODIES["f"].valid_from == date(2002, 7, 1)


def test_plain_name_drops_what_is_written_in_several_ways() -> None:
    assert plain_name("The  MPA's Sub-Committee on  A & B") == "subcommittee on a and b"
    assert plain_name("MPA Committee") == "mpa committee"


BODY = '[[body]]\nid = "a"\nname = "Audit Panel"\ncodes = ["a"]\naliases = []\nweekdays = ["monday"]\n'


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (BODY + BODY, "body a: the id is taken"),
        (BODY.replace("codes", "code"), "body a: missing or unknown fields: code, codes"),
        (BODY.replace('codes = ["a"]', "codes = []"), "at least one code"),
        (BODY + 'predecessor = "b"\n', "predecessor 'b' is no body"),
        (BODY + 'valid_from = "2002"\n', "must be dates"),
        (BODY + "valid_from = 2003-01-01\nvalid_to = 2002-01-01\n", "lies before"),
        (BODY.replace("monday", "moonday"), "'moonday' is no day"),
        ("[[body]\n", "bodies.toml: not valid TOML"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(tmp_path: Path, content: str, fault: str) -> None:
    (tmp_path / "bodies.toml").write_text(content, "utf-8")
    with pytest.raises(VocabularyError, match=r"bodies\.toml") as error:
        load_bodies(tmp_path)
    assert fault in str(error.value)


def test_homonyms_are_told_by_date(tmp_path: Path) -> None:
    old = BODY.replace('"a"', '"old"').replace("weekdays", "valid_to = 2004-01-01\nweekdays")
    new = BODY.replace('"a"', '"new"').replace("weekdays", "valid_from = 2004-01-02\nweekdays")
    (tmp_path / "bodies.toml").write_text(old + new, "utf-8")
    bodies = load_bodies(tmp_path)
    assert bodies.by_name("Audit Panel", None) is None
    found = bodies.by_name("Audit Panel", date(2005, 1, 1))
    assert found and found.body_id == "new"
