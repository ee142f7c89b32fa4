"""Who shows the person who looked, and who answers complaints."""

from __future__ import annotations

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.complaints import permissions
from amparo.protection.complaints.permissions import MAY
from tests.actors import acting_as

ROLES = sorted({*READS, "auditor", "administrator"})
BESIDE = ["case_manager", "lawyer", "psychologist"]


@pytest.mark.parametrize(
    ("operation", "roles"),
    [
        (permissions.SHOW_WHO_LOOKED, BESIDE),
        (permissions.MAKE_COMPLAINT, BESIDE),
        (permissions.TELL_ANSWER, BESIDE),
        (permissions.ANSWER_COMPLAINT, ["auditor", "dpo"]),
    ],
)
def test_each_operation_has_its_roles(operation: str, roles: list[str]) -> None:
    assert [role for role in ROLES if may(acting_as(role), operation, None, by_table=MAY)] == roles
