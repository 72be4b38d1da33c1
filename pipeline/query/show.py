"""Everything the tables say of one report, each value with the quoted place it came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from pipeline.errors import NotFoundError
from pipeline.query.release import Release

# What names the row or counts, and what is quoted elsewhere on the card.
_NOT_VALUES: Final = frozenset({"report_id", "document_id", "n_recommendations"})
# Columns that are settled together with another one.
_FOLLOWS: Final = {"committee": "body_id", "number_as_written": "number", "date_as_written": "meeting_date"}
_CONTEXT: Final = 32
_SUGGESTIONS: Final = 5


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document with what stands around them. Without a span, `exact` is all that the witness says."""

    document_id: str
    exact: str | None
    prefix: str | None
    suffix: str | None
    char_start: int | None
    char_end: int | None
    rule_id: str | None


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one witness says of a value; `agrees` when it is what was settled."""

    witness: str
    value: str
    agrees: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A column of the report with the witnesses to it, those that agree first; `places` are where undisputed words stand."""

    column: str
    value: Any
    testimonies: tuple[Testimony, ...]
    places: tuple[Quote, ...] = ()

    @property
    def dissent(self) -> tuple[Testimony, ...]:
        """The witnesses that say otherwise."""
        return tuple(testimony for testimony in self.testimonies if not testimony.agrees)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of another table that belongs to the report, with the place it was read from."""

    values: Mapping[str, Any]
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report as the release has it."""

    release_id: str
    report_id: str
    document_id: str
    values: tuple[ShownValue, ...]
    authors: tuple[ShownRow, ...]
    recommendations: tuple[ShownRow, ...]
    strands: tuple[ShownRow, ...]
    programmes: tuple[ShownRow, ...]
    findings: tuple[ShownRow, ...]
    captures: tuple[Mapping[str, Any], ...]


def show(release: Release, report_id: str) -> ReportCard:
    """The card of one report; a NotFoundError that suggests ids when the release does not hold it."""
    found = release.rows("reports", report_id=report_id)
    if not found:
        raise NotFoundError(_not_found(report_id, release.table("reports", ["report_id"]).column("report_id").to_pylist()))
    (report,) = found
    document_id = str(report["document_id"])
    (document,) = release.rows("documents", document_id=document_id)
    text = str(document["text"])
    evidence = release.rows("evidence", row_id=report_id, table_name="reports")
    authors = _quoted(text, _by_position(release.rows("authors", report_id=report_id)))
    return ReportCard(
        release_id=release.release_id,
        report_id=report_id,
        document_id=document_id,
        values=_values(report, evidence, _places(release, report, evidence, text, authors)),
        authors=authors,
        recommendations=_quoted(text, _by_position(release.rows("recommendations", report_id=report_id))),
        strands=_quoted(text, _named(release, _by_position(release.rows("report_strands", report_id=report_id)), "strands", "strand_id")),
        programmes=_programmes(release, report_id, text),
        findings=_quoted(text, release.rows("findings", row_id=report_id)),
        captures=tuple(release.rows("captures", document_id=document_id)),
    )


def _values(
    report: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]], places: Mapping[str, tuple[Quote, ...]]
) -> tuple[ShownValue, ...]:
    said: dict[str, list[Testimony]] = {}
    for row in sorted(evidence, key=lambda row: (not row["is_chosen"], row["witness"], row["char_start"] or 0)):
        testimony = Testimony(row["witness"], row["value"], row["is_chosen"], Quote(**{name: row[name] for name in Quote.__slots__}))
        said.setdefault(row["column_name"], []).append(testimony)
    columns = [*(name for name in report if name not in _NOT_VALUES), *(name for name in said if name not in report)]
    return tuple(ShownValue(name, report.get(name), _testimonies(name, report, said), places.get(name, ())) for name in columns)


def _testimonies(column: str, report: Mapping[str, Any], said: Mapping[str, Sequence[Testimony]]) -> tuple[Testimony, ...]:
    """Who speaks of a column; of one that follows from another, who speaks of that one in these words."""
    if column in said or column not in _FOLLOWS:
        return tuple(said.get(column, ()))
    source = said.get(_FOLLOWS[column], ())
    if column.endswith("_as_written"):
        return tuple(testimony for testimony in source if testimony.agrees and testimony.quote.exact == report[column])
    return tuple(source)


