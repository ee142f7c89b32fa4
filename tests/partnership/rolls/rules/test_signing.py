"""One signs in only with the code of the session, only while it is open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.rolls.rules.signing import Window, mode_of, plain, reasons_not_to_sign_in

NINE = datetime(2022, 6, 14, 15, 0, tzinfo=UTC)
WINDOW = Window(NINE, NINE + timedelta(hours=3), 30, 15)


@given(st.integers(-600, 600))
def test_the_code_is_taken_in_its_window_and_at_no_other_time(minutes: int) -> None:
    reasons = reasons_not_to_sign_in(
        WINDOW, offer="MIXED", mode="ONLINE", is_enrolled=True, at=NINE + timedelta(minutes=minutes)
    )

    assert (reasons == []) == (-30 <= minutes <= 195) == WINDOW.is_open(NINE + timedelta(minutes=minutes))


def test_a_way_that_is_not_offered_and_somebody_unknown_are_refused_in_one_sentence() -> None:
    for offer, mode, is_enrolled in (("IN_PERSON", "ONLINE", True), ("MIXED", "", True), ("MIXED", "ONLINE", False)):
        assert len(reasons_not_to_sign_in(WINDOW, offer=offer, mode=mode, is_enrolled=is_enrolled, at=NINE)) == 1


def test_a_code_is_understood_however_it_is_typed() -> None:
    assert plain(" abcd-efgh 2345 ") == "ABCDEFGH2345"
    assert [mode_of(code, room="AAAA", online="BBBB") for code in ("aa aa", "bb-bb", "", "CCCC")] == [
        "IN_PERSON", "ONLINE", "", "",
    ]  # fmt: skip
