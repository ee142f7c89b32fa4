"""Counting what is large beforehand."""

from __future__ import annotations

import pytest

from amparo.evidence.results.models import Tally
from amparo.evidence.results.operations.tallying import tally_indicator
from amparo.evidence.results.queries import frames
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.audit.models import Entry
from tests.conftest import As
from tests.evidence.results.rolling import AT, activity, content, indicator_of, loaded, people, there


def test_the_last_count_is_written_over_and_only_a_figure_that_moved_is_noted(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria"):
        there(activity(), people(12))
    with acting(service_token()) as by:
        version, period = indicator_of(project).definitions.get(), frames.periods_of(project)[0]
        for _night in range(2):
            row = tally_indicator(by=by, version=version, period=period, at=AT)

    assert Tally.objects.count() == 1
    assert (row.k, row.n, row.parts, row.counted_at) == (12, None, {"gender": {"WOMAN": [12, None]}}, AT)
    assert Entry.objects.using("owner").filter(action="FIGURE_MOVED").count() == 1


def test_a_count_that_takes_too_long_keeps_the_last_one_and_is_not_tried_at_once(as_staff: As) -> None:
    project = loaded(content())
    version, period = indicator_of(project).definitions.get(), frames.periods_of(project)[0]
    with acting(service_token()) as by:
        tally_indicator(by=by, version=version, period=period, at=AT)
    with as_staff("hn.secretaria"):
        there(activity(days=60), people(60))
    later = AT.replace(day=21)
    with acting(service_token()) as by:
        row = tally_indicator(by=by, version=version, period=period, at=later, longest=1)

    assert (row.k, row.counted_at, row.tried_at, row.milliseconds) == (0, AT, later, 1)


def test_only_the_installation_counts_beforehand(as_staff: As) -> None:
    project = loaded(content())
    version, period = indicator_of(project).definitions.get(), frames.periods_of(project)[0]
    with as_staff("hn.secretaria") as by, pytest.raises(NotAllowed):
        tally_indicator(by=by, version=version, period=period, at=AT)
