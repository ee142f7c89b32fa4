"""Activities are for those who work in the coalition; a session is found by either of its codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from amparo.partnership.rolls.operations import presence
from amparo.partnership.rolls.queries import activities as queries
from tests.conftest import As
from tests.foundation.documents.files import picture
from tests.partnership.directory.entering import NOW
from tests.partnership.rolls.holding import DAY, PLAN, activity, enrolled, hour, people, sessions


@pytest.mark.parametrize(
    ("username", "count"), [("hn.secretaria", 1), ("hn.policia", 1), ("cr.secretaria", 0), ("hn.datos", 0)]
)
def test_who_sees_the_activities_of_a_coalition(as_staff: As, username: str, count: int) -> None:
    made = activity(as_staff)
    (session,) = sessions(made)
    with as_staff("hn.secretaria") as actor:
        paper = presence.attach_paper(by=actor, session=session, body=picture(), at=NOW)

    with as_staff(username) as actor:
        assert queries.activities_visible_to(actor).count() == count
        assert (queries.activity_visible_to(actor, made.pk) is not None) == bool(count)
        assert (queries.session_visible_to(actor, session.pk) is not None) == bool(count)
        assert (queries.paper_visible_to(actor, paper.pk) is not None) == bool(count)
    assert list(queries.papers_of(session)) == [paper]


def test_a_session_is_found_by_its_codes_and_opens_for_a_time(as_staff: As) -> None:
    (session,) = sessions(activity(as_staff))

    assert queries.session_with_code(session.room_code.lower()) == (session, "IN_PERSON")
    assert queries.session_with_code(session.online_code) == (session, "ONLINE")
    assert queries.session_with_code("") is None
    window = queries.window_of(session)
    assert (session.starts_at - window.opens_at, window.closes_at - session.ends_at) == (timedelta(minutes=30),) * 2


def test_a_list_goes_on_after_a_place_latest_first_with_its_counts(as_staff: As) -> None:
    first = activity(as_staff, sessions=(hour(0), hour(1)))
    second = activity(as_staff, replace(PLAN, starts_on=DAY + timedelta(days=1)), sessions=())
    enrolled(as_staff, first, people(as_staff, 3))

    with as_staff("hn.secretaria") as actor:
        rows = list(queries.after(queries.with_counts(queries.activities_visible_to(actor)), None))
        rest = list(queries.after(queries.activities_visible_to(actor), (second.starts_on, second.pk)))
    assert [(row.pk, row.invited, row.sessions_held) for row in rows] == [(second.pk, 0, 0), (first.pk, 3, 2)]  # type: ignore[attr-defined]
    assert rest == [first]
    assert [each.number for each in queries.sessions_of(first)] == [1, 2]
    assert not queries.figures_of(first).exists()
    assert not queries.staff_of(first).exists()
