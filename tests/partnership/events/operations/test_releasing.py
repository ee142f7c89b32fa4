"""Releases and reports: nobody outside reads one before its hour; an edition that was published never changes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.events.models import EventReport, PressRelease
from amparo.partnership.events.operations import releasing
from amparo.partnership.events.operations.releasing import Draft, Text
from amparo.partnership.events.queries import telling
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country
from tests.partnership.events.recording import event

HOUR = NOW + timedelta(hours=5)


def written(as_staff: As, *languages: str, body: str = "Un congreso.") -> PressRelease:
    with as_staff("hn.secretaria") as by:
        made = releasing.begin_release(by=by, kept_by=country(), draft=Draft(HOUR, about="El congreso"), at=NOW)
        for language in languages:
            releasing.write_release(by=by, release=made, text=Text(language, f"Título {language}", body), at=NOW)
    return made


def test_pub_08_from_its_hour_on_and_not_before_in_lists_too(as_staff: As) -> None:
    release = written(as_staff, "es", "fr", "en")
    assert not telling.open_releases(HOUR).exists()

    with as_staff("hn.secretaria") as by:
        releasing.sign_off(by=by, release=release, at=NOW)

    assert telling.open_release(release.code, HOUR - timedelta(seconds=1)) is None
    assert list(telling.open_releases(HOUR)) == [release]
    with as_staff("hn.secretaria") as by:
        later = HOUR + timedelta(days=1)
        releasing.move_hour(by=by, release=release, embargo_at=later, at=NOW)
        assert not telling.open_releases(HOUR).exists()
        with pytest.raises(Refused):
            releasing.move_hour(by=by, release=release, embargo_at=later, at=later)
        releasing.withdraw_release(by=by, release=release, why="Error en el título.", at=later)
        with pytest.raises(Refused):
            releasing.withdraw_release(by=by, release=release, why="Otra vez.", at=later)
    assert not telling.open_releases(later).exists()


def test_it_is_not_signed_off_with_a_language_missing_or_old_or_a_victim_in_it(as_staff: As) -> None:
    missing, named = written(as_staff, "es", "fr"), written(as_staff, "es", "fr", "en", body="Se llamaba Ana Pérez.")
    old = written(as_staff, "es", "fr", "en")
    with as_staff("hn.secretaria") as by:
        releasing.write_release(by=by, release=old, text=Text("es", "Nuevo", "Otro.", base=1), at=NOW)
        for release in (missing, named, old):
            with pytest.raises(Refused):
                releasing.sign_off(by=by, release=release, at=NOW)
        with pytest.raises(Refused):
            releasing.sign_off(by=by, release=written(as_staff, "es", "fr", "en"), at=NOW, more=["Una cifra."])

    assert not PressRelease.objects.exclude(released_at=None).exists()


def test_whoever_writes_second_over_the_same_version_is_told_and_nothing_is_overwritten(as_staff: As) -> None:
    release = written(as_staff, "es")
    with as_staff("hn.programa") as by, pytest.raises(Refused):
        releasing.write_release(by=by, release=release, text=Text("es", "Mío", "Otro."), at=NOW)
    with as_staff("hn.abogada") as by, pytest.raises(NotAllowed):
        releasing.write_release(by=by, release=release, text=Text("fr", "Mien", "Autre."), at=NOW)

    assert telling.texts_of(release)["es"].title == "Título es"


def test_a_release_is_about_something_of_the_own_coalition(as_staff: As) -> None:
    made = event(as_staff)
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        releasing.begin_release(by=by, kept_by=country(), draft=Draft(HOUR), at=NOW)
    with as_staff("cr.secretaria") as by, pytest.raises(Refused):
        releasing.begin_release(by=by, kept_by=country("CR"), draft=Draft(HOUR, made), at=NOW)

    assert not PressRelease.objects.exists()


def test_a_published_report_stays_and_a_further_edition_says_why(as_staff: As) -> None:
    made = event(as_staff)
    papers = {language: {"title": "Informe"} for language in ("es", "fr", "en")}
    other = papers | {"es": {"title": "Informe corregido"}}
    with as_staff("hn.secretaria") as by:
        first = releasing.publish_report(by=by, event=made, papers=papers, at=NOW)
        for wrong, why in ((papers, "Nada."), (other, ""), ({"es": {"title": "Se llamaba Ana Pérez"}}, "Otro.")):
            with pytest.raises(Refused):
                releasing.publish_report(by=by, event=made, papers=wrong, at=NOW, why=why)
        second = releasing.publish_report(by=by, event=made, papers=other, at=NOW, why="El título.")
    with as_staff("hn.abogada") as by, pytest.raises(NotAllowed):
        releasing.publish_report(by=by, event=made, papers=papers, at=NOW, why="No.")

    assert (first.number, second.number, first.code) == (1, 2, second.code)
    assert EventReport.objects.get(number=1).papers == papers


def test_an_event_is_evaluated_by_a_survey_that_the_actor_may_see(as_staff: As) -> None:
    made = event(as_staff)
    with as_staff("hn.secretaria") as by:
        releasing.evaluate_by(by=by, event=made, survey="final", known={"final"}, at=NOW)
        releasing.evaluate_by(by=by, event=made, survey="final", known={"final"}, at=NOW)
        with pytest.raises(Refused):
            releasing.evaluate_by(by=by, event=made, survey="otra", known={"final"}, at=NOW)

    assert telling.surveys_of(made) == ["final"]
