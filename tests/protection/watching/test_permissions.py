"""Who sees alerts and answers them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.watching.permissions import ANSWER_ALERT, MAY, SEE_ALERTS, WATCH_READINGS
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator"})


@pytest.mark.parametrize(
    ("operation", "roles"),
    [
        (SEE_ALERTS, ["auditor", "dpo", "supervisor"]),
        (ANSWER_ALERT, ["auditor", "dpo", "supervisor"]),
        (WATCH_READINGS, []),
    ],
)
def test_each_operation_has_its_roles(operation: str, roles: list[str]) -> None:
    alert = SimpleNamespace(account_id=-1)
    able = [role for role in ROLES if may(acting_as(role), operation, alert, by_table=MAY)]

    assert (able, may(CLOCK, operation, alert, by_table=MAY)) == (roles, operation == WATCH_READINGS)
