"""Acting outside a request: a command, the clock, a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from amparo.foundation.access.actors import Actor, begin_acting, say_token


@contextmanager
def acting(token: str, known: Actor | None = None) -> Iterator[Actor]:
    """Open a transaction in which the holder of a token acts; commits at the end.

    `known` is the actor, when the caller has already asked who holds the token; the database is told all the same,
    and is who decides. Raises `PermissionError` when the token opens nothing.
    """
    with transaction.atomic():
        if known is not None:
            say_token(token, "default")
            yield known
            return
        actor = begin_acting(token, read_only=False)
        if actor is None:
            raise PermissionError("this session has ended")
        yield actor
