"""The steps of a run, in order. What they hand on is paths and ids, never rows.

job = discover(settings)          what is there, and what of it is new: plans on the disk
read_batches(job, room)           each plan becomes a segment of the stage
summary = conclude(job)           fates, settling, publishing, the account
"""

import math
import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.archive import find_captures
from pipeline.errors import StrandlineError
from pipeline.model import CaptureState
from pipeline.run.batch import BatchPlan, ReaderMaker, page_reader, save_plan
from pipeline.run.digest import extractor_digest
from pipeline.run.fates import assign
from pipeline.run.found import Found, Original, originals
from pipeline.run.lock import alone
from pipeline.run.reading_room import ReadingRoom
from pipeline.run.settings import IngestSettings
from pipeline.run.sources import KnownSource, Memory, as_source, name_sources
from pipeline.run.stage import Stage, StagedExtractions
from pipeline.run.summary import RunSummary, count_reasons, count_skipped, count_states, list_quarantined, note_summary
from pipeline.run.watch import UNWATCHED, Watch

if TYPE_CHECKING:
    from pipeline.tables import Publication, ReleaseContent

FEW: Final = 200
"""So many documents are read sooner in this process than workers start."""
SHARES: Final = 4
"""Each worker gets at least so many batches where there are documents enough, so that none waits for the last."""

_PACKED: Final = (".zip", ".warc", ".warc.gz", ".wacz", ".tar", ".gz", ".7z", ".doc", ".docx", ".rtf", ".odt")


@dataclass(frozen=True, slots=True)
class Job:
    """A run that is going on: what its steps tell each other. `gone` are known sources that are not there."""

    run_id: str
    started_at: datetime
    settings: IngestSettings
    digest: str
    plans: tuple[Path, ...]
    sources: tuple[KnownSource, ...]
    gone: tuple[str, ...]
    n_found: int
    n_to_read: int

    @property
    def memory(self) -> Memory:
        """What the root remembers."""
        return Memory(self.settings.root)

    @property
    def workers(self) -> int:
        """How many processes read: none where they would not pay."""
        if self.settings.workers is None:
            return 0 if self.n_to_read <= FEW else (cpu_count() or 1)
        return 0 if self.settings.workers == 1 else self.settings.workers


def ingest(settings: IngestSettings, watch: Watch = UNWATCHED, make_reader: ReaderMaker = page_reader) -> RunSummary:
    """The whole run, without an engine."""
    with alone(settings.root, on_wait=partial(watch.begin, "waiting for the run before")):
        job = discover(settings, watch)
        with ReadingRoom(job.workers, make_reader) as room:
            read_batches(job, room, watch)
        return conclude(job, watch)


def discover(settings: IngestSettings, watch: Watch = UNWATCHED) -> Job:
    """List the named sources, remember what is there, and plan the reading of what the stage does not hold."""
    from pipeline.vocabulary import load_vocabulary

    digest = extractor_digest(load_vocabulary(settings.profile).digest, second_reading=settings.second_reading)
    started_at = datetime.now(UTC)
    run_id = f"{started_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    memory = Memory(settings.root)
    sources, gone = _look(settings, memory, watch)
    job = Job(run_id, started_at, settings, digest, (), sources, gone, 0, 0)
    found = all_found(job)
    stage = Stage.open(memory.stage, digest, run_id)
    new = [original for original in originals(found).values() if original.source not in gone and not stage.find(original.key)]
    job = replace(job, n_found=len(found), n_to_read=len(new))
    return replace(job, plans=tuple(_planned(job, new)))


def _look(settings: IngestSettings, memory: Memory, watch: Watch) -> tuple[tuple[KnownSource, ...], tuple[str, ...]]:
    """All sources of the run, the named ones listed anew, and the names of those that are gone."""
    known = () if settings.only else memory.sources()
    named = name_sources(settings.sources, known, settings.root)
    others = [source for source in known if source.name not in {one.name for one in named}]
    watch.begin("discovering")
    listed = [replace(source, ledger=memory.keep_ledger(list(_listed(source, settings.root, watch)))) for source in named]
    gone = [source.name for source in others if not source.place(settings.root).exists()]
    return tuple(sorted([*listed, *others], key=lambda source: source.name)), tuple(gone)


def _listed(source: KnownSource, root: Path, watch: Watch) -> Iterator[Found]:
    for capture in find_captures(as_source(source, root)):
        watch.advance()
        yield Found.of(capture)


def all_found(job: Job) -> list[Found]:
    """What was found in all sources of a run."""
    return [one for source in job.sources for one in job.memory.ledger(source.ledger)]


