"""Signed permission to unwrap one data key: session, actor, case, group, purpose, expiry."""

from __future__ import annotations

import hmac
import re
import time
from dataclasses import dataclass

from amparo.foundation.keys import store

LASTS_SECONDS = 60

# Whose data key it is: a case by its number, or something else by its kind and name ("report:12").
Subject = int | str
_KIND_AND_NAME = re.compile(r"[a-z][a-z-]*:[0-9A-Za-z-]+")


class TicketRefused(Exception):
    """The ticket is forged, stale or for something else."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who opens which group of which case, for what, until when (Unix seconds), and our signature."""

    session: str
    account: int | None
    case_id: Subject
    group: str
    purpose: str
    expires: int
    signature: bytes


def named(subject: Subject) -> str:
    """Return how a subject is written into what is signed and sealed; no text can be taken for a case.

    Raises `ValueError` for a text that is not a kind and a name.
    """
    if isinstance(subject, str) and not _KIND_AND_NAME.fullmatch(subject):
        raise ValueError("Not the name of something that has a data key.")
    return str(subject)


def _sign(session: str, account: int | None, case_id: Subject, group: str, purpose: str, expires: int) -> bytes:
    text = "|".join([session, str(account), named(case_id), group, purpose, str(expires)])
    return hmac.digest(store.key("tickets"), text.encode(), "sha256")


def issue(*, session: str, account: int | None, case_id: Subject, group: str, purpose: str) -> Ticket:
    """Sign a ticket for the next minute; called after `decide` has allowed it and the entry is written."""
    expires = int(time.time()) + LASTS_SECONDS
    signature = _sign(session, account, case_id, group, purpose, expires)
    return Ticket(session, account, case_id, group, purpose, expires, signature)


def check(ticket: Ticket, *, case_id: Subject, group: str) -> None:
    """Raise `TicketRefused` unless the ticket is ours, fresh and for this case and group."""
    expected = _sign(ticket.session, ticket.account, ticket.case_id, ticket.group, ticket.purpose, ticket.expires)
    if not hmac.compare_digest(expected, ticket.signature):
        raise TicketRefused("forged")
    if ticket.expires < time.time():
        raise TicketRefused("stale")
    if (ticket.case_id, ticket.group) != (case_id, group):
        raise TicketRefused("for something else")
