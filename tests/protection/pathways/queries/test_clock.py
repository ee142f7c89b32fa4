"""What the clock has to look at."""

from __future__ import annotations

from datetime import timedelta

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.protection.pathways.models import OpenStep
from amparo.protection.pathways.queries import clock
from tests.points import carried_to


@carried_to("declines_and_is_repaired", before="call_reflection/reminder_due")
def test_only_what_is_due_is_looked_at_and_no_more_than_is_asked(carrier: Carrier) -> None:
    ahead = carrier.at + timedelta(days=400)

    with acting(service_token(60)):
        found = [
            (len(clock.timers_due(at, limit=limit)), len(clock.steps_late(at, limit=limit)))
            for at, limit in ((carrier.at, 99), (ahead, 1))
        ]
        late = clock.steps_late(ahead, limit=99)

    assert (found, len(late)) == ([(0, 0), (1, min(1, len(late)))], OpenStep.objects.using("owner").count())
