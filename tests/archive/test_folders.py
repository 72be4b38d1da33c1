"""Folder trees as they come: mirrored, hidden, linked in circles, named in any bytes."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive import Source, capture_at, find_captures, folders
from pipeline.errors import SourceError
from pipeline.model import Capture, Reason

PAGE = b"<html><title>x</title><p>Report: 8</p>"


def lay(root: Path, *paths: str, content: bytes = PAGE) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def found(root: Path, name: str = "raw") -> dict[str, Capture]:
    return {capture.source_path: capture for capture in find_captures(Source(name, root))}


def fates(root: Path) -> dict[str, Reason | None]:
    return {path: capture.reason for path, capture in found(root).items()}


def dig(root: Path, name: str, depth: int, file: str) -> None:
    """Folders in folders, deeper than a path may be long."""
    here = os.open(root, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder that is gone after the test: pytest's own clearing up recurses, and would fail on it."""
    root = tmp_path / "deep"
    root.mkdir()
    yield root
    subprocess.run(["rm", "-rf", str(root)], check=True)


class TestFileTypes:
    @pytest.mark.parametrize(
        ("name", "content", "is_candidate", "claims"),
        [
            pytest.param("index.html", PAGE, True, "text/html", id="html"),
            pytest.param("08b.HTM", PAGE, True, "text/html", id="live site copy in capitals"),
            pytest.param("08.shtml", PAGE, True, "text/html", id="server-side includes"),
            pytest.param("08.xhtml", PAGE, True, "application/xhtml+xml", id="xhtml"),
            pytest.param("08.txt", b"Report: 8", True, "text/plain", id="text rendition"),
            pytest.param("08", b"Report: 8", True, None, id="no ending"),
            pytest.param("Report 8. The plan", b"Report: 8", True, None, id="a full stop is no ending"),
            pytest.param("08", b"", True, None, id="no ending and empty: the reader says so"),
            pytest.param("index.html@page=2", PAGE, True, "text/html", id="query laid by a crawler with @"),
            pytest.param("mgAi.aspx?ID=4", PAGE, True, None, id="other host's dynamic page that is HTML"),
            pytest.param("mgAi.aspx?ID=5", b"\0\1", False, None, id="other host's dynamic page that is not"),
            pytest.param("index.html.1", PAGE, True, None, id="second copy by wget"),
            pytest.param("08.html", b"\x89PNG\r\n", True, "text/html", id="mislabelled picture: the reader says so"),
            pytest.param("08.html", b"", True, "text/html", id="empty page: the reader says so"),
            pytest.param("070208-08-appendix01.pdf", b"%PDF-1.4", False, "application/pdf", id="appendix"),
            pytest.param("appendix01", b"%PDF-1.4", False, None, id="appendix without ending"),
            pytest.param("logo.gif", b"GIF89a", False, "image/gif", id="picture"),
            pytest.param("site.css", b"p{}", False, "text/css", id="style sheet"),
            pytest.param("menu.js", b"", False, "text/javascript", id="script"),
            pytest.param("README.md", b"# x", False, "text/markdown", id="a note about the archive"),
            pytest.param("crawl.warc.gz", b"\x1f\x8b", False, None, id="container of another kind"),
            pytest.param("index.html.orig", PAGE, False, None, id="sidecar of wget"),
            pytest.param(".DS_Store", b"x", False, None, id="hidden file"),
            pytest.param(".08.html", PAGE, False, "text/html", id="hidden page"),
            pytest.param("08.html~", PAGE, False, None, id="editor's copy"),
            pytest.param("Thumbs.db", b"x", False, None, id="system's file"),
        ],
    )
    def test_by_ending_and_content(self, tmp_path: Path, name: str, content: bytes, is_candidate: bool, claims: str | None) -> None:
        lay(tmp_path, name, content=content)
        capture = found(tmp_path)[name]
        assert capture.media_type == claims
        assert (capture.payload, capture.reason) == ((content, None) if is_candidate else (None, Reason.FILE_TYPE))

    def test_size_is_known_of_what_is_not_taken(self, tmp_path: Path) -> None:
        lay(tmp_path, "a.pdf", content=b"%PDF-1.4 and more")
        assert found(tmp_path)["a.pdf"].n_bytes == 17

    def test_too_large_is_not_taken_into_memory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(folders, "LARGEST", 100)
        lay(tmp_path, "a.html", "b.pdf", content=PAGE * 10)
        assert fates(tmp_path) == {"a.html": Reason.TOO_LARGE, "b.pdf": Reason.FILE_TYPE}
        assert found(tmp_path)["a.html"].n_bytes == len(PAGE) * 10


