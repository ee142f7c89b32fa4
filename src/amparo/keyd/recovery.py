"""A second copy of the keys, sealed to a key of which three people hold shares: two of them open it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.keyd import shares
from amparo.keyd.keyring import BITS, EXPONENT, KEY_BYTES
from amparo.keyd.providers import Files
from amparo.keyd.trouble import SHARES, No

PUBLIC: Final = "public.pem"
PRIVATE: Final = "private.sealed"
TRIED: Final = "tried.txt"
_NONCE: Final = 12
_BOUND: Final = b"recovery of the keys"


class Recovery:
    """The sealed copy, in a folder beside the keys."""

    def __init__(self, folder: Path, provider: Files) -> None:
        """Keep to a folder, and know where the keys are."""
        self.files = Files(folder)
        self.provider = provider

    @property
    def is_ready(self) -> bool:
        """Say whether shares were made, handed out and tried: only then may the keys themselves be removed."""
        return self.files.read(TRIED) is not None

    def make(self) -> list[str]:
        """Make three new shares, seal every key for them, and return them; older shares open nothing any more."""
        for name in self.files.names():
            self.files.remove(name)
        root, pair = os.urandom(KEY_BYTES), generate_private_key(public_exponent=EXPONENT, key_size=BITS)
        private = pair.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        nonce = os.urandom(_NONCE)
        self.files.write(PRIVATE, nonce + AESGCM(root).encrypt(nonce, private, _BOUND))
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        self.files.write(PUBLIC, pair.public_key().public_bytes(serialization.Encoding.PEM, form))
        self.copy()
        return [shares.written(each) for each in shares.split(root)]

    def copy(self) -> None:
        """Seal the keys that have no sealed copy yet; nothing without shares."""
        pem = self.files.read(PUBLIC)
        if pem is None:
            return
        public = serialization.load_pem_public_key(pem)
        assert isinstance(public, RSAPublicKey)
        for name in self.provider.names():
            if not name.endswith((".key", ".pem")) or self.holds(name):
                continue
            key = self.provider.read(name)
            if key is not None:
                self.files.write(f"{name}.sealed", _sealed(public, name, key))

    def holds(self, name: str) -> bool:
        """Say whether there is a sealed copy of a key."""
        return self.files.read(f"{name}.sealed") is not None

    def forget(self, name: str) -> None:
        """Drop the copy of a key that is no more."""
        self.files.remove(f"{name}.sealed")

    def try_out(self, one: str, other: str) -> None:
        """Note that two shares open the copy; raises `No` when they do not."""
        self._opened(one, other)
        if not self.is_ready:
            self.files.write(TRIED, b"yes")

    def restore(self, one: str, other: str) -> int:
        """Put back the keys that are missing, and return how many; raises `No` when the shares do not open the copy."""
        private = self._opened(one, other)
        sealed = [name for name in self.files.names() if name.endswith((".key.sealed", ".pem.sealed"))]
        missing = [name for name in sealed if self.provider.read(name.removesuffix(".sealed")) is None]
        for name in missing:
            key = name.removesuffix(".sealed")
            self.provider.write(key, _opened(private, key, self.files.read(name) or b""))
        return len(missing)

    def _opened(self, one: str, other: str) -> RSAPrivateKey:
        sealed = self.files.read(PRIVATE) or b""
        try:
            root = shares.joined(shares.typed(one), shares.typed(other))
            private = AESGCM(root).decrypt(sealed[:_NONCE], sealed[_NONCE:], _BOUND)
        except (ValueError, InvalidTag) as wrong:
            raise No(SHARES) from wrong
        found = serialization.load_der_private_key(private, password=None)
        assert isinstance(found, RSAPrivateKey)
        return found


def _sealed(public: RSAPublicKey, name: str, key: bytes) -> bytes:
    """Seal a key; one that is longer (the issuer's) under a key of its own."""
    if name.endswith(".key"):
        return public.encrypt(key, _oaep(name))
    inner, nonce = os.urandom(KEY_BYTES), os.urandom(_NONCE)
    return public.encrypt(inner, _oaep(name)) + nonce + AESGCM(inner).encrypt(nonce, key, _BOUND)


def _opened(private: RSAPrivateKey, name: str, sealed: bytes) -> bytes:
    first, rest = sealed[: BITS // 8], sealed[BITS // 8 :]
    inner = private.decrypt(first, _oaep(name))
    return AESGCM(inner).decrypt(rest[:_NONCE], rest[_NONCE:], _BOUND) if rest else inner


def _oaep(name: str) -> padding.OAEP:
    return padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), name.encode())
