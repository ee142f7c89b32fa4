"""What happens by itself: mails leave, surveys that have closed are counted, and old drafts are forgotten."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from amparo.evidence.surveys.operations import answering, collecting, counting, inviting
from amparo.evidence.surveys.queries.surveys import mails_waiting, surveys_to_count, surveys_without_phone_form
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.posting.carriers import Letter, Mail
from amparo.partnership.coalition import queries as coalition

if TYPE_CHECKING:
    from amparo.evidence.surveys.models import Survey
    from amparo.foundation.access.actors import Actor

LASTS_SECONDS = 600
LOG = logging.getLogger(__name__)
_not_made: set[int] = set()


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
    Mail().send(letter)


def hear_the_clock(*, at: datetime) -> None:
    """Let the mails leave, count what has closed, and make the form of what was opened, for phones."""
    send_mails(at, settings.PUBLIC_ADDRESS, post)
    count_what_closed(at)
    make_a_phone_form()


def make_a_phone_form() -> str:
    """Make the form of one open survey as phones read it, so that nobody waits for it; return the survey's code.

    One at a look: it takes seconds. One that cannot be made is left to whoever makes a collector, who is told why.
    """
    token = service_token(LASTS_SECONDS)
    for country in coalition.countries_other_than(""):
        with acting(token) as actor:
            waiting = [each for each in surveys_without_phone_form(country.code) if each.pk not in _not_made]
            if waiting:
                return _made(actor, waiting[0])
    return ""


def _made(actor: Actor, survey: Survey) -> str:
    try:
        collecting.make_phone_form(by=actor, survey=survey)
    except (NotReadable, RuntimeError) as trouble:
        _not_made.add(survey.pk)
        LOG.warning("the form of %s was not made for phones: %s", survey.code, type(trouble).__name__)
        return ""
    return survey.code


def count_what_closed(at: datetime) -> dict[str, int]:
    """Count every survey that has closed and forget old drafts; return how many answers each survey has."""
    token, counted = service_token(LASTS_SECONDS), {}
    for country in coalition.countries_other_than(""):
        with acting(token) as actor:
            answering.forget_old_drafts(by=actor, today=at.date())
            for survey in surveys_to_count(country.code, at):
                counted[survey.code] = counting.count_survey(by=actor, survey=survey, at=at)
    return counted
