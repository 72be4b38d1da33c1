"""`strandline ingest`: an archive becomes a release."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pipeline.cli.options import AsJson, BatchSize, Only, Out, Profile, SecondReading, Workers
from pipeline.cli.screen import Screen, print_json, printable, watching
from pipeline.run.settings import BATCH_SIZE, DEFAULT_ROOT, IngestSettings

if TYPE_CHECKING:
    from rich.table import Table

    from pipeline.run.summary import RunSummary

LISTED: Final = 10
"""So many captures in quarantine are named on the screen."""


def ingest(  # noqa: PLR0913, PLR0917 - a command has as many arguments as it has options
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE", help="Folders or files of the archive.")],
    out: Out = DEFAULT_ROOT,
    only: Only = False,
    workers: Workers = None,
    batch_size: BatchSize = BATCH_SIZE,
    second_reading: SecondReading = False,
    profile: Profile = "mpa",
    as_json: AsJson = False,
) -> int:
    """Read an archive and publish its tables.

    The release covers every source that was ever ingested into the root: naming one adds it, or reads it again. What
    did not change is not read again, and when nothing is new nothing is published. A page that cannot be read is
    quarantined with its reason and stops nobody; the exit code is then 3.

    **Examples**

    - `strandline ingest data/raw` publishes into `data/processed`

    - `strandline ingest mirror/policeauthority.org more/papers.txt --out tables`

    - `strandline ingest data/raw --only --json | jq .captures` starts afresh from one source, for a script
    """
    from pipeline.run.steps import ingest as run

    settings = IngestSettings(tuple(sources), out, only, workers, batch_size, second_reading, profile)
    with watching() as watch:
        summary = run(settings, watch)
    return report(summary, as_json=as_json)


def report(summary: "RunSummary", *, as_json: bool) -> int:
    """Print the account of a run; the answer is its exit code."""
    for warning in summary.warnings:
        typer.echo(f"strandline: warning: {warning}", err=True)
    if as_json:
        print_json(summary.as_json())
    else:
        _print(summary)
    return summary.exit_code


def _print(summary: "RunSummary") -> None:
    screen = Screen(highlight=False)
    screen.print(_account(summary))
    for line in _quarantine(summary):
        screen.print(line, markup=False, soft_wrap=True)
    if summary.is_published:
        screen.print(f"Published release {summary.release_id} in {summary.root}", soft_wrap=True)
    else:
        screen.print(f"Nothing new: release {summary.release_id} stands in {summary.root}", soft_wrap=True)


def _account(summary: "RunSummary") -> "Table":
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    table.add_row("captures found", f"{summary.n_found:,}", f"in {', '.join(summary.sources)}")
    whys = {"quarantined": summary.quarantine, "skipped": summary.skipped}
    for state, n in summary.captures.items():
        table.add_row(f"  {state}", f"{n:,}", ", ".join(f"{why} {count:,}" for why, count in whys.get(state, {}).items()))
    table.add_row("documents", f"{summary.n_documents:,}")
    table.add_row("reports", f"{summary.n_reports:,}")
    table.add_row("recommendations", f"{summary.n_recommendations:,}")
    table.add_row("findings", f"{sum(summary.findings.values()):,}")
    for code, n in summary.findings.items():
        table.add_row(f"  {code}", f"{n:,}")
    pace = f"{summary.n_read:,} pages read" + (f", {summary.pages_a_second:,} a second" if summary.pages_a_second else "")
    table.add_row("seconds", f"{summary.seconds:,.1f}", pace)
    return table


def _quarantine(summary: "RunSummary") -> Iterator[str]:
    """A line for each capture in quarantine, the first of them; a name may hold anything, line breaks too."""
    if summary.quarantined:
        yield "in quarantine:"
    for capture in summary.quarantined[:LISTED]:
        yield printable(f"  {capture.source}/{capture.source_path}: {capture.reason}: {capture.detail or ''}".removesuffix(": "))
    if (more := summary.captures["quarantined"] - LISTED) > 0:
        yield f"  and {more:,} more: see captures.parquet"
