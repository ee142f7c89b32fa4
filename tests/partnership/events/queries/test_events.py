"""Events as the coalition and as everybody sees them."""

from __future__ import annotations

from datetime import timedelta

from amparo.partnership.events.operations import events as operations
from amparo.partnership.events.queries import events as asked
from tests.conftest import As
from tests.partnership.events.holding import FIRST, NOW, event, registered
from tests.partnership.rolls.holding import PLAN, activity


def test_events_are_those_of_the_own_coalition_and_outside_only_the_published(as_staff: As) -> None:
    made, later = event(as_staff), event(as_staff, "congress")
    registered(made)
    with as_staff("hn.secretaria") as actor:
        operations.take_back(by=actor, event=later)
    seen = {}
    for username in ("hn.secretaria", "hn.programa", "hn.policia", "hn.datos", "cr.secretaria"):
        with as_staff(username) as actor:
            seen[username] = [each.pk for each in asked.with_waiting(asked.events_visible_to(actor))]
            assert asked.event_visible_to(actor, made.pk) == (made if seen[username] else None)

    assert {name for name, keys in seen.items() if keys == [later.pk, made.pk]} == {
        "hn.secretaria", "hn.programa", "hn.policia",
    }  # fmt: skip
    assert seen["cr.secretaria"] == []
    assert [each.pk for each in asked.public_events()] == [made.pk]
    with as_staff("hn.secretaria") as actor:
        rows = asked.with_waiting(asked.events_visible_to(actor))
        assert [each.waiting for each in rows] == [0, 1]  # type: ignore[attr-defined]
        assert [each.pk for each in asked.after(rows, (FIRST, later.pk))] == [made.pk]


def test_a_congress_without_programme_is_offered_one_and_an_event_is_of_its_activity(as_staff: As) -> None:
    made, planned = event(as_staff), activity(as_staff, PLAN)
    with as_staff("hn.secretaria") as actor:
        assert list(asked.activities_without_event(actor)) == [planned]
    assert asked.event_of_activity(made.activity) == made
    assert asked.event_of_activity(planned) is None


def test_what_ended_is_found_on_the_day_after(as_staff: As) -> None:
    made = event(as_staff)
    end = NOW.replace(month=3, day=3)

    assert list(asked.ended_before(end, "HN")) == []
    assert list(asked.ended_before(end + timedelta(days=1), "HN")) == [made]
    assert list(asked.ended_before(end + timedelta(days=1), "CR")) == []
