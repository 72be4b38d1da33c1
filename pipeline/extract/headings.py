"""The headings that open a report's sections, told from sub-headings, tables of contents and paragraphs that look like them.

The archive letters its sections from A in a row. A letter may be lost, doubled or used twice; sub-headings have no letter and may have
the very words of a section (`Financial implications` under C in 2011); after the contacts come appendices with letters of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.model import BlockKind, Boilerplate, Page, SectionKind
from pipeline.vocabulary.rules import RuleBook

KINDS: Final = {
    "outline.summary": SectionKind.SUMMARY,
    "outline.recommendations": SectionKind.RECOMMENDATIONS,
    "outline.supporting_information": SectionKind.SUPPORTING_INFORMATION,
    "outline.background_papers": SectionKind.BACKGROUND_PAPERS,
    "outline.equality": SectionKind.EQUALITY,
    "outline.financial": SectionKind.FINANCIAL,
    "outline.legal": SectionKind.LEGAL,
    "outline.risk": SectionKind.RISK,
    "outline.contact": SectionKind.CONTACT,
    "outline.appendices": SectionKind.APPENDIX,
    "outline.community_implications": SectionKind.OTHER,
}
# Sections of one report, sub-headings of `Other organisational and community implications` in another.
_IMPLICATIONS: Final = frozenset({SectionKind.EQUALITY, SectionKind.FINANCIAL, SectionKind.LEGAL, SectionKind.RISK, SectionKind.OTHER})
_MARKER: Final = re.compile(r"\(?([A-Z])[.):]?$")
# Words that are a section's on a page without letters, and may be any sub-heading on one with letters.
_VAGUE: Final = frozenset({"background", "background information", "contact"})
_LONGEST: Final = 130
_LONGEST_UNKNOWN: Final = 90


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, or what may be one: its block, letter, words without the letter, kind, and the rule that knew it.

    `is_known` is False when nothing but the letter, or a mark of HTML, speaks for it.
    """

    block: int
    letter: str | None
    words: str
    kind: SectionKind
    rule_id: str
    depth: int
    is_known: bool = True

    @property
    def key(self) -> tuple[str | None, str]:
        """What two printings of one heading have in common."""
        return self.letter, self.words.casefold()


def section_headings(page: Page, start: int, rules: RuleBook, *, has_header: bool) -> list[Heading]:
    """The headings of sections from block `start` on, in order; `has_header` tells that the title lies before."""
    row = _Row(page, _without_contents(page, list(_candidates(page, start, rules))), has_header)
    for at, candidate in enumerate(row.candidates):
        if row.has_place_for(at, candidate):
            row.accept(candidate)
    return row.accepted


def _candidates(page: Page, start: int, rules: RuleBook) -> Iterator[Heading]:
    for at in range(start, len(page.blocks)):
        block = page.blocks[at]
        if block.boilerplate not in (None, Boilerplate.CONTACTS) or block.span.end - block.span.start > _LONGEST:
            continue
        is_item = block.kind is BlockKind.LIST_ITEM and not _letter_of(block.marker) and not _is_numbered(page, at, rules)
        if is_item or (block.kind is BlockKind.TABLE_ROW and not rules["kinds.section"].pattern.match(page.words(block.span))):
            continue
        if heading := _heading(page, at, rules):
            yield heading


def _heading(page: Page, at: int, rules: RuleBook) -> Heading | None:
    """A block as a heading, if its words or, on a page without letters, its mark of HTML make it one."""
    block = page.blocks[at]
    # A text rendition may mark headings as `## Summary` or `**Summary**`; an old page may keep letter and words in cells of their own.
    words = page.words(block.span).lstrip("#* ").rstrip("* ").replace("\t", " ")
    depth = block.depth if block.kind is BlockKind.HEADING else 0
    if "\n" in words:
        return None
    if letter := _letter_of(block.marker):
        return _marked(at, letter, words.rstrip(" .:"), depth, rules)
    if (lettered := rules["outline.lettered"].pattern.match(words)) and (found := _lettered(at, lettered, depth, rules)):
        return found
    return _unlettered(page, at, words, depth, rules)


def _marked(at: int, letter: str, words: str, depth: int, rules: RuleBook) -> Heading | None:
    """A heading whose letter is the mark of a list."""
    kind, rule_id = kind_of(words, rules)
    return Heading(at, letter, words, kind, rule_id, depth) if rule_id != "outline.other" else None


