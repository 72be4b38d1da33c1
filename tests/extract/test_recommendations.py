"""Single sentences: what is asked, who is asked, and on what it depends, in all the wordings of the archive."""

import pytest

from tests.extract.asking import only, read

# tag, words as they stand (a closing stop is no part of them), actions, addressee, its words, condition
SENTENCES = [
    # --- S1: That, a named subject, a verb
    ("s1-members", "That members note the report", "note", "members", "members", None),
    ("s1-stop", "That members note the contents of this report.", "note", "members", "members", None),
    ("s1-small-that", "that members note the report", "note", "members", "members", None),
    ("s1-the-committee", "That the Committee notes the report", "note", "committee", "the Committee", None),
    ("s1-wrong-agreement", "That the Committee note the report", "note", "committee", "the Committee", None),
    ("s1-members-notes", "That members notes the report", "note", "members", "members", None),
    ("s1-sub-committee", "That the sub-committee agrees the payments", "agree", "committee", "the sub-committee", None),
    ("s1-authority", "That the Authority approves the budget", "approve", "authority", "the Authority", None),
    ("s1-mpa", "That the MPA endorse the strategy", "endorse", "authority", "the MPA", None),
    ("s1-board", "That the Board receives the report", "receive", "board", "the Board", None),
    ("s1-treasurer", "That the Treasurer report back in June", "report back", "Treasurer", "the Treasurer", None),
    ("s1-clerk", "That the Clerk writes to the respondents", "write", "Clerk", "the Clerk", None),
    ("s1-commissioner", "That the Commissioner provide quarterly figures", "provide", "Commissioner", "the Commissioner", None),
    ("s1-mps", "That the MPS provide monthly figures", "provide", "MPS", "the MPS", None),
    ("s1-officers", "That MPA officers continue to monitor progress", "continue monitor", "MPA officers", "MPA officers", None),
    ("s1-clerk-to", "The Clerk to the Authority report back", "report back", "Clerk", "The Clerk to the Authority", None),
    (
        "s1-one-office",
        "That the Chief Executive and Clerk report back",
        *("report back", "Chief Executive and Clerk", "the Chief Executive and Clerk", None),
    ),
    ("s1-two-offices", "That the Treasurer and Clerk report back", "report back", "Treasurer and Clerk", "the Treasurer and Clerk", None),
    ("s1-forum", "That the LRHCF continues for a year", "continue", "LRHCF", "the LRHCF", None),
    ("s1-unseen-office", "That the Head of Property submit a plan", "submit", "Head of Property", "the Head of Property", None),
    ("s1-unseen-body", "That the Transport Committee notes the report", "note", "committee", "the Transport Committee", None),
    ("s1-full-authority", "That the full Authority adopt the code", "adopt", "authority", "the full Authority", None),
    ("s1-members-of", "That members of the Finance Committee note it", "note", "members", "members of the Finance Committee", None),
    ("s1-consulting", "That the Clerk, in consultation with the Chair, fill the vacancies", "fill", "Clerk", "the Clerk", None),
    ("s1-noun-like-verb", "That members support improved training", "support", "members", "members", None),
    ("s1-adverb", "That members formally note and welcome the report", "note welcome", "members", "members", None),
    ("s1-unknown-verb", "That members celebrate the anniversary", "celebrate", "members", "members", None),
    ("s1-nominate", "That members nominate two members to the panel", "nominate", "members", "members", None),
    ("s1-appointments", "That the Authority makes appointments to outside bodies", "make", "authority", "the Authority", None),
    # --- S2: no That
    ("s2", "Members note the report", "note", "members", "Members", None),
    ("s2-committee", "The Committee agrees the plan.", "agree", "committee", "The Committee", None),
    ("s2-should", "Members should note the figures", "note", "members", "Members", None),
    ("s2-wish", "Members may wish to comment on the draft", "comment", "members", "Members", None),
    # --- S3: asked to, invited to
    ("s3-asked", "Members are asked to note the report", "note", "members", "Members", None),
    ("s3-invited", "Members are invited to note the content of the leaflet.", "note", "members", "Members", None),
    ("s3-two", "Members are asked to consider and comment on the draft", "consider comment", "members", "Members", None),
    ("s3-and-to", "The Committee is asked to note the report and to agree the plan", "note agree", "committee", "The Committee", None),
    ("s3-recommended-to", "The Committee is recommended to approve the plan", "approve", "committee", "The Committee", None),
    ("s3-requested", "Members are requested to note the report", "note", "members", "Members", None),
    ("s3-board-are", "The Board are asked to discuss the findings", "discuss", "board", "The Board", None),
    ("s3-for-views", "Members are asked for their views on the plan", "comment", "members", "Members", None),
    ("s3-for-members", "For members to note the figures", "note", "members", "members", None),
    ("s3-colon", "Members are asked: to note the report", "note", "members", "Members", None),
    ("s3-preamble", "In the light of the findings, members are asked to agree the plan", "agree", "members", "members", None),
    ("s3-office", "That the Commissioner be asked to report back in May", "report back", "Commissioner", "the Commissioner", None),
    ("s3-clerk", "that the Clerk be asked to write to the respondents", "write", "Clerk", "the Clerk", None),
    ("s3-behind-prose", "The plan is new and members are asked to agree it", "agree", "members", "members", None),
    # --- S4: passive and subjunctive
    ("s4", "That the report be noted", "note", None, None, None),
    ("s4-approved", "That the virements in Appendix 2 be approved.", "approve", None, None, None),
    ("s4-are", "That the appointments are confirmed", "confirm", None, None, None),
    ("s4-is", "That the report is noted", "note", None, None, None),
    ("s4-two", "That the report be received and its recommendations be agreed", "receive agree", None, None, None),
    ("s4-be-left-out", "That the report be noted and the plan agreed", "note agree", None, None, None),
    ("s4-one-be", "That the report be noted and approved", "note approve", None, None, None),
    ("s4-office", "That the Treasurer be authorised to sign the contract", "authorise", None, None, None),
    ("s4-delegated", "That authority be delegated to the Treasurer to sign", "delegate", None, None, None),
    ("s4-possessive", "That the Commissioner's report be noted", "note", None, None, None),
    ("s4-members-comments", "That members’ comments be fed into the review", "feed in", None, None, None),
    ("s4-to-be-done", "That the report on work to be done be noted", "note", None, None, None),
    ("s4-which-is", "That the plan, which is attached, be agreed", "agree", None, None, None),
    ("s4-person", "That Mr Smith be appointed for a year", "appoint", None, None, None),
    ("s4-attention", "That the findings be brought to the attention of the Home Office", "bring to attention", None, None, None),
    ("s4-start-at", "That meetings of the Committee start at 2pm", "start", None, None, None),
    ("s4-begin", "That the pilot begin in Barnet in May", "begin", None, None, None),
    ("s4-no-that", "The report be noted", "note", None, None, None),
    # --- S5: bare infinitive
    ("s5-to", "To note the report", "note", None, None, None),
    ("s5-bare", "Note progress to date and agree next steps", "note agree", None, None, None),
    # --- S6: somebody recommends
    ("s6-it", "It is recommended that members endorse the plan", "endorse", "members", "members", None),
    ("s6-it-passive", "It is recommended that the plan be endorsed", "endorse", None, None, None),
    ("s6-body", "The Finance Committee recommends that the Authority approves it", "approve", "authority", "the Authority", None),
    ("s6-to-body", "The Audit Panel recommends to the Authority that they be approved", "approve", "authority", "the Authority", None),
    ("s6-i", "I recommend that members support the bid", "support", "members", "members", None),
    ("s6-action", "That the Committee recommends to the Authority that it be agreed", "recommend", "committee", "the Committee", None),
    ("s6-adopts", "That members agree the recommendations contained at Appendices 1 and 2", "agree", "members", "members", None),
    ("s6-numbers", "That recommendations 2 and 3 in the attached report be approved", "approve", None, None, None),
    # --- S7: malformed
    ("s7-the-members", "The Members note the report", "note", "members", "The Members", None),
    ("s7-note-note", "That members note note the report", "note", "members", "members", None),
    ("s7-members-members", "That members members note the report", "note", "members", "members", None),
    ("s7-footnote", "That members note the figures[1] for May", "note", "members", "members", None),
    # --- approval and the like
    ("approval-given", "Approval is given to the appointment of two officers", "approve", None, None, None),
    ("approval-sought", "Members' approval is sought for the scheme", "approve", "members", "Members", None),
    ("gives-approval", "That members give their approval to the scheme", "approve", "members", "members", None),
    ("takes-note", "That the Committee takes note of the findings", "note", "committee", "the Committee", None),
    # --- double stems
    ("double-invited", "That members are invited to note the report", "note", "members", "members", None),
    ("double-asked", "That members are asked to agree the plan", "agree", "members", "members", None),
    # --- what is told, and what is somebody else's task, is not asked
    ("told", "That members note that the Treasurer will report and agree the costs", "note", "members", "members", None),
    ("told-and-asked", "That members note that progress is made and agree to fund it", "note agree fund", "members", "members", None),
    ("agree-that", "That members note the report and agree that officers proceed", "note agree", "members", "members", None),
    ("task", "That the Committee requests the MPS to review and report on the costs", "request", "committee", "the Committee", None),
    ("task-authorise", "That members authorise the Clerk to negotiate and agree terms", "authorise", "members", "members", None),
    ("led-on", "That members agree to postpone the review", "agree postpone", "members", "members", None),
    ("agree-to-noun", "That members agree to the proposals", "agree", "members", "members", None),
    ("nouns", "That members note the review, the comments and requests for support", "note", "members", "members", None),
    ("noun-support", "That members note the plans and support needed", "note", "members", "members", None),
    ("noun-report", "That members note the plan and report", "note", "members", "members", None),
    ("three", "That members receive the report, note the costs and approve the plan", "receive note approve", "members", "members", None),
    ("second-subject", "That members note the report and that the Chair writes to the MPS", "note write", "members", "members", None),
    ("second-passive", "That members note the report and the plan be approved", "note approve", "members", "members", None),
    # --- conditions
    (
        "if-first",
        "That, subject to members’ comments, the rules be approved",
        *("approve", None, None, "subject to members’ comments"),
    ),
    (
        "subject-to-without-comma",
        "Subject to members' comments the Committee approves the plan",
        *("approve", "committee", "the Committee", "Subject to members' comments"),
    ),
    (
        "subject-to-list",
        "Subject to the views of the Chair, Deputy Chair and members, the plan be agreed",
        *("agree", None, None, "Subject to the views of the Chair, Deputy Chair and members"),
    ),
    (
        "subject-to-last",
        "That members approve the plan, subject to any changes made at the meeting",
        *("approve", "members", "members", "subject to any changes made at the meeting"),
    ),
    (
        "subject-to-inside",
        "That members approve the plan subject to funding and note the costs",
        *("approve note", "members", "members", "subject to funding"),
    ),
    ("if", "That members agree the scheme if funding can be found", "agree", "members", "members", "if funding can be found"),
    ("if-appropriate", "That members note and, if appropriate, comment on it", "note comment", "members", "members", "if appropriate"),
    (
        "provided",
        "That the Committee supports the bid, provided that costs are met",
        *("support", "committee", "the Committee", "provided that costs are met"),
    ),
    ("no-condition-officers", "That members note the number of officers subject to suspension", "note", "members", "members", None),
    ("no-condition-whether", "That members consider if more work is needed", "consider", "members", "members", None),
    ("no-condition-any", "That members agree what action, if any, should be taken", "agree", "members", "members", None),
    ("no-condition-told", "That members note that the bid stands subject to funding", "note", "members", "members", None),
]


