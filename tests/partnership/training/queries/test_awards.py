"""Awards, where they stand, and what they permit of a running procedure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from amparo.bpmn.diagram import StepNote
from amparo.foundation.accounts.queries import demo_account
from amparo.partnership.competencies.models import Competency
from amparo.partnership.competencies.operations import ask_for_competency
from amparo.partnership.directory.models import Professional
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.training.models import CourseRun
from amparo.partnership.training.operations.after import revoke_award
from amparo.partnership.training.queries import awards
from amparo.partnership.training.rules import gate
from tests.conftest import As
from tests.partnership.training.making import at, award_of, person, today


def ask(as_staff: As, run: CourseRun, code: str) -> None:
    with as_staff("cr.secretaria") as by:
        ask_for_competency(
            by=by, country=run.activity.kept_by, competency=Competency.objects.get(code=code), since=today(),
            why="Ya hay quien puede.", today=today(), at=at(),
        )  # fmt: skip


def permission(
    username: str, number: str, element: str, on: date | None = None, *, is_urgent: bool = False
) -> gate.Permission:
    version = procedures.version_in_force(number, "CR", today())
    account = demo_account(username)
    assert version is not None
    assert account is not None
    step = procedures.diagram_of(version).nodes[element].step
    return awards.permission_of(account.pk, "CR", step, on or today(), is_urgent=is_urgent)


def test_trn_03_the_holder_is_permitted_the_hard_step_and_another_is_not(run: CourseRun, as_staff: As) -> None:
    assert permission("cr.gestora", "11", "forensic_interview").kind == gate.FREE

    ask(as_staff, run, "FORENSIC_INTERVIEW")

    held = permission("cr.psicologia", "11", "forensic_interview")
    assert (held.kind, held.until) == (gate.HOLDER, award_of("Fallas").valid_until)
    assert permission("cr.gestora", "11", "forensic_interview").kind == gate.FORBIDDEN


def test_what_a_country_asks_and_what_somebody_holds_is_one_question(
    run: CourseRun, as_staff: As, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for code in ("FORENSIC_INTERVIEW", "REFERRAL"):
        ask(as_staff, run, code)
    account = demo_account("cr.psicologia")
    assert account is not None
    several = ("FORENSIC_INTERVIEW", "REFERRAL", "COORDINATION")

    with django_assert_num_queries(1), translation.override("en"):
        found = awards.asked_of(account.pk, "CR", several, today())
    with django_assert_num_queries(0):
        free = awards.permission_of(account.pk, "CR", StepNote("care"), today())

    until = award_of("Fallas").valid_until
    assert {code: (each.title, each.held_until) for code, each in found.items()} == {
        "FORENSIC_INTERVIEW": ("Hold the single forensic interview", until),
        "REFERRAL": ("Refer and receive the counter-referral", None),
    }
    assert awards.asked_of(None, "CR", several, today())["FORENSIC_INTERVIEW"].held_until is None
    assert free.kind == gate.FREE


def test_trn_03_the_award_s_last_day_ends_that(run: CourseRun, as_staff: As) -> None:
    ask(as_staff, run, "FORENSIC_INTERVIEW")
    last = award_of("Fallas").valid_until

    assert permission("cr.psicologia", "11", "forensic_interview", last).kind == gate.HOLDER
    assert permission("cr.psicologia", "11", "forensic_interview", last + timedelta(days=1)).kind == gate.FORBIDDEN


def test_trn_03_an_urgent_step_only_warns(run: CourseRun, as_staff: As) -> None:
    ask(as_staff, run, "CHILD_CONTACT")

    assert permission("cr.psicologia", "10", "listen_to_child").kind == gate.FORBIDDEN
    assert permission("cr.psicologia", "10", "listen_to_child", is_urgent=True).kind == gate.WARNS


def test_a_step_that_asks_mildly_warns_and_one_that_asks_for_nothing_is_free(run: CourseRun, as_staff: As) -> None:
    ask(as_staff, run, "COORDINATION")

    assert permission("cr.psicologia", "03", "arrive").kind == gate.HOLDER
    assert permission("cr.guardia", "03", "arrive").kind == gate.WARNS
    assert permission("cr.guardia", "03", "acknowledge").kind == gate.FREE


def test_an_award_is_found_under_the_entry_that_a_person_is_counted_with(run: CourseRun) -> None:
    kept = Professional.objects.exclude(pk=person("Fallas").pk).get(family_names="Zamora")
    Professional.objects.using("owner").filter(family_names="Fallas").update(same_as=kept, account=None)

    assert awards.valid_award(kept.pk, "FORENSIC_INTERVIEW", today()) == award_of("Fallas")
    assert awards.awards_counted().values("person").distinct().count() == 17


def test_a_trainer_s_award_lets_one_sign_and_is_no_award_of_the_competency(run: CourseRun) -> None:
    trainer = person("Fonseca").pk

    assert awards.attested_as_trainer(trainer, today()) == {
        "FORENSIC_INTERVIEW", "RIGHTS_CONSENT", "NON_PUNISHMENT", "COORDINATION",
    }  # fmt: skip
    assert awards.attested_as_trainer(person("Fallas").pk, today()) == set()
    assert awards.valid_award(trainer, "FORENSIC_INTERVIEW", today()) is None
    assert [each.person for each in awards.trainers_on("CR", today())] == [trainer]
    assert awards.trainers_on("HN", today()) == ()


def test_a_focal_point_sees_the_awards_of_their_own_people_only(run: CourseRun, as_staff: As) -> None:
    with as_staff("cr.enlace") as by:
        own = {each.award.holder for each in awards.awards_of_own_people(by, today())}
    with as_staff("hn.enlace") as by:
        foreign = awards.awards_of_own_people(by, today())

    assert own == {
        "Wálter Picado", "Andrea Campos", "Bernardo Rivas", "Carolina Méndez", "Diego Salas", "Evelyn Brown",
        "Fabián Núñez", "Gloria Chaves",
    }  # fmt: skip
    assert foreign == ()


@pytest.mark.parametrize(("before", "soon"), [(61, False), (60, True), (0, True), (-1, False)])
def test_what_ends_within_sixty_days_is_told(run: CourseRun, before: int, soon: bool) -> None:
    award = award_of("Fallas")
    on = award.valid_until - timedelta(days=before)

    assert awards.ends_soon(awards.standing_of(award, on), on, 60) is soon


def test_revoked_badges_are_listed_by_their_page(run: CourseRun, as_staff: As) -> None:
    award = award_of("Fallas")
    with as_staff("cr.secretaria") as by:
        revoke_award(by=by, award=award, why="Copió.", today=today(), at=at())

    assert awards.revoked_pages("https://amparo.example") == [f"https://amparo.example/verificar/{award.code}/"]
    assert award not in awards.awards_counted()


def test_awards_of_a_person_come_with_their_competencies_in_one_order(run: CourseRun) -> None:
    (standing,) = awards.awards_of_person(person("Fallas").pk, today())

    assert standing.competencies == ("RIGHTS_CONSENT", "FORENSIC_INTERVIEW", "NON_PUNISHMENT", "COORDINATION")
    assert awards.award_by_code(standing.award.code) == standing.award
    assert awards.award_by_code("none") is None
