"""Data keys, sealed values and the audit MAC."""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.foundation.keys import store, tickets

NONCE = 12
VERSION = b"\x01"


def _wrapping(group: str) -> AESGCM:
    """The cipher that wraps a group's data key; the safety group has a key of its own."""
    return AESGCM(store.key("safety" if group == "C2" else "data"))


def new_data_key(case_id: tickets.Subject, group: str) -> bytes:
    """Make a data key for one case (or other subject) and field group and return it wrapped (61 bytes)."""
    nonce = os.urandom(NONCE)
    aad = f"{tickets.named(case_id)}|{group}".encode()
    return VERSION + nonce + _wrapping(group).encrypt(nonce, os.urandom(32), aad)


def unwrap(ticket: tickets.Ticket, wrapped: bytes) -> bytes:
    """Return a data key for a valid ticket.

    Raises `TicketRefused` for a wrong ticket and `cryptography.exceptions.InvalidTag` for a foreign key.
    """
    tickets.check(ticket, case_id=ticket.case_id, group=ticket.group)
    aad = f"{tickets.named(ticket.case_id)}|{ticket.group}".encode()
    return _wrapping(ticket.group).decrypt(wrapped[1 : 1 + NONCE], wrapped[1 + NONCE :], aad)


def seal_values(ticket: tickets.Ticket, wrapped: bytes, values: Mapping[str, str]) -> dict[str, bytes]:
    """Seal texts under a case's group key; each is bound to its place (row|field), so that none can be moved."""
    cipher = AESGCM(unwrap(ticket, wrapped))
    sealed = {}
    for place, text in values.items():
        nonce = os.urandom(NONCE)
        sealed[place] = VERSION + nonce + cipher.encrypt(nonce, text.encode(), _bound(ticket, place))
    return sealed


def open_values(ticket: tickets.Ticket, wrapped: bytes, sealed: Mapping[str, bytes]) -> dict[str, str]:
    """Open texts sealed by `seal_values`; raises `InvalidTag` when one was altered or moved."""
    cipher = AESGCM(unwrap(ticket, wrapped))
    return {
        place: cipher.decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], _bound(ticket, place)).decode()
        for place, blob in sealed.items()
    }


def _bound(ticket: tickets.Ticket, place: str) -> bytes:
    return f"{tickets.named(ticket.case_id)}|{ticket.group}|{place}|1".encode()


def mac(chain: str, entry: bytes) -> bytes:
    """Return the keyed MAC (HMAC-SHA-256, 32 bytes) of an audit entry in its chain."""
    return hmac.digest(store.derived("audit", chain), entry, "sha256")
