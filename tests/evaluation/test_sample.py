"""The sample archive: the truth of each work stands on its page, the variants are there, `data/raw` is what the press prints."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from evaluation.press import HTML, PieceKind, Work
from evaluation.press.furniture import printed_on
from evaluation.sample import load_strays, load_works, printed_archive
from pipeline.model import AuthorRole, CaptureState, Code, DocumentKind, Reason, SectionKind, StrandRole

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
WORKS = {work.address: work for work in load_works()}
REPORTS = {address: work for address, work in WORKS.items() if work.truth.kind == "report"}
EDITIONS = {
    ("Professional Standards Strategy", "2002"),
    ("Professional Standards Strategy", "2006"),
    ("Met Forward", "2009"),
    ("Met Forward", "2011"),
}


def squeezed(text: str) -> str:
    """White space as single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def words(work: Work) -> str:
    """All that is printed of a work."""
    return squeezed(" ".join([work.lead or "", work.title, *work.header, *(piece.text for piece in work.pieces)]))


def section_text(work: Work, kind: str) -> str:
    """The words under the section of one kind."""
    found: list[str] = []
    at = -1
    for piece in work.pieces:
        at += piece.kind is PieceKind.SECTION
        if piece.kind is not PieceKind.SECTION and at >= 0 and work.truth.sections[at] == kind:
            found.append(piece.text)
    return squeezed(" ".join(found))


# --------------------------------------------------------------------------- the truth stands on the page


@pytest.mark.parametrize("address", REPORTS)
def test_identity_hangs_together(address: str) -> None:
    truth, work = REPORTS[address].truth, REPORTS[address]
    assert truth.title == squeezed(work.title)
    assert truth.meeting_date == printed_on(work)
    if truth.report_id != "unplaced":
        agm = "-agm" if truth.is_annual_meeting else ""
        assert truth.report_id == f"{truth.body_id}/{truth.meeting_date}/{truth.number}{truth.letter or ''}{agm}"
        [segment] = re.findall(r"0*(\d+[a-z]?)(?:-agm)?$", address)
        assert segment == f"{truth.number}{truth.letter or ''}"


@pytest.mark.parametrize("address", REPORTS)
def test_names_come_from_the_closed_lists(address: str) -> None:
    truth = REPORTS[address].truth
    assert set(truth.sections) <= set(SectionKind)
    assert set(truth.findings) <= set(Code)
    assert {author.role for author in truth.authors} <= set(AuthorRole)
    assert {strand.role for strand in truth.strands} <= set(StrandRole)
    assert {(strand.strategy, strand.edition) for strand in truth.strands} <= EDITIONS


@pytest.mark.parametrize("address", REPORTS)
def test_sections_are_all_told(address: str) -> None:
    work = REPORTS[address]
    assert len(work.truth.sections) == sum(piece.kind is PieceKind.SECTION for piece in work.pieces)


@pytest.mark.parametrize("address", REPORTS)
def test_authors_stand_where_authors_stand(address: str) -> None:
    work = REPORTS[address]
    header, contact = squeezed(" ".join(work.header)), section_text(work, "contact")
    if work.truth.by_as_written:
        assert work.truth.by_as_written in header
    for author in work.truth.authors:
        place = contact if author.role == "report_author" else header
        assert author.as_written in place
        assert (author.person or "") in author.as_written
    signed = any(author.role == "by" for author in work.truth.authors)
    assert signed == (work.truth.by_as_written is not None) == ("missing_author" not in work.truth.findings)


@pytest.mark.parametrize("address", REPORTS)
def test_recommendations_are_the_words_of_their_section(address: str) -> None:
    work = REPORTS[address]
    section = section_text(work, "recommendations")
    at = 0
    for position, ask in enumerate(work.truth.recommendations, 1):
        assert ask.path == str(position)
        at = section.index(ask.as_written, at)
        assert ask.stem is None or ask.stem in section
        assert not re.search(r"(?:[.;]|; and)$", ask.as_written)
        assert (ask.addressee_as_written or "") in f"{ask.stem or ''} {ask.sentence}"
        assert (ask.addressee is None) == (ask.addressee_as_written is None)
        assert (ask.condition or "") in ask.as_written
        assert ask.actions
    asks = [piece for piece in work.pieces if piece.kind is PieceKind.ITEM and squeezed(piece.text) in section]
    assert len(asks) <= len(work.truth.recommendations)


@pytest.mark.parametrize("address", REPORTS)
def test_sentences_are_made_of_stem_and_items(address: str) -> None:
    """A sentence is the item, alone or after words that stand in the stem or in an earlier item."""
    asks = REPORTS[address].truth.recommendations
    for at, ask in enumerate(asks):
        tail = ask.as_written.removeprefix("to ").removeprefix("Members ")
        assert ask.sentence.endswith(tail)
        lead = ask.sentence.removesuffix(tail).split()
        sources = f"{ask.stem or ''} {ask.as_written} {asks[0].sentence if at else ''}".replace(":", " ").replace("-", " ").split()
        assert set(lead) <= set(sources)


@pytest.mark.parametrize("address", REPORTS)
def test_a_lost_stem_is_a_finding_and_only_then(address: str) -> None:
    truth = REPORTS[address].truth
    bare = [ask for ask in truth.recommendations if ask.stem is None and re.match(r"(?!that\b)[a-z]", ask.as_written)]
    assert ("lost_stem" in truth.findings) == bool(bare)