def _unlettered(page: Page, at: int, words: str, depth: int, rules: RuleBook) -> Heading | None:
    block = page.blocks[at]
    if match := rules["outline.lost_letter"].pattern.match(words):
        kind, rule_id = kind_of(match["words"], rules)
        return Heading(at, None, match["words"], kind, "outline.lost_letter" if rule_id == "outline.other" else rule_id, depth)
    if match := rules["outline.appendix"].pattern.match(words):
        return Heading(at, None, match["words"].rstrip(" .:"), SectionKind.APPENDIX, "outline.appendix", depth)
    if rules["outline.other"].pattern.search(words):
        if _is_numbered(page, at, rules):
            return Heading(at, None, words.rstrip(" .:"), SectionKind.OTHER, "outline.numbered", depth, is_known=False)
        if block.kind is BlockKind.HEADING:
            return Heading(at, None, words.rstrip(" .:"), SectionKind.OTHER, "outline.other", depth, is_known=False)
    return None


def _is_numbered(page: Page, at: int, rules: RuleBook) -> bool:
    """Whether a short numbered line is the heading of paragraphs that count on from it: `3.` over `3.1`."""
    marker = page.blocks[at].marker
    match = rules["outline.numbered"].pattern.match(marker) if marker else None
    if match is None or page.text[page.blocks[at].span.end - 1] in ".;:," or at + 1 >= len(page.blocks):
        return False
    return (page.blocks[at + 1].marker or "").startswith(f"{match['number']}.1")


def _lettered(at: int, match: re.Match[str], depth: int, rules: RuleBook) -> Heading | None:
    """A heading by its letter. `A resource pack was sent` has none: without a dot it needs a section's very words."""
    words = match["words"]
    kind, rule_id = kind_of(words, rules)
    if rules["outline.lost_letter"].pattern.match(words):
        return Heading(at, match["letter"], words, kind, rule_id, depth)
    if not match["mark"] or len(words) > _LONGEST_UNKNOWN or match.string.endswith("."):
        return None
    return Heading(at, match["letter"], words, kind, rule_id, depth, is_known=rule_id != "outline.other")


def kind_of(words: str, rules: RuleBook) -> tuple[SectionKind, str]:
    """The kind of section that a heading's words tell, and the rule that tells it."""
    for rule_id, kind in KINDS.items():
        if rules[rule_id].pattern.match(words):
            return kind, rule_id
    return SectionKind.OTHER, "outline.other"


def _letter_of(marker: str | None) -> str | None:
    match = _MARKER.match(marker) if marker else None
    return match[1] if match else None


def _without_contents(page: Page, candidates: Sequence[Heading]) -> Sequence[Heading]:
    """Headings but those of a table of contents: two or more at the beginning, bare, each printed again further down."""
    last = {heading.key: heading.block for heading in candidates}
    listed = 0
    for heading, following in pairwise(candidates):
        if last[heading.key] == heading.block or not _is_bare(page, range(heading.block + 1, following.block)):
            break
        listed += 1
    return candidates[listed:] if listed > 1 else candidates


def _is_bare(page: Page, between: range) -> bool:
    blocks = [page.blocks[at] for at in between]
    return all(block.boilerplate or (block.span.end - block.span.start <= _LONGEST_UNKNOWN and not block.marker) for block in blocks)


