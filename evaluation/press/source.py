r"""Reading the source of a work: plain text, written by hand.

    @address x-psc/2003/030213/06
    @print xhtml2003 C
    @lead Report 6 of the 13 February 2003 meeting of the ... and ...

    = Strand 1 of the strategy

    Report: 6
    Date: 13 February 2003
    By: Commissioner

    == Summary

    A paragraph; its lines may be wrapped. A line that ends in a backslash\
    breaks the line in print too.

    == A. Recommendations
    That
      1. members note the report; and
      2. the plan be approved.

    == B. Supporting information
    === A sub-heading
    1. A numbered paragraph, its number as printed (`1 `, `1.`, `1.2`).
      * a bullet
      (a) any other mark
    | a cell | another

    @truth
    report_id = "psc/2003-02-13/6"

- A block ends at a blank line. List items (two spaces before the mark) and table rows are blocks of their own; what is
  indented by four spaces or more goes on with the item above.
- The lines right after the title that begin with a label are the header block, line by line.
- `@print` names templates; `C:loose` lays the page under a name that tells nothing of its address.
- What follows `@truth` is TOML: the fields of `evaluation.press.work.Truth`.
"""

import re
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from evaluation.press.work import Piece, PieceKind, Rendering, Truth, Work

_LABEL: Final = re.compile(
    r"(?:Covering Report(?: by)?|Report(?: by)?|Briefing paper|Meeting|Date|By):|AGM report|Linked to|Report for the"
)
_NUMBER: Final = re.compile(r"(?P<marker>\d{1,2}(?:\.\d+)*\.?|[a-z]\.)\s+(?P<text>.+)", re.DOTALL)
_ITEM: Final = re.compile(r"  (?P<marker>\*|-|\(?\w{1,4}[.)])\s+(?P<text>.+)")
_HEADINGS: Final = {"==": PieceKind.SECTION, "===": PieceKind.SUBHEADING}
HOST: Final = "policeauthority.org"


def parse_work(name: str, source: str) -> Work:
    """A work from its source; `name` (the file's) stands in every error message."""
    words, mark, truth = source.partition("\n@truth\n")
    if not mark:
        raise ValueError(f"{name}: no @truth")
    control, blocks = _control(name, list(_blocks(words)))
    if not blocks or not blocks[0].startswith("= "):
        raise ValueError(f"{name}: no title")
    header = tuple(blocks[1].split("\n")) if len(blocks) > 1 and _LABEL.match(blocks[1]) else ()
    return Work(
        address=control["address"],
        lead=control.get("lead"),
        title=blocks[0].removeprefix("= "),
        header=header,
        pieces=tuple(_piece(block) for block in blocks[1 + bool(header) :]),
        truth=Truth.of(name, tomllib.loads(truth)),
        renderings=_renderings(control["address"], control["print"].split()),
    )


def _control(name: str, blocks: list[str]) -> tuple[dict[str, str], list[str]]:
    """The `@` lines as a mapping, and the other blocks."""
    control: dict[str, str] = {}
    while blocks and blocks[0].startswith("@"):
        for line in blocks.pop(0).replace("\n", " ").split(" @"):
            key, _, value = line.removeprefix("@").partition(" ")
            control[key] = value.strip()
    if missing := {"address", "print"} - set(control):
        raise ValueError(f"{name}: missing @{', @'.join(sorted(missing))}")
    return control, blocks


def _blocks(words: str) -> Iterator[str]:
    """The lines of each block, joined by newlines; headings, items and rows are blocks by themselves."""
    block: list[str] = []
    for line in [*words.split("\n"), ""]:
        alone = line.startswith(("= ", "== ", "=== ", "| ")) or _ITEM.match(line)
        if block and (alone or not line.strip()):
            yield "\n".join(block)
            block = []
        if line.startswith(("= ", "== ", "=== ")):
            yield line
        elif line.strip():
            block.append(line)


def _piece(block: str) -> Piece:
    mark, _, rest = block.partition(" ")
    if kind := _HEADINGS.get(mark):
        return Piece(kind, rest.strip())
    if block.startswith("| "):
        return Piece(PieceKind.ROW, "\t".join(cell.strip() for cell in block.removeprefix("|").split("|")))
    joined = re.sub(r"\\\n\s*", "\0", block)
    joined = re.sub(r"\s*\n\s*", " ", joined).replace("\0", "\n")
    if item := _ITEM.match(joined):
        return Piece(PieceKind.ITEM, item["text"], "•" if item["marker"] == "*" else item["marker"])
    if numbered := _NUMBER.fullmatch(joined):
        return Piece(PieceKind.NUMBERED, numbered["text"], numbered["marker"])
    return Piece(PieceKind.PARAGRAPH, joined.strip())


def _renderings(address: str, wanted: list[str]) -> tuple[Rendering, ...]:
    return tuple(Rendering(_path(address, *want.partition(":")[::2]), want.partition(":")[0]) for want in wanted)


def _path(address: str, template: str, manner: str) -> str:
    """Where a rendering lies under `data/raw`; live-site copies and loose extracts lie apart."""
    below = address if address.startswith("/") else f"/committees/{address}"
    if manner == "loose":
        return f"text/extracts/{sha256(address.encode()).hexdigest()[:16]}.{template.lower()}.txt"
    if template == "E":
        return f"text/www.mpa.gov.uk{below}/index.txt"
    if len(template) == 1:
        return f"text/{HOST}/metropolitan{below}/index.txt"
    return f"{HOST}/metropolitan{below}/index.html"
