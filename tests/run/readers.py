"""Readers for tests: pages that say what shall happen to who reads them."""

import os
import signal

from pipeline.errors import UnreadableError
from pipeline.model import Capture, DocumentKind, Extraction, Reason, Rendition
from pipeline.run.batch import Reader, page_reader


def plain_reader(profile: str, second_reading: bool) -> Reader:
    """Takes a page's bytes for its text, and obeys the words that it begins with."""
    del profile, second_reading

    def read(capture: Capture, sha256: str) -> Extraction:
        payload = capture.payload or b""
        obey(payload)
        if not payload:
            raise UnreadableError(Reason.EMPTY, "0 bytes")
        media_type = capture.media_type or "text/plain"
        return Extraction(
            sha256[:16],
            sha256,
            DocumentKind.OTHER,
            "test.any",
            media_type,
            "utf-8",
            Rendition.A,
            capture.source_url,
            None,
            payload.decode(),
        )

    return read


def hostile_reader(profile: str, second_reading: bool) -> Reader:
    """The real reader, but for pages that begin with such words."""
    real = page_reader(profile, second_reading)

    def read(capture: Capture, sha256: str) -> Extraction:
        obey(capture.payload or b"")
        return real(capture, sha256)

    return read


def obey(payload: bytes) -> None:
    """What hostile pages do to their readers."""
    if payload.startswith(b"KILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    if payload.startswith(b"BREAK"):
        raise ValueError(f"the page {object()} broke\nits reader")
    if payload.startswith(b"FILL"):
        raise MemoryError


def dying_reader(profile: str, second_reading: bool) -> Reader:
    """Kills who asks for it."""
    os.kill(os.getpid(), signal.SIGKILL)
    return plain_reader(profile, second_reading)
