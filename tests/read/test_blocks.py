"""HTML of any age becomes blocks: each case is a construct that the templates of some year hold."""

import pytest

from tests.read.reading import html, marked, shape, words

LONG = "The service has reviewed the way in which the plan is carried out, and reports on what it found in the year."
OTHER = "Members asked for a further account of the costs, which follows in the tables of the second appendix."

SHAPES = [
    ("headings by level", "<h1>Plan</h1><h3>Costs</h3>", [("h", None, "Plan"), ("h", None, "Costs")]),
    ("br is a line", "<p>Report: 8<br>Date: 1 May 2003<br />By: Clerk</p>", [("p", None, "Report: 8\nDate: 1 May 2003\nBy: Clerk")]),
    ("two br part paragraphs, 2000", f"{LONG}<br><br>{OTHER}<br>\n<br>", [("p", None, LONG), ("p", None, OTHER)]),
    ("two br with a space between", f"{LONG}<br>&nbsp;<br>{OTHER}", [("p", None, LONG), ("p", None, OTHER)]),
    ("br at the edges", "<p><br>None<br></p>", [("p", None, "None")]),
    ("white space folds", "<p>one\n   two\t\xa0 three&nbsp;&nbsp;four</p>", [("p", None, "one two three four")]),
    ("space between inline elements", "<p><b>By:</b> <i>the</i>  Clerk</p>", [("p", None, "By: the Clerk")]),
    ("no space where there is none", "<p>re<b>view</b>ed</p>", [("p", None, "reviewed")]),
    (
        "loose text between blocks",
        "loose<p>in</p>again<div>boxed</div>end",
        [("p", None, w) for w in ("loose", "in", "again", "boxed", "end")],
    ),
    ("unclosed p", "<p>one<p>two<p>three", [("p", None, "one"), ("p", None, "two"), ("p", None, "three")]),
    ("stray end tags", "<p>one</p></div></li></td></ul></table></b></font><p>two", [("p", None, "one"), ("p", None, "two")]),
    ("a stray end tag parts nothing", "<p>one</div> two", [("p", None, "one two")]),
    ("an end tag of br is a line", "<p>one</br>two</p>", [("p", None, "one\ntwo")]),
    ("a centre that nobody opened", "<p>one</center> two</p>", [("p", None, "one two")]),
    ("a paragraph ends where a quotation begins", "<p class=nav>one<blockquote>two</blockquote>", [("p", None, "one"), ("p", None, "two")]),
    ("entities", "<p>Q&amp;A &pound;5 &lsquo;x&rsquo; &#8211; &#x2022;</p>", [("p", None, "Q&A £5 ‘x’ – •")]),
    ("windows-1252 references", "<p>the Met&#146;s &#150; plan</p>", [("p", None, "the Met’s – plan")]),
    ("unfinished entities", "<p>Smith & Sons, R&D, AT&T &copy 2003</p>", [("p", None, "Smith & Sons, R&D, AT&T © 2003")]),
    ("less than in prose", "<p>costs < 5m and > 2m</p>", [("p", None, "costs < 5m and > 2m")]),
    ("blockquote and center", f"<center>Plan</center><blockquote>{LONG}</blockquote>", [("p", None, "Plan"), ("p", None, LONG)]),
    (
        "script, style, comments are no text",
        "<script>var p = '<p>x</p>'</script><style>p{}</style><!-- note --><p>only",
        [("p", None, "only")],
    ),
    ("noscript is no text", "<noscript><p>No scripts?</p></noscript><p>only</p>", [("p", None, "only")]),
    (
        "form controls are no text",
        "<form><select><option>2003<option>2004</select><textarea>t</textarea><p>only</p></form>",
        [("p", None, "only")],
    ),
    (
        "pre keeps its lines",
        "<pre>Present\n  A Clerk  (Chair)\n\nPart 1</pre>",
        [("p", None, "Present\nA Clerk (Chair)"), ("h", None, "Part 1")],
    ),
]


