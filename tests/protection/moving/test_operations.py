"""Running cases move to the versions in force, only as far as all rights go with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.audit.models import Entry
from amparo.foundation.audit.verify import verify_chains
from amparo.protection.cases.models import Case
from amparo.protection.cases.queries import case_by_code
from amparo.protection.moving import operations, queries, rules
from amparo.protection.moving.models import Look, Moving, Stay
from amparo.protection.moving.tasks import hear_the_clock, prepare
from amparo.protection.pathways.models import ArmedTimer, OpenStep, Pathway, PathwayEvent
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.tasks import run_once
from tests.conftest import As
from tests.points import carried_to
from tests.protection.moving.newer import (
    CALM,
    CAST,
    QUIET,
    VOTE,
    open_in,
    pathway_of,
    publish_new_words,
    publish_with_another_wait,
    publish_without_the_vote,
)

NOW = datetime.now(UTC)
AT_THE_VOTE = carried_to("declines_and_is_repaired", before=VOTE)

pytestmark = pytest.mark.usefixtures("publishing")


def move(carrier: Carrier, as_staff: As, username: str = "cr.gestora", **renames: str) -> PathwayEvent:
    with as_staff(username) as by:
        pathway = runs.pathway_of(_case(carrier))
        assert pathway is not None
        versions = queries.versions_now(pathway.case.country, NOW)
        return operations.move_case(by=by, pathway=pathway, versions=versions, renames=renames, at=NOW)


def _case(carrier: Carrier) -> Case:
    case = case_by_code(carrier.code)
    assert case is not None
    return case


def planned(as_staff: As, username: str = "cr.secretaria") -> Moving:
    with as_staff(username) as by:
        key = operations.ask_plan(by=by, at=NOW).pk
    hear_the_clock(at=NOW)
    return Moving.objects.using("owner").get(pk=key)


def ordered(as_staff: As, moving: Moving, username: str = "cr.secretaria", **renames: str) -> Moving:
    with as_staff(username) as by:
        operations.order_moving(by=by, key=moving.pk, renames=renames, at=NOW)
    hear_the_clock(at=NOW)
    return Moving.objects.using("owner").get(pk=moving.pk)


@AT_THE_VOTE
def test_a_case_whose_history_fits_goes_on_in_the_new_version(carrier: Carrier, as_staff: As) -> None:
    before, steps = pathway_of(carrier), open_in(carrier)
    kept = dict(OpenStep.objects.using("owner").values_list("path", "pk"))
    publish_new_words()

    event = move(carrier, as_staff)

    after = pathway_of(carrier)
    assert (event.kind, event.answers["versions_before"]) == ("MOVED", before.versions)
    assert after.versions["p07_accreditation"] != before.versions["p07_accreditation"]
    assert (after.seq, open_in(carrier)) == (before.seq + 1, steps)
    assert dict(OpenStep.objects.using("owner").values_list("path", "pk")) == kept


@AT_THE_VOTE
def test_the_case_goes_on_after_it_moved(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()
    move(carrier, as_staff)

    carrier.do(VOTE, ident="formal")

    assert VOTE not in open_in(carrier)


@AT_THE_VOTE
def test_moving_is_audited_and_the_chains_hold(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()
    event = move(carrier, as_staff)

    entry = Entry.objects.using("owner").filter(action="VERSIONS_TAKEN").get()
    assert (entry.case, entry.facts["event"], entry.facts["to"]) == (
        carrier.code,
        event.pk,
        pathway_of(carrier).versions,
    )
    assert verify_chains().faults == ()


@AT_THE_VOTE
def test_a_case_on_a_step_that_is_gone_stays_and_nothing_is_written(carrier: Carrier, as_staff: As) -> None:
    before = pathway_of(carrier)
    publish_without_the_vote()

    with pytest.raises(Refused):
        move(carrier, as_staff)

    after = pathway_of(carrier)
    assert (after.versions, after.state, after.seq) == (before.versions, before.state, before.seq)
    assert PathwayEvent.objects.using("owner").filter(kind="MOVED").count() == 0


@AT_THE_VOTE
def test_it_moves_once_somebody_says_where_the_step_went(carrier: Carrier, as_staff: As) -> None:
    publish_without_the_vote()

    move(carrier, as_staff, **{VOTE: CAST})

    assert (CAST in open_in(carrier), VOTE in open_in(carrier)) == (True, False)


@AT_THE_VOTE
@pytest.mark.parametrize("username", ["cr.policia", "cr.panel1", "cr.secretaria"])
def test_who_does_not_lead_the_case_moves_nothing(carrier: Carrier, as_staff: As, username: str) -> None:
    publish_new_words()
    pathway = pathway_of(carrier)

    with as_staff(username) as by:
        versions = queries.versions_now(pathway.case.country, NOW)
        with pytest.raises(NotAllowed):
            operations.move_case(by=by, pathway=pathway, versions=versions, renames={}, at=NOW)


@AT_THE_VOTE
def test_whoever_leads_a_case_may_keep_it_where_it_is_whatever_is_ordered(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()
    before = pathway_of(carrier).versions
    with as_staff("cr.gestora") as by:
        operations.keep_case(by=by, case=_case(carrier), reason="PERSON_ASKED", at=NOW)

    moving = ordered(as_staff, planned(as_staff))

    assert (moving.state, moving.moved, pathway_of(carrier).versions) == ("DONE", 0, before)
    assert {row["fate"] for row in moving.plan or ()} == {"kept"}
    with pytest.raises(Refused):
        move(carrier, as_staff)


@AT_THE_VOTE
def test_keeping_a_case_twice_is_said_once(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()
    for _ in range(2):
        with as_staff("cr.gestora") as by:
            operations.keep_case(by=by, case=_case(carrier), reason="OTHER", at=NOW)

    assert Stay.objects.using("owner").count() == 1
    assert Entry.objects.using("owner").filter(action="CASE_KEEPS_VERSIONS").count() == 1


@AT_THE_VOTE
def test_a_plan_counts_cases_by_step_and_names_none(carrier: Carrier, as_staff: As) -> None:
    publish_without_the_vote()

    moving = planned(as_staff)

    by_path = {row["path"]: (row["fate"], row["cases"]) for row in moving.plan or ()}
    assert by_path[VOTE] == ("lost", 1)
    assert carrier.code not in str(moving.plan)


@carried_to("declines_and_is_repaired", before="call_reflection/reminder_due")
def test_a_wait_that_is_gone_is_what_the_plan_asks_about_and_the_case_goes_on_waiting(
    carrier: Carrier, as_staff: As
) -> None:
    due = ArmedTimer.objects.using("owner").get(path="call_reflection/reminder_due").due_at
    publish_with_another_wait()

    moving = planned(as_staff)
    done = ordered(as_staff, moving, **{CALM: QUIET})

    assert [(row["path"], row["fate"], row["waits"]) for row in moving.plan or ()] == [(CALM, "lost", True)]
    assert (done.moved, QUIET in pathway_of(carrier).state["at"]) == (1, True)
    assert ArmedTimer.objects.using("owner").get(path="call_reflection/reminder_due").due_at == due


@AT_THE_VOTE
def test_an_order_moves_the_cases_that_can_and_says_how_many(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()

    moving = ordered(as_staff, planned(as_staff))

    assert (moving.state, moving.moved) == ("DONE", 1)
    assert pathway_of(carrier).versions == moving.versions


@AT_THE_VOTE
def test_an_order_says_where_a_step_that_is_gone_goes(carrier: Carrier, as_staff: As) -> None:
    publish_without_the_vote()

    moving = ordered(as_staff, planned(as_staff), **{VOTE: CAST})

    assert (moving.moved, CAST in open_in(carrier)) == (1, True)


@AT_THE_VOTE
def test_an_order_to_a_step_that_does_not_exist_is_refused(carrier: Carrier, as_staff: As) -> None:
    publish_without_the_vote()
    moving = planned(as_staff)

    with pytest.raises(Refused), as_staff("cr.secretaria") as by:
        operations.order_moving(by=by, key=moving.pk, renames={VOTE: "nowhere"}, at=NOW)


@AT_THE_VOTE
def test_an_order_is_refused_before_its_plan_is_ready_and_after_it_was_given(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        key = operations.ask_plan(by=by, at=NOW).pk
    with pytest.raises(Refused), as_staff("cr.secretaria") as by:
        operations.order_moving(by=by, key=key, renames={}, at=NOW)
    hear_the_clock(at=NOW)
    with as_staff("cr.secretaria") as by:
        operations.order_moving(by=by, key=key, renames={}, at=NOW)

    with pytest.raises(Refused), as_staff("cr.secretaria") as by:
        operations.order_moving(by=by, key=key, renames={}, at=NOW)


@AT_THE_VOTE
def test_a_plan_for_versions_that_are_no_longer_in_force_is_not_ordered(carrier: Carrier, as_staff: As) -> None:
    moving = planned(as_staff)
    publish_new_words()

    with pytest.raises(Refused), as_staff("cr.secretaria") as by:
        operations.order_moving(by=by, key=moving.pk, renames={}, at=NOW + timedelta(hours=1))


@AT_THE_VOTE
@pytest.mark.parametrize("username", ["cr.gestora", "cr.policia", "cr.tecnica", "cr.datos"])
def test_only_the_secretariat_plans_and_orders(carrier: Carrier, as_staff: As, username: str) -> None:
    moving = planned(as_staff)

    with pytest.raises(NotAllowed), as_staff(username) as by:
        operations.ask_plan(by=by, at=NOW)
    with pytest.raises(NotAllowed), as_staff(username) as by:
        operations.order_moving(by=by, key=moving.pk, renames={}, at=NOW)


@AT_THE_VOTE
def test_the_secretariat_of_another_country_orders_nothing_here(carrier: Carrier, as_staff: As) -> None:
    moving = planned(as_staff)

    with pytest.raises(NotAllowed), as_staff("hn.secretaria") as by:
        operations.order_moving(by=by, key=moving.pk, renames={}, at=NOW)


@AT_THE_VOTE
def test_only_the_clock_prepares_and_finishes(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        key = operations.ask_plan(by=by, at=NOW).pk
    with acting(service_token(60)) as clock:
        assert operations.finish_plan(by=clock, key=key, at=NOW)
    with acting(service_token(60)) as clock:
        assert not operations.finish_plan(by=clock, key=key, at=NOW)
    with pytest.raises(NotAllowed), as_staff("cr.gestora") as by:
        operations.finish_moving(by=by, key=key, at=NOW)
    with pytest.raises(NotAllowed), as_staff("cr.gestora") as by:
        operations.look_at_case(by=by, key=key, pathway_id=1)


@AT_THE_VOTE
def test_a_look_of_the_clock_ends_with_its_time_and_the_next_goes_on(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()
    with as_staff("cr.secretaria") as by:
        key = operations.ask_plan(by=by, at=NOW).pk

    hear_the_clock(at=NOW, budget=0.0)
    states = [Moving.objects.using("owner").get(pk=key).state]
    token = service_token(60)
    ended = [prepare(token, key, NOW, until=0.0), prepare(token, key, NOW, until=0.0)]
    states.append(Moving.objects.using("owner").get(pk=key).state)

    assert (states, ended) == (["ASKED", "PLANNED"], [False, True])
    assert Look.objects.using("owner").count() == 1


@AT_THE_VOTE
def test_a_case_that_cannot_be_looked_at_is_set_aside_and_stays(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()
    with connections["owner"].cursor() as cursor:
        cursor.execute("update pathways_pathway set state = '{\"never\": 1}'")

    moving = planned(as_staff)

    assert [(row["fate"], row["cases"]) for row in moving.plan or ()] == [("unknown", 1)]
    assert ordered(as_staff, moving).moved == 0


@AT_THE_VOTE
def test_what_is_known_of_a_case_in_a_plan_is_read_by_nobody_else_and_gone_when_it_is_done(
    carrier: Carrier, as_staff: As
) -> None:
    publish_new_words()
    moving = planned(as_staff)
    seen = {}
    for username in ("cr.secretaria", "cr.gestora", "hn.secretaria"):
        with as_staff(username):
            seen[username] = (Moving.objects.count(), Look.objects.count())

    assert seen == {"cr.secretaria": (1, 0), "cr.gestora": (0, 1), "hn.secretaria": (0, 0)}
    ordered(as_staff, moving)
    assert Look.objects.using("owner").count() == 0


@AT_THE_VOTE
def test_what_happened_before_is_told_in_the_words_of_then(carrier: Carrier, as_staff: As) -> None:
    publish_without_the_vote()
    before = pathway_of(carrier).versions
    move(carrier, as_staff, **{VOTE: CAST})

    with as_staff("cr.gestora"):
        case = _case(carrier)
        changes = runs.changes_of_versions(case)
        first, last = PathwayEvent.objects.filter(case=case).order_by("id")[0], changes[-1]
        then, now = runs.running_then(first, changes), runs.running_then(last, changes)

    assert VOTE in then.net.paths
    assert CAST in now.net.paths
    assert before != Pathway.objects.using("owner").get(case__code=carrier.code).versions
    assert rules.is_behind(before, pathway_of(carrier).versions)


@AT_THE_VOTE
def test_a_plan_that_cannot_be_prepared_waits_and_leaves_the_others(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()
    keys = []
    for _ in range(2):
        with as_staff("cr.secretaria") as by:
            keys.append(operations.ask_plan(by=by, at=NOW).pk)
    Moving.objects.using("owner").filter(pk=keys[0]).update(versions={"p00_main": 999_999})

    hear_the_clock(at=NOW)

    assert [Moving.objects.using("owner").get(pk=key).state for key in keys] == ["ASKED", "PLANNED"]


@AT_THE_VOTE
def test_the_clock_outlives_a_database_that_goes_away_while_plans_are_made(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        key = operations.ask_plan(by=by, at=NOW).pk
    with connections["owner"].cursor() as cursor:
        cursor.execute("revoke update on moving_moving from amparo_app")
        cursor.execute("revoke select on moving_moving from amparo_app")

    run_once()

    assert Moving.objects.using("owner").get(pk=key).state == "ASKED"
