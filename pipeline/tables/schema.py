"""The single source of the tables: one TOML file each in `schema/`, loaded and checked here.

Parquet schemas, the data dictionary and the contract's checks are all made from what this module loads.

>>> SCHEMA["authors"].primary_key
('report_id', 'position')
>>> SCHEMA["authors"].arrow.field("char_start")
pyarrow.Field<char_start: int32 not null>
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Final, Literal

import pyarrow as pa

from pipeline import model

# Rises when a column is added (second figure) or changes its meaning (first figure).
SCHEMA_VERSION: Final = "1.0"
_FOLDER: Final = files("pipeline.tables") / "schema"
ROWS_PER_GROUP: Final = 65_536

TYPES: Final[Mapping[str, pa.DataType]] = MappingProxyType(
    {
        "string": pa.string(),
        "bool": pa.bool_(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "date": pa.date32(),
        "timestamp": pa.timestamp("us", "UTC"),
        "list<string>": pa.list_(pa.field("element", pa.string(), nullable=False)),
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `values` is its closed vocabulary, empty when it is open; `example` has the column's type."""

    name: str
    type: str
    nullable: bool
    description: str
    example: Any
    unit: str | None
    caveat: str | None
    values: tuple[str, ...]

    @property
    def arrow(self) -> pa.Field:
        """The column as Arrow knows it."""
        return pa.field(self.name, TYPES[self.type], nullable=self.nullable)


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of a table that others point to."""

    table: str
    columns: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Reference":
        """Read from a schema file.

        >>> Reference.of("sections.report_id+position")
        Reference(table='sections', columns=('report_id', 'position'))
        """
        table, _, columns = text.partition(".")
        return cls(table, tuple(columns.split("+")))


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values, unless one is null, stand in one of `references`."""

    columns: tuple[str, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class SpanProof:
    """What the words between `start` and `end` of a row's document must be.

    `equals`: the column `as_written`. `starts`: they begin with it. `bounds`: anything, within the text.
    `prefix` and `suffix` name columns that hold the words before and after.
    """

    start: str
    end: str
    document_id: str
    proof: Literal["equals", "starts", "bounds"]
    as_written: str | None = None
    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True)
class Table:
    """A table of the release, or of its history. `is_tracked`: the history follows its rows."""

    name: str
    title: str
    order: int
    description: str
    usage: str
    primary_key: tuple[str, ...]
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...]
    spans: tuple[SpanProof, ...]
    rows_per_group: int
    is_tracked: bool

    @cached_property
    def arrow(self) -> pa.Schema:
        """The schema of its Parquet file."""
        return pa.schema([column.arrow for column in self.columns])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def file_name(self) -> str:
        """The name of its file.

        >>> SCHEMA["reports"].file_name
        'reports.parquet'
        """
        return f"{self.name}.parquet"

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


def _closed_values(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """A closed vocabulary: an enumeration of the model, which stays the single source, or the file's own list."""
    if "enum" not in entry:
        return tuple(entry.get("values", ()))
    enumeration: type[StrEnum] = getattr(model, entry["enum"])
    return tuple(member.value for member in enumeration)


def _column(entry: Mapping[str, Any]) -> Column:
    return Column(
        name=entry["name"],
        type=entry["type"],
        nullable=entry.get("nullable", False),
        description=entry["description"],
        example=entry["example"],
        unit=entry.get("unit"),
        caveat=entry.get("caveat"),
        values=_closed_values(entry),
    )


def _foreign_key(entry: Mapping[str, Any]) -> ForeignKey:
    return ForeignKey(tuple(entry["columns"]), tuple(Reference.of(text) for text in entry["references"]))


def _table(file: Traversable) -> Table:
    entry = tomllib.loads(file.read_text("utf-8"))
    return Table(
        name=entry["name"],
        title=entry["title"],
        order=entry["order"],
        description=entry["description"],
        usage=entry["usage"],
        primary_key=tuple(entry["primary_key"]),
        columns=tuple(_column(column) for column in entry["column"]),
        foreign_keys=tuple(_foreign_key(key) for key in entry.get("foreign_key", ())),
        spans=tuple(SpanProof(**span) for span in entry.get("span", ())),
        rows_per_group=entry.get("rows_per_group", ROWS_PER_GROUP),
        is_tracked=entry.get("tracked", False),
    )


def load_schema(folder: Traversable = _FOLDER) -> Mapping[str, Table]:
    """The tables of a folder by name, in the order in which a reader meets them."""
    tables = [_table(file) for file in folder.iterdir() if file.name.endswith(".toml")]
    return MappingProxyType({table.name: table for table in sorted(tables, key=lambda table: table.order)})


SCHEMA: Final = load_schema()
HISTORY: Final = load_schema(_FOLDER / "_history")
