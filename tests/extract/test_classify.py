"""What a page is: by address, by lead, by content, so that a text without address is known as well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.classify import classify
from pipeline.model import DocumentKind
from pipeline.vocabulary.rules import load_rules
from tests.pages import page_of

RULES = load_rules()
HOST = "http://policeauthority.org/metropolitan"
REPORT, MINUTES, AGENDA = DocumentKind.REPORT, DocumentKind.MINUTES, DocumentKind.AGENDA
OTHER, PRESS, BRIEFING = DocumentKind.OTHER, DocumentKind.PRESS_RELEASE, DocumentKind.BRIEFING
TEXT = ("p", "The figures for the year are compared with those of the year before, and the reasons are given.")
LEAD = ("p", "Report 8 of the 8 Feb 02 meeting of the Finance Committee and plans.")
CITED = ("p", "Report 8 of the 8 February 2007 meeting of the Finance Committee gave the figures.")
UNNUMBERED = [("h", "Budget"), ("p", "Date: 8 February 2007"), ("p", "By: Clerk")]

CONTENT = {
    "report by lead": ([LEAD, TEXT], REPORT, "lead.report"),
    "report by header": ([("h", "Budget"), ("p", "Report: 8\nDate: 8 February 2007\nBy: Clerk"), TEXT], REPORT, "kinds.header"),
    "report without number (C)": ([*UNNUMBERED, ("h", "Summary"), TEXT, ("h", "Contact details"), TEXT], REPORT, "kinds.header"),
    "report without number, one letter left": ([*UNNUMBERED, TEXT, ("p", "A. Recommendation"), TEXT], REPORT, "kinds.header"),
    "report without number, an ask": ([*UNNUMBERED, ("p", "Members are asked to note the figures."), TEXT], REPORT, "kinds.header"),
    "report without number, its lead": ([LEAD, *UNNUMBERED, TEXT], REPORT, "lead.report"),
    "report with a remark": ([("h", "Budget"), ("p", "Report: 16 - Report not considered\nBy: Clerk"), TEXT], REPORT, "kinds.header"),
    "report of the annual meeting": ([("h", "Budget"), ("p", "Report: Annual Meeting Report 1\nBy: Clerk"), TEXT], REPORT, "kinds.header"),
    "report by sections": ([("p", "A. Recommendation"), TEXT, ("p", "B. Supporting information"), TEXT], REPORT, "kinds.section"),
    "minutes by lead": ([("p", "These are the minutes for the 8 Feb 02 meeting of the Finance Committee."), TEXT], MINUTES, "lead.minutes"),
    "minutes by heading": ([("h", "Minutes - draft"), TEXT], MINUTES, "kinds.minutes"),
    "minutes by sentence (B)": (
        [("p", "Minutes of the meeting of the Finance Committee held on 8 May 2003 at Dean Street")],
        MINUTES,
        "kinds.minutes",
    ),
    "agenda by lead": ([("p", "Agenda for the 8 Feb 02 meeting of the Finance Committee")], AGENDA, "lead.agenda"),
    "agenda by its items": ([("h", "Part 1"), ("p", "Items to be considered while the public are present"), TEXT], AGENDA, "kinds.agenda"),
    "agenda in the past tense": ([("p", "Items considered in public")], AGENDA, "kinds.agenda"),
    "list by lead": (
        [("p", "This page contains a list of reports for the Finance Committee.")],
        DocumentKind.REPORT_LIST,
        "lead.report_list",
    ),
    "list by its table": ([("tr", "No\tTitle"), ("tr", "Report 6a\tBudget")], DocumentKind.REPORT_LIST, "kinds.report_list"),
    "press by lead": ([("p", "This page contains press release 15/03")], PRESS, "lead.press_release"),
    "press by number": ([("h", "Members welcome figures"), ("p", "15/03"), TEXT], PRESS, "kinds.press_release"),
    "press by its end": ([TEXT, *[TEXT] * 30, ("h", "Notes to editors")], PRESS, "kinds.press_release"),
    "briefing": (
        [("p", "Author: Kim Dale"), ("p", "This is a briefing paper and not a committee report."), TEXT],
        BRIEFING,
        "kinds.briefing",
    ),
    "board report": (
        [("p", "Report: 3\nDate: 16 November 2010\nReport by: Kim Dale\nReport for the Domestic and Sexual Violence Board")],
        DocumentKind.BOARD_REPORT,
        "kinds.board_report",
    ),
    "project": ([("p", "Project name: Safer parks"), ("p", "Met Forward work strand: Met Partners")], OTHER, "kinds.project"),
    "minutes that cite a report": (
        [("p", "Minutes of the meeting of the Audit Panel held on 8 May 2003."), CITED],
        MINUTES,
        "kinds.minutes",
    ),
    "minutes with labels": (
        [("h", "Minutes"), TEXT, ("p", "Report by: Clerk"), ("p", "Date: 8 May 2003"), CITED],
        MINUTES,
        "kinds.minutes",
    ),
    "minutes in whose text a report is": (
        [("h", "Minutes"), TEXT, ("p", "Report: 1 was introduced by the Clerk.")],
        MINUTES,
        "kinds.minutes",
    ),
    "agenda that cites a report": ([("h", "Agenda"), ("p", "1.", "Apologies"), CITED], AGENDA, "kinds.agenda"),
    "press that cites a report": ([("h", "Figures fall"), TEXT, CITED, ("h", "Notes to editors")], PRESS, "kinds.press_release"),
    "press that cites a report in its notes": (
        [("h", "15/03"), ("h", "Notes to editors"), ("p", "1.", CITED[1])],
        PRESS,
        "kinds.press_release",
    ),
    "project that cites a report": ([("p", "Project name: Safer parks"), CITED], OTHER, "kinds.project"),
    "project with a monthly report": (
        [("p", "Project name: Parks"), ("p", "Date: 8 May 2010\nReport: monthly"), TEXT],
        OTHER,
        "kinds.project",
    ),
    "scrutiny that cites a report": ([("h", "Scrutiny of parks"), TEXT, CITED], OTHER, "kinds.other"),
    "papers published": ([("h", "Papers"), ("p", "We have published:"), CITED], OTHER, "kinds.other"),
    "papers found": (
        [("h", "2 results"), CITED, ("p", "Report 9 of the 8 May 2003 meeting of the Audit Panel and plans.")],
        OTHER,
        "kinds.other",
    ),
    "letter": ([*UNNUMBERED, ("p", "Dear Sir"), TEXT], OTHER, "kinds.other"),
    "response": ([*UNNUMBERED, TEXT, ("h", "Recommendations"), ("p", "That the law be changed.")], OTHER, "kinds.other"),
    "how reports are made": ([("h", "Orders"), ("p", "Report: its number\nDate: the day\nBy: the officer"), TEXT], OTHER, "kinds.other"),
    "prose": ([TEXT, TEXT], OTHER, "kinds.other"),
    "nothing": ([], OTHER, "kinds.other"),
}


@pytest.mark.parametrize(("blocks", "kind", "rule_id"), CONTENT.values(), ids=CONTENT)
def test_by_lead_and_content(blocks: list[tuple[str, ...]], kind: DocumentKind, rule_id: str) -> None:
    assert classify(page_of(*blocks), RULES) == (kind, rule_id)
    assert rule_id in RULES


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("committees/x-psc/2007/070208/08", REPORT),
        ("committees/x-psc/2007/070208/minutes", MINUTES),
        ("committees/x-psc/2007/070208", AGENDA),
        ("committees/x-psc/reports", DocumentKind.REPORT_LIST),
        ("news/press/2003/03-015", PRESS),
        ("publications/briefings/2009/0309", BRIEFING),
        ("dsvb/2010/101116/03", DocumentKind.BOARD_REPORT),
        ("scrutinies/rape/evidence", OTHER),
    ],
)
def test_the_address_goes_first(path: str, kind: DocumentKind) -> None:
    page = page_of(("h", "Budget"), ("p", "Report: 8\nDate: 8 February 2007\nBy: Clerk"), url=f"{HOST}/{path}/index.html")
    found, rule_id = classify(page, RULES)
    assert found is kind and rule_id in RULES


def test_an_address_that_does_not_tell_leaves_it_to_the_page() -> None:
    page = page_of(("h", "Minutes"), TEXT, url=f"{HOST}/committees/mpa/2003/030327/part-two/index.html")
    assert classify(page, RULES) == (MINUTES, "kinds.minutes")


@pytest.mark.parametrize(
    "words", ["Minutes of evidence were published.", "The agenda of change", "A report was made to the board", "Notes on editors"]
)
def test_prose_with_such_words_is_other(words: str) -> None:
    assert classify(page_of(("p", words), TEXT), RULES)[0] is OTHER


@given(st.lists(st.tuples(st.sampled_from(["p", "h", "tr"]), st.text(max_size=60)), max_size=6))
def test_no_page_breaks_it(blocks: list[tuple[str, ...]]) -> None:
    assert classify(page_of(*blocks), RULES)[1] in RULES
