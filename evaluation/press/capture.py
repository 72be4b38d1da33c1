"""A page as a web archive gives it back: a toolbar put in, links turned towards the archive, a comment at the end."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from evaluation.press.cms2007 import render_cms2007
from evaluation.press.fonts2000 import render_fonts2000
from evaluation.press.furniture import printed_on
from evaluation.press.late2010 import render_late2010
from evaluation.press.work import Work
from evaluation.press.xhtml2003 import render_xhtml2003

_HOST: Final = "http://policeauthority.org"
_EPOCH: Final = datetime(2001, 3, 1, 4, 30, 17)
_ERAS: Final[tuple[tuple[int, Callable[[Work], bytes]], ...]] = (
    (2002, render_fonts2000),
    (2006, render_xhtml2003),
    (2009, render_cms2007),
)


def render_capture(work: Work) -> bytes:
    """A work as it was captured some seven months after its meeting, in the template of its year."""
    taken = _taken(work)
    prefix = f"/web/{taken:%Y%m%d%H%M%S}"
    page = _original(work).decode("latin-1")
    page = re.sub(r"""((?:href|src)=["']?)(/[^"'\s>]*)""", rf"\g<1>{prefix}/{_HOST}\g<2>", page, flags=re.IGNORECASE)
    page = re.sub(r"(<head>)", rf"\g<1>{_SCRIPTS}", page, count=1, flags=re.IGNORECASE)
    page = re.sub(r"(<body[^>]*>)", rf"\g<1>{_toolbar(work, taken)}", page, count=1, flags=re.IGNORECASE)
    return (page + _closing(taken)).encode("latin-1")


def _original(work: Work) -> bytes:
    day = printed_on(work) or _EPOCH.date()
    render = next((render for last, render in _ERAS if day.year <= last), render_late2010)
    return render(work)


def _taken(work: Work) -> datetime:
    day = printed_on(work) or _EPOCH.date()
    return datetime(day.year, day.month, day.day, 4, 30, 17) + timedelta(days=211, minutes=day.day)


_SCRIPTS: Final = (
    '<script src="//archive.org/includes/analytics.js" type="text/javascript"></script>\n'
    '<script type="text/javascript">window.addEventListener("DOMContentLoaded",function(){'
    'var v=archive_analytics.values;v.service="wb";});</script>\n'
    '<link rel="stylesheet" type="text/css" href="/_static/css/banner-styles.css" />\n<!-- End Wayback Rewrite JS Include -->\n'
)


def _toolbar(work: Work, taken: datetime) -> str:
    address = f"{_HOST}{work.site_path}index.html"
    return (
        '<!-- BEGIN WAYBACK TOOLBAR INSERT -->\n<style type="text/css">body { margin-top: 0 !important; }</style>\n'
        '<div id="wm-ipp-base" lang="en" style="display:none;direction:ltr;">\n<div id="wm-ipp"><div id="wm-ipp-inside">\n'
        '<div id="wm-toolbar"><form target="_top" method="get" action="/web/submit" name="wmtb" id="wmtb">'
        f'<input type="text" name="url" id="wmtbURL" value="{address}" /><input type="submit" value="Go" /></form>\n'
        f'<div id="wm-nav-captures"><a class="c" href="/web/*/{address}" title="See a list of every capture">3 captures</a>'
        f'<div class="r">{taken:%d %b %Y} - {taken + timedelta(days=388):%d %b %Y}</div></div>\n'
        f'<table><tbody><tr class="m"><td class="b">{taken - timedelta(days=31):%b}</td><td class="c">{taken:%b}</td>'
        f'<td class="f">{taken + timedelta(days=31):%b}</td></tr><tr class="d"><td></td><td class="c">{taken:%d}</td><td></td></tr>'
        f'<tr class="y"><td></td><td class="c">{taken:%Y}</td><td></td></tr></tbody></table>\n'
        '<span class="wb-title">About this capture</span></div>\n</div></div></div>\n<!-- END WAYBACK TOOLBAR INSERT -->\n'
    )


def _closing(taken: datetime) -> str:
    return (
        f"<!--\n     FILE ARCHIVED ON {taken:%H:%M:%S %b %d, %Y} AND RETRIEVED FROM THE\n     "
        f"INTERNET ARCHIVE ON {taken + timedelta(days=4000):%H:%M:%S %b %d, %Y}.\n"
        "     JAVASCRIPT APPENDED BY WAYBACK MACHINE, COPYRIGHT INTERNET ARCHIVE.\n-->\n"
    )
