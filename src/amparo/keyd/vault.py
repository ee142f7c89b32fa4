"""Vault, or OpenBao: its Transit engine wraps with a key that it does not give away. Asked over HTTPS."""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http import client
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.sources import SourceAway, refusing, secret_in

PATIENCE_SECONDS: Final = 3
LONGEST: Final = 64 * 1024
ON_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_BAD_REQUEST: Final = 400
_FORBIDDEN: Final = frozenset({401, 403, 404})


class Vault:
    """One key of a Transit engine; with an AppRole a token is got for each question and given back after it."""

    name = "vault"

    def __init__(self, address: str, key: str, secret: Path, *, mount: str, role: str, space: str, roots: str) -> None:
        """Know where it is, which key, and where the token (or the AppRole's secret id) lies; raises `ValueError`."""
        parts = urlsplit(address)
        if not parts.hostname or not (parts.scheme == "https" or _is_here(parts.scheme, parts.hostname)):
            raise ValueError("AMPARO_KEYD_VAULT_ADDRESS is not an https:// address")
        self._host, self._port, self._is_https = parts.hostname, parts.port, parts.scheme == "https"
        self._key, self._secret, self._mount, self._role, self._space = key, secret, mount, role, space
        self._roots = roots

    def wrap(self, place: str, content: bytes) -> bytes:
        """Wrap with the newest version of the key."""
        given = {"plaintext": _b64(content), "associated_data": _b64(_bound(place))}
        with self._token() as token:
            said = self._asked(place, f"{self._mount}/encrypt/{quote(self._key, safe='')}", given, token)
        return _text(said, "data", "ciphertext").encode()

    def unwrap(self, place: str, wrapped: bytes) -> bytes:
        """Unwrap with the version of the key that is named in what is wrapped."""
        given = {"ciphertext": wrapped.decode("ascii", "replace"), "associated_data": _b64(_bound(place))}
        with self._token() as token:
            said = self._asked(place, f"{self._mount}/decrypt/{quote(self._key, safe='')}", given, token)
        try:
            return base64.b64decode(_text(said, "data", "plaintext"), validate=True)
        except ValueError as other:
            raise WrongKeyFile(f"{place}: Vault answers what is not base64.") from other

    @contextmanager
    def _token(self) -> Iterator[str]:
        secret = secret_in(self._secret)
        if not self._role:
            yield secret
            return
        given = {"role_id": self._role, "secret_id": secret}
        token = _text(self._asked("", "auth/approle/login", given, ""), "auth", "client_token")
        try:
            yield token
        finally:
            with suppress(SourceAway, WrongKeyFile):
                self._asked("", "auth/token/revoke-self", {}, token)

    def _asked(self, place: str, path: str, given: Mapping[str, str], token: str) -> dict[str, Any]:
        """Ask once, and follow nowhere; raises `SourceAway`, or `WrongKeyFile` for what it does not unwrap."""
        head = {"Content-Type": "application/json", "X-Vault-Request": "true"}
        head |= {"X-Vault-Token": token} if token else {}
        head |= {"X-Vault-Namespace": self._space} if self._space else {}
        link = self._connected()
        try:
            link.request("POST", f"/v1/{path}", json.dumps(given).encode(), head)
            answer = link.getresponse()
            status, body = answer.status, answer.read(LONGEST)
        except (OSError, client.HTTPException) as away:
            raise SourceAway(f"Vault does not answer ({type(away).__name__})") from away
        finally:
            link.close()
        return _read(place, status, body)

    def _connected(self) -> client.HTTPConnection:
        if not self._is_https:
            return client.HTTPConnection(self._host, self._port, timeout=PATIENCE_SECONDS)
        trusted = ssl.create_default_context(cafile=self._roots or None)
        return client.HTTPSConnection(self._host, self._port, timeout=PATIENCE_SECONDS, context=trusted)


def vault_of(given: Mapping[str, str], secret: Path) -> Vault:
    """Return the Vault that the environment names; raises `ValueError`."""
    return Vault(
        given["AMPARO_KEYD_VAULT_ADDRESS"],
        given["AMPARO_KEYD_VAULT_KEY"],
        secret,
        mount=given.get("AMPARO_KEYD_VAULT_MOUNT", "transit").strip("/"),
        role=given.get("AMPARO_KEYD_VAULT_ROLE", ""),
        space=given.get("AMPARO_KEYD_VAULT_NAMESPACE", ""),
        roots=given.get("AMPARO_KEYD_VAULT_ROOTS", ""),
    )


def _is_here(scheme: str, host: str) -> bool:
    return scheme == "http" and host in ON_THIS_MACHINE


def _read(place: str, status: int, body: bytes) -> dict[str, Any]:
    if status in _FORBIDDEN:
        raise refusing(f"Vault does not let us use the key (it answers {status})")
    if status == _BAD_REQUEST and place:
        raise WrongKeyFile(f"{place}: Vault does not open it with this key.")
    if status == _BAD_REQUEST:
        raise refusing("Vault does not take the AppRole's secret id (it answers 400)")
    if status not in (200, 204):
        raise SourceAway(f"Vault answers {status}")
    try:
        said = json.loads(body or b"{}")
    except ValueError as other:
        raise SourceAway("Vault answers something that is not JSON") from other
    return said if isinstance(said, dict) else {}


def _text(said: Mapping[str, Any], part: str, name: str) -> str:
    found = (said.get(part) or {}).get(name) if isinstance(said.get(part), dict) else None
    if not isinstance(found, str) or not found:
        raise SourceAway(f"Vault answers without {name}")
    return found


def _bound(place: str) -> bytes:
    return b"amparo|" + place.encode()


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode()
