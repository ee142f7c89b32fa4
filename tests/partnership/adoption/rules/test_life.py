"""When each step of the life of a procedure may be taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.rules import life

DAY = date(2026, 11, 22)
STANDING = life.Standing(words.CONSULTATION, DAY - timedelta(10), DAY - timedelta(1), None, proposer=1)


def consult(**changed: object) -> list[str]:
    known = {"reason": "x", "open_until": DAY, "today": DAY, "is_open_already": False, "is_same": False}
    return life.reasons_not_to_consult(**{**known, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [
        ({}, 0),
        ({"open_until": DAY - timedelta(1)}, 1),
        ({"is_open_already": True}, 1),
        ({"is_same": True}, 1),
        ({"reason": "  "}, 1),
        ({"reason": "x" * 4001}, 1),
        ({"reason": "", "is_same": True, "is_open_already": True, "open_until": DAY - timedelta(1)}, 4),
    ],
)
def test_what_is_put_to_consultation(changed: dict[str, object], reasons: int) -> None:
    assert len(consult(**changed)) == reasons


@pytest.mark.parametrize(
    ("standing", "text", "element", "may"),
    [
        (replace(STANDING, open_until=DAY), "Sí", "vote", True),
        (replace(STANDING, open_until=DAY), "Sí", "", True),
        (replace(STANDING, open_until=DAY), "Sí", "nothing", False),
        (replace(STANDING, open_until=DAY), " ", "vote", False),
        (STANDING, "Sí", "vote", False),
        (replace(STANDING, open_until=DAY, closed_on=DAY), "Sí", "vote", False),
        (replace(STANDING, open_until=DAY, state=words.VALIDATED), "Sí", "vote", False),
    ],
)
def test_comments_are_made_while_the_consultation_is_open(
    standing: life.Standing, text: str, element: str, may: bool
) -> None:
    reasons = life.reasons_not_to_comment(standing, today=DAY, element=element, elements={"vote"}, text=text)

    assert (reasons == []) is may


@pytest.mark.parametrize(
    ("state", "is_answered", "outcome", "text", "may"),
    [
        (words.CONSULTATION, False, words.TAKEN, "Sí", True),
        (words.CONSULTATION, True, words.TAKEN, "Sí", False),
        (words.VALIDATED, False, words.TAKEN, "Sí", False),
        (words.CONSULTATION, False, "MAYBE", "Sí", False),
        (words.CONSULTATION, False, words.TAKEN, "", False),
    ],
)
def test_a_comment_is_answered_once_and_in_time(
    state: str, is_answered: bool, outcome: str, text: str, may: bool
) -> None:
    reasons = life.reasons_not_to_answer(state=state, is_answered=is_answered, outcome=outcome, text=text)

    assert (reasons == []) is may


@pytest.mark.parametrize(
    ("open_until", "why", "may"), [(DAY, "Sí", True), (DAY, "", False), (STANDING.open_until, "Sí", False)]
)
def test_a_consultation_is_closed_early_with_a_reason(open_until: date, why: str, may: bool) -> None:
    assert (life.reasons_not_to_close(replace(STANDING, open_until=open_until), today=DAY, why=why) == []) is may


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [
        ({}, 0),
        ({"standing": replace(STANDING, open_until=DAY)}, 1),
        ({"standing": replace(STANDING, unanswered=2)}, 1),
        ({"standing": replace(STANDING, state=words.VALIDATED)}, 1),
        ({"held_on": DAY + timedelta(1)}, 1),
        ({"held_on": DAY - timedelta(11)}, 1),
        ({"institutions": ()}, 1),
        ({"result": "FINE"}, 1),
        ({"place": ""}, 1),
    ],
)
def test_what_a_validation_needs(changed: dict[str, object], reasons: int) -> None:
    known: dict[str, object] = {
        "standing": STANDING, "held_on": DAY, "today": DAY, "institutions": ("CR_OIJ",), "result": words.AGREED,
        "place": "San José",
    }  # fmt: skip
    merged = {**known, **changed}
    standing = merged.pop("standing")

    assert len(life.reasons_not_to_validate(standing, **merged)) == reasons  # type: ignore[arg-type]


@given(
    proposer=st.integers(1, 4),
    people=st.lists(st.integers(1, 4), max_size=8),
    state=st.sampled_from(sorted(words.STATES)),
)
def test_only_two_others_ever_bring_a_proposal_to_publication(proposer: int, people: list[int], state: str) -> None:
    standing = replace(STANDING, state=state, proposer=proposer)
    for person in people:
        if not life.reasons_not_to_approve(standing, by=person):
            standing = replace(standing, approvers=standing.approvers | {person})
            if len(standing.approvers) >= words.APPROVERS_NEEDED:
                standing = replace(standing, state=words.APPROVED)
    may = life.reasons_not_to_publish(standing, in_force_on=DAY, today=DAY) == []

    others = set(people) - {proposer}
    assert not (may and (len(others) < 2 or state != words.VALIDATED))
    assert proposer not in standing.approvers


def test_nobody_without_an_account_approves() -> None:
    assert life.reasons_not_to_approve(replace(STANDING, state=words.VALIDATED), by=None) != []


@pytest.mark.parametrize(
    ("approvers", "state", "days", "may"),
    [
        ({2, 3}, words.APPROVED, 0, True),
        ({2, 3}, words.APPROVED, -1, False),
        ({1, 2}, words.APPROVED, 0, False),
        ({2}, words.APPROVED, 0, False),
        ({2, 3}, words.VALIDATED, 0, False),
    ],
)
def test_what_a_publication_needs(approvers: set[int], state: str, days: int, may: bool) -> None:
    standing = replace(STANDING, approvers=frozenset(approvers), state=state)

    assert (life.reasons_not_to_publish(standing, in_force_on=DAY + timedelta(days), today=DAY) == []) is may


@pytest.mark.parametrize("state", sorted(words.STATES))
def test_what_is_open_goes_back_with_a_reason(state: str) -> None:
    assert (life.reasons_not_to_return(state=state, why="Sí") == []) is (state in words.OPEN)
    assert life.reasons_not_to_return(state=state, why=" ") != []


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [({}, 0), ({"is_in_force": False}, 1), ({"to_self": True}, 1), ({"is_waiting": True}, 1), ({"message": ""}, 1)],
)
def test_what_is_proposed_to_another_country(changed: dict[str, object], reasons: int) -> None:
    known = {"is_in_force": True, "to_self": False, "is_waiting": False, "message": "Sí"}

    assert len(life.reasons_not_to_offer(**{**known, **changed})) == reasons  # type: ignore[arg-type]


def test_the_diagram_draws_every_state_and_way() -> None:
    lines = life.state_diagram().splitlines()

    ways = sum(len(ways) for ways in words.TRANSITIONS.values())
    assert (lines[0], sum("-->" in line for line in lines)) == ("stateDiagram-v2", ways + 4)
    assert set(words.TRANSITIONS) == set(words.STATES)