class _Row:
    """The headings accepted so far, and what the place of the next one must be."""

    def __init__(self, page: Page, candidates: Sequence[Heading], has_header: bool) -> None:
        self.page = page
        self.candidates = candidates
        self.has_header = has_header
        self.accepted: list[Heading] = []
        self.kinds: set[SectionKind] = set()
        self.letter: str | None = None
        self.since_letter = 0
        self.next_letters = self._next_letters()
        self.lettered = [heading for heading in candidates if heading.letter and heading.is_known]
        self.lettered_kinds = {heading.kind for heading in self.lettered}
        self.depth = min((heading.depth for heading in self.lettered or candidates if heading.depth and heading.is_known), default=0)

    def accept(self, heading: Heading) -> None:
        """Take a candidate in as the next heading."""
        self.accepted.append(heading)
        self.kinds.add(heading.kind)
        self.since_letter = 0 if heading.letter else self.since_letter + 1
        self.letter = heading.letter or self.letter

    def has_place_for(self, at: int, heading: Heading) -> bool:
        """Whether a candidate opens a section here."""
        if heading.rule_id == "outline.appendix":
            return self._opens_appendix(at, heading)
        if self._in_appendix:
            return _is_supporting_material(heading)
        if heading.letter:
            return self._continues_letters(heading)
        if not self.lettered:
            return self._fits_without_letters(heading)
        return heading.is_known and self._lost_its_letter(heading)

    @property
    def _in_appendix(self) -> bool:
        return bool(self.accepted) and self.accepted[-1].rule_id == "outline.appendix"

    def _next_letters(self) -> dict[int, str | None]:
        """For each candidate's block the letter of the next heading that has one beyond doubt."""
        following: str | None = None
        letters: dict[int, str | None] = {}
        for heading in reversed(self.candidates):
            letters[heading.block] = following
            following = heading.letter if heading.letter and heading.is_known else following
        return letters

    def _has(self, *kinds: SectionKind) -> bool:
        return not self.kinds.isdisjoint(kinds)

    def _continues_letters(self, heading: Heading) -> bool:
        letter, last, following = str(heading.letter), self.letter, self.next_letters[heading.block]
        if heading.is_known:
            in_order = last is None or letter >= last
            return in_order or not (self._has(SectionKind.CONTACT) or self._has(heading.kind))
        is_next = ord(letter) == ord(last) + 1 if last else letter == "A"
        return is_next and (following > letter if following else heading.depth > 0 and not self._has(SectionKind.CONTACT))

    def _lost_its_letter(self, heading: Heading) -> bool:
        """A section's words without a letter, on a page with letters: a sub-heading, unless a letter is missing just there."""
        last, following, kind = self.letter, self.next_letters[heading.block], heading.kind
        if _is_supporting_material(heading):
            return following is None
        if kind is SectionKind.SUMMARY:
            return last is None and following is not None
        if kind is not SectionKind.OTHER and (kind in self.lettered_kinds or self._has(kind)):
            return False
        if kind is SectionKind.RECOMMENDATIONS:
            return last is None or following == "B"
        if kind in _IMPLICATIONS:
            return self._fills_gap(heading, last, following)
        return following is None or heading.words.casefold() not in _VAGUE

    def _fills_gap(self, heading: Heading, last: str | None, following: str | None) -> bool:
        if heading.depth > self.depth > 0 or last is None:
            return False
        in_community = self._in_community_implications
        if following is None:
            return not in_community and not self._has(SectionKind.CONTACT)
        gap = ord(following) - ord(last) - 1 - self.since_letter
        return gap > 0 and not in_community

    @property
    def _in_community_implications(self) -> bool:
        return bool(self.accepted) and self.accepted[-1].rule_id == "outline.community_implications"

    def _fits_without_letters(self, heading: Heading) -> bool:
        if not heading.is_known:
            return self._is_section_by_mark(heading)
        if _is_supporting_material(heading):
            return self._has(SectionKind.CONTACT)
        if heading.kind is SectionKind.SUMMARY:
            return not self._has(SectionKind.SUPPORTING_INFORMATION, SectionKind.CONTACT)
        if heading.kind is SectionKind.OTHER:
            return not self._has(SectionKind.CONTACT)
        return not self._has(heading.kind) and not (heading.kind in _IMPLICATIONS and self._in_community_implications)

    def _is_section_by_mark(self, heading: Heading) -> bool:
        """Other words marked as a heading open a section, unless they are a sub-heading of the supporting information."""
        if self._has(SectionKind.CONTACT) or not (self.accepted or self.has_header) or (self.depth and heading.depth > self.depth):
            return False
        if heading.rule_id == "outline.numbered":
            return True
        inside = self.accepted[-1] if self.accepted else None
        return inside is None or inside.kind is not SectionKind.SUPPORTING_INFORMATION or heading.depth < inside.depth

    def _opens_appendix(self, at: int, heading: Heading) -> bool:
        """An appendix printed on the page: after the contacts, or at least after all lettered sections, and with content."""
        is_late = self._has(SectionKind.CONTACT) or (bool(self.accepted) and self.next_letters[heading.block] is None and heading.depth > 0)
        following = heading.block + 1
        if not is_late or following >= len(self.page.blocks) or self.page.blocks[following].boilerplate is not None:
            return False
        after = self.candidates[at + 1] if at + 1 < len(self.candidates) else None
        return after is None or after.block != following or after.rule_id != "outline.appendix"


def _is_supporting_material(heading: Heading) -> bool:
    return heading.rule_id == "outline.lost_letter" and heading.words.casefold().startswith("supporting material")
