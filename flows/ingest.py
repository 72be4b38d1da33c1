"""The flow `ingest`: the run's steps as Prefect tasks over batches, with its account as artifacts.

    python -m flows.ingest                      data/raw into data/processed
    python -m flows.ingest mirror --out tables  the same options as `strandline ingest`, and the same exit codes

Tasks hand on paths and ids, never rows: Prefect walks through everything that it is given.
"""

from functools import partial
from os import cpu_count
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from prefect import flow, get_run_logger, task, unmapped
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture, as_completed
from prefect.runtime import flow_run
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from pydantic import BaseModel, Field

from pipeline.cli.answers import answer
from pipeline.cli.ingest import report
from pipeline.cli.options import AsJson, BatchSize, Only, Out, Profile, SecondReading, Workers
from pipeline.run.batch import BatchResult
from pipeline.run.lock import alone
from pipeline.run.reading_room import ReadingRoom
from pipeline.run.settings import BATCH_SIZE, DEFAULT_ROOT, DEFAULT_SOURCE, IngestSettings
from pipeline.run.steps import Job, conclude, discover
from pipeline.run.summary import RunSummary


class IngestParameters(BaseModel):
    """What to ingest, as a form."""

    sources: list[Path] = Field(default=[DEFAULT_SOURCE], min_length=1, description="Folders or files of the archive.")
    out: Path = Field(default=DEFAULT_ROOT, description="The root: the folder that releases are published in.")
    only: bool = Field(default=False, description="Forget the sources that the root knows; start from these alone.")
    workers: int | None = Field(default=None, ge=1, description="Processes that read; one for each core when not given.")
    batch_size: int = Field(default=BATCH_SIZE, ge=1, description="Documents that a process reads at a time.")
    second_reading: bool = Field(default=False, description="Read each page again with an independent reader.")
    profile: str = Field(default="mpa", description="The archive's names: a profile's name, or a folder that holds one.")

    @property
    def settings(self) -> IngestSettings:
        """The same as the run's own settings."""
        return IngestSettings(tuple(self.sources), self.out, self.only, self.workers, self.batch_size, self.second_reading, self.profile)

    @property
    def what(self) -> str:
        """In a few words what is ingested, and into what."""
        return f"{', '.join(str(source) for source in self.sources)} into {self.out}"


DEFAULTS = IngestParameters()
WAITING = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=cpu_count() or 1))
"""Threads that wait for the reading room's own processes: a process for each task would cost more than its pages."""


@task(name="discover", task_run_name="discover {settings.root}", cache_policy=NO_CACHE)
def discover_task(settings: IngestSettings) -> Job:
    """List the sources and plan the reading of what is new."""
    job = discover(settings)
    get_run_logger().info("%s captures found, %s documents to read in %s batches", job.n_found, job.n_to_read, len(job.plans))
    return job


@task(name="read", task_run_name="read {plan.stem}", cache_policy=NO_CACHE)
def read_task(plan: Path, room: ReadingRoom) -> BatchResult:
    """Read one planned batch. A bad page is quarantined, so there is nothing to try again."""
    return room.read(plan)


@task(name="publish", task_run_name="publish {job.run_id}", cache_policy=NO_CACHE)
def publish_task(job: Job) -> RunSummary:
    """Settle all reports and publish the whole, or nothing."""
    summary = conclude(job)
    get_run_logger().info("release %s %s", summary.release_id, "published" if summary.is_published else "stands: nothing is new")
    return summary


@task(name="sum-up", task_run_name="sum up {summary.run_id}", cache_policy=NO_CACHE)
def sum_up_task(summary: RunSummary) -> None:
    """Leave the account of the run as artifacts."""
    create_markdown_artifact(as_markdown(summary), key="ingest-summary", description="What the run found, and what stands now")
    findings = [{"code": code, "findings": n} for code, n in summary.findings.items()]
    create_table_artifact(findings, key="ingest-findings", description="Findings in the release, by code")
    quarantine = [
        {"capture": f"{capture.source}/{capture.source_path}", "reason": capture.reason, "found": capture.detail or ""}
        for capture in summary.quarantined
    ]
    create_table_artifact(quarantine, key="ingest-quarantine", description="Captures that could not be read")


def name_run() -> str:
    """What a run is called; a scheduled one without parameters has the defaults, and Prefect does not name those."""
    given = flow_run.parameters.get("parameters", DEFAULTS)
    return f"ingest {IngestParameters.model_validate(given).what}"


@flow(
    name="ingest",
    description="Read an archive and publish its tables.",
    flow_run_name=name_run,
    task_runner=WAITING,
)
def ingest(parameters: IngestParameters = DEFAULTS) -> RunSummary:
    """Discover, read, publish, sum up; one run at a time under a root."""
    settings = parameters.settings
    with alone(settings.root, on_wait=partial(get_run_logger().info, "waiting for the run before")):
        job = discover_task(settings)
        with ReadingRoom(job.workers) as room:
            for reading in as_completed(list(read_task.map(job.plans, unmapped(room)))):
                reading.result()
        summary = publish_task(job)
    sum_up_task(summary)
    return summary


def as_markdown(summary: RunSummary) -> str:
    """The account of a run for people."""
    stands = "was published" if summary.is_published else "stands: nothing is new"
    rows = [
        ("captures found", summary.n_found),
        *((f"… {state}", n) for state, n in summary.captures.items()),
        ("documents", summary.n_documents),
        ("reports", summary.n_reports),
        ("recommendations", summary.n_recommendations),
        ("findings", sum(summary.findings.values())),
        ("pages read", summary.n_read),
    ]
    table = "\n".join(f"| {what} | {n:,} |" for what, n in rows)
    warnings = "".join(f"\n> **Warning:** {warning}\n" for warning in summary.warnings)
    pace = f" ({summary.pages_a_second:,} pages a second)" if summary.pages_a_second else ""
    return (
        f"# Release {summary.release_id} {stands}\n\nSources: {', '.join(summary.sources)}. Root: `{summary.root}`. "
        f"{summary.seconds:,.1f} seconds{pace}.\n{warnings}\n| what | how many |\n|---|---:|\n{table}\n"
    )


def main(  # noqa: PLR0913, PLR0917 - a command has as many arguments as it has options
    sources: Annotated[
        list[Path] | None, typer.Argument(metavar="SOURCE", help="Folders or files of the archive; data/raw if none.")
    ] = None,
    out: Out = DEFAULT_ROOT,
    only: Only = False,
    workers: Workers = None,
    batch_size: BatchSize = BATCH_SIZE,
    second_reading: SecondReading = False,
    profile: Profile = "mpa",
    as_json: AsJson = False,
) -> None:
    """Run the flow `ingest` once, on the Prefect server that PREFECT_API_URL names or on one of its own.

    Tables, options and exit codes are those of `strandline ingest`.
    """
    parameters = IngestParameters(
        sources=sources or [DEFAULT_SOURCE],
        out=out,
        only=only,
        workers=workers,
        batch_size=batch_size,
        second_reading=second_reading,
        profile=profile,
    )
    raise typer.Exit(answer(lambda: report(ingest(parameters), as_json=as_json)))


if __name__ == "__main__":
    typer.run(main)
