"""The address a page was published under, from whoever tells it, without a web archive's prefix."""

import pytest

from pipeline.model import Capture
from pipeline.read import read_page
from pipeline.read.address import original

ADDRESS = "http://policeauthority.org/metropolitan/committees/x-psc/2007/070208/08/index.html"


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        f"https://web.archive.org/web/20120113094501/{ADDRESS}",
        f"https://web.archive.org/web/20120113094501id_/{ADDRESS}",
        f"https://web.archive.org/web/2012*/{ADDRESS}",
        f"http://web.archive.org/web/*/{ADDRESS}",
        f"/web/20120113094501/{ADDRESS}",
        f"https://webarchive.nationalarchives.gov.uk/20120113094501/{ADDRESS}",
        f"https://webarchive.nationalarchives.gov.uk/ukgwa/20120113094501mp_/{ADDRESS}",
        f"https://www.webarchive.org.uk/wayback/archive/20120113094501/{ADDRESS}",
        f"https://web.archive.org/web/20150101000000/https://web.archive.org/web/20120113094501/{ADDRESS}",
    ],
)
def test_a_web_archives_prefix_goes(address: str) -> None:
    assert original(address) == ADDRESS


@pytest.mark.parametrize(
    "address", ["http://www.mpa.gov.uk/web/2007/plan.htm", "http://x.org/?u=http://y.org/", "https://example.org/2007/http.htm"]
)
def test_other_addresses_stay(address: str) -> None:
    assert original(address) == address


TOLD = [
    ("saved by a browser", f"<!-- saved from url=(0082){ADDRESS} --><html><p>Words", ADDRESS),
    ("a canonical link", f'<html><head><link rel="canonical" href="{ADDRESS}"></head><p>Words', ADDRESS),
    ("a canonical link in capitals", f'<HTML><LINK HREF="{ADDRESS}" REL="Canonical"><P>Words', ADDRESS),
    ("a base of a web archive", f'<html><base href="https://web.archive.org/web/20120113094501/{ADDRESS}"><p>Words', ADDRESS),
    ("a canonical link that the archive rewrote", f'<html><link rel=canonical href="/web/20120113094501/{ADDRESS}"><p>Words', ADDRESS),
    (
        "a toolbar",
        f'<html><!-- BEGIN WAYBACK TOOLBAR INSERT --><a href="/web/2012*/{ADDRESS}">3</a><!-- END WAYBACK TOOLBAR INSERT --><p>Words',
        ADDRESS,
    ),
    ("a toolbar without comments", f'<html><div id="wm-ipp-base"><a href="/web/2012*/{ADDRESS}">3</a></div><p>Words', ADDRESS),
    ("rewritten links are no address", f'<html><p><a href="/web/20120113094501/{ADDRESS}">Words</a> and words', None),
    ("a plain base is no address", '<html><base href="http://policeauthority.org/"><p>Words', None),
    ("a saved page of nowhere", "<!-- saved from url=(0014)about:internet --><html><p>Words", None),
    ("a relative canonical link", '<html><link rel=canonical href="/plan"><p>Words', None),
    ("nothing", "<html><p>Words", None),
    ("text", f"Words of {ADDRESS}", None),
]


@pytest.mark.parametrize(("markup", "address"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_what_the_page_tells(markup: str, address: str | None) -> None:
    assert read_page(Capture("tests", "x/8.htm", markup.encode())).url == address


def test_the_capture_knows_better() -> None:
    page = read_page(Capture("tests", "x/8.htm", TOLD[1][1].encode(), source_url=f"https://web.archive.org/web/2012/{ADDRESS}?p=2"))
    assert (page.url, page.location) == (f"{ADDRESS}?p=2", "x/8.htm")


@pytest.mark.parametrize(
    ("head", "title", "description"),
    [
        ("<title>MPA:\n  Plan &amp; costs</title>", "MPA: Plan & costs", None),
        ("<TITLE></TITLE>", None, None),
        ('<title>A</title><meta name="Description" content="Report 8  of\nthe &quot;plan&quot;">', "A", 'Report 8 of the "plan"'),
        ('<meta name=keywords content="x"><meta name=description>', None, None),
        ("<svg><title>icon</title></svg>", None, None),
    ],
)
def test_the_head(head: str, title: str | None, description: str | None) -> None:
    page = read_page(Capture("tests", "8.htm", f"<html><head>{head}</head><body><p>Words</p></body></html>".encode()))
    assert (page.head_title, page.description, page.text) == (title, description, "Words")
