"""Events made from templates, published, and put in a series."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.events.models import BudgetLine, Event, ProgrammeItem, RegistrationTerms, Track
from amparo.partnership.events.operations import events as operations
from amparo.partnership.events.operations.events import About
from amparo.partnership.events.queries import events as asked
from amparo.partnership.rolls.models import Activity, Session
from tests.conftest import As
from tests.partnership.events.holding import NOW, event, fresh, template
from tests.partnership.rolls.holding import activity


def test_an_event_is_made_whole_from_a_template_in_one_operation(as_staff: As) -> None:
    told = template("congress")

    made = event(as_staff, "congress")

    assert Session.objects.filter(activity=made.activity).count() == 4
    assert ProgrammeItem.objects.filter(event=made).count() == len(told.items)
    assert ProgrammeItem.objects.filter(event=made, session=None).exclude(kind="PAUSE").count() == 0
    assert Track.objects.filter(event=made).count() == 6
    assert BudgetLine.objects.filter(event=made, is_invented=True).count() == len(told.budget)
    assert (made.activity.places_in_person, made.activity.places_online) == (70, 70)
    assert RegistrationTerms.objects.get(event=made).for_whom == told.for_whom
    assert made.origin["sources"] == ["000"]


def test_over_an_activity_that_is_there_its_sessions_stay_and_it_is_done_once(as_staff: As) -> None:
    held = activity(as_staff)
    before = list(Session.objects.filter(activity=held).values_list("pk", flat=True))
    with as_staff("hn.secretaria") as actor:
        made = operations.hold_event(by=actor, activity=held, template=template(), language="es", at=NOW)
        with pytest.raises(Refused):
            operations.hold_event(by=actor, activity=held, template=template(), language="es", at=NOW)
        with pytest.raises(Refused):
            operations.hold_event(by=actor, activity=held, template=template("congress"), language="es", at=NOW)

    kept = set(Session.objects.filter(activity=held).values_list("pk", flat=True))
    assert set(before) <= kept
    assert Event.objects.get(activity=held) == made


def test_a_series_keeps_its_order_and_an_event_is_in_it_once(as_staff: As) -> None:
    one, other = event(as_staff), event(as_staff, "congress")
    with as_staff("hn.secretaria") as actor:
        series = operations.put_in_series(by=actor, event=one, name=" Buenas   prácticas ", at=NOW)
        operations.put_in_series(by=actor, event=other, name="Buenas prácticas", at=NOW)
        operations.put_in_series(by=actor, event=one, name="Buenas prácticas", at=NOW)

    assert [(each.pk, each.place_in_series) for each in asked.events_of_series(series)] == [(one.pk, 1), (other.pk, 2)]


def test_what_is_taken_back_is_read_by_nobody_outside_and_only_the_secretariat_does_it(as_staff: As) -> None:
    made = event(as_staff)
    with as_staff("hn.programa") as actor, pytest.raises(NotAllowed):
        operations.take_back(by=actor, event=made)
    assert asked.public_event(made.pk) == made

    with as_staff("hn.secretaria") as actor:
        operations.change_about(by=actor, event=made, about=About("Otro", ("es", "en"), name="Centro"))
        operations.take_back(by=actor, event=made)

    assert asked.public_event(made.pk) is None
    assert (fresh(made).summary, fresh(made).languages) == ("Otro", ["es", "en"])


def test_without_permission_nothing_of_it_is_made(as_staff: As) -> None:
    before = Activity.objects.count()
    with as_staff("hn.programa") as actor, pytest.raises(NotAllowed):
        operations.hold_event(by=actor, activity=activity(as_staff), template=template(), language="es", at=NOW)

    assert Event.objects.count() == 0
    assert Activity.objects.count() == before + 1
