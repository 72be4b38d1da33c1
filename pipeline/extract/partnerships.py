"""Which of the programmes that a report names it says its work links with, supports, or is done jointly with.

Being named is not enough. A cue (`links with and supports`) makes partners of the programmes that follow it in its
clause; a denial, a question, a wish of the members, another programme as the subject do not.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.extract.sentence_spans import sentences, sentences_with
from pipeline.extract.zones import Passage, Passages, Zone
from pipeline.model import BlockKind, Page, Partnership, ProgrammeMention, Span
from pipeline.vocabulary.programmes import Programmes
from pipeline.vocabulary.rules import RuleBook

# Each cue with letters that all its words hold: a sentence without them is not searched for it.
CUES: Final = {
    "partnerships.links_with": ("ink", "INK", "onnect", "losely"),
    "partnerships.links_between": ("etween",),
    "partnerships.supports": ("upport", "UPPORT", "ssist", "elp"),
    "partnerships.contributes_to": ("ontribut",),
    "partnerships.jointly_with": (
        "partner",
        "onjunct",
        "ollabor",
        "operat",
        "andem",
        "oncert",
        "onsort",
        "arallel",
        "work",
        "oint",
        "ordinat",
        "iais",
        "longside",
        "together with",
        "Partner",
        "Work",
    ),
    "partnerships.aligned_with": (
        "lign",
        "omplement",
        "ovetail",
        "tie",
        "tying",
        "join",
        "fit",
        "mesh",
        "ntegrat",
        "nterfac",
        "ynerg",
        "nterdepend",
        "mbedded",
        "ncorporated",
        "ainstreamed",
    ),
    "partnerships.feeds_into": ("eed", "fed ", "nderpin", "inform", "einforc"),
    "partnerships.delivered_through": (
        "through",
        "via",
        "under",
        "part of",
        "within",
        "alongside",
        "element",
        "component",
        "strand of",
        "umbrella",
        "integral",
    ),
}
_STEMS: Final = tuple((stem, rule_id) for rule_id, stems in CUES.items() for stem in stems)
_ANNOUNCING: Final = ":-–—"
_FIRST_GAP: Final = 120
# Of programmes that work together both take part in what the report tells; of one that supports another, neither may.
_MUTUAL: Final = frozenset(("partnerships.jointly_with",))
_NEAR_GAP: Final = 40  # what is `achieved through` must follow: `through regular meetings of managers within ...` is none
_NEAR_CUES: Final = frozenset(("partnerships.delivered_through",))
_NEXT_GAP: Final = 80
_CLAUSE: Final = 90
_BEFORE_ITEM: Final = 12

# By its number a block in which programmes are named, and these in order.
_Named: TypeAlias = Mapping[int, tuple[Passage, Sequence[ProgrammeMention]]]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with the programmes that it names, in order; `own` are those that the report is about."""

    text: str
    span: Span
    mentions: Sequence[ProgrammeMention]
    own: frozenset[str]
    rules: RuleBook

    def before(self, at: int) -> str:
        """The words of the same clause before a place."""
        start = max(self.span.start, at - _CLAUSE)
        words = self.text[start:at]
        breaks = [match.end() for match in self.rules["partnerships.breaks"].pattern.finditer(words)]
        return words[breaks[-1] :] if breaks else words

    def holds(self, rule: str, words: str) -> bool:
        """Whether a rule of the family fits."""
        return bool(self.rules[f"partnerships.{rule}"].pattern.search(words))


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue that speaks of the report's work, and how far it reaches."""

    start: int
    end: int
    rule_id: str


def read_partnerships(
    page: Page, blocks: Passages, mentions: Sequence[ProgrammeMention], programmes: Programmes, rules: RuleBook
) -> tuple[Partnership, ...]:
    """The partnerships that a report states, each programme once for a sentence, in order. `mentions` are in order.

    What members are asked to support and background papers are not the report's own word.
    """
    if not mentions:
        return ()
    named = _by_passage(blocks, mentions)
    own = _own(page, named, rules)
    announcing = _announcing(page, blocks, named)
    found: dict[tuple[str, Span], Partnership] = {}
    for index in sorted(named.keys() | announcing.keys()):
        stated = [*_in_passage(page, *named[index], own, rules)] if index in named else []
        if index in announcing:
            stated.extend(_in_list(page, blocks, announcing[index], named, own, rules))
        for partnership in stated:
            if not _is_aim(programmes, partnership.programme_id):
                found.setdefault((partnership.programme_id, partnership.evidence), partnership)
    return tuple(found.values())


def _by_passage(blocks: Passages, mentions: Sequence[ProgrammeMention]) -> _Named:
    """The mentions by the number of their block."""
    named: dict[int, tuple[Passage, list[ProgrammeMention]]] = {}
    for mention in mentions:
        if passage := blocks.at(mention.span.start):
            named.setdefault(passage.number, (passage, []))[1].append(mention)
    return named


def _announcing(page: Page, blocks: Passages, named: _Named) -> dict[int, Passage]:
    """The blocks that may announce a list in which programmes are named: right above such an item, or items above it."""
    found: dict[int, Passage] = {}
    seen: set[int] = set()
    for item, _ in named.values():
        passage: Passage | None = item
        while passage and passage.block.kind is BlockKind.LIST_ITEM and passage.number not in seen:
            seen.add(passage.number)
            passage = blocks.get(passage.number - 1)
            if passage and passage.zone is not Zone.BACKGROUND_PAPERS and page.text[passage.end - 1 : passage.end] in _ANNOUNCING:
                found[passage.number] = passage
    return found


