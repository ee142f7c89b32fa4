"""What can be asked of referrals, narrowed to the actor."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from amparo.demo.carrying import Carrier
from amparo.protection.referrals import queries
from amparo.protection.referrals.models import Referral
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import case_of, team_of
from tests.protection.referrals.sending import CHOOSE, RECEIVER, send

TO_REFER = carried_to("declines_and_is_repaired", before=CHOOSE)


def copies(referral: Referral, count: int, *, minutes: int = 1) -> list[int]:
    """Write copies of a referral as the owner, each due later than the one before; return all keys by due time."""
    given = Referral.objects.using("owner").get(pk=referral.pk)
    keys = [given.pk]
    for number in range(1, count):
        given.pk = None
        given.answer_due_at += timedelta(minutes=minutes)
        given.path = f"copy_{number}"
        given.save(using="owner", force_insert=True)
        keys.append(given.pk)
    return keys


@TO_REFER
def test_only_sender_and_receiver_reach_a_referral(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    found = {}
    for username in ("cr.gestora", RECEIVER, "cr.albergue", "cr.policia", "cr.panel1", "cr.supervision", "cr.datos"):
        with as_staff(username) as actor:
            found[username] = queries.referral_for(actor, referral.pk) is not None

    assert [username for username, reached in found.items() if reached] == ["cr.gestora", RECEIVER]


@pytest.mark.parametrize("minutes", [0, 1])
@TO_REFER
def test_what_waits_comes_by_due_time_page_by_page(carrier: Carrier, as_staff: As, minutes: int) -> None:
    keys = copies(send(carrier, as_staff), 7, minutes=minutes)
    pages, after = [], None
    with as_staff(RECEIVER) as actor:
        while rows := queries.referrals_received(actor, limit=3, waiting=True, after=after):
            pages.append([row.pk for row in rows])
            after = (rows[-1].answer_due_at, rows[-1].pk)

    assert pages == [keys[:3], keys[3:6], keys[6:]]


@TO_REFER
def test_what_was_accepted_no_longer_waits(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    found = []
    for status in ("SENT", "ACCEPTED", "DONE"):
        with connections["owner"].cursor() as cursor:
            cursor.execute("update referrals_referral set status = %s where id = %s", [status, referral.pk])
        with as_staff(RECEIVER) as actor:
            found.append([len(queries.referrals_received(actor, limit=9, waiting=waits)) for waits in (True, False)])

    assert found == [[1, 0], [0, 1], [0, 0]]


@TO_REFER
def test_lists_cost_the_same_with_1_and_3_rows(carrier: Carrier, as_staff: As) -> None:
    referral, costs = send(carrier, as_staff), []
    for count in (1, 3):
        copies(referral, count)
        with as_staff(RECEIVER) as actor, CaptureQueriesContext(connection) as spent:
            rows = queries.referrals_received(actor, limit=50, waiting=True)
            [(row.from_team.institution.short_name, str(row.to_team.institution)) for row in rows]
        costs.append(len(spent))

    assert costs == [1, 1]


@TO_REFER
def test_the_referrals_of_a_case_come_latest_first(carrier: Carrier, as_staff: As) -> None:
    keys = copies(send(carrier, as_staff), 3)

    with as_staff("cr.gestora"):
        assert [row.pk for row in queries.referrals_of(case_of(carrier))] == keys[::-1]


@TO_REFER
def test_the_live_referral_of_a_call_is_the_one_that_waits_or_runs(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    found = []
    for status in ("SENT", "ACCEPTED", "REJECTED", "DONE", "REVOKED", "LOST"):
        with connections["owner"].cursor() as cursor:
            cursor.execute("update referrals_referral set status = %s where id = %s", [status, referral.pk])
        with as_staff("cr.gestora"):
            found.append(queries.live_referral(case_of(carrier), "call_referral") is not None)

    assert found == [True, True, False, False, False, False]


@TO_REFER
def test_a_referral_to_another_team_is_not_in_the_inbox(carrier: Carrier, as_staff: As) -> None:
    send(carrier, as_staff)

    with as_staff("cr.salud") as actor:
        assert (team_of("CR_CCSS") in actor.teams, queries.referrals_received(actor, limit=9, waiting=True)) == (
            True,
            [],
        )
