"""What happens by itself: once a day has passed, it is kept where a protected pathway was started."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from amparo.evidence.studies.operations.protecting import settle_pathways
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition

LASTS_SECONDS = 600
_looked: set[datetime] = set()


def hear_the_clock(*, at: datetime) -> None:
    """Look once in each hour."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    if hour not in _looked:
        settle_everywhere(at)
        _looked.clear()
        _looked.add(hour)


def settle_everywhere(at: datetime) -> dict[str, int]:
    """Settle the marks of every country whose own day has passed; return how many consultations have a yes anew."""
    token, settled = service_token(LASTS_SECONDS), {}
    for country in coalition.countries_other_than(""):
        with acting(token) as actor:
            today = at.astimezone(ZoneInfo(country.time_zone)).date()
            settled[country.code] = settle_pathways(by=actor, kept_by=country, today=today)
    return settled
