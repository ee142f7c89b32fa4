"""Who says how long something is kept, and who destroys it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.retention import permissions
from amparo.protection.retention.permissions import MAY
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator"})
KEEPERS = ["auditor", "dpo"]
BOTH = sorted([*KEEPERS, "case_manager", "lawyer", "prosecutor", "supervisor"])
OTHERS = SimpleNamespace(set_by=-1, lift_asked_by=-1, asked_by=-1)


@pytest.mark.parametrize(
    ("operation", "roles"),
    [
        (permissions.SET_PERIOD, KEEPERS),
        (permissions.SEE_KEPT, BOTH),
        (permissions.HOLD_CASE, BOTH),
        (permissions.CONFIRM_HOLD, KEEPERS),
        (permissions.ASK_TO_LIFT, BOTH),
        (permissions.LIFT_HOLD, KEEPERS),
        (permissions.NOTE_PROCEEDING, BOTH),
        (permissions.ASK_TO_ERASE, KEEPERS),
        (permissions.ERASE, KEEPERS),
        (permissions.DESTROY_KEYS, []),
    ],
)
def test_each_operation_has_its_roles(operation: str, roles: list[str]) -> None:
    able = [role for role in ROLES if may(acting_as(role), operation, OTHERS, by_table=MAY)]

    assert (able, may(CLOCK, operation, OTHERS, by_table=MAY)) == (roles, operation == permissions.DESTROY_KEYS)


def test_nobody_is_their_own_second_person() -> None:
    officer = acting_as("dpo")
    own = SimpleNamespace(set_by=officer.account, lift_asked_by=officer.account, asked_by=officer.account)

    for operation in (permissions.CONFIRM_HOLD, permissions.LIFT_HOLD, permissions.ERASE):
        assert not may(officer, operation, own, by_table=MAY)
