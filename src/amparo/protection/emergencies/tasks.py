"""What the clock does for broken glasses: tell, raise what is late, and let the mails leave."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.posting import texts
from amparo.foundation.posting.carriers import Letter, Mail
from amparo.protection.emergencies import operations, queries

LOG = logging.getLogger("amparo.clock")
LASTS_SECONDS = 600
# A server of mail that is away is not asked for each mail of a look.
MOST_REFUSALS = 2


def hear_the_clock(*, at: datetime) -> None:
    """Watch the glasses, then let the mails leave; when mail is down they wait and everything else goes on."""
    token = service_token(LASTS_SECONDS)
    with acting(token) as actor:
        late = operations.watch_glasses(by=actor)
    if late:
        LOG.warning("reviews of emergencies that are late: %s", late)
    with acting(token) as actor:
        operations.write_to_those_told(by=actor, at=at)
    send_words(token, at, post)


def send_words(token: str, at: datetime, send: Callable[[str], None]) -> int:
    """Send the mails that wait, each in a transaction of its own; return how many left."""
    with acting(token) as actor:
        waiting = queries.mails_waiting()
    sent = refused = 0
    for key, address in waiting:
        with acting(token, actor):
            done = operations.send_word(by=actor, key=key, address=address, send=send, at=at)
        sent, refused = sent + done, refused + (not done)
        if refused >= MOST_REFUSALS:
            LOG.warning("mails wait: the server of mail does not take them")
            break
    return sent


def post(address: str) -> None:
    """Send the mail that says nothing but that something waits: no name, no case, no link."""
    text = texts.text_of(texts.WAITS, settings.LANGUAGE_CODE)
    Mail().send(Letter(address, text.subject, text.body))
