"""Who says how they are reached, who tells, who carries, who looks at what did not leave."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import may
from amparo.foundation.posting.permissions import CARRY_MESSAGES, KEEP_REACH, MAY, SEE_DEAD_MESSAGES, TELL_MEMBERS
from tests.actors import CLOCK, acting_as

ROLES = ["administrator", "auditor", "intake", "supervisor"]


@pytest.mark.parametrize(
    ("operation", "roles", "clock"),
    [
        (KEEP_REACH, ROLES, False),
        (TELL_MEMBERS, ROLES, True),
        (CARRY_MESSAGES, [], True),
        (SEE_DEAD_MESSAGES, ["administrator"], False),
    ],
)
def test_each_operation_has_its_roles(operation: str, roles: list[str], clock: bool) -> None:
    able = [role for role in ROLES if may(acting_as(role), operation, None, by_table=MAY)]

    assert (able, may(CLOCK, operation, None, by_table=MAY)) == (roles, clock)
