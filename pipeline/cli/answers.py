"""How a command ends: what it answers becomes an exit code, what it raises one clear line."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import typer
from typer.core import TyperGroup

from pipeline.cli.screen import hush
from pipeline.errors import ContractError, StrandlineError

FAILED: Final = 1
CONTRACT_BROKEN: Final = 4
INTERRUPTED: Final = 130


class Answers(TyperGroup):
    """Commands that return their exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named, and leave with its exit code."""
        raise typer.Exit(answer(partial(super().invoke, ctx)))


def answer(command: Callable[[], int | None]) -> int:
    """The exit code of a command. Errors of the house are told without a traceback; others are faults and keep it."""
    try:
        code = command() or 0
        sys.stdout.flush()
    except ContractError as error:
        return _tell(error, CONTRACT_BROKEN)
    except StrandlineError as error:
        return _tell(error, FAILED)
    except KeyboardInterrupt:
        return _tell("interrupted; the last release stands as it was, and what was read is not read again", INTERRUPTED)
    except BrokenPipeError:  # who reads has read enough, like `head`
        hush()
        return 0
    return code


def _tell(what: object, code: int) -> int:
    typer.echo(f"strandline: {what}", err=True)
    return code
