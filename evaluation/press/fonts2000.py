"""The first site: layout tables in tables, `<FONT>`, bold paragraphs for headings, tags never closed.

Saved in windows-1252. A third of the pages say nothing of their encoding, a third `iso-8859-1`, a third wrongly `utf-8`.
"""

from typing import Final

from evaluation.press.furniture import FEEDBACK, IN, LINK, MORE, NAVIGATION, OWNER, PHONES, crumbs
from evaluation.press.groups import Case, Group, GroupKind, groups_of, print_body
from evaluation.press.html import chance, counted, label_of, marked, wrapped
from evaluation.press.work import Work

_METAS: Final = (
    "",
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1">\n',
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">\n',
)


def render_fonts2000(work: Work) -> bytes:
    """A work in the first template."""
    page = (
        f"<HTML>\n<HEAD>\n<TITLE>MPA: {_text(work.title)}</TITLE>\n{meta_of(work)}</HEAD>\n"
        '<BODY BGCOLOR="#FFFFFF" LINK="#003366">\n'
        "<TABLE WIDTH=760 BORDER=0 CELLPADDING=0 CELLSPACING=0>\n<TR><TD COLSPAN=2>"
        f'<IMG SRC="/images/banner.gif" WIDTH=760 HEIGHT=60 ALT="{OWNER}"></TD></TR>\n'
        f"<TR><TD VALIGN=TOP WIDTH=140>{_menu()}</TD>\n<TD VALIGN=TOP>\n"
        '<TABLE WIDTH=600 BORDER=0 CELLPADDING=8><TR><TD>\n<FONT FACE="Arial, Helvetica" SIZE=2>\n'
        f"{_opening(work)}{print_body(groups_of(work), _CASE)}\n{_tail()}"
        "</FONT>\n</TD></TR></TABLE>\n</TD></TR>\n</TABLE>\n</BODY>\n</HTML>\n"
    )
    return page.encode("windows-1252", "xmlcharrefreplace")


def meta_of(work: Work) -> str:
    """What the page says of its encoding: nothing, the truth, or something wrong."""
    return _METAS[chance(work, len(_METAS))]


def _text(text: str) -> str:
    # The editors of the day left a bare ampersand bare.
    return wrapped(text.replace("<", "&lt;"))


def _broken(text: str) -> str:
    return "<BR>\n".join(_text(line) for line in text.split("\n"))


def _menu() -> str:
    links = "<BR>\n".join(f'<A HREF="/metropolitan/{name.split()[0].lower()}/">{name}</A>' for name in NAVIGATION)
    return f'<FONT FACE="Arial, Helvetica" SIZE=1>{links}</FONT>'


def _opening(work: Work) -> str:
    trail = " &gt; ".join(_text(crumb) for crumb in crumbs(work))
    lead = f"<P><I>{_text(work.lead)}</I>\n" if work.lead else ""
    header = "<BR>\n".join(_line(line) for line in work.header)
    return f'<FONT SIZE=1>{IN} {trail}</FONT>\n{lead}<P><FONT SIZE=4 COLOR="#003366"><B>{_text(work.title)}</B></FONT>\n' + (
        f"<P>{header}\n" if header else ""
    )


def _line(line: str) -> str:
    label, value = label_of(line)
    return f"<B>{label}</B> {_text(value)}".rstrip() if label else _text(line)


def _list(group: Group) -> str:
    if (items := counted(group, _broken, close="")) is None:
        return "\n".join(f"<P>{item}" for item in marked(group, _broken))
    items = items.replace("<li>", "<LI>")
    start = f" START={group.start}" if group.start not in (None, 1) else ""
    return f"<UL>\n{items}\n</UL>" if group.is_bulleted else f"<OL{start}>\n{items}\n</OL>"


def _table(group: Group) -> str:
    rows = ["<TR>" + "".join(f"<TD><FONT SIZE=1>{_text(cell)}</FONT>" for cell in piece.text.split("\t")) for piece in group.pieces]
    return "<TABLE BORDER=1 CELLPADDING=2>\n" + "\n".join(rows) + "\n</TABLE>"


def _contacts(_: Group) -> str:
    return f"<P>{MORE}\n<P>{'<BR>'.join(PHONES)}"


def _tail() -> str:
    return f'<P><A HREF="mailto:?subject=MPA">{LINK}</A>\n<P><A HREF="/metropolitan/feedback/">{FEEDBACK}</A>\n'


_CASE: Final[Case] = {
    GroupKind.SECTION: lambda group: f"<P><B>{_text(group.first.text)}</B>",
    GroupKind.SUBHEADING: lambda group: f"<P><B><I>{_text(group.first.text)}</I></B>",
    GroupKind.PARAGRAPH: lambda group: f"<P>{_broken(group.first.text)}",
    GroupKind.NUMBERED: lambda group: f"<P>{group.first.marker} {_broken(group.first.text)}",
    GroupKind.LIST: _list,
    GroupKind.TABLE: _table,
    GroupKind.CONTACTS: _contacts,
}
