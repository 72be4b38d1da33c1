"""The third site: a content management system's `<div>`s, Contents with anchors, paragraphs counted by `<ol start>`."""

import re
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
from evaluation.press.groups import Case, Group, GroupKind, groups_of, nested, print_body
from evaluation.press.html import counted, escape, label_of, marked
from evaluation.press.work import Work

_SIMPLE: Final = re.compile(r"([1-9]\d*)\.")


def render_cms2007(work: Work) -> bytes:
    """A work in the third template."""
    page = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        f'<html>\n<head>\n<meta charset="utf-8">\n<title>{escape(work.title)} | {OWNER}</title>\n'
        '<style type="text/css">.node .inner { padding: 0 1em } /* A. Recommendation */</style>\n</head>\n'
        '<body class="page-node">\n<div id="wrap"><div id="header"><div class="logo">'
        f'<a href="/metropolitan/">{OWNER}</a></div></div>\n'
        f'<div id="main"><div class="col-left">{_menu()}</div>\n'
        f'<div class="col-main"><div class="breadcrumb">{_trail(work)}</div>\n'
        f'<div class="node"><div class="inner">\n{_opening(work)}<div class="body">\n'
        f"{print_body(nested(groups_of(work)), _CASE)}\n</div>\n</div></div></div></div>\n{_footer()}</div>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _menu() -> str:
    links = "".join(f'<div class="menu-item"><a href="/metropolitan/{name.split()[0].lower()}/">{name}</a></div>' for name in NAVIGATION)
    return f'<div class="menu">{links}</div>'


def _trail(work: Work) -> str:
    steps = " &raquo; ".join(f'<a href="/metropolitan/">{escape(crumb)}</a>' for crumb in crumbs(work))
    return f"<span>{IN}</span> {steps}"


def _opening(work: Work) -> str:
    lead = f'<div class="field lead"><div class="field-item">{_broken(work.lead)}</div></div>\n' if work.lead else ""
    warning = f'<div class="notice"><p>{WARNING}</p><p><a href="/mopc/">{SUCCESSOR}</a></p></div>\n'
    return f"{_contents(work)}{lead}{warning}<h1>{escape(work.title)}</h1>\n{_header(work)}"


def _contents(work: Work) -> str:
    links = "".join(f'<li><a href="#{_anchor(text)}">{escape(text)}</a></li>' for text in contents(work))
    return f'<div id="contents"><h2>{CONTENTS}</h2><ul>{links}</ul></div>\n' if links else ""


def _header(work: Work) -> str:
    if not work.header:
        return ""
    terms = []
    for line in work.header:
        label, value = label_of(line)
        terms.append((f"<dt>{label}</dt>" if label else "") + (f"<dd>{escape(value)}</dd>" if value else ""))
    return '<dl class="reference">\n' + "\n".join(terms) + "\n</dl>\n"


def _anchor(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _numbered(group: Group) -> str:
    number = _SIMPLE.fullmatch(group.first.marker or "")
    text = _broken(group.first.text)
    points = "".join(f"<li>{_broken(piece.text)}</li>" for piece in group.pieces[1:])
    below = f"\n<ul>{points}</ul>" if points else ""
    if not number:
        return f'<div class="para">{group.first.marker} {text}</div>{below}'
    return f'<ol start="{number[1]}"><li>{text}{below}</li></ol>'


def _list(group: Group) -> str:
    items = counted(group, lambda text: f"<div>{_broken(text)}</div>")
    if items is None:
        return "\n".join(f'<div class="para item">{item}</div>' for item in marked(group, _broken))
    start = f' start="{group.start}"' if group.start not in (None, 1) else ""
    return f"<ul>\n{items}\n</ul>" if group.is_bulleted else f"<ol{start}>\n{items}\n</ol>"


def _table(group: Group) -> str:
    rows = ["".join(f"<td><p>{_broken(cell)}</p></td>" for cell in piece.text.split("\t")) for piece in group.pieces]
    return '<div class="table"><table>\n' + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table></div>"


def _contacts(_: Group) -> str:
    return f'<div class="contact"><p>{MORE}</p><p>{"<br>".join(PHONES)}</p></div>'


def _footer() -> str:
    return (
        f'<div id="footer"><div class="link"><a href="mailto:?subject=MPA">{LINK}</a></div>'
        f'<div class="link"><a href="/metropolitan/feedback/">{FEEDBACK}</a></div></div>\n'
    )


_CASE: Final[Case] = {
    GroupKind.SECTION: lambda group: f'<h2 id="{_anchor(group.first.text)}">{escape(group.first.text)}</h2>',
    GroupKind.SUBHEADING: lambda group: f"<h3>{escape(group.first.text)}</h3>",
    GroupKind.PARAGRAPH: lambda group: f"<p>{_broken(group.first.text)}</p>",
    GroupKind.NUMBERED: _numbered,
    GroupKind.LIST: _list,
    GroupKind.TABLE: _table,
    GroupKind.CONTACTS: _contacts,
}
