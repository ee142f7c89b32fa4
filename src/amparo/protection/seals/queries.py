"""What can be asked of seals; the database answers only who may seal a case, or is named for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands: whether and why it is sealed, and whether the actor may change that."""

    case_id: int
    code: str
    is_open: bool
    seal: int | None
    kind: str
    sealed_by: int | None
    sealed_at: datetime | None
    may_change: bool


@dataclass(frozen=True, slots=True)
class Reaches:
    """Somebody to whose team a case is open by a grant, and whether they are named for its seal."""

    account: int
    label: str
    role: str
    institution: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a seal that waits, and whether the actor may decide it."""

    key: int
    code: str
    kind: str
    why: str
    account: int | None
    asked_by: int
    asked_at: datetime
    decides: bool


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed case: its code, why, by whom and when, and how many are named."""

    code: str
    kind: str
    sealed_by: int
    sealed_at: datetime
    named: int


def standing_of(code: str) -> Standing | None:
    """Return how a case stands for who may seal it or is named for it, or None."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select of_case, is_open, seal, kind, sealed_by, sealed_at, may_change from sec.seal_of(%s)", [code]
        )
        row = cursor.fetchone()
    return Standing(row[0], code, row[1], row[2], row[3] or "", row[4], row[5], row[6]) if row else None


def people_of(case_id: int) -> list[Reaches]:
    """Return to whom a case is open by a grant, by institution and name."""
    with connection.cursor() as cursor:
        cursor.execute("select account, label, as_role, institution, is_named from sec.seal_people(%s)", [case_id])
        return [Reaches(*row) for row in cursor.fetchall()]


def changes_waiting() -> list[Change]:
    """Return the changes that wait in cases that the actor may seal, the first that was asked first."""
    with connection.cursor() as cursor:
        cursor.execute("select key, of_code, kind, why, account, asked_by, asked_at, decides from sec.seal_changes()")
        return [Change(*row) for row in cursor.fetchall()]


def change_by_key(key: int) -> Change | None:
    """Return a change that waits, or None."""
    return next((each for each in changes_waiting() if each.key == key), None)


def sealed_cases() -> list[Sealed]:
    """Return the sealed cases whose seal the actor may change, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute("select of_code, kind, sealed_by, sealed_at, named from sec.sealed_cases()")
        return [Sealed(*row) for row in cursor.fetchall()]


def closed_lately() -> int:
    """Return how many cases a seal of the last days closed to the actor; which ones is not told."""
    with connection.cursor() as cursor:
        cursor.execute("select sec.seals_lately()")
        return int(cursor.fetchone()[0])
