"""An academy takes a kit into its curriculum."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from amparo.demo.adopting import document
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.coalition.models import Institution
from amparo.partnership.kits.models import CourseAdoption, KitDocument
from amparo.partnership.kits.operations.courses import Resolved, adopt_course, end_course
from amparo.partnership.kits.queries.kits import adoptions_in_force
from tests.conftest import As
from tests.partnership.kits.making import TODAY, WHEN, validated, written

SAID = Resolved("IN_SERVICE", True, True, "RES-12-2026", TODAY - timedelta(days=30), TODAY - timedelta(days=10))


def academy() -> Institution:
    return Institution.objects.get(code="CR_EJ")


def adopt(as_staff: As, said: Resolved = SAID, *, username: str = "cr.formadora", body: bytes | None = None) -> None:
    version = validated(as_staff)
    file = File("resolucion.pdf", document() if body is None else body)
    with as_staff(username) as by:
        adopt_course(by=by, academy=academy(), version=version, resolved=said, file=file, **WHEN)


def test_trn_08_an_uploaded_resolution_makes_the_course_permanent_and_compulsory_from_its_day(
    database: str, as_staff: As
) -> None:
    adopt(as_staff)

    def in_force(days: int) -> list[tuple[str, object]]:
        rows = adoptions_in_force("CR", TODAY + timedelta(days=days))
        return [(row.academy.code, row.taught_from) for row in rows]

    assert in_force(0) == [("CR_EJ", TODAY - timedelta(days=10))]
    assert in_force(-11) == []
    assert list(adoptions_in_force("HN", TODAY)) == []


@pytest.mark.parametrize("changed", [{"is_permanent": False}, {"is_compulsory": False}])
def test_trn_08_a_course_that_is_not_both_does_not_count(database: str, as_staff: As, changed: dict[str, Any]) -> None:
    adopt(as_staff, replace(SAID, **changed))

    assert CourseAdoption.objects.count() == 1
    assert list(adoptions_in_force("CR", TODAY)) == []


def test_trn_08_without_a_resolution_nothing_is_recorded(database: str, as_staff: As) -> None:
    with pytest.raises(Refused):
        adopt(as_staff, body=b"not a PDF")

    assert not CourseAdoption.objects.exists()
    assert KitDocument.objects.filter(name="resolucion.pdf").count() == 0


def test_only_the_academy_itself_adopts(database: str, as_staff: As) -> None:
    with pytest.raises(NotAllowed):
        adopt(as_staff, username="cr.secretaria")


def test_a_kit_that_is_not_validated_is_not_adopted(database: str, as_staff: As) -> None:
    version, file = written(as_staff), File("resolucion.pdf", document())

    with as_staff("cr.formadora") as by, pytest.raises(Refused):
        adopt_course(by=by, academy=academy(), version=version, resolved=SAID, file=file, **WHEN)


def test_a_course_that_ended_counts_until_then_and_ends_once(database: str, as_staff: As) -> None:
    adopt(as_staff)
    adoption = CourseAdoption.objects.get()
    ended: dict[str, Any] = {"ended_on": TODAY - timedelta(days=2), "why": "Cambió el plan de estudios."}

    with as_staff("cr.formadora") as by:
        end_course(by=by, adoption=adoption, **ended, **WHEN)
        with pytest.raises(Refused):
            end_course(by=by, adoption=adoption, **ended, **WHEN)

    assert adoptions_in_force("CR", TODAY - timedelta(days=3)).count() == 1
    assert adoptions_in_force("CR", TODAY - timedelta(days=2)).count() == 0
