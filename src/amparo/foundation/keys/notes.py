"""Sealing what a member of staff is still writing, for that member only."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.foundation.keys import store

NONCE = 12


def seal_note(account: int, place: str, text: str) -> bytes:
    """Seal a draft for one account and one page."""
    nonce = os.urandom(NONCE)
    cipher = AESGCM(store.derived("notes", str(account)))
    return nonce + cipher.encrypt(nonce, text.encode(), f"{account}|{place}".encode())


def open_note(account: int, place: str, sealed: bytes) -> str | None:
    """Open a draft; None when it is not this account's, not of this page, or altered."""
    if len(sealed) <= NONCE:
        return None
    cipher = AESGCM(store.derived("notes", str(account)))
    try:
        return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], f"{account}|{place}".encode()).decode()
    except InvalidTag:
        return None
