"""Segments and the stage: what was read once is there again, and what is damaged is not believed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import OutputError, ReleaseError
from pipeline.model import (
    DocumentKind,
    Extraction,
    Paragraph,
    Reason,
    Recommendation,
    Rendition,
    ReportReading,
    Section,
    SectionKind,
    Span,
    Statement,
    Witness,
)
from pipeline.run.files import pack
from pipeline.run.segments import Frame, list_segments, read_extraction, read_index, write_segment
from pipeline.run.stage import CACHED, Stage, StagedExtractions

REPORT = ReportReading(
    statements=(Statement("meeting_date", "2007-02-08", Witness.LEAD, "header.lead", "8 February 2007", Span(12, 27)),),
    sections=(Section(1, "A", "A. Recommendation", SectionKind.RECOMMENDATIONS, Span(30, 60), 2, 4, "sections.lettered"),),
    recommendations=(
        Recommendation(
            1, "1", "note the report", Span(47, 62), None, None, "That members note the report", ("note",), "members", None, None, "r"
        ),
    ),
)


def extraction(number: int = 1, text: str = "Report: 8 – ‘Together’") -> Extraction:
    sha256 = f"{number:064x}"[::-1]
    kind, rendition = DocumentKind.REPORT, Rendition.A
    paragraphs = (Paragraph(1, None, "1.", Span(0, 6)),)
    return Extraction(sha256[:16], sha256, kind, "k", "text/plain", "utf-8", rendition, None, None, text, paragraphs, REPORT)


def segment(folder: Path, *numbers: int, digest: str = "now", run: str = "run", name: str = "1", **frame: object) -> Path:
    path = folder / f"{name}.segment"
    frames = [Frame(str(number), pack(extraction(number)), "text/plain", **frame) for number in numbers]  # type: ignore[arg-type]
    write_segment(path, digest, run, frames)
    return path


class TestSegments:
    def test_come_back_as_they_went(self, tmp_path: Path) -> None:
        path = segment(tmp_path, 1, 2, 3)
        index = read_index(path)
        assert index is not None
        assert [read_extraction(path, entry) for entry in index.entries] == [extraction(number) for number in (1, 2, 3)]

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_any_text(self, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
        path = tmp_path_factory.mktemp("stage") / "1.segment"
        write_segment(path, "now", "run", [Frame("1", pack(extraction(text=text)))])
        index = read_index(path)
        assert index is not None
        assert read_extraction(path, index.entries[0]).text == text

    @pytest.mark.parametrize("lost", [1, 10, 40, 200, 10_000])
    def test_one_that_lost_its_end_is_none(self, tmp_path: Path, lost: int) -> None:
        path = segment(tmp_path, 1, 2)
        path.write_bytes(path.read_bytes()[:-lost])
        assert read_index(path) is None

    def test_a_damaged_index_is_none(self, tmp_path: Path) -> None:
        path = segment(tmp_path, 1)
        content = bytearray(path.read_bytes())
        content[-60] ^= 1
        path.write_bytes(bytes(content))
        assert read_index(path) is None

    def test_a_damaged_frame_is_told(self, tmp_path: Path) -> None:
        path = segment(tmp_path, 1)
        content = bytearray(path.read_bytes())
        content[60] ^= 1
        path.write_bytes(bytes(content))
        index = read_index(path)
        assert index is not None
        with pytest.raises(ReleaseError, match="is damaged: remove it"):
            read_extraction(path, index.entries[0])

    def test_a_writer_that_fails_leaves_nothing(self, tmp_path: Path) -> None:
        def frames() -> object:
            yield Frame("1", b"x")
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            write_segment(tmp_path / "1.segment", "now", "run", frames())  # type: ignore[arg-type]
        assert list(tmp_path.iterdir()) == []

    def test_an_output_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "stage").write_text("a file where a folder should be")
        with pytest.raises(OutputError, match="cannot be written: File exists"):
            segment(tmp_path / "stage", 1)


class TestStage:
    def test_files_by_extractor(self, tmp_path: Path) -> None:
        segment(tmp_path, 1, digest="before")
        stage = Stage.open(tmp_path, "now", "run")
        assert stage.find("1") is None
        older = stage.find_older("1")
        assert older is not None
        assert read_extraction(older.segment, older.entry) == extraction(1)

    def test_the_newer_reading_counts(self, tmp_path: Path) -> None:
        segment(tmp_path, 1, name="1", reason=Reason.EXTRACTION_FAILED)
        path = segment(tmp_path, 1, name="2")
        staged = Stage.open(tmp_path, "now", "run").find("1")
        assert staged is not None
        assert (staged.segment, staged.entry.reason) == (path, None)

    @pytest.mark.parametrize(("run", "is_found"), [("run", True), ("next run", False)])
    def test_what_may_go_well_next_time_counts_once(self, tmp_path: Path, run: str, is_found: bool) -> None:
        segment(tmp_path, 1, reason=Reason.EXTRACTION_FAILED, is_lasting=False)
        assert (Stage.open(tmp_path, "now", run).find("1") is not None) == is_found

    def test_an_older_reading_that_is_not_understood_is_none(self, tmp_path: Path) -> None:
        write_segment(tmp_path / "1.segment", "before", "run", [Frame("1", pack({"document_id": 1}))])
        assert Stage.open(tmp_path, "now", "run").find_older("1") is None

    def test_no_stage_yet(self, tmp_path: Path) -> None:
        assert Stage.open(tmp_path / "nothing", "now", "run").find("1") is None

    def test_sweeps_what_nobody_needs(self, tmp_path: Path) -> None:
        kept = {segment(tmp_path, 1, name="1", digest="before"), segment(tmp_path, 3, name="3")}
        segment(tmp_path, 2, name="2", digest="before")
        (tmp_path / "4.segment").write_bytes(b"STRANDLINE-STAGE-1\nhalf")
        (tmp_path / "5.segment.unfinished").write_bytes(b"")
        Stage.open(tmp_path, "now", "run").sweep({tmp_path / "1.segment"})
        assert set(tmp_path.iterdir()) == kept
        assert list(list_segments(tmp_path)) == sorted(kept)


class TestStagedExtractions:
    def staged(self, folder: Path, *numbers: int) -> StagedExtractions:
        segment(folder, *numbers)
        stage = Stage.open(folder, "now", "run")
        return StagedExtractions({extraction(number).document_id: place for number in numbers if (place := stage.find(str(number)))})

    def test_in_the_order_of_ids(self, tmp_path: Path) -> None:
        staged = self.staged(tmp_path, 3, 1, 20)
        assert list(staged) == sorted(extraction(number).document_id for number in (1, 3, 20))
        assert [one.document_id for one in staged.values()] == list(staged)

    def test_keeps_few_in_memory(self, tmp_path: Path) -> None:
        staged = self.staged(tmp_path, *range(CACHED * 3))
        for _ in staged.values():
            assert len(staged._cache) <= CACHED

    def test_asked_twice_reads_once(self, tmp_path: Path) -> None:
        staged = self.staged(tmp_path, 1)
        first = staged[extraction(1).document_id]
        assert staged[extraction(1).document_id] is first
        assert first == extraction(1)

    def test_one_that_is_not_there(self, tmp_path: Path) -> None:
        staged = self.staged(tmp_path, 1)
        assert "nothing" not in staged
        with pytest.raises(KeyError):
            staged["nothing"]


def test_a_readings_key_holds_all_that_a_reader_sees() -> None:
    from pipeline.run.found import Original

    one = Original("raw", "psc/08.html", None, None, "text/html", None, "9f2c" * 16)
    others = [
        replace(one, sha256="00" * 32),
        replace(one, source_path="09.html"),
        replace(one, source_url="http://x.org/"),
        replace(one, media_type=None),
        replace(one, charset="utf-8"),
    ]
    assert len({one.key, *(other.key for other in others)}) == 6
    assert replace(one, source="mirror", container_offset=7).key == one.key
    seen = one.seen_by_reader(b"x")
    assert (seen.source, seen.captured_at, seen.container_offset) == ("", None, None)
