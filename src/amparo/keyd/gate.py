"""Whether a session may open a case: asked of the database by the key process itself, remembered for a minute."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from amparo.keyd.config import Config
from amparo.keyd.trouble import DATABASE, No

if TYPE_CHECKING:
    import psycopg

REMEMBERED_SECONDS: Final = 60.0
_REMEMBERED: Final = 20_000
_OPTIONS: Final = "-c statement_timeout=5000 -c lock_timeout=2000 -c search_path=pg_catalog"


def token_hash(token: str) -> bytes:
    """Return what the database keeps of a session token: its SHA-256."""
    return hashlib.sha256(token.encode()).digest()


class Gate:
    """Asks the functions that the role of the key process may call, and no others are."""

    def __init__(self, config: Config, now: Callable[[], float]) -> None:
        """Connect at the first question."""
        self._config = config
        self._now = now
        self._lock = Lock()
        self._link: psycopg.Connection[Any] | None = None
        self._address = ""
        self._known: dict[tuple[Any, ...], tuple[float, int | None]] = {}

    def may_open(self, token: str, subject: str, group: str) -> int | None:
        """Return the account of a live session that a live grant ties to a case and group, or None."""
        return self._account("sec.keyd_may_open(%s, %s, %s)", [token_hash(token), subject, group])

    def account_of(self, token: str) -> int | None:
        """Return the account of a live session, or None."""
        return self._account("sec.keyd_account(%s)", [token_hash(token)])

    def officer_of(self, token: str, account: int | None = None) -> int | None:
        """Return the account of a live session whose holder may release for a user (or lock, for none), or None."""
        with self._lock:
            return self._asked("sec.keyd_officer(%s, %s)", [token_hash(token), account])

    def officer_named(self, name: str) -> int | None:
        """Return the account of the officer who signs in with a name, or None."""
        with self._lock:
            return self._asked("sec.keyd_officer_named(%s)", [name])

    def end_sessions(self) -> int:
        """End every session; return how many."""
        with self._lock:
            self._known.clear()
            return int(self._asked("sec.keyd_end_sessions()", []) or 0)

    def _account(self, question: str, given: list[Any]) -> int | None:
        with self._lock:
            asked = (self._where(), question, *given)
            until, account = self._known.get(asked, (0.0, None))
            if until > self._now():
                return account
            account = self._asked(question, given)
            if account is not None:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[asked] = (self._now() + REMEMBERED_SECONDS, account)
            return account

    def _where(self) -> str:
        file: Path | None = self._config.database_file
        return file.read_text().strip() if file else self._config.database

    def _asked(self, question: str, given: list[Any]) -> int | None:
        """Ask; a connection that the server closed is made anew, once. Raises `No` when the database is away."""
        import psycopg  # noqa: PLC0415 - takes longer to import than everything else of the process

        for again in (True, False):
            try:
                row = self._connected().execute(f"select {question}", given).fetchone()
            except (psycopg.Error, OSError) as broken:
                self._drop()
                if not again or not isinstance(broken, psycopg.OperationalError):
                    raise No(DATABASE) from broken
            else:
                return None if row is None or row[0] is None else int(row[0])
        raise AssertionError

    def _connected(self) -> psycopg.Connection[Any]:
        import psycopg  # noqa: PLC0415 - see above

        where = self._where()
        if self._link is None or self._address != where:
            self._drop()
            self._link = psycopg.connect(where, autocommit=True, connect_timeout=3, options=_OPTIONS)
            self._address = where
        return self._link

    def _drop(self) -> None:
        if self._link is not None:
            self._link.close()
            self._link = None
