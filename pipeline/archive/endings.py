"""What a file is, by the ending of its name and, where that tells nothing, by its first bytes.

Own tables and not `mimetypes`, which answers differently from machine to machine.
"""

import re
from typing import Final

PAGES: Final = {
    "html": "text/html",
    "htm": "text/html",
    "shtml": "text/html",
    "shtm": "text/html",
    "xhtml": "application/xhtml+xml",
    "xht": "application/xhtml+xml",
    "txt": "text/plain",
    "text": "text/plain",
}
"""Endings of files that may hold a page, and what they claim to be."""

_BY_KIND: Final = {
    "application": ("atom csh doc docx eot epub exe ics jar js json mjs odp odt ods pdf ppt pptx ps rdf rss rtf swf xls xlsx xml xpi"),
    "archive": "7z arc bz2 cdx cdxj gz rar tar tgz wacz warc xz zip zst",
    "audio": "aac flac m4a mid midi mp3 oga ogg ra ram wav wma",
    "data": "arrow csv db duckdb feather parquet sqlite sqlite3 tsv",
    "font": "otf ttf woff woff2",
    "image": "bmp emf gif ico jpe jpeg jpg png psd svg tif tiff webp wmf",
    "text": "c cfg conf css eml h ini ipynb less log map md pl py rb rst scss sh sql toml vcf yaml yml",
    "video": "3gp avi flv m4v mkv mov mp4 mpeg mpg ogv rm webm wmv",
    "sidecar": "bak headers lnk meta orig part swp tmp url",
}
OTHERS: Final = frozenset(ending for endings in _BY_KIND.values() for ending in endings.split())
"""Endings of files that hold no page, or only a copy of one (`index.html.orig`)."""

MEDIA_TYPES: Final = {
    "css": "text/css",
    "csv": "text/csv",
    "doc": "application/msword",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "warc": "application/warc",
    "xls": "application/vnd.ms-excel",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""Media types worth telling of files that are skipped."""

HEAD: Final = 1024
"""So many first bytes decide what a file without a telling ending is."""

_SIDECARS: Final = frozenset({"thumbs.db", "desktop.ini", "robots.txt"})
_ENDING: Final = re.compile(r"\.([a-z0-9]{1,8})$")
_QUERY: Final = re.compile(r"[?@].*$", re.DOTALL)
_OTHER_MAGIC: Final = re.compile(
    rb"%PDF-|\x89PNG|GIF8|\xff\xd8\xff|PK\x03\x04|\x1f\x8b|BZh|II\*\0|MM\0\*|\x7fELF|MZ\x90|WARC/|\xd0\xcf\x11\xe0|RIFF|ID3|OggS"
)
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|title|meta|body|table|div|p|h[1-6])[\s>]", re.IGNORECASE)


def ending(name: str) -> str | None:
    """The ending in lower case, the query of a mirrored address left aside.

    >>> ending("08b.HTM"), ending("mgAi.aspx?ID=4"), ending("index.html@page=2"), ending("08"), ending("Report 8. The plan")
    ('htm', 'aspx', 'html', None, None)
    """
    whole = _ENDING.search(name.lower())
    if whole and (whole[1] in PAGES or whole[1] in OTHERS):
        return whole[1]
    found = _ENDING.search(_QUERY.sub("", name.lower()))
    return found[1] if found else None


def is_hidden(name: str) -> bool:
    """Whether a file or folder is none of the archive: hidden, or left there by a system or a crawler.

    >>> is_hidden(".DS_Store"), is_hidden("__MACOSX"), is_hidden("index.html")
    (True, True, False)
    """
    return name.startswith((".", "__MACOSX")) or name.lower() in _SIDECARS or name.endswith("~")


def may_hold_page(name: str, head: bytes) -> bool:
    """Whether a file is a candidate: by its ending; without one, unless its bytes are another format's.

    An ending that is neither a page's nor another's (`.aspx`, `.1`) is one when its bytes are HTML.

    >>> may_hold_page("08.htm", b""), may_hold_page("08", b"%PDF-1.4"), may_hold_page("mgAi.aspx", b"<!DOCTYPE html>")
    (True, False, True)
    """
    found = ending(name)
    if found is None:
        return not _OTHER_MAGIC.match(head)
    if found in PAGES or found in OTHERS:
        return found in PAGES
    return _HTML.search(head.replace(b"\0", b"")) is not None


def media_type(name: str) -> str | None:
    """What a file's name claims that it is, if anything.

    >>> media_type("index.html"), media_type("appendix01.pdf"), media_type("08")
    ('text/html', 'application/pdf', None)
    """
    found = ending(name)
    return None if found is None else PAGES.get(found) or MEDIA_TYPES.get(found)
