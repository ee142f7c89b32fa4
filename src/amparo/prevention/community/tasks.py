"""What happens by itself: reports are erased on their day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.prevention.community.operations import erasing
from amparo.prevention.community.queries import inbox

LASTS_SECONDS: Final = 120
MOST: Final = 200
# The last country in which a day ends: what is erased on a day is erased when it has ended everywhere.
ZONE: Final = ZoneInfo("America/Tijuana")
_looked: set[date] = set()


def hear_the_clock(*, at: datetime) -> None:
    """Erase what is due, once a day; this process looks when the day changes."""
    today = at.astimezone(ZONE).date()
    if today in _looked:
        return
    if erase_due(today) < MOST:
        _looked.clear()
        _looked.add(today)


def erase_due(today: date) -> int:
    """Erase the reports whose day has come; return how many."""
    with acting(service_token(LASTS_SECONDS)) as actor:
        rows = inbox.reports_to_erase(today, MOST)
        for report in rows:
            erasing.erase_report(by=actor, report=report, today=today)
        return len(rows)
