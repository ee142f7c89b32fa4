"""Closing and restating what is large: counted first by the clock, then done whole, or not at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import LazySettings

from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.results.models import Closing, CountAsked, Measurement, Project
from amparo.evidence.results.operations import asking, measuring
from amparo.evidence.results.queries import asked as queries
from amparo.evidence.results.queries import frames
from amparo.evidence.results.tasks import finish_what_was_asked
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from tests.conftest import As
from tests.evidence.results.rolling import AT, TODAY, activity, content, indicator_of, loaded, people, there

LATER = AT + timedelta(minutes=1)


@pytest.fixture
def project(settings: LazySettings, as_staff: As) -> Project:
    made = loaded(content())
    with as_staff("hn.secretaria"):
        there(activity(), people(20))
    settings.COUNTED_WHILE_ONE_WAITS = -1
    return made


def asked_to_close(as_staff: As, project: Project) -> CountAsked:
    with as_staff("hn.secretaria") as by:
        return asking.ask_to_close(by=by, period=frames.periods_of(project)[0], today=TODAY, at=AT)


def test_a_period_is_closed_whole_once_all_is_counted_and_not_before(project: Project, as_staff: As) -> None:
    row = asked_to_close(as_staff, project)
    first = queries.progress_in(project)[0]
    early = finish_what_was_asked(AT, -1)
    between = (Closing.objects.count(), Measurement.objects.count())
    done = finish_what_was_asked(LATER, 60)
    row.refresh_from_db()

    assert (first.done, first.total, early, between) == (0, 1, 0, (0, 0))
    assert (done, row.refusal, row.answered_at) == (1, "", LATER)
    assert [(each.k, each.account) for each in Measurement.objects.all()] == [(20, row.account)]
    assert Closing.objects.get().account == row.account
    assert queries.progress_in(project) == []
    assert finish_what_was_asked(LATER, 60) == 0


def test_it_is_asked_for_once_and_by_the_secretariat_alone(project: Project, as_staff: As) -> None:
    asked_to_close(as_staff, project)
    with pytest.raises(Refused):
        asked_to_close(as_staff, project)
    period = frames.periods_of(project)[0]
    with as_staff("hn.programa") as by, pytest.raises(NotAllowed):
        asking.ask_to_close(by=by, period=period, today=TODAY, at=AT)
    with as_staff("hn.secretaria") as by:
        with pytest.raises(NotAllowed):
            asking.finish_count(by=by, key=CountAsked.objects.get().pk, today=TODAY, at=AT)
        with pytest.raises(Refused):
            asking.ask_to_close(by=by, period=frames.periods_of(project)[1], today=TODAY, at=AT)


def test_what_takes_too_long_is_given_up_and_closes_nothing(
    project: Project, as_staff: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = asked_to_close(as_staff, project)
    with acting(service_token()) as by:
        asking.give_count_up(by=by, key=row.pk, at=LATER)

    assert [each.refusal for each in queries.given_up_in(project, AT)] == ["TOO_LONG"]
    assert Closing.objects.count() == 0
    assert asked_to_close(as_staff, project).pk != row.pk
    assert queries.given_up_in(project, AT) == []


def test_a_figure_is_restated_with_what_was_published_of_it(project: Project, as_staff: As) -> None:
    asked_to_close(as_staff, project)
    finish_what_was_asked(LATER, 60)
    kept = Measurement.objects.get()
    with as_staff("hn.secretaria") as by:
        measuring.publish_measurement(by=by, measurement=kept, licence="MAY_PUBLISH", at=AT)
        there(activity(date(2021, 10, 20)), people(5))
        asking.ask_to_restate(by=by, measurement=kept, why="Faltaba una hoja.", at=LATER)
    finish_what_was_asked(LATER + timedelta(minutes=1), 60)

    newest = frames.newest_measurements(project)[indicator_of(project).pk, kept.period_id]
    assert (newest.k, newest.why, newest.restates_id) == (25, "Faltaba una hoja.", kept.pk)
    assert [row.value for row in PublishedFigure.objects.order_by("edition")] == [20, 25]


def test_a_restatement_that_gives_the_same_says_so_and_changes_nothing(project: Project, as_staff: As) -> None:
    asked_to_close(as_staff, project)
    finish_what_was_asked(LATER, 60)
    with as_staff("hn.secretaria") as by:
        asking.ask_to_restate(by=by, measurement=Measurement.objects.get(), why="Por si acaso.", at=LATER)
    finish_what_was_asked(LATER + timedelta(minutes=1), 60)

    assert Measurement.objects.count() == 1
    assert [row.refusal for row in queries.given_up_in(project, AT)] == ["SAME"]
