"""What happens by itself: a proposal whose proof has its answer goes on, and once a day institutions are reminded."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.adoption.operations.cells import send_due_reminders
from amparo.partnership.adoption.operations.checking import settle_proposal
from amparo.partnership.adoption.queries import life
from amparo.partnership.coalition import queries as coalition

if TYPE_CHECKING:
    from amparo.partnership.coalition.models import Country

log = logging.getLogger("amparo.clock")
LASTS_SECONDS = 600
MORNING = 6
_reminded: dict[str, date] = {}


def remind_everyone(at: datetime) -> dict[str, int]:
    """Remind every institution of every country, each country on its own day; return how many were sent in each."""
    return {country.code: _remind(country, at) for country in coalition.countries_other_than("")}


def _remind(country: Country, at: datetime) -> int:
    with acting(service_token(LASTS_SECONDS)) as actor:
        today = at.astimezone(ZoneInfo(country.time_zone)).date()
        return send_due_reminders(by=actor, country=country.code, today=today, at=at)


def hear_the_clock(*, at: datetime) -> None:
    """Remind the institutions of each country once a day, from six in its morning on.

    The day is remembered by this process only: after a restart it is looked at again, and nothing is sent twice. What
    cannot be done waits for the next look and leaves the others, with one line in the log.
    """
    for country in coalition.countries_other_than(""):
        local = at.astimezone(ZoneInfo(country.time_zone))
        if local.hour < MORNING or _reminded.get(country.code) == local.date():
            continue
        try:
            sent = _remind(country, at)
        except (LookupError, Refused, ValueError) as trouble:
            log.error("reminders of %s could not be sent: %s", country.code, type(trouble).__name__)
            continue
        _reminded[country.code] = local.date()
        if sent:
            log.warning("reminders of adoption sent in %s: %s", country.code, sent)


def hear_examined(*, at: datetime) -> None:
    """Go on with the proposals whose proof has its answer, each in a transaction of its own.

    One that cannot be settled waits for the next look and leaves the others, with one line in the log.
    """
    waiting = life.waiting_for_proof()
    token = service_token(LASTS_SECONDS) if waiting else ""
    for key, zone in waiting:
        try:
            with acting(token) as actor:
                settle_proposal(by=actor, key=key, today=at.astimezone(ZoneInfo(zone)).date(), at=at)
        except (LookupError, Refused, ValueError) as trouble:
            log.error("proposal %s could not be settled: %s", key, type(trouble).__name__)
