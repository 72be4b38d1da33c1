"""Single sentences whose grammar is harder: second verbs, plural subjects, preambles, conditions, and what only looks like them."""

import pytest

from tests.extract.asking import only, read

# tag, words, actions (`/` between), addressee, condition
SENTENCES = [
    # --- a second verb in `s` whose letters are a noun's too
    ("third-delegates", "That the Board agrees the scheme and delegates decisions to the Chair", "agree/delegate", "board", None),
    (
        "third-day-to-day",
        "That the Board agrees it, notes the cost and delegates day to day matters to the Clerk",
        "agree/note/delegate",
        "board",
        None,
    ),
    ("third-adjacent", "That the Panel receives and comments on the accounts", "receive/comment", "committee", None),
    ("third-on-it", "That the Panel receives the accounts and comments on them", "receive/comment", "committee", None),
    ("third-adverb", "That the Clerk monitors attendance and reports annually", "monitor/report", "Clerk", None),
    ("third-plural", "That the Committee notes the returns and requests details", "note/request", "committee", None),
    ("third-adjective", "That the Committee notes the returns and supports continued investment", "note/support", "committee", None),
    ("third-determined", "That the Panel welcomes the audit and plans a seminar", "welcome/plan", "committee", None),
    ("third-unknown", "That the Panel welcomes the audit and applauds the staff", "welcome/applaud", "committee", None),
    ("not-third-of", "That the Board notes the views and comments of the boroughs", "note", "board", None),
    ("not-third-received", "That the Board notes the comments and requests received", "note", "board", None),
    ("not-third-to-the", "That the Board notes the report and changes to the rota", "note", "board", None),
    ("not-third-needed", "That the Board notes the risks and supports needed", "note", "board", None),
    ("base-unknown", "That members note the returns and applaud the staff", "note/applaud", "members", None),
    ("base-unknown-noun", "That members note the time and effort the team has spent", "note", "members", None),
    # --- other people's verbs
    ("purpose", "That the Board set up a group to examine, monitor and report on leave", "set up", "board", None),
    ("noun-to", "That members note the need to plan, support and monitor it", "note", "members", None),
    ("noun-row", "That the Board notes the audit, comment and review process", "note", "board", None),
    # --- participles
    ("be-surrendered", "The tenancy be surrendered.", "surrender", None, None),
    ("be-let", "That the works be let in one lot", "let", None, None),
    ("be-overseen", "That the project be overseen by the Treasurer", "oversee", "Treasurer", None),
    ("be-dispensed-with", "That the quarterly return be dispensed with", "dispense", None, None),
    ("be-noted-and-registered", "That the interests be noted and registered", "note/register", None, None),
    ("be-left-out-doing", "That the account be closed and the balance returned to reserves", "close/return", None, None),
    ("not-left-out", "That the report be noted and the work carried out by officers", "note", None, None),
    ("be-unchanged", "That the fee be unchanged", "", None, None),
    # --- what things do
    ("end", "That the trial end in March", "end", None, None),
    ("lapse", "That the offer lapse in March", "lapse", None, None),
    ("come", "That the code come into force in March", "come", None, None),
    # --- verbs after `to` and `should` whose ending is a noun's
    ("to-reference", "Members are asked to reference the code", "reference", "members", None),
    ("to-comply", "Members should comply with the code", "comply", "members", None),
    ("to-embed", "That the MPS be asked to embed the code", "embed", "MPS", None),
    ("to-evidence", "That the MPS be asked to evidence its savings", "evidence", "MPS", None),
    ("to-supply", "To supply figures to the boroughs", "supply", None, None),
    # --- plural and unnamed subjects
    ("link-members", "Link members note the dates", "note", "link members", None),
    ("lead-members", "That lead members discuss the dates", "discuss", "lead members", None),
    ("commanders", "That borough commanders be asked to hold meetings", "hold", "borough commanders", None),
    ("each-commander", "That each borough commander hold a meeting", "hold", "borough commander", None),
    ("boroughs", "That all boroughs take part", "take", "boroughs", None),
    ("visitors", "Custody visitors report monthly", "report", "custody visitors", None),
    ("external-auditor", "That the External Auditor present the letter", "present", "External Auditor", None),
    ("finance-officer", "That the Chief Finance Officer present the letter", "present", "Chief Finance Officer", None),
    ("service", "That the Service publish the rates", "publish", "Service", None),
    ("secretariat", "The Secretariat writes to the boroughs", "write", "Secretariat", None),
    ("chairs", "The Chairs of committees are asked to agree the dates", "agree", "Chairs of committees", None),
    ("no-group-verb", "Ask officers to report back in May", "ask", None, None),
    ("no-group-thank", "That members thank officers for their help", "thank", "members", None),
    ("no-group-thing", "That three new officers be appointed", "appoint", None, None),
    # --- by whom
    ("by-members", "That the accounts be approved by members", "approve", "members", None),
    ("by-body", "That the accounts be signed by the Treasurer in June", "sign", "Treasurer", None),
    # --- preambles
    ("in-noting", "That in noting the rota, members consider its cost", "consider", "members", None),
    ("inserted-noting", "That members, in noting the rota, ask for its cost", "ask", "members", None),
    ("urgency", "That as a matter of urgency the Clerk bring forward a rota", "bring forward", "Clerk", None),
    ("from", "That from 1 June the Panel meet weekly", "meet", "committee", None),
    ("where", "That, where fees rise, the Clerk consult the Chair", "consult", "Clerk", None),
    ("once", "That once the survey is done the MPS publish it", "publish", "MPS", None),
    ("next-meeting", "That at its next meeting the Board review the fees", "review", "board", None),
    ("light", "That in the light of the Treasurer's advice the Board revise the fees", "revise", "board", None),
    ("years", "That in 2003, 2004 and 2005 the Board review the fees", "review", "board", None),
    ("thing", "That at the request of the Chair the item be deferred", "defer", None, None),
    ("asked-inserted", "The Board is asked, in the light of the audit, to approve the fees", "approve", "board", None),
    # --- conditions
    ("cond-one-word", "That subject to audit the fees be adopted from May", "adopt", None, "subject to audit"),
    ("cond-one-word-actor", "That subject to audit members approve the fees", "approve", "members", "subject to audit"),
    ("cond-if-participle", "That if confirmed the post be advertised", "advertise", None, "if confirmed"),
    ("cond-bracket", "That members approve the fees (subject to audit).", "approve", "members", "subject to audit"),
    ("cond-and", "That the fees be approved subject to audit and the rota be published", "approve/publish", None, "subject to audit"),
    (
        "cond-and-noun",
        "That the sale be agreed subject to audit and the consent of the Chair",
        "agree",
        None,
        "subject to audit and the consent of the Chair",
    ),
    (
        "cond-that",
        "Subject to any views that members may hold, the fees be approved",
        *("approve", None, "Subject to any views that members may hold"),
    ),
    (
        "cond-letters",
        "That, subject to (a) audit and (b) the views of members, the fees be approved",
        *("approve", None, "subject to (a) audit and (b) the views of members"),
    ),
    # --- small things
    ("to-be-noted", "Paper to be noted", "note", None, None),
    ("messrs", "That members note the bill of Messrs. Doe and agree the sum", "note/agree", "members", None),
    ("invited-to-a", "That members be invited to a seminar", "invite", None, None),
    ("asked-that", "Members are asked that the rota be noted", "note", "members", None),
    ("than", "Than members note the rota", "note", "members", None),
    ("we-ask", "We ask members to note the rota", "note", "members", None),
    ("recommends-to-do", "The Finance Committee recommends the Authority to sell the site", "sell", "authority", None),
    ("no-verb", "That members the rota for May", "", "members", None),
]


