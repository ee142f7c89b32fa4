"""Who may ask that something leaves, be the second person, and see what left."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.releases.permissions import ASK_RELEASE, DECIDE_RELEASE, FETCH_RELEASE, MAY, SEE_RELEASES
from tests.actors import acting_as

ROLES = sorted({*READS, "auditor", "administrator", "steering", "trainer"})
HERE = acting_as("case_manager")
OTHERS = SimpleNamespace(account_id=-1, team_id=-1, institution=HERE.institution_code, code="CR-7Q4M-2X")


@pytest.mark.parametrize(
    ("operation", "roles"),
    [
        (ASK_RELEASE, sorted(READS)),
        (DECIDE_RELEASE, ["supervisor"]),
        (FETCH_RELEASE, []),
        (SEE_RELEASES, sorted({*READS, "auditor"})),
    ],
)
def test_each_operation_has_its_roles(operation: str, roles: list[str]) -> None:
    able = [role for role in ROLES if may(acting_as(role), operation, OTHERS, by_table=MAY)]

    assert able == roles


def test_the_second_is_a_colleague_of_the_team_or_supervises_there_and_never_who_asked() -> None:
    colleague, boss = acting_as("psychologist"), acting_as("supervisor")
    theirs = SimpleNamespace(account_id=-1, team_id=min(colleague.teams), institution="ELSEWHERE", code="")
    own = SimpleNamespace(account_id=boss.account, team_id=min(boss.teams), institution=boss.institution_code, code="")

    assert may(colleague, DECIDE_RELEASE, theirs, by_table=MAY)
    assert not may(colleague, DECIDE_RELEASE, OTHERS, by_table=MAY)
    assert not may(replace(boss, institution_code="OTHER"), DECIDE_RELEASE, OTHERS, by_table=MAY)
    assert not may(boss, DECIDE_RELEASE, own, by_table=MAY)
    assert may(boss, FETCH_RELEASE, own, by_table=MAY)
