"""When a large count is made anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from amparo.evidence.results.rules.tallying import is_due, last_night

ZONE = "America/Tegucigalpa"
NOON = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
SLOW, QUICK = timedelta(seconds=9), timedelta(seconds=1)


def test_the_night_is_that_of_the_place() -> None:
    assert last_night(NOON, ZONE) == NIGHT
    assert last_night(NIGHT, ZONE) == NIGHT
    assert last_night(NIGHT - timedelta(seconds=1), ZONE) == NIGHT - timedelta(days=1)


@pytest.mark.parametrize(
    ("tried_at", "took", "due"),
    [
        (None, SLOW, True),
        (NIGHT - timedelta(minutes=1), SLOW, True),
        (NIGHT, SLOW, False),
        (NOON - timedelta(hours=2), SLOW, False),
        (NOON - timedelta(hours=2), QUICK, True),
        (NOON - timedelta(minutes=10), QUICK, False),
    ],
)
def test_what_was_never_counted_or_not_since_the_night_is_due_and_what_is_quick_again_later_on(
    tried_at: datetime | None, took: timedelta, due: bool
) -> None:
    assert is_due(tried_at, took, at=NOON, zone=ZONE) is due
