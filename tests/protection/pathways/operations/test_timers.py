"""Time passes: a timer rings once, a late step is told once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import service_token
from amparo.protection.cases import queries as cases
from amparo.protection.pathways.models import ArmedTimer, OpenStep, PathwayEvent
from amparo.protection.pathways.operations import timers
from amparo.protection.pathways.queries import clock, runs
from amparo.protection.pathways.tasks import let_time_pass
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import case_of, open_paths, team_of
from tests.together import at_once

NEEDS, REMINDER = "call_plan/assess_needs", "call_reflection/reminder_due"
WAITING = carried_to("declines_and_is_repaired", before=REMINDER)
NEEDED = carried_to("declines_and_is_repaired", before=NEEDS)


def timer(path: str) -> ArmedTimer:
    return ArmedTimer.objects.using("owner").get(path=path)


def count(kind: str, path: str) -> int:
    return PathwayEvent.objects.using("owner").filter(kind=kind, path=path).count()


def due_of(path: str) -> datetime:
    due = OpenStep.objects.using("owner").get(path=path).due_at
    assert due is not None
    return due


@WAITING
def test_a_timer_rings_when_its_time_has_come_and_not_before(carrier: Carrier) -> None:
    due = timer(REMINDER).due_at

    let_time_pass(due - timedelta(seconds=1))
    early = count("TIMER", REMINDER)
    let_time_pass(due)

    assert (early, count("TIMER", REMINDER)) == (0, 1)
    assert "call_reflection/remind_end" in open_paths(carrier)


@WAITING
def test_a_timer_rings_once_however_often_and_by_however_many_the_clock_is_read(carrier: Carrier) -> None:
    due = timer(REMINDER).due_at

    at_once(lambda: let_time_pass(due), lambda: let_time_pass(due), lambda: let_time_pass(due))
    let_time_pass(due)

    assert count("TIMER", REMINDER) == 1


@WAITING
def test_the_reflection_lasts_ninety_days_to_the_end_of_the_day_in_costa_rica(carrier: Carrier) -> None:
    given = PathwayEvent.objects.using("owner").get(path="call_reflection/give_reflection").at
    carrier.at = timer(REMINDER).due_at
    carrier.ring(REMINDER)
    carrier.do("call_reflection/remind_end", more_time="no")

    left = timer("call_reflection/period_ends").due_at - given

    assert timedelta(days=90) <= left <= timedelta(days=91)


@NEEDED
def test_a_late_step_is_told_once_to_the_role_that_the_drawing_names_who_sees_the_key_only(
    carrier: Carrier, as_staff: As
) -> None:
    late = due_of(NEEDS) + timedelta(minutes=1)

    let_time_pass(late)
    let_time_pass(late + timedelta(minutes=1))

    step = OpenStep.objects.using("owner").get(path=NEEDS)
    assert (step.escalated_at, step.escalated_to_id) == (late, team_of("CR_ERI", "supervision"))
    assert count("ESCALATED", NEEDS) == 1
    with as_staff("cr.supervision"):
        assert [relation.groups for relation in cases.relations(case_of(carrier))] == [frozenset({"C0"})]


@NEEDED
def test_a_late_step_may_still_be_done_and_is_marked_late(carrier: Carrier) -> None:
    carrier.at = due_of(NEEDS) + timedelta(minutes=1)

    carrier.do(NEEDS)

    assert PathwayEvent.objects.using("owner").get(path=NEEDS).late is True


@NEEDED
def test_a_step_in_time_is_told_to_nobody(carrier: Carrier, as_staff: As) -> None:
    let_time_pass(due_of(NEEDS) - timedelta(seconds=1))

    assert count("ESCALATED", NEEDS) == 0
    with as_staff("cr.supervision"):
        assert cases.case_by_code(carrier.code) is None


@pytest.mark.parametrize("username", ["cr.gestora", "cr.supervision", "cr.tecnica"])
@NEEDED
def test_no_member_of_staff_turns_the_clock(carrier: Carrier, as_staff: As, username: str) -> None:
    key = OpenStep.objects.using("owner").get(path=NEEDS).pk

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        timers.escalate_step(by=actor, key=key, at=carrier.at + timedelta(days=30))
    with pytest.raises(NotAllowed), as_staff(username) as actor:
        timers.ring_timer(by=actor, key=1, at=carrier.at + timedelta(days=30))

    assert count("ESCALATED", NEEDS) == 0


@WAITING
def test_what_is_not_there_rings_nothing(carrier: Carrier) -> None:
    with acting(service_token(60)) as clockwork:
        found = [
            timers.ring_timer(by=clockwork, key=10**12, at=carrier.at),
            timers.escalate_step(by=clockwork, key=10**12, at=carrier.at),
        ]
        with pytest.raises(LookupError):
            timers.ring_now(by=clockwork, case=case_of(carrier), path="nothing", at=carrier.at)
        ahead = clock.timers_due(carrier.at + timedelta(days=400), limit=1)

    assert (found, len(ahead)) == ([False, False], 1)


@NEEDED
def test_a_late_step_stands_once_in_the_work_of_who_does_it_and_of_who_is_told(carrier: Carrier, as_staff: As) -> None:
    let_time_pass(due_of(NEEDS) + timedelta(minutes=1))

    with as_staff("cr.gestora") as actor:
        mine = [step.path for step in runs.work_of(actor, limit=10)]
        told = [step.path for step in runs.escalated_to(actor, limit=10)]
        waiting = [step.path for step in runs.waiting_for_others(actor, limit=10)]

    assert (mine.count(NEEDS), told, waiting.count(NEEDS)) == (1, [], 0)
