"""Every sound page is read alike by the tokenizer and by the tree: pages are made up, with all that the templates may leave out."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.model import Page
from pipeline.read import compare_readings, read_page, read_page_again
from tests.read.reading import capture

Markup = st.SearchStrategy[str]
WORDS = st.sampled_from(
    [
        *(
            "note it",
            "Report: 8",
            "the plan",
            "A. Recommendation",
            "1. first",
            "(a) lettered",
            "2002 was",
            "Members are asked to:",
            "That",
            "None",
            "£5m",
        ),
        *(
            "one  two",
            " spaced ",
            "line\nbroken",
            "\n  indented",
            "Q&amp;A",
            "&pound;5",
            "&nbsp;",
            "&#146;s",
            "&lt;b&gt;",
            "AT&T",
            "a < b",
            "•",
            "1.",
            "1.1 x",
        ),
        *(
            "Contents",
            "You are in:",
            "Feedback",
            "<!-- note -->",
            "<br>",
            "<br />",
            "<br><br>",
            "<img src=x alt=y>",
            "<a name=top></a>",
            "\r\n",
        ),
    ]
)


def tagged(tag: str, inner: Markup, *, closed: bool = True, attributes: tuple[str, ...] = ("",)) -> Markup:
    """An element; one that need not be closed is closed half of the time."""
    ends = st.just(f"</{tag}>") if closed else st.sampled_from([f"</{tag}>", ""])
    return st.builds("<{0}{1}>{2}{3}".format, st.just(tag), st.sampled_from(attributes), inner, ends)


def several(part: Markup, least: int = 1, most: int = 4) -> Markup:
    return st.lists(part, min_size=least, max_size=most).map("\n".join)


INLINE = st.one_of(
    WORDS,
    tagged("b", WORDS),
    tagged("strong", WORDS),
    tagged("i", tagged("b", WORDS)),
    tagged("font", WORDS, attributes=(" size=4", " size='+1'", " color=red", " size=2")),
    tagged("span", WORDS, attributes=("", " style='font-weight: bold'")),
    tagged("a", WORDS, attributes=(" href=x", " name=y")),
    tagged("big", WORDS),
)
TEXT = several(INLINE)
PARAGRAPH = tagged("p", TEXT, closed=False, attributes=("", " class=lead", " class=subheading", " class='nav'", " align=center"))
HEADING = st.sampled_from(["h1", "h2", "h3"]).flatmap(lambda tag: tagged(tag, TEXT))
LEAF = st.one_of(PARAGRAPH, HEADING, tagged("div", TEXT), tagged("blockquote", TEXT), tagged("center", TEXT), st.just("<hr>"))


def deeper(block: Markup) -> Markup:
    """Blocks that hold blocks: lists, tables, definition lists, boxes."""
    content = st.one_of(TEXT, several(block), st.builds("{}{}".format, TEXT, block))
    items = several(tagged("li", content, closed=False, attributes=("", " value=7")))
    cell = st.sampled_from(["td", "td", "td", "th"]).flatmap(
        lambda tag: tagged(tag, content, closed=False, attributes=("", " colspan=2", " class=nav"))
    )
    rows = several(tagged("tr", several(cell, most=3), closed=False))
    terms = several(st.builds("{}{}".format, tagged("dt", TEXT, closed=False), tagged("dd", content, closed=False)))
    return st.one_of(
        block,
        st.sampled_from(["ul", "ol"]).flatmap(lambda tag: tagged(tag, items, attributes=("", " type=a", " start=3", " id=nav"))),
        tagged("table", st.one_of(rows, tagged("tbody", rows)), attributes=("", " border=1")),
        tagged("dl", terms),
        tagged("div", several(block), attributes=("", " id=content", " id=breadcrumb", " class=sidebar", " class=title")),
    )


BODIES = several(st.recursive(LEAF, deeper, max_leaves=8), most=5)


def both(markup: str) -> tuple[Page, Page] | None:
    whole = capture(f"<html><head><title>Plan</title></head><body>{markup}</body></html>")
    try:
        page = read_page(whole)
    except UnreadableError:
        return None
    return page, read_page_again(whole)


@given(BODIES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_both_readings_agree_on_sound_pages(markup: str) -> None:
    if pages := both(markup):
        assert compare_readings(*pages) == ()
        assert pages[0].head_title == pages[1].head_title == "Plan"
