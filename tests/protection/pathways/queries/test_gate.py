"""What the actor may do of the steps that ask for a competency."""

from __future__ import annotations

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from amparo.demo.carrying import Carrier
from amparo.partnership.training.rules.gate import FORBIDDEN, HOLDER, WARNS
from amparo.protection.pathways.queries import gate, runs
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import step_of
from tests.protection.pathways.asking import ask

INTERVIEW, PREPARE = "call_interview/forensic_interview", "call_interview/prepare_person"
PREPARED = carried_to("joins_with_one_interview", before=INTERVIEW, trained=True)
LISTEN = "call_children/listen_to_child"


@PREPARED
def test_what_a_step_asks_for_costs_one_question_more_and_a_step_that_asks_nothing_none(
    carrier: Carrier, as_staff: As, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask(carrier, as_staff, "FORENSIC_INTERVIEW")
    with as_staff("cr.psicologia") as by:
        step = step_of(carrier, INTERVIEW)
        net = runs.running(step.pathway).net
        with django_assert_num_queries(1):
            held = gate.permission_at(by, step.case, net.node(INTERVIEW), {}, carrier.at)
        with django_assert_num_queries(0):
            free = gate.permission_at(by, step.case, net.node(PREPARE), {}, carrier.at)

    assert (held.kind, free.kind) == (HOLDER, "FREE")


@PREPARED
def test_a_list_of_steps_asks_once_and_leaves_out_those_that_ask_for_nothing(
    carrier: Carrier, as_staff: As, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask(carrier, as_staff, "FORENSIC_INTERVIEW")
    with as_staff("cr.psicologia") as by:
        steps = runs.work_of(by, limit=50)
        with django_assert_num_queries(1):
            found = gate.permissions_now(by, [*steps, *steps], carrier.at)
    with as_staff("cr.psicologia") as by:
        later = gate.permissions_now(by, steps, carrier.at + timedelta(days=5000))

    assert {step.path: found[step.pk].kind for step in steps if step.pk in found} == {INTERVIEW: HOLDER}
    assert {each.kind for each in later.values()} == {FORBIDDEN}


@carried_to("child_with_guardian", before=LISTEN)
def test_while_a_danger_is_not_answered_a_step_that_is_hard_unless_urgent_only_warns(
    carrier: Carrier, as_staff: As
) -> None:
    ask(carrier, as_staff, "CHILD_CONTACT")
    with as_staff("cr.psicologia") as by:
        calm = gate.permission_now(by, step_of(carrier, LISTEN), carrier.at)
    carrier.tell("danger_alarm")
    with as_staff("cr.psicologia") as by:
        urgent = gate.permission_now(by, step_of(carrier, LISTEN), carrier.at)

    assert (calm.kind, urgent.kind) == (FORBIDDEN, WARNS)
