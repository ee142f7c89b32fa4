"""The pathway of a case, narrowed to the actor; lists cost the same with one row and with more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.demo.carrying import Carrier
from amparo.protection.pathways.pages.work import work_page
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.tasks import let_time_pass
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import case_of

CARED_FOR = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


@CARED_FOR
def test_work_is_what_the_actor_s_roles_may_do(carrier: Carrier, as_staff: As) -> None:
    seen = {}
    for username in ("cr.panel1", "cr.policia", "cr.datos"):
        with as_staff(username) as actor:
            seen[username] = ([step.path for step in runs.work_of(actor, limit=9)], runs.count_work(actor))

    assert seen == {
        "cr.panel1": (["call_accreditation/review_file"], 1),
        "cr.policia": ([], 0),
        "cr.datos": ([], 0),
    }


@CARED_FOR
def test_events_come_latest_first_page_by_page(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        whole = [event.pk for event in runs.events_of(case_of(carrier), limit=999)]
        first = [event.pk for event in runs.events_of(case_of(carrier), limit=5)]
        second = [event.pk for event in runs.events_of(case_of(carrier), limit=5, before=first[-1])]

    assert (first + second, whole) == (whole[:10], sorted(whole, reverse=True))


@CARED_FOR
def test_the_parts_of_a_pathway_come_in_the_order_in_which_the_case_came_to_them(
    carrier: Carrier, as_staff: As
) -> None:
    with as_staff("cr.gestora"):
        parts = runs.parts_of(case_of(carrier))
        of_one = {event.path.partition("/")[0] for event in runs.events_of(case_of(carrier), limit=999, part=parts[1])}

    assert parts[:5] == ["call_reports", "call_detection", "call_dispatch", "call_protection", "call_health"]
    assert of_one == {"call_detection"}


@CARED_FOR
def test_open_steps_of_several_cases_are_told_case_by_case(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        case = case_of(carrier)
        found = runs.open_steps_by_case([case.pk, 0])
        alone = list(runs.open_steps_of(case))

    assert list(found) == [case.pk]
    assert {step.path for step in found[case.pk]} == {step.path for step in alone}


def test_my_work_costs_the_same_with_1_and_3_cases_late_or_not(carrier: Carrier, as_staff: As) -> None:
    costs = []
    for count in (1, 2):
        for _case in range(count):
            carrier.open()
        let_time_pass(datetime.now(UTC) + timedelta(days=30))
        for username in ("cr.recepcion", "cr.supervision"):
            with as_staff(username) as actor:
                work_page(actor, datetime.now(UTC), chosen="", after="")
                with CaptureQueriesContext(connection) as spent:
                    work_page(actor, datetime.now(UTC), chosen="", after="")
            costs.append((username, len(spent)))

    assert costs[:2] == costs[2:]
