"""The second site: XHTML 1.0 Strict, navigation as lists, a breadcrumb, headings that are headings."""

from typing import Final

from evaluation.press.furniture import (
    CONTENTS,
    FEEDBACK,
    IN,
    LINK,
    MORE,
    NAVIGATION,
    OWNER,
    PHONES,
    SUCCESSOR,
    WARNING,
    contents,
    crumbs,
)
from evaluation.press.groups import Case, Group, GroupKind, groups_of, print_body
from evaluation.press.html import counted, escape, label_of, marked
from evaluation.press.work import Work

_DOCTYPE: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
)


def render_xhtml2003(work: Work) -> bytes:
    """A work in the second template."""
    description = f'<meta name="description" content="{_attribute(work.lead)}" />\n' if work.lead else ""
    page = (
        f'{_DOCTYPE}<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">\n<head>\n'
        f"<title>{OWNER} - {escape(work.title)}</title>\n"
        f'<meta http-equiv="content-type" content="text/html; charset=utf-8" />\n{description}'
        '<link rel="stylesheet" type="text/css" href="/css/screen.css" media="screen" />\n'
        '<script type="text/javascript" src="/scripts/print.js"></script>\n</head>\n<body>\n'
        f"{_banner()}{_breadcrumb(work)}"
        f'<div id="content">\n{_contents(work)}{_opening(work)}{print_body(groups_of(work), _CASE)}\n</div>\n'
        f"{_footer()}</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;").replace("\n", " ")


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br />\n")


def _banner() -> str:
    links = "\n".join(f'<li><a href="/metropolitan/{name.split()[0].lower()}/">{name}</a></li>' for name in NAVIGATION)
    return (
        '<p class="skip"><a href="#content">Skip to content</a></p>\n'
        f'<div id="banner"><a href="/metropolitan/"><img src="/images/mpa.gif" alt="{OWNER}" /></a></div>\n'
        f'<ul id="navigation">\n{links}\n</ul>\n'
    )


def _breadcrumb(work: Work) -> str:
    trail = " &gt; ".join(f'<a href="/metropolitan/">{escape(crumb)}</a>' for crumb in crumbs(work))
    return f'<div id="breadcrumb">{IN} {trail}</div>\n'


def _contents(work: Work) -> str:
    links = "\n".join(f'<li><a href="#s{at}">{escape(text)}</a></li>' for at, text in enumerate(contents(work), 1))
    return f'<div class="contents">\n<p>{CONTENTS}</p>\n<ul>\n{links}\n</ul>\n</div>\n' if links else ""


def _opening(work: Work) -> str:
    lead = f'<p class="description">{_broken(work.lead)}</p>\n' if work.lead else ""
    warning = f'<p class="warning"><strong>{WARNING}</strong></p>\n<p class="warning"><a href="/mopc/">{SUCCESSOR}</a></p>\n'
    header = "<br />\n".join(_line(line) for line in work.header)
    return f"{lead}{warning}<h1>{escape(work.title)}</h1>\n" + (f'<p class="reference">{header}</p>\n' if header else "")


def _line(line: str) -> str:
    label, value = label_of(line)
    return f"<strong>{label}</strong> {escape(value)}".rstrip() if label else escape(line)


def _list(group: Group) -> str:
    items = counted(group, _broken)
    if items is None:
        return "\n".join(f'<p class="item">{item}</p>' for item in marked(group, _broken))
    start = f' start="{group.start}"' if group.start not in (None, 1) else ""
    return f"<ul>\n{items}\n</ul>" if group.is_bulleted else f"<ol{start}>\n{items}\n</ol>"


def _table(group: Group) -> str:
    rows = ["".join(f"<td>{_broken(cell)}</td>" for cell in piece.text.split("\t")) for piece in group.pieces]
    head = rows[0].replace("<td>", "<th>").replace("</td>", "</th>")
    body = "\n".join(f"<tr>{row}</tr>" for row in rows[1:])
    return f'<table summary="">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _contacts(_: Group) -> str:
    return f'<p>{MORE}</p>\n<p class="contact">{"<br />".join(PHONES)}</p>'


def _footer() -> str:
    return (
        f'<div id="footer">\n<p><a href="mailto:?subject=MPA">{LINK}</a></p>\n'
        f'<ul>\n<li><a href="/metropolitan/feedback/">{FEEDBACK}</a></li>\n</ul>\n</div>\n'
    )


_CASE: Final[Case] = {
    GroupKind.SECTION: lambda group: f"<h2>{escape(group.first.text)}</h2>",
    GroupKind.SUBHEADING: lambda group: f"<h3>{escape(group.first.text)}</h3>",
    GroupKind.PARAGRAPH: lambda group: f"<p>{_broken(group.first.text)}</p>",
    GroupKind.NUMBERED: lambda group: f"<p>{group.first.marker} {_broken(group.first.text)}</p>",
    GroupKind.LIST: _list,
    GroupKind.TABLE: _table,
    GroupKind.CONTACTS: _contacts,
}
