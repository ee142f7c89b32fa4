"""Starting and ending sessions; the database keeps only a hash of what the browser holds."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import connections
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from amparo.foundation.access import actors
from amparo.foundation.accounts import rules, standing
from amparo.foundation.accounts.sessions import ACCOUNT, token_of

ENROLLING_SECONDS = 30 * 60


class NoPlace(Exception):
    """The account has no place in the coalition: it opens nothing."""


def sign_in(request: HttpRequest, account_id: int, *, how: str, stage: str = standing.WHOLE) -> None:
    """Start a session for an account that has proved who it is; raises `NoPlace`.

    Nothing of whoever used the browser before is left in it. At the stage of enrolling it opens nothing but the page
    where a passkey is added.
    """
    _end(token_of(request))
    request.session.flush()
    request.session.cycle_key()
    request.session[ACCOUNT] = account_id
    rotate_token(request)
    lasting = settings.ACTING_SECONDS if stage == standing.WHOLE else ENROLLING_SECONDS
    idle = rules.idle_for(standing.roles_of(account_id))
    with connections["ledger"].cursor() as cursor:
        try:
            cursor.execute(
                "select sec.start_session(%s, %s, make_interval(secs => %s), %s, %s, make_interval(secs => %s), %s)",
                [
                    actors.token_hash(token_of(request)), account_id, lasting, how, standing.device_in(request),
                    idle.total_seconds(), stage,
                ],
            )  # fmt: skip
        except Exception as refused:
            request.session.flush()
            if "no place" not in str(refused):
                raise
            raise NoPlace from refused


def prove_again(request: HttpRequest, how: str) -> None:
    """Write down that whoever has the session has just proved again who they are."""
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select sec.prove_session(%s, %s)", [actors.token_hash(token_of(request)), how])


def sign_out(request: HttpRequest) -> None:
    """End the session at once, on this device and in the database."""
    _end(token_of(request))
    request.session.flush()


def _end(token: str) -> None:
    if token:
        with connections["ledger"].cursor() as cursor:
            cursor.execute("select sec.end_session(%s)", [actors.token_hash(token)])


def service_token(lasting_seconds: int = 3600) -> str:
    """Start a session of the installation itself, for its clock and its loading; only its owner can."""
    token = secrets.token_urlsafe(32)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select sec.start_service_session(%s, make_interval(secs => %s))",
            [actors.token_hash(token), lasting_seconds],
        )
    return token


def member_token(account_id: int, lasting_seconds: int = 600) -> str:
    """Start a session for an account outside a browser, for the demonstration and the tests; returns the token."""
    token = secrets.token_urlsafe(32)
    with connections["ledger"].cursor() as cursor:
        cursor.execute(
            "select sec.start_session(%s, %s, make_interval(secs => %s))",
            [actors.token_hash(token), account_id, lasting_seconds],
        )
    return token
