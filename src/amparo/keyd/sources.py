"""Keys that rest wrapped: files as before, of which only a key that never leaves its own place opens any.

That place (a source) is a hardware security module or Vault. It wraps and unwraps; what it does that with it does not
give away, and nothing of it is held here between one question and the next.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final, Protocol

from amparo.keyd.providers import Files, WrongKeyFile
from amparo.keyd.trouble import SOURCE_AWAY, SOURCE_REFUSES

MARK: Final = b"amparo-wrapped-1|"
ISSUED: Final = (".key", ".pem")


class SourceAway(Exception):
    """The source does not do it now; `code` says whether it is asked again by itself."""

    def __init__(self, text: str, code: str = SOURCE_AWAY) -> None:
        """Keep why."""
        super().__init__(text)
        self.code = code


def refusing(text: str) -> SourceAway:
    """Return that a source will not have us: it is not asked again by itself, for it locks whoever errs too often."""
    return SourceAway(text, SOURCE_REFUSES)


class Source(Protocol):
    """Wraps and unwraps with a key that never leaves it."""

    name: str

    def wrap(self, place: str, content: bytes) -> bytes:
        """Wrap what is kept under a name; raises `SourceAway`."""

    def unwrap(self, place: str, wrapped: bytes) -> bytes:
        """Unwrap it; raises `SourceAway`, and `WrongKeyFile` for what is altered or was kept under another name."""


class Wrapped(Files):
    """Files of which each is wrapped by a source."""

    is_far = True

    def __init__(self, folder: Path, source: Source) -> None:
        """Keep to a folder, and ask a source."""
        super().__init__(folder)
        self.source = source
        self.name = source.name

    def read(self, name: str) -> bytes | None:
        """Return what a file holds, unwrapped, or None; raises `SourceAway` or `WrongKeyFile`."""
        kept = super().read(name)
        return None if kept is None else self._unwrapped(name, kept)

    def _unwrapped(self, name: str, kept: bytes) -> bytes:
        ours = self._mark()
        if not kept.startswith(MARK):
            raise WrongKeyFile(f"{name}: is not wrapped yet. Wrap it: ./run keys wrap")
        if not kept.startswith(ours):
            raise WrongKeyFile(f"{name}: was wrapped by something else than {self.name}.")
        return self.source.unwrap(name, kept.removeprefix(ours))

    def _mark(self) -> bytes:
        return MARK + self.name.encode() + b"|"

    def write(self, name: str, content: bytes) -> bytes:
        """Keep something wrapped; what is given back was unwrapped again: nothing is kept that does not open."""
        kept = super().write(name, self._mark() + self.source.wrap(name, content))
        return self._unwrapped(name, kept)

    def wrap_anew(self) -> int:
        """Wrap every key with what the source wraps with today, also one that is not wrapped yet; return how many."""
        names = [name for name in self.names() if name.endswith(ISSUED)]
        for name in names:
            kept = Files.read(self, name) or b""
            content = self._unwrapped(name, kept) if kept.startswith(MARK) else kept
            self._replace(name, self._mark() + self.source.wrap(name, content), content)
        return len(names)

    def _replace(self, name: str, wrapped: bytes, content: bytes) -> None:
        """Put a file in the place of another, once it was seen to open; the other is overwritten."""
        draft = f"{name}.{secrets.token_hex(16)}"
        Files.write(self, draft, wrapped)
        if self._unwrapped_as(draft, name) != content:
            raise WrongKeyFile(f"{name}: does not open as it was wrapped.")
        with (self.folder / name).open("r+b") as before:
            (self.folder / draft).replace(self.folder / name)
            before.write(os.urandom(os.fstat(before.fileno()).st_size))
            before.flush()
            os.fsync(before.fileno())

    def _unwrapped_as(self, draft: str, name: str) -> bytes:
        return self._unwrapped(name, Files.read(self, draft) or b"")


def secret_in(file: Path) -> str:
    """Read a secret anew at each use; raises `SourceAway` for a file that is not there or that everybody reads."""
    try:
        if file.stat().st_mode & 0o007:
            raise refusing(f"{file}: everybody on this machine can read it. Close it: chmod 600")
        return file.read_text().strip()
    except OSError as wrong:
        raise refusing(f"{file}: {wrong.strerror}") from wrong
