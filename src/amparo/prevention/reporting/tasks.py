"""The desk: what is slow is done by four hands, in the order of arrival; who waits holds a number, not a lock.

Everything that touches the database or computes a receipt is done here, so that fifty reports at one instant need four
connections and 200 MB, and none is lost.
"""

from __future__ import annotations

import heapq
import hmac
import itertools
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import close_old_connections
from django.http import HttpResponse

HANDS: Final = 4
MOST_WAITING: Final = 200
MOST_BYTES: Final = 96 * 1024 * 1024
# What was done waits so long to be fetched.
KEPT_SECONDS: Final = 120.0


@dataclass(order=True)
class Turn:
    """One thing to be done: not before a time, after those who came earlier; then its answer or its fault."""

    not_before: float
    number: int
    job: Callable[[], Any] = field(compare=False)
    weight: int = field(compare=False, default=0)
    done: threading.Event = field(compare=False, default_factory=threading.Event)
    answer: Any = field(compare=False, default=None)
    fault: BaseException | None = field(compare=False, default=None)
    ended_at: float = field(compare=False, default=0.0)
    show: Callable[..., HttpResponse] | None = field(compare=False, default=None)

    def result(self) -> Any:
        """Return the answer, or raise what the job raised."""
        if self.fault is not None:
            raise self.fault
        return self.answer


class Desk:
    """A queue with four hands. One for a process."""

    def __init__(self, hands: int = HANDS, most: int = MOST_WAITING) -> None:
        """Keep how many work at once and how many may wait; the hands start with the first job."""
        self._hands, self._most = hands, most
        self._secret = os.urandom(32)
        self._numbers = itertools.count(1)
        self._turns: dict[int, Turn] = {}
        self._waiting: list[Turn] = []
        self._bytes = 0
        self._bell = threading.Condition()
        self._started = False

    def take(self, job: Callable[[], Any], *, wait: float = 0.0, weight: int = 0) -> Turn | None:
        """Put a job in the queue; None when too much waits already."""
        with self._bell:
            self._forget()
            if len(self._waiting) >= self._most or self._bytes + weight > MOST_BYTES:
                return None
            turn = Turn(time.monotonic() + wait if wait else 0.0, next(self._numbers), job, weight)
            heapq.heappush(self._waiting, turn)
            self._turns[turn.number] = turn
            self._bytes += weight
            self._start()
            self._bell.notify()
            return turn

    def ahead_of(self, turn: Turn) -> int:
        """Return how many are before a turn."""
        with self._bell:
            return sum(1 for other in self._waiting if other < turn)

    def ticket_for(self, turn: Turn) -> str:
        """Return a signed number by which the one who waits asks again."""
        return f"{turn.number}.{self._mac(turn.number)}"

    def turn_of(self, ticket: str) -> Turn | None:
        """Return the turn of a ticket of ours; None when it is not, or was forgotten."""
        number, _, mac = ticket.partition(".")
        if not (number.isascii() and number.isdigit() and len(number) < 18 and mac.isascii()):
            return None
        if not hmac.compare_digest(mac, self._mac(int(number))):
            return None
        return self._turns.get(int(number))

    def _mac(self, number: int) -> str:
        return hmac.digest(self._secret, str(number).encode(), "sha256").hex()[:40]

    def _start(self) -> None:
        if not self._started:
            self._started = True
            for place in range(self._hands):
                threading.Thread(target=self._work, name=f"desk-{place}", daemon=True).start()

    def _work(self) -> None:
        while True:
            turn = self._next()
            close_old_connections()
            try:
                turn.answer = turn.job()
            except Exception as fault:
                turn.fault = fault
            turn.job = _nothing
            turn.ended_at = time.monotonic()
            turn.done.set()

    def _next(self) -> Turn:
        with self._bell:
            while True:
                now = time.monotonic()
                if self._waiting and self._waiting[0].not_before <= now:
                    turn = heapq.heappop(self._waiting)
                    self._bytes -= turn.weight
                    return turn
                self._bell.wait(self._waiting[0].not_before - now if self._waiting else None)

    def _forget(self) -> None:
        now = time.monotonic()
        for number in [each for each, turn in self._turns.items() if 0 < turn.ended_at < now - KEPT_SECONDS]:
            del self._turns[number]


def _nothing() -> None:
    """What stays of a job that is done: nothing of what was told."""


DESK = Desk()
