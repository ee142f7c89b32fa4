"""Who gets a badge, and what may be on it."""

from __future__ import annotations

from amparo.partnership.events.queries import badges as asked
from tests.conftest import As
from tests.partnership.events.holding import accepted, event, registered


def test_a_badge_says_where_somebody_works_only_if_they_let_it(as_staff: As) -> None:
    made = event(as_staff, "congress")
    for number, told, mode in ((1, True, "IN_PERSON"), (2, False, "IN_PERSON"), (3, True, "ONLINE")):
        accepted(as_staff, registered(made, number, mode=mode, badge_says_organisation=told).registration)
    registered(made, 4)

    found = asked.badged(made)

    assert [(each.name, each.organisation) for each in found] == [("Berta Lanza", ""), ("Ana Mora", "Fiscalía")]
    assert all(len(each.code) == 7 for each in found)
