"""Quorum by members, whose vote is open, and what votes give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.governance.rules.voting import (
    Place,
    Quorum,
    Tally,
    is_approved_by,
    quorum_of,
    reasons_not_to_approve,
    reasons_not_to_decide,
    reasons_not_to_vote,
    tally,
)

SEATS = st.sets(st.integers(1, 40))
THERE = Place(is_member=True, is_there=True, has_conflict=False)


@given(SEATS, SEATS, SEATS)
def test_gov_02_guests_never_change_a_quorum(members: set[int], there: set[int], guests: set[int]) -> None:
    only_guests = guests - members

    for rule in ("MORE_THAN_HALF", "TWO_THIRDS", "ALL"):
        assert quorum_of(rule, members=members, there=there | only_guests) == quorum_of(
            rule, members=members, there=there - only_guests
        )


@pytest.mark.parametrize(
    ("rule", "members", "needed"),
    [
        ("MORE_THAN_HALF", 9, 5), ("MORE_THAN_HALF", 10, 6), ("TWO_THIRDS", 9, 6), ("TWO_THIRDS", 10, 7),
        ("ALL", 9, 9),
    ],
)  # fmt: skip
def test_how_many_members_a_quorum_takes(rule: str, members: int, needed: int) -> None:
    seats = range(1, members + 1)

    assert quorum_of(rule, members=seats, there=seats).needed == needed
    assert not quorum_of(rule, members=seats, there=range(1, needed)).is_reached
    assert quorum_of(rule, members=seats, there=range(1, needed + 1)).is_reached


def test_a_body_without_members_has_no_quorum() -> None:
    assert not quorum_of("TWO_THIRDS", members=[], there=[1, 2]).is_reached


@pytest.mark.parametrize(
    ("place", "kind", "is_decided", "is_open"),
    [
        (THERE, "DECISION", False, True),
        (Place(True, True, True), "DECISION", False, False),
        (Place(False, True, False), "DECISION", False, False),
        (Place(True, False, False), "DECISION", False, False),
        (THERE, "DISCUSSION", False, False),
        (THERE, "DECISION", True, False),
    ],
)
def test_gov_07_whose_vote_is_open(place: Place, kind: str, is_decided: bool, is_open: bool) -> None:
    assert (reasons_not_to_vote(place, kind=kind, is_decided=is_decided) == []) == is_open


@given(st.lists(st.sampled_from(["FOR", "AGAINST", "ABSTAIN"])))
def test_votes_are_counted_and_a_tie_adopts_nothing(choices: list[str]) -> None:
    counted = tally(choices)

    assert counted.for_it + counted.against + counted.abstained == len(choices)
    assert (counted.outcome == "ADOPTED") == (choices.count("FOR") > choices.count("AGAINST"))


@pytest.mark.parametrize(
    ("quorum", "manner", "votes", "text", "reasons"),
    [
        (Quorum(9, 5, 5), "CONSENSUS", Tally(), "Se valida.", 0),
        (Quorum(9, 4, 5), "CONSENSUS", Tally(), "Se valida.", 1),
        (Quorum(9, 5, 5), "VOTE", Tally(), "Se valida.", 1),
        (Quorum(9, 5, 5), "VOTE", Tally(3, 2), "Se valida.", 0),
        (Quorum(9, 5, 5), "CONSENSUS", Tally(3, 1), "Se valida.", 1),
        (Quorum(9, 4, 5), "VOTE", Tally(), " ", 3),
    ],
)
def test_what_a_decision_takes(quorum: Quorum, manner: str, votes: Tally, text: str, reasons: int) -> None:
    found = reasons_not_to_decide(
        kind="DECISION", is_decided=False, quorum=quorum, manner=manner, votes=votes, text=text
    )

    assert len(found) == reasons


def test_a_point_is_decided_once_and_only_if_it_is_for_decision() -> None:
    given_it = {"quorum": Quorum(9, 9, 5), "manner": "CONSENSUS", "votes": Tally(), "text": "Sí."}

    assert len(reasons_not_to_decide(kind="DECISION", is_decided=True, **given_it)) == 1  # type: ignore[arg-type]
    assert len(reasons_not_to_decide(kind="INFORMATION", is_decided=False, **given_it)) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "is_newest", "is_approved", "is_open"),
    [
        (THERE, True, False, True),
        (THERE, False, False, False),
        (THERE, True, True, False),
        (Place(False, True, False), True, False, False),
        (Place(True, False, False), True, False, False),
    ],
)
def test_gov_04_members_who_were_there_approve_the_newest_minutes(
    place: Place, is_newest: bool, is_approved: bool, is_open: bool
) -> None:
    assert (reasons_not_to_approve(place, is_newest=is_newest, is_approved=is_approved) == []) == is_open


def test_gov_04_more_than_half_of_the_members_who_were_there_approve() -> None:
    assert [is_approved_by(count, there=5) for count in (2, 3)] == [False, True]
    assert [is_approved_by(count, there=4) for count in (2, 3)] == [False, True]
