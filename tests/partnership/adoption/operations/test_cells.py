"""What the secretariat records on a cell, and what is reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.adoption.models import Advocacy, Agreement, Exemption, Reminder
from amparo.partnership.adoption.operations import cells
from amparo.partnership.adoption.operations.cells import Done
from amparo.partnership.adoption.queries.coverage import coverage_of
from amparo.partnership.adoption.vocabulary import LATE, NOT_APPLICABLE, NOTHING
from amparo.partnership.procedures.models import Procedure
from tests.conftest import As
from tests.partnership.adoption.proposing import NOW, TODAY, adopted, institution

DONE = Done("MEETING", TODAY, "Dirección general", "COMMITTED", "Leyeron el diagrama.", "Enviar la versión", TODAY)


def procedure(number: str = "07") -> Procedure:
    return Procedure.objects.get(number=number)


def agree(as_staff: As, due_on: date, today: date = TODAY) -> None:
    with as_staff("cr.secretaria") as actor:
        cells.agree_date(
            by=actor, institution=institution("CR_OIJ"), procedure=procedure(), due_on=due_on, today=today, at=NOW
        )


def state(today: date) -> str:
    place = institution("CR_OIJ")
    return coverage_of("CR", today, only=place.pk).states[place.pk, procedure().pk]


def test_a_cell_is_late_the_day_after_the_one_agreed(as_staff: As) -> None:
    agree(as_staff, TODAY)

    assert [state(TODAY + timedelta(days)) for days in (0, 1)] == [NOTHING, LATE]


def test_a_new_agreed_day_takes_the_place_of_the_one_before(as_staff: As) -> None:
    agree(as_staff, TODAY)
    agree(as_staff, TODAY + timedelta(30), TODAY + timedelta(1))

    assert (state(TODAY + timedelta(1)), Agreement.objects.count()) == (NOTHING, 2)


def test_a_day_that_is_past_is_not_agreed(as_staff: As) -> None:
    with pytest.raises(Refused):
        agree(as_staff, TODAY - timedelta(1))


def exempt(as_staff: As, is_exempt: bool, reason: str = "No atiende a personas.") -> None:
    with as_staff("cr.secretaria") as actor:
        cells.exempt_institution(
            by=actor,
            institution=institution("CR_OIJ"),
            procedure=procedure(),
            is_exempt=is_exempt,
            reason=reason,
            at=NOW,
        )


def test_what_does_not_concern_an_institution_says_so_until_it_does(as_staff: As) -> None:
    states = []
    for is_exempt in (True, False):
        exempt(as_staff, is_exempt)
        states.append(state(TODAY))

    assert (states, Exemption.objects.count()) == ([NOT_APPLICABLE, NOTHING], 2)


def test_what_an_institution_adopted_concerns_it(as_staff: As) -> None:
    adopted(as_staff)

    with pytest.raises(Refused):
        exempt(as_staff, True)


def test_an_exemption_needs_its_reason(as_staff: As) -> None:
    with pytest.raises(Refused):
        exempt(as_staff, True, " ")


def advocate(as_staff: As, username: str = "cr.secretaria", done: Done = DONE) -> None:
    with as_staff(username) as actor:
        cells.record_advocacy(
            by=actor, institution=institution("CR_OIJ"), procedure=procedure(), done=done, today=TODAY, at=NOW
        )


def test_advocacy_is_recorded_with_its_next_step(as_staff: As) -> None:
    advocate(as_staff)

    made = Advocacy.objects.get()
    assert (made.kind, made.with_role, made.result, made.next_step, made.next_on) == (
        "MEETING", "Dirección general", "COMMITTED", "Enviar la versión", TODAY,
    )  # fmt: skip


@pytest.mark.parametrize("username", ["cr.policia", "cr.comite1", "cr.datos", "cr.tecnica", "hn.secretaria"])
def test_only_the_secretariat_of_the_country_keeps_cells(as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed):
        advocate(as_staff, username)

    assert Advocacy.objects.count() == 0


def test_advocacy_that_says_nothing_is_refused(as_staff: As) -> None:
    with pytest.raises(Refused):
        advocate(as_staff, done=replace(DONE, with_role=""))


def remind(as_staff: As, today: date) -> None:
    with as_staff("cr.secretaria") as actor:
        cells.remind_institution(
            by=actor, institution=institution("CR_OIJ"), procedure=procedure(), today=today, at=NOW
        )


def test_what_is_late_is_reminded_once_a_month(as_staff: As) -> None:
    agree(as_staff, TODAY)
    late = TODAY + timedelta(1)
    remind(as_staff, late)

    with pytest.raises(Refused):
        remind(as_staff, late + timedelta(29))
    remind(as_staff, late + timedelta(30))

    assert list(Reminder.objects.order_by("pk").values_list("kind", flat=True)) == [LATE, LATE]


def test_what_is_not_due_is_not_reminded(as_staff: As) -> None:
    with pytest.raises(Refused):
        remind(as_staff, TODAY)


def test_the_installation_reminds_of_everything_due_and_the_next_day_of_nothing(as_staff: As) -> None:
    agree(as_staff, TODAY)
    counts = []

    for days in (0, 1, 2):
        with acting(service_token(60)) as actor:
            counts.append(cells.send_due_reminders(by=actor, country="CR", today=TODAY + timedelta(days), at=NOW))

    assert (counts, Reminder.objects.get().account) == ([0, 1, 0], None)


def test_an_institution_does_not_remind(as_staff: As) -> None:
    with pytest.raises(NotAllowed), as_staff("cr.policia") as actor:
        cells.send_due_reminders(by=actor, country="CR", today=TODAY, at=NOW)
