"""What is kept, until when, and what stands against its destruction; narrowed to the actor by the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from amparo.protection.retention.models import Erasure, Hold, Period, Proceeding
from amparo.protection.retention.rules import Standing


@dataclass(frozen=True, slots=True)
class Kept:
    """What a case holds in one field group: how many answers and documents, and whether it has a data key."""

    group: str
    answers: int
    documents: int
    keys: int


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed case of which something is kept."""

    key: int
    code: str
    closed_at: datetime


def case_by_code(code: str) -> int | None:
    """Return the id of a case that the actor answers for or reaches; others and none are not told apart."""
    with connection.cursor() as cursor:
        cursor.execute("select sec.retention_case(%s)", [code])
        found = cursor.fetchone()[0]
        return None if found is None else int(found)


def standing_of(case: int) -> Standing:
    """Return what stands against destroying a case. Raises `LookupError` for a case that is not the actor's."""
    with connection.cursor() as cursor:
        cursor.execute("select * from sec.retention_standing(%s)", [case])
        row = cursor.fetchone()
    if row is None:
        raise LookupError("no such case")
    return Standing(*row)


def kept_of(case: int) -> list[Kept]:
    """Return what a case holds, by field group."""
    with connection.cursor() as cursor:
        cursor.execute("select * from sec.retention_kept(%s)", [case])
        return [Kept(*row) for row in cursor.fetchall()]


def closed_cases(*, after: str = "", limit: int = 51) -> list[Closed]:
    """Return closed cases of the actor's country of which something is kept, by code, after one."""
    with connection.cursor() as cursor:
        cursor.execute("select key, code, closed_at from sec.retention_closed(%s, %s)", [after, limit])
        return [Closed(*row) for row in cursor.fetchall()]


def decided_in(country: str) -> dict[tuple[str, str], int]:
    """Return the months that a country decided on, by group and reason; the latest holds."""
    return {(row.group, row.reason): row.months for row in periods_of(country)}


def periods_of(country: str) -> list[Period]:
    """Return what a country decided, the latest last."""
    return list(Period.objects.filter(country=country).order_by("id"))


def holds_of(case: int) -> list[Hold]:
    """Return the legal holds of a case, latest first."""
    return list(Hold.objects.filter(case_id=case).order_by("-id"))


def hold_by_key(case: int, key: int) -> Hold | None:
    """Return a hold of a case."""
    return Hold.objects.filter(case_id=case, pk=key).first()


def proceedings_of(case: int) -> list[Proceeding]:
    """Return the proceedings that concern a case, latest first."""
    return list(Proceeding.objects.filter(case_id=case).order_by("-id"))


def proceeding_by_key(case: int, key: int) -> Proceeding | None:
    """Return proceedings of a case."""
    return Proceeding.objects.filter(case_id=case, pk=key).first()


def erasures() -> list[Erasure]:
    """Return what was asked to be destroyed and what was, latest first."""
    return list(Erasure.objects.order_by("-id")[:100])


def erasure_by_key(key: int) -> Erasure | None:
    """Return one of them."""
    return Erasure.objects.filter(pk=key).first()


def keys_to_destroy() -> list[Erasure]:
    """Return the erasures whose data keys the key process has still to destroy; for the clock."""
    return list(Erasure.objects.exclude(done_at=None).filter(keys_destroyed_at=None).order_by("id")[:50])


def keys_destroyed(since: datetime) -> list[Erasure]:
    """Return the erasures since a moment whose data keys the key process has destroyed; for the clock."""
    return list(Erasure.objects.filter(keys_destroyed_at__gt=since).exclude(handles=[]).order_by("id"))
