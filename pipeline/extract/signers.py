"""Names of those who sign: told apart in one value, and each read as office, person and organisation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.model import Span
from pipeline.vocabulary.offices import Offices
from pipeline.vocabulary.rules import RuleBook

_EDGES: Final = " \t\n.,;:–—-"


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs, with the span of all that is said of him."""

    span: Span
    office: str | None = None
    person: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a value between separators, and the separator before it (`and`, a comma, a new line), bare."""

    span: Span
    mark: str


def split_signers(text: str, span: Span, offices: Offices, rules: RuleBook) -> list[Span]:
    """The offices and persons of a `By:` value, or of one side of its `on behalf of`.

    It is split only where what follows begins as a signer does: `AC Crime and Operations` is one office.
    """
    found: list[Span] = []
    start = span.start
    taken = offices.joint_office(text, start)
    for mark in rules["authors.separator"].pattern.finditer(text, span.start, span.end):
        if mark.start() < max(start, taken) or mark.end() >= span.end:
            continue
        left, right = text[start : mark.start()], text[mark.end() : span.end]
        if left and _is_parting(left, right, mark[0], offices, rules):
            found.append(Span(start, mark.start()))
            start = mark.end()
            taken = offices.joint_office(text, start)
    return [each for each in (trimmed(text, each) for each in (*found, Span(start, span.end))) if each.start < each.end]


def _is_parting(left: str, right: str, mark: str, offices: Offices, rules: RuleBook) -> bool:
    if mark == "/":
        return offices.office(left) is not None and offices.begins_office(right)
    if offices.begins_office(right):
        # `Kim Dale, Head of Scrutiny` is one person; `Clerk, Treasurer` are two.
        return mark.strip() != "," or not offices.is_person(left) or bool(offices.rank(right))
    following = rules["authors.separator"].pattern.split(right, maxsplit=1)[0]
    is_whole = offices.is_person(left) or offices.office(left) is not None
    return mark.strip() != "," and is_whole and offices.is_person(following)


def read_signer(text: str, span: Span, offices: Offices, rules: RuleBook) -> Signer:
    """One signer of a `By:` value: an office unless the words are a person's name or an organisation's."""
    words = text[span.start : span.end]
    if office := offices.office(words):
        return Signer(span, office=office.name)
    if offices.is_organisation(words):
        return Signer(span, organisation=_single_spaced(words))
    if rank := offices.rank_name(words):
        return Signer(span, office=rank)
    name, unit = _name_and_unit(text, span, rules)
    if unit is None:
        return Signer(span, person=_single_spaced(words)) if offices.is_person(words) else Signer(span, office=_without_article(words))
    return _read_pair(text, span, name, unit, offices)


def _read_pair(text: str, span: Span, name: Span, unit: Span, offices: Offices) -> Signer:
    """`Commander Kim Dale, Directorate of X`, `Kim Dale, Head of X`, `Director of X, Kim Dale`; else one office with a comma."""
    first, second = name.of(text), unit.of(text)
    if offices.is_person(first):
        office = offices.office(second)
        if office or (offices.begins_office(second) and not offices.is_organisation(second)):
            return Signer(span, person=_single_spaced(first), office=office.name if office else _without_article(second))
        return Signer(span, person=_single_spaced(first), organisation=_single_spaced(second))
    if offices.is_person(second) and offices.begins_office(first):
        office = offices.office(first)
        return Signer(span, office=office.name if office else _without_article(first), person=_single_spaced(second))
    return Signer(span, office=_without_article(span.of(text)))


def _name_and_unit(text: str, span: Span, rules: RuleBook) -> tuple[Span, Span | None]:
    """The words before and after the first comma, bracket or dash."""
    words = text[span.start : span.end]
    marks = [match for rule in ("authors.separator", "authors.unit") if (match := _first_parting(words, rule, rules))]
    if not marks:
        return span, None
    mark = min(marks)
    name = trimmed(text, Span(span.start, span.start + mark[0]))
    unit = trimmed(text, Span(span.start + mark[1], span.end), brackets=True)
    return name, unit if name.start < name.end and unit.start < unit.end else None


def _first_parting(words: str, rule_id: str, rules: RuleBook) -> tuple[int, int] | None:
    for match in rules[rule_id].pattern.finditer(words):
        if rule_id == "authors.unit" or match[0].strip() in (",", ";", ""):
            return match.span()
    return None


def contact_signers(text: str, span: Span, offices: Offices, rules: RuleBook) -> list[Signer]:
    """The authors named among the contacts: a name each, then perhaps an office and a unit."""
    groups: list[list[_Piece]] = []
    pieces = list(_pieces(text, span, offices, rules))
    for at, piece in enumerate(pieces):
        if not groups or _begins_author(text, groups[-1], pieces[at:], offices):
            groups.append([piece])
        else:
            groups[-1].append(piece)
    signers = [_read_author(text, group, offices, rules) for group in groups]
    return _sharing(signers, groups)


def _pieces(text: str, span: Span, offices: Offices, rules: RuleBook) -> Iterator[_Piece]:
    """The parts of a value; an `and` inside the name of a unit or office parts nothing."""
    start, mark_before = span.start, ""
    taken = offices.joint_office(text, start)
    for mark in rules["authors.separator"].pattern.finditer(text, span.start, span.end):
        right = text[mark.end() : span.end]
        bare = mark[0].strip()
        following = rules["authors.separator"].pattern.split(right, maxsplit=1)[0]
        is_and = bare[:1].isalpha() or bare == "&"
        # `Strategy/Performance Unit` is one unit.
        if mark.start() < taken or mark[0] == "/" or (is_and and not offices.is_person(_before_unit(following, rules))):
            continue
        piece = trimmed(text, Span(start, mark.start()))
        if piece.start < piece.end:
            yield _Piece(piece, mark_before)
            mark_before = bare
        start = mark.end()
        taken = offices.joint_office(text, start)
    last = trimmed(text, Span(start, span.end))
    if last.start < last.end:
        yield _Piece(last, mark_before)


def _begins_author(text: str, group: Sequence[_Piece], ahead: Sequence[_Piece], offices: Offices) -> bool:
    """Whether a piece is another author's name and not the unit of the last.

    `Kim Dale, Lee Hart` alone may be a name and a unit; before `and Jo Marsh`, or after a unit, it is two names.
    """
    piece = ahead[0]
    words = piece.span.of(text)
    name = words.partition("(")[0].strip()
    if not offices.is_person(name):
        return False
    if piece.mark != "," or offices.rank(words) or len(group) > 1 or "(" in group[-1].span.of(text):
        return True
    for later in ahead[1:]:
        if not offices.is_person(later.span.of(text)):
            return False
        if later.mark != ",":
            return True
    return False


def _read_author(text: str, group: Sequence[_Piece], offices: Offices, rules: RuleBook) -> Signer:
    first = group[0].span
    whole = Span(first.start, group[-1].span.end)
    name, unit = _name_and_unit(text, first, rules)
    rest = Span(group[1].span.start, whole.end) if len(group) > 1 else unit
    words = name.of(text)
    if offices.office(words) or offices.is_organisation(words) or not offices.is_person(words, loosely=True):
        signer = read_signer(text, first, offices, rules)
        return replace(signer, span=whole, organisation=signer.organisation or (_single_spaced(rest.of(text)) if rest else None))
    if rest is None:
        return Signer(whole, person=_single_spaced(words))
    return _with_unit(text, Signer(whole, person=_single_spaced(words)), rest, group[1:], offices)


def _with_unit(text: str, signer: Signer, rest: Span, pieces: Sequence[_Piece], offices: Offices) -> Signer:
    """The unit after a name; an office or a rank that stands there is one, and the unit follows it."""
    first = pieces[0].span.of(text) if pieces else rest.of(text)
    office = offices.office(first)
    title = office.name if office else offices.rank_name(first)
    if title is None and offices.begins_office(first) and not offices.is_organisation(first):
        title = _without_article(first)
    if title is None:
        return replace(signer, organisation=_single_spaced(rest.of(text)))
    unit = Span(pieces[1].span.start, rest.end) if len(pieces) > 1 else None
    return replace(signer, office=title, organisation=_single_spaced(unit.of(text)) if unit else None)


def _sharing(signers: Sequence[Signer], groups: Sequence[Sequence[_Piece]]) -> list[Signer]:
    """`Kim Dale and Lee Hart, MPS` are both of the MPS."""
    shared = list(signers)
    for at in range(len(shared) - 2, -1, -1):
        following = shared[at + 1]
        is_bare = len(groups[at]) == 1 and shared[at].person and not shared[at].organisation and not shared[at].office
        if is_bare and following.organisation and groups[at + 1][0].mark not in (";", ""):
            shared[at] = replace(shared[at], organisation=following.organisation)
    return shared


def _before_unit(words: str, rules: RuleBook) -> str:
    return rules["authors.unit"].pattern.split(words, maxsplit=1)[0].strip(_EDGES)


def _without_article(words: str) -> str:
    single = _single_spaced(words)
    return single[4:] if single[:4].casefold() == "the " else single


def _single_spaced(words: str) -> str:
    return " ".join(words.split())


def trimmed(text: str, span: Span, *, brackets: bool = False) -> Span:
    """A span without the stops, commas and spaces at its edges."""
    words = span.of(text)
    edges = f"{_EDGES}()" if brackets else _EDGES
    start = span.start + len(words) - len(words.lstrip(edges))
    return Span(start, max(start, span.start + len(words.rstrip(edges))))
