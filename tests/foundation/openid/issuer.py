"""A real provider of OpenID Connect, small, on this machine: it shares no code with the client that it is for."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

CLIENT, SECRET = "amparo", "a secret: of the client"


def b64(given: bytes) -> str:
    return base64.urlsafe_b64encode(given).rstrip(b"=").decode()


@cache
def key(kid: str) -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


def jwk(kid: str) -> dict[str, str]:
    numbers = key(kid).public_key().public_numbers()
    n = numbers.n.to_bytes(256, "big")
    return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": b64(n), "e": "AQAB"}


def signed(claims: dict[str, Any], *, kid: str = "one", by: str = "", **head: Any) -> str:
    """Write a token (RS256), or with another head than it is signed by."""
    said = {"alg": "RS256", "kid": kid, "typ": "JWT", **head}
    text = f"{b64(json.dumps(said).encode())}.{b64(json.dumps(claims).encode())}"
    return f"{text}.{b64(key(by or kid).sign(text.encode(), padding.PKCS1v15(), SHA256()))}"


@dataclass
class Issuer:
    """Who is signed in there (`subject`), which keys it shows, and how a test bends what it says."""

    port: int = 0
    subject: str = "s-1001"
    shown: list[str] = field(default_factory=lambda: ["one"])
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    bend: Callable[[dict[str, Any]], None] = lambda claims: None
    write: Callable[[dict[str, Any]], str] = signed
    body: bytes | None = None

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}/staff"

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
            **self.metadata,
        }

    def authorize(self, address: str) -> dict[str, str]:
        """Let somebody sign in there, and return with what their browser is sent back."""
        asked = {name: each[0] for name, each in parse_qs(urlsplit(address).query).items()}
        assert (asked["response_type"], asked["scope"], asked["client_id"]) == ("code", "openid", CLIENT)
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"], "iss": self.issuer}

    def token(self, fields: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        asked = self.codes.pop(fields.get("code", ""), None)
        identity, _, secret = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        verified = asked and b64(hashlib.sha256(fields["code_verifier"].encode()).digest()) == asked["code_challenge"]
        if (unquote(identity), unquote(secret)) != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        if not asked or not verified or fields["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        claims = self.claims(nonce=asked["nonce"])
        self.bend(claims)
        claims = {name: each for name, each in claims.items() if each is not None}
        return 200, {"access_token": "unused", "token_type": "Bearer", "id_token": self.write(claims)}

    def claims(self, **more: Any) -> dict[str, Any]:
        now = int(time.time())
        return {"iss": self.issuer, "sub": self.subject, "aud": CLIENT, "iat": now, "exp": now + 300, **more}

    def logout_token(self, **more: Any) -> str:
        events: dict[str, Any] = {"http://schemas.openid.net/event/backchannel-logout": {}}
        claims = self.claims(jti=secrets.token_hex(8), events=events, **more)
        return signed({name: each for name, each in claims.items() if each is not None}, typ="logout+jwt")


@contextmanager
def serving(issuer: Issuer) -> Iterator[Issuer]:
    """Serve on this machine until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            issuer.asked.append(self.path)
            told = {"/staff/.well-known/openid-configuration": issuer.discovery, "/staff/keys": self.keys}
            found = told.get(self.path)
            self.tell(200 if found else 404, found() if found else {})

        def do_POST(self) -> None:
            issuer.asked.append(self.path)
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            fields = {name: each[0] for name, each in parse_qs(text).items()}
            self.tell(*issuer.token(fields, self.headers.get("Authorization", "")))

        def keys(self) -> dict[str, Any]:
            return {"keys": [jwk(kid) for kid in issuer.shown]}

        def tell(self, status: int, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode() if issuer.body is None else issuer.body
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", issuer.port), Handler)
    issuer.port = server.server_port
    Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield issuer
    finally:
        server.shutdown()
        server.server_close()
