"""Who may search, ask the contact desk, and keep it."""

from __future__ import annotations

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.finding.permissions import ASK_DESK, FIND_IN_CASES, KEEP_DESK, MAY, WATCH_DESK
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "steering", "trainer", "focal_point"})
WORKS = [
    "appeal_panel", "case_manager", "child_authority", "duty_officer", "fund", "guardian", "health", "lawyer",
    "migration", "ngo", "panel", "police", "prosecutor", "provider", "psychologist", "response_team", "shelter",
]  # fmt: skip


@pytest.mark.parametrize(
    ("operation", "roles"),
    [
        (FIND_IN_CASES, WORKS),
        (ASK_DESK, WORKS),
        (KEEP_DESK, ["focal_point", "secretariat", "supervisor"]),
        (WATCH_DESK, []),
    ],
)
def test_each_operation_has_its_roles(operation: str, roles: list[str]) -> None:
    able = [role for role in ROLES if may(acting_as(role), operation, None, by_table=MAY)]

    assert (able, may(CLOCK, operation, None, by_table=MAY)) == (roles, operation == WATCH_DESK)


def test_who_keeps_a_desk_asks_through_a_colleague() -> None:
    both = acting_as("case_manager", "supervisor")

    assert [may(both, each, None, by_table=MAY) for each in (FIND_IN_CASES, ASK_DESK)] == [True, False]
