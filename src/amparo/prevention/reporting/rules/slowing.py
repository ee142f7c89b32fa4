"""Wrong receipts make the next ones wait. Nobody is refused, and right ones are not counted.

Where somebody comes from is kept as a MAC under a salt of the day, in memory only, for ten minutes at most.
"""

from __future__ import annotations

import hmac
import os
from collections import deque
from dataclasses import dataclass, field
from typing import Final

KEPT_SECONDS: Final = 600.0
# A whole class may mistype; after so many from one place each waits twice as long as the one before, up to a minute.
FREE_WRONG: Final = 10
LONGEST_SECONDS: Final = 60.0
# Beyond so many wrong ones in ten minutes from everywhere together, one receipt a second is looked at.
FREE_WRONG_TOGETHER: Final = 200
SECONDS_TOGETHER: Final = 1.0


@dataclass
class Slowing:
    """How many wrong receipts came lately, by place and together. `at` is in seconds of any steady clock."""

    salt: bytes = field(default_factory=lambda: os.urandom(32))
    day: int = -1
    wrong: dict[bytes, deque[float]] = field(default_factory=dict)
    together: deque[float] = field(default_factory=deque)
    next_at: float = 0.0

    def note_wrong(self, place: str, at: float) -> None:
        """Count a wrong receipt."""
        self._forget(at)
        self.wrong.setdefault(self._named(place), deque(maxlen=100)).append(at)
        self.together.append(at)

    def wait_for(self, place: str, at: float) -> float:
        """Return how many seconds the next receipt from a place waits."""
        self._forget(at)
        own = len(self.wrong.get(self._named(place), ())) - FREE_WRONG
        waits = min(2.0**own, LONGEST_SECONDS) if own >= 0 else 0.0
        if len(self.together) >= FREE_WRONG_TOGETHER:
            self.next_at = max(self.next_at + SECONDS_TOGETHER, at)
            waits = max(waits, self.next_at - at)
        return waits

    def _named(self, place: str) -> bytes:
        return hmac.digest(self.salt, place.encode(), "sha256")[:16]

    def _forget(self, at: float) -> None:
        """Forget what is older than ten minutes, and everything when the day changes its salt."""
        day = int(at // 86400)
        if day != self.day:
            self.salt, self.day, self.wrong = os.urandom(32), day, {}
        for name in [name for name, times in self.wrong.items() if times[-1] <= at - KEPT_SECONDS]:
            del self.wrong[name]
        for times in (*self.wrong.values(), self.together):
            while times and times[0] <= at - KEPT_SECONDS:
                times.popleft()
