"""Recommendations of an event: action points at once, inherited by the next event of the series, followed to done."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.events.models import Event, EventRecommendation
from amparo.partnership.events.operations import following
from amparo.partnership.events.operations.following import Came, Told
from amparo.partnership.events.queries import record
from amparo.partnership.governance.models import ActionPoint
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.events.recording import TODAY, retained_at, tables, two_of_a_series

TOLD = Told({"es": "Repetir el encuentro cada año."}, "Secretaría técnica", date(2027, 5, 1))


def recommended(as_staff: As, made: Event) -> EventRecommendation:
    with as_staff("hn.secretaria") as by:
        return following.recommend(by=by, event=made, told=TOLD, today=TODAY, at=NOW)


def test_a_recommendation_stands_among_the_action_points_and_leads_back_to_the_record(as_staff: As) -> None:
    made, _second = two_of_a_series(as_staff)

    row = recommended(as_staff, made)

    assert (row.point.title, row.point.source, row.point.due_on, row.point.opens, row.point.state) == (
        "Repetir el encuentro cada año. (Secretaría técnica)", "EVENT", date(2027, 5, 1),
        f"/eventos/{made.pk}/registro/", "OPEN",
    )  # fmt: skip
    with as_staff("hn.abogada") as by, pytest.raises(NotAllowed):
        following.recommend(by=by, event=made, told=TOLD, today=TODAY, at=NOW)


def test_the_second_workshop_begins_with_what_the_first_recommended_and_says_what_came_of_each(as_staff: As) -> None:
    first, second = two_of_a_series(as_staff)
    own = recommended(as_staff, first)
    practice = retained_at(as_staff, tables(as_staff, first))
    of_practice = ActionPoint.objects.get(source="PRACTICE")
    assert {each.recommended.practice for each in record.inherited_by(second)} == {None, practice.pk}

    with as_staff("hn.secretaria") as by:
        going = Came("GOING_ON", "Se prepara.", TODAY)
        following.follow_up(by=by, event=second, point=own.point, came=going, at=NOW)
        following.follow_up(by=by, event=second, point=of_practice, came=Came("DONE", "Está.", TODAY), at=NOW)
        own.point.refresh_from_db()
        assert own.point.state == "OPEN"
        following.follow_up(by=by, event=second, point=own.point, came=Came("DROPPED", "No hay.", TODAY), at=NOW)
        own.point.refresh_from_db()
        with pytest.raises(Refused):
            following.follow_up(by=by, event=second, point=own.point, came=going, at=NOW)

    assert {row.said.outcome for row in record.inherited_by(second) if row.said} == {"DROPPED", "DONE"}
    assert (own.point.state, own.point.proof) == ("DROPPED", "No hay.")
    assert practice.recommendations.get().done_note == "Está."


def test_an_event_follows_only_what_it_inherits(as_staff: As) -> None:
    first, second = two_of_a_series(as_staff)
    own = recommended(as_staff, second)

    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        following.follow_up(by=by, event=first, point=own.point, came=Came("DONE", "Está.", TODAY), at=NOW)

    own.point.refresh_from_db()
    assert own.point.state == "OPEN"
