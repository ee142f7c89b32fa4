"""Key-encryption keys in files of mode 0600, outside the database."""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings

NAMES = ("data", "safety", "audit", "tickets", "notes")
KEY_BYTES = 32


class WrongKeyFile(Exception):
    """A key file is cut or is not ours; the text names it."""


@cache
def key(name: str) -> bytes:
    """Return a 256-bit key by name, making its file at the first start.

    Raises `KeyError` for a name that is not ours, `WrongKeyFile` for a file that does not hold a key.
    """
    if name not in NAMES:
        raise KeyError(name)
    path = Path(settings.STATE) / "keys" / f"{name}.key"
    found = _read_or_make(path)
    if len(found) != KEY_BYTES:
        raise WrongKeyFile(f"{path}: holds {len(found)} bytes, not {KEY_BYTES}. Put the key back from its copy.")
    return found


def _read_or_make(path: Path) -> bytes:
    """Read a key file, or write a new one so that two starters at once agree on one key."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_bytes()


def derived(name: str, purpose: str) -> bytes:
    """Return a 256-bit key derived from a named key for one purpose (HMAC-SHA-256)."""
    return hmac.digest(key(name), purpose.encode(), "sha256")
