"""What happens by itself once a day: institutions are reminded of what is late or due for revision."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.adoption.operations.cells import send_due_reminders
from amparo.partnership.coalition import queries as coalition

LASTS_SECONDS = 600


def remind_everyone(at: datetime) -> dict[str, int]:
    """Remind every institution of every country, each country on its own day; return how many were sent in each."""
    token, sent = service_token(LASTS_SECONDS), {}
    for country in coalition.countries_other_than(""):
        with acting(token) as actor:
            today = at.astimezone(ZoneInfo(country.time_zone)).date()
            sent[country.code] = send_due_reminders(by=actor, country=country.code, today=today, at=at)
    return sent
