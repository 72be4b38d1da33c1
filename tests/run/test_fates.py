"""Every capture has one state, and the account balances."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ContractError, StrandlineError
from pipeline.model import CaptureState, LedgerEntry, Reason
from pipeline.run.fates import assign, balance
from pipeline.run.found import Found, originals
from pipeline.run.segments import Entry
from pipeline.run.stage import Stage, Staged

PAGE = Found("raw", "psc/08.html", None, None, None, "text/html", None, 9, "9f" * 32, None, None)
EARLY, LATE = datetime(2009, 1, 1, tzinfo=UTC), datetime(2012, 1, 1, tzinfo=UTC)
SEGMENT = Path("1.segment")


def stage_of(found: list[Found], **fates: Reason) -> Stage:
    """A stage that holds a reading of every document; `fates` are reasons by the hash's first two digits."""
    stage = Stage()
    for original in originals(found).values():
        reason = fates.get(f"x{original.sha256[:2]}")
        stage.present[original.key] = Staged(SEGMENT, Entry(original.key, 0, 0, 0, "text/html", reason, None, None))
    return stage


def states(found: list[Found], **fates: Reason) -> dict[str, tuple[CaptureState, Reason | None, str | None]]:
    ledger = assign(found, stage_of(found, **fates)).ledger
    return {entry.source_path: (entry.state, entry.reason, entry.document_id) for entry in ledger}


class TestStates:
    def test_one_of_each(self) -> None:
        assert states(
            [
                PAGE,
                replace(PAGE, source_path="psc/09.html"),
                replace(PAGE, source_path="empty.html", sha256="e3" * 32),
                replace(PAGE, source_path="closed.html", sha256=None, reason=Reason.UNREADABLE_FILE),
                replace(PAGE, source_path="a.pdf", sha256=None, reason=Reason.FILE_TYPE),
            ],
            xe3=Reason.EMPTY,
        ) == {
            "psc/08.html": (CaptureState.INGESTED, None, "9f" * 8),
            "psc/09.html": (CaptureState.DUPLICATE, Reason.SAME_BYTES, "9f" * 8),
            "empty.html": (CaptureState.QUARANTINED, Reason.EMPTY, None),
            "closed.html": (CaptureState.QUARANTINED, Reason.UNREADABLE_FILE, None),
            "a.pdf": (CaptureState.SKIPPED, Reason.FILE_TYPE, None),
        }

    def test_equal_bytes_that_cannot_be_read_are_all_in_quarantine(self) -> None:
        fates = states([PAGE, replace(PAGE, source_path="other.html")], x9f=Reason.EMPTY)
        assert set(fates.values()) == {(CaptureState.QUARANTINED, Reason.EMPTY, None)}

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            pytest.param({"captured_at": EARLY, "source_path": "z"}, {"captured_at": LATE, "source_path": "a"}, id="the earlier capture"),
            pytest.param({"captured_at": LATE, "source_path": "z"}, {"source_path": "a"}, id="one whose time is known"),
            pytest.param({"source_path": "a", "source": "z"}, {"source_path": "b", "source": "a"}, id="the least path"),
            pytest.param({"container_offset": 9}, {"container_offset": 10}, id="the least offset"),
            pytest.param({"source": "a"}, {"source": "b"}, id="the same place in two sources"),
        ],
    )
    def test_of_equal_bytes_the_least_is_ingested(self, first: dict[str, object], second: dict[str, object]) -> None:
        one, other = replace(PAGE, **first), replace(PAGE, **second)  # type: ignore[arg-type]
        for order in permutations([one, other]):
            ledger = assign(list(order), stage_of(list(order))).ledger
            (ingested,) = [entry for entry in ledger if entry.state is CaptureState.INGESTED]
            assert ingested.capture_id == one.capture_id

    def test_an_address_is_taken_from_a_twin_that_has_one(self) -> None:
        twin = replace(PAGE, source_path="z/08.html", source_url="http://x.org/08")
        assert originals([PAGE, twin])[PAGE.sha256 or ""].source_url == "http://x.org/08"
        assert originals([replace(PAGE, source_url="http://y.org/08"), twin])[PAGE.sha256 or ""].source_url == "http://y.org/08"

    def test_what_it_was_read_as_stands_where_the_source_does_not_say(self) -> None:
        (entry,) = assign([replace(PAGE, media_type=None)], stage_of([replace(PAGE, media_type=None)])).ledger
        assert entry.media_type == "text/html"

    def test_the_order_of_finding_makes_no_difference(self) -> None:
        found = [replace(PAGE, source_path=path, sha256=sha * 32) for path, sha in [("a", "01"), ("b", "01"), ("c", "02")]]
        results = {assign(list(order), stage_of(found)).ledger for order in permutations(found)}
        assert len(results) == 1


