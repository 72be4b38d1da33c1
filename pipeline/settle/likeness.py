"""Whether two documents are the same paper: by title, summary and recommendations, as far as both still have them."""

from typing import Final

from rapidfuzz.distance import LCSseq

from pipeline.settle.paper import Paper

# Renditions of one paper share nearly all words, in order; unrelated summaries share a third (`the`, `of`, `and`).
ENOUGH: Final = 0.7


def are_one_paper(one: Paper, other: Paper) -> bool:
    """Whether two papers that claim one id are renditions of one work.

    What the shorter side says must stand, word by word and in order, on the longer: so a rendition that lost blocks or was cut off
    passes. Where the two have no part in common there is nothing to tell them apart by, and they are one.
    """
    common = words = 0
    for mine, theirs in ((one.title, other.title), (one.summary, other.summary), (one.asks, other.asks)):
        left, right = mine.split(), theirs.split()
        common += LCSseq.similarity(left, right)
        words += min(len(left), len(right))
    return common >= ENOUGH * words