@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in SHAPES], ids=[case[0] for case in SHAPES])
def test_shapes(markup: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert shape(html(markup)) == expected


LISTS = [
    ("bullets", "<ul><li>one</li><li>two</li></ul>", [("•", "one", 1), ("•", "two", 1)]),
    ("counted", "<ol><li>one</li><li>two</li></ol>", [("1.", "one", 1), ("2.", "two", 1)]),
    ("unclosed items", "<ol><li>one<li>two</ol>", [("1.", "one", 1), ("2.", "two", 1)]),
    ("start", "<ol start=5><li>five<li>six</ol>", [("5.", "five", 1), ("6.", "six", 1)]),
    ("value", "<ol><li>one<li value='7'>seven<li>eight</ol>", [("1.", "one", 1), ("7.", "seven", 1), ("8.", "eight", 1)]),
    ("letters", "<ol type=a><li>one<li>two</ol>", [("a.", "one", 1), ("b.", "two", 1)]),
    ("Roman", "<ol type=i start=4><li>four<li>five</ol>", [("iv.", "four", 1), ("v.", "five", 1)]),
    ("letters by style", "<ol style='list-style-type: lower-alpha'><li>one</ol>", [("a.", "one", 1)]),
    ("an empty item counts", "<ol><li></li><li>two</li></ol>", [("2.", "two", 1)]),
    (
        "nested",
        "<ol><li>one<ul><li>inner<li>more</ul><li>two</ol>",
        [("1.", "one", 1), ("•", "inner", 2), ("•", "more", 2), ("2.", "two", 1)],
    ),
    ("nested without own text", "<ul><li><ol><li>inner</ol><li>two</ul>", [("1.", "inner", 2), ("•", "two", 1)]),
    (
        "list within a list",
        "<ul><li>one</li><ul><li>inner</li></ul><li>two</li></ul>",
        [("•", "one", 1), ("•", "inner", 2), ("•", "two", 1)],
    ),
    ("two lists count anew", "<ol><li>one</ol><ol><li>uno</ol>", [("1.", "one", 1), ("1.", "uno", 1)]),
    ("a paragraph in an item", "<ol><li><p>one</p></li><li><div>two</div></li></ol>", [("1.", "one", 1), ("2.", "two", 1)]),
    ("a second paragraph is none of the list's", "<ol><li><p>one</p><p>more</p></li></ol>", [("1.", "one", 1), (None, "more", 0)]),
    ("a printed mark wins over the bullet", "<ul><li>(a) one<li>(b) two</ul>", [("(a)", "one", 1), ("(b)", "two", 1)]),
    ("a printed mark wins over the number", "<ol><li>3. one</li></ol>", [("3.", "one", 1)]),
    (
        "an item that begins with a year",
        "<ul><li>2003 plan<li>14 February 2003</ul>",
        [("•", "2003 plan", 1), ("•", "14 February 2003", 1)],
    ),
    ("an item without a list", "<li>one<li>two<p>after", [("•", "one", 1), ("•", "two", 1), (None, "after", 0)]),
    ("a list in a cell", "<table><tr><td><ul><li>one</ul></td></tr></table>", [("•", "one", 1)]),
    ("an unclosed list ends with its box", "<div><ul><li>one</div><p>after", [("•", "one", 1), (None, "after", 0)]),
    ("ul as an indent", "<ul>indented</ul><p>after", [(None, "indented", 0), (None, "after", 0)]),
]


@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_lists(markup: str, expected: list[tuple[str | None, str, int]]) -> None:
    page = html(markup)
    assert [(*pair, block.depth) for pair, block in zip(marked(page), page.blocks, strict=True)] == expected


TABLES = [
    ("data", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["a\tb", "c\td"]),
    ("header cells", "<table><tr><th>No</th><th>Title</th></tr><tr><td>6a</td><td>Plan</td></tr></table>", ["No\tTitle", "6a\tPlan"]),
    (
        "paragraphs in cells",
        "<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td><td>d</td></tr></table>",
        ["a\tb", "c\td"],
    ),
    ("an empty cell keeps its place", "<table><tr><td>a<td>b<td>c<tr><td>d<td><td>f</table>", ["a\tb\tc", "d\t\tf"]),
    ("an empty first cell", "<table><tr><td>&nbsp;<td>2001<tr><td>Cost<td>5</table>", ["\t2001", "Cost\t5"]),
    ("spacer columns go", "<table><tr><td>Report:<td>&nbsp;<td>8<tr><td>By:<td><td>Clerk</table>", ["Report:\t8", "By:\tClerk"]),
    (
        "a date row in a list of reports",
        "<table><tr><td>Report 6<td>Plan<tr><td colspan=2>10 July 2008</table>",
        ["Report 6\tPlan", "10 July 2008"],
    ),
    (
        "linked titles are data",
        "<table><tr><td>Report 6<td><a href=6>Plan</a><tr><td>Report 7<td><a href=7>Costs</a></table>",
        ["Report 6\tPlan", "Report 7\tCosts"],
    ),
    ("line in a cell", "<table><tr><td>a<br>b<td>c<tr><td>d<td>e</table>", ["a\nb\tc", "d\te"]),
    ("a grid may hold lists", "<table>" + "<tr><td>a<td>b<td><ul><li>c<li>d</ul>" * 3 + "</table>", ["a\tb\tc\nd"] * 3),
    (
        "a header block whose value has two lines",
        "<table><tr><td>Report:<td>8<tr><td>By:<td><p>Clerk</p><p>Treasurer</p></table>",
        ["Report:\t8", "By:\tClerk\nTreasurer"],
    ),
    ("header block in one row", "<table><tr><td>Report:</td><td>8</td></tr></table>", ["Report:\t8"]),
    ("one column is layout", f"<table><tr><td>{LONG}<tr><td>{OTHER}</table>", [LONG, OTHER]),
    ("one cell is layout", f"<table><tr><td><p>{LONG}</p><p>{OTHER}</p></table>", [LONG, OTHER]),
    (
        "two columns of a page",
        f"<table><tr><td><a href=/>Home</a><br><a href=/n>News</a><td><p>{LONG}<p>{OTHER}</table>",
        ["Home\nNews", LONG, OTHER],
    ),
    ("a menu beside one paragraph", f"<table><tr><td><a href=/>Home</a><td>{LONG}{OTHER}{LONG}</table>", ["Home", LONG + OTHER + LONG]),
    ("a table within a table", "<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table><td>e</table>", ["a\tb", "c\td", "e"]),
    ("a caption stands before", "<table><caption>Costs</caption><tr><td>a<td>b<tr><td>c<td>d</table>", ["Costs", "a\tb", "c\td"]),
    ("parts of a table", "<table><thead><tr><th>a<th>b<tbody><tr><td>c<td>d<tfoot><tr><td>e<td>f</table>", ["a\tb", "c\td", "e\tf"]),
    ("a table without rows", "<table><td>a<td>b</table><p>c", ["a\tb", "c"]),
    ("a definition list", "<dl><dt>Report:<dd>8<dt>By:<dd>Clerk</dl>", ["Report:\t8", "By:\tClerk"]),
    ("a term with two definitions", "<dl><dt>Trident<dd>one<dd>two</dl>", ["Trident", "one", "two"]),
]


@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_tables(markup: str, expected: list[str]) -> None:
    page = html(markup)
    assert words(page) == expected
    assert all((kind == "tr") == ("\t" in said) or "July" in said for kind, _, said in shape(page))


NUMBERED = [
    ("a number in a cell of its own", f"<table><tr><td>1.</td><td>{LONG}</td></tr></table>", [("1.", LONG)]),
    ("several", f"<table><tr><td>1.<td>{LONG}<tr><td>2.<td>{OTHER}</table>", [("1.", LONG), ("2.", OTHER)]),
    ("bullets in a column", "<table><tr><td>•<td>one<tr><td>•<td>two</table>", [("•", "one"), ("•", "two")]),
    ("letters in a column", "<table><tr><td>(a)<td>one<tr><td>(b)<td>two</table>", [("(a)", "one"), ("(b)", "two")]),
    ("without dots, before long paragraphs", f"<table><tr><td>1<td>{LONG}<tr><td>2<td>{OTHER}</table>", [("1", LONG), ("2", OTHER)]),
    ("without dots, before titles: data", "<table><tr><td>1<td>Plan<tr><td>2<td>Costs</table>", [(None, "1\tPlan"), (None, "2\tCosts")]),
    ("a heading between", f"<table><tr><td colspan=2><b>B. Costs</b><tr><td>1.<td>{LONG}</table>", [(None, "B. Costs"), ("1.", LONG)]),
    ("a number in a paragraph of its own", f"<p>1.</p><p>{LONG}</p>", [("1.", LONG)]),
]


@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in NUMBERED], ids=[case[0] for case in NUMBERED])
def test_numbers_beside_paragraphs(markup: str, expected: list[tuple[str | None, str]]) -> None:
    assert marked(html(markup)) == expected


