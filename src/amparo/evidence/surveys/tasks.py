"""What happens by itself: mails leave, surveys that have closed are counted, and old drafts are forgotten."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage

from amparo.evidence.surveys.operations import answering, counting, inviting
from amparo.evidence.surveys.operations.inviting import Letter
from amparo.evidence.surveys.queries.surveys import mails_waiting, surveys_to_count
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition

LASTS_SECONDS = 600
LOG = logging.getLogger(__name__)


def send_mails(at: datetime, address_of_site: str, send: Callable[[Letter], None]) -> int:
    """Send the mails that wait, each in a transaction of its own; what cannot be sent waits for the next time."""
    token, sent = service_token(LASTS_SECONDS), 0
    with acting(token) as actor:
        waiting = mails_waiting()
    for mail in waiting:
        try:
            with acting(token, actor):
                inviting.send_mail(by=actor, mail=mail, address_of_site=address_of_site, send=send, at=at)
        except OSError as refused:
            LOG.warning("a mail of a survey waits: %s", type(refused).__name__)
        else:
            sent += 1
    return sent


def post(letter: Letter) -> None:
    """Send a mail; it carries no tracking and no picture."""
    EmailMessage(letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.to]).send()


def hear_the_clock(*, at: datetime) -> None:
    """Let the mails leave and count what has closed."""
    send_mails(at, settings.SITE_ADDRESS, post)
    count_what_closed(at)


def count_what_closed(at: datetime) -> dict[str, int]:
    """Count every survey that has closed and forget old drafts; return how many answers each survey has."""
    token, counted = service_token(LASTS_SECONDS), {}
    for country in coalition.countries_other_than(""):
        with acting(token) as actor:
            answering.forget_old_drafts(by=actor, today=at.date())
            for survey in surveys_to_count(country.code, at):
                counted[survey.code] = counting.count_survey(by=actor, survey=survey, at=at)
    return counted
