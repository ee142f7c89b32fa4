"""What closings wait for."""

from __future__ import annotations

from django.conf import LazySettings

from amparo.evidence.results.operations import asking
from amparo.evidence.results.queries import asked, frames
from tests.conftest import As
from tests.evidence.results.rolling import AT, TODAY, content, loaded


def test_nothing_is_left_to_be_counted_where_nothing_is_large(settings: LazySettings, as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        row = asking.ask_to_close(by=by, period=frames.periods_of(project)[0], today=TODAY, at=AT)

    assert asked.left_of(row) == []
    assert [(each.done, each.total) for each in asked.progress_in(project)] == [(0, 0)]
    settings.COUNTED_WHILE_ONE_WAITS = -1
    assert [each.number for each in asked.left_of(row)] == [1]
    assert [each.pk for each in asked.waiting()] == [row.pk]
