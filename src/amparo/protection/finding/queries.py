"""What waits at the actor's contact desk; the database gives each side its own file alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from amparo.protection.finding.vocabulary import OPEN


@dataclass(frozen=True, slots=True)
class Item:
    """One side of a match: its own case or the colleague who asked, and, once both agreed, the other institution.

    `key` is twice the number of the match, and one more for its second side.
    """

    key: int
    own_code: str
    asked_by: str
    reason: str
    found_at: datetime
    until: datetime
    state: str
    other: str
    people: str
    other_code: str


def items() -> list[Item]:
    """Return what waits or waited at the desks that the actor keeps, latest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select key, coalesce(own_code, ''), coalesce(asked_by, ''), coalesce(reason, ''), found_at, until,"
            " state, coalesce(other, ''), coalesce(people, ''), coalesce(other_code, '') from sec.desk_items()"
        )
        return [Item(*row) for row in cursor.fetchall()]


def waiting() -> int:
    """Return how many items wait for an answer at the actor's desks."""
    return sum(each.state == OPEN for each in items())
