"""What a capture is, by its content: readable or not, HTML or text. Names and labels are only heard, never believed."""

import re
from typing import Final

from pipeline.errors import UnreadableError
from pipeline.model import Capture, Reason

MAX_BYTES: Final = 32 * 1024 * 1024
"""The longest page of the archive is far below 1 MB; beyond 32 MB one capture would hold a worker's memory."""

_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "gzip data"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"(\xb5/\xfd", "zstandard data"),
    (b"MZ\x90", "a program"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"WARC/", "a WARC file"),
)
_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS: Final = bytes(sorted({*range(32), 127} - {0, 8, 9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31}))
_MAX_CONTROLS: Final = 0.05  # of the first bytes; text has none, a stray one or two come from old editors
_MAX_NULS: Final = 0.1
_HEAD: Final = 4096

_TAG: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|base|script|style|table|tr|td|p|div|span|font|center|h[1-6]|ul|ol|li|dl|br|hr|a|b|i|strong"
    r"|em|pre|form|blockquote|img|article|section|main|nav)(?=[\s/>])",
    re.IGNORECASE,
)
_CLOSING_TAG: Final = re.compile(r"</(?:html|body|table|td|tr|p|div|font|h[1-6]|ul|ol|li|a|b|strong|pre|title)\s*>", re.IGNORECASE)
_OPENS_AS_HTML: Final = re.compile(
    r"\s*+(?:(?><!--.*?-->)\s*+|(?><\?xml[^>]*\?>)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def readable(capture: Capture) -> bytes:
    """The capture's bytes, when they can be a page; else an `UnreadableError` with the reason."""
    payload = capture.payload
    if payload is None:
        raise UnreadableError(capture.reason or Reason.UNREADABLE_FILE, "there are no bytes to read")
    if len(payload) > MAX_BYTES:
        raise UnreadableError(Reason.TOO_LARGE, f"{len(payload)} bytes, more than {MAX_BYTES}")
    if not payload.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
        raise UnreadableError(Reason.EMPTY, f"{len(payload)} bytes without any text")
    _refuse_binary(payload, capture.media_type)
    return payload


def _refuse_binary(payload: bytes, media_type: str | None) -> None:
    what = next((name for magic, name in _MAGIC if payload.startswith(magic)), None)
    if what is None and payload[:4] == b"RIFF":
        what = "a RIFF container"
    if what is not None:
        if _says_text(media_type):
            raise UnreadableError(Reason.MISLABELLED, f"labelled {media_type}, but {what}")
        raise UnreadableError(Reason.BINARY, what)
    head = payload[:_HEAD]
    if head.startswith(_BOMS) or looks_like_utf_16(head):
        return
    if head.count(0) > len(head) * _MAX_NULS:
        raise UnreadableError(Reason.BINARY, f"{head.count(0)} NULs in the first {len(head)} bytes")
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) * _MAX_CONTROLS:
        raise UnreadableError(Reason.BINARY, f"{controls} control characters in the first {len(head)} bytes")


def _says_text(media_type: str | None) -> bool:
    return media_type is not None and (media_type.startswith("text/") or "html" in media_type or "xml" in media_type)


def looks_like_utf_16(head: bytes) -> str | None:
    """`utf-16le` or `utf-16be` when every other byte of Latin text is a NUL, though no byte order mark says so.

    >>> looks_like_utf_16("Report: 8".encode("utf-16-le"))
    'utf-16le'
    """
    even, odd = head[0::2], head[1::2]
    for name, letters, zeros in (("utf-16le", even, odd), ("utf-16be", odd, even)):
        if zeros and zeros.count(0) > len(zeros) * 0.8 and letters.count(0) < len(letters) * 0.05 and letters.strip():
            return name
    return None


def is_html(text: str) -> bool:
    """Whether a decoded capture is HTML: it opens as such, or tags are in it that no plain text has.

    >>> is_html("<p>Report: 8</p>"), is_html("Report: 8 <draft>"), is_html("costs < 5m")
    (True, False, False)
    """
    if "<" not in text:
        return False
    if _OPENS_AS_HTML.match(text[:_HEAD]):
        return True
    first = text.lstrip("\ufeff \t\r\n")[:1]
    tags = 0
    for _ in _TAG.finditer(text):
        tags += 1
        if tags > 2 or first == "<":
            return True
    return tags > 0 and _CLOSING_TAG.search(text) is not None
