"""Time codes (TOTP, RFC 6238): six figures that an application makes every half minute from a sealed secret."""

from __future__ import annotations

import base64
import os
from datetime import datetime
from typing import Final
from urllib.parse import quote

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db import connections

from amparo.foundation import keys
from amparo.foundation.access.actors import token_hash

SECONDS: Final = 30
FIGURES: Final = 6
SECRET_BYTES: Final = 20
PLACE: Final = "time code"


def new_secret() -> bytes:
    """Return a secret that nobody guesses."""
    return os.urandom(SECRET_BYTES)


def sealed_for(account: int, secret: bytes) -> bytes:
    """Seal a secret for the account whose it is."""
    return keys.seal_secret(account, PLACE, secret.hex())


def opened_for(account: int, sealed: bytes) -> bytes | None:
    """Open a sealed secret; None when it is another account's, or altered."""
    text = keys.open_secret(account, PLACE, sealed)
    return bytes.fromhex(text) if text is not None else None


def in_letters(secret: bytes) -> str:
    """Return a secret in the letters in which applications take it, in groups of four."""
    plain = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def address_of(secret: bytes, name: str) -> str:
    """Return the address that applications read from a square; its name is neutral, and tells nothing of Amparo."""
    plain = in_letters(secret).replace(" ", "")
    return f"otpauth://totp/Servicios:{quote(name)}?secret={plain}&issuer=Servicios&digits={FIGURES}&period={SECONDS}"


def holds(account: int, secret: bytes, typed: str, at: datetime) -> bool:
    """Say whether six figures are of now, of the half minute before or after; the same ones never hold twice."""
    figures = "".join(each for each in typed[:20] if each.isascii() and each.isdigit())
    if len(figures) != FIGURES:
        return False
    maker = TOTP(secret, FIGURES, SHA1(), SECONDS)  # noqa: S303 - HMAC-SHA-1 is what every application makes
    step = int(at.timestamp()) // SECONDS
    for each in (step, step - 1, step + 1):
        try:
            maker.verify(figures.encode(), each * SECONDS)
        except InvalidToken:
            continue
        return _spend(f"time code|{account}|{each}")
    return False


def _spend(what: str) -> bool:
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select sec.spend(%s, interval '1 hour')", [token_hash(what)])
        return bool(cursor.fetchone()[0])
