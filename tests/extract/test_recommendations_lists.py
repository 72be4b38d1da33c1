"""Lists: every structural form of the archive, as (path, as_written, stem, sentence, actions, addressee, condition)."""

from dataclasses import dataclass

import pytest

from pipeline.model import Recommendation
from tests.extract.asking import Line, codes, read


@dataclass(frozen=True)
class Case:
    """A section's blocks, those before its heading, and the rows that a careful reader finds."""

    name: str
    lines: tuple[Line, ...]
    rows: tuple[tuple[object, ...], ...]
    before: tuple[Line, ...] = ()


def row(
    path: str, words: str, stem: str | None, sentence: str, actions: str, addressee: str | None, condition: str | None = None
) -> tuple[object, ...]:
    return (path, words, stem, sentence, tuple(actions.split(", ")) if actions else (), addressee, condition)


def as_tuple(found: Recommendation) -> tuple[object, ...]:
    return (found.path, found.as_written, found.stem, found.sentence, found.actions, found.addressee, found.condition)


ASKED = "Members are asked to:"

CASES = (
    Case(
        "l1-own-stems",
        (("li", "1.", "That members note the report; and"), ("li", "2.", "That the plan be agreed.")),
        (
            row("1", "That members note the report", None, "That members note the report", "note", "members"),
            row("2", "That the plan be agreed", None, "That the plan be agreed", "agree", None),
        ),
    ),
    Case(
        "l1-one-item",
        (("li", "1.", "That members note the report"),),
        (row("1", "That members note the report", None, "That members note the report", "note", "members"),),
    ),
    Case(
        "l2-own-subjects",
        (("p", "That"), ("li", "1.", "members note the report; and"), ("li", "2.", "the plan be approved.")),
        (
            row("1", "members note the report", "That", "That members note the report", "note", "members"),
            row("2", "the plan be approved", "That", "That the plan be approved", "approve", None),
        ),
    ),
    Case(
        "l2-ellipsis",
        (
            ("p", "That:"),
            ("li", "1.", "members note the report;"),
            ("li", "2.", "agree the plan; and"),
            ("li", "3.", "comment on the costs"),
        ),
        (
            row("1", "members note the report", "That:", "That members note the report", "note", "members"),
            row("2", "agree the plan", "That:", "That members agree the plan", "agree", "members"),
            row("3", "comment on the costs", "That:", "That members comment on the costs", "comment", "members"),
        ),
    ),
    Case(
        "l2-changing-subjects",
        (
            ("p", "That:-"),
            ("li", "(1)", "the Committee notes the report;"),
            ("li", "(2)", "the Treasurer reports back in May;"),
            ("li", "(3)", "MPA officers consult the boroughs;"),
            ("li", "(4)", "the MPS provide figures; and"),
            ("li", "(5)", "review progress in June."),
        ),
        (
            row("1", "the Committee notes the report", "That:-", "That the Committee notes the report", "note", "committee"),
            row("2", "the Treasurer reports back in May", "That:-", "That the Treasurer reports back in May", "report back", "Treasurer"),
            row("3", "MPA officers consult the boroughs", "That:-", "That MPA officers consult the boroughs", "consult", "MPA officers"),
            row("4", "the MPS provide figures", "That:-", "That the MPS provide figures", "provide", "MPS"),
            row("5", "review progress in June", "That:-", "That the Committee review progress in June", "review", "committee"),
        ),
    ),
    Case(
        "l2-unknown-subject-starts",
        (("p", "That"), ("li", "1.", "meetings start at 2pm;"), ("li", "2.", "the pilot begin in May.")),
        (
            row("1", "meetings start at 2pm", "That", "That meetings start at 2pm", "start", None),
            row("2", "the pilot begin in May", "That", "That the pilot begin in May", "begin", None),
        ),
    ),
    Case(
        "l2-annual-meeting-colon-and",
        (
            ("p", "That"),
            ("li", "1.", "the Authority agrees the structure in Appendix 1: and"),
            ("li", "2.", "the terms of reference be approved;"),
            ("li", "3.", "note the timetable."),
        ),
        (
            row(
                "1",
                "the Authority agrees the structure in Appendix 1",
                "That",
                "That the Authority agrees the structure in Appendix 1",
                "agree",
                "authority",
            ),
            row("2", "the terms of reference be approved", "That", "That the terms of reference be approved", "approve", None),
            row("3", "note the timetable", "That", "That the Authority note the timetable", "note", "authority"),
        ),
    ),
    Case(
        "l2-item-repeats-that",
        (("p", "That:"), ("li", "1.", "That members note the report;"), ("li", "2.", "that the plan be approved")),
        (
            row("1", "That members note the report", "That:", "That members note the report", "note", "members"),
            row("2", "that the plan be approved", "That:", "That the plan be approved", "approve", None),
        ),
    ),
    Case(
        "l2-dash-that-alone",
        (("li", "-", "That"), ("li", "-", "members note the grants;"), ("li", "-", "the criteria be approved.")),
        (
            row("1", "members note the grants", "That", "That members note the grants", "note", "members"),
            row("2", "the criteria be approved", "That", "That the criteria be approved", "approve", None),
        ),
    ),
    Case(
        "l2-dash-that-over-numbers",
        (("li", "-", "That"), ("li", "1.", "members note the grants;"), ("li", "2.", "the criteria be approved.")),
        (
            row("1", "members note the grants", "That", "That members note the grants", "note", "members"),
            row("2", "the criteria be approved", "That", "That the criteria be approved", "approve", None),
        ),
    ),
    Case(
        "l3-stem-with-subject",
        (("p", "That members"), ("li", "1.", "note the report; and"), ("li", "2.", "Agree the plan.")),
        (
            row("1", "note the report", "That members", "That members note the report", "note", "members"),
            row("2", "Agree the plan", "That members", "That members Agree the plan", "agree", "members"),
        ),
    ),
    Case(
        "l3-item-subject-wins",
        (
            ("p", "That members:"),
            ("li", "1.", "note the report;"),
            ("li", "2.", "the Clerk write to the boroughs;"),
            ("li", "3.", "agree the plan"),
        ),
        (
            row("1", "note the report", "That members:", "That members note the report", "note", "members"),
            row("2", "the Clerk write to the boroughs", "That members:", "That the Clerk write to the boroughs", "write", "Clerk"),
            row("3", "agree the plan", "That members:", "That members agree the plan", "agree", "members"),
        ),
    ),
    Case(
        "l3-passive-under-a-body",
        (("p", "That members:"), ("li", "1.", "note the report;"), ("li", "2.", "the plan be approved")),
        (
            row("1", "note the report", "That members:", "That members note the report", "note", "members"),
            row("2", "the plan be approved", "That members:", "That the plan be approved", "approve", None),
        ),
    ),
    Case(
        "l3-carried-from-the-first-item-not-the-stem",
        (("p", "That members:"), ("li", "1.", "the Committee note the report;"), ("li", "2.", "agree the plan")),
        (
            row("1", "the Committee note the report", "That members:", "That the Committee note the report", "note", "committee"),
            row("2", "agree the plan", "That members:", "That the Committee agree the plan", "agree", "committee"),
        ),
    ),
    Case(
        "l4-asked-to",
        (("p", ASKED), ("li", "(a)", "note the report; and"), ("li", "(b)", "Comment on the plan.")),
        (
            row("1", "note the report", ASKED, "Members are asked to note the report", "note", "members"),
            row("2", "Comment on the plan", ASKED, "Members are asked to Comment on the plan", "comment", "members"),
        ),
    ),
    Case(
        "l4-one-to",
        (("p", "Members are invited to"), ("li", "•", "to note the report"), ("li", "•", "To agree the plan")),
        (
            row("1", "to note the report", "Members are invited to", "Members are invited to note the report", "note", "members"),
            row("2", "To agree the plan", "Members are invited to", "Members are invited to agree the plan", "agree", "members"),
        ),
    ),
    Case(
        "l4-asked-without-to",
        (("p", "Members are asked:"), ("li", "1.", "to note the pilot;"), ("li", "2.", "that the Treasurer reports on its costs")),
        (
            row("1", "to note the pilot", "Members are asked:", "Members are asked to note the pilot", "note", "members"),
            row(
                "2",
                "that the Treasurer reports on its costs",
                "Members are asked:",
                "that the Treasurer reports on its costs",
                "report",
                "Treasurer",
            ),
        ),
    ),
    Case(
        "l4-unknown-verb",
        (("p", ASKED), ("li", "1.", "celebrate the anniversary")),
        (row("1", "celebrate the anniversary", ASKED, "Members are asked to celebrate the anniversary", "celebrate", "members"),),
    ),
    Case(
        "l4-several-verbs",
        (
            ("p", "The Committee is invited to:"),
            ("li", "1.", "consider the report and agree next steps; and"),
            ("li", "2.", "note the costs"),
        ),
        (
            row(
                "1",
                "consider the report and agree next steps",
                "The Committee is invited to:",
                "The Committee is invited to consider the report and agree next steps",
                "consider, agree",
                "committee",
            ),
            row("2", "note the costs", "The Committee is invited to:", "The Committee is invited to note the costs", "note", "committee"),
        ),
    ),
    Case(
        "l5-no-stem",
        (("li", "1.", "Members note the report."), ("li", "2.", "The Committee agrees the plan.")),
        (
            row("1", "Members note the report", None, "Members note the report", "note", "members"),
            row("2", "The Committee agrees the plan", None, "The Committee agrees the plan", "agree", "committee"),
        ),
    ),
    Case(
        "l6-ellipsis-without-stem",
        (("li", "1.", "members note the payments; and"), ("li", "2.", "agree the scheme.")),
        (
            row("1", "members note the payments", None, "members note the payments", "note", "members"),
            row("2", "agree the scheme", None, "members agree the scheme", "agree", "members"),
        ),
    ),
    Case(
        "l6-no-subject-anywhere",
        (("li", "1.", "confirms the committees;"), ("li", "2.", "approves their membership.")),
        (
            row("1", "confirms the committees", None, "confirms the committees", "confirm", None),
            row("2", "approves their membership", None, "approves their membership", "approve", None),
        ),
    ),
    Case(
        "l6-infinitive-after-sentences",
        (("li", "1.", "That members note the number of cases."), ("li", "2.", "To receive a report in the autumn")),
        (
            row("1", "That members note the number of cases", None, "That members note the number of cases", "note", "members"),
            row("2", "To receive a report in the autumn", None, "To receive a report in the autumn", "receive", None),
        ),
    ),
    Case(
        "body-paragraphs",
        (
            ("p", "1.", "Members note the achievements of the Forum."),
            ("p", "2.", "The Authority agrees funding for two years."),
            ("p", "3.", "The LRHCF brings to the attention of the Authority any borough that takes no part."),
        ),
        (
            row("1", "Members note the achievements of the Forum", None, "Members note the achievements of the Forum", "note", "members"),
            row(
                "2",
                "The Authority agrees funding for two years",
                None,
                "The Authority agrees funding for two years",
                "agree",
                "authority",
            ),
            row(
                "3",
                "The LRHCF brings to the attention of the Authority any borough that takes no part",
                None,
                "The LRHCF brings to the attention of the Authority any borough that takes no part",
                "bring to attention",
                "LRHCF",
            ),
        ),
    ),
    Case(
        "marks-lost",
        (("p", "That:"), ("p", "the Committee receives the annual letter; and"), ("p", "the action plan be agreed.")),
        (
            row(
                "1",
                "the Committee receives the annual letter",
                "That:",
                "That the Committee receives the annual letter",
                "receive",
                "committee",
            ),
            row("2", "the action plan be agreed", "That:", "That the action plan be agreed", "agree", None),
        ),
    ),
    Case(
        "marks-and-stem-lost",
        (("p", "members note the forecast;"), ("p", "approve the virements; and"), ("p", "the next steps in paragraph 9.")),
        (
            row("1", "members note the forecast", None, "members note the forecast", "note", "members"),
            row("2", "approve the virements", None, "members approve the virements", "approve", "members"),
            row("3", "the next steps in paragraph 9", None, "the next steps in paragraph 9", "", None),
        ),
    ),
    Case(
        "run-on-numbers",
        (("p", "That members: 1. note the report; 2. agree the plan; and 3. delegate decisions to the Clerk."),),
        (
            row("1", "note the report", "That members:", "That members note the report", "note", "members"),
            row("2", "agree the plan", "That members:", "That members agree the plan", "agree", "members"),
            row(
                "3",
                "delegate decisions to the Clerk",
                "That members:",
                "That members delegate decisions to the Clerk",
                "delegate",
                "members",
            ),
        ),
    ),
    Case(
        "run-on-numbers-without-separators",
        (("p", "That members 1. note the report 2. agree the plan"),),
        (
            row("1", "note the report", "That members", "That members note the report", "note", "members"),
            row("2", "agree the plan", "That members", "That members agree the plan", "agree", "members"),
        ),
    ),
    Case(
        "run-on-one-item",
        (("p", "That members: 1. note table 2.1 of the report."),),
        (row("1", "note table 2.1 of the report", "That members:", "That members note table 2.1 of the report", "note", "members"),),
    ),
    Case(
        "run-on-letters",
        (("p", "The Committee is asked to (a) note the report; and (b) agree the plan."),),
        (
            row("1", "note the report", "The Committee is asked to", "The Committee is asked to note the report", "note", "committee"),
            row("2", "agree the plan", "The Committee is asked to", "The Committee is asked to agree the plan", "agree", "committee"),
        ),
    ),
    Case(
        "run-on-roman",
        (("p", "That: (i) members note the report; (ii) the plan be agreed"),),
        (
            row("1", "members note the report", "That:", "That members note the report", "note", "members"),
            row("2", "the plan be agreed", "That:", "That the plan be agreed", "agree", None),
        ),
    ),
    Case(
        "run-on-in-the-first-item",
        (("li", "1.", "That members note the report; 2. That the plan be agreed; and"), ("li", "3.", "That costs be noted")),
        (
            row("1", "That members note the report", None, "That members note the report", "note", "members"),
            row("2", "That the plan be agreed", None, "That the plan be agreed", "agree", None),
            row("3", "That costs be noted", None, "That costs be noted", "note", None),
        ),
    ),
    Case(
        "run-on-middle-dots",
        (("p", "That members: · note the grants; · approve the criteria; and · delegate the rest to the Clerk."),),
        (
            row("1", "note the grants", "That members:", "That members note the grants", "note", "members"),
            row("2", "approve the criteria", "That members:", "That members approve the criteria", "approve", "members"),
            row(
                "3", "delegate the rest to the Clerk", "That members:", "That members delegate the rest to the Clerk", "delegate", "members"
            ),
        ),
    ),
    Case(
        "dash-that-and-middle-dots",
        (("li", "-", "That"), ("p", "· members note the grants; · the criteria be approved.")),
        (
            row("1", "members note the grants", "That", "That members note the grants", "note", "members"),
            row("2", "the criteria be approved", "That", "That the criteria be approved", "approve", None),
        ),
    ),
    Case(
        "run-on-lines",
        (("p", "That\nmembers note the report;\nagree the plan; and\nthe costs be noted."),),
        (
            row("1", "members note the report", "That", "That members note the report", "note", "members"),
            row("2", "agree the plan", "That", "That members agree the plan", "agree", "members"),
            row("3", "the costs be noted", "That", "That the costs be noted", "note", None),
        ),
    ),
    Case(
        "wrapped-line",
        (("p", "That members note the report on the\nprogress of the strategy"),),
        (
            row(
                "1",
                "That members note the report on the\nprogress of the strategy",
                None,
                "That members note the report on the progress of the strategy",
                "note",
                "members",
            ),
        ),
    ),
    Case(
        "semicolons-alone-are-one-sentence",
        (("p", "That members note the report; agree the plan; and approve the costs."),),
        (
            row(
                "1",
                "That members note the report; agree the plan; and approve the costs",
                None,
                "That members note the report; agree the plan; and approve the costs",
                "note, agree, approve",
                "members",
            ),
        ),
    ),
    Case(
        "appendix-number-is-no-mark",
        (("p", "That members note Appendix 1. The review 2. was late."),),
        (
            row(
                "1",
                "That members note Appendix 1. The review 2. was late",
                None,
                "That members note Appendix 1. The review 2. was late",
                "note",
                "members",
            ),
        ),
    ),
    Case(
        "nested-letters",
        (
            ("p", "That members:"),
            ("li", "1.", "agree:"),
            ("li", "(a)", "the plan; and"),
            ("li", "(b)", "the budget;"),
            ("li", "2.", "note the report"),
        ),
        (
            row("1.1", "the plan", "agree:", "That members agree the plan", "agree", "members"),
            row("1.2", "the budget", "agree:", "That members agree the budget", "agree", "members"),
            row("2", "note the report", "That members:", "That members note the report", "note", "members"),
        ),
    ),
    Case(
        "nested-introduction-is-the-stem",
        (
            ("li", "1.", "That the Committee:"),
            ("li", "(i)", "notes the report; and"),
            ("li", "(ii)", "agrees the plan."),
            ("li", "2.", "That costs be noted"),
        ),
        (
            row("1.1", "notes the report", "That the Committee:", "That the Committee notes the report", "note", "committee"),
            row("1.2", "agrees the plan", "That the Committee:", "That the Committee agrees the plan", "agree", "committee"),
            row("2", "That costs be noted", None, "That costs be noted", "note", None),
        ),
    ),
    Case(
        "nested-in-one-block",
        (("li", "1.", "That members (a) note the report; and (b) agree the plan."), ("li", "2.", "That costs be noted")),
        (
            row("1.1", "note the report", "That members", "That members note the report", "note", "members"),
            row("1.2", "agree the plan", "That members", "That members agree the plan", "agree", "members"),
            row("2", "That costs be noted", None, "That costs be noted", "note", None),
        ),
    ),
    Case(
        "nested-flattened-in-c",
        (
            ("li", "-", ASKED),
            ("li", "-", "agree the following:"),
            ("li", "-", "the plan"),
            ("li", "-", "the budget"),
            ("li", "-", "note the costs"),
        ),
        (
            row("1.1", "the plan", "agree the following:", "Members are asked to agree the following: the plan", "agree", "members"),
            row("1.2", "the budget", "agree the following:", "Members are asked to agree the following: the budget", "agree", "members"),
            row("2", "note the costs", ASKED, "Members are asked to note the costs", "note", "members"),
        ),
    ),
    Case(
        "double-stem-not-doubled",
        (("p", ASKED), ("li", "1.", "That members are invited to note the report")),
        (row("1", "That members are invited to note the report", ASKED, "That members are invited to note the report", "note", "members"),),
    ),
    Case(
        "double-stem-requested",
        (("p", "That Members"), ("li", "1.", "Members are requested to note the report")),
        (
            row(
                "1",
                "Members are requested to note the report",
                "That Members",
                "That Members are requested to note the report",
                "note",
                "members",
            ),
        ),
    ),
    Case(
        "double-stem-agree-to-review",
        (("p", "That members agree:"), ("li", "1.", "To review the plan in May")),
        (
            row(
                "1",
                "To review the plan in May",
                "That members agree:",
                "That members agree To review the plan in May",
                "agree, review",
                "members",
            ),
        ),
    ),
    Case(
        "stem-with-the-verb",
        (("p", "Members are asked to note:"), ("li", "1.", "the progress made; and"), ("li", "2.", "the next steps.")),
        (
            row("1", "the progress made", "Members are asked to note:", "Members are asked to note the progress made", "note", "members"),
            row("2", "the next steps", "Members are asked to note:", "Members are asked to note the next steps", "note", "members"),
        ),
    ),
    Case(
        "stem-agree-that",
        (("p", "Members are asked to agree that:"), ("li", "1.", "the report be noted;"), ("li", "2.", "that officers proceed")),
        (
            row(
                "1",
                "the report be noted",
                "Members are asked to agree that:",
                "Members are asked to agree that the report be noted",
                "agree",
                "members",
            ),
            row(
                "2",
                "that officers proceed",
                "Members are asked to agree that:",
                "Members are asked to agree that officers proceed",
                "agree",
                "members",
            ),
        ),
    ),
    Case(
        "stem-it-is-recommended",
        (("p", "It is recommended that:"), ("li", "1.", "members note the report;"), ("li", "2.", "the plan be approved")),
        (
            row(
                "1",
                "members note the report",
                "It is recommended that:",
                "It is recommended that members note the report",
                "note",
                "members",
            ),
            row("2", "the plan be approved", "It is recommended that:", "It is recommended that the plan be approved", "approve", None),
        ),
    ),
    Case(
        "stem-announces-whole-asks",
        (("p", "Members are asked to agree the following recommendations:"), ("li", "1.", "That the report be noted")),
        (
            row(
                "1",
                "That the report be noted",
                "Members are asked to agree the following recommendations:",
                "That the report be noted",
                "note",
                "members",
            ),
        ),
    ),
    Case(
        "stem-with-condition",
        (("p", "Subject to members' comments, the Committee is asked to:"), ("li", "1.", "agree the plan")),
        (
            row(
                "1",
                "agree the plan",
                "Subject to members' comments, the Committee is asked to:",
                "Subject to members' comments, the Committee is asked to agree the plan",
                "agree",
                "committee",
                "Subject to members' comments",
            ),
        ),
    ),
    Case(
        "stem-behind-an-explanation",
        (("p", "The plan was drawn up in May. Members are asked to:"), ("li", "1.", "agree the plan")),
        (row("1", "agree the plan", ASKED, "Members are asked to agree the plan", "agree", "members"),),
    ),
    Case(
        "stem-before-the-heading",
        (("li", "1.", "agree the visits (see Appendix 1);"), ("li", "2.", "nominate two members.")),
        (
            row(
                "1",
                "agree the visits (see Appendix 1)",
                "The Committee is asked to:",
                "The Committee is asked to agree the visits (see Appendix 1)",
                "agree",
                "committee",
            ),
            row(
                "2",
                "nominate two members",
                "The Committee is asked to:",
                "The Committee is asked to nominate two members",
                "nominate",
                "committee",
            ),
        ),
        before=(("p", "The paper sets out visits."), ("p", "The Committee is asked to:")),
    ),
    Case(
        "prose-before-the-heading",
        (("p", "That members note the report"),),
        (row("1", "That members note the report", None, "That members note the report", "note", "members"),),
        before=(("p", "Members are asked to note the figures."),),
    ),
    Case(
        "two-stems",
        (
            ("p", "That members:"),
            ("li", "1.", "note the report."),
            ("p", "That the Treasurer:"),
            ("li", "1.", "report back; and"),
            ("li", "2.", "publish the figures."),
        ),
        (
            row("1", "note the report", "That members:", "That members note the report", "note", "members"),
            row("2", "report back", "That the Treasurer:", "That the Treasurer report back", "report back", "Treasurer"),
            row("3", "publish the figures", "That the Treasurer:", "That the Treasurer publish the figures", "publish", "Treasurer"),
        ),
    ),
    Case(
        "sentence-then-list",
        (("p", "That members note the report."), ("p", "Members are also asked to:"), ("li", "(i)", "agree the plan")),
        (
            row("1", "That members note the report", None, "That members note the report", "note", "members"),
            row("2", "agree the plan", "Members are also asked to:", "Members are also asked to agree the plan", "agree", "members"),
        ),
    ),
    Case(
        "two-sentences",
        (("p", "That members note the report."), ("p", "That the plan be agreed.")),
        (
            row("1", "That members note the report", None, "That members note the report", "note", "members"),
            row("2", "That the plan be agreed", None, "That the plan be agreed", "agree", None),
        ),
    ),
    Case(
        "printed-labels",
        (("p", "Recommendation 1: That the report be noted"), ("p", "Recommendation 2 - members agree the plan")),
        (
            row("1", "That the report be noted", None, "That the report be noted", "note", None),
            row("2", "members agree the plan", None, "members agree the plan", "agree", "members"),
        ),
    ),
    Case(
        "layout-table",
        (("tr", "1.\tThat members note the report;"), ("tr", "2.\tThat the plan be agreed.")),
        (
            row("1", "That members note the report", None, "That members note the report", "note", "members"),
            row("2", "That the plan be agreed", None, "That the plan be agreed", "agree", None),
        ),
    ),
    Case(
        "item-without-verb",
        (("p", "That"), ("li", "1.", "members note the report;"), ("li", "2.", "the report to the next meeting")),
        (
            row("1", "members note the report", "That", "That members note the report", "note", "members"),
            row("2", "the report to the next meeting", "That", "That the report to the next meeting", "", None),
        ),
    ),
    Case(
        "stem-never-completed",
        (("p", "That members note the progress made:"),),
        (row("1", "That members note the progress made", None, "That members note the progress made", "note", "members"),),
    ),
    Case(
        "stop-inside-the-list",
        (("p", "That members"), ("li", "1.", "note the report."), ("li", "2.", "agree the plan")),
        (
            row("1", "note the report", "That members", "That members note the report", "note", "members"),
            row("2", "agree the plan", "That members", "That members agree the plan", "agree", "members"),
        ),
    ),
    Case(
        "explanation-between-items",
        (("p", "That members:"), ("li", "1.", "note the report;"), ("p", "The report covers a year."), ("li", "2.", "agree the plan")),
        (
            row("1", "note the report", "That members:", "That members note the report", "note", "members"),
            row("2", "agree the plan", "That members:", "That members agree the plan", "agree", "members"),
        ),
    ),
    Case(
        "explanation-in-an-item",
        (("p", "That members:"), ("li", "1.", "note the report. It covers a year."), ("li", "2.", "agree the plan.")),
        (
            row(
                "1",
                "note the report. It covers a year",
                "That members:",
                "That members note the report. It covers a year",
                "note",
                "members",
            ),
            row("2", "agree the plan", "That members:", "That members agree the plan", "agree", "members"),
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_list(case: Case) -> None:
    reading = read(*case.lines, before=case.before)
    assert [as_tuple(found) for found in reading.recommendations] == list(case.rows)


def test_every_form_of_the_survey_has_its_cases() -> None:
    tags = {case.name.split("-")[0] for case in CASES}
    assert {"l1", "l2", "l3", "l4", "l5", "l6", "double", "run", "nested"} <= tags


def test_the_carried_subject_is_written_beside_the_addressee() -> None:
    found = read(("p", "That"), ("li", "1.", "the Committee note the report;"), ("li", "2.", "agree the plan")).recommendations
    assert [one.addressee_as_written for one in found] == ["the Committee", "the Committee"]


@pytest.mark.parametrize(
    "heading", ["A. Recommendations", "A. Recommendation", "Recommendation", "A Recommendation(s)", "Recommendations."]
)
def test_the_heading_does_not_matter(heading: str) -> None:
    reading = read(("li", "1.", "That members note it"), ("li", "2.", "That costs be noted"), heading=heading)
    assert len(reading.recommendations) == 2
    assert codes(reading) == []
