"""A meeting is an activity with its roll; points, documents and interests of one's own."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.governance.models import AgendaItem, Conflict, Paper
from amparo.partnership.governance.operations import meetings
from amparo.partnership.governance.operations.meetings import ItemEntry
from amparo.partnership.rolls.models import Activity, Enrolment
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.governance.sitting import (
    DAY,
    SEATS,
    account,
    attended,
    committee,
    convened,
    decided,
    item,
    seat,
)

PDF = b"%PDF-1.7 invento"
TWO = SEATS[4:6]


@pytest.mark.parametrize("offer", ["IN_PERSON", "ONLINE", "MIXED"])
def test_everybody_who_sits_in_the_body_is_invited_once_in_the_mode_of_the_meeting(as_staff: As, offer: str) -> None:
    made = convened(as_staff, committee(as_staff), offer)

    activity = Activity.objects.get(pk=made.activity_id)
    assert (activity.kind, activity.starts_on, activity.time_zone) == ("MEETING", DAY, "America/Tegucigalpa")
    assert list(Enrolment.objects.filter(activity=activity).values_list("mode", flat=True)) == [offer] * len(SEATS)


def test_whoever_sits_there_proposes_for_the_own_seat_only(as_staff: As) -> None:
    body = committee(as_staff, seats=TWO)
    account(as_staff, "Mujeres", "hn.servicio")
    made = convened(as_staff, body)
    own, other = (ItemEntry("DECISION", "Albergue", proposed_by=seat(body, name)) for name in ("Mujeres", "LGBTI"))

    with as_staff("hn.servicio") as by:
        meetings.add_item(by=by, meeting=made, entry=own)
        for wrong in (other, ItemEntry("DECISION", "De nadie")):
            with pytest.raises(Refused):
                meetings.add_item(by=by, meeting=made, entry=wrong)
    with pytest.raises(NotAllowed), as_staff("hn.policia") as by:
        meetings.add_item(by=by, meeting=made, entry=own)

    assert [(each.number, each.title) for each in AgendaItem.objects.all()] == [(1, "Albergue")]


def test_a_document_is_added_once_and_is_what_it_says(as_staff: As) -> None:
    point = item(as_staff, convened(as_staff, committee(as_staff, seats=TWO)))

    with as_staff("hn.secretaria") as by:
        for _each in range(2):
            meetings.add_paper(by=by, item=point, title="Plan", content=PDF, at=NOW)
        for content in (b"MZ\x90", PDF + b" " * 5 * 1024 * 1024):
            with pytest.raises(Refused):
                meetings.add_paper(by=by, item=point, title="Otro", content=content, at=NOW)

    assert [(each.title, each.kind) for each in Paper.objects.all()] == [("Plan", "application/pdf")]


def test_gov_07_an_interest_is_declared_once_by_whoever_holds_the_seat_and_before_the_decision(as_staff: As) -> None:
    body = committee(as_staff, seats=TWO)
    account(as_staff, "Mujeres", "hn.servicio")
    made = convened(as_staff, body)
    attended(as_staff, made, "Mujeres", "LGBTI")
    point = item(as_staff, made)

    with as_staff("hn.servicio") as by:
        own = seat(body, "Mujeres")
        with pytest.raises(Refused):
            meetings.declare_conflict(by=by, item=point, seat=own, why=" ", at=NOW)
        meetings.declare_conflict(by=by, item=point, seat=own, why="Presentó una propuesta.", at=NOW)
        with pytest.raises(Refused):
            meetings.declare_conflict(by=by, item=point, seat=own, why="Otra vez.", at=NOW)
    with pytest.raises(NotAllowed), as_staff("hn.servicio") as by:
        meetings.declare_conflict(by=by, item=point, seat=seat(body, "LGBTI"), why="Por otra.", at=NOW)
    decided(as_staff, point)
    with pytest.raises(Refused), as_staff("hn.secretaria") as by:
        meetings.declare_conflict(by=by, item=point, seat=seat(body, "LGBTI"), why="Tarde.", at=NOW)

    assert [each.seat.name for each in Conflict.objects.select_related("seat")] == ["Mujeres"]
