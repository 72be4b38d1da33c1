"""Who can be asked, as data: phrases, their names, and what only looks like one."""

from pathlib import Path

import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary.addressees import AddresseeKind, Addressees, load_addressees


@pytest.fixture(scope="module")
def addressees() -> Addressees:
    return load_addressees()


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("members", "members", AddresseeKind.MEMBERS),
        ("Members", "members", AddresseeKind.MEMBERS),
        ("all members", "members", AddresseeKind.MEMBERS),
        ("the Members", "members", AddresseeKind.MEMBERS),
        ("members of the Committee", "members", AddresseeKind.MEMBERS),
        ("MPA members", "members", AddresseeKind.MEMBERS),
        ("the Committee", "committee", AddresseeKind.COMMITTEE),
        ("this committee", "committee", AddresseeKind.COMMITTEE),
        ("the Sub-committee", "committee", AddresseeKind.COMMITTEE),
        ("the sub committee", "committee", AddresseeKind.COMMITTEE),
        ("the Panel", "committee", AddresseeKind.COMMITTEE),
        ("PSCC", "committee", AddresseeKind.COMMITTEE),
        ("the Authority", "authority", AddresseeKind.AUTHORITY),
        ("the full Authority", "authority", AddresseeKind.AUTHORITY),
        ("the MPA", "authority", AddresseeKind.AUTHORITY),
        ("the Metropolitan Police Authority", "authority", AddresseeKind.AUTHORITY),
        ("the Board", "board", AddresseeKind.BOARD),
        ("EODB", "board", AddresseeKind.BOARD),
        ("the Treasurer", "Treasurer", AddresseeKind.OFFICE),
        ("Chief Executive and Clerk", "Chief Executive and Clerk", AddresseeKind.OFFICE),
        ("the Chief Executive & Clerk", "Chief Executive and Clerk", AddresseeKind.OFFICE),
        ("officers of the Authority", "MPA officers", AddresseeKind.OFFICE),
        ("the Metropolitan Police Service", "MPS", AddresseeKind.OFFICE),
        ("the London-wide Race Hate Crime Forum", "LRHCF", AddresseeKind.OFFICE),
        ("the Chairman", "Chair", AddresseeKind.OFFICE),
        ("the MPS Management Board", "MPS Management Board", AddresseeKind.OFFICE),
    ],
)
def test_a_phrase_and_its_name(addressees: Addressees, phrase: str, name: str, kind: AddresseeKind) -> None:
    found = addressees.match(f"{phrase} note the report", 0)
    assert found is not None
    assert (found.name, found.kind, found.start, found.end) == (name, kind, 0, len(phrase))
    assert found.is_general is (kind is not AddresseeKind.OFFICE)


@pytest.mark.parametrize(
    "words",
    [
        "members' comments be noted",
        "members’ comments be noted",
        "the Committee's work be noted",
        "the MPS-wide review be noted",
        "members of staff be thanked",
        "members of the public be invited",
        "authority be delegated",
        "Chair arrangements be agreed",
        "committee arrangements be agreed",
        "the mps note",
        "remembers",
        "boardroom",
    ],
)
def test_what_only_looks_like_an_addressee(addressees: Addressees, words: str) -> None:
    assert addressees.match(words, 0) is None


def test_an_addressee_is_found_where_it_is_looked_for(addressees: Addressees) -> None:
    found = addressees.match("That the Clerk report", 5)
    assert found is not None
    assert (found.name, found.start, found.end) == ("Clerk", 5, 14)


def test_the_vocabulary_is_a_mapping(addressees: Addressees) -> None:
    assert len(addressees) == len(list(addressees))
    assert addressees["Treasurer"].value == "Treasurer"
    assert addressees["members"].value == "members"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[addressee]]\nname = "Clerk"\nkind = "office"', "addressee Clerk: name, kind and at least one of forms are needed"),
        ('[[addressee]]\nname = "Clerk"\nkind = "office"\nforms = []', "at least one of forms"),
        ('[[addressee]]\nname = "Clerk"\nkind = "person"\nforms = ["Clerk"]', "kind must be one of members"),
        ('[[addressee]]\nname = "Clerk"\nkind = "office"\nforms = ["Clerk"]\nrank = 1', "unknown fields: rank"),
        ('[[addressee]]\nname = "Clerk"\nkind = "office"\nforms = ["Clerk"]\n' * 2, "the name is there already"),
        (
            '[[addressee]]\nname = "A"\nkind = "office"\nforms = ["Clerk"]\n[[addressee]]\nname = "B"\nkind = "office"\nforms = ["clerk"]',
            "the form 'clerk' belongs to A already",
        ),
    ],
    ids=["no-forms", "empty-forms", "kind", "field", "name-twice", "form-twice"],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "addressees.toml").write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"addressees\.toml") as caught:
        load_addressees(tmp_path)
    assert said in str(caught.value)


def test_an_empty_file_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "addressees.toml").write_text("", encoding="utf-8")
    assert load_addressees(tmp_path).match("members note", 0) is None
