"""Who may open a case."""

from __future__ import annotations

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.cases.permissions import MAY, OPEN_CASE
from tests.actors import CLOCK, acting_as


def test_only_those_who_take_alerts_open_a_case() -> None:
    roles = sorted({*READS, "auditor", "administrator"})

    allowed = [role for role in roles if may(acting_as(role), OPEN_CASE, None, by_table=MAY)]

    assert allowed == ["duty_officer", "intake"]


def test_the_clock_opens_no_case() -> None:
    assert may(CLOCK, OPEN_CASE, None, by_table=MAY) is False
