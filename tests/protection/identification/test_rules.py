"""What a panel has decided, and when a vote may be cast."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.protection.identification import rules
from amparo.protection.identification.vocabulary import MORE_INFORMATION, SEATS

GOOD: dict[str, Any] = {
    "choice": "formal",
    "allowed": ("formal", "not_victim", "presumed"),
    "reasons": "El expediente reúne indicios suficientes.",
    "has_voted": False,
    "sat_before": False,
    "is_open": True,
}


@pytest.mark.parametrize(
    ("votes", "decided"),
    [
        ([], None),
        (["formal"], None),
        (["formal", "not_victim"], None),
        (["formal", "formal"], "formal"),
        (["not_victim", "not_victim"], "not_victim"),
        (["presumed", "presumed"], "presumed"),
        (["formal", "not_victim", "formal"], "formal"),
        (["formal", "not_victim", "not_victim"], "not_victim"),
        (["formal", "not_victim", "presumed"], MORE_INFORMATION),
    ],
)
def test_two_of_three_decide_and_a_tie_asks_for_more(votes: list[str], decided: str | None) -> None:
    assert rules.decided(votes, seats=SEATS) == decided


@given(st.lists(st.sampled_from(["formal", "not_victim", "presumed"]), max_size=9), st.integers(1, 9))
def test_what_is_decided_has_more_than_half_of_the_seats(votes: list[str], seats: int) -> None:
    outcome = rules.decided(votes, seats=seats)

    if outcome is None:
        assert len(votes) < seats
    elif outcome != MORE_INFORMATION:
        assert votes.count(outcome) * 2 > seats


def test_a_vote_with_its_reasons_may_be_cast() -> None:
    assert rules.reasons_not_to_vote(**GOOD) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"choice": ""},
        {"choice": "not_victim_final"},
        {"reasons": ""},
        {"reasons": " " * 40},
        {"reasons": "Porque sí."},
        {"has_voted": True},
        {"sat_before": True},
        {"is_open": False},
    ],
    ids=str,
)
def test_each_reason_against_a_vote_is_said(wrong: dict[str, Any]) -> None:
    assert len(rules.reasons_not_to_vote(**{**GOOD, **wrong})) == 1
