"""Figures as they stand now: counted at once where rolls are small, as tallied last where they are large."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings

from amparo.evidence.results.models import Tally
from amparo.evidence.results.operations import measuring
from amparo.evidence.results.queries import frames, tallies
from amparo.evidence.results.queries.tallies import Now
from amparo.evidence.results.rules.wholes import Counted
from amparo.evidence.results.tasks import tally_what_is_due
from tests.conftest import As
from tests.evidence.results.rolling import AT, TODAY, activity, content, indicator_of, loaded, people, there

NIGHTS = [datetime(2026, 11, day, 9, 0, tzinfo=UTC) for day in (20, 21)]


@pytest.fixture
def large(settings: LazySettings) -> None:
    """Let every roll be too large to wait for."""
    settings.COUNTED_WHILE_ONE_WAITS = -1


def test_a_small_roll_is_counted_while_one_waits_and_never_tallied(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria"):
        there(activity(), people(12))
        version, period = indicator_of(project).definitions.get(), frames.periods_of(project)[0]

        assert tallies.figure_now(version, period) == Now(Counted(12))
        assert tallies.parts_now(version, period) == {"gender": {"WOMAN": Counted(12)}}
        assert not tallies.anything_is_heavy()
    assert tally_what_is_due(NIGHTS[0], 60) == 0


def test_a_large_roll_is_never_counted_while_one_waits(large: None, as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria"):
        there(activity(), people(12))
        version, period = indicator_of(project).definitions.get(), frames.periods_of(project)[0]

        assert tallies.figure_now(version, period) == Now(None)
        assert tallies.parts_now(version, period) == {}
        assert [due for due in tallies.tallies_due(project, AT) if due[1] == period] == [(version, period)]


def test_what_came_after_the_tally_counts_from_the_next_night_on(large: None, as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria"):
        meeting = activity()
        who = people(12)
        there(meeting, who)
    tally_what_is_due(NIGHTS[0], 60)
    with as_staff("hn.secretaria"):
        version, period = indicator_of(project).definitions.get(), frames.periods_of(project)[0]
        there(meeting, people(3, "MAN"))
        who[1].same_as = who[0]
        who[1].save(update_fields=["same_as"])

        assert tallies.figure_now(version, period) == Now(Counted(12), NIGHTS[0])
    tally_what_is_due(NIGHTS[1], 60)
    with as_staff("hn.secretaria"):
        assert tallies.figure_now(version, period) == Now(Counted(14), NIGHTS[1])
        assert tallies.parts_now(version, period) == {"gender": {"WOMAN": Counted(11), "MAN": Counted(3)}}


def test_a_correction_after_closing_is_noticed_the_next_night_by_the_definition_of_the_closing(
    large: None, as_staff: As
) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        meeting = activity()
        there(meeting, people(12))
        period = frames.periods_of(project)[0]
        measuring.close_period(by=by, period=period, today=TODAY, at=AT)
        there(meeting, people(1))
    tally_what_is_due(NIGHTS[1], 60)
    with as_staff("hn.secretaria"):
        kept = frames.newest_measurements(project)[indicator_of(project).pk, period.pk]

        assert kept.k == 12
        assert tallies.figure_now(kept.definition, period) == Now(Counted(13), NIGHTS[1])
        assert tallies.parts_of(kept) == {"gender": {"WOMAN": Counted(12)}}


def test_a_period_that_has_not_begun_is_not_tallied_and_what_was_tried_waits(large: None, as_staff: As) -> None:
    project = loaded(content(ends_on=TODAY + timedelta(days=800)))
    begun = frames.periods_of(project).filter(starts_on__lte=TODAY).count()
    version = indicator_of(project).definitions.get()
    for period in frames.periods_of(project).filter(starts_on__lte=TODAY)[1:]:
        Tally.objects.create(definition=version, period=period, tried_at=AT, milliseconds=9000)

    assert begun < frames.periods_of(project).count()
    assert [period for _version, period in tallies.tallies_due(project, AT)] == [frames.periods_of(project)[0]]
    assert project in tallies.projects_in_all_countries()
