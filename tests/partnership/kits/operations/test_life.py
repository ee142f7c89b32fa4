"""How a version comes on, from its grid to its validation."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.models import Criterion, Material, Milestone
from amparo.partnership.kits.operations import life
from amparo.partnership.kits.queries.kits import state_of
from tests.conftest import As
from tests.partnership.kits.making import AT, TODAY, WHEN, validated, written

TOLD = life.Told(TODAY, "San José", 18, "A-1", "Todas las instituciones.")


def test_trn_11_a_kit_is_not_validated_before_both_variants_have_packs_and_grid(database: str, as_staff: As) -> None:
    version = written(as_staff)
    Material.objects.using("owner").filter(variant=words.INITIAL, kind=words.PARTICIPANT).delete()
    Criterion.objects.using("owner").filter(variant=words.IN_SERVICE).delete()

    with as_staff("cr.policia") as by:
        life.validate_grid(by=by, version=version, told=TOLD, **WHEN)
        with pytest.raises(Refused) as refused:
            life.validate_kit(by=by, version=version, told=TOLD, **WHEN)

    assert len(refused.value.reasons) == 2
    assert state_of(version) == words.PLANNED


def test_trn_11_with_both_variants_complete_its_institution_validates_it(database: str, as_staff: As) -> None:
    version = validated(as_staff)

    assert state_of(version) == words.VALIDATED
    milestones = Milestone.objects.filter(version=version).values_list("kind", "institution__code")
    assert list(milestones) == [("GRID", "CR_OIJ"), ("VALIDATION", "CR_OIJ")]
    assert Entry.objects.using("owner").filter(action="KIT_MILESTONE").count() == 2


def test_the_grid_is_validated_before_the_kit(database: str, as_staff: As) -> None:
    version = written(as_staff)

    with as_staff("cr.policia") as by, pytest.raises(Refused):
        life.validate_kit(by=by, version=version, told=TOLD, **WHEN)

    assert not Milestone.objects.exists()


def test_another_institution_or_the_secretariat_does_not_validate(database: str, as_staff: As) -> None:
    version = written(as_staff)

    for username in ("cr.secretaria", "cr.migracion", "cr.datos"):
        with as_staff(username) as by, pytest.raises(NotAllowed):
            life.validate_grid(by=by, version=version, told=TOLD, **WHEN)


def test_workshop_and_pilot_are_written_down_with_place_and_people(database: str, as_staff: As) -> None:
    version = written(as_staff)

    with as_staff("cr.formadora") as by:
        life.record_milestone(by=by, version=version, kind=words.WORKSHOP, told=TOLD, **WHEN)
        life.record_milestone(by=by, version=version, kind=words.PILOT, told=TOLD, **WHEN)
        with pytest.raises(Refused):
            life.record_milestone(by=by, version=version, kind=words.PILOT, told=life.Told(TODAY), **WHEN)
        with pytest.raises(ValueError, match="VALIDATION"):
            life.record_milestone(by=by, version=version, kind=words.VALIDATION, told=TOLD, **WHEN)

    assert list(Milestone.objects.values_list("kind", "place", "people", "act", "recorded_at")) == [
        ("WORKSHOP", "San José", 18, "A-1", AT),
        ("PILOT", "San José", 18, "A-1", AT),
    ]
