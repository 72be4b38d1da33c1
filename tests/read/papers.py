"""One paper of our own, in the archive's manner, set in each template of the site's life and in the text renditions."""

from collections.abc import Callable
from html import escape
from typing import Final

TITLE: Final = "Progress of the estates strategy – first year"
LEAD: Final = "Report 7 of the 12 June 2003 meeting of the Finance Committee and reports on the estates strategy."
WARNING: Final = "Warning: This is archived material and may be out of date. The authority’s work has passed to its successor."
POINTER: Final = "See the MOPC website for further information."
HEADER: Final = (("Report", "7"), ("Date", "12 June 2003"), ("By", "Clerk & Treasurer"))
SUMMARY: Final = "The estates strategy has been in place for a year. It cost £1.2 million, and “saved” rather less."

Part = tuple[str, ...]
BODY: Final[tuple[Part, ...]] = (
    ("h", "Summary"),
    ("p", SUMMARY),
    ("h", "A. Recommendations"),
    ("p", "That"),
    ("ol", "members note the progress made; and", "the Treasurer be asked to report again in 2004 & 2005."),
    ("h", "B. Supporting information"),
    ("n", "1.", "The first phase covered twelve buildings in the north of London, of which nine were found to be in fair condition."),
    ("n", "2.", "In 2001 the authority agreed three aims for the whole of the estate, and has kept to them ever since:"),
    ("ul", "buildings that are open to the public;", "lower running costs; and", "an end to leases that nobody uses."),
    ("n", "3.", "The costs so far are set out in the table, with the estimate for the year that follows."),
    ("table", ("Phase", "Cost", "Estimate"), ("One", "£1.2m", "£1.0m"), ("Two", "£0.4m", "£0.5m"), ("Three", "£0.1m", "£0.2m")),
    ("p", "2002 was a year of transition, and 14 February 2003 was the date on which the last lease ended."),
    ("h", "C. Financial implications"),
    ("p", "There are none beyond those that paragraph 3 describes."),
    ("h", "D. Background papers"),
    ("p", "None"),
    ("h", "E. Contact details"),
    ("p", "Report author: A. Surveyor, Property Services."),
)  # type: ignore[assignment]
CONTACT: Final = "For more information contact:"
TELEPHONES: Final = ("MPA general: 020 7000 0000", "Media enquiries: 020 7000 0001")
MAIL: Final = "Send an e-mail linking to this page"

WORDS: Final[list[tuple[str | None, str]]] = []
"""The body as every rendition must give it: `(marker, text)`."""
for _kind, *_content in BODY:
    if _kind == "n":
        WORDS.append((_content[0], _content[1]))
    elif _kind == "table":
        WORDS.extend((None, "\t".join(row)) for row in _content)
    elif _kind in ("ol", "ul"):
        WORDS.extend((f"{place}." if _kind == "ol" else "•", item) for place, item in enumerate(_content, 1))
    else:
        WORDS.append((None, _content[0]))


def _table(rows: list[tuple[str, ...]], open_cell: str = "<td>", close_cell: str = "</td>") -> str:
    return "".join("<tr>" + "".join(f"{open_cell}{escape(cell)}{close_cell}" for cell in row) + "</tr>\n" for row in rows)


def _items(tag: str, items: list[str], close: str = "</li>") -> str:
    return f"<{tag}>\n" + "".join(f"<li>{escape(item)}{close}\n" for item in items) + f"</{tag}>\n"


def fonts_2000() -> str:
    """Tables within tables, `<font>` for headings, paragraph numbers in a column of their own, `<br><br>` for paragraphs."""
    parts: list[str] = []
    for kind, *content in BODY:
        if kind == "h":
            parts.append(f'<FONT FACE="Arial" SIZE=4><B>{escape(content[0])}</B></FONT><BR>\n')
        elif kind == "n":
            parts.append(f"<TABLE BORDER=0><TR><TD VALIGN=top>{content[0]}</TD><TD>{escape(content[1])}</TD></TR></TABLE>\n")
        elif kind in ("ul", "ol"):
            parts.append(_items(kind.upper(), content, close=""))
        elif kind == "table":
            parts.append(f"<TABLE BORDER=1 CELLPADDING=2>\n{_table(content)}</TABLE>\n")
        else:
            parts.append(f"<FONT FACE=Arial SIZE=2>{escape(content[0])}</FONT><BR><BR>\n")
    header = "".join(f"<TR><TD><B>{label}:</B></TD><TD>&nbsp;</TD><TD>{escape(value)}</TD></TR>\n" for label, value in HEADER)
    menu = "".join(f'<A HREF="/{page}.htm">{page}</A><BR>' for page in ("Home", "Committees", "Press", "Contact us"))
    return f"""<HTML><HEAD><TITLE>MPA: {escape(TITLE)}</TITLE>
<META NAME="description" CONTENT="{escape(LEAD)}"></HEAD>
<BODY BGCOLOR=#FFFFFF><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=2><IMG SRC=logo.gif ALT="MPA"></TD></TR>
<TR><TD WIDTH=160 BGCOLOR=#003366>{menu}</TD>
<TD><FONT SIZE=2>{escape(LEAD)}</FONT><BR><BR><FONT SIZE=2>{WARNING}</FONT><BR><BR><FONT SIZE=2>{POINTER}</FONT><BR><BR>
<FONT FACE="Arial" SIZE=5><B>{escape(TITLE)}</B></FONT><BR><BR>
<TABLE>{header}</TABLE>
{"".join(parts)}<P>{CONTACT}<P>{TELEPHONES[0]}<BR>{TELEPHONES[1]}<P><A HREF="mailto:">{MAIL}</A><P><A HREF="/feedback">Feedback</A>
</TD></TR></TABLE></BODY></HTML>
"""


