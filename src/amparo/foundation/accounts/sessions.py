"""Browser sessions that a stolen table does not open: it keeps a hash of the cookie's key, and no token."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as TableStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

ACCOUNT = "account"


def stored_key(session_key: str) -> str:
    """Return what the table keeps of a cookie's key: 160 bits of its SHA-256, which fit the column."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:40]


def token_of(request: HttpRequest) -> str:
    """Return the token that acts for a browser, derived from its cookie and kept nowhere; "" before sign-in."""
    if request.session.get(ACCOUNT) is None or not request.session.session_key:
        return ""
    return hmac.new(request.session.session_key.encode(), b"acting", hashlib.sha256).hexdigest()


class SessionStore(TableStore):
    """Django's table of sessions, found by the hash of the key."""

    def _get_session_from_db(self) -> Session | None:
        """Return the row of the cookie's key, or None and a session without a key."""
        rows = Session.objects.filter(session_key=stored_key(self.session_key or ""), expire_date__gt=timezone.now())
        found = rows.first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        """Say whether a key is taken."""
        return super().exists(stored_key(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """Return the row to keep, under the hash of the key."""
        row = super().create_model_instance(data)
        row.session_key = stored_key(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """Remove the row of a key, or of this session."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(stored_key(key))
