"""What holds for any page at all: nothing crashes, blocks tile the text, and every run leads back to the source."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.model import Capture, Page, Reason
from pipeline.read import compare_readings, read_page, read_page_again
from pipeline.read.encoding import decode

SPACES = re.compile(r"\s")
TAGS = [
    "p",
    "div",
    "b",
    "strong",
    "font",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h6",
    "br",
    "hr",
    "pre",
    "span",
    "a",
    "script",
    "style",
    "title",
    "center",
    "select",
    "option",
    "noscript",
]
SNIPPETS = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            "</>",
            "<",
            ">",
            "&",
            "&amp;",
            "&nbsp;",
            "&#146;",
            "&#0;",
            "<!--",
            "-->",
            "<!",
            "<?",
            "]]>",
            "\x00",
            "\r\n",
            "\r",
            "\n",
            "\t",
            "\xa0",
            " ",
            "  ",
            "<![CDATA[",
            "<p class='nav'>",
            "<ol start=3 type=a>",
            "<li value=9>",
            "<font size=+2>",
            "<td colspan=2",
            '<a href="',
            "'",
            '"',
            "\u2028",
            "•",
            "1.",
            "(a)",
        ]
    ),
    st.text(max_size=12),
    st.sampled_from(
        ["A. Recommendations", "That", "members note it", "Report: 8", "You are in:", "Contents", "2002 was", "1 one", "2 Two"]
    ),
)
MARKUP = st.lists(SNIPPETS, max_size=40).map("".join)
LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(["", "", "  • x", "1. One", "a | b |", "---|---|", "A. Recommendation", "x\ty", "\xa0", "- That"]),
    ),
    max_size=25,
).map("\n".join)
PAGES = st.one_of(MARKUP, LINES, MARKUP.map("<html><body>{}".format), st.text(max_size=200))


def pages_of(text: str) -> Iterator[Page]:
    """The page, if it can be read; else the reason is one of those that reading gives."""
    try:
        yield read_page(Capture("tests", "page", text.encode("utf-8", "surrogatepass")))
    except UnreadableError as error:
        assert error.reason in {Reason.EMPTY, Reason.BINARY, Reason.NO_TEXT}


@given(PAGES)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_blocks_tile_the_text(text: str) -> None:
    for page in pages_of(text):
        assert page.blocks[0].span.start == 0
        assert page.blocks[-1].span.end == len(page.text)
        for before, after in zip(page.blocks, page.blocks[1:], strict=False):
            assert page.text[before.span.end : after.span.start] == "\n\n"
        for block in page.blocks:
            words = page.words(block.span)
            assert words and words == words.strip(" \n"), words
            assert "\n\n" not in words and "  " not in words and "\0" not in words
            assert block.marker is None or (block.marker and block.marker == block.marker.strip())


@given(PAGES)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_run_leads_back_to_the_source(text: str) -> None:
    for page in pages_of(text):
        source = decode(text.encode("utf-8", "surrogatepass"), None).text
        end = source_end = 0
        for run in page.source_map:
            assert end <= run.start < run.end <= len(page.text)
            assert source_end <= run.source_start < run.source_end <= len(source)
            if run.end - run.start == run.source_end - run.source_start:
                level = SPACES.sub(" ", source[run.source_start : run.source_end])
                assert level == page.text[run.start : run.end].replace("\n", " ")
            assert page.text[end : run.start].strip() == ""  # only what joins blocks and cells has no source
            end, source_end = run.end, run.source_end
        assert end == len(page.text)


@given(PAGES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_page_is_read_alike_each_time(text: str) -> None:
    for page in pages_of(text):
        again = read_page(Capture("tests", "page", text.encode("utf-8", "surrogatepass")))
        assert page == again
        assert compare_readings(page, again) == ()


@given(MARKUP)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_reference_never_fails_on_what_it_may_read_otherwise(text: str) -> None:
    for page in pages_of(text):
        try:
            again = read_page_again(Capture("tests", "page", text.encode("utf-8", "surrogatepass")))
        except UnreadableError as error:
            assert error.reason is Reason.NO_TEXT
        else:
            assert len(compare_readings(page, again)) <= 1


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused_with_a_reason(payload: bytes) -> None:
    try:
        page = read_page(Capture("tests", "page", payload))
    except UnreadableError as error:
        assert error.detail
    else:
        assert page.text


@pytest.mark.parametrize("text", ["x</>y", "<p>x</></>y</p>", "</>", "a</>b<b>c</b></>", "<p>></>></p>"], ids=repr)
def test_the_tag_that_vanishes_leaves_its_neighbours_whole(text: str) -> None:
    for page in pages_of(f"<html><body>{text}"):
        assert "</>" not in page.text
        assert all(run.end - run.start == run.source_end - run.source_start for run in page.source_map)
