"""Signed permission to use one data key: session, user, case, group, purpose, expiry."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from typing import Final

from amparo.keyd.keyring import Keyring
from amparo.keyd.trouble import TICKET, WRONG, No

LASTS_SECONDS: Final = 60
# A ticket for this purpose seals and never opens.
WRITE: Final = "WRITE"
_CASE: Final = re.compile(r"[1-9][0-9]{0,18}")
_KIND_AND_NAME: Final = re.compile(r"[a-z][a-z-]*:[0-9A-Za-z-]+")


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who uses the key of which group of which case, for what, until when (Unix seconds), and our signature.

    The session is a mark of its token; nobody acts with it.
    """

    session: str
    account: int | None
    subject: str
    group: str
    purpose: str
    expires: int
    signature: bytes = b""

    def to_parts(self) -> list[bytes]:
        """Return it as it travels: seven byte strings."""
        said = [self.session, str(self.account or ""), self.subject, self.group, self.purpose, str(self.expires)]
        return [*(each.encode() for each in said), self.signature]

    @classmethod
    def from_parts(cls, parts: list[bytes]) -> Ticket:
        """Read what travelled; raises `No`."""
        try:
            session, account, subject, group, purpose, expires = (part.decode() for part in parts[:6])
            return cls(session, int(account) if account else None, subject, group, purpose, int(expires), parts[6])
        except (ValueError, IndexError) as broken:
            raise No(WRONG) from broken


def subject_of(given: str) -> str:
    """Return what a data key belongs to: a case by its number, or another thing by kind and name; raises `No`."""
    if not (_CASE.fullmatch(given) or _KIND_AND_NAME.fullmatch(given)):
        raise No(WRONG)
    return given


def signed(ring: Keyring, ticket: Ticket) -> Ticket:
    """Return a ticket with our signature."""
    said = (ticket.session, ticket.account, ticket.subject, ticket.group, ticket.purpose, ticket.expires)
    return Ticket(*said, _signature(ring, ticket))


def check(ring: Keyring, ticket: Ticket, *, now: float) -> None:
    """Raise `No` unless the ticket is ours and fresh."""
    if not hmac.compare_digest(_signature(ring, ticket), ticket.signature) or ticket.expires < now:
        raise No(TICKET)


def _signature(ring: Keyring, ticket: Ticket) -> bytes:
    # Lengths before the parts: no part can be taken for two.
    text = b"".join(len(part).to_bytes(4, "big") + part for part in ticket.to_parts()[:6])
    return hmac.digest(ring.key("tickets"), text, "sha256")
