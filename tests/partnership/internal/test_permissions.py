"""Who may keep internal procedures, and read them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.internal.permissions import (
    GIVE_INTERNAL,
    LOOK_AT_INTERNAL,
    MAY,
    READ_INTERNAL,
    WITHDRAW_INTERNAL,
)
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "drafter", "steering"})


@dataclass(frozen=True)
class Country:
    """A country."""

    code: str = "CR"


@dataclass(frozen=True)
class Institution:
    """What permissions look at."""

    pk: int = 1
    country: Country = field(default_factory=Country)


def of(role: str, institution: int = 1, country: str = "CR") -> Actor:
    return replace(acting_as(role), institution=institution, country=country)


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"auditor", "administrator", "secretariat"}])
@pytest.mark.parametrize("operation", [GIVE_INTERNAL, WITHDRAW_INTERNAL, READ_INTERNAL])
def test_whoever_works_in_an_institution_keeps_its_internal_procedures_and_no_others(role: str, operation: str) -> None:
    assert may(of(role), operation, Institution(), by_table=MAY)
    assert not may(of(role, institution=2), operation, Institution(), by_table=MAY)
    assert not may(replace(of(role), institution=None), operation, Institution(), by_table=MAY)


@pytest.mark.parametrize("role", ["auditor", "administrator"])
@pytest.mark.parametrize("operation", sorted(MAY))
def test_oversight_and_machines_speak_for_no_institution(role: str, operation: str) -> None:
    assert not may(of(role), operation, Institution(), by_table=MAY)


def test_the_secretariat_reads_those_of_its_country_and_changes_none() -> None:
    secretariat = of("secretariat", institution=9)

    assert [each for each in sorted(MAY) if may(secretariat, each, Institution(), by_table=MAY)] == [READ_INTERNAL]
    abroad = Institution(country=Country("HN"))
    assert not may(secretariat, READ_INTERNAL, abroad, by_table=MAY)


def test_only_the_installation_says_what_was_found() -> None:
    assert [each for each in sorted(MAY) if may(CLOCK, each, Institution(), by_table=MAY)] == [
        GIVE_INTERNAL,
        LOOK_AT_INTERNAL,
    ]
