"""Who may break a glass, be the second, and look at it afterwards."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import BREAKS_GLASS, READS
from amparo.foundation.access.permits import may
from amparo.protection.emergencies.permissions import (
    BREAK_GLASS,
    END_GLASS,
    MAY,
    REVIEW_GLASS,
    SECOND_GLASS,
    SEE_EMERGENCIES,
    SEE_GLASS,
    WATCH_GLASSES,
)
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "steering", "trainer"})
OTHERS = SimpleNamespace(account_id=-1, second_id=None)


@pytest.mark.parametrize(
    ("operation", "roles"),
    [
        (BREAK_GLASS, sorted(BREAKS_GLASS)),
        (SECOND_GLASS, ["auditor", "dpo", "supervisor"]),
        (REVIEW_GLASS, ["auditor", "dpo", "supervisor"]),
        (END_GLASS, []),
        (SEE_EMERGENCIES, sorted({*BREAKS_GLASS, "auditor", "dpo", "secretariat", "supervisor"})),
        (SEE_GLASS, ROLES),
        (WATCH_GLASSES, []),
    ],
)
def test_each_operation_has_its_roles(operation: str, roles: list[str]) -> None:
    able = [role for role in ROLES if may(acting_as(role), operation, OTHERS, by_table=MAY)]

    assert (able, may(CLOCK, operation, OTHERS, by_table=MAY)) == (roles, operation == WATCH_GLASSES)


@pytest.mark.parametrize("operation", [SECOND_GLASS, REVIEW_GLASS])
def test_nobody_agrees_to_or_reviews_what_they_broke_or_agreed_to(operation: str) -> None:
    supervisor = acting_as("supervisor")

    for glass in (
        SimpleNamespace(account_id=supervisor.account, second_id=None),
        SimpleNamespace(account_id=-1, second_id=supervisor.account),
    ):
        assert not may(supervisor, operation, glass, by_table=MAY)
    assert may(supervisor, operation, OTHERS, by_table=MAY)
