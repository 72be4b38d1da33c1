"""Rules are data: what a rule file must look like, and what is said when it does not."""

from pathlib import Path

import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary.rules import Rule, load_rules

GOOD = """
[[rule]]
id = "header.date"
description = "the Date: line"
pattern = '^Date:'
example = "Date: 8 March 2007"
counterexample = "Dates of meetings"
"""


def write(folder: Path, content: str, name: str = "header.toml") -> Path:
    (folder / name).write_text(content, "utf-8")
    return folder


def test_a_rule_file_becomes_rules_by_id(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, GOOD))
    assert list(rules) == ["header.date"]
    assert rules["header.date"].pattern.search("Date: 9 March 2007")
    assert rules["header.date"].description == "the Date: line"


def test_files_of_other_types_are_no_rules(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, "nothing of ours", "README.md")
    assert list(load_rules(tmp_path)) == ["header.date"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("'^Date:'", "'^Date('"), "rule header.date: the pattern is not a regular expression"),
        (("'^Date:'", "'^Dated:'"), "rule header.date: the pattern does not match its example 'Date: 8 March 2007'"),
        (("'^Date:'", "'^Date'"), "rule header.date: the pattern matches its counterexample 'Dates of meetings'"),
        (('"header.date"', '"lead.date"'), "rule lead.date: the id must begin with 'header' and a dot"),
        (('description = "the Date: line"', ""), "missing or unknown fields: description"),
        (('description = "the Date: line"', 'description = ""\nnote = ""'), "missing or unknown fields: note"),
        (('id = "header.date"', ""), "rule (without id): missing or unknown fields: id"),
        (("[[rule]]", "[[rule"), "header.toml: not valid TOML"),
        (("[[rule]]", "[[rule]]\nid = 1\n[[rule]]"), "header.toml: rule 1: missing or unknown fields"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_rule_is_named_with_its_fault(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    write(tmp_path, GOOD.replace(*change))
    with pytest.raises(VocabularyError) as caught:
        load_rules(tmp_path)
    assert complaint in str(caught.value)
    assert "header.toml" in str(caught.value)


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"header\.date: the id is taken already"):
        load_rules(write(tmp_path, GOOD + GOOD))


@pytest.mark.parametrize("rule", load_rules().values(), ids=lambda rule: rule.id)
def test_every_rule_of_ours_finds_its_example_and_no_more(rule: Rule) -> None:
    assert rule.pattern.search(rule.example)
    assert not rule.pattern.search(rule.counterexample)
    assert len(rule.description) > 10, "a description says what the rule is for"
