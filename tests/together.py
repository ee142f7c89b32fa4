"""Doing things at once: each in a thread and a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

Answer = TypeVar("Answer")


def at_once(*doings: Callable[[], Answer]) -> Sequence[Answer | Exception]:
    """Start all together and return, in their order, what each answered or raised."""
    gate = Barrier(len(doings))

    def run(doing: Callable[[], Answer]) -> Answer | Exception:
        try:
            gate.wait(timeout=30)
            return doing()
        except Exception as trouble:
            return trouble
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(doings)) as threads:
        return list(threads.map(run, doings))
