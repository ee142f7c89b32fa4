"""Acting outside a request: a command, the clock, a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from amparo.foundation.access.actors import Actor, begin_acting


@contextmanager
def acting(token: str) -> Iterator[Actor]:
    """Open a transaction in which the holder of a token acts; commits at the end.

    Raises `PermissionError` when the token opens nothing.
    """
    with transaction.atomic():
        actor = begin_acting(token, read_only=False)
        if actor is None:
            raise PermissionError("this session has ended")
        yield actor
