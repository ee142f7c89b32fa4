"""Sheets sealed away from any network: the public key of a country, and opening what was sealed to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from amparo.foundation.keys.client import ask
from amparo.keyd.tickets import Ticket


@dataclass(frozen=True, slots=True)
class IntakeKey:
    """A public key as sheets carry it, until when it is given out, and until when what is sealed to it opens."""

    public: str
    fingerprint: str
    until: datetime
    opens_until: datetime


def intake_key(place: str) -> IntakeKey:
    """Return the public key to which sheets of a country are sealed now; raises `Unavailable`."""
    public, fingerprint, until, late = (each.decode() for each in ask("intake_key", place.encode()))
    return IntakeKey(
        public, fingerprint, datetime.fromtimestamp(int(until), UTC), datetime.fromtimestamp(int(late), UTC)
    )


def check_sheet(place: str, fingerprint: str, sealed: bytes) -> None:
    """Raise `UnknownKey` or `Altered` unless a sheet would open; nothing of what it says comes here."""
    ask("check_sheet", place.encode(), fingerprint.encode(), sealed)


def open_sheet(ticket: Ticket, place: str, fingerprint: str, sealed: bytes) -> bytes:
    """Open a sheet with a ticket for exactly that one; raises `Unavailable`."""
    return ask("open_sheet", *ticket.to_parts(), place.encode(), fingerprint.encode(), sealed)[0]
