"""Who may complete a step, leave the drawing, raise a message, or let time pass."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.coalition.vocabulary import RECORDS_FOR_THE_PERSON, TAKES_REFERRALS
from amparo.protection.pathways.permissions import (
    ADD_STEP,
    COMPLETE_STEP,
    DEVIATE,
    MAY,
    RAISE_MESSAGE,
    REOPEN_CASE,
    RUN_CLOCK,
)
from tests.actors import CLOCK, NOBODY, OTHER_TEAM, TEAM, acting_as

ROLES = sorted({*READS, "auditor", "administrator"})


def allowed(operation: str, subject: object) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize("operation", [COMPLETE_STEP, DEVIATE])
@pytest.mark.parametrize("role", sorted(set(READS) - {"provider"}))
def test_a_step_is_done_or_left_out_by_the_role_that_holds_it(operation: str, role: str) -> None:
    assert allowed(operation, SimpleNamespace(role=role, team_id=TEAM)) == [role]


@pytest.mark.parametrize("operation", [COMPLETE_STEP, DEVIATE])
@pytest.mark.parametrize("role", READS)
def test_a_step_of_another_team_is_nobody_s_here(operation: str, role: str) -> None:
    assert allowed(operation, SimpleNamespace(role=role, team_id=OTHER_TEAM)) == []


@pytest.mark.parametrize("operation", [COMPLETE_STEP, DEVIATE])
@pytest.mark.parametrize(("lane", "roles"), [("person", RECORDS_FOR_THE_PERSON), ("provider", TAKES_REFERRALS)])
def test_who_records_for_the_person_or_receives_acts_in_that_lane(
    operation: str, lane: str, roles: frozenset[str]
) -> None:
    assert allowed(operation, SimpleNamespace(role=lane, team_id=TEAM)) == sorted(roles)


@pytest.mark.parametrize("operation", [ADD_STEP, RAISE_MESSAGE])
def test_everyone_who_works_on_cases_may_warn_and_add_and_oversight_may_not(operation: str) -> None:
    assert sorted(set(ROLES) - set(allowed(operation, None))) == ["administrator", "auditor"]


def test_who_leads_represents_or_received_the_person_reopens_and_justice_does_not() -> None:
    assert allowed(REOPEN_CASE, None) == ["case_manager", "duty_officer", "intake", "lawyer", "supervisor"]


@pytest.mark.parametrize("operation", [COMPLETE_STEP, DEVIATE, ADD_STEP, RAISE_MESSAGE, REOPEN_CASE, RUN_CLOCK])
def test_an_account_without_a_role_does_nothing(operation: str) -> None:
    assert may(NOBODY, operation, SimpleNamespace(role="person", team_id=TEAM), by_table=MAY) is False


def test_only_the_installation_lets_time_pass() -> None:
    assert (allowed(RUN_CLOCK, None), may(CLOCK, RUN_CLOCK, None, by_table=MAY)) == ([], True)