@pytest.mark.parametrize(
    ("words", "actions", "addressee", "condition"), [case[1:] for case in SENTENCES], ids=[case[0] for case in SENTENCES]
)
def test_a_single_sentence(words: str, actions: str, addressee: str | None, condition: str | None) -> None:
    row = only(("p", words))
    assert row.sentence == words.removesuffix(".")
    assert row.actions == tuple(verb for verb in actions.split("/") if verb)
    assert (row.addressee, row.condition) == (addressee, condition)


# stem, items, sentences, addressees
LISTS = [
    (
        "thing-under-members",
        "That members:",
        ("note the rota", "the lease be renewed"),
        ("That members note the rota", "That the lease be renewed"),
        ("members", None),
    ),
    (
        "own-that-under-a-body",
        "That the Board:",
        ("notes the rota", "That the lease be renewed"),
        ("That the Board notes the rota", "That the lease be renewed"),
        ("board", None),
    ),
    (
        "lead-members",
        "Lead members are asked to:",
        ("note the rota", "agree the lease"),
        ("Lead members are asked to note the rota", "Lead members are asked to agree the lease"),
        ("lead members", "lead members"),
    ),
    (
        "unknown-verb-carried",
        "That",
        ("members note the rota", "applaud the staff"),
        ("That members note the rota", "That members applaud the staff"),
        ("members", "members"),
    ),
    (
        "recommended-to-that",
        "It is recommended to the Authority that:",
        ("the lease be renewed", "the Clerk issue it"),
        ("It is recommended to the Authority that the lease be renewed", "It is recommended to the Authority that the Clerk issue it"),
        ("authority", "Clerk"),
    ),
    (
        "recommends-the-authority-to",
        "The Finance Committee recommends the Authority to:",
        ("renew the lease", "note the rota"),
        (
            "The Finance Committee recommends the Authority to renew the lease",
            "The Finance Committee recommends the Authority to note the rota",
        ),
        ("authority", "authority"),
    ),
    (
        "following-be-agreed",
        "That the following recommendations be agreed:",
        ("That the lease be renewed", "That the Clerk issue it"),
        ("That the lease be renewed", "That the Clerk issue it"),
        (None, "Clerk"),
    ),
    (
        "be-carried",
        "That",
        ("the rota be received", "be sent to the boroughs", "be published"),
        ("That the rota be received", "That the rota be sent to the boroughs", "That the rota be published"),
        (None, None, None),
    ),
    (
        "be-under-its-thing",
        "That the rota",
        ("be received", "be published"),
        ("That the rota be received", "That the rota be published"),
        (None, None),
    ),
    (
        "participles-under-be",
        "That the rota be",
        ("received", "published"),
        ("That the rota be received", "That the rota be published"),
        (None, None),
    ),
    (
        "either",
        "That members either",
        ("renew the lease", "sell the site"),
        ("That members either renew the lease", "That members either sell the site"),
        ("members", "members"),
    ),
]


