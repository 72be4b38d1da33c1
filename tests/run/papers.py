"""A small archive on the disk, and a hostile one, for runs from end to end."""

import random
from hashlib import sha256
from pathlib import Path
from typing import Final

HOST: Final = "policeauthority.org/metropolitan/committees"
MEETINGS: Final = (
    ("x-psc", "2007/070208", "8 February 2007", "Professional Standards & Complaints Committee"),
    ("finres", "2009/090305", "5 March 2009", "Finance and Resources Committee"),
    ("cgc", "2010/100322", "22 March 2010", "Corporate Governance Committee"),
)


def page(number: int, date: str, committee: str, *, asks: str = "That members note the report") -> str:
    """A report in the manner of the late templates."""
    return f"""<!DOCTYPE html>
<html><head><title>Quarterly update {number}</title></head><body>
<p>Report {number} of the {date} meeting of the {committee} and gives an update on the quarter.</p>
<h1>Quarterly update {number}</h1>
<p>Report: {number}<br>Date: {date}<br>By: Commissioner</p>
<h2>Summary</h2><p>This report gives an update on the quarter for item {number}.</p>
<h2>A. Recommendation</h2><p>{asks}</p>
<h2>B. Supporting information</h2><p>1. The work of the quarter under item {number} is set out below.</p>
</body></html>
"""


def text(number: int, date: str, committee: str) -> str:
    """A report as a text rendition."""
    return f"""Report {number} of the {date} meeting of the {committee} and gives an update on the quarter.

Quarterly update {number}

Report: {number}
Date: {date}
By: Clerk

Summary

This report gives an update on the quarter for item {number}.

A. Recommendation

That members note the report

B. Supporting information

1. The work of the quarter under item {number} is set out below.
"""


def papers() -> dict[str, bytes]:
    """Twelve reports of three meetings, one of them twice, and an appendix that is no page."""
    laid = {}
    for code, folder, date, committee in MEETINGS:
        for number in (4, 5, 6):
            laid[f"{HOST}/{code}/{folder}/{number:02}/index.html"] = page(number, date, committee).encode()
        laid[f"renditions/{code}-{folder.replace('/', '-')}-07.txt"] = text(7, date, committee).encode()
    laid["copies/08.html"] = laid[f"{HOST}/x-psc/2007/070208/04/index.html"]
    laid["policeauthority.org/downloads/committees/x-psc/070208-04-appendix01.pdf"] = b"%PDF-1.4 appendix"
    return laid


def lay(root: Path, files: dict[str, bytes], *, order: int = 0) -> Path:
    """Write files under a folder, in an order of their own for each number."""
    names = sorted(files)
    random.Random(order).shuffle(names)
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(files[name])
    return root


def hostile() -> dict[str, bytes]:
    """What must be quarantined or skipped: by path, the bytes."""
    date, committee = MEETINGS[0][2], MEETINGS[0][3]
    return {
        "empty.html": b"",
        "blank.html": b"  \n\n ",
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        "large.html": b"<p>Report: 9</p>" + b"x" * 40_000_000,
        "binary": bytes(range(256)) * 40,
        "appendix.pdf": b"%PDF-1.7",
        "appendix.html": b"%PDF-1.7\n1 0 obj\n" + bytes(range(128, 256)) * 40,
        "deep.html": b"<div>" * 100_000 + b"deep",
        "truncated.html": page(9, date, committee).encode()[:300],
    }


def digests(root: Path) -> dict[str, str]:
    """The bytes of every published table, by name."""
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(root.glob("*.parquet"))}
