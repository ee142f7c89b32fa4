"""Who may write down a consent or its withdrawal."""

from __future__ import annotations

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.consents.permissions import GIVE_CONSENT, MAY, WITHDRAW_CONSENT
from tests.actors import CLOCK, acting_as

CARERS = ["case_manager", "duty_officer", "guardian", "health", "lawyer", "psychologist", "response_team"]


@pytest.mark.parametrize("operation", [GIVE_CONSENT, WITHDRAW_CONSENT])
def test_only_those_who_care_for_the_person_write_down_what_she_agrees_to(operation: str) -> None:
    roles = sorted({*READS, "auditor", "administrator"})

    assert [role for role in roles if may(acting_as(role), operation, None, by_table=MAY)] == CARERS


@pytest.mark.parametrize("operation", [GIVE_CONSENT, WITHDRAW_CONSENT])
def test_the_clock_agrees_to_nothing_for_her(operation: str) -> None:
    assert may(CLOCK, operation, None, by_table=MAY) is False
