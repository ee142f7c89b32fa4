"""Where the keys rest: in files, or handed in by systemd. What is kept is named and opaque."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import Protocol


class WrongKeyFile(Exception):
    """A key file is cut, missing or not ours; the text names it."""


class Provider(Protocol):
    """Keeps secrets by name."""

    name: str

    def read(self, name: str) -> bytes | None:
        """Return what is kept under a name, or None."""

    def write(self, name: str, content: bytes) -> bytes:
        """Keep something under a new name, and return what is kept there: of two who write at once, the first's."""

    def remove(self, name: str) -> None:
        """Keep it no more."""

    def names(self) -> list[str]:
        """Return the names under which something is kept."""


class Files:
    """Files of mode 0600 in a folder of mode 0700."""

    name = "file"
    # Whether something else has to be asked before a key can be read.
    is_far = False

    def __init__(self, folder: Path) -> None:
        """Keep to a folder."""
        self.folder = folder

    def read(self, name: str) -> bytes | None:
        """Return what is in a file, or None."""
        path = self.folder / name
        return path.read_bytes() if path.exists() else None

    def write(self, name: str, content: bytes) -> bytes:
        """Write a new file whole or not at all; of two who write at once, both take the first's."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f"{name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return path.read_bytes()

    def remove(self, name: str) -> None:
        """Overwrite a file and remove it."""
        path = self.folder / name
        if path.exists():
            with path.open("r+b") as file:
                file.write(os.urandom(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()

    def names(self) -> list[str]:
        """Return the names of the files."""
        return sorted(path.name for path in self.folder.glob("*.*")) if self.folder.exists() else []


class Credentials(Files):
    """Files that systemd decrypts for this service alone (LoadCredentialEncrypted=), as `amparo-<name>`; read only."""

    name = "systemd"

    def read(self, name: str) -> bytes | None:
        """Return a credential, or None."""
        return super().read(f"amparo-{name}")

    def write(self, name: str, content: bytes) -> bytes:
        """Refuse: who runs the machine makes credentials, with systemd-creds."""
        raise WrongKeyFile(f"amparo-{name}: no such credential. Make it with systemd-creds and load it in the service.")

    def remove(self, name: str) -> None:
        """Leave it: it ends with the service."""

    def names(self) -> list[str]:
        """Return the names of the credentials that are ours."""
        return [name.removeprefix("amparo-") for name in super().names() if name.startswith("amparo-")]


def provider_of(name: str, *, keys: Path, credentials: Path | None) -> Files:
    """Return the provider of a name; raises `ValueError` for one that there is not."""
    if name == "file":
        return Files(keys)
    if name == "systemd" and credentials is not None:
        return Credentials(credentials)
    raise ValueError(f"AMPARO_KEYD_PROVIDER: {name!r} is not file or systemd, or systemd gave no credentials")
