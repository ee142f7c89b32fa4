"""How many different cases were opened in the last hour, and whether one more may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from amparo.keyd.config import Limits
from amparo.keyd.trouble import BUDGET, BUDGET_OF_ALL, SEARCHES, No

HOUR: Final = 3600.0


class Window:
    """Who has had what in the last hour; a case counts from when it was last opened."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._had: dict[str, dict[str, float]] = defaultdict(dict)

    def would_be(self, who: str, what: str, now: float) -> int:
        """Return how many different things somebody would have had in this hour with one more."""
        had = self._fresh(who, now)
        return len(had) + (what not in had)

    def take(self, who: str, what: str, now: float) -> None:
        """Count one."""
        self._had[who][what] = now

    def used(self, now: float) -> dict[str, int]:
        """Return how many each has had in this hour."""
        return {who: len(self._fresh(who, now)) for who in [*self._had] if self._fresh(who, now)}

    def _fresh(self, who: str, now: float) -> dict[str, float]:
        had = self._had.get(who)
        if not had:
            return {}
        if any(at <= now - HOUR for at in had.values()):
            had = {what: at for what, at in had.items() if at > now - HOUR}
            self._had[who] = had
        return had


@dataclass(slots=True)
class Budgets:
    """The windows of opening, writing, destroying, searching and asking, with what officers released."""

    limits: Limits
    sessions: Window = field(default_factory=Window)
    accounts: Window = field(default_factory=Window)
    everybody: Window = field(default_factory=Window)
    writers: Window = field(default_factory=Window)
    destroyers: Window = field(default_factory=Window)
    seekers: Window = field(default_factory=Window)
    askers: Window = field(default_factory=Window)
    released: dict[str, float] = field(default_factory=dict)

    def open(self, session: str, account: str, what: str, now: float) -> None:
        """Count an opening, or raise `No` and count nothing."""
        more = 2 if self.is_released(account, now) else 1
        if self.everybody.would_be("", what, now) > self.limits.everybody:
            raise No(BUDGET_OF_ALL)
        if self.sessions.would_be(session, what, now) > self.limits.session * more:
            raise No(BUDGET)
        if self.accounts.would_be(account, what, now) > self.limits.account * more:
            raise No(BUDGET)
        self.count(session, account, what, now)

    def count(self, session: str, account: str, what: str, now: float) -> None:
        """Count an opening that was let through; the log is read back with this."""
        self.everybody.take("", what, now)
        self.sessions.take(session, what, now)
        self.accounts.take(account, what, now)

    def write(self, session: str, what: str, now: float) -> None:
        """Count sealing for a case, or raise `No`."""
        if self.writers.would_be(session, what, now) > self.limits.written:
            raise No(BUDGET)
        self.writers.take(session, what, now)

    def destroy(self, handles: Iterable[bytes], now: float) -> None:
        """Count data keys that go, or raise `No` and count none."""
        asked = {handle.hex() for handle in handles}
        already = self.destroyers.used(now).get("", 0)
        if already + len(asked) > self.limits.destroyed:
            raise No(BUDGET_OF_ALL)
        for handle in asked:
            self.destroyers.take("", handle, now)

    def search(self, session: str, account: str, what: str, now: float) -> None:
        """Count a search, or raise `No` and count nothing."""
        self._seek(self.seekers, self.limits.searched, (session, account), what, now)

    def ask(self, session: str, account: str, what: str, now: float) -> None:
        """Count a question to the contact desk, or raise `No` and count nothing."""
        self._seek(self.askers, self.limits.asked, (session, account), what, now)

    def _seek(self, window: Window, limit: int, whose: tuple[str, str], what: str, now: float) -> None:
        if any(window.would_be(each, what, now) > limit for each in whose):
            raise No(SEARCHES)
        for each in whose:
            window.take(each, what, now)

    def release(self, account: str, now: float) -> None:
        """Let a user open as many again, for an hour."""
        self.released[account] = now + HOUR

    def is_released(self, account: str, now: float) -> bool:
        """Say whether an officer released more for a user."""
        return self.released.get(account, 0.0) > now
