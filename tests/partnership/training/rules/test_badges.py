"""Badges verify with the published key and nothing else: pure rules."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from amparo.foundation.keys import tokens
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.rules import badges

TOLD = badges.Told(
    code="abc", holder="Irene Fallas", achievement="Trousse justicia", criteria="Entrevista única", issuer="OIJ",
    language="es", awarded_on=date(2026, 1, 31), valid_until=date(2028, 1, 31), address="https://amparo.example",
)  # fmt: skip
WITHIN = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


def jwk(key: RSAPrivateKey) -> dict[str, str]:
    return tokens.jwk_of(key.public_key(), "https://amparo.example/verificar/clave.json")


def signed_with(key: RSAPrivateKey, payload: Mapping[str, Any], kid: str) -> str:
    """Sign claims as the key process does, with a key of the test."""
    return jwt.encode(dict(payload), key, algorithm=tokens.ALGORITHM, headers={"typ": "JWT", "kid": kid})


def altered(token: str, name: str) -> str:
    """Return the token with another name in it and the same signature."""
    head, body, signature = token.split(".")
    said = json.loads(base64.urlsafe_b64decode(body + "=="))
    said["credentialSubject"]["identifier"][0]["identityHash"] = name
    forged = base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()
    return f"{head}.{forged}.{signature}"


def test_trn_05_a_badge_verifies_offline_with_the_published_key(key: RSAPrivateKey) -> None:
    found = badges.verify(badges.sign(TOLD, partial(signed_with, key)), jwk(key), at=WITHIN)

    assert found == badges.Verified(words.VALID, "Irene Fallas", "Trousse justicia", "OIJ")


def test_trn_05_an_altered_name_fails(key: RSAPrivateKey) -> None:
    assert (
        badges.verify(
            altered(badges.sign(TOLD, partial(signed_with, key)), "Otra Persona"), jwk(key), at=WITHIN
        ).standing
        == words.ALTERED
    )


def test_trn_05_what_another_key_signed_fails(key: RSAPrivateKey) -> None:
    other = generate_private_key(public_exponent=65537, key_size=2048)

    assert badges.verify(badges.sign(TOLD, partial(signed_with, other)), jwk(key), at=WITHIN).standing == words.ALTERED


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_trn_05_a_token_that_names_another_algorithm_fails(key: RSAPrivateKey, algorithm: str) -> None:
    secret = "" if algorithm == "none" else "x" * 40
    forged = jwt.encode(badges.payload_of(TOLD), secret, algorithm=algorithm)

    assert badges.verify(forged, jwk(key), at=WITHIN).standing == words.ALTERED


@pytest.mark.parametrize("token", ["", "a.b.c", "..", "x" * 5000])
def test_trn_05_what_is_no_token_fails(key: RSAPrivateKey, token: str) -> None:
    assert badges.verify(token, jwk(key), at=WITHIN).standing == words.ALTERED


@pytest.mark.parametrize(
    ("at", "standing"),
    [
        (datetime(2026, 1, 30, 23, 59, tzinfo=UTC), words.EXPIRED),
        (datetime(2026, 1, 31, tzinfo=UTC), words.VALID),
        (datetime(2028, 1, 31, 23, 59, 59, tzinfo=UTC), words.VALID),
        (datetime(2028, 2, 1, tzinfo=UTC), words.EXPIRED),
    ],
)
def test_trn_05_an_expired_badge_says_expired(key: RSAPrivateKey, at: datetime, standing: str) -> None:
    assert badges.verify(badges.sign(TOLD, partial(signed_with, key)), jwk(key), at=at).standing == standing


def test_trn_05_a_revoked_badge_says_revoked_also_after_its_end(key: RSAPrivateKey) -> None:
    token = badges.sign(TOLD, partial(signed_with, key))

    for at in (WITHIN, datetime(2030, 1, 1, tzinfo=UTC)):
        assert badges.verify(token, jwk(key), at=at, revoked=[TOLD.page]).standing == words.REVOKED


def test_the_token_has_the_claims_and_the_header_of_the_standard(key: RSAPrivateKey) -> None:
    token = badges.sign(TOLD, partial(signed_with, key))
    said: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    header = jwt.get_unverified_header(token)

    assert (header["alg"], header["typ"], header["kid"]) == (
        "RS256", "JWT", "https://amparo.example/verificar/clave.json",
    )  # fmt: skip
    assert said["iss"] == said["issuer"]["id"]
    assert said["jti"] == said["id"] == "https://amparo.example/verificar/abc/"
    assert said["sub"] == said["credentialSubject"]["id"]
    assert (said["validFrom"], said["validUntil"]) == ("2026-01-31T00:00:00Z", "2028-02-01T00:00:00Z")
    assert (said["nbf"], said["exp"]) == (1769817600, 1832976000)
    assert said["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert {"VerifiableCredential", "OpenBadgeCredential"} == set(said["type"])
    assert (key.key_size, "p" in jwk(key), "d" in jwk(key)) == (2048, False, False)


# The smallest PNG: one pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_badge_is_baked_as_the_standard_says_and_comes_out_the_same(key: RSAPrivateKey) -> None:
    token = badges.sign(replace(TOLD, holder="Ñandú Ágreda"), partial(signed_with, key))

    baked = badges.bake(PNG, token)

    at = baked.index(b"iTXt")
    size = int.from_bytes(baked[at - 4 : at], "big")
    body = baked[at + 4 : at + 4 + size]
    assert body == b"openbadgecredential\x00\x00\x00\x00\x00" + token.encode()
    assert int.from_bytes(baked[at + 4 + size : at + 8 + size], "big") == zlib.crc32(b"iTXt" + body)
    assert badges.unbake(baked) == token
    assert badges.unbake(PNG) == ""


def test_only_a_png_is_baked() -> None:
    with pytest.raises(ValueError, match="not a PNG"):
        badges.bake(b"GIF89a", "token")
