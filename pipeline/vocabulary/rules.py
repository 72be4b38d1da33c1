"""Rules as data: loading, checking, compiling.

A rule file is TOML, one `[[rule]]` each, and names a family (`header.toml` holds the family `header`):

    [[rule]]
    id = "header.date"
    description = "The Date: line of the header block"
    pattern = '(?i)^date\\s*:\\s*(?P<value>.+)$'
    example = "Date: 8 February 2007"
    counterexample = "Dates of future meetings"

`re.search` must find the pattern in the example and must not in the counterexample: tests run both, and so
does loading, because a wrong rule must never read a page.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from pipeline.errors import VocabularyError

RULES: Final = files("pipeline.vocabulary") / "rules"
_FIELDS: Final = {"id", "description", "pattern", "example", "counterexample"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: an id that goes on every value it makes, and a pattern proved by two examples."""

    id: str
    description: str
    pattern: re.Pattern[str]
    example: str
    counterexample: str


RuleBook: TypeAlias = Mapping[str, Rule]


def read_toml(file: Traversable) -> dict[str, Any]:
    """A TOML file's content; a syntax error names the file."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{file.name}: not valid TOML: {error}") from error
    except OSError as error:
        raise VocabularyError(f"{file.name}: cannot be read: {error}") from error


def load_rules(folder: Traversable = RULES) -> RuleBook:
    """All rules of a folder by id, in the order of files and lines; the first wrong one is an error."""
    rules: dict[str, Rule] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        for entry in read_toml(file).get("rule", []):
            rule = _checked(file.name, entry)
            if rule.id in rules:
                raise VocabularyError(f"{file.name}: rule {rule.id}: the id is taken already")
            rules[rule.id] = rule
    return MappingProxyType(rules)


def _checked(file: str, entry: dict[str, Any]) -> Rule:
    where = f"{file}: rule {entry.get('id', '(without id)')}"
    if wrong := set(entry) ^ _FIELDS:
        raise VocabularyError(f"{where}: missing or unknown fields: {', '.join(sorted(wrong))}")
    family = file.removesuffix(".toml")
    if not str(entry["id"]).startswith(f"{family}."):
        raise VocabularyError(f"{where}: the id must begin with {family!r} and a dot")
    try:
        pattern = re.compile(entry["pattern"])
    except re.error as error:
        raise VocabularyError(f"{where}: the pattern is not a regular expression: {error}") from error
    if not pattern.search(entry["example"]):
        raise VocabularyError(f"{where}: the pattern does not match its example {entry['example']!r}")
    if pattern.search(entry["counterexample"]):
        raise VocabularyError(f"{where}: the pattern matches its counterexample {entry['counterexample']!r}")
    return Rule(entry["id"], entry["description"], pattern, entry["example"], entry["counterexample"])
