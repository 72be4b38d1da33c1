"""What is timed: each contender takes the pages once and returns how many it did something for."""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

Contender = Callable[[Iterable[bytes]], int]


def bare_parse(pages: Iterable[bytes]) -> int:
    """The limit: tokens by WHATWG rules, and nothing done with them."""
    import turbohtml

    return sum(1 for page in pages if list(turbohtml.tokenize(page.decode("utf-8"))))


def trafilatura_text(pages: Iterable[bytes]) -> int:
    """The best known peer, for the text of a page alone."""
    import trafilatura

    return sum(1 for page in pages if trafilatura.extract(page))


def beautifulsoup_parse(pages: Iterable[bytes]) -> int:
    """The library most people would begin with, for the tree alone."""
    from bs4 import BeautifulSoup

    return sum(1 for page in pages if BeautifulSoup(page, "lxml").body)


def reading(pages: Iterable[bytes]) -> int:
    """Bytes to canonical text and blocks with source offsets."""
    from pipeline.model import Capture
    from pipeline.read import read_page

    return sum(1 for page in pages if read_page(Capture("bench", "page.html", page)).blocks)


def extraction(pages: Iterable[bytes]) -> int:
    """The whole extraction: bytes to values, each with its span and rule."""
    import hashlib

    from pipeline.extract import extract
    from pipeline.model import Capture
    from pipeline.read import read_page
    from pipeline.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    done = 0
    for payload in pages:
        page = read_page(Capture("bench", "page.html", payload))
        done += bool(extract(page, hashlib.sha256(payload).hexdigest(), vocabulary).paragraphs)
    return done


def ingestion(pages: Iterable[bytes]) -> int:
    """Everything: files in, a proved and published release out, in one process."""
    from typer.testing import CliRunner

    from pipeline.cli import app

    with TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        source.mkdir()
        count = 0
        for payload in pages:
            (source / f"{count:06}.html").write_bytes(payload)
            count += 1
        arguments = ["ingest", str(source), "--out", str(Path(folder) / "out"), "--workers", "1", "--json"]
        result = CliRunner().invoke(app, arguments)
        return count if result.exit_code == 0 else 0


CONTENDERS: Final[dict[str, Contender]] = {
    "bare parse": bare_parse,
    "reading": reading,
    "extraction": extraction,
    "ingestion": ingestion,
    "trafilatura": trafilatura_text,
    "beautifulsoup": beautifulsoup_parse,
}
