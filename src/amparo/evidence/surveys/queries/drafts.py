"""What somebody is still answering, opened with the secret that only their browser has."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.evidence.surveys.models import RespondentDraft, Survey

NONCE: Final = 12


def mark_of(secret: str) -> bytes:
    """Return by what a draft is found; the secret cannot be had from it."""
    return hashlib.sha256(b"mark|" + secret.encode()).digest()


def cipher_of(secret: str) -> AESGCM:
    """Return what seals a draft."""
    return AESGCM(hmac.digest(secret.encode(), b"answers", "sha256"))


def draft_under(secret: str, survey: Survey) -> dict[str, str]:
    """Return what a browser had answered so far; nothing when it is not this survey's, or altered."""
    row = RespondentDraft.objects.filter(mark=mark_of(secret)).first() if secret else None
    if row is None:
        return {}
    sealed = bytes(row.sealed)
    try:
        text = cipher_of(secret).decrypt(sealed[:NONCE], sealed[NONCE:], str(survey.pk).encode())
    except InvalidTag:
        return {}
    return {str(name): str(said) for name, said in json.loads(text).items()}
