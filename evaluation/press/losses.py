"""What each rendition lost of a work, and what a careful reader can then still know."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from evaluation.press.plain import drops_lead, is_one_word
from evaluation.press.work import PieceKind, TrueRecommendation, Truth, Work


class Loss(StrEnum):
    """Something that stands in the source and not in the rendition."""

    WORDS = "words"
    """Blocks of a single word: `Summary`, `None.`, a sub-heading."""
    TITLE = "title"
    STEM = "stem"
    LEAD = "lead"
    NUMBERS = "numbers"
    """The printed numbers of paragraphs and list items."""
    HEADER = "header"
    HEADINGS = "headings"
    ASKS = "asks"
    """A heading of one word, `Recommendation`, and with it what tells the asks from the summary before them."""


def losses(work: Work, template: str) -> frozenset[Loss]:
    """What this template loses of this work; nothing for HTML and rendition A."""
    return frozenset(_losses(work, template))


def _losses(work: Work, template: str) -> Iterator[Loss]:
    if template in ("B", "D"):
        yield Loss.WORDS
        if is_one_word(work.title):
            yield Loss.TITLE
        if any(loses_stem(work, ask) for ask in work.truth.recommendations):
            yield Loss.STEM
        if _asks_heading(work) in one_word_pieces(work):
            yield Loss.ASKS
    if template == "C":
        yield Loss.NUMBERS
    if template == "D" and drops_lead(work):
        yield Loss.LEAD
    if template == "E":
        yield from (Loss.TITLE, Loss.HEADER, Loss.HEADINGS)


def loses_stem(work: Work, ask: TrueRecommendation) -> bool:
    """Whether B and D drop the stem of a recommendation: `That` on a line of its own, but not `- That`."""
    return ask.stem in one_word_pieces(work)


def truth_in(work: Work, template: str) -> Truth:
    """The truth as far as this rendition still tells it.

    B and D: a lost title is null; recommendations whose stem is lost have no stem, no `That` before the
    sentence, and the finding `lost_stem`. E, without headings, has no sections and no recommendation section. The file
    still stands under its address, which gives identity and date.
    """
    lost, truth = losses(work, template), work.truth
    if Loss.STEM in lost:
        asks = tuple(_without_stem(work, ask) for ask in truth.recommendations)
        truth = replace(truth, recommendations=asks, findings=tuple(sorted({*truth.findings, "lost_stem"})))
    if Loss.HEADER in lost:
        signed = tuple(author for author in truth.authors if author.role == "report_author")
        truth = replace(truth, by_as_written=None, authors=signed)
    if Loss.ASKS in lost:
        findings = tuple(sorted({*truth.findings, "missing_recommendations"}))
        truth = replace(truth, recommendations=(), findings=findings)
    if Loss.WORDS in lost:
        truth = replace(truth, sections=_sections_kept(work))
    if Loss.HEADINGS in lost:
        truth = replace(truth, sections=(), recommendations=())
    return replace(truth, title=None) if Loss.TITLE in lost else truth


def _asks_heading(work: Work) -> str | None:
    headings = [piece.text for piece in work.pieces if piece.kind is PieceKind.SECTION]
    return next((heading for heading in headings if heading.rstrip("s. ").endswith("Recommendation")), None)


def _sections_kept(work: Work) -> tuple[str, ...]:
    """Sections whose heading is more than a word; a summary is known by its place before the first letter."""
    headings = [piece.text for piece in work.pieces if piece.kind is PieceKind.SECTION]
    if len(headings) != len(work.truth.sections):
        return work.truth.sections
    return tuple(kind for heading, kind in zip(headings, work.truth.sections, strict=True) if kind == "summary" or not is_one_word(heading))


def _without_stem(work: Work, ask: TrueRecommendation) -> TrueRecommendation:
    if not loses_stem(work, ask):
        return ask
    return replace(ask, stem=None, sentence=ask.sentence.removeprefix("That "))


def one_word_pieces(work: Work) -> tuple[str, ...]:
    """The texts of the blocks that B and D drop from the body: list items and table cells stay."""
    whole = (PieceKind.SECTION, PieceKind.SUBHEADING, PieceKind.PARAGRAPH)
    return tuple(piece.text for piece in work.pieces if piece.kind in whole and is_one_word(piece.text))