def _parts(number: Callable[[str, str], str], heading: str = "h2") -> str:
    parts: list[str] = []
    for kind, *content in BODY:
        if kind == "h":
            parts.append(f"<{heading}>{escape(content[0])}</{heading}>\n")
        elif kind == "n":
            parts.append(number(content[0], escape(content[1])))
        elif kind in ("ul", "ol"):
            parts.append(_items(kind, content))
        elif kind == "table":
            head = "".join(f"<th>{escape(cell)}</th>" for cell in content[0])
            parts.append(f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>{_table(content[1:])}</tbody></table>\n")
        else:
            parts.append(f"<p>{escape(content[0])}</p>\n")
    return "".join(parts)


def xhtml_2003() -> str:
    """XHTML with lists for menus, a breadcrumb, and the header block as a definition list."""
    header = "".join(f"<dt>{label}:</dt><dd>{escape(value)}</dd>\n" for label, value in HEADER)
    menu = "".join(f'<li><a href="/{page}/">{page}</a></li>' for page in ("Home", "About", "Committees", "News"))
    trail = "".join(f'<li><a href="/{page}/">{page}</a></li>' for page in ("Home", "Committees", "Finance"))
    return f"""<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">
<head><title>{escape(TITLE)}</title><meta name="description" content="{escape(LEAD)}" />
<style type="text/css">/* p {{ color: red }} */</style></head>
<body>
<ul id="navigation">{menu}</ul>
<div id="breadcrumb"><p>You are in:</p><ul>{trail}</ul></div>
<div id="content"><h2>Contents</h2><ul id="toc"><li><a href="#a">A. Recommendations</a></li></ul>
<p>{escape(LEAD)}</p><p class="warning">{WARNING}</p><p>{POINTER}</p>
<h1>{escape(TITLE)}</h1>
<dl>{header}</dl>
{_parts(lambda number, text: f"<p>{number} {text}</p>" + chr(10))}<p>{CONTACT}</p>
<p>{TELEPHONES[0]}<br />{TELEPHONES[1]}</p>
<p><a href="mailto:?subject=x">{MAIL}</a></p>
</div><div id="footer"><p><a href="/feedback">Feedback</a></p></div></body></html>
"""


def cms_2007() -> str:
    """A content management system: divs, paragraphs as items of one counted list, white space everywhere."""
    header = "<br />\n          ".join(f"<strong>{label}:</strong> {escape(value)}" for label, value in HEADER)

    def numbered(number: str, text: str) -> str:
        wrapped = text.replace(", ", ",\n            ")
        return f'      <ol start="{number[:-1]}">\n        <li>\n          <p>{wrapped}</p>\n        </li>\n      </ol>\n'

    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html>
  <head>
    <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
    <title>{escape(TITLE)}</title>
    <script type="text/javascript">//<![CDATA[
      document.write("<p>not text</p>");
    //]]></script>
  </head>
  <body>
    <div class="skip"><a href="#main">Skip to content</a></div>
    <div class="left-nav"><div><ul><li><a href="/">Home</a><ul><li><a href="/f">Finance</a></li></ul></li></ul></div></div>
    <div id="main">
      <p>
        {escape(LEAD)}
      </p>
      <div class="archive-warning"><p>{WARNING}</p><p>{POINTER}</p></div>
      <h1>{escape(TITLE)}</h1>
      <p>
          {header}
      </p>
{_parts(numbered, "h3")}
      <p>{CONTACT}</p><p>{"<br />".join(TELEPHONES)}</p><p><a href="mailto:">{MAIL}</a></p>
      <p><a href="/feedback">Feedback</a></p>
    </div>
    <noscript><p>Your browser does not run scripts.</p></noscript>
  </body>
</html>
"""


def late_2010() -> str:
    """Entities, unclosed `p`, `li` and `td`, stray end tags, loose text between blocks."""
    entities = {"–": "&ndash;", "’": "&#146;", "“": "&ldquo;", "”": "&rdquo;", "£": "&pound;"}

    def written(text: str) -> str:
        return "".join(entities.get(letter, letter) for letter in escape(text, quote=False)).replace(" of ", "&nbsp;of ")

    parts: list[str] = []
    for kind, *content in BODY:
        if kind == "h":
            parts.append(f"<p><strong>{written(content[0])}</strong></div>\n")
        elif kind == "n":
            parts.append(f"<p>{content[0]}&nbsp;{written(content[1])}\n")
        elif kind in ("ul", "ol"):
            parts.append(f"<{kind}>" + "".join(f"<li>{written(item)}" for item in content) + f"</{kind}></li>\n")
        elif kind == "table":
            rows = "".join("<tr>" + "".join(f"<td>{written(cell)}" for cell in row) for row in content)
            parts.append(f"<table>{rows}</table></p>\n")
        else:
            parts.append(f"<br>{written(content[0])}<br><br>\n")
    header = "<br>".join(f"<b>{label}:</b> {written(value)}" for label, value in HEADER)
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{written(TITLE)}</title></head><body>
<div id="wrapper"><p>{written(LEAD)}<p>{written(WARNING)}<p>{POINTER}
<h1>{written(TITLE)}</h1>
<p>{header}
{"".join(parts)}<p>{CONTACT}<p>{TELEPHONES[0]}<br>{TELEPHONES[1]}<p>{MAIL}<p>Feedback</body></html>
"""


TOOLBAR: Final = """<!-- BEGIN WAYBACK TOOLBAR INSERT -->
<script>__wm.rw(0);</script>
<div id="wm-ipp-base" lang="en"><div id="wm-ipp-inside"><table><tbody><tr>
<td><a href="/web/20120113094501*/http://policeauthority.org/metropolitan/committees/x-f/2003/030612/07/index.html">14 captures</a></td>
<td class="c">12 Jun 2005 - 3 Mar 2016</td></tr></tbody></table><div>About this capture</div></div></div>
<!-- END WAYBACK TOOLBAR INSERT -->"""


def wayback() -> str:
    """The page of 2007 as the Wayback Machine hands it out, with its toolbar and its closing comment."""
    page = cms_2007().replace("<body>", f"<body>{TOOLBAR}", 1)
    return page.replace('href="/', 'href="/web/20120113094501/http://policeauthority.org/') + (
        "<!--\n     FILE ARCHIVED ON 09:45:01 Jan 13, 2012 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 10:00:00 Nov 01, 2026.\n-->\n"
    )


TEMPLATES: Final[dict[str, Callable[[], str]]] = {
    "2000 fonts and tables": fonts_2000,
    "2003 XHTML": xhtml_2003,
    "2007 CMS": cms_2007,
    "2010 late": late_2010,
    "Wayback capture": wayback,
}


def _text_blocks(one_word: bool = True) -> list[str]:
    blocks: list[str] = []
    for kind, *content in BODY:
        if kind == "n":
            blocks.append(f"{content[0]} {content[1]}")
        elif kind == "table":
            blocks.append("\n".join("\t".join(row) for row in content))
        elif kind == "ol":
            blocks.append("\n".join(f"  {place}. {item}" for place, item in enumerate(content, 1)))
        elif kind == "ul":
            blocks.append("\n".join(f"  • {item}" for item in content))
        else:
            blocks.append(content[0] if one_word or " " in content[0] else "")
    return blocks


def rendition_a() -> str:
    """Blocks between blank lines, bullets, counted items."""
    header = "\n".join(f"{label}: {value}" for label, value in HEADER)
    top = ["You are in:", "Contents", LEAD, WARNING, POINTER, TITLE, header]
    return "\n\n".join([*top, *_text_blocks(), CONTACT, "\n".join(TELEPHONES), "\xa0", MAIL, "Feedback"])


def rendition_b(breadcrumb: str = "You are in:\n\n") -> str:
    """As A, but every block of one word is gone and leaves a double blank line. D is B without the breadcrumb."""
    header = "\n".join(f"{label}: {value}" for label, value in HEADER)
    top = ["", LEAD, WARNING, POINTER, TITLE, header]
    return breadcrumb + "\n\n".join([*top, *_text_blocks(one_word=False), CONTACT, "\n".join(TELEPHONES), MAIL, ""])


def rendition_c() -> str:
    """A line is a block; all items are dashes; tables have pipes; the page's own contents come first."""
    lines = [f"- {content[0]}" for kind, *content in BODY if kind == "h"]
    lines += [LEAD, WARNING, POINTER, TITLE, *(f"{label}: {value}" for label, value in HEADER)]
    for kind, *content in BODY:
        if kind == "n":
            lines.append(f"{content[0]} {content[1]}")
        elif kind == "table":
            lines += [" | ".join(content[0]) + " |", "---|---|---|", *(" | ".join(row) + " |" for row in content[1:])]
        elif kind in ("ol", "ul"):
            lines += [f"- {item}" for item in content]
        else:
            lines.append(content[0])
    return "\n".join([*lines, CONTACT, *TELEPHONES, MAIL, "Feedback"]) + "\n"


def rendition_e(width: int = 72) -> str:
    """Hard-wrapped in mid-sentence; header block and headings are gone."""
    from textwrap import fill

    blocks = [block for (kind, *_), block in zip(BODY, _text_blocks(), strict=True) if kind not in ("h", "table")]
    return "\n\n".join(fill(block, width, break_on_hyphens=False) if "\n" not in block else block for block in blocks) + "\n"
