"""Awards are signed by certified trainers for those who were there and passed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from amparo.foundation import keys
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.queries import demo_account
from amparo.foundation.audit.models import Entry
from amparo.partnership.directory.models import Professional
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.models import Award, CourseRun
from amparo.partnership.training.operations.after import revoke_award
from amparo.partnership.training.operations.awards import Observed, award_run, certify_trainer
from amparo.partnership.training.operations.runs import mark_grid
from amparo.partnership.training.queries import runs as asked
from amparo.partnership.training.rules.badges import kid_of, verify
from tests.conftest import As
from tests.partnership.training.making import another_run, at, award_of, person, today


def test_trn_01_of_twenty_enrolled_sixteen_are_awarded_two_are_not_yet_competent_and_two_were_absent(
    run: CourseRun,
) -> None:
    people = asked.participants_of(run)
    outcomes = [each.outcome for each in people]

    assert len(people) == 20
    assert sum(each.share >= 0.8 for each in people) == 18
    assert sum(each.score >= 70 for each in people) == 16
    assert {code: outcomes.count(code) for code in words.OUTCOMES} == {
        words.COMPETENT: 16, words.NOT_YET: 2, words.TOO_LITTLE: 0, words.ABSENT: 2,
    }  # fmt: skip
    assert Award.objects.filter(run=run).count() == 16
    assert {each.outcome for each in people if each.award} == {words.COMPETENT}


def test_signing_again_awards_nobody_twice(run: CourseRun, as_staff: As) -> None:
    with as_staff("cr.formadora") as by, pytest.raises(Refused):
        award_run(by=by, run=run, today=today(), at=at())

    assert Award.objects.filter(run=run).count() == 16


def competent(as_staff: As, run: CourseRun, *, trainers: tuple[str, ...]) -> CourseRun:
    """Hold another course in which the two who were absent pass."""
    other = another_run(as_staff, run, ["Zamora", "Ugalde"], trainers=trainers)
    criteria = asked.criteria_of(other).values_list("pk", flat=True)
    with as_staff("cr.secretaria") as by:
        for family in ("Zamora", "Ugalde"):
            levels = dict.fromkeys(criteria, words.ACHIEVED)
            mark_grid(by=by, run=other, person=person(family).pk, levels=levels, at=at())
    return other


def test_trn_07_a_trainer_without_a_trainer_s_award_signs_no_award(run: CourseRun, as_staff: As) -> None:
    other = competent(as_staff, run, trainers=("Picado",))

    with as_staff("cr.policia") as by, pytest.raises(Refused):
        award_run(by=by, run=other, today=today(), at=at())

    assert not Award.objects.filter(run=other).exists()


def test_trn_07_once_certified_the_same_trainer_signs(run: CourseRun, as_staff: As) -> None:
    other = competent(as_staff, run, trainers=("Picado",))
    observed = Observed(80, 80, 80, today())
    with as_staff("cr.secretaria") as by:
        who, version = person("Picado"), other.version
        certify_trainer(by=by, professional=who, version=version, observed=observed, today=today(), at=at())

    with as_staff("cr.policia") as by:
        made = award_run(by=by, run=other, today=today(), at=at())

    assert sorted(award.holder for award in made) == ["Patricia Zamora", "Rodrigo Ugalde"]
    assert {award.signed_by for award in made} == {person("Picado")}


def test_trn_07_a_certified_trainer_of_another_course_does_not_sign(run: CourseRun, as_staff: As) -> None:
    other = competent(as_staff, run, trainers=("Picado",))

    with as_staff("cr.formadora") as by, pytest.raises(Refused):
        award_run(by=by, run=other, today=today(), at=at())

    assert not Award.objects.filter(run=other).exists()


def test_trn_07_a_trainer_whose_award_was_revoked_does_not_sign(run: CourseRun, as_staff: As) -> None:
    other = competent(as_staff, run, trainers=("Fonseca",))
    with as_staff("cr.secretaria") as by:
        award = Award.objects.select_related("professional__kept_by").get(is_trainer=True)
        revoke_award(by=by, award=award, why="Se retiró.", today=today(), at=at())

    with as_staff("cr.formadora") as by, pytest.raises(Refused):
        award_run(by=by, run=other, today=today(), at=at())

    assert not Award.objects.filter(run=other).exists()


def test_the_secretariat_signs_none(run: CourseRun, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by, pytest.raises(NotAllowed):
        award_run(by=by, run=run, today=today(), at=at())


def test_an_award_carries_its_days_its_competencies_and_a_badge_that_verifies(run: CourseRun) -> None:
    award = award_of("Fallas")
    jwk = keys.public_jwk(kid_of(settings.PUBLIC_ADDRESS))

    found = verify(award.badge, jwk, at=at())

    assert (found.standing, found.holder) == (words.VALID, "Irene Fallas")
    assert set(award.competencies.values_list("competency__code", flat=True)) == set(asked.competencies_of(run))
    assert award.valid_until.year - award.awarded_on.year == 2


def test_names_stand_in_no_audit_entry(run: CourseRun) -> None:
    facts = str(list(Entry.objects.using("owner").values_list("facts", "subject")))

    assert "AWARDS_SIGNED" in set(Entry.objects.using("owner").values_list("action", flat=True))
    assert not any(family in facts for family in Professional.objects.values_list("family_names", flat=True))


@pytest.mark.parametrize("observed", [Observed(80, 80, 60, today()), Observed(80, 80, 80, today() + timedelta(days=2))])
def test_a_trainer_is_not_certified_on_a_weak_or_future_session(
    run: CourseRun, as_staff: As, observed: Observed
) -> None:
    with as_staff("cr.secretaria") as by, pytest.raises(Refused):
        certify_trainer(
            by=by, professional=person("Picado"), version=run.version, observed=observed, today=today(), at=at()
        )

    assert Award.objects.filter(is_trainer=True).count() == 1


def test_nobody_certifies_themselves(run: CourseRun, as_staff: As) -> None:
    account = demo_account("cr.secretaria")
    Professional.objects.using("owner").filter(family_names="Zamora").update(account=account)
    with as_staff("cr.secretaria") as by:
        who = person("Zamora")
        with pytest.raises(Refused):
            certify_trainer(
                by=by, professional=who, version=run.version, observed=Observed(80, 80, 80, today()), today=today(),
                at=at(),
            )  # fmt: skip
