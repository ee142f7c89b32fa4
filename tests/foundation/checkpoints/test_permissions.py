"""Who makes checkpoints, and who is handed them."""

from __future__ import annotations

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.foundation.checkpoints import permissions
from tests.actors import acting_as

SITUATIONS = [
    (permissions.MAKE_CHECKPOINT, frozenset()),
    (permissions.READ_CHECKPOINTS, frozenset({"auditor"})),
]


@pytest.mark.parametrize(("operation", "roles"), SITUATIONS)
def test_only_the_roles_of_the_table_may(operation: str, roles: frozenset[str]) -> None:
    assert {
        role
        for role in (*READS, "auditor", "administrator")
        if may(acting_as(role), operation, None, by_table=permissions.MAY)
    } == roles
