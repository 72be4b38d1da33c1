"""The dimensions: what the vocabulary knows of bodies, strands and programmes, and the programmes found by pattern."""

from collections import Counter

from pipeline.tables.content import Held
from pipeline.tables.rows.columns import Columns
from pipeline.vocabulary import Vocabulary


def bodies(vocabulary: Vocabulary) -> Columns:
    """A row for each body."""
    found = list(vocabulary.bodies.values())
    return {
        "body_id": [body.body_id for body in found],
        "name": [body.name for body in found],
        "code": [body.code for body in found],
        "valid_from": [body.valid_from for body in found],
        "valid_to": [body.valid_to for body in found],
        "predecessor_id": [body.predecessor_id for body in found],
    }


def strands(vocabulary: Vocabulary) -> Columns:
    """A row for each strand of each edition of each strategy."""
    found = vocabulary.strategies.strands
    return {
        "strand_id": [strand.strand_id for strand in found],
        "strategy_id": [strand.strategy_id for strand in found],
        "strategy": [strand.strategy for strand in found],
        "edition": [strand.edition for strand in found],
        "number": [strand.number for strand in found],
        "name": [strand.name for strand in found],
        "aliases": [strand.aliases for strand in found],
        "valid_from": [strand.valid_from for strand in found],
        "valid_to": [strand.valid_to for strand in found],
    }


class Programmes:
    """The programmes of a release: all curated ones, and those that a pattern found in a report.

    What a pattern found has no agreed name: the one most reports give it is taken, of equals the least.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._curated = {programme.programme_id: programme for programme in vocabulary.programmes.entries}
        self._found: dict[str, Counter[tuple[str, str]]] = {}

    def meet(self, held: Held) -> None:
        """Note what a document names, if a report is read from it."""
        for mention in held.reading.programmes if held.chosen else ():
            if mention.programme_id not in self._curated:
                self._found.setdefault(mention.programme_id, Counter())[mention.name, mention.kind] += 1

    def rows(self) -> Columns:
        """A row for each programme."""
        found = {programme_id: sorted(said, key=lambda each: (-said[each], each)) for programme_id, said in self._found.items()}
        curated = self._curated
        return {
            "programme_id": [*curated, *found],
            "name": [*(each.name for each in curated.values()), *(said[0][0] for said in found.values())],
            "kind": [*(each.kind for each in curated.values()), *(said[0][1] for said in found.values())],
            "aliases": [*(each.other_names for each in curated.values()), *(_other_names(said) for said in found.values())],
            "is_curated": [*(True for _ in curated), *(False for _ in found)],
        }


def _other_names(said: list[tuple[str, str]]) -> list[str]:
    return sorted({name for name, _ in said} - {said[0][0]})
