"""Hostile pages are read in linear time, or refused; the sizes are such that a square would take minutes."""

import time

import pytest

from pipeline.errors import UnreadableError
from pipeline.model import Capture, Reason
from pipeline.read import read_page

SIZE = 100_000
UNITS = [
    "<",
    "&",
    "<!--",
    "</",
    "</>",
    "<p>",
    "<b>",
    "<div>",
    "</div>",
    "<li>",
    "</li>",
    "<ul><li>",
    "<table>",
    "<td>",
    "<table><tr><td>",
    "</td>",
    "</table>",
    "<dl><dt>",
    "<br>",
    "<br> ",
    "&amp;",
    "&nbsp;",
    "&#",
    "&#x41;",
    "<a b=",
    "<a '",
    '<a "',
    "<h1>",
    "<font size=+1>",
    "</font>",
    "<span>",
    "<pre>\n",
    "<!",
    "<?",
    "]]>",
    "<script>",
    "</script>",
    "<title>",
    "<select><option>",
    "\0",
    "\r\n",
    "\r",
    "\n",
    "\t",
    " ",
    "\xa0",
    "x ",
    "1.",
    "1. ",
    "1.1 ",
    "(a",
    "(a) ",
    "• ",
    "- ",
    "|",
    "a|",
    "---|",
    "<!-- x -->",
    "<!---->",
    "<?xml ?>",
    "<meta ",
    "<meta charset=x>",
    "<title>x</title>",
    "<p class=nav>",
    "<base href=/web/2012/http://x/>",
    "> x",
    " > x",
    "You are in:\n\n",
    "1 One\n\n",
    "a. b\n\n",
    "A. B\n\n",
    "Contents\n\n",
    "x\n",
    "x\n\n",
    "the quick brown fox jumps over the lazy dog and\nthen ",
    "  • x\n",
    " \n",
]
FRAMES = {
    "plain": "{}",
    "in a page": "<html><body><p>x</p>{}",
    "in an item": "<html><ol><li>x{}",
    "in a cell": "<html><table><tr><td>x<td>y{}",
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_linear(unit: str, frame: str) -> None:
    whole = FRAMES[frame].format(unit * (SIZE // len(unit))).encode()
    start = time.process_time()
    try:
        read_page(Capture("tests", "page", whole))
    except UnreadableError as error:
        assert error.reason in {Reason.TOO_DEEP, Reason.NO_TEXT, Reason.EMPTY, Reason.BINARY}
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        ("<ul><li>" + "<div>" * 1_900, "</li>"),
        ("<ul>" + "<div>" * 1_900, "</ol>"),
        ("<nav>" + "<div>" * 1_900, "</section>"),
        ("<table><tr><td>" + "<dl><dt>" * 900, "<td>x"),
        ("<table><tr><td>" * 900, "</dl>"),
        ("<ul>" * 1_900, "</ol>"),
    ],
    ids=["items", "lists", "boxes", "cells", "definitions", "wrong lists"],
)
def test_end_tags_do_not_search(before: str, unit: str) -> None:
    start = time.process_time()
    read_page(Capture("tests", "page", f"<html>x{before}y{unit * 15_000}".encode()))
    assert time.process_time() - start < 4
