"""The key with which certificates are signed: private in a file of mode 0600, public for whoever verifies."""

from __future__ import annotations

import contextlib
import os
import secrets
from functools import cache
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, generate_private_key
from django.conf import settings

BITS: Final = 3072
EXPONENT: Final = 65537


@cache
def issuer_key() -> RSAPrivateKey:
    """Return the issuer's RSA key (3072 bits), making its file at the first use; two starters agree on one key."""
    path = Path(settings.STATE) / "keys" / "issuer.pem"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _make(path)
    found = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(found, RSAPrivateKey):
        raise TypeError(f"{path}: holds no RSA key. Put the key back from its copy.")
    return found


def public_key() -> RSAPublicKey:
    """Return the half of the key that everybody may have."""
    return issuer_key().public_key()


def _make(path: Path) -> None:
    made = generate_private_key(public_exponent=EXPONENT, key_size=BITS).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
