"""By itself: what is large is counted beforehand, and no longer at a time than the clock can spare."""

from __future__ import annotations

from datetime import timedelta

from django.conf import LazySettings

from amparo.evidence.results.models import Tally
from amparo.evidence.results.tasks import hear_the_clock, tally_what_is_due
from tests.conftest import As
from tests.evidence.results.rolling import AT, content, loaded


def test_the_clock_counts_each_figure_once_a_night(settings: LazySettings, as_staff: As) -> None:
    settings.COUNTED_WHILE_ONE_WAITS = -1
    project = loaded(content())
    for _tick in range(2):
        hear_the_clock(at=AT)

    assert Tally.objects.filter(period__project=project).count() == project.periods.count()
    assert tally_what_is_due(AT, 60) == 0
    assert tally_what_is_due(AT + timedelta(days=1), 60) >= project.periods.count()


def test_when_its_time_is_over_the_rest_waits_for_the_next_look(settings: LazySettings, as_staff: As) -> None:
    settings.COUNTED_WHILE_ONE_WAITS = -1
    project = loaded(content())

    assert tally_what_is_due(AT, -1) == 0
    assert Tally.objects.filter(period__project=project).count() == 0
