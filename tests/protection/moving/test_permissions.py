"""Who may order that running cases move, and who decides for one."""

from __future__ import annotations

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.moving.permissions import KEEP_CASE, MAY, MOVE_CASE, ORDER_MOVING, PLAN_MOVING
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator"})
LEADERS = ["case_manager", "duty_officer", "supervisor"]


@pytest.mark.parametrize(
    ("operation", "roles", "clock"),
    [
        (PLAN_MOVING, ["secretariat"], True),
        (ORDER_MOVING, ["secretariat"], False),
        (MOVE_CASE, LEADERS, True),
        (KEEP_CASE, LEADERS, False),
    ],
)
def test_each_operation_has_its_roles(operation: str, roles: list[str], clock: bool) -> None:
    able = [role for role in sorted({*ROLES, "secretariat"}) if may(acting_as(role), operation, None, by_table=MAY)]

    assert (able, may(CLOCK, operation, None, by_table=MAY)) == (roles, clock)
