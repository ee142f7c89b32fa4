"""Courses are tied to kits, marked and tested."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition.models import Institution
from amparo.partnership.kits.operations.kits import begin_version
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.operations.planning import ActivityPlan, plan_activity
from amparo.partnership.training.models import BankAnswer, CourseRun, Mark
from amparo.partnership.training.operations.runs import Plan, mark_grid, name_trainer, open_run, record_answers
from amparo.partnership.training.queries import runs as asked
from tests.conftest import As
from tests.partnership.training.making import ZONE, another_run, at, person, today


def activity(as_staff: As, run: CourseRun, kind: str = "COURSE") -> Activity:
    with as_staff("cr.secretaria") as by:
        plan = ActivityPlan(kind, "Otra", "CR", str(ZONE), today(), today())
        return plan_activity(by=by, kept_by=run.activity.kept_by, plan=plan, at=at())


def plan(run: CourseRun) -> Plan:
    return Plan(run.version, "INITIAL", Institution.objects.get(code="CR_ENP"))


def test_a_planned_course_is_tied_to_a_validated_kit_once(run: CourseRun, as_staff: As) -> None:
    other = activity(as_staff, run)

    with as_staff("cr.formadora") as by:
        made = open_run(by=by, activity=other, plan=plan(run), at=at())
        with pytest.raises(Refused):
            open_run(by=by, activity=other, plan=plan(run), at=at())

    assert (made.variant, made.academy.code, made.pass_mark, made.hours_needed) == ("INITIAL", "CR_ENP", 70, 80)


def test_what_is_no_course_or_no_validated_kit_is_refused(run: CourseRun, as_staff: As) -> None:
    meeting, course = activity(as_staff, run, "MEETING"), activity(as_staff, run)
    with as_staff("cr.secretaria") as by:
        draft = begin_version(by=by, kit=run.version.kit, languages=["es"], at=at())
        for where, what in (
            (meeting, plan(run)),
            (course, replace(plan(run), version=draft)),
            (course, replace(plan(run), pass_mark=0)),
        ):
            with pytest.raises(Refused):
                open_run(by=by, activity=where, plan=what, at=at())

    assert CourseRun.objects.count() == 1


def test_another_country_opens_none(run: CourseRun, as_staff: As) -> None:
    other = activity(as_staff, run)

    with as_staff("hn.secretaria") as by, pytest.raises(NotAllowed):
        open_run(by=by, activity=other, plan=plan(run), at=at())


def test_marks_are_put_right_until_the_award(run: CourseRun, as_staff: As) -> None:
    other = another_run(as_staff, run, ["Zamora"], trainers=("Fonseca",))
    criterion = asked.criteria_of(other).values_list("pk", flat=True)[0]
    who = person("Zamora").pk

    with as_staff("cr.formadora") as by:
        mark_grid(by=by, run=other, person=who, levels={criterion: "TO_IMPROVE"}, at=at())
        mark_grid(by=by, run=other, person=who, levels={criterion: "MASTERED"}, at=at())
        with pytest.raises(Refused):
            mark_grid(by=by, run=run, person=person("Picado").pk, levels={criterion: "NOT_OBSERVED"}, at=at())

    assert list(Mark.objects.filter(run=other).values_list("level", flat=True)) == ["MASTERED"]


def test_whoever_is_not_enrolled_or_a_criterion_of_another_kit_is_refused(run: CourseRun, as_staff: As) -> None:
    other = another_run(as_staff, run, ["Zamora"], trainers=("Fonseca",))
    criterion = asked.criteria_of(other).values_list("pk", flat=True)[0]

    with as_staff("cr.formadora") as by:
        for who, key in ((person("Ugalde").pk, criterion), (person("Zamora").pk, 999_999)):
            with pytest.raises(Refused):
                mark_grid(by=by, run=other, person=who, levels={key: "MASTERED"}, at=at())

    assert not Mark.objects.filter(run=other).exists()


def test_a_trainer_of_another_course_does_not_mark(run: CourseRun, as_staff: As) -> None:
    other = another_run(as_staff, run, ["Zamora"])

    with as_staff("cr.formadora") as by, pytest.raises(NotAllowed):
        mark_grid(by=by, run=other, person=person("Zamora").pk, levels={}, at=at())


def test_answers_are_kept_before_and_after(run: CourseRun, as_staff: As) -> None:
    other = another_run(as_staff, run, ["Zamora"], trainers=("Fonseca",))
    item = asked.items_of(other)[0].pk
    who = person("Zamora").pk

    with as_staff("cr.formadora") as by:
        for moment, chosen in (("BEFORE", 1), ("AFTER", 2), ("AFTER", 3)):
            record_answers(by=by, run=other, person=who, moment=moment, chosen={item: chosen}, at=at())
        with pytest.raises(Refused):
            record_answers(by=by, run=other, person=who, moment="AFTER", chosen={item: 9}, at=at())

    rows = BankAnswer.objects.filter(run=other).order_by("moment").values_list("moment", "chosen")
    assert list(rows) == [("AFTER", 3), ("BEFORE", 1)]


def test_a_trainer_is_named_once(run: CourseRun, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        for _each in range(2):
            name_trainer(by=by, run=run, professional=person("Zamora"), at=at())

    assert run.trainers.count() == 2
