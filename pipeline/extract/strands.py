"""The strands of strategies that a report names, with the role of each naming.

A number or a name means nothing without strategy and edition: here the strategy is found from the words (the same
sentence, else what the report is about, else the only strategy on the page); `settle` finds the edition.

>>> from pipeline.model import Block, BlockKind
>>> from pipeline.vocabulary.rules import load_rules
>>> from pipeline.vocabulary.strategies import load_strategies
>>> title = "Progress on strand 4 of the Professional Standards Strategy"
>>> page = Page.of("0" * 16, title, Block(BlockKind.HEADING, Span(0, len(title)), depth=1))
>>> outline = Outline(None, 0, range(0), range(1), ())
>>> [(m.as_written, m.number, str(m.role), m.strategy_id) for m in read_strands(page, outline, load_strategies(), load_rules())]
[('strand 4', 4, 'subject', 'professional-standards-strategy')]
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.extract.loose_names import in_small_letters
from pipeline.extract.strand_lists import listed, tabled
from pipeline.extract.strand_numbers import numbered
from pipeline.extract.strand_words import Found, Owner, Setting
from pipeline.extract.zones import Passage, Zone
from pipeline.model import Outline, Page, Span, StrandMention, StrandRole
from pipeline.vocabulary.rules import RuleBook
from pipeline.vocabulary.strategies import Strategies

# What a page or a block holds that names a strand: looked for first, because most pages and blocks do not.
_CUES: Final = ("trand", "TRAND", "ity stands")
# Common words: they name strands only on a page that names a strategy.
_COMMON_CUES: Final = (" theme", "Theme", "THEME", "stream")
_PLURALS: Final = ("trands", "TRANDS", "hemes", "HEMES", "streams", "stands")
_FIELD: Final = re.compile(r"strands?\s*:")
_ENUMERATED: Final = 3
_LONGEST_VALUE: Final = 60


def read_strands(page: Page, outline: Outline, strategies: Strategies, rules: RuleBook) -> tuple[StrandMention, ...]:
    """Every naming of a strand outside furniture and contacts, in order; nothing where no number and no name says which."""
    setting = Setting(page, outline, rules, strategies)
    cues = _held(setting, (*_CUES, *setting.lexicon.cues))
    if not cues or setting.namings:
        common = _held(setting, _COMMON_CUES)
        cues += common if common and setting.namings else []
    if not cues:
        return ()
    found = [each for passage in setting.passages.holding(cues) for each in _in_passage(setting, passage)]
    found = _without_overlaps([*found, *tabled(setting)])
    return tuple(_mention(page, each, role) for each, role in zip(found, _roles(setting, found), strict=True))


def _held(setting: Setting, cues: Iterable[str]) -> list[str]:
    return [cue for cue in cues if setting.capitals.may_hold(cue) and cue in setting.page.text]


def _in_passage(setting: Setting, passage: Passage) -> Iterator[Found]:
    words = passage.block.span.of(setting.page.text)
    if any(plural in words for plural in _PLURALS):
        yield from listed(setting, passage)
    yield from numbered(setting, passage, passage.start, passage.end)
    yield from _fields(setting, passage)
    yield from _names(setting, passage)


def _mention(page: Page, found: Found, role: StrandRole) -> StrandMention:
    return StrandMention(
        strategy_id=found.owner.strategy_id,
        edition=found.owner.edition,
        number=found.number,
        name=found.name,
        role=role,
        as_written=found.span.of(page.text),
        span=found.span,
        rule_id=found.rule_id,
    )


# --------------------------------------------------------------------------- names


def _names(setting: Setting, passage: Passage) -> Iterator[Found]:
    """Strands named without a number."""
    text = setting.page.text
    for match in setting.lexicon.common.within(text, passage.start, passage.end):
        if found := _common_name(setting, passage, Span(match.start(), match.end())):
            yield found
    spans = [Span(match.start(), match.end()) for match in setting.lexicon.proper.within(text, passage.start, passage.end)]
    spans = [span for span in spans if not setting.matcher("strands.met_name").search(text[span.end : passage.end])]
    for span in spans:
        yield from _owned(setting, passage, span, "strands.met_name", is_sure=len({other.of(text) for other in spans}) > 1)


def _common_name(setting: Setting, passage: Passage, span: Span) -> Found | None:
    """A name of common words (`leadership and supervision`): only beside the noun, or beside the strategy and as a name."""
    text = setting.page.text
    sentence = setting.sentence(passage, span.start)
    noun = setting.matcher("strands.named").search(text, sentence.start, sentence.end)
    beside_strategy = bool(setting.named_within(sentence)) and text[span.start].isupper()
    if not (noun or beside_strategy) or setting.is_other(sentence):
        return None
    return next(_owned(setting, passage, span, "strands.named"), None)


def _owned(setting: Setting, passage: Passage, span: Span, rule_id: str, *, is_sure: bool = False) -> Iterator[Found]:
    """The strand of a name, if the page names its strategy: the nearest that has such a strand.

    `is_sure`: the name needs no strategy beside it (`Met Specialist and Met Connect` on a page that lost its headings).
    """
    name = span.of(setting.page.text)
    owners = setting.lexicon.owners(name)
    near = [naming for naming in setting.named_within(setting.sentence(passage, span.start)) if naming.strategy_id in owners]
    named = near or [naming for naming in setting.namings if naming.strategy_id in owners]
    if len({naming.strategy_id for naming in named}) == 1:
        editions = {naming.edition for naming in named if naming in near or naming.zone.tells_subject} - {None}
        owner = Owner(named[0].strategy_id, editions.pop() if len(editions) == 1 else None, bool(near))
        yield Found(span, None, name, owner, passage, rule_id)
    elif is_sure and not named and len(set(owners)) == 1:
        yield Found(span, None, name, Owner(owners[0]), passage, rule_id)


def _fields(setting: Setting, passage: Passage) -> Iterator[Found]:
    """The strand of a project page's field; its value may stand in the next block."""
    text = setting.page.text
    is_likely = _FIELD.search(in_small_letters(text[passage.start : passage.end]))
    match = setting.matcher("strands.field").search(text, passage.start, passage.end) if is_likely else None
    if match is None:
        return
    is_open = not text[match.end() : passage.end].strip()
    holder = next(setting.passages.after(passage), passage) if is_open else passage
    start = holder.start if is_open else match.end()
    line = text[start : holder.end].split("\n", 1)[0].rstrip(" .")
    known = [Span(each.start(), each.end()) for each in setting.lexicon.proper.within(text, start, start + len(line))]
    owner = setting.owner(passage, match.start(), match.start(), "strand") or Owner(None)
    for span in known or ([Span(start, start + len(line))] if 0 < len(line) <= _LONGEST_VALUE else []):
        yield Found(span, None, span.of(text), owner, holder, "strands.field", is_subject=True)


