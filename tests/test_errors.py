"""The exception tree is the one that its docstring draws, and its messages say what happened."""

import re

from pipeline import errors
from pipeline.errors import ContractError, StrandlineError, UnreadableError
from pipeline.model import Reason


def test_the_drawing_shows_every_error() -> None:
    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__ or ""))
    real = {name for name, thing in vars(errors).items() if isinstance(thing, type) and issubclass(thing, StrandlineError)}
    assert drawn == real - {"StrandlineError"}


def test_an_unreadable_capture_keeps_its_reason() -> None:
    error = UnreadableError(Reason.EMPTY, "0 bytes")
    assert (error.reason, str(error)) == (Reason.EMPTY, "empty: 0 bytes")


def test_a_long_list_of_breaches_is_cut_and_counted() -> None:
    error = ContractError([f"breach {n}" for n in range(25)])
    assert "25 places" in str(error)
    assert "breach 19" in str(error)
    assert "breach 20" not in str(error)
    assert "and 5 more" in str(error)
    assert len(error.breaches) == 25
