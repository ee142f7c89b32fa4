"""The log of the key process: lines of JSON that are only added to, each tied to the one before by a keyed MAC.

A line is in the file before anything is opened, and on the disk a second later at most; what is refused, locked,
released or changed is on the disk at once.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any, Final

from amparo.keyd.keyring import Keyring

NAME: Final = "keyd.log"
CHAIN: Final = "log of the key process"
_START: Final = "0" * 64


class Journal:
    """Adds lines to the log."""

    def __init__(self, file: Path, ring: Keyring) -> None:
        """Open the log and find its end."""
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.file = file
        self._ring = ring
        self._lock = Lock()
        self._descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._dirty = False
        self.number, self._last = 0, _START
        for line in read(file):
            self.number, self._last = int(line["n"]), str(line["mac"])

    def write(self, what: str, at: float, *, durable: bool = True, **facts: Any) -> None:
        """Add a line; raises `OSError` when it cannot be added, and then nothing may be opened."""
        with self._lock:
            line = {"n": self.number + 1, "at": round(at, 3), "what": what, **facts}
            mac = _mac(self._ring, self._last, line)
            os.write(self._descriptor, (json.dumps({**line, "mac": mac}, separators=(",", ":")) + "\n").encode())
            self.number, self._last = self.number + 1, mac
            self._dirty = not durable
        if durable:
            os.fsync(self._descriptor)

    def settle(self) -> None:
        """Bring what was added to the disk; called every second."""
        if self._dirty:
            self._dirty = False
            os.fsync(self._descriptor)


def _mac(ring: Keyring, last: str, line: dict[str, Any]) -> str:
    said = last + json.dumps(line, sort_keys=True, separators=(",", ":"))
    return hmac.new(ring.derived("audit", CHAIN), said.encode(), "sha256").hexdigest()


def read(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a log; one that a power cut left half-written at the end is passed over."""
    if not file.exists():
        return
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.endswith("\n"):
                yield json.loads(line)


def true_lines(file: Path, ring: Keyring, what: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of a kind that are as they were written, each by its own code and that of the line before."""
    last = _START
    for line in read(file):
        mac = str(line.pop("mac", ""))
        if line.get("what") == what and hmac.compare_digest(mac, _mac(ring, last, line)):
            yield line
        last = mac


def first_altered(file: Path, ring: Keyring) -> int | None:
    """Return the number of the first line that is not as it was written, or None."""
    last, expected = _START, 1
    for line in read(file):
        mac = line.pop("mac", "")
        if line.get("n") != expected or not hmac.compare_digest(str(mac), _mac(ring, last, line)):
            return expected
        last, expected = str(mac), expected + 1
    return None
