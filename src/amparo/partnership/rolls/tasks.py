"""What happens by itself once a day: what is not needed any more is erased."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.lists import operations as lists
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.operations.importing import forget_rows
from amparo.partnership.rolls.operations.forgetting import erase_needless, erase_papers, forget_wrong_tries

LASTS_SECONDS = 600
_looked: set[datetime] = set()


def hear_the_clock(*, at: datetime) -> None:
    """Erase what is not needed any more, once in each hour; this process remembers the last one only."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    if hour in _looked:
        return
    erase_everywhere(at)
    _looked.clear()
    _looked.add(hour)


def erase_everywhere(at: datetime) -> dict[str, int]:
    """Erase, in every country on its own day, what is not needed any more; return in how many activities and rows."""
    token, erased = service_token(LASTS_SECONDS), {}
    for country in coalition.countries_other_than(""):
        with acting(token) as actor:
            today = at.astimezone(ZoneInfo(country.time_zone)).date()
            activities = erase_needless(by=actor, country=country.code, today=today)
            forget_wrong_tries(by=actor, country=country.code, at=at)
            erased[country.code] = activities + erase_papers(by=actor, country=country.code, today=today)
    with acting(token) as actor:
        erased["rows"] = forget_rows(by=actor, today=at.date()) + lists.forget_rows(by=actor, today=at.date())
    return erased
