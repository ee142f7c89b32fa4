"""Who may change what the coalition is, and who looks after it."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import may
from amparo.partnership.coalition.permissions import LOAD_COALITION, MAY, SEE_OVERSIGHT, SEE_SERVICE
from tests.actors import CLOCK, acting_as

EVERY = ("intake", "case_manager", "panel", "police", "prosecutor", "secretariat", "auditor", "administrator")


@pytest.mark.parametrize("role", EVERY)
def test_no_member_of_staff_loads_the_coalition(role: str) -> None:
    assert may(acting_as(role), LOAD_COALITION, None, by_table=MAY) is False


def test_the_installation_loads_the_coalition() -> None:
    assert may(CLOCK, LOAD_COALITION, None, by_table=MAY) is True


@pytest.mark.parametrize(
    ("operation", "allowed"), [(SEE_OVERSIGHT, ["auditor"]), (SEE_SERVICE, ["administrator"])], ids=str
)
def test_oversight_and_service_each_have_their_one_role(operation: str, allowed: list[str]) -> None:
    assert [role for role in EVERY if may(acting_as(role), operation, None, by_table=MAY)] == allowed
