"""What the site prints around every paper: navigation, breadcrumb, warning, contacts tail."""

import re
from datetime import date
from typing import Final

from evaluation.press.work import PieceKind, Work

IN: Final = "You are in:"
CONTENTS: Final = "Contents"
WARNING: Final = (
    "Warning: This is archived material, kept for reference only, and parts of it will be out of date. The work of the "
    "Metropolitan Police Authority passed to the Mayor's Office for Policing and Crime (MOPC) in January 2012."
)
SUCCESSOR: Final = "For current information please see the MOPC website."
MORE: Final = "For more information contact:"
PHONES: Final = ("MPA general: 020 7946 0202", "Media enquiries: 020 7946 0217/18")
LINK: Final = "Send an e-mail linking to this page"
FEEDBACK: Final = "Feedback"
NAVIGATION: Final = ("Home", "About the MPA", "Committees", "Publications", "News", "Partnerships", "Recruitment", "FOI")
OWNER: Final = "Metropolitan Police Authority"

_LONG_PAGE: Final = 7  # sections: from here on a page opens with its Contents
_NAMES: Final = {
    "mpa": "MPA Committee",
    "x-pspm": "Professional Standards and Performance Monitoring Committee",
    "x-psc": "Professional Standards & Complaints Committee",
    "x-cop": "Co-ordination and Policing Committee",
    "x-f": "Finance Committee",
    "x-f-e": "Estates Sub-committee",
    "finres": "Finance and Resources Committee",
    "resourceprod": "Resources and Productivity Sub-committee",
    "x-eodb": "Equal Opportunities & Diversity Board",
    "equalities": "Equality and Diversity Sub-committee",
    "cep": "Communities, Equalities and People Committee",
    "cecf": "Community Engagement and Citizen Focus Sub-committee",
    "x-cdo": "Consultation, Diversity and Outreach Committee",
    "x-ce": "Community Engagement Committee",
    "x-hr": "Human Resources Committee",
    "hrremuneration": "Human Resources and Remuneration Sub-committee",
    "cgc": "Corporate Governance Committee",
    "x-ap": "Audit Panel",
    "x-ppr": "Planning, Performance & Review Committee",
    "sop": "Strategic and Operational Policing Committee",
    "ctps": "Counter-Terrorism and Protective Services Sub-committee",
    "s": "Standards Committee",
}
_EARLIER_NAMES: Final = {
    "x-cop": (date(2002, 7, 1), "Co-ordination and Urgency Committee"),
    "x-f": (date(2002, 7, 1), "Finance, Planning and Best Value Committee"),
    "x-ce": (date(2004, 7, 1), "Consultation Committee"),
    "hrremuneration": (date(2008, 7, 1), "Remuneration Sub-committee"),
}
_ROOTS: Final = {"news": "News", "publications": "Publications"}


def crumbs(work: Work) -> tuple[str, ...]:
    """The steps of the breadcrumb down to the paper's folder."""
    head, *below = work.address.strip("/").split("/")
    if head in _ROOTS:
        return ("Home", _ROOTS[head])
    day = printed_on(work)
    until, earlier = _EARLIER_NAMES.get(head, (date.min, ""))
    steps = ("Home", "Committees", earlier if day and day < until else _NAMES[head])
    return (*steps, day.strftime("%d-%b-%y")) if below and below[0].isdigit() and day else steps


def printed_on(work: Work) -> date | None:
    """The day of the meeting as the folders of the address tell it; None where they tell none."""
    if full := re.search(r"/(\d\d)(\d\d)(\d\d)(?:-\w+)?(?:[/-]|$)", work.address):
        year, month, day = (int(part) for part in full.groups())
        return date(2000 + year, month, day)
    if short := re.search(r"/(\d{4})/(\d\d)(\d\d)/", work.address):
        year, month, day = (int(part) for part in short.groups())
        return date(year, month, day)
    return None


def contents(work: Work) -> tuple[str, ...]:
    """The headings that a long page lists at its top; none on a short one."""
    headings = tuple(piece.text for piece in work.pieces if piece.kind is PieceKind.SECTION)
    return headings if len(headings) >= _LONG_PAGE else ()
