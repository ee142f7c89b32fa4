"""Asking a time-stamping authority (RFC 3161) to sign that a checkpoint existed, and reading what it signed."""

from __future__ import annotations

import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography.x509 import load_pem_x509_certificates
from rfc3161_client import (
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

SECONDS: Final = 20
MOST_BYTES: Final = 64 * 1024
ASKED_AS: Final = "application/timestamp-query"


class _Here(urllib.request.HTTPRedirectHandler):
    """Goes nowhere else than where it was sent."""

    def redirect_request(self, *_args: Any) -> None:
        """Follow nobody."""


_opener: Final = urllib.request.build_opener(_Here)


class NotStamped(Exception):
    """The authority did not answer, or its answer does not hold; the text says which, without what was asked."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Where an authority answers, and the file of the certificates (PEM) in which we trust."""

    url: str
    roots: str

    @property
    def name(self) -> str:
        """Its host, as pages and reports name it."""
        return urlsplit(self.url).hostname or self.url


def ask(authority: Authority, token: str) -> bytes:
    """Have a token stamped and return the answer; only its hash is sent. Raises `NotStamped`."""
    query = TimestampRequestBuilder().data(token.encode()).nonce(nonce=True).build()
    request = urllib.request.Request(authority.url, query.as_bytes(), {"Content-Type": ASKED_AS})  # noqa: S310
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            reply = bytes(answer.read(MOST_BYTES))
        given = decode_timestamp_response(reply)
    except (OSError, HTTPException, ValueError) as trouble:
        raise NotStamped(f"{authority.name} did not answer as it should ({type(trouble).__name__})") from trouble
    if given.status != 0 or given.tst_info.nonce != query.nonce:
        raise NotStamped(f"{authority.name} answered something else")
    if stamped_at(authority, token, reply) is None:
        raise NotStamped(f"{authority.name} is not one that we trust, or signed something else")
    return reply


def stamped_at(authority: Authority, token: str, reply: bytes) -> datetime | None:
    """Return when an authority signed that a token existed; None when its answer is of another or not trusted."""
    builder = VerifierBuilder()
    for certificate in load_pem_x509_certificates(Path(authority.roots).read_bytes()):
        builder = builder.add_root_certificate(certificate)
    try:
        given = decode_timestamp_response(reply)
        if not builder.build().verify_message(given, token.encode()):
            return None
    except (VerificationError, ValueError):
        return None
    return given.tst_info.gen_time.astimezone(UTC)
