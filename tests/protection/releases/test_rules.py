"""When something may leave a case, and where a release stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.access.need_to_know import GROUPS
from amparo.protection.releases import rules
from amparo.protection.releases.vocabulary import ALLOWED, ASKED, LAPSED, NEVER, NOT_OFFERED, OVER, REFUSED

AT = datetime(2026, 11, 22, 8, tzinfo=UTC)
DAY = timedelta(hours=24)
REASON = "The court asks for her safe contact"


@pytest.mark.parametrize(
    ("decided", "is_allowed", "lasts", "after", "expected"),
    [
        (False, False, None, timedelta(0), ASKED),
        (False, False, None, timedelta(days=7) - timedelta(seconds=1), ASKED),
        (False, False, None, timedelta(days=7), LAPSED),
        (True, False, None, timedelta(0), REFUSED),
        (True, True, DAY, timedelta(0), ALLOWED),
        (True, True, DAY, DAY - timedelta(seconds=1), ALLOWED),
        (True, True, DAY, DAY, OVER),
        # Whatever a row says, a release lasts a day.
        (True, True, timedelta(days=30), DAY, OVER),
        (True, True, timedelta(hours=1), timedelta(hours=1), OVER),
    ],
)
def test_where_a_release_stands(
    decided: bool, is_allowed: bool, lasts: timedelta | None, after: timedelta, expected: str
) -> None:
    found = rules.state_of(
        asked_at=AT,
        decided_at=AT if decided else None,
        is_allowed=is_allowed,
        until=AT + lasts if lasts else None,
        now=AT + after,
    )

    assert found == expected


@given(st.sets(st.sampled_from(GROUPS)), st.sets(st.sampled_from(GROUPS)))
def test_only_what_is_open_and_never_where_she_is_safe_may_be_asked_for(asked: set[str], open_now: set[str]) -> None:
    reasons = rules.reasons_not_to_ask(groups=asked, openable=open_now, reason=REASON, recipient="Juzgado")

    assert (reasons == []) == (bool(asked) and asked <= open_now and not asked & NOT_OFFERED)
    assert {"C2"} == NEVER


@pytest.mark.parametrize(
    ("reason", "recipient", "count"),
    [(REASON, "Juzgado", 0), ("x" * 19, "Juzgado", 1), (" " * 40, "Juzgado", 1), ("x" * 2001, "Juzgado", 1),
     (REASON, "", 1), (REASON, "x" * 301, 1), ("", "", 2)],
)  # fmt: skip
def test_why_and_to_whom_are_said(reason: str, recipient: str, count: int) -> None:
    found = rules.reasons_not_to_ask(groups=["C1"], openable=["C1"], reason=reason, recipient=recipient)

    assert len(found) == count


def test_a_refusal_has_words_and_what_was_decided_is_not_decided_again() -> None:
    def reasons(state: str, is_allowed: bool, words: str = "") -> int:
        return len(rules.reasons_not_to_decide(state=state, is_allowed=is_allowed, words=words))

    assert (reasons(ASKED, True), reasons(ASKED, False, "A referral is enough"), reasons(ASKED, False)) == (0, 0, 1)
    assert [reasons(state, True) for state in (LAPSED, REFUSED, ALLOWED, OVER)] == [1, 1, 1, 1]


@given(
    st.sampled_from([ASKED, LAPSED, REFUSED, ALLOWED, OVER]),
    st.sets(st.sampled_from(GROUPS), min_size=1),
    st.sets(st.sampled_from(GROUPS)),
)
def test_it_is_taken_while_it_is_allowed_and_everything_in_it_is_still_open(
    state: str, groups: set[str], open_now: set[str]
) -> None:
    reasons = rules.reasons_not_to_fetch(state=state, groups=groups, openable=open_now)

    assert (reasons == []) == (state == ALLOWED and groups <= open_now - NEVER)


@given(st.binary(min_size=20, max_size=20))
def test_a_password_has_twenty_letters_that_are_not_taken_for_one_another(chance: bytes) -> None:
    password = rules.password_of(chance)

    assert [len(part) for part in password.split("-")] == [4] * 5
    assert not set(password) & set("01IO")
    assert len({rules.password_of(bytes([one] * 20)) for one in range(256)}) == 32
