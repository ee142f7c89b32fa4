"""Votes of members who were there; decisions count them, lock plans and need a quorum."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.governance.models import Body, Decision, Meeting, PlanLine, PlanVersion, Vote, WorkPlan
from amparo.partnership.governance.operations import deciding, meetings, plans
from amparo.partnership.governance.operations.plans import LineEntry, PlanEntry
from amparo.partnership.governance.queries import meetings as queries
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.governance.sitting import (
    DAY,
    MEMBERS,
    SEATS,
    account,
    attended,
    committee,
    convened,
    decided,
    item,
    seat,
)

THREE = (*SEATS[4:7], SEATS[9])


@pytest.fixture
def body(as_staff: As) -> Body:
    return committee(as_staff, seats=THREE)


@pytest.fixture
def meeting(as_staff: As, body: Body) -> Meeting:
    made = convened(as_staff, body)
    attended(as_staff, made, "Mujeres", "LGBTI", "Afrohondureñas", "Embajada")
    return made


def vote(as_staff: As, point: object, body: Body, name: str, choice: str, username: str = "hn.secretaria") -> None:
    with as_staff(username) as by:
        deciding.cast_vote(by=by, item=point, seat=seat(body, name), choice=choice, at=NOW)  # type: ignore[arg-type]


def test_gov_07_the_vote_of_a_member_with_a_declared_conflict_is_not_open_on_that_item(
    as_staff: As, body: Body, meeting: Meeting
) -> None:
    account(as_staff, "Mujeres", "hn.servicio")
    point, other = item(as_staff, meeting), item(as_staff, meeting, "Otro punto")
    with as_staff("hn.servicio") as by:
        meetings.declare_conflict(by=by, item=point, seat=seat(body, "Mujeres"), why="Presentó propuesta.", at=NOW)

    assert [each.name for each in queries.open_seats(point)] == ["LGBTI", "Afrohondureñas"]
    for username in ("hn.servicio", "hn.secretaria"):
        with pytest.raises(Refused):
            vote(as_staff, point, body, "Mujeres", "FOR", username)
    vote(as_staff, other, body, "Mujeres", "FOR", "hn.servicio")
    assert [each.item_id for each in Vote.objects.all()] == [other.pk]


def test_gov_07_a_vote_cast_before_the_conflict_was_declared_is_not_counted(
    as_staff: As, body: Body, meeting: Meeting
) -> None:
    point = item(as_staff, meeting)
    vote(as_staff, point, body, "Mujeres", "FOR")
    vote(as_staff, point, body, "LGBTI", "AGAINST")
    with as_staff("hn.secretaria") as by:
        meetings.declare_conflict(by=by, item=point, seat=seat(body, "Mujeres"), why="Lo dice después.", at=NOW)

    decided(as_staff, point, manner="VOTE")

    made = Decision.objects.get()
    assert (made.votes_for, made.votes_against, made.outcome) == (0, 1, "NOT_ADOPTED")


def test_a_member_votes_for_the_own_seat_and_changes_it_until_the_decision(
    as_staff: As, body: Body, meeting: Meeting
) -> None:
    account(as_staff, "Mujeres", "hn.servicio")
    point = item(as_staff, meeting)
    for choice in ("AGAINST", "FOR"):
        vote(as_staff, point, body, "Mujeres", choice, "hn.servicio")
    with pytest.raises(NotAllowed):
        vote(as_staff, point, body, "LGBTI", "FOR", "hn.servicio")
    with pytest.raises(Refused):
        vote(as_staff, point, body, "Embajada", "FOR")
    decided(as_staff, point, manner="VOTE")

    with pytest.raises(Refused):
        vote(as_staff, point, body, "Mujeres", "AGAINST", "hn.servicio")
    made = Decision.objects.get()
    assert (made.votes_for, made.votes_against, made.abstentions, made.outcome) == (1, 0, 0, "ADOPTED")
    assert (made.number, made.decided_on, made.members_there, made.members) == ("2020-01", DAY, 3, 3)


def test_gov_02_guests_make_no_quorum(as_staff: As) -> None:
    made = convened(as_staff, committee(as_staff))
    attended(as_staff, made, *MEMBERS[:4], "Embajada", "Donante", others=14)
    point = item(as_staff, made)

    with pytest.raises(Refused):
        decided(as_staff, point)
    attended(as_staff, made, MEMBERS[4])
    decided(as_staff, point)

    assert (Decision.objects.get().members_there, Decision.objects.get().members) == (5, 9)


@pytest.mark.parametrize("username", ["hn.comite1", "hn.programa", "cr.secretaria"])
def test_only_the_secretariat_records_a_decision(as_staff: As, meeting: Meeting, username: str) -> None:
    point = item(as_staff, meeting)

    said = deciding.Deciding("Se aprueba.", "CONSENSUS")
    with pytest.raises(NotAllowed), as_staff(username) as by:
        deciding.decide(by=by, item=point, deciding=said, at=NOW)


def planned(as_staff: As, body: Body) -> WorkPlan:
    with as_staff("hn.secretaria") as by:
        plan = plans.make_plan(by=by, body=body, entry=PlanEntry("Plan del año 2", 2, DAY, DAY), at=NOW)
        plans.write_line(by=by, plan=plan, entry=LineEntry("Trousse para el ministerio"))
    return plan


def test_gov_03_the_decision_that_validates_the_plan_of_year_two_locks_its_second_version(
    as_staff: As, body: Body, meeting: Meeting
) -> None:
    plan = planned(as_staff, body)
    first = PlanVersion.objects.get()
    decided(as_staff, item(as_staff, meeting, "Plan 1"), effect="VALIDATE_PLAN", version=first)
    with as_staff("hn.secretaria") as by:
        second = plans.begin_version(by=by, plan=plan, why="La situación sanitaria.", at=NOW)
        plans.write_line(by=by, plan=plan, entry=LineEntry("Comité en línea"))
    decided(as_staff, item(as_staff, meeting, "Plan 2"), effect="VALIDATE_PLAN", version=second)

    with as_staff("hn.secretaria") as by:
        with pytest.raises(Refused):
            plans.write_line(by=by, plan=plan, entry=LineEntry("Después"))
        with pytest.raises(Refused):
            plans.remove_line(by=by, plan=plan, number=1)
        with pytest.raises(DatabaseError), transaction.atomic():
            PlanLine.objects.create(version=second, number=9, title="Por detrás")
        with pytest.raises(DatabaseError), transaction.atomic():
            PlanLine.objects.filter(version=second).delete()

    kept = PlanVersion.objects.order_by("number").values_list("number", "decision__number")
    assert list(kept) == [(1, "2020-01"), (2, "2020-02")]
    assert [each.title for each in PlanLine.objects.filter(version=second)] == [
        "Trousse para el ministerio", "Comité en línea",
    ]  # fmt: skip


def test_gov_03_a_plan_of_another_body_an_empty_or_a_validated_one_is_not_validated(
    as_staff: As, body: Body, meeting: Meeting
) -> None:
    plan = planned(as_staff, body)
    other = committee(as_staff, seats=(), name="Otro comité")
    with as_staff("hn.secretaria") as by:
        empty = plans.make_plan(by=by, body=other, entry=PlanEntry("Vacío", 1, DAY, DAY), at=NOW)
    version = PlanVersion.objects.get(plan=plan)
    decided(as_staff, item(as_staff, meeting), effect="VALIDATE_PLAN", version=version)

    for wrong in (None, PlanVersion.objects.get(plan=empty), version):
        with pytest.raises(Refused):
            decided(as_staff, item(as_staff, meeting), effect="VALIDATE_PLAN", version=wrong)
    assert Decision.objects.count() == 1


def test_what_was_not_adopted_does_nothing(as_staff: As, body: Body, meeting: Meeting) -> None:
    planned(as_staff, body)
    point = item(as_staff, meeting)
    vote(as_staff, point, body, "LGBTI", "AGAINST")
    decided(as_staff, point, manner="VOTE", effect="VALIDATE_PLAN", version=PlanVersion.objects.get())

    assert Decision.objects.get().effect == "NOTHING_ELSE"
    assert PlanVersion.objects.get().decision is None
