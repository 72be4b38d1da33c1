"""Options that several commands, and the flows, have in common."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Out: TypeAlias = Annotated[Path, typer.Option(help="The root: the folder that releases are published in.")]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Only: TypeAlias = Annotated[bool, typer.Option("--only", help="Forget the sources that the root knows; start from these alone.")]
Workers: TypeAlias = Annotated[int | None, typer.Option(min=1, help="Processes that read; one for each core when not given.")]
BatchSize: TypeAlias = Annotated[int, typer.Option(min=1, help="Documents that a process reads at a time.")]
SecondReading: TypeAlias = Annotated[
    bool, typer.Option("--second-reading", help="Read each page again with an independent reader, and report where they differ.")
]
Profile: TypeAlias = Annotated[str, typer.Option(help="The archive's names: a profile's name, or a folder that holds one.")]
