"""What can be done in a pathway, on a real database, as the application role."""

from __future__ import annotations

import pytest

from amparo.demo.carrying import Carrier
from amparo.demo.cases import scenarios
from amparo.foundation.access.permits import NotAllowed
from amparo.protection.cases import queries as cases
from amparo.protection.pathways import operations
from amparo.protection.pathways.models import OpenStep, PathwayEvent
from tests.conftest import As

MAIN = scenarios()


def test_a_case_is_carried_from_alert_to_closure_by_someone_who_declines_the_proceedings(
    carrier: Carrier, as_staff: As
) -> None:
    carrier.open()

    carrier.play(MAIN["declines_and_is_repaired"])

    with as_staff("cr.gestora"):
        case = cases.case_by_code(carrier.code)
        assert case is not None
        assert (case.is_open, OpenStep.objects.filter(case=case).count()) == (False, 0)


def test_complete_step_of_another_role_is_refused_and_nothing_is_written(carrier: Carrier, as_staff: As) -> None:
    carrier.open()
    with as_staff("cr.recepcion"):
        case = cases.case_by_code(carrier.code)
        assert case is not None
        step = OpenStep.objects.get(case=case)

    with pytest.raises(NotAllowed), as_staff("cr.policia") as actor:
        operations.complete_step(
            by=actor, pathway_id=step.pathway_id, path=step.path, outcome={}, answers={}, at=carrier.at
        )

    with as_staff("cr.recepcion"):
        assert [event.kind for event in PathwayEvent.objects.filter(case=case)] == ["STARTED"]