class TestOlderReadings:
    def entry(self, reason: Reason | None = None, only_in: str | None = None) -> Staged:
        return Staged(SEGMENT, Entry("key", 0, 0, 0, None, reason, None, only_in))

    def test_of_a_source_that_is_gone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Stage, "find_older", lambda *_: self.entry())
        (entry,) = assign([PAGE], Stage(), ["raw"]).ledger
        assert entry.state is CaptureState.INGESTED

    def test_of_bytes_that_changed_since(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Stage, "find", lambda *_: self.entry(Reason.UNREADABLE_FILE, "run"))
        monkeypatch.setattr(Stage, "find_older", lambda *_: self.entry())
        (entry,) = assign([PAGE], Stage()).ledger
        assert entry.state is CaptureState.INGESTED

    def test_none_at_all(self) -> None:
        (entry,) = assign([PAGE], Stage(), ["raw"]).ledger
        assert (entry.state, entry.reason) == (CaptureState.QUARANTINED, Reason.UNREADABLE_FILE)

    def test_a_batch_that_was_never_read_is_an_error(self) -> None:
        with pytest.raises(StrandlineError, match=r"psc/08\.html was not read in this run"):
            assign([PAGE], Stage())


class TestAccount:
    def row(self, capture_id: str) -> LedgerEntry:
        return LedgerEntry(capture_id, None, "raw", "x", None, None, None, None, None, None, CaptureState.SKIPPED, Reason.FILE_TYPE)

    def test_balances(self) -> None:
        balance(2, [self.row("1"), self.row("2")])

    @pytest.mark.parametrize(("n_found", "ids"), [(3, ["1", "2"]), (1, ["1", "2"]), (2, ["1", "1"])])
    def test_does_not_balance(self, n_found: int, ids: list[str]) -> None:
        with pytest.raises(ContractError, match="captures"):
            balance(n_found, [self.row(capture_id) for capture_id in ids])

    @given(
        st.lists(
            st.builds(
                Found,
                st.sampled_from(["a", "b"]),
                st.text("abc", min_size=1, max_size=2),
                st.none() | st.integers(1, 3),
                st.none() | st.just("http://x.org/"),
                st.none() | st.just(EARLY),
                st.none() | st.just("text/html"),
                st.none(),
                st.none(),
                st.none() | st.sampled_from(["01" * 32, "02" * 32]),
                st.just(None),
                st.none(),
            ).map(lambda one: one if one.sha256 else replace(one, reason=Reason.FILE_TYPE)),
            unique_by=lambda one: one.place,
            max_size=20,
        )
    )
    def test_any_archive(self, found: list[Found]) -> None:
        fates = assign(found, stage_of(found, x02=Reason.EMPTY))
        assert len(fates.ledger) == len(found)
        ingested = [entry.document_id for entry in fates.ledger if entry.state is CaptureState.INGESTED]
        assert sorted(map(str, ingested)) == sorted(fates.documents)
        duplicates = {entry.document_id for entry in fates.ledger if entry.state is CaptureState.DUPLICATE}
        assert duplicates <= set(ingested)
