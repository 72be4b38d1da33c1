"""The marks that a browser prints before the items of a list: counted numbers, letters, Roman numerals, bullets."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pipeline.read.attributes import Attributes, attribute, whole_number

BULLET: Final = "•"
_ALPHABET: Final = 26
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN: Final = 3999
_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(lower|upper)-(alpha|latin|roman)\b", re.IGNORECASE)


def letters(number: int) -> str:
    """The number in letters, as lists count: a to z, then aa.

    >>> letters(2), letters(27)
    ('b', 'aa')
    """
    if number < 1:
        return str(number)
    text = ""
    while number:
        number, rest = divmod(number - 1, _ALPHABET)
        text = chr(ord("a") + rest) + text
    return text


def roman(number: int) -> str:
    """The number in small Roman numerals, where they reach.

    >>> roman(4), roman(1999)
    ('iv', 'mcmxcix')
    """
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


_WRITTEN: Final[dict[str, Callable[[int], str]]] = {
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}


@dataclass(slots=True)
class Numbering:
    """The state of one list: how its items are marked, and the number of the last one."""

    ordered: bool
    style: str = "1"
    last: int = 0

    def mark(self, item: Attributes) -> str:
        """The mark of the next item, heeding its own `value` and `type`.

        >>> numbering = numbering_of("ol", [("type", "a"), ("start", "3")])
        >>> numbering.mark([]), numbering.mark([("value", "7")])
        ('c.', 'g.')
        """
        if not self.ordered:
            return BULLET
        value = whole_number(item, "value") if item else None
        self.last = self.last + 1 if value is None else value
        write = _WRITTEN.get((attribute(item, "type") if item else None) or self.style, str)
        return f"{write(self.last)}."


def numbering_of(tag: str, attributes: Attributes) -> Numbering:
    """The numbering of a list, from its tag and its `type`, `start` and `style`."""
    if tag != "ol" or not attributes:
        return Numbering(ordered=tag == "ol")
    style = attribute(attributes, "type") or "1"
    if css := _STYLE.search(attribute(attributes, "style") or ""):
        small = "i" if css[2].lower() == "roman" else "a"
        style = small if css[1].lower() == "lower" else small.upper()
    start = whole_number(attributes, "start")
    return Numbering(True, style, (1 if start is None else start) - 1)
