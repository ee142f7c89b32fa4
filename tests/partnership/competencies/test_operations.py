"""Loading competencies from content, and deciding from when they are asked for."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.audit.models import Entry
from amparo.partnership.coalition.models import Country
from amparo.partnership.coalition.operations import WrongContent
from amparo.partnership.competencies.models import Asking, Competency
from amparo.partnership.competencies.operations import ask_for_competency, load_competencies
from tests.conftest import As

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(settings.CONTENT / "training", tmp_path / "training"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def load(folder: Path) -> None:
    with acting(service_token()) as actor:
        load_competencies(by=actor, folder=folder)


def test_loading_again_changes_only_what_changed(database: str, folder: Path) -> None:
    key = Competency.objects.get(code="INDICATORS").pk
    change(folder / "competencies.toml", "valid_months = 36", "valid_months = 12")

    load(folder)

    assert list(Competency.objects.filter(code="INDICATORS").values_list("pk", "valid_months")) == [(key, 12)]
    assert Competency.objects.count() == 13


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("competencies.toml", "valid_months = 36", "valid_months = 0"),
        ("competencies.toml", "valid_months = 36", "valid_months = 'three years'"),
        ("competencies.toml", 'origin = "proposal"', 'origin = "rumour"'),
        ("competencies.toml", "titles", "title"),
        ("competencies.toml", "code =", "code"),
    ],
)
def test_content_that_cannot_be_used_is_told_with_its_file_and_nothing_is_written(
    database: str, folder: Path, file: str, old: str, new: str
) -> None:
    before = list(Competency.objects.values())
    change(folder / file, old, new)

    with pytest.raises(WrongContent, match=file):
        load(folder)

    assert (list(Competency.objects.values())) == before


def test_staff_does_not_load(database: str, folder: Path, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by, pytest.raises(NotAllowed):
        load_competencies(by=by, folder=folder)


def test_the_decision_is_kept_with_its_reason_and_in_the_audit(database: str, as_staff: As) -> None:
    row, country = Competency.objects.get(code="REFERRAL"), Country.objects.get(code="CR")

    with as_staff("cr.secretaria") as by:
        ask_for_competency(
            by=by, country=country, competency=row, since=TODAY, why=" Ya hay quien puede. ", today=TODAY, at=AT
        )

    assert list(Asking.objects.values_list("competency__code", "since", "why")) == [
        ("REFERRAL", TODAY, "Ya hay quien puede.")
    ]
    entry = Entry.objects.using("owner").get(action="COMPETENCY_ASKED_FOR")
    assert entry.facts == {"country": "CR", "competency": "REFERRAL", "since": "2026-11-22"}


def test_a_past_day_or_another_country_is_refused_and_nothing_is_written(database: str, as_staff: As) -> None:
    row = Competency.objects.get(code="REFERRAL")
    country, other = Country.objects.get(code="CR"), Country.objects.get(code="HN")
    past: dict[str, Any] = {"competency": row, "since": date(2026, 1, 1), "why": "Porque sí.", "today": TODAY, "at": AT}

    with as_staff("cr.secretaria") as by:
        with pytest.raises(Refused):
            ask_for_competency(by=by, country=country, **past)
        with pytest.raises(NotAllowed):
            ask_for_competency(by=by, country=other, **{**past, "since": TODAY})

    assert not Asking.objects.exists()
