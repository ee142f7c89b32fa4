"""Minutes are approved by members who were there; a change afterwards is a new version."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.governance.models import Body, Meeting, Minutes
from amparo.partnership.governance.operations import minutes as operations
from amparo.partnership.governance.queries import meetings as queries
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.governance.sitting import SEATS, account, attended, committee, convened, seat

FOUR = (*SEATS[4:7], SEATS[9])


@pytest.fixture
def body(as_staff: As) -> Body:
    return committee(as_staff, seats=FOUR)


@pytest.fixture
def meeting(as_staff: As, body: Body) -> Meeting:
    made = convened(as_staff, body)
    attended(as_staff, made, "Mujeres", "LGBTI", "Embajada")
    return made


def drafted(as_staff: As, meeting: Meeting, text: str, why: str = "") -> Minutes:
    with as_staff("hn.secretaria") as by:
        return operations.draft_minutes(by=by, meeting=meeting, text=text, why=why, at=NOW)


def approved(as_staff: As, made: Minutes, body: Body, *names: str, username: str = "hn.secretaria") -> None:
    for name in names:
        with as_staff(username) as by:
            operations.approve_minutes(by=by, minutes=made, seat=seat(body, name), at=NOW)


def test_gov_04_minutes_approved_by_members_and_a_change_after_is_a_new_version(
    as_staff: As, body: Body, meeting: Meeting
) -> None:
    first = drafted(as_staff, meeting, "Se validó el plan.")
    approved(as_staff, first, body, "Mujeres")
    assert queries.minutes_in_force(meeting) is None
    approved(as_staff, first, body, "Mujeres", "LGBTI")
    assert queries.minutes_in_force(meeting) == first

    with pytest.raises(Refused):
        drafted(as_staff, meeting, "Se validó el plan de trabajo.")
    second = drafted(as_staff, meeting, "Se validó el plan de trabajo.", why="Decía solo plan.")

    assert (second.number, queries.minutes_in_force(meeting)) == (2, first)
    approved(as_staff, second, body, "Mujeres", "LGBTI")
    assert queries.minutes_in_force(meeting) == second
    assert [(each.number, each.text) for each in queries.minutes_of(meeting)] == [
        (2, "Se validó el plan de trabajo."), (1, "Se validó el plan."),
    ]  # fmt: skip


def test_gov_04_approved_minutes_are_never_edited_not_even_behind_the_operations(
    as_staff: As, body: Body, meeting: Meeting
) -> None:
    made = drafted(as_staff, meeting, "Se validó el plan.")
    approved(as_staff, made, body, "Mujeres", "LGBTI")

    with as_staff("hn.secretaria"):
        for changed in ({"text": "Otra cosa."}, {"approved_at": None}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Minutes.objects.filter(pk=made.pk).update(**changed)


def test_gov_04_guests_absent_members_and_strangers_approve_nothing(as_staff: As, body: Body, meeting: Meeting) -> None:
    account(as_staff, "Mujeres", "hn.servicio")
    made = drafted(as_staff, meeting, "Se validó el plan.")

    for name in ("Embajada", "Afrohondureñas"):
        with pytest.raises(Refused):
            approved(as_staff, made, body, name)
    for username, name in (("hn.servicio", "LGBTI"), ("hn.policia", "Mujeres")):
        with pytest.raises(NotAllowed):
            approved(as_staff, made, body, name, username=username)
    approved(as_staff, made, body, "Mujeres", username="hn.servicio")

    assert [each.seat.name for each in made.approvals.select_related("seat")] == ["Mujeres"]


def test_gov_04_an_older_draft_is_not_approved(as_staff: As, body: Body, meeting: Meeting) -> None:
    old = drafted(as_staff, meeting, "Borrador.")
    drafted(as_staff, meeting, "Borrador corregido.")

    with pytest.raises(Refused):
        approved(as_staff, old, body, "Mujeres")


def test_no_minutes_of_a_meeting_with_nobody_on_its_roll(as_staff: As, body: Body) -> None:
    made = convened(as_staff, body)

    with pytest.raises(Refused):
        drafted(as_staff, made, "Nadie vino.")
    with pytest.raises(NotAllowed), as_staff("hn.comite1") as by:
        operations.draft_minutes(by=by, meeting=made, text="Algo.", at=NOW)
