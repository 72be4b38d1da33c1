"""The schema files say what the contract says, and say it completely."""

import re
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.model import Code, DocumentKind, StrandRole
from pipeline.tables import HISTORY, SCHEMA
from pipeline.tables.dictionary import tables_page
from pipeline.tables.schema import TYPES, Column, Reference, Table
from pipeline.vocabulary.programmes import KINDS

DOCS = Path(__file__).resolve().parents[2] / "docs"
SPAN = "char_start char_end"

# What the contract names; more columns are welcome, these keep their name and their type.
CONTRACT = {
    "captures": "capture_id document_id source source_path container_offset source_url captured_at media_type n_bytes sha256 state reason",
    "documents": "document_id sha256 kind url title media_type encoding text text_sha256 n_chars work_id is_chosen",
    "renditions": f"document_id work_id {SPAN} is_chosen",
    "bodies": "body_id name code valid_from valid_to predecessor_id",
    "reports": "report_id document_id body_id committee number letter is_annual_meeting status title lead summary meeting_date"
    " number_as_written date_as_written by_as_written url n_recommendations",
    "authors": f"report_id position role office person organisation as_written {SPAN}",
    "sections": f"report_id position letter heading kind {SPAN}",
    "paragraphs": f"document_id report_id section_position position number text {SPAN}",
    "recommendations": f"recommendation_id report_id position path as_written {SPAN} stem stem_start stem_end sentence actions addressee"
    " addressee_as_written condition",
    "strands": "strand_id strategy edition number name valid_from valid_to",
    "report_strands": f"report_id document_id strand_id number as_written role {SPAN}",
    "strand_mentions": f"report_id document_id strand_id number as_written role {SPAN} rule_id",
    "programmes": "programme_id name kind aliases is_curated",
    "programme_mentions": f"report_id document_id programme_id as_written {SPAN} rule_id",
    "report_programmes": "report_id programme_id n_mentions is_partner document_id evidence_text evidence_start evidence_end",
    "evidence": f"evidence_id table_name row_id column_name witness value is_chosen document_id exact prefix suffix rule_id {SPAN}",
    "findings": f"finding_id code severity capture_id document_id row_id column_name message candidates chosen {SPAN}",
}
HISTORY_CONTRACT = {
    "runs": "run_id started_at finished_at code_version schema_version parameters counts",
    "changes": "run_id table_name row_id change",
    "seen": "table_name row_id first_run_id last_run_id",
}

TABLES = [*SCHEMA.values(), *HISTORY.values()]
COLUMNS = [pytest.param(table, column, id=f"{table.name}.{column.name}") for table in TABLES for column in table.columns]


@pytest.mark.parametrize("name", CONTRACT)
def test_the_contract_is_in_the_schema(name: str) -> None:
    assert SCHEMA.keys() == CONTRACT.keys()
    assert set(CONTRACT[name].split()) <= set(SCHEMA[name].names)


@pytest.mark.parametrize("name", HISTORY_CONTRACT)
def test_so_is_the_history(name: str) -> None:
    assert HISTORY.keys() == HISTORY_CONTRACT.keys()
    assert set(HISTORY_CONTRACT[name].split()) <= set(HISTORY[name].names)


@pytest.mark.parametrize(
    ("pattern", "types"),
    [
        (r".*_id", {"string"}),
        (r"(n_|char_|stem_(start|end)|evidence_(start|end)|(section_)?position|number$).*", {"int32", "string"}),
        (r"is_.*", {"bool"}),
        (r"(.*_date|valid_.*)", {"date"}),
        (r".*_at", {"timestamp"}),
        (r"(actions|aliases|candidates|column_names)", {"list<string>"}),
        (r"(state|kind|role|severity|code|witness|as_written|text|title|heading)", {"string"}),
    ],
)
def test_types_follow_the_conventions(pattern: str, types: set[str]) -> None:
    wide = {"n_bytes", "container_offset"}
    named = [column for table in TABLES for column in table.columns if re.fullmatch(pattern, column.name) and column.name not in wide]
    assert named
    assert {column.type for column in named} <= types


def test_printed_numbers_of_paragraphs_are_text_and_all_other_numbers_are_not() -> None:
    kinds = {table.name: table.column("number").type for table in TABLES if "number" in table.names}
    assert kinds == {"reports": "int32", "paragraphs": "string", "strands": "int32", "report_strands": "int32", "strand_mentions": "int32"}


PYTHON = {"string": str, "bool": bool, "int32": int, "int64": int, "date": date, "timestamp": datetime, "list<string>": list}


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_each_column_is_described_with_an_example_of_its_type(table: Table, column: Column) -> None:
    assert column.description
    assert not column.description.endswith(".")
    assert isinstance(column.example, PYTHON[column.type])
    assert pa.array([column.example], TYPES[column.type]).to_pylist() == [column.example]
    if column.values:
        assert column.example in column.values
    assert not column.name.startswith("char_") or column.unit == "code points"
    assert table.title
    assert table.usage.endswith(".")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_spans_and_references_name_real_columns(table: Table) -> None:
    assert len(set(table.names)) == len(table.names)
    assert all(not table.column(name).nullable for name in table.primary_key)
    assert not table.is_tracked or len(table.primary_key) == 1
    known = {**SCHEMA, **HISTORY}
    for key in table.foreign_keys:
        for target in key.references:
            assert len(target.columns) == len(key.columns)
            assert [known[target.table].column(name).type for name in target.columns] == [table.column(name).type for name in key.columns]
    for span in table.spans:
        assert table.column(span.start).type == table.column(span.end).type == "int32"
        assert table.column(span.start).nullable == table.column(span.end).nullable
        for name in (span.document_id, span.as_written, span.prefix, span.suffix):
            assert name is None or table.column(name).type == "string"
        assert (span.as_written is None) == (span.proof == "bounds")


@pytest.mark.parametrize("table", SCHEMA.values(), ids=lambda table: table.name)
def test_every_span_is_proved_and_every_document_is_held(table: Table) -> None:
    spanned = {name for name in table.names if name.endswith(("_start", "_end"))}
    assert spanned == {name for span in table.spans for name in (span.start, span.end)}
    if table.name != "documents" and "document_id" in table.names:
        assert Reference("documents", ("document_id",)) in {target for key in table.foreign_keys for target in key.references}


def test_closed_vocabularies_are_the_models_own() -> None:
    assert SCHEMA["documents"].column("kind").values == tuple(DocumentKind)
    assert SCHEMA["report_strands"].column("role").values == tuple(StrandRole)
    assert SCHEMA["findings"].column("code").values == tuple(Code)
    assert SCHEMA["programmes"].column("kind").values == KINDS
    assert SCHEMA["reports"].column("title").values == ()


def test_the_page_of_the_tables_is_current() -> None:
    assert (DOCS / "tables.md").read_text("utf-8") == tables_page(), "run: python -m pipeline.tables.dictionary > docs/tables.md"


def test_the_page_of_the_tables_names_every_column() -> None:
    page = tables_page()
    for table in TABLES:
        part = page.split(f"# {table.name}\n", 1)[1].split("\n#", 1)[0]
        assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == list(table.names)


def test_every_finding_code_is_documented_with_what_to_do() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", (DOCS / "findings.md").read_text("utf-8"), re.MULTILINE)
    assert [code for code, _, _ in rows] == [code.value for code in Code]
    assert all(meaning.endswith(".") and advice.endswith(".") for _, meaning, advice in rows)
