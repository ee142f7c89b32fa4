"""Whether a session may open a case: asked of the database by the key process itself, remembered for a minute."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from threading import Lock
from typing import Any, Final

from amparo.keyd.config import Config
from amparo.keyd.link import Link
from amparo.keyd.tickets import LASTS_SECONDS

REMEMBERED_SECONDS: Final = 60.0
_REMEMBERED: Final = 20_000


def token_hash(token: str) -> bytes:
    """Return what the database keeps of a session token: its SHA-256."""
    return hashlib.sha256(token.encode()).digest()


class Gate:
    """Asks the functions that the role of the key process may call, and no others are."""

    def __init__(self, config: Config, now: Callable[[], float]) -> None:
        """Connect at the first question."""
        self._now = now
        self._lock = Lock()
        self._link = Link(config)
        self._known: dict[tuple[Any, ...], tuple[float, int | None]] = {}
        self._changed: dict[str, int] = {}

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

    def forget(self, subject: str) -> None:
        """Ask anew who may open something, for that has changed; tickets given before hold no longer."""
        with self._lock:
            # Of what is remembered, only what was asked of a subject has one, in the fourth place.
            self._known = {asked: known for asked, known in self._known.items() if asked[3:4] != (subject,)}
            now = int(self._now())
            self._changed = {each: at for each, at in self._changed.items() if at >= now - LASTS_SECONDS}
            self._changed[subject] = now

    def has_changed_since(self, subject: str, at: float) -> bool:
        """Say whether who may open something has changed after a second."""
        return self._changed.get(subject, 0) > at

    def end_sessions(self) -> int:
        """End every session; return how many."""
        with self._lock:
            self._known.clear()
            return int(self._asked("sec.keyd_end_sessions()", []) or 0)

    def _account(self, question: str, given: list[Any]) -> int | None:
        with self._lock:
            asked = (self._link.where(), question, *given)
            until, account = self._known.get(asked, (0.0, None))
            if until > self._now():
                return account
            account = self._asked(question, given)
            if account is not None:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[asked] = (self._now() + REMEMBERED_SECONDS, account)
            return account

    def _asked(self, question: str, given: list[Any]) -> int | None:
        rows = self._link.rows(f"select {question}", given)
        return None if not rows or rows[0][0] is None else int(rows[0][0])
