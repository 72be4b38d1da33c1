"""Which pieces of a recommendations section are asks, which are their stems, and which are neither.

The walk over the pieces keeps what a reader keeps in mind: the stem that is open, the lists that are open, and whether the last
item ended or went on. Items of a list under a stem are asks whatever their words; a paragraph must word one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.extract.addressees import Grammar
from pipeline.extract.clauses import Clause, Strength, Wording
from pipeline.extract.pieces import MarkClass, Piece, mark_class, ordinal
from pipeline.extract.sentences import Wordings, single_spaced
from pipeline.model import BlockKind, Page, Span

_BARE: Final = frozenset({Wording.BARE, Wording.INFINITIVE})
_OPEN: Final = (";", ",", ":")


@dataclass(frozen=True, slots=True)
class Ask:
    """An item that is asked: its place, its words, the stems above it (the outermost first) and the list it belongs to.

    Asks of one `list_number` and `scope` share a subject: the first one's is carried to those that have none.
    """

    path: str
    piece: Piece
    clause: Clause
    stems: tuple[Span, ...]
    list_number: int
    scope: str


@dataclass(frozen=True, slots=True)
class Unasked:
    """A piece that is no ask, and why."""

    piece: Piece
    why: str


@dataclass(slots=True)
class _Node:
    """A piece with what is nested below it."""

    piece: Piece
    clause: Clause
    stem: Piece | None
    list_number: int
    children: "list[_Node]" = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    """One open list: its depth and kind of mark, its items, and the number of the last one."""

    depth: int
    kind: MarkClass
    nodes: list[_Node]
    last: int = 0
    is_implied: bool = False


@dataclass(frozen=True, slots=True)
class AskReading:
    """What a section asks, and its pieces that are no asks, each in order."""

    asks: tuple[Ask, ...]
    unasked: tuple[Unasked, ...]
    says_none: Piece | None


def read_asks(wordings: Wordings, page: Page, pieces: Sequence[Piece], before: Piece | None = None, taken: int = 0) -> AskReading:
    """The asks among the pieces of one section; `before` is the piece that stands before its heading, `taken` the paths in use."""
    walk = _Walk(wordings, wordings.grammar, page)
    if before and pieces and walk.is_stem(before, walk.clause_of(before), pieces[0]):
        walk.open_stem(before)
    for at, piece in enumerate(pieces):
        walk.take(piece, pieces[at + 1 :])
    walk.close_stem()
    asks = tuple(ask for at, node in enumerate(walk.nodes, taken + 1) for ask in walk.leaves(node, str(at), ()))
    return AskReading(asks, tuple(walk.unasked), walk.says_none)


@dataclass(slots=True)
class _Walk:
    """The state of a reader who goes through a section from above."""

    wordings: Wordings
    grammar: Grammar
    page: Page
    nodes: list[_Node] = field(default_factory=list)
    unasked: list[Unasked] = field(default_factory=list)
    says_none: Piece | None = None
    stem: Piece | None = None
    stem_is_used: bool = False
    levels: list[_Level] = field(default_factory=list)
    list_number: int = 0
    is_explaining: bool = False
    last: _Node | None = None
    is_interrupted: bool = False

    # ----------------------------------------------------------------------- one piece after the other

    def take(self, piece: Piece, following: Sequence[Piece]) -> None:
        """Puts one piece where it belongs."""
        clause = self.clause_of(piece)
        if self.grammar.search("none", piece.span.of(self.page.text)) and clause.strength < Strength.FIRM:
            self.says_none = self.says_none or piece
            self.refuse(piece, "it says that there are none")
        elif following and self.is_stem(piece, clause, following[0], following[1:]):
            self.open_stem(piece)
        elif piece.kind is BlockKind.HEADING and (clause.strength < Strength.FIRM or clause.wording in _BARE):
            self.close_list()
            self.refuse(piece, "a heading")
        elif piece.is_marked:
            self.take_item(piece, clause)
        else:
            self.take_paragraph(piece, clause, following)

    def clause_of(self, piece: Piece) -> Clause:
        """The wording of a piece."""
        return self.wordings.clause(single_spaced(piece.span.of(self.page.text)))

    def words_of(self, piece: Piece) -> str:
        """The piece's words as the grammar reads them."""
        return self.wordings.masked(single_spaced(piece.span.of(self.page.text)))

    def refuse(self, piece: Piece, why: str) -> None:
        """Notes that a piece is no ask."""
        self.unasked.append(Unasked(piece, why))

    # ----------------------------------------------------------------------- stems

    def is_stem(self, piece: Piece, clause: Clause, following: Piece, later: Sequence[Piece] = ()) -> bool:
        """Whether a piece only introduces what follows it."""
        if following.kind is BlockKind.HEADING:
            return False
        has_colon = self.has_colon(piece)
        if clause.that and not clause.verbs and self.shares_its_thing(piece, following):
            return not piece.is_marked
        is_pure, is_unfinished = self.purity(piece, clause)
        if piece.is_marked:
            begins = not clause.verbs or not (self.nodes or self.stem)
            return begins and is_pure and is_unfinished and self.heads_its_list(piece, following, later, has_colon)
        asks = clause.that is not None or clause.strength >= Strength.FIRM
        if has_colon and asks and not clause.is_past:
            return True
        return is_pure and (is_unfinished or (following.is_marked and clause.strength >= Strength.FIRM))

    def shares_its_thing(self, piece: Piece, following: Piece) -> bool:
        """Whether it names what its items say to be done with it: `That the report` over `be received`, `be published`."""
        words = self.words_of(piece).rstrip(" :;,.–—-")
        return words.endswith(" be") or self.grammar.match("be_done", self.words_of(following)) is not None

    def purity(self, piece: Piece, clause: Clause) -> tuple[bool, bool]:
        """Whether nothing but `that`, `to`, `the following` stands behind its subject and verbs; and whether it cannot end there."""
        words = self.words_of(piece)
        rest = words[clause.reached :].strip(" :;,.–—-")
        ends_open = self.grammar.search("stem_end", words) is not None
        is_named = clause.that is not None or clause.actor is not None or clause.strength >= Strength.FIRM
        is_pure = is_named and (not rest or (ends_open and len(rest.split()) <= 2 and not self.has_object(rest)))
        return is_pure, not clause.verbs or (ends_open and bool(rest))

    def has_object(self, rest: str) -> bool:
        """Whether the words behind the verb are more than function words."""
        return any(not self.grammar.search("stem_end", word) for word in rest.split() if word.lower() != "as")

    def has_colon(self, piece: Piece) -> bool:
        """Whether it ends in a colon or a dash."""
        whole = piece.whole.of(self.page.text)
        return self.grammar.search("colon", whole[-20:]) is not None and not whole.endswith("..")

    def heads_its_list(self, piece: Piece, following: Piece, later: Sequence[Piece], has_colon: bool) -> bool:
        """Whether a marked piece is the stem of its neighbours (`- That` on a line of its own), not an item with some nested in it."""
        kind = mark_class(piece.mark)
        if following.depth > piece.depth or (following.is_marked and mark_class(following.mark) is not kind):
            return kind is MarkClass.BULLET and not any(one.depth <= piece.depth and mark_class(one.mark) is kind for one in later)
        return following.is_marked and (kind is MarkClass.BULLET or has_colon)

    def open_stem(self, piece: Piece) -> None:
        """From here on items complete this stem."""
        self.close_list()
        self.stem, self.stem_is_used = piece, False

    def close_stem(self) -> None:
        """A stem that nothing completed is an ask by itself where it has a verb; else it is none."""
        stem, self.stem = self.stem, None
        if not stem or self.stem_is_used:
            return
        if self.clause_of(stem).verbs:
            self.add(self.nodes, stem, self.clause_of(stem))
        else:
            self.refuse(stem, "a stem that nothing completes")

    def close_list(self) -> None:
        """Ends the open lists and their stem."""
        self.close_stem()
        self.levels.clear()
        self.list_number += 1
        self.is_explaining = self.is_interrupted = False
        self.last = None

    # ----------------------------------------------------------------------- paragraphs

    def take_paragraph(self, piece: Piece, clause: Clause, following: Sequence[Piece]) -> None:
        """A paragraph without a mark: an ask by its words, an item whose mark was lost, or an explanation."""
        whole = piece.whole.of(self.page.text)
        if self.has_colon(piece) and self.grammar.search("introduction", whole) and not clause.that:
            self.close_list()
            self.refuse(piece, "it announces the recommendations")
        elif self.has_colon(piece) and not following and not clause.verbs:
            self.refuse(piece, "a stem that nothing completes")
        elif self.is_asking(clause, following):
            if self.stands_apart(piece, clause):
                self.close_list()
            self.levels.clear()
            self.add(self.nodes, piece, clause)
        else:
            self.is_explaining = self.has_colon(piece) or self.is_explaining
            self.is_interrupted = True
            self.refuse(piece, "its words ask nothing")

    def is_asking(self, clause: Clause, following: Sequence[Piece]) -> bool:
        """Whether a paragraph words an ask, as strongly as its place demands."""
        if clause.strength is Strength.STRONG or (clause.that and clause.strength):
            return True
        if self.last and self.goes_on():
            return clause.wording is not Wording.NONE or not self.last.piece.is_marked
        if self.stem and not self.stem_is_used:
            return True
        if not self.last and not self.nodes:
            return clause.strength >= Strength.FIRM or (clause.strength is Strength.WEAK and not self.better_follow(following))
        if clause.strength is Strength.FIRM:
            return clause.wording in (*_BARE, Wording.PASSIVE) or self.is_parallel(clause)
        return clause.strength is Strength.WEAK and self.stem is not None and self.is_parallel(clause)

    def stands_apart(self, piece: Piece, clause: Clause) -> bool:
        """Whether it follows a finished list with a capital and a subject of its own, so that the list's stem is not its."""
        if not self.last or not self.last.piece.is_marked or not self.is_ended(self.last):
            return False
        is_stopped = ";" not in self.last.piece.ending(self.page.text)
        return is_stopped and self.page.text[piece.span.start].isupper() and (clause.that is not None or clause.has_own_subject)

    def goes_on(self) -> bool:
        """Whether the last item ended in `;` or `and`, so that another must follow."""
        if not self.last or self.is_interrupted:
            return False
        ending = self.last.piece.ending(self.page.text)
        return any(mark in ending for mark in _OPEN) or "and" in ending.lower()

    def better_follow(self, following: Sequence[Piece]) -> bool:
        """Whether the section goes on to ask in plainer words, so that this paragraph only leads up to it."""
        return any(one.is_marked or self.clause_of(one).strength >= Strength.FIRM for one in following)

    def is_parallel(self, clause: Clause) -> bool:
        """Whether it is worded as an ask before it: by members, or by the same kind of subject."""
        if clause.actor and clause.actor.name == "members":
            return True
        alike = [node.clause for node in self.nodes if node.clause.wording is clause.wording and not node.clause.that]
        return any(one.strength <= clause.strength for one in alike)

    # ----------------------------------------------------------------------- items of lists

    def take_item(self, piece: Piece, clause: Clause) -> None:
        """A piece with a list mark."""
        level = self.level_of(piece, clause)
        if not self.is_item(piece, clause, level):
            self.refuse(piece, "an item that asks nothing")
            self.is_interrupted = True
            return
        self.add(level.nodes, piece, clause)
        level.last = ordinal(piece.mark, level.kind)
        self.is_interrupted = False

    def level_of(self, piece: Piece, clause: Clause) -> _Level:
        """The open list that the item belongs to; one is opened where none fits."""
        while self.levels and piece.depth < self.levels[-1].depth:
            self.levels.pop()
        top = self.levels[-1] if self.levels else None
        kind = mark_class(piece.mark, top.kind if top else None, top.last if top else 0)
        if not top:
            return self.push(piece, kind, self.nodes)
        if piece.depth > top.depth and top.nodes:
            return self.push(piece, kind, top.nodes[-1].children)
        if kind is top.kind:
            return self.same_kind(piece, clause, top)
        for at in range(len(self.levels) - 1, -1, -1):
            if self.levels[at].kind is kind and self.levels[at].depth == piece.depth:
                del self.levels[at + 1 :]
                return self.levels[at]
        if top.nodes and (not self.is_ended(top.nodes[-1]) or ordinal(piece.mark, kind) <= 1):
            return self.push(piece, kind, top.nodes[-1].children)
        top.kind, top.last = kind, 0
        return top

    def push(self, piece: Piece, kind: MarkClass, nodes: list[_Node], *, is_implied: bool = False) -> _Level:
        """Opens a list."""
        self.levels.append(_Level(piece.depth, kind, nodes, is_implied=is_implied))
        return self.levels[-1]

    def same_kind(self, piece: Piece, clause: Clause, top: _Level) -> _Level:
        """A sibling; but under `agree the following:` items without a verb are nested, though rendition C prints them alike."""
        if top.is_implied and clause.wording is not Wording.NONE:
            self.levels.pop()
            return self.levels[-1]
        is_introduced = bool(top.nodes) and self.has_colon(top.nodes[-1].piece) and bool(top.nodes[-1].clause.verbs)
        if not top.is_implied and is_introduced and clause.wording is Wording.NONE and top.kind is MarkClass.BULLET:
            return self.push(piece, top.kind, top.nodes[-1].children, is_implied=True)
        return top

    def is_ended(self, node: _Node) -> bool:
        """Whether an item closed with a stop or semicolon, so that what is nested below it does not complete it."""
        ending = node.piece.ending(self.page.text).replace("..", "")
        return "." in ending or ";" in ending

    def is_item(self, piece: Piece, clause: Clause, level: _Level) -> bool:
        """Whether an item of a list asks: every one below a stem does, any other must show it."""
        if level.nodes is not self.nodes:
            return True
        if self.restarts(piece, level):
            self.close_list()
            self.levels.append(level)
            return clause.strength >= Strength.FIRM
        if self.is_explaining or (self.is_interrupted and not self.follows(piece, level)):
            return clause.strength >= (Strength.FAINT if self.stem and not self.is_explaining else Strength.FIRM)
        if self.stem or self.goes_on() or clause.strength >= Strength.FAINT or clause.that:
            return True
        return not self.nodes or (self.last is not None and self.last.piece.is_marked and not self.last.clause.verbs)

    def restarts(self, piece: Piece, level: _Level) -> bool:
        """Whether the numbers begin again without a stem: body paragraphs, or a second list."""
        if level.kind is MarkClass.BULLET or ordinal(piece.mark, level.kind) != 1 or self.goes_on():
            return False
        return level.last > 0 or (self.last is not None and self.stem is None)

    def follows(self, piece: Piece, level: _Level) -> bool:
        """Whether its number is the next one, so that what stood between does not matter."""
        number = ordinal(piece.mark, level.kind)
        return number > 0 and (number == level.last + 1 or (self.last is None and number == 1))

    def add(self, nodes: list[_Node], piece: Piece, clause: Clause) -> None:
        """Takes a piece as an item."""
        self.last = _Node(piece, clause, self.stem, self.list_number)
        self.stem_is_used = True
        nodes.append(self.last)

    # ----------------------------------------------------------------------- rows

    def leaves(self, node: _Node, path: str, stems: tuple[Span, ...], scope: str = "") -> Iterator[Ask]:
        """The asks of a node: itself, or what is nested in it; an introduction becomes a stem."""
        stems = stems or ((node.stem.whole,) if node.stem else ())
        introduces = bool(node.children) and not (self.is_ended(node) and node.clause.verbs)
        if not introduces:
            yield Ask(path, node.piece, node.clause, stems, node.list_number, scope)
        below = (*stems, node.piece.whole) if introduces else stems
        asking = [child for child in node.children if introduces or self.is_asking_below(child)]
        for at, child in enumerate(asking, 1):
            yield from self.leaves(child, f"{path}.{at}", below, path if introduces else scope)

    def is_asking_below(self, child: _Node) -> bool:
        """Whether an item below a finished ask is another ask; if not, it explains that one."""
        if child.clause.strength >= Strength.FIRM:
            return True
        self.refuse(child.piece, "it explains the item above")
        return False
