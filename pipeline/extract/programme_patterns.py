"""Programmes that no vocabulary holds, found by how such names are written: `Operation X`, `the X Inquiry`, `... Programme (ABC)`.

Conservative: every word of the name has its capital, and a title that says nothing by itself (`the Annual Review`) is none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.extract.stretches import Placed, Stretches
from pipeline.extract.zones import Passage, Passages
from pipeline.model import Page, ProgrammeMention, Span
from pipeline.vocabulary.programmes import slug
from pipeline.vocabulary.rules import RuleBook

# What every name of a kind holds, by the word that it begins with.
HEADS: Final = {
    "Operation": ("Operation ", "operation"),
    "Operations": ("Operations ", "operations"),
    "Project": ("Project ", "project"),
    "Projects": ("Projects ", "operations"),
    "Programme": ("Programme (", "programme"),
    "Inquiry": ("Inquiry", "titled"),
    "Review": ("Review", "titled"),
    "Scheme": ("Scheme", "titled"),
    "Strategy": ("Strategy", "titled"),
}
_AT_HEAD: Final = frozenset(("operation", "project"))  # these names begin with their head, a title with its article
_ARTICLE: Final = re.compile(r"[Tt]he\s")
_LONGEST: Final = 300
_KINDS: Final = {"Inquiry": "inquiry", "Review": "inquiry", "Scheme": "scheme", "Strategy": "strategy"}
_ONE_OF_SEVERAL: Final = re.compile(r"[A-Z][a-z]+(?:\s\d)?")
_WORD: Final = re.compile(r"[\w’'/-]+|&")
_LEADING: Final = re.compile(r"(?:(?:The|A|An|This|That|Its|Our|Their|Under|In|On|For|From|Through|By|And|Of|To|With|MPS)\s+)+")
_SHORT_FORM: Final = re.compile(r"\s\((?P<acronym>[A-Z][A-Za-z0-9]{1,7})\)")
_CAPITALS: Final = re.compile(r"(?<!\w)[A-Z][A-Za-z0-9]{1,7}(?!\w)")
_QUOTES: Final = re.compile("[‘’“”'\"]")


@dataclass(frozen=True, slots=True)
class _Find:
    """A name with its place, kind and rule; `acronym` is the short form that the page gives it."""

    start: int
    end: int
    name: str
    kind: str
    rule_id: str
    acronym: str | None = None


def patterned(
    page: Page, blocks: Passages, places: Mapping[str, Iterable[int]], taken: Iterable[Placed], rules: RuleBook
) -> tuple[ProgrammeMention, ...]:
    """The programmes found by pattern alone, and their short forms, in no order; `places` are those of the heads on the page.

    None where a name of the vocabulary, or one of its traps, stands.
    """
    held = Stretches(taken)
    worth = sorted(_worth(page, blocks, places).items())
    finds = [find for (_, reader), (passage, at) in worth for find in _finds(page.text, passage, reader, at, rules)]
    found = [find for find in finds if slug(find.name) and held.take(find.start, find.end)]
    short = {find.acronym: find for find in reversed(found) if find.acronym}
    found.extend(find for find in _short_forms(page.text, blocks, short) if held.take(find.start, find.end))
    return tuple(_mention(page, find) for find in found)


def _worth(page: Page, blocks: Passages, places: Mapping[str, Iterable[int]]) -> dict[tuple[int, str], tuple[Passage, list[int]]]:
    """The passages that hold a head, by their number and the reader of that head, each with the places of its heads."""
    worth: dict[tuple[int, str], tuple[Passage, list[int]]] = {}
    for word, those in places.items():
        head, reader = HEADS[word]
        for at in those:
            if page.text.startswith(head, at) and (passage := blocks.at(at)):
                worth.setdefault((passage.number, reader), (passage, []))[1].append(at)
    return worth


def _mention(page: Page, find: _Find) -> ProgrammeMention:
    span = Span(find.start, find.end)
    return ProgrammeMention(slug(find.name), find.name, find.kind, False, span.of(page.text), span, find.rule_id)


def _matches(text: str, passage: Passage, reader: str, heads: list[int], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a reader's pattern in a passage, none overlapping: tried only where a name with one of the heads can begin."""
    if reader not in _AT_HEAD and reader != "titled":
        yield from pattern.finditer(text, passage.start, passage.end)
        return
    articles = _ARTICLE.finditer(text, max(passage.start, min(heads) - _LONGEST), max(heads)) if reader == "titled" else ()
    last = passage.start
    for at in [article.start() for article in articles] or sorted(heads):
        if at >= last and (match := pattern.match(text, at, passage.end)):
            yield match
            last = match.end()


def _finds(text: str, passage: Passage, reader: str, heads: list[int], rules: RuleBook) -> Iterator[_Find]:
    """What one of the patterns finds in a passage."""
    rule_id = f"programmes.{reader}"
    for match in _matches(text, passage, reader, heads, rules[rule_id].pattern):
        if reader in ("operation", "project"):
            yield _Find(match.start(), match.end(), f"{reader.capitalize()} {_spaced(match.group('name'))}", reader, rule_id)
        elif reader == "operations":
            yield from _of_several(match)
        elif reader == "programme":
            at = _named_from(text, match)
            yield _Find(at, match.end("name"), _spaced(text[at : match.end("name")]), reader, rule_id, match.group("acronym"))
        else:
            yield from _titled(text, match, passage.end, rules)


def _of_several(match: re.Match[str]) -> Iterator[_Find]:
    """Each of `Operations X and Y`, by its own word."""
    kind = match.group("plural").removesuffix("s")
    for each in _ONE_OF_SEVERAL.finditer(match.string, match.start("names"), match.end("names")):
        yield _Find(each.start(), each.end(), f"{kind} {each.group()}", kind.casefold(), "programmes.operations")


def _titled(text: str, match: re.Match[str], end: int, rules: RuleBook) -> Iterator[_Find]:
    """The name of a title in capitals, if a word of it says which it is."""
    leading = _LEADING.match(text, match.start("name"), match.end("name"))
    at = leading.end() if leading else match.start("name")
    words = [word.group() for word in _WORD.finditer(text, at, match.start("head"))]
    if not all(rules["programmes.generic"].pattern.search(word) for word in words):
        short = _SHORT_FORM.match(text, match.end("name"), end)
        acronym = short.group("acronym") if short and _initials(text[at : match.end("name")]) == short.group("acronym").upper() else None
        yield _Find(at, match.end("name"), _spaced(text[at : match.end("name")]), _KINDS[match.group("head")], "programmes.titled", acronym)


def _named_from(text: str, match: re.Match[str]) -> int:
    """Where a programme's name begins: where the initials become its short form, else after leading small change."""
    end = match.end("name")
    for word in _WORD.finditer(text, match.start("name"), end):
        if word.group()[0].isupper() and _initials(text[word.start() : end]) == match.group("acronym").upper():
            return word.start()
    leading = _LEADING.match(text, match.start("name"), end)
    return leading.end() if leading else match.start("name")


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())


def _spaced(name: str) -> str:
    return " ".join(_QUOTES.sub("", name).split())


def _short_forms(text: str, blocks: Passages, short: Mapping[str, _Find]) -> Iterator[_Find]:
    """The short forms that a page has introduced, wherever they stand."""
    for passage in blocks if short else ():
        for match in _CAPITALS.finditer(text, passage.start, passage.end):
            if full := short.get(match.group()):
                yield _Find(match.start(), match.end(), full.name, full.kind, full.rule_id)
