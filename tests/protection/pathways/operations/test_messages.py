"""Warnings: those who must act have them in their work at once, once."""

from __future__ import annotations

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.protection.pathways import operations, rules
from amparo.protection.pathways.models import OpenStep
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import actions_of, answers_of, case_of, open_paths

CARED_FOR = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def tell(carrier: Carrier, as_staff: As, message: str, by: str = "cr.gestora") -> object:
    with as_staff(by) as actor:
        return operations.raise_message(by=actor, case=case_of(carrier), message=message, at=carrier.at)


@pytest.mark.parametrize(
    ("message", "path", "role"),
    [("danger_alarm", "answer_danger", "duty_officer"), ("service_complaint", "answer_complaint", "secretariat")],
)
@CARED_FOR
def test_a_warning_opens_the_step_of_who_must_act_and_stops_nothing_else(
    carrier: Carrier, as_staff: As, message: str, path: str, role: str
) -> None:
    before = open_paths(carrier)

    tell(carrier, as_staff, message)

    step = OpenStep.objects.using("owner").get(path=path)
    assert (step.role, sorted([*before, path]), "MESSAGE_RAISED" in actions_of(carrier)) == (
        role,
        open_paths(carrier),
        True,
    )


@CARED_FOR
def test_the_same_warning_twice_is_heard_and_is_one_step(carrier: Carrier, as_staff: As) -> None:
    tell(carrier, as_staff, "danger_alarm")

    again = tell(carrier, as_staff, "danger_alarm")

    assert (again, open_paths(carrier).count("answer_danger"), answers_of(carrier)["danger"]) == (None, 1, "yes")


@pytest.mark.parametrize("message", ["", "nothing", "second_interview_asked", "x" * 5000])
@CARED_FOR
def test_what_the_procedure_does_not_listen_to_is_refused(carrier: Carrier, as_staff: As, message: str) -> None:
    before = (open_paths(carrier), actions_of(carrier))

    with pytest.raises(Refused):
        tell(carrier, as_staff, message)

    assert (open_paths(carrier), actions_of(carrier)) == before


@carried_to("declines_and_is_repaired")
@pytest.mark.parametrize("message", ["danger_alarm", "service_complaint", "data_request", "reopening_asked"])
def test_a_case_that_is_over_hears_nothing_and_says_why(carrier: Carrier, as_staff: As, message: str) -> None:
    before = actions_of(carrier)

    with pytest.raises(Refused) as refused:
        tell(carrier, as_staff, message)

    assert (refused.value.reasons, open_paths(carrier), actions_of(carrier)) == ([rules.it_is_over()], [], before)


@pytest.mark.parametrize("username", ["cr.datos", "cr.tecnica"])
@CARED_FOR
def test_oversight_and_administration_raise_nothing(carrier: Carrier, as_staff: As, username: str) -> None:
    with as_staff("cr.gestora"):
        case = case_of(carrier)

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        operations.raise_message(by=actor, case=case, message="danger_alarm", at=carrier.at)
