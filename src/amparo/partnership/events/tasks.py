"""What happens by itself: a place that frees is given to who waits, and what is not needed is erased."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.events.operations import deciding
from amparo.partnership.events.queries.registering import events_with_a_list

LASTS_SECONDS = 600
_looked: set[datetime] = set()


def hear_the_clock(*, at: datetime) -> None:
    """Give free places on each time; erase once in each hour."""
    promote_everywhere(at)
    hour = at.replace(minute=0, second=0, microsecond=0)
    if hour not in _looked:
        erase_everywhere(at)
        _looked.clear()
        _looked.add(hour)


def promote_everywhere(at: datetime) -> int:
    """Give the places that freed to those who wait, event by event; return how many were given."""
    token, given = service_token(LASTS_SECONDS), 0
    with acting(token) as actor:
        waiting = events_with_a_list()
    for event in waiting:
        with acting(token, actor):
            given += len(deciding.promote(by=actor, event=event, at=at))
    return given


def erase_everywhere(at: datetime) -> int:
    """Erase, in every country on its own day, who registered for events that are over; return how many."""
    token, erased = service_token(LASTS_SECONDS), 0
    for country in coalition.countries_other_than(""):
        with acting(token) as actor:
            today = at.astimezone(ZoneInfo(country.time_zone)).date()
            erased += deciding.erase_registrations(by=actor, country=country.code, today=today, at=at)
    with acting(token) as actor:
        deciding.forget_tries(by=actor, at=at)
    return erased