@pytest.mark.parametrize("address", REPORTS)
def test_programmes_partners_and_traps_stand_on_the_page(address: str) -> None:
    work = REPORTS[address]
    page = words(work)
    for programme in work.truth.programmes:
        assert (programme.as_written or programme.name) in page
        assert programme.partner == (programme.evidence is not None)
        assert (programme.evidence or "") in page
    for trap in work.truth.traps:
        assert trap in page


@pytest.mark.parametrize("address", REPORTS)
def test_strands_stand_on_the_page(address: str) -> None:
    work = REPORTS[address]
    page = words(work)
    for strand in work.truth.strands:
        assert strand.name is None or strand.name.lower() in page.lower()
        if strand.role == StrandRole.SUBJECT:
            opening = squeezed(" ".join([work.title, work.lead or "", work.summary or ""])).lower()
            assert f"strand {strand.number}" in opening or "fifth strand" in opening or (strand.name or "?").lower() in opening
    numbers = [(strand.strategy, strand.edition, strand.number) for strand in work.truth.strands]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("address", [address for address in WORKS if address not in REPORTS])
def test_other_pages_are_no_reports(address: str) -> None:
    truth = WORKS[address].truth
    assert truth.kind in set(DocumentKind)
    assert (truth.report_id, truth.recommendations) == (None, ())


# --------------------------------------------------------------------------- the whole


def test_the_archive_is_large_and_wide_enough() -> None:
    truths = [work.truth for work in REPORTS.values()]
    assert len(truths) >= 48
    assert len({truth.body_id for truth in truths} - {None}) >= 10
    assert {truth.meeting_date.year for truth in truths if truth.meeting_date} == set(range(2000, 2013))
    assert {rendering.template for work in WORKS.values() for rendering in work.renderings} == {*HTML, "A", "B", "C", "D", "E"}
    assert {"minutes", "agenda", "report_list", "press_release", "briefing", "other"} <= {work.truth.kind for work in WORKS.values()}


def test_recommendations_come_in_the_surveys_proportion() -> None:
    counts = Counter(min(len(work.truth.recommendations), 2) for work in REPORTS.values())
    assert 0.55 <= counts[1] / len(REPORTS) <= 0.70
    assert counts[0] >= 2


def test_ids_and_paths_are_taken_once() -> None:
    ids = [work.truth.report_id for work in REPORTS.values()]
    paths = [rendering.path for work in WORKS.values() for rendering in work.renderings]
    assert len(ids) == len(set(ids))
    assert len(paths) == len({path.lower() for path in paths})


def test_pages_are_of_natural_size() -> None:
    sizes = sorted(len(payload) for path, payload in printed_archive().items() if path.endswith(("html", "txt")) and payload)
    pages = [size for size in sizes if size > 100]  # the picture is no page
    assert pages[0] >= 2_900
    assert pages[-1] <= 30_000
    assert sum(size > 12_000 for size in pages) <= 5


@pytest.mark.parametrize(
    ("strategy", "edition", "number", "first", "last"),
    [
        ("Professional Standards Strategy", "2002", 4, 2002, 2008),
        ("Professional Standards Strategy", "2006", 4, 2006, 2011),
        ("Met Forward", "2009", 8, 2009, 2010),
        ("Met Forward", "2011", 8, 2011, 2011),
    ],
)
def test_the_story_of_a_strand(strategy: str, edition: str, number: int, first: int, last: int) -> None:
    years = [
        work.truth.meeting_date.year
        for work in REPORTS.values()
        for strand in work.truth.strands
        if work.truth.meeting_date and (strand.strategy, strand.edition, strand.number) == (strategy, edition, number)
    ]
    assert (min(years), max(years)) == (first, last)


@pytest.mark.parametrize("number", range(1, 6))
def test_every_strand_of_the_first_strategy_has_its_report(number: int) -> None:
    subjects = [
        strand
        for work in REPORTS.values()
        for strand in work.truth.strands
        if (strand.edition, strand.number, strand.role) == ("2002", number, "subject")
    ]
    assert subjects


# --------------------------------------------------------------------------- data/raw


def test_strays_end_in_every_other_state() -> None:
    found = load_strays()
    assert {stray.state for stray in found} == {CaptureState.QUARANTINED, CaptureState.SKIPPED, CaptureState.DUPLICATE}
    assert {stray.reason for stray in found} <= set(Reason)
    assert [stray.payload[:8] for stray in found if stray.state == CaptureState.QUARANTINED] == [b"", b"\x89PNG\r\n\x1a\n"]


def test_the_duplicate_comes_after_its_original() -> None:
    [copy] = [stray for stray in load_strays() if stray.state == CaptureState.DUPLICATE]
    printed = printed_archive()
    same = [path for path, payload in printed.items() if payload == copy.payload]
    assert same[-1] == copy.path and len(same) == 2


def test_no_other_two_files_are_equal() -> None:
    contents = Counter(printed_archive().values())
    assert [count for count in contents.values() if count > 1] == [2]


def test_data_raw_is_what_the_press_prints() -> None:
    on_disk = {
        path.relative_to(RAW).as_posix(): path.read_bytes() for path in sorted(RAW.rglob("*")) if path.is_file() and path.name[0] != "."
    }
    printed = printed_archive()
    assert sorted(on_disk) == sorted(printed), "run: python -m evaluation.press"
    assert [path for path, payload in printed.items() if on_disk[path] != payload] == [], "run: python -m evaluation.press"


def test_the_command_prints_the_archive_and_clears_what_it_printed_before(tmp_path: Path) -> None:
    stale = tmp_path / "text" / "stale.txt"
    stale.parent.mkdir()
    stale.write_text("old")
    subprocess.run([sys.executable, "-m", "evaluation.press", "--out", str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    found = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == printed_archive()
