"""The programmes, strategies, inquiries and operations that a report names, and those it says its work links with.

>>> from pipeline.model import Block, BlockKind
>>> from pipeline.vocabulary.programmes import load_programmes
>>> from pipeline.vocabulary.rules import load_rules
>>> words = "This strand links with and supports the Step Change Programme."
>>> page = Page.of("0" * 16, words, Block(BlockKind.PARAGRAPH, Span(0, len(words))))
>>> reading = read_programmes(page, Outline(None, None, range(0), range(1), ()), load_programmes(), load_rules())
>>> [(each.as_written, each.programme_id) for each in reading.mentions], [each.programme_id for each in reading.partnerships]
([('Step Change Programme', 'step-change-programme')], ['step-change-programme'])
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.extract.capitals import capitals
from pipeline.extract.partnerships import read_partnerships
from pipeline.extract.programme_names import Candidate, Names, names, spots
from pipeline.extract.programme_patterns import HEADS, patterned
from pipeline.extract.stretches import Stretches, longest
from pipeline.extract.zones import Passage, passages
from pipeline.model import Outline, Page, Partnership, ProgrammeMention, Span
from pipeline.vocabulary.programmes import Programmes
from pipeline.vocabulary.rules import RuleBook

_AROUND: Final = 90
_NEEDS_FULL_NAME: Final = "programmes.page_names_it"


@dataclass(frozen=True, slots=True)
class ProgrammeReading:
    """The programmes that a report names, in order, and the sentences that make some of them its partners."""

    mentions: tuple[ProgrammeMention, ...] = ()
    partnerships: tuple[Partnership, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was found good, with the rule that says so."""

    start: int
    end: int
    candidate: Candidate
    rule_id: str


def read_programmes(page: Page, outline: Outline, programmes: Programmes, rules: RuleBook) -> ProgrammeReading:
    """Every naming of a programme outside furniture, header and contacts, and the partnerships that the report states."""
    found = capitals(page)
    known = names(programmes)
    told = known.told(found.words)
    heads = HEADS.keys() & found.words
    if not told and not heads:
        return ProgrammeReading()
    blocks = passages(page, outline)
    places = found.places(told.keys() | heads)
    curated, traps = _curated(page, spots(page.text, blocks, told, places), known, rules)
    others = patterned(page, blocks, {word: places[word] for word in heads}, [*curated, *traps], rules)
    mentions = tuple(sorted((*(_mention(page, each) for each in curated), *others), key=lambda mention: mention.span))
    return ProgrammeReading(mentions, read_partnerships(page, blocks, mentions, programmes, rules))


def _mention(page: Page, named: Named) -> ProgrammeMention:
    programme = named.candidate.form.programme
    span = Span(named.start, named.end)
    return ProgrammeMention(programme.programme_id, programme.name, programme.kind, True, span.of(page.text), span, named.rule_id)


# --------------------------------------------------------------------------- names of the vocabulary


def _curated(
    page: Page, found: Sequence[tuple[Passage, list[tuple[int, int]]]], known: Names, rules: RuleBook
) -> tuple[list[Named], list[Candidate]]:
    """The curated names on a page, none within another, and the traps; short forms only where the page has the name in full."""
    good: list[Named] = []
    waiting: list[tuple[Candidate, Passage]] = []
    traps: list[Candidate] = []
    for passage, stretches in found:
        candidates = (each for start, end in stretches for each in known.within(page.text, start, end))
        judged = [(each, _judged(page, passage, each, rules)) for each in candidates]
        admitted = [Named(each.start, each.end, each, rule_id) for each, rule_id in judged if rule_id]
        best = longest(admitted)
        good.extend(each for each in best if not each.candidate.form.is_trap)
        traps.extend(each.candidate for each in best if each.candidate.form.is_trap)
        waiting.extend((each, passage) for each, rule_id in judged if rule_id is None and _NEEDS_FULL_NAME in each.form.programme.cues)
    return [*good, *_short_forms(page, good, traps, waiting, rules)], traps


def _short_forms(
    page: Page, good: Sequence[Named], traps: Sequence[Candidate], waiting: Sequence[tuple[Candidate, Passage]], rules: RuleBook
) -> Iterator[Named]:
    """The short forms of what the page names in full elsewhere."""
    named = {each.candidate.form.programme.programme_id for each in good}
    taken = Stretches([*good, *traps])
    for each, passage in waiting:
        is_known = each.form.is_cued and each.form.programme.programme_id in named
        if is_known and _may_be_short(page, passage, each, rules) and taken.take(each.start, each.end):
            yield Named(each.start, each.end, each, _NEEDS_FULL_NAME)


def _judged(page: Page, passage: Passage, candidate: Candidate, rules: RuleBook) -> str | None:
    """The rule that makes a candidate a name, or None; a trap is always one, so that it can stand in the way."""
    form = candidate.form
    if form.is_trap:
        return "programmes.named"
    marked = _marked(page, passage, candidate)
    if _is_refused(marked, candidate, rules):
        return None
    if not form.is_cued:
        return "programmes.named"
    cues = (cue for cue in form.programme.cues if cue != _NEEDS_FULL_NAME)
    return next((cue for cue in cues if rules[cue].pattern.search(marked)), None)


def _may_be_short(page: Page, passage: Passage, candidate: Candidate, rules: RuleBook) -> bool:
    marked = _marked(page, passage, candidate)
    return bool(rules[_NEEDS_FULL_NAME].pattern.search(marked)) and not _is_refused(marked, candidate, rules)


def _is_refused(marked: str, candidate: Candidate, rules: RuleBook) -> bool:
    refusals = ("programmes.committee", *candidate.form.programme.refused)
    return any(rules[refusal].pattern.search(marked) for refusal in refusals)


def _marked(page: Page, passage: Passage, candidate: Candidate) -> str:
    """The candidate's words in marks with what stands around them in the block: `through the ‹Together› agenda`."""
    text = page.text
    before = text[max(passage.start, candidate.start - _AROUND) : candidate.start]
    after = text[candidate.end : min(passage.end, candidate.end + _AROUND)]
    return f"{before}‹{text[candidate.start : candidate.end]}›{after}"