@pytest.mark.parametrize(
    ("words", "actions", "addressee", "addressee_as_written", "condition"),
    [case[1:] for case in SENTENCES],
    ids=[case[0] for case in SENTENCES],
)
def test_a_single_sentence(
    words: str, actions: str, addressee: str | None, addressee_as_written: str | None, condition: str | None
) -> None:
    row = only(("p", words))
    assert row.as_written == row.sentence == words.removesuffix(".")
    assert (row.path, row.stem) == ("1", None)
    assert row.actions == tuple(lemmas_in(actions))
    assert (row.addressee, row.addressee_as_written, row.condition) == (addressee, addressee_as_written, condition)


def lemmas_in(actions: str) -> list[str]:
    """The table writes lemmas with spaces between; three of them have spaces of their own."""
    for phrase in ("bring to attention", "report back", "feed in"):
        actions = actions.replace(phrase, phrase.replace(" ", "_"))
    return [lemma.replace("_", " ") for lemma in actions.split()]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("That members note the report", "recommendations.that"),
        ("Members are asked to note the report", "recommendations.asked"),
        ("It is recommended that members note the report", "recommendations.recommended"),
        ("The report be noted", "recommendations.passive"),
        ("To note the report", "recommendations.infinitive"),
        ("Members note the report", "recommendations.single_sentence"),
    ],
)
def test_the_rule_that_recognised_it_is_kept(words: str, rule: str) -> None:
    assert only(("p", words)).rule_id == rule


