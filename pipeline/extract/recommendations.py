"""The recommendations of a report: each ask with its own words, its stem, a sentence that stands alone, its verbs and addressee.

Only sections headed as recommendations are read: an ask in a summary, an agenda or an inquiry's list is no row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.extract.actions import Verb, lemmas
from pipeline.extract.addressees import Grammar
from pipeline.extract.asks import Ask, AskReading, read_asks
from pipeline.extract.clauses import Clause, Strength, Wording
from pipeline.extract.conditions import conditions
from pipeline.extract.coordinated import read_clause
from pipeline.extract.pieces import Piece, block_pieces, pieces_of
from pipeline.extract.sentences import Composed, Wordings, compose, edged, masked, single_spaced, without_colon
from pipeline.model import BlockKind, Code, Finding, Outline, Page, Recommendation, Section, SectionKind, Severity, Span
from pipeline.vocabulary.actions import ActionKind, Actions
from pipeline.vocabulary.addressees import AddresseeKind, Addressees
from pipeline.vocabulary.rules import RuleBook

# In these renditions a block of one word is gone: the That of a stem.
_ACTS: Final = frozenset({Wording.ACTOR, Wording.ASKED, Wording.RECOMMENDED, Wording.PASSIVE})


@dataclass(frozen=True, slots=True)
class RecommendationReading:
    """A report's recommendations in order, and what a reader of them should know."""

    recommendations: tuple[Recommendation, ...]
    findings: tuple[Finding, ...]


def read_recommendations(page: Page, outline: Outline, actions: Actions, addressees: Addressees, rules: RuleBook) -> RecommendationReading:
    """The recommendations of the page's recommendation sections, numbered through."""
    grammar = Grammar(rules, actions, addressees)
    wordings = Wordings(grammar)
    sections = outline.of_kind(SectionKind.RECOMMENDATIONS)
    if not sections:
        return RecommendationReading((), (_missing("there is no section of recommendations"),))
    rows: list[Recommendation] = []
    findings: list[Finding] = []
    paths, says_none = 0, None
    for section in sections:
        reading = read_asks(wordings, page, tuple(_pieces(grammar, page, section)), _piece_before(grammar, page, section), paths)
        paths += len({ask.path.split(".")[0] for ask in reading.asks})
        says_none = says_none or reading.says_none
        made = _rows(wordings, page, reading.asks, len(rows))
        rows += made
        findings += [*_lost_stems(page, reading.asks), *_without_verb(made), *_unasked(page, section, reading)]
    if not rows:
        why = "the section says that there are none" if says_none else "nothing in the section is worded as an ask"
        findings.insert(0, _missing(why, says_none.whole if says_none else None))
    return RecommendationReading(tuple(rows), tuple(findings))


# --------------------------------------------------------------------------- what is read


def _pieces(grammar: Grammar, page: Page, section: Section) -> Iterator[Piece]:
    """The section's pieces; an ask on the heading's own line is the first."""
    if section.heading is not None:
        yield from _on_the_heading(grammar, page, section.first)
    yield from pieces_of(grammar, page, section.content)


def _on_the_heading(grammar: Grammar, page: Page, index: int) -> Iterator[Piece]:
    block = page.blocks[index]
    found = grammar.search("heading", page.block_text(index))
    if not found:
        return
    start = block.span.start + found.end()
    if read_clause(grammar, masked(grammar, page.text[start : block.span.end])).strength >= Strength.FIRM:
        yield Piece(index, BlockKind.PARAGRAPH, Span(start, block.span.end), edged(page.text, start, block.span.end), None, 0)


def _piece_before(grammar: Grammar, page: Page, section: Section) -> Piece | None:
    """The last piece before the heading: a stem that was printed above it belongs to the section."""
    for index in range(section.first - 1, -1, -1):
        block = page.blocks[index]
        if block.boilerplate is None:
            end = page.text[max(block.span.start, block.span.end - 20) : block.span.end]
            leads_on = grammar.search("colon", end) or grammar.search("stem_end", end)
            pieces = tuple(block_pieces(grammar, page, index)) if leads_on and not block.marker else ()
            return pieces[-1] if pieces else None
    return None


