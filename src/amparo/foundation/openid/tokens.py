"""What a token of an issuer says, held against what we asked: nothing is taken that was not."""

from __future__ import annotations

import hmac
import time
from collections.abc import Mapping
from typing import Any, Final

import jwt

from amparo.foundation.openid.provider import ALGORITHMS, Provider, keys_for

LEEWAY_SECONDS: Final = 60
YOUNG_SECONDS: Final = 600
LONGEST: Final = 20_000
LONGEST_SUBJECT: Final = 255
LOGOUT: Final = "http://schemas.openid.net/event/backchannel-logout"


class NotTrusted(Exception):
    """What came does not prove who somebody is; the code says why, for tests and never for a page."""


def subject_in(token: str, provider: Provider, client_id: str, nonce: str) -> str:
    """Return the issuer's own name for the person who answered our question (`nonce`); raises `NotTrusted`."""
    claims = _claims(token, provider, client_id, kinds=(None, "JWT"), must_say=("nonce",))
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise NotTrusted("NONCE")
    if "events" in claims:
        raise NotTrusted("ANOTHER_KIND")
    return _subject(claims)


def subject_to_end(token: str, provider: Provider, client_id: str) -> tuple[str, str]:
    """Return whose sessions an issuer ends, and the token's own mark, to be taken once; raises `NotTrusted`."""
    claims = _claims(token, provider, client_id, kinds=("logout+jwt",), must_say=("jti", "events"))
    if not isinstance(claims["events"], dict) or LOGOUT not in claims["events"] or "nonce" in claims:
        raise NotTrusted("ANOTHER_KIND")
    return _subject(claims), str(claims["jti"])


def _subject(claims: Mapping[str, Any]) -> str:
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT or not subject.isprintable():
        raise NotTrusted("SUBJECT")
    return subject


def _claims(
    token: str, provider: Provider, client_id: str, *, kinds: tuple[str | None, ...], must_say: tuple[str, ...]
) -> dict[str, Any]:
    """Return what a token says that this issuer signed for us lately."""
    try:
        head = jwt.get_unverified_header(token) if len(token) <= LONGEST else {}
        algorithm, kid = str(head.get("alg")), head.get("kid")
        if algorithm not in ALGORITHMS or head.get("typ") not in kinds:
            raise NotTrusted("ALGORITHM" if algorithm not in ALGORITHMS else "ANOTHER_KIND")
        keys = keys_for(provider, kid, algorithm)
        if not keys:
            raise NotTrusted("KEY")
        claims: dict[str, Any] = jwt.decode(
            token,
            keys[0],
            algorithms=[algorithm],
            issuer=provider.issuer,
            audience=client_id,
            leeway=LEEWAY_SECONDS,
            options={"require": ["iss", "sub", "aud", "exp", "iat", *must_say]},
        )
    except (jwt.PyJWTError, OverflowError, ValueError, TypeError, RecursionError) as wrong:
        raise NotTrusted(type(wrong).__name__) from wrong
    _for_us_alone(claims, client_id)
    _young(claims)
    return claims


def _for_us_alone(claims: Mapping[str, Any], client_id: str) -> None:
    if claims["aud"] not in (client_id, [client_id]) or claims.get("azp", client_id) != client_id:
        raise NotTrusted("AUDIENCE")


def _young(claims: Mapping[str, Any]) -> None:
    # PyJWT has seen that `iat` is not ahead of us and that `exp` has not come.
    made = claims["iat"]
    if not isinstance(made, int | float) or time.time() - made > YOUNG_SECONDS + LEEWAY_SECONDS:
        raise NotTrusted("OLD")
