"""A device that makes passkeys, in software: what it says can be made wrong in each way that must be refused."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

ORIGIN = "http://localhost"
FLAG = AuthenticatorData.FLAG
PRESENT, VERIFIED, HOLDS_KEY = 0x01, 0x04, 0x40


@dataclass
class Device:
    """A device with one passkey."""

    origin: str = ORIGIN
    host: str = "localhost"
    flags: int = PRESENT | VERIFIED
    counter: int = 0
    crossed: bool = False
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential: bytes = field(default_factory=lambda: os.urandom(32))
    handle: bytes = b""

    def make(self, options: dict[str, Any]) -> str:
        """Make a passkey as the site asks, and answer as a browser would."""
        self.handle = websafe_decode(options["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        kept = AttestedCredentialData.create(Aaguid.NONE, self.credential, public)
        said = AuthenticatorData.create(self._host_hash(), FLAG(self.flags | HOLDS_KEY), self.counter, kept)
        client = self._client("webauthn.create", options["challenge"])
        made = AttestationObject.create("none", said, {})
        return self._answer({"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(made)})

    def answer(self, options: dict[str, Any]) -> str:
        """Answer a challenge with the passkey, as a browser would."""
        said = AuthenticatorData.create(self._host_hash(), FLAG(self.flags), self.counter)
        client = self._client("webauthn.get", options["challenge"])
        signature = self.key.sign(bytes(said) + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": websafe_encode(client),
                "authenticatorData": websafe_encode(said),
                "signature": websafe_encode(signature),
                "userHandle": websafe_encode(self.handle),
            }
        )

    def _host_hash(self) -> bytes:
        return hashlib.sha256(self.host.encode()).digest()

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": self.crossed}
        return json.dumps(said).encode()

    def _answer(self, response: dict[str, str]) -> str:
        name = websafe_encode(self.credential)
        return json.dumps(
            {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}
        )