# --------------------------------------------------------------------------- rows


def _rows(wordings: Wordings, page: Page, asks: tuple[Ask, ...], taken: int) -> list[Recommendation]:
    rows: list[Recommendation] = []
    carried: dict[tuple[int, str], str] = {}
    things: dict[tuple[int, str], str | None] = {}
    for position, ask in enumerate(asks, taken + 1):
        siblings = (ask.list_number, ask.scope)
        row, composed = _row(wordings, page, ask, position, carried.get(siblings), things.get(siblings))
        if composed.subject:
            carried.setdefault(siblings, composed.subject)
        things[siblings] = composed.thing
        rows.append(row)
    return rows


def _row(
    wordings: Wordings, page: Page, ask: Ask, position: int, carried: str | None, thing: str | None
) -> tuple[Recommendation, Composed]:
    """One row, and with its sentence the words that later items may lack."""
    grammar = wordings.grammar
    words = ask.piece.span.of(page.text)
    stem = _stem(wordings, page, ask.stems)
    composed = compose(wordings, stem, words, carried, thing)
    sentence = composed.sentence
    clause = wordings.clause(sentence)
    addressee, as_written = _addressee(wordings, clause, sentence, stem)
    nearest = ask.stems[-1] if ask.stems else None
    row = Recommendation(
        position=position,
        path=ask.path,
        as_written=words,
        span=ask.piece.span,
        stem=nearest.of(page.text) if nearest else None,
        stem_span=nearest,
        sentence=sentence,
        actions=lemmas((*clause.verbs, *_later_asks(grammar, wordings.masked(sentence)))),
        addressee=addressee,
        addressee_as_written=as_written,
        condition=_condition(grammar, sentence, clause) or _own_condition(grammar, single_spaced(words)),
        rule_id=_rule_id(clause, ask),
    )
    return row, composed


def _stem(wordings: Wordings, page: Page, stems: tuple[Span, ...]) -> str | None:
    """The stems above an item as one."""
    stem: str | None = None
    for span in stems:
        words = span.of(page.text)
        stem = words if stem is None else compose(wordings, stem, without_colon(wordings.grammar, single_spaced(words)), None).sentence
    return stem


def _later_asks(grammar: Grammar, words: str) -> tuple[Verb, ...]:
    """The verbs of further sentences of the item that can only be asks."""
    return tuple(
        verb
        for stop in grammar.pattern("sentence_end").finditer(words)
        if grammar.match("strong_opening", words, stop.end())
        for verb in read_clause(grammar, words, stop.end()).verbs
    )


def _addressee(wordings: Wordings, clause: Clause, sentence: str, stem: str | None) -> tuple[str | None, str | None]:
    """Who is to act, in one name and as written: the sentence's subject, else the stem's: it stands in the sentence, or announces it."""
    if clause.actor and clause.wording in _ACTS:
        return clause.actor.name, sentence[clause.actor.start : clause.actor.end].strip()
    if clause.actor and clause.that and not clause.verbs and clause.actor.kind is AddresseeKind.MEMBERS:
        # `That members the contents of this paper`: the verb is lost, those who are asked are not.
        return clause.actor.name, sentence[clause.actor.start : clause.actor.end].strip()
    if stem is None:
        return None, None
    words = without_colon(wordings.grammar, single_spaced(stem))
    lead = wordings.clause(words)
    announces = lead.verbs and wordings.grammar.search("following", words)
    if not lead.actor or not (announces or sentence.startswith(words[: lead.actor.end])):
        return None, None
    return lead.actor.name, words[lead.actor.start : lead.actor.end].strip()


