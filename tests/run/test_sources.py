"""What a root remembers of its sources, and by which names."""

from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from pipeline.errors import OutputError, SourceError
from pipeline.model import Reason
from pipeline.run.found import Found
from pipeline.run.sources import KnownSource, Memory, as_source, name_sources

FOUND = Found(
    "raw", "psc/08 – copy.html", 7, "http://x.org/", datetime(2012, 3, 1, tzinfo=UTC), "text/html", "utf-8", 9, "9f" * 32, None, None
)
SKIPPED = Found("raw", "a.pdf", None, None, None, "application/pdf", None, 3, None, Reason.FILE_TYPE, "why")


def folders(root: Path, *names: str) -> list[Path]:
    for name in names:
        (root / name).mkdir(parents=True)
    return [root / name for name in names]


class TestNames:
    def test_a_folders_own(self, tmp_path: Path) -> None:
        (source,) = name_sources(folders(tmp_path, "mirror"), (), tmp_path / "out")
        assert (source.name, source.place(tmp_path / "out")) == ("mirror", tmp_path / "mirror")

    def test_with_the_parents_when_taken_whatever_the_order(self, tmp_path: Path) -> None:
        places = folders(tmp_path, "a/raw", "b/raw", "c/b/raw")
        expected = {"a/raw": "raw", "b/raw": "b/raw", "c/b/raw": "c/b/raw"}
        for order in permutations(places):
            named = name_sources(order, (), tmp_path / "out")
            assert {str(source.place(tmp_path).relative_to(tmp_path)): source.name for source in named} == expected

    def test_a_known_source_keeps_its_name_however_it_is_spelt(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (place,) = folders(tmp_path, "raw")
        known = (KnownSource("first", str(place), "ledger"),)
        monkeypatch.chdir(tmp_path)
        for spelt in (place, Path("raw"), Path("raw/"), Path("./raw/../raw"), Path("../") / tmp_path.name / "raw"):
            assert [source.name for source in name_sources([spelt], known, Path("out"))] == ["first"]

    def test_named_twice_is_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folders(tmp_path, "raw")
        monkeypatch.chdir(tmp_path)
        assert len(name_sources([Path("raw"), tmp_path / "raw"], (), Path("out"))) == 1

    def test_a_relative_location_moves_with_the_root(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folders(tmp_path, "here/raw")
        monkeypatch.chdir(tmp_path / "here")
        (source,) = name_sources([Path("raw")], (), Path("out"))
        assert source.location == "../raw"
        assert source.place(tmp_path / "elsewhere/out") == tmp_path / "elsewhere/raw"

    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="no such file or folder"):
            name_sources([tmp_path / "raw"], (), tmp_path / "out")

    def test_the_root_is_none_of_the_archive(self, tmp_path: Path) -> None:
        assert as_source(KnownSource("data", "..", "x"), tmp_path / "processed").without == tmp_path / "processed"


class TestMemory:
    def test_nothing_yet(self, tmp_path: Path) -> None:
        assert Memory(tmp_path / "out").sources() == ()

    def test_comes_back(self, tmp_path: Path) -> None:
        memory = Memory(tmp_path)
        name = memory.keep_ledger([FOUND, SKIPPED])
        memory.remember([KnownSource("b", "/b", name), KnownSource("a", "../a", name)])
        assert [source.name for source in memory.sources()] == ["a", "b"]
        assert memory.ledger(name) == [FOUND, SKIPPED]

    def test_a_ledger_is_named_by_what_it_holds(self, tmp_path: Path) -> None:
        memory = Memory(tmp_path)
        assert memory.keep_ledger([FOUND]) == memory.keep_ledger([FOUND]) != memory.keep_ledger([SKIPPED])

    def test_sweeps_what_no_source_has(self, tmp_path: Path) -> None:
        memory = Memory(tmp_path)
        kept, left = memory.keep_ledger([FOUND]), memory.keep_ledger([SKIPPED])
        memory.remember([KnownSource("raw", "/raw", kept)])
        (memory.work / "a dead run").mkdir(parents=True)
        memory.sweep()
        assert memory.ledger(kept) == [FOUND]
        with pytest.raises(OutputError, match="ingest its source again"):
            memory.ledger(left)
        assert not memory.work.exists()

    @pytest.mark.parametrize("content", [b"", b"{", b'[{"name": 1}]'])
    def test_a_damaged_memory_says_what_to_do(self, tmp_path: Path, content: bytes) -> None:
        memory = Memory(tmp_path)
        memory.remember([])
        (tmp_path / "_state/sources.json").write_bytes(content)
        with pytest.raises(OutputError, match="remove it and ingest all sources again"):
            memory.sources()
