"""Bytes become text by the WHATWG's rules, and a repair is never silent."""

import pytest

from pipeline.model import Capture, Code
from pipeline.read import read_page
from pipeline.read.encoding import decode

WORDS = "The Met’s plan – £5m “saved”"
SOUND = [
    ("utf-8 as labelled", WORDS.encode(), "utf-8", "utf-8"),
    ("utf-8 without label", WORDS.encode(), None, "utf-8"),
    ("windows-1252 as labelled", WORDS.encode("cp1252"), "windows-1252", "windows-1252"),
    ("windows-1252 called latin-1: the rule", WORDS.encode("cp1252"), "ISO-8859-1", "windows-1252"),
    ("windows-1252 called ASCII: the rule", WORDS.encode("cp1252"), "us-ascii", "windows-1252"),
    ("windows-1252 without label: the default", WORDS.encode("cp1252"), None, "windows-1252"),
    ("a label in quotes", WORDS.encode("cp1252"), '"windows-1252"', "windows-1252"),
    ("a byte order mark", b"\xef\xbb\xbf" + WORDS.encode(), None, "utf-8"),
    ("a mark wins over a label", b"\xef\xbb\xbf" + WORDS.encode(), "windows-1252", "utf-8"),
    ("utf-16, little end first", b"\xff\xfe" + WORDS.encode("utf-16-le"), None, "utf-16le"),
    ("utf-16, big end first", b"\xfe\xff" + WORDS.encode("utf-16-be"), None, "utf-16be"),
    ("a label that nobody knows", WORDS.encode(), "x-met-office", "utf-8"),
    ("meta", b'<meta charset="windows-1252">' + WORDS.encode("cp1252"), None, "windows-1252"),
    (
        "meta of 2000",
        b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=iso-8859-1'>" + WORDS.encode("cp1252"),
        None,
        "windows-1252",
    ),
    ("an XML declaration", b'<?xml version="1.0" encoding="iso-8859-1"?>' + WORDS.encode("cp1252"), None, "windows-1252"),
    ("meta in a comment is none", b"<!-- <meta charset=koi8-r> -->" + WORDS.encode(), None, "utf-8"),
    ("meta says utf-16: utf-8 is meant", b"<meta charset=utf-16>" + WORDS.encode(), None, "utf-8"),
    ("the transport wins over meta", b"<meta charset=koi8-r>" + WORDS.encode("cp1252"), "windows-1252", "windows-1252"),
    ("a genuine replacement character", "lost \ufffd here".encode(), "utf-8", "utf-8"),
    ("ASCII", b"plain words", "utf-8", "utf-8"),
    ("another code page", "план".encode("cp1251"), "windows-1251", "windows-1251"),
]


@pytest.mark.parametrize(("payload", "label", "encoding"), [case[1:] for case in SOUND], ids=[case[0] for case in SOUND])
def test_what_is_sound_has_no_finding(payload: bytes, label: str | None, encoding: str) -> None:
    decoded = decode(payload, label)
    assert (decoded.encoding, decoded.findings) == (encoding, ())
    assert any(words in decoded.text for words in (WORDS, "lost \ufffd here", "plain words", "план"))


REPAIRED = [
    ("utf-8 called latin-1", WORDS.encode(), "iso-8859-1", "utf-8", WORDS, "labelled windows-1252"),
    ("windows-1252 called utf-8", WORDS.encode("cp1252"), "utf-8", "windows-1252", WORDS, "labelled utf-8"),
    (
        "the same by meta",
        b"<meta charset=utf-8>" + WORDS.encode("cp1252"),
        None,
        "windows-1252",
        f"<meta charset=utf-8>{WORDS}",
        "labelled utf-8",
    ),
    ("stray bytes in utf-8", WORDS.encode() + b" \x92s", "utf-8", "utf-8", f"{WORDS} \ufffds", "1 bytes"),
    ("NULs", b"no\x00te the plan", None, "utf-8", "no\0te the plan", "1 NUL"),
    ("utf-16 that nobody announced", "Report: 8".encode("utf-16-le"), None, "utf-16le", "Report: 8", "labelled nothing"),
    ("encoded twice", "the Met’s".encode().decode("cp1252").encode(), "utf-8", "utf-8", "the Metâ€™s", "encoded twice"),
    ("a pound encoded twice", "Â£5m".encode(), "utf-8", "utf-8", "Â£5m", "encoded twice"),
]


@pytest.mark.parametrize(
    ("payload", "label", "encoding", "text", "message"), [case[1:] for case in REPAIRED], ids=[case[0] for case in REPAIRED]
)
def test_a_repair_is_a_finding(payload: bytes, label: str | None, encoding: str, text: str, message: str) -> None:
    decoded = decode(payload, label)
    assert (decoded.encoding, decoded.text) == (encoding, text)
    (finding,) = decoded.findings
    assert finding.code is Code.ENCODING_REPAIRED
    assert message in finding.message


def test_a_wrong_label_names_both_encodings() -> None:
    (finding,) = decode(WORDS.encode(), "iso-8859-1").findings
    assert (finding.column, finding.candidates, finding.chosen) == ("encoding", ("utf-8", "windows-1252"), "utf-8")


def test_an_accented_word_is_not_taken_for_text_encoded_twice() -> None:
    assert decode("Ângela, café, ÂME, Ãbc".encode(), None).findings == ()


def test_bytes_that_windows_1252_leaves_open_are_controls() -> None:
    assert decode(b"a\x81b\x9d", "windows-1252").text == "a\x81b\x9d"


def test_a_character_cut_off_at_the_end_is_a_truncated_capture() -> None:
    decoded = decode(WORDS.encode() + "’".encode()[:2], "utf-8")
    assert (decoded.text, decoded.encoding) == (WORDS, "utf-8")
    assert [finding.code for finding in decoded.findings] == [Code.TRUNCATED_CAPTURE]


def test_nul_is_dropped_from_the_text_and_offsets_know() -> None:
    page = read_page(Capture("tests", "8.txt", b"no\x00te the plan"))
    assert page.text == "note the plan"
    assert [(run.start, run.end, run.source_start, run.source_end) for run in page.source_map] == [(0, 2, 0, 2), (2, 13, 3, 14)]
    assert [finding.code for finding in page.findings] == [Code.ENCODING_REPAIRED]


def test_encoding_and_repair_stand_on_the_page() -> None:
    page = read_page(Capture("tests", "8.htm", f"<p>{WORDS}</p>".encode(), charset="iso-8859-1"))
    assert (page.text, page.encoding, len(page.findings)) == (WORDS, "utf-8", 1)
