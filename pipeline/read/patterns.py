"""The patterns of the two rule families that reading needs: `reading` and `boilerplate`.

They are taken straight from their files, because a page must be readable without the whole rule book; whoever loads
the vocabulary proves them by their examples.
"""

import re
from functools import cache
from typing import Final

from pipeline.vocabulary.rules import RULES, read_toml

_FAMILIES: Final = ("boilerplate", "reading")


@cache
def pattern(rule_id: str) -> re.Pattern[str]:
    """The compiled pattern of a rule.

    >>> pattern("reading.number").match("12. The plan")["mark"]
    '12.'
    """
    return _book()[rule_id]


@cache
def _book() -> dict[str, re.Pattern[str]]:
    return {
        str(entry["id"]): re.compile(entry["pattern"])
        for family in _FAMILIES
        for entry in read_toml(RULES / f"{family}.toml").get("rule", [])
    }