# --------------------------------------------------------------------------- roles


def _without_overlaps(found: Iterable[Found]) -> list[Found]:
    """In order, the longer where two overlap; the several strands of one expression stand together."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.span.start, -each.span.end, not each.is_listed, each.number or 0)):
        last = kept[-1] if kept else None
        is_sibling = last is not None and last.span == each.span and last.rule_id == each.rule_id and last.number != each.number
        if last is None or each.span.start >= last.span.end or is_sibling:
            kept.append(each)
    return kept


def _roles(setting: Setting, found: Sequence[Found]) -> Iterator[StrandRole]:
    """The role of each naming.

    Of a list of the strands: `listed`, wherever it stands. In title, lead and summary, or where the paper says what it
    is about: `subject`. A sentence of three strands or more, or as many blocks that begin with one, enumerates them.
    """
    sentences = [setting.sentence(each.passage, each.span.start) for each in found]
    in_sentence: dict[Span, set[int | str | None]] = {}
    for each, sentence in zip(found, sentences, strict=True):
        in_sentence.setdefault(sentence, set()).add(each.number or each.name)
    openings = {each.number or each.name for each in found if _opens(each)}
    for each, sentence in zip(found, sentences, strict=True):
        if each.is_listed or (_opens(each) and len(openings) >= _ENUMERATED):
            yield StrandRole.LISTED
        elif each.is_subject or each.passage.zone.tells_subject or _is_about(setting, sentence):
            yield StrandRole.SUBJECT
        else:
            yield StrandRole.LISTED if len(in_sentence[sentence]) >= _ENUMERATED else StrandRole.MENTIONED


def _opens(found: Found) -> bool:
    """Whether a block of the report's text begins with the strand."""
    return found.span.start == found.passage.start and found.passage.zone not in (Zone.TITLE, Zone.LEAD)


def _is_about(setting: Setting, sentence: Span) -> bool:
    return bool(setting.matcher("strands.about").search(setting.page.text, sentence.start, sentence.end))
