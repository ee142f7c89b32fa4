"""Two who take the last place at one moment: one gets it."""

from __future__ import annotations

from amparo.foundation.access.permits import Refused
from amparo.partnership.events.models import Registration
from amparo.partnership.events.operations import deciding
from amparo.partnership.rolls.queries import presence
from tests.conftest import As
from tests.partnership.events.holding import NOW, event, registered
from tests.together import at_once


def test_two_accepted_at_once_by_two_connections_do_not_share_the_last_place(as_staff: As) -> None:
    made = event(as_staff, places=(1, None))
    rows = [registered(made, number).registration for number in (1, 2)]

    def accept(row: Registration) -> str:
        with as_staff("hn.secretaria") as actor:
            return deciding.accept(by=actor, registration=row, at=NOW).state

    answers = at_once(lambda: accept(rows[0]), lambda: accept(rows[1]))

    assert sorted(type(answer).__name__ for answer in answers) == [Refused.__name__, "str"]
    assert presence.places_held(made.activity) == {"IN_PERSON": 1, "ONLINE": 0}
    assert sorted(Registration.objects.values_list("state", flat=True)) == ["ACCEPTED", "WAITING"]
