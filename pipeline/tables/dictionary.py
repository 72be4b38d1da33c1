"""The data dictionary: a page for people, made from the schema. `python -m pipeline.tables.dictionary > docs/tables.md`"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from pipeline.tables.schema import HISTORY, SCHEMA, SCHEMA_VERSION, Column, ForeignKey, SpanProof, Table

_HEAD: Final = f"""# The tables

This page is made from the schema (version {SCHEMA_VERSION}); to change it, change `pipeline/tables/schema/` and run
`python -m pipeline.tables.dictionary > docs/tables.md`.

- Missing is null, never an empty string; an empty list is a list without entries. Instants are UTC.
- Spans are Unicode code points, half-open, over `documents.text` of the row's `document_id`: `text[char_start:char_end]`.
- Every table is sorted by its primary key. Equal sources and rules give equal bytes.
- Read several tables through `open_release()`, which pins one release; `ROOT/<table>.parquet` is always the current one.
- What the codes of `findings` mean stands in [findings.md](findings.md).
"""


def tables_page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD, *_contents(), *(line for table in SCHEMA.values() for line in _table(table))]
    parts += ["## History", "", "In `ROOT/_history/`: what depends on when and how often one ran. No part of a release.", ""]
    parts += [line for table in HISTORY.values() for line in _table(table, level=3)]
    return "\n".join(parts).rstrip() + "\n"


def _contents() -> Iterator[str]:
    yield "| table | |"
    yield "|---|---|"
    for table in SCHEMA.values():
        yield f"| [{table.name}](#{table.name}) | {table.description} |"
    yield ""


def _table(table: Table, level: int = 2) -> Iterator[str]:
    yield from (f"{'#' * level} {table.name}", "", f"{table.description} {table.usage}", "")
    yield f"Primary key: {_code(table.primary_key)}."
    yield from (f"- {line}" for line in (*map(_reference, table.foreign_keys), *map(_proof, table.spans)))
    yield from ("", "| column | type | meaning | example |", "|---|---|---|---|")
    yield from map(_column, table.columns)
    yield ""


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _reference(key: ForeignKey) -> str:
    targets = " or ".join(f"`{target.table}`" for target in key.references)
    return f"{_code(key.columns)} {'points' if len(key.columns) == 1 else 'point'} to {targets}."


def _proof(span: SpanProof) -> str:
    where = f"The text from `{span.start}` to `{span.end}`"
    if span.proof == "bounds":
        return f"{where} is what the row speaks of."
    around = f"; `{span.prefix}` and `{span.suffix}` stand around it" if span.prefix else ""
    return f"{where} {'is' if span.proof == 'equals' else 'begins with'} `{span.as_written}`{around}."


def _column(column: Column) -> str:
    kind = f"`{column.type}`" + (f", {column.unit}" if column.unit else "") + (", may be null" if column.nullable else "")
    meaning = ". ".join(filter(None, (column.description, column.caveat and column.caveat.rstrip("."))))
    if column.values:
        meaning += f". One of {_code(column.values)}"
    return f"| `{column.name}` | {kind} | {_cell(meaning)} | {_cell(f'`{_example(column.example)}`')} |"


def _example(value: Any) -> str:
    if isinstance(value, str):
        return value.replace("\n", " ")
    if isinstance(value, date | datetime):
        return value.isoformat().replace("+00:00", "Z")
    return json.dumps(value, ensure_ascii=False)


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    print(tables_page(), end="")
