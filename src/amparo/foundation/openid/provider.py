"""What an issuer says of itself, and its public keys; remembered for ten minutes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final, TypeVar

import jwt

from amparo.foundation.openid.fetching import ProviderAway, is_allowed, read

REMEMBERED_SECONDS: Final = 600.0
# Whoever does not answer is not asked again by each visitor: somebody would wait each time.
RESTS_SECONDS: Final = 15.0
# A key that we do not know may be a new one: it is looked for, but not at each forged token.
LOOKS_AGAIN_SECONDS: Final = 30.0
PROVIDERS: Final = 200
KEYS: Final = 50
# Signed with a pair: whoever can check one cannot make one, so a shared secret or "none" proves nothing.
ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA")
_WELL_KNOWN: Final = "/.well-known/openid-configuration"
# Of which kind of key, on which curve, each is made; other keys of an issuer are passed over.
_KINDS: Final = {
    "RS256": ("RSA", None),
    "PS256": ("RSA", None),
    "ES256": ("EC", "P-256"),
    "EdDSA": ("OKP", "Ed25519"),
}
_PUBLIC: Final = ("kty", "crv", "x", "y", "n", "e")
_RSA_BITS: Final = 2048


@dataclass(slots=True)
class Provider:
    """An issuer's addresses and keys. `names_itself`: it says in each answer who it is (RFC 9207)."""

    issuer: str
    authorization: str
    token: str
    jwks: str
    names_itself: bool
    takes_secret_in_form: bool
    looked_at: float
    keys: tuple[Mapping[str, Any], ...] = ()
    keys_at: float = field(default=-REMEMBERED_SECONDS)


Kept = TypeVar("Kept")
_known: dict[str, Provider] = {}
_away: dict[str, float] = {}
_lock = Lock()


def forget() -> None:
    """Remember nothing of any issuer."""
    with _lock:
        _known.clear()
        _away.clear()


def provider_at(issuer: str, *, anew: bool = False) -> Provider:
    """Return an issuer's addresses; raises `ProviderAway` when it does not say them as it should."""
    now = time.monotonic()
    with _lock:
        found = None if anew else _known.get(issuer)
        rests = not anew and now - _away.get(issuer, -RESTS_SECONDS) < RESTS_SECONDS
    if found is not None and now - found.looked_at < REMEMBERED_SECONDS:
        return found
    if rests:
        raise ProviderAway(f"{issuer}: did not answer a moment ago")
    try:
        found = _discovered(issuer)
    except ProviderAway:
        _keep(_away, issuer, time.monotonic())
        raise
    _keep(_known, issuer, found)
    return found


def _keep(where: dict[str, Kept], issuer: str, what: Kept) -> None:
    with _lock:
        if len(where) >= PROVIDERS:
            where.clear()
        where[issuer] = what


def _discovered(issuer: str) -> Provider:
    said = read(issuer.rstrip("/") + _WELL_KNOWN)
    if said.get("issuer") != issuer:
        raise ProviderAway(f"{issuer}: says that it is another issuer")
    methods = said.get("code_challenge_methods_supported")
    if methods is not None and "S256" not in methods:
        raise ProviderAway(f"{issuer}: does not take PKCE (S256)")
    ways = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Provider(
        issuer,
        authorization=_address(said, "authorization_endpoint"),
        token=_address(said, "token_endpoint"),
        jwks=_address(said, "jwks_uri"),
        names_itself=said.get("authorization_response_iss_parameter_supported") is True,
        takes_secret_in_form="client_secret_basic" not in ways and "client_secret_post" in ways,
        looked_at=time.monotonic(),
    )


def _address(said: Mapping[str, Any], name: str) -> str:
    found = said.get(name)
    if not isinstance(found, str) or not is_allowed(found):
        raise ProviderAway(f"{name}: not an https:// address")
    return found


def keys_for(provider: Provider, kid: str | None, algorithm: str) -> list[jwt.PyJWK]:
    """Return the key that a token may be signed with, the one that it names or the only one; raises `ProviderAway`."""
    age = time.monotonic() - provider.keys_at
    fits = _fitting(provider, kid, algorithm)
    if age > REMEMBERED_SECONDS or (not fits and age > LOOKS_AGAIN_SECONDS):
        said = read(provider.jwks).get("keys")
        provider.keys = tuple(each for each in said if isinstance(each, dict))[:KEYS] if isinstance(said, list) else ()
        provider.keys_at = time.monotonic()
        fits = _fitting(provider, kid, algorithm)
    return fits if len(fits) == 1 else []


def _fitting(provider: Provider, kid: str | None, algorithm: str) -> list[jwt.PyJWK]:
    wanted = [each for each in provider.keys if _may_sign(each, algorithm) and kid in (None, each.get("kid"))]
    return [key for each in wanted if (key := _read(each, algorithm)) is not None]


def _may_sign(key: Mapping[str, Any], algorithm: str) -> bool:
    kind = (key.get("kty"), key.get("crv"))
    return kind == _KINDS[algorithm] and key.get("use", "sig") == "sig" and key.get("alg", algorithm) == algorithm


def _read(key: Mapping[str, Any], algorithm: str) -> jwt.PyJWK | None:
    """Return the public half of a key; None for one that cannot be read or is too short."""
    try:
        found = jwt.PyJWK({name: key[name] for name in _PUBLIC if name in key}, algorithm)
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    return found if getattr(found.key, "key_size", _RSA_BITS) >= (_RSA_BITS if key.get("kty") == "RSA" else 0) else None
