"""When a large count is made anew: at once where there is none, every night, and in the day where it is quick."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

NIGHT: Final = time(2)
QUICK: Final = timedelta(seconds=2)
SHARE_OF_TIME: Final = 1000  # what is quick is counted again after so many times as long as it took
SOONEST: Final = timedelta(minutes=1)


def last_night(at: datetime, zone: str) -> datetime:
    """Return the last time that it was two in the morning at a place."""
    local = at.astimezone(ZoneInfo(zone))
    tonight = datetime.combine(local.date(), NIGHT, local.tzinfo)
    return tonight if tonight <= local else datetime.combine(local.date() - timedelta(days=1), NIGHT, local.tzinfo)


def is_due(tried_at: datetime | None, took: timedelta, *, at: datetime, zone: str) -> bool:
    """Say whether something is to be counted anew: what was tried last when, and how long that took."""
    if tried_at is None or tried_at < last_night(at, zone):
        return True
    return took <= QUICK and at - tried_at >= max(SOONEST, SHARE_OF_TIME * took)
