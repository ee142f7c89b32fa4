"""Starting and ending sessions; the database keeps only a hash of what the browser holds."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import connections
from django.http import HttpRequest

from amparo.foundation.access import actors
from amparo.foundation.accounts.sessions import ACCOUNT, token_of


class NoPlace(Exception):
    """The account has no place in the coalition: it opens nothing."""


def sign_in(request: HttpRequest, account_id: int) -> None:
    """Start a session for an account that has proved who it is; raises `NoPlace`."""
    _end(token_of(request))
    request.session.cycle_key()
    request.session[ACCOUNT] = account_id
    with connections["ledger"].cursor() as cursor:
        try:
            cursor.execute(
                "select sec.start_session(%s, %s, make_interval(secs => %s))",
                [actors.token_hash(token_of(request)), account_id, settings.ACTING_SECONDS],
            )
        except Exception as refused:
            request.session.flush()
            if "no place" not in str(refused):
                raise
            raise NoPlace from refused


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
