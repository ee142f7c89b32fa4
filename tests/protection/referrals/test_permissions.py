"""Who may send, answer, open and take back a referral."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.referrals.permissions import (
    ANSWER_REFERRAL,
    MAY,
    OPEN_PACKET,
    REVOKE_REFERRAL,
    SEND_REFERRAL,
)
from tests.actors import CLOCK, OTHER_TEAM, TEAM, acting_as

ROLES = sorted({*READS, "auditor", "administrator"})
RECEIVERS = ["fund", "health", "lawyer", "migration", "provider", "psychologist", "shelter"]
TO_TEAM = SimpleNamespace(to_team_id=TEAM, from_team_id=OTHER_TEAM)
FROM_TEAM = SimpleNamespace(to_team_id=OTHER_TEAM, from_team_id=TEAM)
EVERY = [SEND_REFERRAL, ANSWER_REFERRAL, OPEN_PACKET, REVOKE_REFERRAL]


def allowed(operation: str, subject: object) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


def test_only_a_case_manager_sends() -> None:
    assert allowed(SEND_REFERRAL, None) == ["case_manager"]


@pytest.mark.parametrize("operation", [ANSWER_REFERRAL, OPEN_PACKET])
def test_only_roles_that_receive_answer_and_open_what_was_sent_to_their_team(operation: str) -> None:
    assert allowed(operation, TO_TEAM) == RECEIVERS


@pytest.mark.parametrize("operation", [ANSWER_REFERRAL, OPEN_PACKET])
def test_nobody_answers_or_opens_what_was_sent_to_another_team(operation: str) -> None:
    assert allowed(operation, FROM_TEAM) == []


def test_only_the_team_that_sent_takes_back() -> None:
    assert (allowed(REVOKE_REFERRAL, FROM_TEAM), allowed(REVOKE_REFERRAL, TO_TEAM)) == (ROLES, [])


@pytest.mark.parametrize("operation", EVERY)
def test_the_clock_does_none_of_it(operation: str) -> None:
    assert may(CLOCK, operation, TO_TEAM, by_table=MAY) is False