@pytest.mark.parametrize(("stem", "items", "sentences", "addressees"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_a_list(stem: str, items: tuple[str, ...], sentences: tuple[str, ...], addressees: tuple[str | None, ...]) -> None:
    reading = read(("p", stem), *(("li", f"{at}.", f"{item};") for at, item in enumerate(items, 1)))
    rows = reading.recommendations
    assert [row.as_written for row in rows] == list(items)
    assert [row.sentence for row in rows] == list(sentences)
    assert [row.addressee for row in rows] == list(addressees)
    assert all(row.stem == stem and row.actions for row in rows)


@pytest.mark.parametrize("stem", ["Subject to members' views, that:", "Subject to any views that members may hold, that:"])
def test_a_condition_in_a_stem_is_every_item_s(stem: str) -> None:
    rows = read(("p", stem), ("li", "1.", "the lease be renewed;"), ("li", "2.", "members note the rota.")).recommendations
    assert [row.sentence for row in rows] == [f"{stem[:-1]} the lease be renewed", f"{stem[:-1]} members note the rota"]
    assert {row.condition for row in rows} == {stem.rpartition(",")[0]}
    assert [row.addressee for row in rows] == [None, "members"]


def test_a_condition_that_an_item_begins_with() -> None:
    rows = read(("p", "That members"), ("li", "1.", "note the rota;"), ("li", "2.", "subject to audit, approve the lease.")).recommendations
    assert [row.condition for row in rows] == [None, "subject to audit"]
    assert rows[1].actions == ("approve",)


# --- lists that go on, and what follows them


def test_an_and_before_that_is_no_part_of_the_item() -> None:
    rows = read(("p", "That"), ("li", "1.", "the rota be noted;"), ("p", "and that the Clerk issue it.")).recommendations
    assert [(row.as_written, row.sentence) for row in rows[1:]] == [("that the Clerk issue it", "That the Clerk issue it")]


def test_a_further_stem() -> None:
    rows = read(
        ("p", "That members:"), ("li", "1.", "note the rota;"), ("p", "and that the Board:"), ("li", "2.", "agrees the lease.")
    ).recommendations
    assert [(row.stem, row.addressee) for row in rows] == [("That members:", "members"), ("that the Board:", "board")]
    assert rows[1].sentence == "that the Board agrees the lease"


@pytest.mark.parametrize("words", ["The Clerk is asked to issue it", "That the Clerk issue it"])
def test_a_paragraph_behind_a_finished_list_has_no_stem(words: str) -> None:
    rows = read(("p", "That"), ("li", "1.", "members note the rota;"), ("li", "2.", "agree the lease."), ("p", f"{words}.")).recommendations
    assert (rows[2].stem, rows[2].sentence, rows[2].addressee) == (None, words, "Clerk")


# --- marks


@pytest.mark.parametrize(
    "words",
    [
        "That members: - note the rota; and - agree the lease.",
        "That members: 1 note the rota; 2 agree the lease.",
        "That members:\nA1. note the rota;\nA2. agree the lease.",
        "That members:\n(A) note the rota;\n(B) agree the lease.",
        "That members:\no note the rota;\no agree the lease.",
    ],
)
def test_marks_within_a_block(words: str) -> None:
    rows = read(("p", words)).recommendations
    assert [(row.as_written, row.stem) for row in rows] == [("note the rota", "That members:"), ("agree the lease", "That members:")]


@pytest.mark.parametrize("marks", [("1", "2"), ("A1.", "A2."), ("(A)", "(B)"), ("o", "o")])
def test_marks_that_stand_in_the_text_of_blocks(marks: tuple[str, str]) -> None:
    rows = read(("p", "That members:"), ("p", f"{marks[0]} note the rota;"), ("p", f"{marks[1]} agree the lease.")).recommendations
    assert [row.as_written for row in rows] == ["note the rota", "agree the lease"]


@pytest.mark.parametrize(
    "lines",
    [
        (("p", "12 officers be appointed."), ("p", "3 posts be deleted.")),
        (("p", "1 officer be appointed."), ("p", "2 posts be deleted.")),
        (("p", "That members note a rise of 1 per cent; 2 cases were closed."),),
    ],
)
def test_numbers_that_are_no_marks(lines: tuple[tuple[str, str], ...]) -> None:
    rows = read(*lines).recommendations
    assert [row.as_written for row in rows] == [words.removesuffix(".") for _, words in lines]
