"""Writing down what people cannot do yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition.models import Country
from amparo.partnership.competencies.models import Competency
from amparo.partnership.kits.models import Need
from amparo.partnership.kits.operations.needs import Found, record_need
from tests.conftest import As
from tests.partnership.kits.making import TODAY, WHEN


def found() -> Found:
    return Found(
        Competency.objects.get(code="FORENSIC_INTERVIEW"), "Nadie entrevista en Limón.", "SURVEY",
        "Encuesta de 2026, 109 respuestas", TODAY, region="CR-LIMON", people=12,
    )  # fmt: skip


def test_a_need_is_kept_with_its_source(database: str, as_staff: As) -> None:
    with as_staff("cr.formadora") as by:
        record_need(by=by, country=Country.objects.get(code="CR"), found=found(), **WHEN)

    assert list(Need.objects.values_list("competency__code", "region", "people", "found_by", "source")) == [
        ("FORENSIC_INTERVIEW", "CR-LIMON", 12, "SURVEY", "Encuesta de 2026, 109 respuestas")
    ]


def test_a_need_without_a_source_is_refused(database: str, as_staff: As) -> None:
    with as_staff("cr.formadora") as by, pytest.raises(Refused):
        record_need(by=by, country=Country.objects.get(code="CR"), found=replace(found(), source=""), **WHEN)

    assert not Need.objects.exists()


@pytest.mark.parametrize("username", ["hn.secretaria", "cr.policia", "cr.datos"])
def test_others_write_down_no_need(database: str, as_staff: As, username: str) -> None:
    with as_staff(username) as by, pytest.raises(NotAllowed):
        record_need(by=by, country=Country.objects.get(code="CR"), found=found(), **WHEN)