def _planned(job: Job, new: Sequence[Original]) -> Iterator[Path]:
    """Plans of equal size, neighbours together, on the disk."""
    settings, memory = job.settings, job.memory
    share = math.ceil(len(new) / (SHARES * job.workers)) if job.workers else len(new)
    size = max(1, min(settings.batch_size, share))
    locations = {source.name: str(source.place(settings.root)) for source in job.sources}
    for number, start in enumerate(range(0, len(new), size), 1):
        documents = tuple(new[start : start + size])
        yield save_plan(
            BatchPlan(
                f"{number:06}",
                job.run_id,
                job.digest,
                str(memory.stage.absolute()),
                settings.profile,
                settings.second_reading,
                {original.source: locations[original.source] for original in documents},
                documents,
            ),
            memory.work.absolute() / job.run_id,
        )


def read_batches(job: Job, room: ReadingRoom, watch: Watch = UNWATCHED) -> None:
    """Read all planned batches. When it is interrupted, what was read so far stays in the stage."""
    watch.begin("reading", job.n_to_read)
    if not job.workers:
        for plan in job.plans:
            watch.advance(room.read(plan).n_documents)
        return
    threads = ThreadPoolExecutor(job.workers)
    try:
        for reading in as_completed([threads.submit(room.read, plan) for plan in job.plans]):
            watch.advance(reading.result().n_documents)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def conclude(job: Job, watch: Watch = UNWATCHED) -> RunSummary:
    """Give every capture its state, settle all reports, publish the whole, and sum up."""
    from pipeline.settle import settle
    from pipeline.tables import ReleaseContent
    from pipeline.vocabulary import load_vocabulary

    read_at = datetime.now(UTC)
    watch.begin("settling")
    vocabulary = load_vocabulary(job.settings.profile)
    stage = Stage.open(job.memory.stage, job.digest, job.run_id)
    fates = assign(all_found(job), stage, job.gone)
    extractions = StagedExtractions(fates.documents)
    content = ReleaseContent(fates.ledger, settle(extractions.values(), vocabulary), extractions, vocabulary)
    watch.begin("publishing")
    publication = _published(job, content, read_at)
    summary = _summary(job, content, publication, read_at)
    note_summary(job.settings.root, summary)
    stage.sweep({place.segment for place in fates.documents.values()})
    job.memory.sweep()
    return summary


def _warnings(job: Job, content: "ReleaseContent") -> Iterator[str]:
    """What an analyst should look at even when all went well."""
    yield from (f"the source {name} is gone; what was last found there is kept" for name in job.gone)
    held = {entry.source for entry in content.ledger if entry.document_id}
    empty = [source.name for source in job.sources if source.name not in held and source.name not in job.gone]
    yield from (f"there is nothing to read in {name}: no HTML or text was found" for name in empty)
    packed = sum(entry.state is CaptureState.SKIPPED and entry.source_path.lower().endswith(_PACKED) for entry in content.ledger)
    if packed:
        yield f"{packed} archive or office files were skipped: unpack or convert those that hold papers, and ingest the folder"


def _published(job: Job, content: "ReleaseContent", read_at: datetime) -> "Publication":
    """Publish, the root knowing its sources before: a run that dies in between is finished by the next one.

    Where nothing could be published it knows what it knew.
    """
    from pipeline.tables import RunRecord, publish
    from pipeline.version import VERSION

    counts = {
        "found": job.n_found,
        **count_states(content.ledger),
        "quarantine": count_reasons(content.ledger),
        "read": job.n_to_read,
        "documents": len(content.extractions),
        "reports": len(content.reports),
        "seconds_reading": round((read_at - job.started_at).total_seconds(), 3),
    }
    record = RunRecord(job.run_id, job.started_at, datetime.now(UTC), VERSION, job.settings.as_parameters(), counts)
    before = job.memory.sources()
    job.memory.remember(job.sources)
    try:
        return publish(job.settings.root, content, record)
    except StrandlineError:
        job.memory.remember(before)
        raise


def _summary(job: Job, content: "ReleaseContent", publication: "Publication", read_at: datetime) -> RunSummary:
    from pipeline.tables import StoredTables

    codes = StoredTables(publication.path).table("findings", ["code"]).column("code").to_pylist()
    return RunSummary(
        run_id=job.run_id,
        root=str(job.settings.root),
        release_id=publication.release_id,
        is_published=publication.published,
        sources=tuple(source.name for source in job.sources),
        n_found=job.n_found,
        captures=count_states(content.ledger),
        skipped=count_skipped(content.ledger),
        quarantine=count_reasons(content.ledger),
        quarantined=list_quarantined(content.ledger),
        n_documents=publication.rows["documents"],
        n_reports=publication.rows["reports"],
        n_recommendations=publication.rows["recommendations"],
        findings=dict(sorted(Counter(codes).items(), key=lambda item: (-item[1], item[0]))),
        changed_tables=publication.changed_tables,
        n_read=job.n_to_read,
        seconds_reading=round((read_at - job.started_at).total_seconds(), 3),
        seconds=round((datetime.now(UTC) - job.started_at).total_seconds(), 3),
        warnings=tuple(_warnings(job, content)),
    )