def _between(mentions: Sequence[ProgrammeMention], starts: Sequence[int], start: int, end: int) -> tuple[ProgrammeMention, ...]:
    return tuple(mentions[bisect_left(starts, start) : bisect_left(starts, end)])


def _is_aim(programmes: Programmes, programme_id: str) -> bool:
    programme = programmes.get(programme_id)
    return programme is not None and programme.is_aim


def _own(page: Page, named: _Named, rules: RuleBook) -> frozenset[str]:
    """The programmes that the title names, but for those that it says the work links with: a report is no partner of its subject."""
    titles = [(passage, mentions) for passage, mentions in named.values() if passage.zone is Zone.TITLE]
    said = [_Said(page.text, passage.block.span, mentions, frozenset(), rules) for passage, mentions in titles]
    linked = {mention.span for each in said for cue in _cues(each) for mention in _objects(each, cue)}
    return frozenset(mention.programme_id for each in said for mention in each.mentions if mention.span not in linked)


# --------------------------------------------------------------------------- sentences


def _in_passage(
    page: Page, passage: Passage, mentions: Sequence[ProgrammeMention], own: frozenset[str], rules: RuleBook
) -> Iterator[Partnership]:
    """The partnerships that a block's sentences state."""
    if passage.zone is Zone.BACKGROUND_PAPERS:
        return
    starts = [mention.span.start for mention in mentions]
    for span in sentences_with(page.text, passage.start, passage.end, starts):
        here = _between(mentions, starts, span.start, span.end)
        said = _Said(page.text, span, here, own, rules)
        if here and not (passage.zone is Zone.RECOMMENDATIONS and said.holds("ask", span.of(page.text))):
            yield from _stated(said)


def _stated(said: _Said) -> Iterator[Partnership]:
    for cue in _cues(said):
        subject = _subject(said, cue.start)
        if subject and cue.rule_id not in _MUTUAL:
            continue
        objects = list(_objects(said, cue))
        for mention in (*((subject,) if subject and objects else ()), *objects):
            if mention.programme_id not in said.own:
                yield Partnership(mention.programme_id, said.span, cue.rule_id)
    for mention in said.mentions:
        after = said.text[mention.span.end : min(said.span.end, mention.span.end + _CLAUSE)]
        if mention.programme_id in said.own:
            continue
        for rule in ("with_which", "works_with_us"):
            stated = said.rules[f"partnerships.{rule}"].pattern.search(after)
            if stated and not said.holds("negated", stated.group()):
                yield Partnership(mention.programme_id, said.span, f"partnerships.{rule}")


def _cues(said: _Said) -> Iterator[_Cue]:
    """The cues of a sentence that speak of the report's work and are neither denied nor in question."""
    end = said.mentions[-1].span.start if said.mentions else said.span.end
    words = said.text[said.span.start : end]
    likely = {rule_id for stem, rule_id in _STEMS if stem in words}
    for rule_id in (rule_id for rule_id in CUES if rule_id in likely):
        for match in said.rules[rule_id].pattern.finditer(said.text, said.span.start, end):
            is_name = any(mention.span.start < match.end() and match.start() < mention.span.end for mention in said.mentions)
            if not is_name and _is_own_word(said, match.start(), match.group()):
                yield _Cue(match.start(), match.end(), rule_id)


def _is_own_word(said: _Said, at: int, cue: str) -> bool:
    clause = said.before(at)
    return not (said.holds("negated", f"{clause}{cue}") or said.holds("open", clause) or said.holds("asked_of", clause))


def _subject(said: _Said, at: int) -> ProgrammeMention | None:
    """The programme, other than the report's own, that is the subject of what is said at a place."""
    earlier = [mention for mention in said.mentions if mention.span.end <= at and mention.programme_id not in said.own]
    return earlier[-1] if earlier and said.holds("programme_subject", said.text[earlier[-1].span.end : at]) else None


def _objects(said: _Said, cue: _Cue) -> Iterator[ProgrammeMention]:
    """The programmes after a cue, in its clause: the first and all that are joined to it."""
    at, is_list = cue.end, False
    reach = _NEAR_GAP if cue.rule_id in _NEAR_CUES else _FIRST_GAP
    reached: list[ProgrammeMention] = []
    for mention in said.mentions:
        if mention.span.start < cue.end:
            continue
        gap = said.text[at : mention.span.start]
        is_list = is_list or ":" in gap
        if said.holds("successor", said.text[mention.span.end : said.span.end]):
            break
        if len(gap) > reach or said.holds("stop", gap.replace(";", ",") if is_list else gap):
            break
        reached.append(mention)
        at, reach = mention.span.end, _NEXT_GAP
    after = said.text[at : min(said.span.end, at + _CLAUSE)]
    if reached and not said.holds("denied_after", after):
        yield from reached


# --------------------------------------------------------------------------- lists


def _in_list(page: Page, blocks: Passages, passage: Passage, named: _Named, own: frozenset[str], rules: RuleBook) -> Iterator[Partnership]:
    """The programmes listed below `links with the following programmes:`; the evidence runs from there to the item."""
    span = (sentences(page.text, passage.start, passage.end) or (passage.block.span,))[-1]
    said = _Said(page.text, span, named[passage.number][1] if passage.number in named else (), own, rules)
    words = span.of(page.text)
    cues = list(_cues(said)) if said.holds("announced", words) and not said.holds("ask", words) else []
    for item in blocks.after(passage) if cues else ():
        if item.block.kind is not BlockKind.LIST_ITEM:
            return
        for mention in named[item.number][1][:1] if item.number in named else ():
            if mention.span.start - item.start <= _BEFORE_ITEM and mention.programme_id not in own:
                yield Partnership(mention.programme_id, Span(span.start, item.end), cues[0].rule_id)
