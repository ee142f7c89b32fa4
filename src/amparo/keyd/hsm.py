"""A hardware security module, or another that speaks PKCS#11: it wraps with an AES key that it does not give away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pkcs11
from pkcs11 import Attribute, GCMParams, KeyType, Mechanism, ObjectClass, exceptions

from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.sources import SourceAway, refusing, secret_in

NONCE: Final = 12
TAG_BITS: Final = 128
KEY_BITS: Final = 256
_PIN: Final = (
    exceptions.PinIncorrect,
    exceptions.PinLocked,
    exceptions.PinExpired,
    exceptions.PinInvalid,
    exceptions.PinLenRange,
    exceptions.UserPinNotInitialized,
)
# What a module says that went away while it was asked; anything else that it says of what it opens is about that.
_GONE: Final = (
    exceptions.DeviceError,
    exceptions.DeviceRemoved,
    exceptions.DeviceMemory,
    exceptions.HostMemory,
    exceptions.TokenNotPresent,
    exceptions.SessionHandleInvalid,
    exceptions.SessionClosed,
    exceptions.UserNotLoggedIn,
)
_MADE: Final = {
    Attribute.SENSITIVE: True,
    Attribute.EXTRACTABLE: False,
    Attribute.ENCRYPT: True,
    Attribute.DECRYPT: True,
    Attribute.WRAP: False,
    Attribute.UNWRAP: False,
    Attribute.DERIVE: False,
}


class Module:
    """A token of a module; a session begins and ends with each question, and the PIN is read anew for it."""

    name = "pkcs11"

    def __init__(self, module: str, token: str, key: str, pin: Path) -> None:
        """Know the module's library, the token's label, the key's label and where the PIN lies."""
        if not 0 < len(key.encode()) < 256:
            raise ValueError("AMPARO_KEYD_PKCS11_KEY is too long")
        self._module, self._token, self._label, self._pin = module, token, key, pin
        self._one_at_a_time = Lock()
        self._was_away = False

    def wrap(self, place: str, content: bytes) -> bytes:
        """Wrap under the key of our label; where the token has none, one is made there that never leaves it."""
        nonce, label = os.urandom(NONCE), self._label.encode()
        with self._session() as session:
            key = _found(session, self._label) or session.generate_key(
                KeyType.AES, KEY_BITS, label=self._label, store=True, template=_MADE
            )
            _hold(key, self._label)
            sealed = key.encrypt(content, mechanism=Mechanism.AES_GCM, mechanism_param=_bound(nonce, place))
        return bytes([len(label)]) + label + nonce + bytes(sealed)

    def unwrap(self, place: str, wrapped: bytes) -> bytes:
        """Unwrap with the key of the label that is written beside it, which may be an older one."""
        size = 1 + wrapped[0] if wrapped else 1
        label, nonce, sealed = wrapped[1:size].decode(), wrapped[size : size + NONCE], wrapped[size + NONCE :]
        with self._session() as session:
            key = _found(session, label)
            if key is None:
                raise WrongKeyFile(f"{place}: the token holds no key “{label}”.")
            _hold(key, label)
            try:
                return bytes(key.decrypt(sealed, mechanism=Mechanism.AES_GCM, mechanism_param=_bound(nonce, place)))
            except _GONE:
                raise
            except exceptions.PKCS11Error as altered:
                raise WrongKeyFile(f"{place}: does not open with the key “{label}” of the token.") from altered

    @contextmanager
    def _session(self) -> Iterator[Any]:
        """Log in, and out again whatever comes of it; raises `SourceAway`."""
        pin = secret_in(self._pin)
        with self._one_at_a_time:
            try:
                with self._library().get_token(token_label=self._token).open(rw=True, user_pin=pin) as session:
                    yield session
            except _PIN as wrong:
                raise refusing(f"the token does not take the PIN ({type(wrong).__name__})") from wrong
            except exceptions.PKCS11Error as away:
                self._was_away = True
                raise SourceAway(f"the module does not answer ({type(away).__name__})") from away

    def _library(self) -> Any:
        """Return the module's library; after it was away it is begun anew, or it would not see that it is back."""
        library = pkcs11.lib(self._module)
        if self._was_away:
            library.reinitialize()
            self._was_away = False
        return library


def _found(session: Any, label: str) -> Any:
    looked_for = {Attribute.CLASS: ObjectClass.SECRET_KEY, Attribute.KEY_TYPE: KeyType.AES, Attribute.LABEL: label}
    keys = list(session.get_objects(looked_for))
    if len(keys) > 1:
        raise refusing(f"the token holds {len(keys)} keys “{label}”: there must be one")
    return keys[0] if keys else None


def _hold(key: Any, label: str) -> None:
    """Refuse a key that the token would give away."""
    if key[Attribute.EXTRACTABLE] or not key[Attribute.SENSITIVE] or key.key_length != KEY_BITS:
        raise refusing(f"the key “{label}” is not one of {KEY_BITS} bits that never leaves the token")


def _bound(nonce: bytes, place: str) -> GCMParams:
    return GCMParams(nonce, b"amparo|" + place.encode(), TAG_BITS)
