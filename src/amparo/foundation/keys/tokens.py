"""Tokens signed with the issuer's key (RS256), and the public key with which everybody verifies them."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from amparo.foundation.keys import issuer

ALGORITHM: Final = "RS256"


def sign_token(payload: Mapping[str, Any], kid: str) -> str:
    """Return claims as a compact token, signed with the issuer's key; `kid` is the address of its public half."""
    return signed_with(issuer.issuer_key(), payload, kid)


def read_token(token: str) -> dict[str, Any] | None:
    """Return what a token says, or None when it was not signed with the issuer's key."""
    try:
        return dict(jwt.decode(token, issuer.public_key(), algorithms=[ALGORITHM]))
    except jwt.InvalidTokenError:
        return None


def public_jwk(kid: str) -> dict[str, str]:
    """Return the issuer's public key as everybody may have it (RFC 7517)."""
    return jwk_of(issuer.public_key(), kid)


def signed_with(key: RSAPrivateKey, payload: Mapping[str, Any], kid: str) -> str:
    """Return claims as a compact token signed with a key."""
    return jwt.encode(dict(payload), key, algorithm=ALGORITHM, headers={"typ": "JWT", "kid": kid})


def jwk_of(key: RSAPublicKey, kid: str) -> dict[str, str]:
    """Return a public key as RFC 7517 writes it."""
    numbers = key.public_numbers()
    return {"kty": "RSA", "use": "sig", "alg": ALGORITHM, "kid": kid, "n": _b64(numbers.n), "e": _b64(numbers.e)}


def _b64(number: int) -> str:
    whole = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(whole).rstrip(b"=").decode()