class TestOrder:
    def test_by_whole_path(self, tmp_path: Path) -> None:
        lay(tmp_path, "b/08/index.html", "b.html", "b-agm/1.html", "a.txt", "b/08.html", "é/1.html", "B/1.html")
        paths = list(found(tmp_path))
        assert paths == sorted(paths)
        assert paths == ["B/1.html", "a.txt", "b-agm/1.html", "b.html", "b/08.html", "b/08/index.html", "é/1.html"]

    def test_streams(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lay(tmp_path, "a.html", "b.html")
        taken: list[str] = []
        real = folders._payload
        monkeypatch.setattr(folders, "_payload", lambda name, *rest: taken.append(name) or real(name, *rest))
        next(find_captures(Source("raw", tmp_path)))
        assert taken == ["a.html"]

    def test_no_time_is_told(self, tmp_path: Path) -> None:
        lay(tmp_path, "a.html")
        assert found(tmp_path)["a.html"].captured_at is None
        assert found(tmp_path)["a.html"].container_offset is None


class TestAddresses:
    @pytest.mark.parametrize(
        ("source", "path", "address"),
        [
            ("raw", "policeauthority.org/metropolitan/committees/mpa/2009/090625-agm/03b-agm/index.html",
             "http://policeauthority.org/metropolitan/committees/mpa/2009/090625-agm/03b-agm/index.html"),
            ("raw", "policeauthority.org/Metropolitan/foi/03", "http://policeauthority.org/Metropolitan/foi/03"),
            ("raw", "mirror/2012/WWW.MPA.gov.uk/committees/08b.htm", "http://www.mpa.gov.uk/committees/08b.htm"),
            ("raw", "https/policeauthority.org/x.html", "https://policeauthority.org/x.html"),
            ("policeauthority.org", "metropolitan/committees/index.html", "http://policeauthority.org/metropolitan/committees/index.html"),
            ("raw", "policeauthority.org/a b#c.html", "http://policeauthority.org/a%20b%23c.html"),
            ("raw", "modern.gov.example.gov.uk/mgAi.aspx?ID=4", "http://modern.gov.example.gov.uk/mgAi.aspx?ID=4"),
            ("raw", "psc/2007/index.html", None),
            ("raw", "index.html", None),
            ("raw", "report 8.v2/1.html", None),
            ("raw", "site.old/backup.2007/1.html", None),
            ("raw", "node.js/1.html", None),
        ],
    )  # fmt: skip
    def test_from_a_mirrored_path(self, tmp_path: Path, source: str, path: str, address: str | None) -> None:
        lay(tmp_path, path)
        assert found(tmp_path, source)[path].source_url == address


class TestHostileTrees:
    def test_names_in_any_bytes(self, tmp_path: Path) -> None:
        for name in (b"caf\xe9.html", b"new\nline.html", b"100%.html", "café.html".encode(), b"50%\xff.txt"):
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(name)
        captures = found(tmp_path)
        assert list(captures) == ["100%.html", "50%25%FF.txt", "caf%E9.html", "café.html", "new\nline.html"]
        for path, capture in captures.items():
            assert capture_at(Source("raw", tmp_path), path) == capture

    def test_a_name_that_only_looks_encoded(self, tmp_path: Path) -> None:
        lay(tmp_path, "caf%E9.html", content=b"literal")
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.html")).write_bytes(b"bytes")
        captures = found(tmp_path)
        assert {path: capture.payload for path, capture in captures.items()} == {
            "caf%E9.html": b"literal",
            "%63%61%66%E9%2E%68%74%6D%6C": b"bytes",
        }
        assert all(capture_at(Source("raw", tmp_path), path) == capture for path, capture in captures.items())

    def test_links_in_circles(self, tmp_path: Path) -> None:
        lay(tmp_path, "psc/08.html")
        (tmp_path / "psc/again").symlink_to(tmp_path)
        (tmp_path / "psc/sibling").symlink_to(tmp_path / "psc")
        (tmp_path / "all").symlink_to("/")
        (tmp_path / "self.html").symlink_to(tmp_path / "self.html")
        (tmp_path / "gone.html").symlink_to(tmp_path / "nothing")
        (tmp_path / "psc/same.html").symlink_to("08.html")
        assert fates(tmp_path) == {
            "all/": Reason.FILE_TYPE,
            "gone.html": Reason.UNREADABLE_FILE,
            "psc/08.html": None,
            "psc/again/": Reason.FILE_TYPE,
            "psc/same.html": None,
            "psc/sibling/": Reason.FILE_TYPE,
            "self.html": Reason.UNREADABLE_FILE,
        }

    def test_a_linked_folder_elsewhere_is_walked_once(self, tmp_path: Path) -> None:
        lay(tmp_path, "elsewhere/08.html", "raw/09.html")
        (tmp_path / "raw/disk").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "raw/same disk").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "elsewhere/back").symlink_to(tmp_path / "elsewhere")
        assert [path for path, reason in fates(tmp_path / "raw").items() if not reason] == ["09.html", "disk/08.html"]

    def test_hidden_folders_are_one_row(self, tmp_path: Path) -> None:
        lay(tmp_path, ".git/objects/1", ".git/objects/2", "__MACOSX/._08.html", "08.html")
        assert fates(tmp_path) == {".git/": Reason.FILE_TYPE, "08.html": None, "__MACOSX/": Reason.FILE_TYPE}

    def test_a_pipe_is_not_opened(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "08.html")
        assert fates(tmp_path) == {"08.html": Reason.FILE_TYPE}

    def test_deeper_than_python_recurses(self, deep: Path) -> None:
        dig(deep, "d", 1500, "08.html")
        assert list(found(deep)) == ["d/" * 1500 + "08.html"]

    def test_a_path_too_long_to_open(self, deep: Path) -> None:
        dig(deep, "d" * 250, 20, "08.html")
        assert set(fates(deep).values()) == {Reason.UNREADABLE_FILE}

    @pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
    def test_unreadable_files_are_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
        def refuse(*_: object) -> bytes:
            raise error

        lay(tmp_path, "08.html")
        monkeypatch.setattr(folders, "_payload", refuse)
        capture = found(tmp_path)["08.html"]
        assert (capture.payload, capture.reason, capture.detail) == (None, Reason.UNREADABLE_FILE, error.strerror)

    @pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind the superuser")
    def test_no_permission(self, tmp_path: Path) -> None:
        lay(tmp_path, "08.html", "closed/09.html")
        (tmp_path / "08.html").chmod(0)
        (tmp_path / "closed").chmod(0)
        try:
            assert fates(tmp_path) == {"08.html": Reason.UNREADABLE_FILE, "closed/": Reason.UNREADABLE_FILE}
        finally:
            (tmp_path / "closed").chmod(0o700)

    def test_the_output_inside_the_source_is_left_out(self, tmp_path: Path) -> None:
        lay(tmp_path, "raw/08.html", "processed/reports.parquet", "processed/_state/x.html")
        source = Source("data", tmp_path, without=tmp_path / "processed")
        assert [capture.source_path for capture in find_captures(source)] == ["raw/08.html"]


