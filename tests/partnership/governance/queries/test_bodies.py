"""Who sits in a body on a day, and when bodies have to meet."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.directory.models import Professional
from amparo.partnership.governance.models import Body, Mandate
from amparo.partnership.governance.operations import bodies as operations
from amparo.partnership.governance.operations.bodies import Term
from amparo.partnership.governance.queries import bodies
from tests.conftest import As
from tests.partnership.directory.entering import NOW, entered
from tests.partnership.governance.sitting import (
    DAY,
    NINE,
    SEATS,
    SINCE,
    account,
    attended,
    committee,
    convened,
    person,
    seat,
)

TWO = SEATS[3:5]


def test_bodies_are_seen_in_their_own_coalition_and_not_by_auditors(as_staff: As) -> None:
    made = committee(as_staff, seats=())

    def seen(username: str) -> bool:
        with as_staff(username) as by:
            return bodies.body_visible_to(by, made.pk) is not None

    assert [seen(name) for name in ("hn.policia", "hn.programa", "cr.secretaria", "hn.datos", "cr.tecnica")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_who_sits_there_is_told_by_the_day(as_staff: As) -> None:
    made = committee(as_staff, seats=TWO)
    account(as_staff, "Mujeres", "hn.servicio")
    with as_staff("hn.secretaria") as by:
        held = Mandate.objects.select_related("seat__body__kept_by").get(seat=seat(made, "Mujeres"))
        operations.end_mandate(by=by, mandate=held, to_on=DAY)

    def sitting(day: date) -> int:
        return len(bodies.sitting_of(made, day).accounts)

    assert [sitting(day) for day in (SINCE - timedelta(days=1), SINCE, DAY, DAY + timedelta(days=1))] == [0, 1, 1, 0]
    assert len(bodies.chair_of(seat(made, "CICESCT"), DAY).accounts) == 0
    with as_staff("hn.servicio") as by:
        assert [each.name for each in bodies.own_seats(by, made, DAY)] == ["Mujeres"]
        assert bodies.own_seats(by, made, DAY + timedelta(days=1)) == []
        found = bodies.mandate_visible_to(by, held.pk)
        assert found is not None
        assert found.to_on == DAY
    with as_staff("cr.secretaria") as by:
        assert bodies.mandate_visible_to(by, held.pk) is None


def test_whoever_was_entered_twice_sits_once_and_signs_in_under_either_entry(as_staff: As) -> None:
    made = committee(as_staff, seats=TWO)
    account(as_staff, "Mujeres", "hn.servicio")
    root = entered(as_staff, "Invento", "Mujeres dos")
    Professional.objects.using("owner").filter(pk=person("Mujeres").pk).update(same_as=root.pk)
    with as_staff("hn.secretaria") as by:
        term = Term(SINCE, is_alternate=True)
        operations.give_mandate(by=by, seat=seat(made, "Mujeres"), professional=root, term=term, at=NOW)

    of_the_seat = [each for each in bodies.holders_on(made, DAY) if each.seat == seat(made, "Mujeres").pk]
    assert {each.person for each in of_the_seat} == {root.pk}
    assert len(bodies.sitting_of(made, DAY).accounts) == 1


def test_the_duty_to_meet_goes_by_the_last_meeting_that_somebody_attended(as_staff: As) -> None:
    made = committee(as_staff, seats=TWO)
    today = date(2020, 12, 1)

    def duty() -> tuple[date, bool, date | None]:
        found = bodies.duties_of([made], today)[made.pk]
        assert found is not None
        return found.due_on, found.is_late, found.convened_on

    assert duty() == (date(2020, 2, 1), True, None)
    held = convened(as_staff, made)
    assert duty() == (date(2020, 2, 1), True, None)
    attended(as_staff, held, "Mujeres")
    coming = convened(as_staff, made, at=NINE + timedelta(days=300))
    assert duty() == (date(2021, 9, 3), False, coming.activity.starts_on)


def test_the_duties_of_one_and_of_three_bodies_take_as_many_questions(as_staff: As) -> None:
    for name in ("Uno", "Dos", "Tres"):
        committee(as_staff, seats=(), name=name, meets_every=None if name == "Dos" else 6)
    counts = []
    for many in (1, 3):
        rows = list(Body.objects.all()[:many])
        with CaptureQueriesContext(
            connection,
        ) as asked:
            duties = bodies.duties_of(rows, DAY)
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert [each is None for each in duties.values()].count(True) == 1
