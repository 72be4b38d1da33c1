"""Captures that are no pages are refused with a reason; what a page is, its content tells."""

import gzip
import io
import zipfile

import pytest

from pipeline.errors import UnreadableError
from pipeline.model import Capture, Code, Reason
from pipeline.read import read_page, read_page_again
from pipeline.read.elements import MAX_OPEN
from pipeline.read.sniffing import MAX_BYTES, is_html


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("8.txt", "Report: 8")
    return buffer.getvalue()


REFUSED = [
    ("nothing", b"", None, Reason.EMPTY),
    ("white space", b" \r\n\t ", "text/html", Reason.EMPTY),
    ("a mark and white space", b"\xef\xbb\xbf\r\n", None, Reason.EMPTY),
    ("no-break spaces", "\xa0\n\xa0".encode(), None, Reason.EMPTY),
    ("a PDF", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", "application/pdf", Reason.BINARY),
    ("a PDF without label", b"%PDF-1.4\n1 0 obj", None, Reason.BINARY),
    ("a PDF called HTML", b"%PDF-1.4\n1 0 obj", "text/html", Reason.MISLABELLED),
    ("an image", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png", Reason.BINARY),
    ("a GIF called text", b"GIF89a\x01\x00", "text/plain", Reason.MISLABELLED),
    ("an old Office file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), None, Reason.BINARY),
    ("gzip called HTML", gzip.compress(b"<p>Report"), "text/html; charset=utf-8", Reason.MISLABELLED),
    ("gzip without label", gzip.compress(b"<p>Report"), None, Reason.BINARY),
    ("a zip called text", zipped(), "text/plain", Reason.MISLABELLED),
    ("NULs throughout", b"ab\x00\x00\x00cd\x00" * 40, "text/html", Reason.BINARY),
    ("controls throughout", bytes(range(1, 32)) * 20, None, Reason.BINARY),
    ("too large", b"a" * (MAX_BYTES + 1), "text/plain", Reason.TOO_LARGE),
    ("too deep", b"<div>" * (MAX_OPEN + 1) + b"x", "text/html", Reason.TOO_DEEP),
    ("tables too deep", b"<table><tr><td>" * (MAX_OPEN + 1) + b"x", "text/html", Reason.TOO_DEEP),
    ("markup without text", b"<html><head><title>t</title></head><body><img src=x></body></html>", "text/html", Reason.NO_TEXT),
    ("a page of scripts", b"<html><script>var x = 1</script><p>&nbsp;</p></html>", "text/html", Reason.NO_TEXT),
]


@pytest.mark.parametrize(("payload", "media_type", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
@pytest.mark.parametrize("read", [read_page, read_page_again])
def test_refused_with_its_reason(read: object, payload: bytes, media_type: str | None, reason: Reason) -> None:
    if reason is Reason.TOO_DEEP and read is read_page_again:
        pytest.skip("libxml2 has a limit of its own")
    with pytest.raises(UnreadableError) as refusal:
        read(Capture("tests", "page", payload, media_type))  # type: ignore[operator]
    assert refusal.value.reason is reason
    assert refusal.value.detail


def test_a_capture_without_bytes_keeps_its_reason() -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_page(Capture("tests", "page", None, reason=Reason.UNREADABLE_FILE))
    assert refusal.value.reason is Reason.UNREADABLE_FILE


@pytest.mark.parametrize(
    ("name", "media_type", "payload", "found"),
    [
        ("8.txt", "text/plain", b"<html><p>Report: 8", "text/html"),
        ("8.htm", "text/html", b"Report: 8\nBy: Clerk", "text/plain"),
        ("8.pdf", "application/pdf", b"Report: 8\nBy: Clerk", "text/plain"),
    ],
    ids=["HTML called text", "text called HTML", "text called PDF"],
)
def test_content_tells_what_names_and_labels_do_not(name: str, media_type: str, payload: bytes, found: str) -> None:
    assert read_page(Capture("tests", name, payload, media_type)).media_type == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\ufeff<html>", True),
        ("<!-- saved from url=(0014)about:internet -->\n<html>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "">', True),
        ("<P>Report: 8\n<P>By: Clerk", True),
        ("loose words <p>and a paragraph</p>", True),
        ("x<br>y<br>z<br>", True),
        ("Report: 8 <draft>", False),
        ("costs < 5m and b > a", False),
        ("write to <a.clerk@example.org>", False),
        ("the <b> element is not used", False),
        ("plain", False),
    ],
)
def test_html_or_text(text: str, found: bool) -> None:
    assert is_html(text) is found


TRUNCATED = [
    ("within a tag", "<html><body><p>The plan was agreed.</p><p clas"),
    ("within an attribute", '<p>The plan was agreed.</p><a href="http://www.'),
    ("within a comment", "<html><p>The plan was agreed.</p><!-- and so"),
    ("within a script", "<html><p>The plan was agreed.</p><script>var x = '"),
    ("within a sentence", "<html><body><div><p>The plan was agreed.</p><p>It was then"),
    ("within an end tag", "<html><p>The plan was agreed.</p"),
]


@pytest.mark.parametrize("markup", [case[1] for case in TRUNCATED], ids=[case[0] for case in TRUNCATED])
def test_a_truncated_capture_is_read_and_says_so(markup: str) -> None:
    page = read_page(Capture("tests", "page", markup.encode()))
    assert page.text.startswith("The plan was agreed.")
    assert [finding.code for finding in page.findings] == [Code.TRUNCATED_CAPTURE]


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><p>The plan was agreed.</p></body></html>",
        "<html><body><p>The plan was agreed</p></body>",
        "<html><body><p>The plan was agreed.",
        "<html><body><p>For more information contact:<p>MPA general: 1<p>Feedback",
        "<p>a fragment of a page</p><p>without a stop</p>",
        "<p>costs < 5m<p>a <",
    ],
)
def test_a_whole_capture_does_not(markup: str) -> None:
    assert read_page(Capture("tests", "page", markup.encode())).findings == ()


def test_the_lost_tail_is_accounted_for() -> None:
    page = read_page(Capture("tests", "page", b"<html><p>Agreed.</p><p class='lead' id="))
    assert "19 characters from \"<p class='lead' id=\"" in page.findings[0].message
