"""How the session of a request stands: how it was begun, when its holder last proved who they are, and on what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import connection, connections
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext_lazy as _

from amparo.foundation.access.actors import Actor, token_hash
from amparo.foundation.accounts.rules import Door

WHOLE: Final = "WHOLE"
ENROL: Final = "ENROL"

# What a browser says of itself, and what is kept of it: coarse, so that it says which device and tells nobody apart.
DEVICES: Final = (
    ("iPad", "tablet"), ("Tablet", "tablet"), ("iPhone", "phone"), ("Mobile", "phone"), ("Android", "tablet"),
    ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"),
)  # fmt: skip
BROWSERS: Final = (
    ("Firefox", "Firefox"), ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung"), ("Chrome", "Chrome"),
    ("Chromium", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
DEVICE_WORDS: Final = {
    "phone": _("Phone"),
    "tablet": _("Tablet"),
    "Windows": _("Computer with Windows"),
    "Mac": _("Mac"),
    "Linux": _("Computer with Linux"),
    "": _("Device"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a live session stands."""

    stage: str
    proof: str
    proved_at: datetime
    extended_until: datetime | None


@dataclass(frozen=True, slots=True)
class Mine:
    """A session of one's own, as its list shows it."""

    key: int
    device: str
    proof: str
    started_at: datetime
    last_seen_at: datetime
    is_this: bool


def look_at(token: str) -> Standing | None:
    """Return how the session of a token stands, and note that it is in use; None when it has ended."""
    if not token:
        return None
    with connections["ledger"].cursor() as cursor:
        cursor.execute(
            "select * from sec.keep_session(%s, make_interval(secs => %s))",
            [token_hash(token), settings.SESSION_IDLE_SECONDS],
        )
        row = cursor.fetchone()
    return Standing(*row) if row else None


def open_until(request: HttpRequest) -> str:
    """Say until which hour the session of a request stays open for an interview; "" when it does not."""
    found: Standing | None = getattr(request, "standing", None)
    until = found.extended_until if found is not None else None
    return date_format(localtime(until), "TIME_FORMAT") if until is not None and until > now() else ""


def device_of(browser: str) -> str:
    """Return what is kept of a device: its kind and the family of its browser, such as `phone Chrome`."""
    kind = next((word for mark, word in DEVICES if mark in browser), "")
    family = next((word for mark, word in BROWSERS if mark in browser), "")
    return f"{kind}|{family}"


def device_in_words(kept: str) -> str:
    """Return a device as its owner calls it."""
    kind, _bar, family = kept.partition("|")
    return ", ".join(filter(None, [str(DEVICE_WORDS.get(kind, DEVICE_WORDS[""])), family]))


def device_in(request: HttpRequest) -> str:
    """Return what is kept of the device of a request."""
    return device_of(request.headers.get("User-Agent", "")[:400])


def roles_of(account: int) -> Sequence[str]:
    """Return the roles that an account holds, before anybody acts."""
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select sec.roles_of(%s)", [account])
        return list(cursor.fetchone()[0])


def door_of(account: int) -> tuple[Door, bytes | None]:
    """Return what an account has to come in with, and its sealed time code, before anybody acts."""
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select has_passkey, time_code from sec.door_of(%s)", [account])
        has_passkey, sealed = cursor.fetchone()
    return Door(has_passkey, sealed is not None), bytes(sealed) if sealed is not None else None


def enrolling() -> tuple[Actor, frozenset[str]] | None:
    """Return whoever is here to add their first passkey, without any post, and the roles that wait for them."""
    with connection.cursor() as cursor:
        cursor.execute("select * from sec.enrolling()")
        row = cursor.fetchone()
    if row is None:
        return None
    account, label, institution, code, country, zone, roles = row
    return Actor(account, None, label, institution, code, country, frozenset(), zone), frozenset(roles)


def my_sessions() -> list[Mine]:
    """Return the live sessions of whoever acts, the last used first."""
    with connection.cursor() as cursor:
        cursor.execute("select * from sec.my_sessions()")
        return [Mine(*row) for row in cursor.fetchall()]
