"""`strandline verify`: a release is proved again from the raw files."""

from typing import TYPE_CHECKING, Any

from pipeline.cli.options import AsJson, Out
from pipeline.cli.screen import Screen, print_json, printable, watching
from pipeline.run.settings import DEFAULT_ROOT

if TYPE_CHECKING:
    from pipeline.tables import VerifyReport


def verify(
    out: Out = DEFAULT_ROOT,
    as_json: AsJson = False,
) -> int:
    """Prove every span and key of the current release from the raw files.

    Files are compared with their digests, rows with the contract (types, keys, references, the words between each
    span's ends), and the bytes of every document are read again and must give the same text. Exit code 1 when
    anything fails; each failure names table, row and column.

    **Examples**

    - `strandline verify` proves the current release of `data/processed`

    - `strandline verify --out tables --json | jq .failures` for a script
    """
    from pipeline.run.proof import prove

    with watching() as watch:
        report = prove(out, watch)
    if as_json:
        print_json(_as_json(report))
    else:
        _print(report)
    return 0 if report.is_sound else 1


def _as_json(report: "VerifyReport") -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(report), "is_sound": report.is_sound}


def _print(report: "VerifyReport") -> None:
    from rich.table import Table

    screen = Screen(highlight=False)
    table = Table("table", "rows", "references", "spans", box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, proved in report.proved.items():
        table.add_row(name, f"{proved.rows:,}", f"{proved.references:,}", f"{proved.spans:,}")
    if report.proved:
        screen.print(table)
    for failure in report.failures:
        screen.print(printable(str(failure)), markup=False, soft_wrap=True)
    verdict = "is proved" if report.is_sound else f"is not proved: {len(report.failures):,} failures"
    screen.print(
        f"{report.files:,} files, {report.read_again:,} documents read again: release {report.release_id} {verdict}", soft_wrap=True
    )
