"""The verb of a participle in `ed`, by its spelling."""

import pytest

from pipeline.vocabulary.participles import verb_of

PAIRS = """
    surrendered surrender; widened widen; placed place; released release; closed close; assessed assess; focused focus; vetted vet
    deferred defer; filled fill; installed install; controlled control; signalled signal; fulfilled fulfil; carried carry; tied tie
    deployed deploy; agreed agree; guaranteed guarantee; arranged arrange; prolonged prolong; handled handle; centred centre
    noted note; piloted pilot; quoted quote; invited invite; edited edit; completed complete; targeted target; created create
    repeated repeat; evaluated evaluate; disputed dispute; routed route; provided provide; persuaded persuade; upgraded upgrade
    loaded load; guided guide; safeguarded safeguard; declared declare; cleared clear; offered offer; adhered adhere; required require
    repaired repair; restored restore; monitored monitor; honoured honour; examined examine; joined join; convened convene
    postponed postpone; sanctioned sanction; compiled compile; sealed seal; developed develop; scoped scope; revoked revoke
    claimed claim; welcomed welcome; described describe; reviewed review; owed owe; ring-fenced ring-fence; re-tendered re-tender
"""


@pytest.mark.parametrize(
    "pair", [pair for line in PAIRS.strip().splitlines() for pair in line.split(";")], ids=lambda pair: pair.split()[0]
)
def test_the_verb(pair: str) -> None:
    participle, verb = pair.split()
    assert verb_of(participle) == verb
    assert verb_of(participle.upper()) == verb


@pytest.mark.parametrize("word", ["indeed", "need", "hundred", "unchanged", "proceed", "red", "noting", "note", "", "ed", "bcd-ed"])
def test_no_participle(word: str) -> None:
    assert verb_of(word) is None
