"""The last site: entities everywhere, tags left open, inline styles, no-break spaces, a header broken by `<br>`."""

import re
from html.entities import codepoint2name
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
from evaluation.press.html import counted, label_of, marked, wrapped
from evaluation.press.work import Work

_STYLE: Final = 'style="margin: 0 0 .8em 0; font-family: Arial"'
_ASCII: Final = 0x7F
_PAUSE: Final = re.compile(r"(?<=[a-z]\.) (?=[A-Z])")


def render_late2010(work: Work) -> bytes:
    """A work in the last template; its bytes are plain ASCII."""
    page = (
        f"<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<title>MPA: {_text(work.title)}</title>\n"
        "<script>var crumb = '<p>A. Recommendation</p>';</script>\n</head>\n<body>\n"
        f"<div id=top><img src=/i/logo.png alt='{OWNER}'>&nbsp;{_menu()}</div>\n"
        f"<p style='font-size: 80%'>{IN} {' &gt; '.join(_text(crumb) for crumb in crumbs(work))}\n"
        f"{_contents(work)}{_opening(work)}{print_body(groups_of(work), _CASE)}\n{_tail()}</body>\n</html>\n"
    )
    return page.encode("ascii")


def _text(text: str) -> str:
    # Two spaces between sentences, as typists of the day set them, came out as a no-break space and a space.
    return "".join(_entity(char) for char in _PAUSE.sub("\0 ", text)).replace("\0", "&nbsp;")


def _entity(char: str) -> str:
    code = ord(char)
    if char in '&<>"' or code > _ASCII:
        name = codepoint2name.get(code)
        return f"&{name};" if name else f"&#{code};"
    return char


def _broken(text: str) -> str:
    return "<br>\n".join(wrapped(_text(line), 90) for line in text.split("\n"))


def _menu() -> str:
    return " | ".join(f"<a href=/metropolitan/{name.split()[0].lower()}/>{name}</a>" for name in NAVIGATION)


def _contents(work: Work) -> str:
    links = "\n".join(f"<li><a href='#h{at}'>{_text(text)}</a>" for at, text in enumerate(contents(work), 1))
    return f"<p><b>{CONTENTS}</b>\n<ul class=toc>\n{links}\n</ul>\n" if links else ""


def _opening(work: Work) -> str:
    lead = f"<p {_STYLE}><em>{_broken(work.lead)}</em>\n" if work.lead else ""
    warning = f"<div class=warn><p>{_broken(WARNING)}<p><a href=/mopc/>{SUCCESSOR}</a></div>\n<p>&nbsp;\n"
    header = "<br>\n".join(_line(line) for line in work.header)
    return f"{lead}{warning}<h1>{_text(work.title)}</h1>\n" + (f"<p {_STYLE}>{header}\n" if header else "")


def _line(line: str) -> str:
    label, value = label_of(line)
    return f"<span style='font-weight: bold'>{label}</span>&nbsp;{_text(value)}" if label else _text(line)


def _list(group: Group) -> str:
    if (items := counted(group, _broken, close="")) is None:
        return "\n".join(f"<p style='margin-left: 2em'>{item}" for item in marked(group, _broken))
    start = f" start={group.start}" if group.start not in (None, 1) else ""
    return f"<ul>\n{items}\n</ul>" if group.is_bulleted else f"<ol{start}>\n{items}\n</ol>"


def _table(group: Group) -> str:
    rows = ["<tr>" + "".join(f"<td align=right>{_text(cell)}" for cell in piece.text.split("\t")) for piece in group.pieces]
    return "<table border=1>\n" + "\n".join(rows) + "\n</table>"


def _contacts(_: Group) -> str:
    return f"<p>{MORE}\n<p>{'<br>'.join(PHONES)}\n<p>&nbsp;"


def _tail() -> str:
    return f"<hr>\n<p><a href='mailto:?subject=MPA'>{LINK}</a>\n<p><a href=/metropolitan/feedback/>{FEEDBACK}</a>\n"


_CASE: Final[Case] = {
    GroupKind.SECTION: lambda group: f"<h2 style='color: #036'>{_text(group.first.text)}</h2>",
    GroupKind.SUBHEADING: lambda group: f"<h3>{_text(group.first.text)}</h3>",
    GroupKind.PARAGRAPH: lambda group: f"<p {_STYLE}>{_broken(group.first.text)}",
    GroupKind.NUMBERED: lambda group: f"<p {_STYLE}>{group.first.marker}&nbsp; {_broken(group.first.text)}",
    GroupKind.LIST: _list,
    GroupKind.TABLE: _table,
    GroupKind.CONTACTS: _contacts,
}
