"""The named keys, in memory while the process is not locked."""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable
from threading import Lock
from typing import Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

from amparo.keyd.providers import Files, WrongKeyFile
from amparo.keyd.trouble import LOCKED, No

NAMES: Final = ("data", "safety", "audit", "tickets", "notes", "search")
# What opens anything; the others make marks, which go on while it is locked, so that what is tried is still audited.
OPENING: Final = frozenset({"data", "safety", "notes", "search"})
# The identities of sealed sheets, which are of age and no keys of this ring, are kept beside them.
INTAKE: Final = "intake"
KEY_BYTES: Final = 32
ISSUER: Final = "issuer.pem"
BITS: Final = 3072
EXPONENT: Final = 65537


def file_of(name: str, generation: int) -> str:
    """Return under which name a generation of a key is kept."""
    return f"{name}.key" if generation == 1 else f"{name}.{generation}.key"


class Keyring:
    """Keys by name and generation; made at the first use, where the provider can."""

    def __init__(self, provider: Files) -> None:
        """Start with nothing in memory."""
        self.provider = provider
        self.locked = False
        # Why the keys cannot be had from where they rest (a code of trouble); "" while they can.
        self.away = ""
        # Whether there is a sealed copy of a key: then it is put back, and never made anew in its place.
        self.is_copied: Callable[[str], bool] = lambda _name: False
        self._held: dict[tuple[str, int], bytes] = {}
        self._derived: dict[tuple[str, str], bytes] = {}
        self._newest: dict[str, int] = {}
        self._issuer: RSAPrivateKey | None = None
        self._making = Lock()

    def key(self, name: str, generation: int = 1) -> bytes:
        """Return a 256-bit key.

        Raises `KeyError` for a name that is not ours, `No` while locked, `WrongKeyFile` for what holds no key.
        """
        self._let(name)
        found = self._held.get((name, generation))
        if found is None:
            found = self._read(name, generation)
            self._let(name)  # it may have been locked while something far was asked
            self._held[name, generation] = found
        return found

    def _let(self, name: str) -> None:
        if self.away:
            raise No(self.away)
        if self.locked and name in OPENING:
            raise No(LOCKED)

    def take_up(self, *, is_new: bool, opening: bool) -> None:
        """Bring every key into memory that something far unwraps, or none: nothing is half open afterwards.

        A new installation makes them first. Without `opening` those that open anything stay where they are.
        """
        if not self.provider.is_far:
            return
        names = [name for name in NAMES if opening or name not in OPENING]
        with self._making:
            if is_new and not any(kept.endswith((".key", ".pem")) for kept in self.provider.names()):
                for name in names:
                    self._read(name, 1)
                self.provider.write(ISSUER, _new_issuer())
            held = {(name, each): self._read(name, each) for name in names for each in self._generations(name)}
            issuer = self.provider.read(ISSUER)
            self._issuer = _private(issuer) if issuer else None
            self._held.update(held)

    def _read(self, name: str, generation: int) -> bytes:
        if name not in NAMES:
            raise KeyError(name)
        file = file_of(name, generation)
        found = self.provider.read(file)
        if found is None and (max(generation, self.newest(name)) > 1 or self.is_copied(file)):
            raise WrongKeyFile(f"{file}: is not there. Put the key back from its copy.")
        if found is None:
            found = self.provider.write(file, os.urandom(KEY_BYTES))
        if len(found) != KEY_BYTES:
            raise WrongKeyFile(f"{file}: holds {len(found)} bytes, not {KEY_BYTES}. Put the key back from its copy.")
        return found

    def newest(self, name: str) -> int:
        """Return the newest generation of a key."""
        if name not in self._newest:
            self._newest[name] = self._look_for_newest(name)
        return self._newest[name]

    def renew(self, name: str) -> int:
        """Begin a new generation of a key, and return it."""
        generation = self.newest(name) + 1
        self._held[name, generation] = self.provider.write(file_of(name, generation), os.urandom(KEY_BYTES))
        self._newest[name] = generation
        return generation

    def drop(self, name: str, generation: int) -> None:
        """Remove an old generation of a key."""
        self.provider.remove(file_of(name, generation))
        self._held.pop((name, generation), None)

    def _look_for_newest(self, name: str) -> int:
        return max([1, *self._generations(name)])

    def _generations(self, name: str) -> list[int]:
        kept = self.provider.names()
        found = [each.split(".")[1] for each in kept if each.startswith(f"{name}.") and each.count(".") == 2]
        return [*([1] if file_of(name, 1) in kept else []), *(int(number) for number in found if number.isdecimal())]

    def kept(self, name: str) -> list[int]:
        """Return the generations of a key that are kept, the newest first, and an older one while it is changed."""
        newest = self.newest(name)
        return [newest, *(each for each in range(1, newest) if self.provider.read(file_of(name, each)) is not None)]

    def derived(self, name: str, purpose: str) -> bytes:
        """Return a 256-bit key derived from a named key for one purpose (HMAC-SHA-256)."""
        if name in OPENING:
            return hmac.digest(self.key(name), purpose.encode(), "sha256")
        found = self._derived.get((name, purpose))
        if found is None:
            if len(self._derived) > 10_000:
                self._derived.clear()
            found = hmac.digest(self.key(name), purpose.encode(), "sha256")
            self._derived[name, purpose] = found
        return found

    def issuer(self) -> RSAPrivateKey:
        """Return the issuer's RSA key, made at the first use; two starters agree on one key."""
        if self.away:
            raise No(self.away)
        with self._making:
            if self._issuer is None:
                kept = self.provider.read(ISSUER)
                if kept is None and self.is_copied(ISSUER):
                    raise WrongKeyFile(f"{ISSUER}: is not there. Put the key back from its copy.")
                kept = kept or self.provider.write(ISSUER, _new_issuer())
                self._issuer = _private(kept)
            return self._issuer

    def sign(self, what: bytes) -> bytes:
        """Sign with the issuer's key (RSASSA-PKCS1-v1_5 with SHA-256, which is RS256)."""
        return self.issuer().sign(what, padding.PKCS1v15(), SHA256())

    def forget(self) -> None:
        """Hold no key any more that opens anything; `locked` says that none is taken up again."""
        self.locked = True
        self._newest.clear()
        for name, generation in [*self._held]:
            if name in OPENING:
                del self._held[name, generation]


def _private(kept: bytes) -> RSAPrivateKey:
    found = serialization.load_pem_private_key(kept, password=None)
    if not isinstance(found, RSAPrivateKey):
        raise WrongKeyFile(f"{ISSUER}: holds no RSA key. Put the key back from its copy.")
    return found


def _new_issuer() -> bytes:
    return generate_private_key(public_exponent=EXPONENT, key_size=BITS).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
