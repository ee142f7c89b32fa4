"""The database roles that the application connects as, and the secret that their passwords come from."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
from pathlib import Path

ROLES = {"default": "amparo_app", "ledger": "amparo_ledger"}
# The server for community reports connects as this one alone, and the application never does.
REPORTS = "amparo_reports"


def role_password(state: Path, role: str) -> str:
    """Return the password of a database role, derived from the secret of the installation."""
    return derived_secret(state, f"pg-role|{role}")


def derived_secret(state: Path, purpose: str) -> str:
    """Return a secret (hex) for one purpose, derived from the secret of the installation."""
    return hmac.new(read_secret(state), purpose.encode(), hashlib.sha256).hexdigest()


def read_secret(state: Path) -> bytes:
    """Return the installation's secret (32 bytes, hex in a 0600 file), making it at the first start."""
    path = state / "keys" / "secret"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f"secret.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(descriptor, os.urandom(32).hex().encode())
        os.fsync(descriptor)
        os.close(descriptor)
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return bytes.fromhex(path.read_text().strip())
