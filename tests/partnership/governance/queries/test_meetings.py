"""Who was in a meeting, in which mode, and what each seat did."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.partnership.governance.models import AgendaItem, Body
from amparo.partnership.governance.operations import bodies as operations
from amparo.partnership.governance.operations import meetings as meeting_operations
from amparo.partnership.governance.operations.bodies import Term
from amparo.partnership.governance.queries import meetings
from amparo.partnership.governance.queries.meetings import Participation
from tests.conftest import As
from tests.partnership.directory.entering import NOW, entered
from tests.partnership.governance.sitting import (
    EVERYBODY,
    MEMBERS,
    NINE,
    SEATS,
    SINCE,
    attended,
    committee,
    convened,
    decided,
    item,
    seat,
)


@pytest.fixture
def body(as_staff: As) -> Body:
    return committee(as_staff)


def test_gov_02_twenty_present_online_are_twenty_for_the_first_time_online_with_a_quorum_of_members(
    as_staff: As, body: Body
) -> None:
    before = convened(as_staff, body, "IN_PERSON", NINE - timedelta(days=360))
    attended(as_staff, before, *MEMBERS, mode="IN_PERSON")
    made = convened(as_staff, body)
    attended(as_staff, made, *EVERYBODY, others=9)

    present = meetings.present_at(made)

    assert (present.reach.unique, present.reach.online, present.reach.in_person) == (20, 20, 0)
    assert (present.quorum.members, present.quorum.there, present.quorum.needed, present.guests) == (9, 9, 5, 11)
    assert (meetings.mode_of(before), meetings.mode_of(made)) == ("IN_PERSON", "ONLINE")
    assert (meetings.is_first_online(before), meetings.is_first_online(made)) == (False, True)
    again = convened(as_staff, body, at=NINE + timedelta(days=30))
    assert not meetings.is_first_online(again)


def test_gov_02_donor_and_embassy_alone_are_no_quorum(as_staff: As, body: Body) -> None:
    made = convened(as_staff, body)
    attended(as_staff, made, "Embajada", "Donante", others=18)

    present = meetings.present_at(made)

    assert (present.reach.unique, present.guests, present.quorum.there) == (20, 20, 0)
    assert not present.quorum.is_reached


def test_a_seat_is_there_once_when_its_holder_or_an_alternate_or_both_are(as_staff: As, body: Body) -> None:
    other = entered(as_staff, "Suplente", "Suplente")
    with as_staff("hn.secretaria") as by:
        term = Term(SINCE, is_alternate=True)
        operations.give_mandate(by=by, seat=seat(body, "Mujeres"), professional=other, term=term, at=NOW)
    alone, both = convened(as_staff, body), convened(as_staff, body, at=NINE + timedelta(days=1))
    attended(as_staff, alone, "Suplente")
    attended(as_staff, both, "Suplente", "Mujeres")

    assert [meetings.present_at(each).quorum.there for each in (alone, both)] == [1, 1]
    assert [meetings.present_at(each).guests for each in (alone, both)] == [0, 0]


def test_attendance_and_proposals_adopted_stand_beside_each_seat(as_staff: As) -> None:
    body = committee(as_staff, seats=SEATS[4:6])
    women, lgbti = seat(body, "Mujeres"), seat(body, "LGBTI")
    first, second = convened(as_staff, body), convened(as_staff, body, at=NINE + timedelta(days=1))
    convened(as_staff, body, at=NINE + timedelta(days=2))
    attended(as_staff, first, "Mujeres", "LGBTI")
    attended(as_staff, second, "Mujeres")
    decided(as_staff, item(as_staff, first, "Albergue", proposed_by=women))
    item(as_staff, first, "Sin decidir", proposed_by=women)

    assert meetings.participation_in(body) == {
        women.pk: Participation(held=2, attended=2, proposed=2, adopted=1),
        lgbti.pk: Participation(held=2, attended=1, proposed=0, adopted=0),
    }


def test_meetings_points_and_documents_are_seen_in_their_own_coalition(as_staff: As) -> None:
    body = committee(as_staff, seats=SEATS[4:6])
    made = convened(as_staff, body)
    attended(as_staff, made, "Mujeres")
    point = item(as_staff, made)
    with as_staff("hn.secretaria") as by:
        paper = meeting_operations.add_paper(by=by, item=point, title="Plan", content=b"%PDF-1.7", at=NOW)
        seen = (meetings.meeting_visible_to, meetings.item_visible_to, meetings.paper_visible_to)
        keys = (made.pk, point.pk, paper.pk)
        assert [look(by, key) is not None for look, key in zip(seen, keys, strict=True)] == [True, True, True]
    with as_staff("cr.secretaria") as by:
        assert [look(by, key) for look, key in zip(seen, keys, strict=True)] == [None, None, None]


def test_the_vote_is_open_to_members_who_are_there_until_the_decision(as_staff: As) -> None:
    body = committee(as_staff, seats=(*SEATS[4:6], SEATS[9]))
    made = convened(as_staff, body)
    attended(as_staff, made, "Mujeres", "LGBTI", "Embajada")
    point = item(as_staff, made)

    assert [each.name for each in meetings.open_seats(point)] == ["Mujeres", "LGBTI"]
    decided(as_staff, point)
    assert meetings.open_seats(AgendaItem.objects.get()) == []
    assert meetings.minutes_in_force(made) is None
