"""Tokens signed with the issuer's key (RS256), and the public key with which everybody verifies them."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from amparo.foundation.keys.client import ask

ALGORITHM: Final = "RS256"


def sign_token(payload: Mapping[str, Any], kid: str) -> str:
    """Return claims as a compact token, signed with the issuer's key; `kid` is the address of its public half."""
    said = json.dumps(dict(payload), separators=(",", ":"))
    return ask("sign_token", kid.encode(), said.encode())[0].decode()


def read_token(token: str) -> dict[str, Any] | None:
    """Return what a token says, or None when it was not signed with the issuer's key."""
    try:
        return dict(jwt.decode(token, public_key(), algorithms=[ALGORITHM]))
    except jwt.InvalidTokenError:
        return None


def public_jwk(kid: str) -> dict[str, str]:
    """Return the issuer's public key as everybody may have it (RFC 7517)."""
    return jwk_of(public_key(), kid)


def public_key() -> RSAPublicKey:
    """Return the half of the issuer's key that everybody may have."""
    return _read(ask("public_key")[0])


@cache
def _read(pem: bytes) -> RSAPublicKey:
    found = serialization.load_pem_public_key(pem)
    if not isinstance(found, RSAPublicKey):
        raise TypeError("The issuer's public key is no RSA key.")
    return found


def jwk_of(key: RSAPublicKey, kid: str) -> dict[str, str]:
    """Return a public key as RFC 7517 writes it."""
    numbers = key.public_numbers()
    return {"kty": "RSA", "use": "sig", "alg": ALGORITHM, "kid": kid, "n": _b64(numbers.n), "e": _b64(numbers.e)}


def _b64(number: int) -> str:
    whole = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(whole).rstrip(b"=").decode()
