"""The coverage map: who may hold which tasks, region by region."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from amparo.partnership.competencies.models import Competency
from amparo.partnership.competencies.operations import ask_for_competency
from amparo.partnership.training.models import CourseRun
from amparo.partnership.training.operations.after import revoke_award
from amparo.partnership.training.pages.work import hear_work
from amparo.partnership.training.queries.coverage import coverage_of, region_of_place, regions_of
from tests.conftest import As
from tests.partnership.training.making import at, award_of, today

CODE = "FORENSIC_INTERVIEW"


def test_each_holder_is_counted_once_where_they_work(run: CourseRun) -> None:
    coverage = coverage_of(run.activity.kept_by, today())

    named = {name: coverage.counts.get((CODE, place), 0) for place, name in coverage.places.items()}
    assert named == {"Guanacaste": 0, "Limón": 2, "Puntarenas": 6, "San José": 8, "": 0}


def test_the_places_of_the_country_fall_into_its_regions(run: CourseRun) -> None:
    country = run.activity.kept_by

    assert list(regions_of(country).values()) == ["Guanacaste", "Limón", "Puntarenas", "San José", ""]
    assert region_of_place(country)["CR-JACO"] == region_of_place(country)["CR-NEILY"]


def test_what_has_ended_or_was_revoked_covers_nothing(run: CourseRun, as_staff: As) -> None:
    country = run.activity.kept_by
    with as_staff("cr.secretaria") as by:
        revoke_award(by=by, award=award_of("Brown"), why="Copió.", today=today(), at=at())

    regions = {name: place for place, name in regions_of(country).items()}
    later = award_of("Salas").valid_until + timedelta(days=1)
    assert coverage_of(country, today()).counts[CODE, regions["Limón"]] == 1
    assert (CODE, regions["Limón"]) not in coverage_of(country, later).counts


def test_trn_10_a_region_with_nobody_for_a_hard_task_alerts_the_focal_point_and_the_secretariat(
    run: CourseRun, as_staff: As
) -> None:
    with as_staff("cr.secretaria") as by:
        competency = Competency.objects.get(code=CODE)
        told: dict[str, Any] = {"since": today(), "why": "Ya hay quien puede.", "today": today(), "at": at()}
        ask_for_competency(by=by, country=run.activity.kept_by, competency=competency, **told)

    gaps = [gap for gap in coverage_of(run.activity.kept_by, today()).gaps if gap.is_hard]
    assert (
        "Guanacaste" in {regions_of(run.activity.kept_by)[gap.place] for gap in gaps if gap.competency == CODE}
    ) is True
    alerts = {}
    for username in ("cr.secretaria", "cr.enlace", "cr.gestora"):
        with as_staff(username) as by:
            heard = [each for each in hear_work(by=by, on=today()) if "entrevista forense" in each.text]
            alerts[username] = [(each.kind, each.text.rpartition(" en ")[2]) for each in heard]
    told_of = [("danger", "Guanacaste.")]
    assert alerts == {"cr.secretaria": told_of, "cr.enlace": told_of, "cr.gestora": []}


def test_the_other_country_has_its_own_map(run: CourseRun, as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        kinds = [each.kind for each in hear_work(by=by, on=today()) if "Ocotepeque" in each.text]

    assert kinds == ["due", "due"]
