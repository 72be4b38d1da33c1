"""The sample archive: works written by us in the archive's manner, each with its truth, and how they are printed.

`works/*.txt` are the sources (format: `evaluation.press.source`); `python -m evaluation.press` prints them into
`data/raw`.
"""

from importlib.resources import files
from typing import Final

from evaluation.press import render
from evaluation.press.source import parse_work
from evaluation.press.work import Work
from evaluation.sample.strays import Stray, strays

__all__ = ["Stray", "Work", "load_strays", "load_works", "printed_archive"]

_WORKS: Final = files("evaluation.sample") / "works"


def load_works() -> tuple[Work, ...]:
    """All works in the order of their files' names; a fault in a source is a ValueError that names the file."""
    sources = sorted((file for file in _WORKS.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    return tuple(parse_work(file.name, file.read_text("utf-8")) for file in sources)


def load_strays() -> tuple[Stray, ...]:
    """The files of the archive that are no page of their own."""
    works = load_works()
    return strays(works, _printed(works))


def printed_archive() -> dict[str, bytes]:
    """Every file of `data/raw`, by its path below it, in the order of the paths."""
    works = load_works()
    printed = _printed(works)
    printed |= {stray.path: stray.payload for stray in strays(works, printed)}
    return dict(sorted(printed.items()))


def _printed(works: tuple[Work, ...]) -> dict[str, bytes]:
    return {rendering.path: render(work, rendering.template) for work in works for rendering in work.renderings}
