"""The contract: what must hold of every row before a release is published, and whenever one is verified.

Types, nulls, closed vocabularies, no empty strings, unique and sorted keys, foreign keys, every span's words, and accounts that
balance. Checked on the tables as they were written, in bounded memory.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.errors import ContractError
from pipeline.tables.contract.accounts import accounts
from pipeline.tables.contract.breach import Breach, Proved
from pipeline.tables.contract.references import references
from pipeline.tables.contract.shape import shape
from pipeline.tables.contract.spans import spans
from pipeline.tables.schema import SCHEMA
from pipeline.tables.stored import Tables

__all__ = ["Breach", "Examination", "demand", "examine"]


@dataclass(frozen=True, slots=True)
class Examination:
    """What was proved of each table, and every breach."""

    proved: Mapping[str, Proved]
    breaches: tuple[Breach, ...]


def examine(tables: Tables) -> Examination:
    """Check everything. Tables without the right columns are not looked into any further."""
    breaches: list[Breach] = []
    proved = {name: Proved() for name in SCHEMA}
    for name, table in SCHEMA.items():
        breaches += shape(tables, table, proved[name])
    if not any(breach.is_structural for breach in breaches):
        breaches += _between_tables(tables, proved)
    return Examination(proved, tuple(breaches))


def _between_tables(tables: Tables, proved: Mapping[str, Proved]) -> Iterator[Breach]:
    yield from references(tables, proved)
    yield from spans(tables, proved)
    yield from accounts(tables)


def demand(tables: Tables) -> Mapping[str, Proved]:
    """What was proved; a ContractError with all breaches if there is one."""
    examination = examine(tables)
    if examination.breaches:
        raise ContractError([str(breach) for breach in examination.breaches])
    return examination.proved
