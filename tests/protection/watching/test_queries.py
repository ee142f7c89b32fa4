"""The alerts that an actor may know of."""

from __future__ import annotations

import pytest

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import member_token
from amparo.protection.watching import queries, tasks
from tests.foundation.desk import account_of
from tests.protection.watching.test_operations import NOW, open_cases


@pytest.mark.usefixtures("database")
def test_alerts_wait_for_others_than_whose_they_are() -> None:
    open_cases("cr.supervision", 0, 100)
    tasks.hear_the_clock(at=NOW)

    waiting = {}
    for username in ("cr.supervision", "cr.datos", "hn.datos"):
        with acting(member_token(account_of(username))) as actor:
            waiting[username] = queries.waiting_for(actor)
            found = queries.alert_by_key(queries.alerts()[0].pk) if queries.alerts() else None
            assert (found is None) is (username == "hn.datos")

    assert waiting == {"cr.supervision": 0, "cr.datos": 1, "hn.datos": 0}
