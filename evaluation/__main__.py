"""The evaluation: `python -m evaluation` scores every work of the sample in every template and holds the scores to their floors.

python -m evaluation                     the table; exit 1 where a score fell below its floor
python -m evaluation --misses strands    and every miss of one field (or of `all`), with what was wanted and what was got
"""

import argparse
import sys
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from rich.console import Console
from rich.table import Table

from evaluation.sample import load_works
from evaluation.scoring import COMPARED, Comparison, compare


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and hold to the floors; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Scores of the extraction on the sample archive.")
    parser.add_argument("--misses", metavar="FIELD", help="print each miss of this field, or of all")
    chosen = parser.parse_args(arguments)
    comparisons = [found for work in load_works() for template in COMPARED for found in compare(work, template)]
    scores = scores_of(comparisons)
    floors = tomllib.loads((files("evaluation") / "floors.toml").read_text("utf-8"))
    console = Console()
    console.print(table_of(scores, comparisons, floors))
    if chosen.misses:
        show_misses(console, [found for found in comparisons if not found.is_right and chosen.misses in (found.field, "all")])
    fallen = below_floor(scores, floors)
    for line in fallen:
        console.print(line, style="red")
    return 1 if fallen else 0


def scores_of(comparisons: Sequence[Comparison]) -> dict[str, float]:
    """The share of right pages by field, and of pages on which every field is right as `whole page`."""
    fields: dict[str, list[bool]] = {}
    pages: dict[tuple[str, str], bool] = {}
    for found in comparisons:
        fields.setdefault(found.field, []).append(found.is_right)
        page = (found.work, found.template)
        pages[page] = pages.get(page, True) and found.is_right
    return {field: sum(rights) / len(rights) for field, rights in fields.items()} | {"whole page": sum(pages.values()) / len(pages)}


def below_floor(scores: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each score below its floor and for each field without one: a floor is never forgotten."""
    fallen = [
        f"{field}: {scores.get(field, 0):.4f} is below its floor of {floor}"
        for field, floor in floors.items()
        if scores.get(field, 0) < floor
    ]
    return fallen + [f"{field}: has no floor in evaluation/floors.toml" for field in scores if field not in floors]


def table_of(scores: dict[str, float], comparisons: Sequence[Comparison], floors: dict[str, float]) -> Table:
    """A row a field: how many pages, how many right, score and floor."""
    works = len({found.work for found in comparisons})
    table = Table(title=f"{works} works in {len(COMPARED)} templates", title_justify="left", box=None)
    for heading in ("field", "pages", "wrong", "right", "floor"):
        table.add_column(heading, justify="left" if heading == "field" else "right")
    for field, score in scores.items():
        pages = [found for found in comparisons if found.field == field]
        wrong = sum(not found.is_right for found in pages)
        counts = (str(len(pages)), str(wrong)) if pages else ("", "")
        table.add_row(field, *counts, f"{score:.4f}", f"{floors.get(field, 0):.3f}")
    return table


def show_misses(console: Console, misses: Sequence[Comparison]) -> None:
    """Each miss once, with the templates that have it."""
    templates: dict[tuple[str, str, str, str], list[str]] = {}
    for miss in misses:
        templates.setdefault((miss.work, miss.field, str(miss.wanted), str(miss.got)), []).append(miss.template)
    for (work, field, wanted, got), where in templates.items():
        console.print(f"{work} {field} in {', '.join(where)}", style="bold", markup=False)
        console.print(f"  wanted {wanted}\n  got    {got}", markup=False)


if __name__ == "__main__":
    sys.exit(main())
