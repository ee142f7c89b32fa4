"""Who writes kits, who validates them, which academy adopts them: role, place and answer."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import NotAllowed, may
from amparo.partnership.kits.permissions import MAY, account_of
from tests.actors import CLOCK, NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "trainer", "focal_point"})
CR, HN = (SimpleNamespace(pk=1, kind="TRAINING_SCHOOL", country=SimpleNamespace(code=code)) for code in ("CR", "HN"))


def allowed(operation: str, subject: object = CR) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize("operation", ["WRITE_KIT", "REVIEW_MODULE"])
def test_the_secretariat_and_trainers_of_the_country_write_kits(operation: str) -> None:
    assert (allowed(operation), allowed(operation, HN)) == (["secretariat", "trainer"], [])


def test_focal_points_find_needs_too() -> None:
    assert (allowed("RECORD_NEED"), allowed("RECORD_NEED", HN)) == (["focal_point", "secretariat", "trainer"], [])


@pytest.mark.parametrize("operation", ["VALIDATE_KIT", "ADOPT_COURSE"])
def test_an_institution_validates_and_adopts_for_itself(operation: str) -> None:
    other = SimpleNamespace(pk=2, kind="TRAINING_SCHOOL", country=CR.country)

    assert allowed(operation) == [role for role in ROLES if role not in {"auditor", "administrator"}]
    assert allowed(operation, other) == []


def test_all_of_the_country_but_administrators_read() -> None:
    assert allowed("READ_KITS") == [role for role in ROLES if role != "administrator"]
    assert allowed("READ_KITS", HN) == []


def test_whoever_publishes_a_procedure_lets_kits_know() -> None:
    assert allowed("NOTICE_CHANGE", None) == ["secretariat"]
    assert may(CLOCK, "NOTICE_CHANGE", None, by_table=MAY)


def test_the_installation_writes_no_kit() -> None:
    assert account_of(NOBODY, "WRITE_KIT") == 1
    with pytest.raises(NotAllowed):
        account_of(CLOCK, "WRITE_KIT")


def test_only_a_school_adopts_a_course() -> None:
    police = SimpleNamespace(pk=1, kind="LawEnforcement", country=CR.country)

    assert allowed("ADOPT_COURSE", police) == []
    assert "trainer" in allowed("ADOPT_COURSE")
