"""Bytes become text by the rules of the WHATWG: byte order mark, then label, then `<meta>`, then the archive's default.

Where the label is provably wrong the bytes win, and the repair is a finding. That `iso-8859-1` means windows-1252 is
the rule, no repair.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

import webencodings

from pipeline.model import Code, Finding, Severity
from pipeline.read.sniffing import looks_like_utf_16

_PRESCAN: Final = 8192  # the standard looks at 1024 bytes; a web archive's injected head pushes <meta> further down
_COMMENT_OR_META: Final = re.compile(rb"<!--.*?(?:-->|\Z)|<meta\s[^>]*>|<\?xml\s[^>]*>", re.IGNORECASE | re.DOTALL)
_CHARSET: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.+-]+)", re.IGNORECASE)
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MOJIBAKE: Final = re.compile("â€[\x80-\x9f™œžš˜“”¢¦¹]|Ã[\xa0-\xbf\x80-\x9f]|Â[£§©«»°\xa0]")
_MOJIBAKE_BEGINS: Final = "âÃÂ"
_LEFT_OPEN: Final = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
_UNDECODABLE: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a capture, the encoding it was read with, and what had to be repaired."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(payload: bytes, label: str | None) -> Decoded:
    """Decode a capture whose transport labelled it `label`.

    >>> decode("the Met’s plan".encode("cp1252"), "iso-8859-1").text
    'the Met’s plan'
    >>> decode("the Met’s plan".encode(), "iso-8859-1").findings[0].chosen
    'utf-8'
    """
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be")):
        if payload.startswith(mark):
            return _decoded(payload[len(mark) :], name, ())
    if silent := looks_like_utf_16(payload[:_PRESCAN]):
        return _decoded(payload, silent, (_wrong_label(label, silent),))
    named = _known(label) or _declared(payload)
    if payload.isascii() and named not in _NOT_ASCII:
        return _decoded(payload, named or "utf-8", ())
    return _judged(payload, named)


_NOT_ASCII: Final = frozenset({"utf-16le", "utf-16be", "iso-2022-jp"})


def _judged(payload: bytes, named: str | None) -> Decoded:
    """Believe the label as far as the bytes allow."""
    is_utf_8 = _is_utf_8(payload)
    if named is None:
        return _decoded(payload, "utf-8" if is_utf_8 else "windows-1252", ())
    if named == "utf-8" and not is_utf_8 and not _MULTIBYTE.search(payload):
        return _decoded(payload, "windows-1252", (_wrong_label(named, "windows-1252"),))
    if named != "utf-8" and is_utf_8:
        return _decoded(payload, "utf-8", (_wrong_label(named, "utf-8"),))
    return _decoded(payload, named, ())


def _is_utf_8(payload: bytes) -> bool:
    """Whether the bytes are UTF-8, but for a last character that the end of the capture cut off."""
    try:
        codecs.utf_8_decode(payload, "strict", False)
    except UnicodeDecodeError:
        return False
    return True


def _known(label: str | None) -> str | None:
    encoding = webencodings.lookup(label.strip("\"' ")) if label else None
    return None if encoding is None or encoding.name in ("replacement", "x-user-defined") else str(encoding.name)


def _declared(payload: bytes) -> str | None:
    """The encoding that the page names itself, in a `<meta>` or its XML declaration; a UTF-16 there means UTF-8."""
    for part in _COMMENT_OR_META.finditer(payload, 0, _PRESCAN):
        if not part[0].startswith(b"<!--") and (charset := _CHARSET.search(part[0])):
            name = _known(charset[1].decode("ascii", "ignore"))
            if name:
                return "utf-8" if name.startswith("utf-16") else name
    return None


def _decoded(payload: bytes, name: str, findings: tuple[Finding, ...]) -> Decoded:
    found = list(findings)
    if name == "utf-8" and (cut := _LEFT_OPEN.search(payload, max(0, len(payload) - 3))):
        found.append(Finding(Code.TRUNCATED_CAPTURE, Severity.WARNING, "the capture ends within a character; its bytes were left out"))
        payload = payload[: cut.start()]
    text, lost = _text(payload, name)
    if lost:
        found.append(_repair(f"{lost} bytes are not {name} and were read as U+FFFD"))
    if "\0" in text:
        found.append(_repair(f"{text.count(chr(0))} NUL characters were left out"))
    if not text.isascii() and any(sign in text for sign in _MOJIBAKE_BEGINS) and (twice := _MOJIBAKE.search(text)):
        found.append(_repair(f"text was encoded twice before it was archived, as in {twice[0]!r}; it stays as it is"))
    return Decoded(text, name, tuple(found))


def _text(payload: bytes, name: str) -> tuple[str, int]:
    """The text, and how many characters could not be decoded."""
    if name == "windows-1252":
        return payload.decode("cp1252", "c1_controls"), 0
    encoding = webencodings.lookup(name)
    text = str(encoding.codec_info.decode(payload, "replace")[0]) if encoding is not None else payload.decode("utf-8", "replace")
    if _UNDECODABLE not in text:
        return text, 0
    genuine = payload.count(_UNDECODABLE.encode()) if name == "utf-8" else 0
    return text, text.count(_UNDECODABLE) - genuine


def _c1_controls(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that windows-1252 leaves open are C1 controls to the WHATWG."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("c1_controls", _c1_controls)


def _wrong_label(label: str | None, chosen: str) -> Finding:
    return Finding(
        Code.ENCODING_REPAIRED,
        Severity.INFO,
        f"labelled {label or 'nothing'}, but the bytes are {chosen}",
        column="encoding",
        candidates=tuple(sorted({label or chosen, chosen})),
        chosen=chosen,
    )


def _repair(message: str) -> Finding:
    return Finding(Code.ENCODING_REPAIRED, Severity.WARNING, message, column="encoding")
