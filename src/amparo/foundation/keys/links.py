"""Marks of links and of what comes through them, and sealing with a secret that only whoever has a link keeps."""

from __future__ import annotations

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.foundation.keys.client import ask

NONCE = 12


def link_mac(purpose: str, what: str) -> bytes:
    """Return the keyed MAC (HMAC-SHA-256, 32 bytes) of something for a purpose; nobody without the key can make it."""
    return ask("link", purpose.encode(), what.encode())[0]


def seal_under_secret(secret: str, purpose: str, place: str, text: str) -> bytes:
    """Seal a text for whoever has a secret that is not kept here; it is bound to its place."""
    nonce = os.urandom(NONCE)
    return nonce + _cipher(secret, purpose).encrypt(nonce, text.encode(), place.encode())


def open_under_secret(secret: str, purpose: str, place: str, sealed: bytes) -> str | None:
    """Open a text sealed by `seal_under_secret`; None when it is of another secret or place, or altered."""
    if len(sealed) <= NONCE:
        return None
    try:
        return _cipher(secret, purpose).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode()).decode()
    except InvalidTag:
        return None


def _cipher(secret: str, purpose: str) -> AESGCM:
    return AESGCM(hmac.digest(secret.encode(), purpose.encode(), "sha256"))