LINES = [
    (
        "items by br",
        "<p>That members:<br>1. note it<br>2. agree it</p>",
        [("p", None, "That members:"), ("p", "1.", "note it"), ("p", "2.", "agree it")],
    ),
    ("bullets by br", "<p>•&nbsp;one<br>•&nbsp;two</p>", [("li", "•", "one"), ("li", "•", "two")]),
    (
        "letters within an item",
        "<ol><li>note<br>(a) one<br>(b) two</ol>",
        [("li", "1.", "note"), ("li", "(a)", "one"), ("li", "(b)", "two")],
    ),
    (
        "a section's heading by br",
        "<p>Words.<br>B. Supporting information<br>More words.</p>",
        [("p", None, "Words."), ("h", None, "B. Supporting information"), ("p", None, "More words.")],
    ),
    (
        "a bold first line",
        "<p><b>The estate</b><br>It is large.<br>And old.</p>",
        [("h", None, "The estate"), ("p", None, "It is large.\nAnd old.")],
    ),
    (
        "a list that a word processor wrote",
        "<p class=MsoList><![if !supportLists]><span>·<span>&nbsp;&nbsp; </span></span><![endif]>one</p>",
        [("li", "·", "one")],
    ),
    ("a symbol font's bullet", "<p><font face=Wingdings>§</font> Leases", [("li", "§", "Leases")]),
]


@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines_that_are_blocks(markup: str, expected: list[tuple[str, str | None, str]]) -> None:
    page = html(markup)
    assert shape(page) == expected
    for run in page.source_map:
        assert run.source_end - run.source_start in (run.end - run.start, len("&nbsp;"), len("<br>"))


def test_depth_of_headings_is_their_level() -> None:
    assert [block.depth for block in html("<h1>a</h1><h4>b</h4>").blocks] == [1, 4]


def test_what_an_entity_stands_for_is_one_run() -> None:
    page = html("<p>Q&amp;A")
    runs = [(page.text[run.start : run.end], run.source_end - run.source_start) for run in page.source_map]
    assert runs == [("Q", 1), ("&", 5), ("A", 1)]
