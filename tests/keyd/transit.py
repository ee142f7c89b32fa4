"""Answers as the documentation of Vault's Transit engine says, with real AES-GCM; no Vault was here to be asked."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ROLE, SECRET_ID, ROOT = "amparo-role", "secret-id-of-amparo", "token-of-a-file"
_WRAPPED = re.compile(r"vault:v([1-9][0-9]*):([A-Za-z0-9+/=]+)")


@dataclass
class Transit:
    """One key of one engine; who may use it; and what went wrong with it."""

    keys: list[bytes] = field(default_factory=lambda: [os.urandom(32)])
    tokens: set[str] = field(default_factory=lambda: {ROOT})
    secret_ids: set[str] = field(default_factory=lambda: {SECRET_ID})
    seen: list[tuple[str, int]] = field(default_factory=list)
    status: int = 0
    elsewhere: str = ""
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str, token: str, given: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if self.status:
            return self.status, {"errors": ["Vault is sealed"]}
        if path == "/v1/auth/approle/login":
            if given.get("role_id") != ROLE or given.get("secret_id") not in self.secret_ids:
                return 400, {"errors": ["invalid role or secret ID"]}
            made = os.urandom(12).hex()
            self.tokens.add(made)
            return 200, {"auth": {"client_token": made, "lease_duration": 60, "renewable": False}}
        if token not in self.tokens:
            return 403, {"errors": ["permission denied"]}
        if path == "/v1/auth/token/revoke-self":
            self.tokens.discard(token)
            return 204, {}
        if path == "/v1/transit/encrypt/amparo":
            nonce = os.urandom(12)
            text, bound = (base64.b64decode(given[name], validate=True) for name in ("plaintext", "associated_data"))
            sealed = base64.b64encode(nonce + AESGCM(self.keys[-1]).encrypt(nonce, text, bound)).decode()
            return 200, {"data": {"ciphertext": f"vault:v{len(self.keys)}:{sealed}", "key_version": len(self.keys)}}
        if path == "/v1/transit/decrypt/amparo":
            return self._decrypted(given)
        return 404, {"errors": ["no handler for route"]}

    def _decrypted(self, given: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        found = _WRAPPED.fullmatch(given["ciphertext"])
        if found is None:
            return 400, {"errors": ["invalid ciphertext: no prefix"]}
        blob, bound = base64.b64decode(found[2]), base64.b64decode(given["associated_data"])
        try:
            text = AESGCM(self.keys[int(found[1]) - 1]).decrypt(blob[:12], blob[12:], bound)
        except (InvalidTag, IndexError):
            return 400, {"errors": ["cipher: message authentication failed"]}
        return 200, {"data": {"plaintext": base64.b64encode(text).decode()}}


@contextmanager
def serving(transit: Transit) -> Iterator[Transit]:
    """Serve on this machine until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, said = transit.answer(self.path, self.headers.get("X-Vault-Token", ""), given)
            transit.seen.append((self.path, status))
            body = json.dumps(said).encode() if status != 204 else b""
            self.send_response(307 if transit.elsewhere else status)
            if transit.elsewhere:
                self.send_header("Location", transit.elsewhere)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", transit.port), Handler)
    transit.port = server.server_port
    Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield transit
    finally:
        server.shutdown()
        server.server_close()
