"""Undoing what a refused operation wrote, without a way to the database of its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

_numbers = itertools.count()


class Undoing:
    """What an operation asks of the database first; the savepoint to which a refusal returns goes with it."""

    def __init__(self, savepoint: str) -> None:
        self.savepoint = savepoint
        self.sent = False

    def ask(self, query: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
        """Send the first query of the operation and return the first row of its answer."""
        with connection.cursor() as cursor:
            if not self.savepoint or self.sent:
                cursor.execute(query, values)
            else:
                self.sent = True
                cursor.execute(f"savepoint {self.savepoint}; {query}", values)
                cursor.nextset()
            row: tuple[Any, ...] | None = cursor.fetchone()
            return row


@contextmanager
def undone_when_refused() -> Iterator[Undoing]:
    """Write all or nothing, as `transaction.atomic`, for an operation that begins with a query of its own.

    Inside a transaction the savepoint travels with that query and is never released, which saves two ways to the
    database: it ends with the transaction. Nothing may be written before `Undoing.ask`.
    """
    if not connection.in_atomic_block:
        with transaction.atomic():
            yield Undoing("")
        return
    undoing = Undoing(f"undone_{next(_numbers)}")
    connection.savepoint_ids.append(undoing.savepoint)  # what is to run on commit is forgotten with it, too
    try:
        yield undoing
    except BaseException:
        connection.savepoint_ids.pop()
        if undoing.sent:
            connection.needs_rollback = False
            connection.savepoint_rollback(undoing.savepoint)
        raise
    connection.savepoint_ids.pop()