def _condition(grammar: Grammar, sentence: str, clause: Clause) -> str | None:
    """The first condition of the ask itself, not one that stands in what is only noted."""
    for span in conditions(grammar, sentence):
        governing = [verb for verb in clause.verbs if verb.start < span.start]
        if not governing or governing[-1].kind is not ActionKind.NOTES:
            return span.of(sentence)
        between = sentence[governing[-1].end : span.start].rstrip()
        if between.endswith((",", " and")) and " that " not in between:
            return span.of(sentence)
    return None


def _own_condition(grammar: Grammar, words: str) -> str | None:
    """The condition that the item itself begins with, wherever it stands in the sentence."""
    begins = grammar.match("condition", words)
    return next((span.of(words) for span in conditions(grammar, words) if span.start == 0), None) if begins else None


def _rule_id(clause: Clause, ask: Ask) -> str:
    """The rule by which the ask was recognised."""
    if clause.wording in (Wording.ASKED, Wording.RECOMMENDED):
        name = str(clause.wording)
    elif clause.that:
        name = "that"
    elif clause.wording in (Wording.PASSIVE, Wording.INFINITIVE):
        name = str(clause.wording)
    else:
        name = "listed" if ask.stems or ask.piece.is_marked else "single_sentence"
    return f"recommendations.{name}"


# --------------------------------------------------------------------------- findings


def _missing(why: str, span: Span | None = None) -> Finding:
    message = f"No recommendations: {why}"
    return Finding(Code.MISSING_RECOMMENDATIONS, Severity.INFO, message, column="n_recommendations", span=span)


def _lost_stems(page: Page, asks: tuple[Ask, ...]) -> Iterator[Finding]:
    """One finding for each list or sentence that plainly lacks its stem."""
    seen: set[int] = set()
    for ask in asks:
        if ask.list_number in seen:
            continue
        seen.add(ask.list_number)
        if ask.stems or ask.clause.that or not _lacks_a_stem(page, ask):
            continue
        named = any(other.clause.actor for other in asks if other.list_number == ask.list_number)
        severity = Severity.INFO if named else Severity.WARNING
        message = f"The words before {ask.piece.span.of(page.text)[:60]!r} are not there; none were added"
        yield Finding(Code.LOST_STEM, severity, message, column="stem", span=ask.piece.span)


def _lacks_a_stem(page: Page, ask: Ask) -> bool:
    """Whether an ask without a stem cannot have been written so."""
    if ask.clause.wording in (Wording.BARE, Wording.INFINITIVE):
        return True
    if ask.clause.wording is Wording.NONE:
        return ask.piece.is_marked
    # A sentence of its own begins with a capital: `members note ...` went on from a `That` (mpa/2006/060629-agm/agm-05).
    return page.text[ask.piece.span.start].islower()


def _without_verb(rows: list[Recommendation]) -> Iterator[Finding]:
    for row in rows:
        if not row.actions:
            message = f"Recommendation {row.path} has no main verb: {row.as_written[:80]!r}"
            yield Finding(Code.NO_MAIN_VERB, Severity.WARNING, message, column="actions", span=row.span)


def _unasked(page: Page, section: Section, reading: AskReading) -> Iterator[Finding]:
    """One finding for each block of the section that gave neither row nor stem."""
    stems = {span for ask in reading.asks for span in ask.stems}
    whys = {unasked.piece.block: unasked.why for unasked in reversed(reading.unasked)}
    asked = {ask.piece.block for ask in reading.asks}
    asked |= {reading.says_none.block} if reading.says_none and not asked else set()
    for index in section.content:
        block = page.blocks[index]
        if block.boilerplate or index in asked or any(stem.within(block.span) for stem in stems):
            continue
        message = f"Not a recommendation, {whys.get(index, 'it holds no item')}: {block.span.of(page.text)[:80]!r}"
        yield Finding(Code.NOT_A_RECOMMENDATION, Severity.INFO, message, span=block.span)
