"""The database of a command: the server that DATABASE_URL names, or one of ours for as long as the command runs."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from runner import binaries, postgres, steps


def named() -> str | None:
    """Give the DATABASE_URL that the person set, if any."""
    return os.environ.get("DATABASE_URL") or None


@contextmanager
def address(start: Callable[[], postgres.Server], *, aloud: bool = True) -> Iterator[str]:
    """Give a DATABASE_URL, starting a server of ours when nobody named one, and stopping it at the end."""
    given = named()
    if given:
        yield given
        return
    binaries.ensure()
    if aloud:
        with steps.step("PostgreSQL"):
            server = start()
    else:
        server = start()
    try:
        yield server.url
    finally:
        server.stop()
