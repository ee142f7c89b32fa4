"""Wrong tries to come in, counted by name and by place, so that nobody guesses; no name and no place is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from django.db import connections
from django.http import HttpRequest

from amparo.foundation import keys
from amparo.foundation.accounts.carried import place_mark

WINDOW: Final = "15 minutes"
# Colleagues behind one address forget their passwords too: a place may err more often than a name.
BY_NAME: Final = 10
BY_PLACE: Final = 60


def _marks(request: HttpRequest, name: str) -> list[tuple[bytes, int]]:
    place = place_mark(request.META.get("REMOTE_ADDR", ""), "sign-in place", datetime.now(UTC))
    marks = [(place, BY_PLACE)]
    if name:
        marks.append((keys.link_mac("sign-in name", name.strip().casefold()[:200]), BY_NAME))
    return marks


def are_too_many(request: HttpRequest, name: str = "") -> bool:
    """Say whether a name, or this place, has been wrong so often that one has to wait."""
    with connections["ledger"].cursor() as cursor:
        for mark, limit in _marks(request, name):
            cursor.execute("select sec.wrong_tries(%s, %s::interval)", [mark, WINDOW])
            if cursor.fetchone()[0] >= limit:
                return True
    return False


def note_wrong(request: HttpRequest, name: str = "") -> None:
    """Count one that was wrong."""
    with connections["ledger"].cursor() as cursor:
        for mark, _limit in _marks(request, name):
            cursor.execute("select sec.note_wrong_try(%s)", [mark])
