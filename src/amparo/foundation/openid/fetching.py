"""Asking another server something, within limits: HTTPS, no redirect, a short answer, little time."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from http import client
from typing import Any, Final
from urllib.parse import SplitResult, urlencode, urlsplit

from django.conf import settings

PATIENCE_SECONDS: Final = 4.0
LONGEST: Final = 256 * 1024
ON_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class ProviderAway(Exception):
    """The other server does not answer, or not as it should; the text says which, for who sets it up."""


def is_allowed(address: str) -> bool:
    """Say whether a server may be asked at an address: HTTPS; in a demonstration also on this machine."""
    try:
        parts = urlsplit(address)
        odd = parts.username or parts.password or parts.fragment or (parts.port is not None and not parts.port)
    except ValueError:
        return False
    if odd or not parts.hostname or any(each.isspace() or ord(each) < 32 for each in address):
        return False
    return parts.scheme == "https" or (
        settings.IS_DEMO and parts.scheme == "http" and parts.hostname in ON_THIS_MACHINE
    )


def read(address: str) -> dict[str, Any]:
    """Return the JSON object that lies at an address. Raises `ProviderAway`."""
    status, said = _exchanged("GET", address, None, {})
    if status != 200:
        raise ProviderAway(f"{address}: {status}")
    return said


def send(address: str, fields: Mapping[str, str], head: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
    """Send a form, and return the status and the JSON object of the answer. Raises `ProviderAway`."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return _exchanged("POST", address, urlencode(fields).encode(), {**kind, **head})


def _exchanged(method: str, address: str, body: bytes | None, head: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
    if not is_allowed(address):
        raise ProviderAway(f"{address}: not an https:// address")
    parts = urlsplit(address)
    link = _connected(parts)
    until = time.monotonic() + PATIENCE_SECONDS
    try:
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        link.request(method, path, body, {"Accept": "application/json", "User-Agent": "Amparo", **head})
        answer = link.getresponse()
        text = _text(answer, until)
    except (OSError, client.HTTPException, ValueError) as away:
        raise ProviderAway(f"{address}: {type(away).__name__}") from away
    finally:
        link.close()
    return answer.status, _object(address, text)


def _connected(parts: SplitResult) -> client.HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "https":
        # Without another context the certificate and its name are checked.
        return client.HTTPSConnection(host, parts.port, timeout=PATIENCE_SECONDS)
    return client.HTTPConnection(host, parts.port, timeout=PATIENCE_SECONDS)


def _text(answer: client.HTTPResponse, until: float) -> bytes:
    """Read what is answered, as far as the limits go; drop by drop is too slow."""
    gathered = b""
    while piece := answer.read1(16 * 1024):
        gathered += piece
        if len(gathered) > LONGEST or time.monotonic() > until:
            raise ValueError("too long")
    return gathered


def _object(address: str, text: bytes) -> dict[str, Any]:
    try:
        said = json.loads(text or b"{}")
    except (ValueError, RecursionError) as other:
        raise ProviderAway(f"{address}: not JSON") from other
    if not isinstance(said, dict):
        raise ProviderAway(f"{address}: not an object")
    return said
