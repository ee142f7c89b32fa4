"""Who may publish a procedure."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.procedures.permissions import FORGET_PROOFS, MAY, PUBLISH_APPROVED, PUBLISH_PROCEDURE
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering"})


def test_nobody_publishes_by_themselves() -> None:
    assert [role for role in ROLES if may(acting_as(role), PUBLISH_PROCEDURE, None, by_table=MAY)] == []


@pytest.mark.parametrize(("country", "allowed"), [("CR", ["secretariat"]), ("HN", []), ("", [])])
def test_of_all_roles_only_the_secretariat_of_the_country_publishes_what_was_approved(
    country: str, allowed: list[str]
) -> None:
    where = SimpleNamespace(code=country)

    assert [role for role in ROLES if may(acting_as(role), PUBLISH_APPROVED, where, by_table=MAY)] == allowed


def test_the_installation_publishes_its_content() -> None:
    assert may(CLOCK, PUBLISH_PROCEDURE, None, by_table=MAY) is True


def test_only_the_installation_forgets_what_was_proved() -> None:
    assert [role for role in ROLES if may(acting_as(role), FORGET_PROOFS, None, by_table=MAY)] == []
    assert may(CLOCK, FORGET_PROOFS, None, by_table=MAY) is True


@pytest.mark.parametrize("operation", ["", "publish_procedure", "PUBLISH"])
def test_an_operation_that_is_not_listed_is_refused(operation: str) -> None:
    assert may(CLOCK, operation, None, by_table=MAY) is False
