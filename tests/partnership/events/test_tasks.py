"""What happens by itself."""

from __future__ import annotations

from datetime import timedelta

from amparo.foundation.access.actors import NOBODY
from amparo.partnership.events import tasks
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Registration, RegistrationTry
from amparo.partnership.events.operations import deciding, registering
from amparo.partnership.events.queries.registering import participant_with
from tests.conftest import As
from tests.partnership.events.holding import NOW, accepted, event, registered


def test_the_clock_gives_a_place_that_freed_to_who_waits_and_forgets_tries(as_staff: As) -> None:
    made = event(as_staff, places=(1, None))
    one, two = registered(made), registered(made, 2)
    accepted(as_staff, one.registration)
    with as_staff("hn.secretaria") as actor:
        deciding.put_on_list(by=actor, registration=two.registration, at=NOW)
    tasks.hear_the_clock(at=NOW)
    assert Registration.objects.get(number=2).state == words.WAIT_LISTED
    who = participant_with(one.code)
    assert who is not None
    registering.withdraw(by=NOBODY, participant=who, code=one.code, at=NOW)

    tasks.hear_the_clock(at=NOW + timedelta(minutes=1))
    tasks.hear_the_clock(at=NOW + timedelta(days=2))

    assert Registration.objects.get(number=2).state == words.ACCEPTED
    assert RegistrationTry.objects.count() == 0
