"""The site's furniture is recognised: breadcrumb, contents, archive warning, contacts, feedback, menus. Its text stays."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from pipeline.model import BlockKind, Boilerplate
from pipeline.read.folding import Draft
from pipeline.read.patterns import pattern

_LINES: Final = {
    "breadcrumb": Boilerplate.BREADCRUMB,
    "contacts": Boilerplate.CONTACTS,
    "telephone": Boilerplate.CONTACTS,
    "menu_line": Boilerplate.NAVIGATION,
}
_WORDS: Final = {
    "contents": Boilerplate.CONTENTS,
    "mail_link": Boilerplate.CONTACTS,
    "feedback": Boilerplate.FEEDBACK,
    "navigation": Boilerplate.NAVIGATION,
}
_MAY_BE_TOLD: Final = (None, Boilerplate.NAVIGATION)  # in a menu's container there may be the contacts
_LONGEST_WARNING: Final = 600  # beyond it a block is prose, whatever it begins with
_LONGEST_LINE: Final = 200  # of trails and telephone lines
_LONGEST_WORDS: Final = 90  # of menu entries and page links, with a copyright line the longest
_DOUBLED: Final = 3  # so many blocks in a row that all occur again are a list of contents
_LONGEST_ENTRY: Final = 150
_BEFORE_CONTENTS: Final = 8  # a list of contents without its heading stands within the first blocks
_TRAIL: Final = 8
_AT_THE_END: Final = (Boilerplate.CONTACTS, Boilerplate.FEEDBACK)
_ASIDE: Final = 25


def tell_boilerplate(drafts: Sequence[Draft]) -> None:
    """Mark the furniture among the drafts."""
    is_warning = pattern("boilerplate.warning").match
    linked = False
    for index, draft in enumerate(drafts):
        linked = linked or draft.setting is not None
        if draft.boilerplate not in _MAY_BE_TOLD:
            continue
        length = len(draft.text)
        region = _furniture(draft.text, draft.kind) if length <= _LONGEST_LINE else None
        if region is not None:
            draft.boilerplate = region
            if region is Boilerplate.BREADCRUMB:
                _mark_trail(drafts, index)
        elif length <= _LONGEST_WARNING and is_warning(draft.text):
            draft.boilerplate = Boilerplate.WARNING
    _mark_contents(drafts)
    if linked:
        _mark_menus(drafts)


@lru_cache(maxsize=8192)  # menus, labels and headings are the same on all pages of an archive
def _furniture(text: str, kind: BlockKind) -> Boilerplate | None:
    """The furniture that a short block is."""
    if len(text) <= _LONGEST_WORDS and kind is not BlockKind.TABLE_ROW and (match := _any_of("words").match(text)):
        return _WORDS[match.lastgroup or ""]
    if match := _any_of("lines").match(text):
        return _LINES[match.lastgroup or ""]
    has_arrows = ">" in text or "»" in text or "›" in text
    return Boilerplate.BREADCRUMB if has_arrows and pattern("boilerplate.trail").match(text) else None


@cache
def _any_of(sort: str) -> re.Pattern[str]:
    """The rules of one sort as one pattern, whose last group names the rule that matched."""
    names = _WORDS if sort == "words" else _LINES
    return re.compile("|".join(f"(?P<{name}>{pattern(f'boilerplate.{name}').pattern})" for name in names))


def _mark_trail(drafts: Sequence[Draft], index: int) -> None:
    """The links of a trail that stands as a list after `You are in:`."""
    if not drafts[index].text.endswith(("in", "in:")):
        return
    for draft in drafts[index + 1 : index + 1 + _TRAIL]:
        if draft.kind is not BlockKind.LIST_ITEM and not draft.is_link:
            return
        draft.boilerplate = Boilerplate.BREADCRUMB


def _mark_contents(drafts: Sequence[Draft]) -> None:
    """The page's list of its own sections: short blocks that all occur again, or links, after the word `Contents`.

    Rendition C prints it without the word, at the top of long pages: at least three blocks in a row that occur again.
    """
    last = {draft.text: index for index, draft in enumerate(drafts) if draft.boilerplate is None}
    announced_last = max((index for index, draft in enumerate(drafts) if draft.boilerplate is Boilerplate.CONTENTS), default=-1)
    run: list[Draft] = []
    announced = False
    words = 0
    for index, draft in enumerate(drafts):
        if draft.boilerplate is Boilerplate.CONTENTS:
            run, announced = [], True
        elif draft.boilerplate is not None and not announced:
            continue
        elif draft.boilerplate is None and _is_entry(draft, announced, occurs_again=last[draft.text] > index):
            run.append(draft)
        else:
            if announced or len(run) >= _DOUBLED:
                for doubled in run:
                    doubled.boilerplate = Boilerplate.CONTENTS
            words += draft.boilerplate is None
            run, announced = [], False
            if words > _BEFORE_CONTENTS and index > announced_last:
                return


def _is_entry(draft: Draft, announced: bool, occurs_again: bool) -> bool:
    """Whether a block may stand in a list of contents."""
    if len(draft.text) > _LONGEST_ENTRY:
        return False
    return occurs_again or (announced and draft.kind is BlockKind.LIST_ITEM and draft.is_link)


def _mark_menus(drafts: Sequence[Draft]) -> None:
    """Blocks of nothing but links, before the first words of the page and after its contacts (table templates).

    Under a heading such blocks are the page's own: an agenda, the supporting material after the contacts.
    """
    ends = [index for index, draft in enumerate(drafts) if draft.boilerplate in _AT_THE_END]
    for part in (drafts, drafts[ends[-1] + 1 :] if ends else ()):
        for draft in part:
            if draft.boilerplate is None and not _mark_menu(draft):
                break


def _mark_menu(draft: Draft) -> bool:
    """Mark a block of links; text of a word or two between menus (`Search`, a date) ends nothing and stays as it is."""
    if draft.is_link and draft.kind is not BlockKind.HEADING:
        draft.boilerplate = Boilerplate.NAVIGATION
        return True
    return draft.kind is not BlockKind.HEADING and len(draft.text) < _ASIDE
