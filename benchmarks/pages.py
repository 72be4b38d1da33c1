"""Pages to time: reports of 10 to 60 KB in the archive's manner, made from a seed, none like another."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

SMALLEST, LARGEST = 10_000, 60_000
# Of a hundred sentences of an ordinary page, one or two name something that the vocabulary knows.
NAMED: Final = 0.015
NAMING: Final = (
    "This work links with and supports the Modernisation Programme and Safer Neighbourhoods.",
    "Progress on strand 2 of the Professional Standards Strategy is shown in the appendix.",
    "Operation Blunt &amp; Operation Trident contributed to the reduction.",
    "Training was given under the &lsquo;Together&rsquo; programme in every borough.",
    "The findings of the Morris Inquiry and the Taylor Review were taken into account.",
)
WORDS: Final = """
the of and to in a for is that on by with as be this from at are have will it an has been not or their which members report
committee police authority performance budget borough officers staff review public information service services complaints cases
number period target strategy training estate property costs savings annual quarter policy process support management plan
development community consultation diversity equality recruitment sickness absence investigation allegations victims offences
detections crime reduction resources expenditure forecast variance overtime allowances pensions contract procurement vehicles
custody suite station front counter improvement inspection audit risk governance monitoring assessment outcome objective during
between following including against within
""".split()


def generated_pages(count: int, seed: int = 1) -> Iterator[bytes]:
    """`count` pages, the same ones for the same seed."""
    for number in range(count):
        yield page(random.Random(f"{seed}/{number}")).encode("utf-8")


def page(dice: random.Random) -> str:
    """One report."""
    day = date(2003, 1, 9) + timedelta(weeks=dice.randrange(400))
    number, title = dice.randrange(4, 20), sentence(dice, 5).rstrip(".")
    size = dice.randrange(SMALLEST, LARGEST)
    written = f"{day.day} {day:%B %Y}"
    lead = f"Report {number} of the {written} meeting of the Finance Committee and shows {sentence(dice, 12).lower()}"
    parts = [
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\n<html><head><title>{title}</title></head>\n<body>{navigation()}',
        f'<div id="content"><p class="lead">{lead}</p>\n<h1>{title}</h1>\n<p>Report: {number}<br />Date: {written}<br />By: Treasurer</p>',
        f"<h2>Summary</h2>\n<p>{prose(dice, 60)}</p>\n<h3>A. Recommendations</h3>\n<p>That</p>\n<ol><li>members note the report; and</li>",
        f"<li>the Committee approves {sentence(dice, 8)}</li></ol>\n<h3>B. Supporting information</h3>",
    ]
    length, paragraph = sum(map(len, parts)), 0
    while length < size:
        paragraph += 1
        parts.append(body_block(dice, paragraph))
        length += len(parts[-1])
    parts.append(
        "<h3>C. Financial implications</h3>\n<p>None.</p>\n<h3>D. Background papers</h3>\n<p>None</p>\n<h3>E. Contact details</h3>"
    )
    parts.append(
        "<p>Report author: Jo Marsh, MPA.</p>\n<p>For more information contact:</p>\n<p>MPA general: 020 7946 0000</p></div></body></html>"
    )
    return "\n".join(parts)


def body_block(dice: random.Random, number: int) -> str:
    """A paragraph mostly, now and then a sub-heading, a list or a small table before it."""
    block = f"<p>{number}. {prose(dice, dice.randrange(30, 120))}</p>"
    match dice.randrange(20):
        case 0:
            items = "".join(f"<li>{sentence(dice, 10)}</li>" for _ in range(4))
            return f"<ul>{items}</ul>\n{block}"
        case 1:
            rows = "".join(
                f"<tr><td>{sentence(dice, 2)}</td><td>{dice.randrange(900)}</td><td>{dice.randrange(900)}</td></tr>" for _ in range(5)
            )
            return f"<table>{rows}</table>\n{block}"
        case 2 | 3:
            return f"<h4>{sentence(dice, 3).rstrip('.')}</h4>\n{block}"
        case _:
            return block


def prose(dice: random.Random, words: int) -> str:
    """Sentences of about `words` words in all."""
    sentences = []
    while words > 0:
        length = dice.randrange(8, 24)
        sentences.append(marked_up(dice, sentence(dice, length)) if dice.random() > NAMED else dice.choice(NAMING))
        words -= length
    return " ".join(sentences)


def marked_up(dice: random.Random, words: str) -> str:
    """A sentence as it is on a page: one in eight has a link or a word in bold or italics."""
    if dice.random() > 0.125:
        return words
    first, _, rest = words.partition(" ")
    opening, closing = dice.choice((('<a href="/metropolitan/work/index.html">', "</a>"), ("<strong>", "</strong>"), ("<em>", "</em>")))
    return f"{opening}{first}{closing} {rest}"


def sentence(dice: random.Random, words: int) -> str:
    """One sentence of our word list, with a capital and a stop."""
    return " ".join(dice.choices(WORDS, k=words)).capitalize() + "."


def navigation() -> str:
    """A site's furniture above the page: search, two menus, the trail."""
    places = ("about", "committees", "news", "work", "publications", "partnerships", "issues", "scrutinies", "members", "contact")
    menu = "".join(
        f'<li><a href="/metropolitan/{place}/index.html" title="Go to {place}">{place.capitalize()}</a></li>\n' for place in places
    )
    years = "".join(f'<li><a href="/metropolitan/committees/x-f/{year}/index.html">{year}</a></li>\n' for year in range(2000, 2013))
    trail = '<a href="/">Home</a> &gt; <a href="/committees">Committees</a> &gt; <a href="/committees/x-f">Finance</a>'
    return (
        '<div id="skip"><a href="#content">Skip to content</a></div>\n<form action="/search" method="get"><p><input type="text" name="q" />'
        f'<input type="submit" value="Search" /></p></form>\n<div id="nav"><ul>\n{menu}</ul></div>\n'
        f'<div id="side"><ul>\n{years}</ul></div>\n'
        f'<p class="crumb">You are in: {trail}</p>'
    )


def footer() -> str:
    """And below it."""
    links = " | ".join(
        f'<a href="/metropolitan/{place}">{place.capitalize()}</a>' for place in ("accessibility", "privacy", "copyright", "sitemap")
    )
    return f'<div id="footer"><p>{links}</p><p>&copy; Metropolitan Police Authority</p></div>'
