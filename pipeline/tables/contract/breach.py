"""A breach of the contract: where, and what is wrong."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.schema import Table

# One fault of a rule breaks every row alike: the first few tell all, the rest is counted.
SHOWN: Final = 20
# Enough of a long text to find it again.
QUOTED: Final = 80


@dataclass(slots=True)
class Proved:
    """How much of a table was proved: rows, values that point to a row elsewhere, spans."""

    rows: int = 0
    references: int = 0
    spans: int = 0


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where rows break the contract; `is_structural` when columns themselves are amiss.

    >>> str(Breach("reports", "psc/2007-02-08/8", "body_id", "'xyz' is not in bodies"))
    "reports psc/2007-02-08/8: body_id: 'xyz' is not in bodies"
    """

    table: str
    key: str
    column: str
    fault: str
    is_structural: bool = False

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.column}: {self.fault}"


def breaches_where(table: Table, piece: pa.Table, wrong: Any, column: str, fault: str | Callable[[int], str]) -> Iterator[Breach]:
    """A breach for each row where the boolean array `wrong` is true; `fault` may depend on the row."""
    rows = pc.indices_nonzero(pc.fill_null(wrong, False)).to_pylist()
    for row in rows[:SHOWN]:
        yield Breach(table.name, key_of(table, piece, row), column, fault if isinstance(fault, str) else fault(row))
    if len(rows) > SHOWN:
        yield Breach(table.name, "(further rows)", column, f"the same fault in {len(rows) - SHOWN} more")


def key_of(table: Table, piece: pa.Table, row: int) -> str:
    """The primary key of a row, in words."""
    return " ".join(str(piece.column(column)[row].as_py()) for column in table.primary_key)


def quoted(value: object) -> str:
    """A value in quotes, cut when it is long."""
    shown = repr(value)
    return shown if len(shown) <= QUOTED else f"{shown[: QUOTED - 3]}..."


def joined(piece: pa.Table, columns: Sequence[str]) -> Any:
    """Several columns as one column of text, null where any is null; a single text column as it is."""
    texts = [piece.column(column).cast(pa.string()) for column in columns]
    return texts[0] if len(texts) == 1 else pc.binary_join_element_wise(*texts, "\x1f")