class TestOneFile:
    def test_is_a_source(self, tmp_path: Path) -> None:
        lay(tmp_path, "08.txt", "09.txt")
        (capture,) = find_captures(Source("08.txt", tmp_path / "08.txt"))
        assert (capture.source, capture.source_path, capture.payload) == ("08.txt", "08.txt", PAGE)
        assert capture_at(Source("08.txt", tmp_path / "08.txt"), "08.txt") == capture

    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="no such file or folder") as caught:
            find_captures(Source("raw", tmp_path / "nothing"))
        assert "\n" not in str(caught.value)

    def test_gone_since(self, tmp_path: Path) -> None:
        lay(tmp_path, "08.txt")
        source = Source("raw", tmp_path)
        assert capture_at(source, "09.txt").reason is Reason.UNREADABLE_FILE
        assert capture_at(Source("raw", tmp_path / "nothing"), "09.txt").reason is Reason.UNREADABLE_FILE


@given(st.lists(st.binary(min_size=1, max_size=12).filter(lambda name: not set(name) & {0, 47} and name not in (b".", b".."))))
def test_every_file_is_found_once_and_again(tmp_path_factory: pytest.TempPathFactory, names: list[bytes]) -> None:
    root = tmp_path_factory.mktemp("any")
    for name in set(names):
        Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_bytes(b"Report: 8" + name)
    captures = list(find_captures(Source("raw", root)))
    assert len(captures) == len(set(names))
    paths = [capture.source_path for capture in captures]
    assert paths == sorted(set(paths))
    for capture in captures:
        capture.source_path.encode("utf-8")
        assert capture_at(Source("raw", root), capture.source_path) == capture
