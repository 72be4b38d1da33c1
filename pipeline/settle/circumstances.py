"""What else is known when witnesses disagree: the bodies, the address rules, the other papers held."""

from collections.abc import Set
from dataclasses import dataclass, field

from pipeline.settle.further import Siblings
from pipeline.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The vocabulary and the corpus, seen from the documents of one work (`own`): they are no evidence for themselves."""

    vocabulary: Vocabulary
    siblings: Siblings = field(default_factory=Siblings)
    own: Set[str] = frozenset()
