"""What is on the programme, and who works in which group."""

from __future__ import annotations

from amparo.partnership.events.operations import programme as operations
from amparo.partnership.events.queries import programme as asked
from tests.conftest import As
from tests.partnership.events.holding import accepted, event, registered


def test_groups_are_counted_and_whoever_has_none_comes_first(as_staff: As) -> None:
    made = event(as_staff)
    rows = [accepted(as_staff, registered(made, number).registration).enrolment for number in (1, 2)]
    track = asked.track_of(made, 2)
    assert track is not None
    assert rows[0] is not None
    with as_staff("hn.secretaria") as actor:
        operations.put_in_track(by=actor, enrolment=rows[0], track=track)

    assert [(row.pk, number) for row, number in asked.in_groups(made)] == [
        (rows[1].pk, None), (rows[0].pk, 2),  # type: ignore[union-attr]
    ]  # fmt: skip
    assert [each.people for each in asked.tracks_of(made)] == [0, 1, 0, 0, 0]  # type: ignore[attr-defined]
    assert asked.offers_of(made) == {"IN_PERSON"}
    assert asked.item_of(event(as_staff), asked.items_of(made)[0].pk) is None
