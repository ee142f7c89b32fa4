"""Until when something is kept, and why it may not be destroyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.protection.retention import rules
from amparo.protection.retention.vocabulary import GROUPS

NOW = datetime(2026, 11, 22, tzinfo=UTC)
OVER = rules.Standing(False, NOW - timedelta(days=9000), "goals_met", 0, 0, 0)


def test_what_has_ended_and_is_free_may_go() -> None:
    assert rules.reasons_not_to_erase({"C1": rules.kept_until("C1", OVER, {})}, OVER, NOW) == []


@pytest.mark.parametrize(
    "changed",
    [{"is_open": True}, {"closed_at": None}, {"open_steps": 1}, {"going_on": 1}, {"held": 1}, {"closed_at": NOW}],
)
def test_each_thing_that_stands_against_it_is_enough(changed: dict[str, object]) -> None:
    standing = replace(OVER, **changed)  # type: ignore[arg-type]

    assert rules.reasons_not_to_erase({"C1": rules.kept_until("C1", standing, {})}, standing, NOW) != []


@given(
    st.booleans(), st.integers(-9000, 9000), st.integers(0, 1), st.integers(0, 1), st.integers(0, 1),
    st.sampled_from(GROUPS), st.sampled_from(["goals_met", "person_choice", "not_yet", ""]), st.integers(0, 10_000),
)  # fmt: skip
def test_nothing_goes_before_its_end_or_under_a_hold(
    is_open: bool, ago: int, steps: int, going_on: int, held: int, group: str, closing: str, later: int
) -> None:
    standing = rules.Standing(is_open, NOW - timedelta(days=ago), closing, steps, going_on, held)
    at = NOW + timedelta(days=later)
    until = rules.kept_until(group, standing, {})

    if rules.reasons_not_to_erase({group: until}, standing, at) == []:
        assert (is_open, steps, going_on, held) == (False, 0, 0, 0)
        assert until is not None
        assert until <= at


def test_a_reason_that_nobody_knows_keeps_as_long_as_the_longest() -> None:
    assert rules.months_for("C2", "", {}) == rules.months_for("C2", "lost_contact", {}) == 12
    assert rules.months_for("C2", "person_choice", {("C2", "person_choice"): 7}) == 7


def test_months_end_on_a_day_that_exists() -> None:
    assert rules.months_later(datetime(2026, 11, 30, tzinfo=UTC), 3) == datetime(2027, 2, 28, tzinfo=UTC)
    assert rules.months_later(datetime(2026, 1, 1, tzinfo=UTC), 12) == datetime(2027, 1, 1, tzinfo=UTC)


def test_every_group_has_a_proposal_for_every_reason() -> None:
    found = rules.proposed()

    assert set(found["groups"]) == set(GROUPS)
    assert {tuple(months) for months in found["groups"].values()} == {tuple(found["reasons"])}
    assert found["origin"]["verified"] is False


def test_a_period_needs_a_number_and_a_source() -> None:
    assert rules.reasons_not_to_set(group="C1", reason="goals_met", months=12, source="Ley 9095") == []
    assert len(rules.reasons_not_to_set(group="C0", reason="goals_met", months=0, source="")) == 3
