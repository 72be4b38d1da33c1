"""Spans: the words that a row quotes stand where it says, in one pass over the texts."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.contract.breach import Breach, Proved, breaches_where, quoted
from pipeline.tables.schema import SCHEMA, SpanProof, Table
from pipeline.tables.stored import Tables

# document_id, start, end, the words as written, the words before and after, and the key's columns
Claim: TypeAlias = tuple[Any, ...]
_PARTS: Final = 6
# As Python values rows take ten times the room that they take as Arrow.
_AT_A_TIME: Final = 4_096


@dataclass
class Claims:
    """The rows of one table that point into texts, in the order of documents."""

    table: Table
    span: SpanProof
    by_document: Iterator[tuple[str, Iterable[Claim]]]
    waiting: tuple[str, Iterable[Claim]] | None = None
    count: int = 0

    def of(self, document_id: str) -> Iterable[Claim]:
        """The claims on one document; documents must be asked for in order. What points to no document is passed over."""
        if self.waiting is None:
            self.waiting = next(self.by_document, None)
        while self.waiting is not None and self.waiting[0] < document_id:
            self.waiting = next(self.by_document, None)
        if self.waiting is None or self.waiting[0] != document_id:
            return ()
        claims, self.waiting = list(self.waiting[1]), None
        self.count += len(claims)
        return claims


def spans(tables: Tables, proved: Mapping[str, Proved]) -> Iterator[Breach]:
    """A breach for each span that is half, lies outside its text or has other words; and for each text that is not its digest's."""
    all_claims: list[Claims] = []
    for table in SCHEMA.values():
        for span in table.spans:
            yield from _halves(tables, table, span)
            all_claims.append(_claims(tables, table, span))
    for document in _documents(tables):
        yield from _digests(document)
        text = document["text"]
        for claims in all_claims:
            for claim in claims.of(document["document_id"]):
                if fault := _fault(claims.span, text, claim):
                    yield Breach(claims.table.name, " ".join(map(str, claim[_PARTS:])), claims.span.start, fault)
    for claims in all_claims:
        proved[claims.table.name].spans += claims.count


def _columns(table: Table, span: SpanProof) -> list[str]:
    named = (span.document_id, span.start, span.end, span.as_written, span.prefix, span.suffix)
    return list(dict.fromkeys(column for column in (*named, *table.primary_key) if column))


def _halves(tables: Tables, table: Table, span: SpanProof) -> Iterator[Breach]:
    for piece in tables.pieces(table.name, _columns(table, span)):
        start, end = pc.is_valid(piece.column(span.start)), pc.is_valid(piece.column(span.end))
        yield from breaches_where(table, piece, pc.xor(start, end), span.start, f"{span.start} without {span.end}, or the other way round")


def _claims(tables: Tables, table: Table, span: SpanProof) -> Claims:
    columns = _columns(table, span)
    # Tables whose key begins with the document may be larger than memory; they are in order as they stand.
    if table.primary_key[0] == span.document_id:
        pieces: Iterable[pa.Table] = tables.pieces(table.name, columns)
    else:
        pieces = _slices(tables.table(table.name, columns).sort_by(span.document_id))
    rows = (row for piece in pieces for row in _rows(table, span, piece))
    return Claims(table, span, groupby(rows, key=itemgetter(0)))


def _slices(rows: pa.Table) -> Iterator[pa.Table]:
    return (rows.slice(start, _AT_A_TIME) for start in range(0, rows.num_rows, _AT_A_TIME))


def _rows(table: Table, span: SpanProof, piece: pa.Table) -> Iterator[Claim]:
    whole = pc.and_(pc.is_valid(piece.column(span.start)), pc.is_valid(piece.column(span.end)))
    held = piece.filter(pc.and_(whole, pc.is_valid(piece.column(span.document_id))))
    parts = (span.document_id, span.start, span.end, span.as_written, span.prefix, span.suffix)
    columns = [held.column(part).to_pylist() if part else [None] * held.num_rows for part in parts]
    return zip(*columns, *(held.column(column).to_pylist() for column in table.primary_key), strict=True)


def _fault(span: SpanProof, text: str, claim: Claim) -> str | None:
    _, start, end, as_written, before, after = claim[:_PARTS]
    if not 0 <= start <= end <= len(text):
        return f"{start} to {end} lies outside the text, which has {len(text)} characters"
    words = text[start:end]
    if span.proof == "equals" and words != (as_written or ""):
        return f"{span.as_written} is {quoted(as_written)}, the text has {quoted(words)} at {start}"
    if span.proof == "starts" and as_written is not None and not words.startswith(as_written):
        return f"{span.as_written} is {quoted(as_written)}, the text begins with {quoted(words)} at {start}"
    if before is not None and text[max(0, start - len(before)) : start] != before:
        return f"{span.prefix} is {quoted(before)}, which does not stand before {start}"
    if after is not None and text[end : end + len(after)] != after:
        return f"{span.suffix} is {quoted(after)}, which does not stand after {end}"
    return None


def _documents(tables: Tables) -> Iterator[dict[str, Any]]:
    for piece in tables.pieces("documents", ["document_id", "sha256", "text", "text_sha256", "n_chars"]):
        yield from piece.to_pylist()


def _digests(document: Mapping[str, Any]) -> Iterator[Breach]:
    """A text must be the one that its digest and length say; the id is the beginning of the digest of its bytes."""
    text, document_id = document["text"], document["document_id"]
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != document["text_sha256"]:
        yield Breach("documents", document_id, "text_sha256", f"{quoted(document['text_sha256'])} is not the digest of the text")
    if len(text) != document["n_chars"]:
        yield Breach("documents", document_id, "n_chars", f"{document['n_chars']} is not the length of the text, {len(text)}")
    if not str(document["sha256"]).startswith(document_id):
        yield Breach("documents", document_id, "sha256", f"{quoted(document['sha256'])} does not begin with the document's id")