# --- edges and explanations


@pytest.mark.parametrize(
    ("written", "as_written"),
    [
        ("note the report; and", "note the report"),
        ("note the report: and", "note the report"),
        ("note the report,", "note the report"),
        ("note the report and", "note the report"),
        ("note the report.", "note the report"),
        ("note the report.;", "note the report"),
        ("note the report", "note the report"),
        ("note the report; or", "note the report"),
        ("note the command", "note the command"),
        ("note the report.[2]", "note the report"),
        ("note the report[2].", "note the report[2]"),
        ("note the report (see Appendix 1.)", "note the report (see Appendix 1.)"),
    ],
)
def test_edges_of_an_item(written: str, as_written: str) -> None:
    row = only(("p", "That members"), ("li", "1.", written))
    assert row.as_written == as_written
    assert row.sentence == f"That members {as_written}"


def test_an_explanation_in_the_same_block_stays_in_the_item() -> None:
    row = only(("p", "That members note the report. Appendix 1 gives the figures, and No. 2 the costs."))
    assert row.as_written.endswith("the report. Appendix 1 gives the figures, and No. 2 the costs")
    assert row.actions == ("note",)


def test_words_before_the_ask_in_the_same_block_are_no_part_of_it() -> None:
    row = only(("p", "This report is for information. Members are asked to note it."))
    assert row.as_written == "Members are asked to note it"


def test_a_second_ask_in_the_block_is_a_row_of_its_own() -> None:
    reading = read(("p", "That members note the report. That the plan be agreed."))
    assert [(row.path, row.sentence) for row in reading.recommendations] == [
        ("1", "That members note the report"),
        ("2", "That the plan be agreed"),
    ]


def test_a_second_ask_in_a_numbered_item_adds_its_verbs() -> None:
    row = only(("li", "1.", "That members note the report. Members are also asked to agree the plan."))
    assert row.actions == ("note", "agree")


def test_an_ask_on_the_line_of_the_heading() -> None:
    reading = read(heading="A. Recommendation: That members note the report.")
    assert [row.as_written for row in reading.recommendations] == ["That members note the report"]
