"""The command line, `strandline`: it asks the rooms and prints what they answer.

Exit codes: 0 done, 1 failed, 2 usage, 3 done with captures in quarantine, 4 contract broken and nothing published,
130 interrupted. Heavy packages are imported by the commands that need them: help must come at once.
"""

from typing import Annotated

import typer

from pipeline.cli.answers import Answers
from pipeline.cli.ingest import ingest
from pipeline.cli.show import show
from pipeline.cli.verify import verify
from pipeline.version import VERSION

__all__ = ["app", "main"]

app = typer.Typer(
    name="strandline",
    cls=Answers,
    rich_markup_mode="markdown",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(ingest)
app.command()(show)
app.command()(verify)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"strandline {VERSION}")
        raise typer.Exit


@app.callback()
def strandline(
    version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version and leave.")] = False,
) -> None:
    """Archives of committee papers become tables in which every value can be proved.

    Begin with `strandline ingest FOLDER`, look at one report with `strandline show REPORT_ID`, and prove the whole
    with `strandline verify`. The tables are Parquet files in `data/processed`.

    **Exit codes**: 0 done · 1 failed · 2 wrong usage · 3 done, with captures in quarantine · 4 the tables would break
    their contract, nothing was published · 130 interrupted
    """
    del version


def main() -> None:
    """The entry point: runs the command line and leaves with its exit code."""
    app()
