"""`strandline show`: one report, and the quoted place that each of its values came from."""

from dataclasses import asdict
from typing import Annotated

import typer

from pipeline.cli.options import AsJson, Out
from pipeline.cli.screen import Screen, print_json
from pipeline.run.settings import DEFAULT_ROOT


def show(
    report_id: Annotated[str, typer.Argument(metavar="REPORT_ID", help="The report, as the tables name it.")],
    out: Out = DEFAULT_ROOT,
    as_json: AsJson = False,
) -> int:
    """Show a report's values, and for each the words it was read from.

    Every witness is quoted with its place in the document: those that agree with the settled value (+), and those that
    do not (-). Then come authors, recommendations, strands, programmes and findings.

    **Examples**

    - `strandline show psc/2007-02-08/8` is report 8 of the meeting of 8 February 2007

    - `strandline show mpa/2009-06-25/3b-agm --out tables` is one of an annual meeting's own papers

    - `strandline show unplaced/711fd6fce059ee15 --json` is a report whose body, date or number is not known, for a script
    """
    from pipeline.query import open_release, render_card
    from pipeline.query import show as card_of

    card = card_of(open_release(out), report_id)
    if as_json:
        print_json(asdict(card))
    else:
        Screen(highlight=False).print(render_card(card), soft_wrap=True)
    return 0
