"""What is signed or marked, and drafts."""

from __future__ import annotations

import base64
import hmac
import json
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.keyd.house import House
from amparo.keyd.opening import mark_of
from amparo.keyd.shelf import NONCE
from amparo.keyd.trouble import ALTERED, GRANT, No


def mac(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Make the MACs of audit entries: chain and entry by turns. Answers one of 32 bytes for each."""
    derived = house.ring.derived
    return [
        hmac.digest(derived("audit", chain.decode()), entry, "sha256")
        for chain, entry in zip(given[::2], given[1::2], strict=True)
    ]


def link(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Make the mark of something for a purpose: purpose, what. Answers 32 bytes."""
    return [hmac.digest(house.ring.derived("tickets", given[0].decode()), given[1], "sha256")]


def code(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Make the number that a readable code is written from: purpose, what. Answers 8 bytes."""
    return [hmac.digest(house.ring.derived("audit", f"code {given[0].decode()}"), given[1], "sha256")[:8]]


def seal_note(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Seal a draft: account, place, text."""
    account, place, text = given
    nonce = os.urandom(NONCE)
    return [nonce + _of_account(house, account).encrypt(nonce, text, account + b"|" + place)]


def open_note(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Open a draft for its writer alone, whose session must be live: token, account, place, what is sealed."""
    token, account, place, sealed = given
    if str(house.gate.account_of(token.decode()) if token else "").encode() != account:
        house.tell("REFUSED", why=GRANT, session=mark_of(token.decode()), account=int(account), subject="note")
        raise No(GRANT)
    try:
        return [_of_account(house, account).decrypt(sealed[:NONCE], sealed[NONCE:], account + b"|" + place)]
    except (InvalidTag, ValueError) as altered:
        raise No(ALTERED) from altered


def seal_secret(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Seal what proves who an account is before it has a session: account, place, secret."""
    account, place, secret = given
    nonce = os.urandom(NONCE)
    return [nonce + _proving(house, account).encrypt(nonce, secret, account + b"|" + place)]


def open_secret(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Open it: account, place, what is sealed. It opens nothing of a person, and no draft."""
    account, place, sealed = given
    try:
        return [_proving(house, account).decrypt(sealed[:NONCE], sealed[NONCE:], account + b"|" + place)]
    except (InvalidTag, ValueError) as altered:
        raise No(ALTERED) from altered


def _proving(house: House, account: bytes) -> AESGCM:
    return AESGCM(house.ring.derived("tickets", f"proof of account {int(account)}"))


def _of_account(house: House, account: bytes) -> AESGCM:
    return AESGCM(house.ring.derived("notes", account.decode()))


def sign_token(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Sign claims as a compact token (RS256): the address of the public key, the claims as JSON."""
    head = {"alg": "RS256", "kid": given[0].decode(), "typ": "JWT"}
    signed = _b64(json.dumps(head, separators=(",", ":")).encode()) + b"." + _b64(given[1])
    return [signed + b"." + _b64(house.ring.sign(signed))]


def public_key(house: House, _given: Sequence[bytes]) -> list[bytes]:
    """Answer the issuer's public key (PEM)."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return [house.ring.issuer().public_key().public_bytes(serialization.Encoding.PEM, form)]


def _b64(given: bytes) -> bytes:
    return base64.urlsafe_b64encode(given).rstrip(b"=")
