"""What the attributes of an element say about the text in it: furniture by id or class, bold or big type, links."""

import re
from functools import lru_cache
from typing import Final, TypeAlias

from pipeline.model import Boilerplate
from pipeline.read.patterns import pattern

Attributes: TypeAlias = list[tuple[str, str]]
"""The attributes of a start tag in order, names in lower case."""

_CONTAINERS: Final = (
    ("boilerplate.toolbar_container", Boilerplate.TOOLBAR),
    ("boilerplate.breadcrumb_container", Boilerplate.BREADCRUMB),
    ("boilerplate.contents_container", Boilerplate.CONTENTS),
    ("boilerplate.navigation_container", Boilerplate.NAVIGATION),
)
_HEADING_CLASS: Final = re.compile(
    r"(?:^|\s)(?:(?:sub|page|main|section|report)[-_]?)?(?:heading|header|title|head)[-_]?\d?(?:\s|$)", re.IGNORECASE
)
_NAMING: Final = ("id", "class")
_LONGEST_NAMES: Final = 200  # what is longer names nothing, and would only fill the cache
_BOLD_STYLE: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


def attribute(attributes: Attributes, name: str) -> str | None:
    """The value of an attribute, or None.

    >>> attribute([("start", "5")], "start")
    '5'
    """
    for key, value in attributes:
        if key == name:
            return value
    return None


def whole_number(attributes: Attributes, name: str) -> int | None:
    """The value of an attribute as a whole number, when it is one; a leading sign is kept."""
    value = (attribute(attributes, name) or "").strip()
    digits = value.lstrip("+-")
    return int(value) if digits.isascii() and digits.isdigit() and len(value) - len(digits) <= 1 and len(digits) < 10 else None


def region_of(attributes: Attributes) -> Boilerplate | None:
    """The furniture that an element holds, as its id or class names it.

    >>> region_of([("class", "wide left-nav")])
    <Boilerplate.NAVIGATION: 'navigation'>
    """
    for name, value in attributes:
        if name in _NAMING and 0 < len(value) <= _LONGEST_NAMES and (region := _region(value)):
            return region
    return None


@lru_cache(maxsize=4096)
def _region(names: str) -> Boilerplate | None:
    return next(
        (region for name in names.split() for rule, region in _CONTAINERS if pattern(rule).match(name)),
        None,
    )


def is_emphatic(attributes: Attributes) -> bool:
    """Whether a class calls the element a heading (`<p class="subheading">`, 2001 to 2003 templates)."""
    names = attribute(attributes, "class")
    return names is not None and _HEADING_CLASS.search(names) is not None


def is_bold(attributes: Attributes) -> bool:
    """Whether a style makes the text bold."""
    style = attribute(attributes, "style")
    return style is not None and _BOLD_STYLE.search(style) is not None


def font_size(attributes: Attributes, size: int) -> int:
    """The size that `<font>` sets, 1 to 7; `+1` and `-1` are relative to the size around it."""
    value = (attribute(attributes, "size") or "").strip()
    number = whole_number(attributes, "size")
    if number is None:
        return size
    return min(7, max(1, size + number if value[0] in "+-" else number))
