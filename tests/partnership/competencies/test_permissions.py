"""Who reads what steps ask for, and who decides: role, place and answer."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import NotAllowed, may
from amparo.partnership.competencies.permissions import MAY, account_of
from tests.actors import CLOCK, NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "trainer"})
CR, HN = (SimpleNamespace(code=code) for code in ("CR", "HN"))


def allowed(operation: str, country: object = CR) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, country, by_table=MAY)]


def test_the_secretariat_of_the_country_decides_from_when_a_competency_is_asked_for() -> None:
    assert (allowed("ASK_FOR_COMPETENCY"), allowed("ASK_FOR_COMPETENCY", HN)) == (["secretariat"], [])


def test_all_of_the_country_but_administrators_read() -> None:
    assert allowed("READ_TRAINING") == [role for role in ROLES if role != "administrator"]
    assert allowed("READ_TRAINING", HN) == []


def test_only_the_installation_loads() -> None:
    assert allowed("LOAD_COMPETENCIES") == []
    assert may(CLOCK, "LOAD_COMPETENCIES", None, by_table=MAY)


def test_the_installation_decides_nothing() -> None:
    assert account_of(NOBODY, "ASK_FOR_COMPETENCY") == 1
    with pytest.raises(NotAllowed):
        account_of(CLOCK, "ASK_FOR_COMPETENCY")
