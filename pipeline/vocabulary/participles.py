"""The verb of a participle: `surrendered` is of `surrender`, `placed` of `place`, `vetted` of `vet`.

English spelling tells it nearly always: what stands before `ed` shows whether an `e` was there. The few words that it does not
tell are named. Irregular participles are vocabulary (`profiles/*/actions.toml`).

>>> [verb_of(word) for word in ("surrendered", "placed", "vetted", "reissued", "carried", "signalled", "indeed")]
['surrender', 'place', 'vet', 'reissue', 'carry', 'signal', None]
"""

import re
from functools import lru_cache
from typing import Final

# Words in `ed` that are no participle of an ask, and the states that `un` denies (but `united`, `unlocked`, `underpinned`).
_NO_PARTICIPLE: Final = re.compile(
    r".*eed|bed|fed|led|red|shed|sled|wed|sacred|naked|wicked|hundred|indeed|un(?!der|i[tf]|lock|veil|load).+"
)
_LIKE_AGREED: Final = ("greed", "teed", "freed")
_NO_E: Final = frozenset(
    {
        *("focus", "bias", "canvas", "purpos", "visit", "edit", "audit", "credit", "vomit", "accustom", "custom", "blossom", "belong"),
        *("prolong", "develop", "envelop", "gallop", "gossip", "worship", "tailor", "hang"),
    }
)
_WITH_E: Final = frozenset(
    {
        *("invit", "reinvit", "reunit", "unit", "excit", "incit", "recit", "ignit", "expedit", "rewrit", "creat", "recreat"),
        *("complet", "delet", "deplet", "compet", "adher", "interfer", "rever", "persever", "interven", "conven", "reconven"),
        *("contraven", "postpon", "condon", "telephon", "aton", "rout", "rerout", "cloth", "breath", "bath", "cach", "ow", "welcom"),
        *("persuad", "dissuad"),
    }
)
# `-ored` with an e: restored, explored, ignored; without: monitored, sponsored.
_ORE: Final = re.compile(r"(?:(?:pl|st|gn|sc|sh|sn|ad|b|p|c|g)or)$")
_DOUBLED: Final = re.compile(r"([bdgmnprt])\1$")
# `filled`, `refilled`, `polled` keep both; `labelled`, `controlled`, `fulfilled` do not.
_ONE_SYLLABLE_LL: Final = re.compile(r"(?:re|over|un|out|in|fore)?[^aeiou]{1,3}[aeiou]ll")
_WEAK_ENDING: Final = re.compile(r"(?:er|en|el|al|em|it|et|on|or|om|op|ot|ip|ic)$")
_VOWELS: Final = "aeiou"


@lru_cache(maxsize=4096)
def verb_of(participle: str) -> str | None:
    """The verb whose regular participle a word in small letters is; None where it is none."""
    word = participle.lower()
    if not word.endswith("ed") or len(word) < len("abed") or _NO_PARTICIPLE.fullmatch(word):
        return word[:-1] if word.endswith(_LIKE_AGREED) else None
    prefix, _, last = word.rpartition("-")
    stem = last[:-2]
    if not re.search(r"[aeiouy]", stem):
        return None
    return f"{prefix}-{_base(stem)}" if prefix else _base(stem)


def _base(stem: str) -> str:
    if stem in _NO_E or stem in _WITH_E:
        return stem if stem in _NO_E else f"{stem}e"
    if stem.endswith("i"):
        return f"{stem[:-1]}y" if len(stem) > len("ti") else f"{stem}e"
    if stem.endswith("ll"):
        return stem if _keeps_both(stem) else stem[:-1]
    if _DOUBLED.search(stem) and stem not in ("add", "err", "butt"):
        return stem[:-1]
    return f"{stem}e" if _had_an_e(stem) else stem


def _keeps_both(stem: str) -> bool:
    """`filled`, `installed`, `polled`, but `labelled`, `controlled`, `fulfilled`, `totalled`."""
    if _ONE_SYLLABLE_LL.fullmatch(stem):
        return stem not in ("instill", "rebell")
    return stem.endswith(("stall", "call", "ball"))


def _had_an_e(stem: str) -> bool:
    """Whether `ed` behind this stem was an `e` and a `d`."""
    last, before = stem[-1], stem[-2:-1]
    if last in "cuvz":
        return True
    if last == "s":
        return before != "s"
    if last == "g":
        return before != "n" or re.search(r"[aei]ng$", stem) is not None
    if last in "lr" and before and before not in _VOWELS + "rlwy":
        return True
    if last in "xwyho" or before not in _VOWELS:
        return False
    return _had_an_e_behind_a_vowel(stem.replace("qu", "q"), last)


def _had_an_e_behind_a_vowel(stem: str, last: str) -> bool:
    """One consonant behind one vowel: `noted`, `compiled`; behind two, and in weak endings, `joined`, `offered`, `edited`."""
    if re.search(r"[iu]at$", stem) or re.search(r"gu[ai]d$", stem):
        return not stem.endswith("safeguard")
    if re.search(r"[aeiou]{2}[^aeiou]$", stem):
        return False
    is_short = len(re.findall(r"[aeiouy]+", stem)) == 1
    if _WEAK_ENDING.search(stem) is None:
        return True
    if last == "r":
        return _ORE.search(stem) is not None
    if stem.endswith(("ot", "ic")):
        return not stem.endswith(("lot", "pivot")) or is_short
    return is_short and not stem.endswith(("er", "en"))
