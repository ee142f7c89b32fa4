"""What happens by itself: reports are reminded of, mails leave, and wrong codes are forgotten."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.posting.carriers import Letter, Mail
from amparo.partnership.calls.operations import reminding
from amparo.partnership.calls.queries.applications import mails_waiting
from amparo.partnership.coalition import queries as coalition

LASTS_SECONDS = 600
LOG = logging.getLogger(__name__)
_looked: set[datetime] = set()


def hear_the_clock(*, at: datetime) -> None:
    """Remind and forget once in each hour; let the mails leave each time."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    if hour not in _looked:
        remind_everywhere(at)
        _looked.clear()
        _looked.add(hour)
    send_mails(at, settings.PUBLIC_ADDRESS, post)


def remind_everywhere(at: datetime) -> dict[str, int]:
    """Remind, in every country on its own day, of reports that come due or are late; return how many."""
    token, made = service_token(LASTS_SECONDS), {}
    for country in coalition.countries_other_than(""):
        with acting(token) as actor:
            today = at.astimezone(ZoneInfo(country.time_zone)).date()
            made[country.code] = reminding.remind_of_reports(by=actor, country=country.code, today=today, at=at)
    with acting(token) as actor:
        reminding.forget_tries(by=actor, at=at)
    return made


def send_mails(at: datetime, address_of_site: str, send: Callable[[Letter], None]) -> int:
    """Send the mails that wait, each in a transaction of its own; what cannot be sent waits for the next time."""
    token, sent = service_token(LASTS_SECONDS), 0
    with acting(token) as actor:
        waiting = mails_waiting()
    for mail in waiting:
        try:
            with acting(token, actor):
                reminding.send_mail(by=actor, mail=mail, address_of_site=address_of_site, send=send, at=at)
        except OSError as refused:
            LOG.warning("a mail of a call waits: %s", type(refused).__name__)
        else:
            sent += 1
    return sent


def post(letter: Letter) -> None:
    """Send a mail; it carries no tracking and no picture."""
    Mail().send(letter)
