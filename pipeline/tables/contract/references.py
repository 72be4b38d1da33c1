"""Foreign keys: whatever a row points to is there."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.contract.breach import Breach, Proved, breaches_where, joined, quoted
from pipeline.tables.schema import SCHEMA, ForeignKey, Reference
from pipeline.tables.stored import Tables


def references(tables: Tables, proved: Mapping[str, Proved]) -> Iterator[Breach]:
    """A breach for each row that points to nothing. Keys with a null point nowhere."""

    @cache
    def keys(reference: Reference) -> Any:
        return joined(tables.table(reference.table, reference.columns), reference.columns).combine_chunks()

    for name, table in SCHEMA.items():
        for key in table.foreign_keys:
            known = pa.concat_arrays([keys(reference) for reference in key.references])
            columns = list(dict.fromkeys((*table.primary_key, *key.columns)))
            for piece in tables.pieces(name, columns):
                values = joined(piece, key.columns)
                proved[name].references += len(values) - values.null_count
                dangling = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=known)))
                yield from breaches_where(table, piece, dangling, ", ".join(key.columns), _points_nowhere(key, piece))


def _points_nowhere(key: ForeignKey, piece: pa.Table) -> Any:
    where = " or ".join(dict.fromkeys(reference.table for reference in key.references))
    return lambda row: f"{', '.join(quoted(piece.column(column)[row].as_py()) for column in key.columns)} is not in {where}"
