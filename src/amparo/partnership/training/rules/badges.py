"""Open Badges 3.0 as a JSON web token signed with RS256, and baked into a PNG; verified without asking anybody."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import jwt

from amparo.partnership.training import vocabulary as words

CONTEXTS: Final = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
ALGORITHM: Final = "RS256"
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
KEYWORD: Final = b"openbadgecredential"
Signing = Callable[[Mapping[str, Any], str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a badge says: who achieved what by which criteria, who issued it, and from when until when it holds."""

    code: str
    holder: str
    achievement: str
    criteria: str
    issuer: str
    language: str
    awarded_on: date
    valid_until: date
    address: str

    @property
    def page(self) -> str:
        """The address of the page that verifies it."""
        return f"{self.address}/verificar/{self.code}/"


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def payload_of(told: Told) -> dict[str, Any]:
    """Return the credential with the claims of its token; it holds until the end of its last day (UTC)."""
    ends = _moment(told.valid_until) + timedelta(days=1)
    issuer = f"{told.address}/verificar/emisor.json"
    subject = f"urn:amparo:award:{told.code}"
    return {
        "@context": list(CONTEXTS),
        "id": told.page,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": told.achievement,
        "issuer": {"id": issuer, "type": ["Profile"], "name": told.issuer},
        "validFrom": _moment(told.awarded_on).isoformat().replace("+00:00", "Z"),
        "validUntil": ends.isoformat().replace("+00:00", "Z"),
        "credentialStatus": {
            "id": f"{told.address}/verificar/revocados.json",
            "type": "1EdTechRevocationList",
        },
        "credentialSubject": _subject_of(told, subject),
        "iss": issuer,
        "jti": told.page,
        "nbf": int(_moment(told.awarded_on).timestamp()),
        "exp": int(ends.timestamp()),
        "sub": subject,
    }  # fmt: skip


def _subject_of(told: Told, subject: str) -> dict[str, Any]:
    """Return who achieved what; the holder carries the badge, so the name stands in it in clear."""
    name = {"type": "IdentityObject", "identityHash": told.holder, "identityType": "name", "hashed": False}
    return {
        "id": subject,
        "type": ["AchievementSubject"],
        "identifier": [{**name, "salt": "not-used"}],
        "achievement": {
            "id": f"{told.page}#achievement",
            "type": ["Achievement"],
            "name": told.achievement,
            "description": told.criteria,
            "criteria": {"narrative": told.criteria},
            "inLanguage": told.language,
            "achievementType": "Certificate",
        },
    }


def sign(told: Told, signing: Signing) -> str:
    """Return a badge as a compact token, signed with RS256 by whoever holds the key."""
    return signing(payload_of(told), kid_of(told.address))


def kid_of(address: str) -> str:
    """Return where the public key of an installation is had, by which its badges name it."""
    return f"{address}/verificar/clave.json"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a badge is worth on a day: its standing, and what it says where its signature holds."""

    standing: str
    holder: str = ""
    achievement: str = ""
    issuer: str = ""


def verify(token: str, jwk: Mapping[str, str], *, at: datetime, revoked: Collection[str] = ()) -> Verified:
    """Verify a badge offline, with the published key and, if at hand, the published list of revoked ones."""
    key = jwt.PyJWK.from_dict(dict(jwk)).key
    try:
        said = jwt.decode(
            token, key, algorithms=[ALGORITHM], options={"verify_exp": False, "verify_nbf": False, "verify_iat": False}
        )
        (identifier,) = said["credentialSubject"]["identifier"]
        found = Verified(words.VALID, identifier["identityHash"], said["name"], said["issuer"]["name"])
    except (jwt.PyJWTError, KeyError, TypeError, ValueError):
        return Verified(words.ALTERED)
    if said["jti"] in revoked:
        return Verified(words.REVOKED, found.holder, found.achievement, found.issuer)
    if not said["nbf"] <= at.timestamp() < said["exp"]:
        return Verified(words.EXPIRED, found.holder, found.achievement, found.issuer)
    return found


def bake(png: bytes, token: str) -> bytes:
    """Put a badge into a picture: an iTXt chunk after the header, not compressed."""
    if not png.startswith(SIGNATURE):
        raise ValueError("not a PNG")
    header_ends = len(SIGNATURE) + 12 + int.from_bytes(png[8:12], "big")
    text = KEYWORD + b"\x00\x00\x00\x00\x00" + token.encode()
    body = b"iTXt" + text
    chunk = struct.pack(">I", len(text)) + body + struct.pack(">I", zlib.crc32(body))
    return png[:header_ends] + chunk + png[header_ends:]


def unbake(png: bytes) -> str:
    """Return the badge that a picture carries, or nothing."""
    at = len(SIGNATURE)
    while png.startswith(SIGNATURE) and at + 12 <= len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        if kind == b"iTXt" and body.startswith(KEYWORD + b"\x00\x00"):
            return body.split(b"\x00", 5)[-1].decode()
        at += 12 + size
    return ""
