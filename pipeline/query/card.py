"""A report's card on a terminal."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from pipeline.query.show import Quote, ReportCard, ShownRow, ShownValue

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

# A terminal shows so much of a long quote; the tables hold all of it.
_SHOWN: Final = 240
# Archived bytes may hold control characters, which would steer the terminal that shows them.
_ONE_LINE: Final = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")


def render_card(card: ReportCard) -> "RenderableType":
    """The card as rich prints it: values first, each with its witnesses, then what the report says and asks."""
    from rich.console import Group
    from rich.text import Text

    head = Text(card.report_id, style="bold")
    head.append(f"   document {card.document_id}, release {card.release_id}", style="dim")
    places = [Text(_line(f"{capture['source']}/{capture['source_path']} ({capture['state']})"), style="dim") for capture in card.captures]
    parts = [head, *places, Text(), *_values(card.values)]
    for title, lines in _parts(card):
        shown = list(lines)
        if shown:
            parts += [Text(), Text(title, style="bold"), *shown]
    return Group(*parts)


def _values(values: Iterable[ShownValue]) -> Iterator["Text"]:
    from rich.text import Text

    for shown in values:
        if shown.value is None and not shown.testimonies:
            continue
        line = Text(f"{shown.column:20}", style="cyan")
        line.append("(not known)" if shown.value is None else _cut(_line(str(shown.value))), style="bold")
        yield line
        for testimony in shown.testimonies:
            words = Text("  + " if testimony.agrees else "  - ", style="green" if testimony.agrees else "red")
            words.append(f"{testimony.witness}: ")
            if not testimony.agrees:
                words.append(f"{_line(testimony.value)}  ", style="red")
            yield words.append_text(_words(testimony.quote))
        for place in shown.places:
            yield Text("    ").append_text(_words(place))


def _parts(card: ReportCard) -> Iterator[tuple[str, Iterator["Text"]]]:
    yield "Authors", _lines(card.authors, _author)
    yield "Recommendations", _lines(card.recommendations, _recommendation)
    yield "Strands", _lines(card.strands, _strand)
    yield "Programmes", _lines(card.programmes, _programme)
    yield "Findings", _lines(card.findings, _finding)


def _lines(rows: Iterable[ShownRow], in_words: Any) -> Iterator["Text"]:
    from rich.text import Text

    for row in rows:
        yield Text(f"  {_line(in_words(row.values))}")
        if row.quote:
            yield Text("    ").append_text(_words(row.quote))


def _author(row: Mapping[str, Any]) -> str:
    return f"{row['role']}: {', '.join(filter(None, (row['office'], row['person'], row['organisation'])))}"


def _recommendation(row: Mapping[str, Any]) -> str:
    asked = ", ".join(row["actions"]) or "no action"
    return f"{row['path']}  {row['sentence']}  [{asked}; {row['addressee'] or 'nobody named'}]"


def _strand(row: Mapping[str, Any]) -> str:
    told = row["strand_id"] or f"number {row['number']}, no edition fits"
    name = row["strand"] and row["strand"]["name"]
    return f"{row['role']}: {told}{f', {name}' if name else ''}"


def _programme(row: Mapping[str, Any]) -> str:
    return f"{row['programme']['name']} ({row['n_mentions']}){', a partner' if row['is_partner'] else ''}"


def _finding(row: Mapping[str, Any]) -> str:
    return f"{row['severity']} {row['code']}: {row['message']}"


def _words(quote: Quote) -> "Text":
    """The quoted words within what stands around them, and where they stand."""
    from rich.text import Text

    words = Text(_line(quote.prefix), style="dim")
    words.append(_cut(_line(quote.exact)), style="bold")
    words.append(_line(quote.suffix), style="dim")
    place = "outside the text" if quote.char_start is None else f"{quote.document_id} {quote.char_start}-{quote.char_end}"
    return words.append(f"  [{place}; {quote.rule_id}]" if quote.rule_id else f"  [{place}]", style="dim")


def _line(words: str | None) -> str:
    return (words or "").translate(_ONE_LINE)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 3]}..."