def _places(
    release: Release, report: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]], text: str, authors: Sequence[ShownRow]
) -> dict[str, tuple[Quote, ...]]:
    """Where the lead, the summary and the signature stand: of these there is one reading and no dissent.

    A lead that is no paragraph of its own is shown where it first bears witness.
    """
    leads: list[Mapping[str, Any]] = [
        row for row in release.rows("paragraphs", document_id=report["document_id"]) if row["text"] == report["lead"]
    ]
    testimony = [row for row in evidence if row["witness"] == "lead" and row["char_start"] is not None]
    leads += sorted((row for row in testimony if row["document_id"] == report["document_id"]), key=lambda row: row["char_start"])
    summaries = release.rows("sections", report_id=report["report_id"], kind="summary")
    quotes = {
        "lead": [row.quote for row in _quoted(text, leads[:1]) if report["lead"]],
        "summary": [row.quote for row in _quoted(text, summaries[:1]) if report["summary"]],
        "by_as_written": [author.quote for author in authors if author.values["role"] in ("by", "on_behalf_of")],
    }
    return {column: tuple(quote for quote in found if quote) for column, found in quotes.items()}


def _quoted(text: str, rows: Iterable[Mapping[str, Any]], start: str = "char_start", end: str = "char_end") -> tuple[ShownRow, ...]:
    return tuple(ShownRow(row, _quote(text, row, row.get(start), row.get(end))) for row in rows)


def _quote(text: str, row: Mapping[str, Any], start: int | None, end: int | None) -> Quote | None:
    if start is None or end is None:
        return None
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return Quote(str(row["document_id"]), text[start:end], before or None, after or None, start, end, row.get("rule_id"))


def _by_position(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(rows, key=lambda row: row["position"])


def _named(release: Release, rows: Sequence[Mapping[str, Any]], dimension: str, key: str) -> list[Mapping[str, Any]]:
    """The rows with what the dimension knows of each, under names that begin with the dimension's own."""
    known = {row[key]: row for row in release.rows(dimension)}
    return [{**row, dimension.removesuffix("s"): known.get(row[key])} for row in rows]


def _programmes(release: Release, report_id: str, text: str) -> tuple[ShownRow, ...]:
    """Partners with the sentence that says so, the others with the first place that names them."""
    mentions = _by_position(release.rows("programme_mentions", report_id=report_id))
    first = {row["programme_id"]: row for row in reversed(mentions)}
    rows = _named(release, release.rows("report_programmes", report_id=report_id), "programmes", "programme_id")
    rows.sort(key=lambda row: (not row["is_partner"], -row["n_mentions"], row["programme_id"]))
    partners = _quoted(text, [row for row in rows if row["is_partner"]], "evidence_start", "evidence_end")
    others = [row for row in rows if not row["is_partner"]]
    places = [first.get(row["programme_id"], {}) for row in others]
    named = [
        ShownRow(row, _quote(text, place, place.get("char_start"), place.get("char_end")))
        for row, place in zip(others, places, strict=True)
    ]
    return (*partners, *named)


def _not_found(report_id: str, known: Sequence[str]) -> str:
    near = suggestions(report_id, known)
    hint = f"did you mean {', '.join(near)}?" if near else f"the release holds {len(known)} reports"
    return f"there is no report {report_id!r} in the release: {hint}"


def suggestions(report_id: str, known: Sequence[str]) -> list[str]:
    """Ids that begin or end like the one asked for, else the nearest in spelling.

    >>> suggestions("2007-02-08/8", ["psc/2007-02-08/8", "psc/2007-02-08/9"])
    ['psc/2007-02-08/8']
    >>> suggestions("psc/2007-02-08", ["mpa/2007-02-08/1", "psc/2007-02-08/8", "psc/2007-02-08/9"])
    ['psc/2007-02-08/8', 'psc/2007-02-08/9']
    >>> suggestions("psc/2007-02-80/8", ["mpa/2001-05-05/1", "psc/2007-02-08/8"])
    ['psc/2007-02-08/8']
    """
    asked = report_id.strip().strip("/").casefold()
    alike = [each for each in known if asked and (each.casefold().endswith(asked) or each.casefold().startswith(asked))]
    return alike[:_SUGGESTIONS] or get_close_matches(asked, known, n=_SUGGESTIONS, cutoff=0.75)
