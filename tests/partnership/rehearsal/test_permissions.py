"""Who rehearses: a country's secretariat, nobody else."""

from __future__ import annotations

from dataclasses import replace

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.rehearsal.permissions import MAY, REHEARSE
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter"})


def test_only_the_secretariat_of_a_country_rehearses() -> None:
    assert [role for role in ROLES if may(acting_as(role), REHEARSE, None, by_table=MAY)] == ["secretariat"]
    assert not may(replace(acting_as("secretariat"), country=""), REHEARSE, None, by_table=MAY)
    assert not may(CLOCK, REHEARSE, None, by_table=MAY)
