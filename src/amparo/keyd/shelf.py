"""The data keys, one for each case and field group, wrapped; what is removed from here is gone for good.

They lie beside the process and not in the database, so that no backup of the database holds them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.keyd.keyring import Keyring
from amparo.keyd.trouble import ALTERED, DESTROYED, LOCKED, No

NONCE: Final = 12
VERSION: Final = b"\x01"
HANDLE: Final = b"\x02"
SAFETY: Final = "C2"
_HELD: Final = 20_000
_TABLES: Final = """
create table if not exists data_key (
    id blob primary key, key text not null, generation integer not null, bound text not null, wrapped blob not null
) without rowid;
create index if not exists of_generation on data_key (key, generation);
"""


def key_name(group: str) -> str:
    """Return which key wraps the data keys of a field group; the safety group has one of its own."""
    return "safety" if group == SAFETY else "data"


class Shelf:
    """Data keys by their handle."""

    def __init__(self, file: Path, ring: Keyring) -> None:
        """Open the file, or make it."""
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        self.ring = ring
        self._lock = Lock()
        self._held: dict[tuple[bytes, str, str], AESGCM] = {}
        self._table = sqlite3.connect(file, check_same_thread=False, timeout=20, isolation_level=None)
        for said in ("journal_mode = wal", "synchronous = full", "secure_delete = on"):
            self._table.execute(f"pragma {said}")
        self._table.executescript(_TABLES)

    def new(self, subject: str, group: str, key: bytes | None = None) -> bytes:
        """Make a data key for a case (or other subject) and field group, and return its handle (17 bytes)."""
        handle, name = HANDLE + os.urandom(16), key_name(group)
        generation = self.ring.newest(name)
        bound = f"{subject}|{group}"
        wrapped = self._wrap(name, generation, key or os.urandom(32), bound)
        with self._lock:
            self._table.execute(
                "insert into data_key values (?, ?, ?, ?, ?)", [handle, name, generation, bound, wrapped]
            )
        return handle

    def _wrap(self, name: str, generation: int, key: bytes, bound: str) -> bytes:
        nonce = os.urandom(NONCE)
        return VERSION + nonce + AESGCM(self.ring.key(name, generation)).encrypt(nonce, key, bound.encode())

    def cipher(self, handle: bytes, subject: str, group: str) -> AESGCM:
        """Return the cipher of a data key; raises `No` when it is destroyed, or of another case or group."""
        if self.ring.locked:
            raise No(LOCKED)
        found = self._held.get((handle, subject, group))
        if found is None:
            found = AESGCM(self._unwrapped(handle, subject, group))
            if len(self._held) >= _HELD:
                self._held.clear()
            self._held[handle, subject, group] = found
        return found

    def _unwrapped(self, handle: bytes, subject: str, group: str) -> bytes:
        with self._lock:
            row = self._table.execute("select key, generation, wrapped from data_key where id = ?", [handle]).fetchone()
        if row is None:
            raise No(DESTROYED)
        name, generation, wrapped = row
        return self._opened(self.ring.key(name, generation), wrapped, f"{subject}|{group}")

    @staticmethod
    def _opened(key: bytes, wrapped: bytes, bound: str) -> bytes:
        try:
            return AESGCM(key).decrypt(wrapped[1 : 1 + NONCE], wrapped[1 + NONCE :], bound.encode())
        except InvalidTag as other:
            raise No(ALTERED) from other

    def take_in(self, subject: str, group: str, wrapped: bytes) -> bytes:
        """Take a data key that was wrapped and kept in the database, and return its handle."""
        if wrapped[:1] == HANDLE:
            return wrapped
        return self.new(subject, group, self._opened(self.ring.key(key_name(group)), wrapped, f"{subject}|{group}"))

    def destroy(self, handles: Iterable[bytes]) -> int:
        """Remove data keys for good and return how many there were."""
        with self._lock:
            before = self._table.total_changes
            self._table.executemany("delete from data_key where id = ?", [[handle] for handle in handles])
            gone = self._table.total_changes - before
            self._table.execute("pragma wal_checkpoint(truncate)")
            self._held.clear()
        return gone

    def kept(self, handles: Iterable[bytes]) -> int:
        """Return how many of some data keys are here."""
        with self._lock:
            asked = (self._table.execute("select 1 from data_key where id = ?", [each]).fetchone() for each in handles)
            return sum(found is not None for found in asked)

    def wrap_anew(self, name: str, at_most: int) -> int:
        """Wrap data keys under the newest generation of their key, so many at once; return how many are left."""
        newest = self.ring.newest(name)
        old = "from data_key where key = ? and generation < ?"
        with self._lock:
            rows = self._table.execute(
                f"select id, generation, bound, wrapped {old} limit ?",
                [name, newest, at_most],
            ).fetchall()
            anew = []
            for handle, generation, bound, wrapped in rows:
                key = self._opened(self.ring.key(name, generation), wrapped, bound)
                anew.append([newest, self._wrap(name, newest, key, bound), handle])
            self._table.execute("begin")
            self._table.executemany("update data_key set generation = ?, wrapped = ? where id = ?", anew)
            self._table.execute("commit")
            (left,) = self._table.execute(f"select count(*) {old}", [name, newest]).fetchone()
            if not left:
                self._table.execute("pragma wal_checkpoint(truncate)")
        return int(left)

    def forget(self) -> None:
        """Hold no data key in memory."""
        self._held.clear()

    def counts(self) -> dict[tuple[str, int], int]:
        """Return how many data keys each generation of a key wraps."""
        with self._lock:
            rows = self._table.execute("select key, generation, count(*) from data_key group by 1, 2").fetchall()
        return {(name, generation): count for name, generation, count in rows}

    def close(self) -> None:
        """Close the file."""
        self._table.close()
