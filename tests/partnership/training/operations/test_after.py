"""What happens to an award afterwards, and where people work."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.kits.models import StepChange
from amparo.partnership.kits.operations.changes import hear_version, review_module
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.models import CourseRun, FollowUp
from amparo.partnership.training.operations.after import (
    follow_up,
    place_professional,
    record_refresher,
    revoke_award,
)
from amparo.partnership.training.pages.work import hear_work
from amparo.partnership.training.queries.awards import place_of, standing_of, valid_award
from tests.conftest import As
from tests.partnership.kits.operations.test_changes import revised
from tests.partnership.training.making import at, award_of, person, today


def standing(family: str) -> str:
    return standing_of(award_of(family), today()).standing


def test_trn_04_a_changed_step_asks_holders_for_an_update_and_revokes_nothing(run: CourseRun, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        hear_version(by=by, version=revised("11", "forensic_interview"), at=at())

    assert standing("Fallas") == words.UPDATE
    assert valid_award(person("Fallas").pk, "FORENSIC_INTERVIEW", today()) == award_of("Fallas")
    with as_staff("cr.psicologia") as by:
        assert [each.title for each in hear_work(by=by, on=today())] == ["Actualización pendiente"]


def test_trn_04_the_update_is_needed_until_the_refresher(run: CourseRun, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        hear_version(by=by, version=revised("11", "forensic_interview"), at=at())

    with as_staff("cr.formadora") as by:
        told: dict[str, Any] = {"done_on": today(), "note": "El guion nuevo.", "today": today(), "at": at()}
        record_refresher(by=by, award=award_of("Fallas"), **told)

    assert (standing("Fallas"), standing("Picado")) == (words.VALID, words.UPDATE)


def test_trn_04_a_change_that_teaches_nothing_new_asks_for_nothing(run: CourseRun, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        hear_version(by=by, version=revised("11", "forensic_interview"), at=at())
        review_module(by=by, change=StepChange.objects.get(), outcome="UNCHANGED", note="Solo una coma.", at=at())

    assert standing("Fallas") == words.VALID


def test_a_revoked_award_permits_nothing_from_that_day(run: CourseRun, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        revoke_award(by=by, award=award_of("Fallas"), why="Copió.", today=today(), at=at())
        with pytest.raises(Refused):
            revoke_award(by=by, award=award_of("Fallas"), why="Copió.", today=today(), at=at())

    key = person("Fallas").pk
    assert standing("Fallas") == words.REVOKED
    assert valid_award(key, "FORENSIC_INTERVIEW", today()) is None
    assert valid_award(key, "FORENSIC_INTERVIEW", today() - timedelta(days=1)) == award_of("Fallas")


def test_only_the_secretariat_revokes(run: CourseRun, as_staff: As) -> None:
    with as_staff("cr.formadora") as by, pytest.raises(NotAllowed):
        revoke_award(by=by, award=award_of("Fallas"), why="Copió.", today=today(), at=at())


def test_whoever_looks_after_the_holder_says_what_was_seen_at_work(run: CourseRun, as_staff: As) -> None:
    told: dict[str, Any] = {
        "seen_on": today(),
        "outcome": "APPLIES",
        "note": "Grabó y no repitió.",
        "today": today(),
        "at": at(),
    }

    with as_staff("cr.enlace") as by:
        follow_up(by=by, award=award_of("Picado"), **told)
        with pytest.raises(Refused):
            follow_up(by=by, award=award_of("Picado"), **{**told, "outcome": "WELL"})
        with pytest.raises(NotAllowed):
            follow_up(by=by, award=award_of("Arguedas"), **told)

    assert list(FollowUp.objects.values_list("award__holder", "outcome")) == [("Wálter Picado", "APPLIES")]


def test_the_last_place_holds_and_is_a_place_of_the_country(run: CourseRun, as_staff: As) -> None:
    who = person("Picado")

    def place(code: str, days: int) -> None:
        since = today() + timedelta(days=days)
        place_professional(by=by, professional=who, place=code, since=since, today=today(), at=at())

    with as_staff("cr.policia") as by:
        place("CR-LIMON", 0)
        with pytest.raises(Refused):
            place("HN-TELA", 0)
        with pytest.raises(Refused):
            place("CR-JACO", 1)

    assert place_of(who.pk) == "CR-LIMON"
