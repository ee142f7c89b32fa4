"""Raising alerts and answering them."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.watching import permissions, rules
from amparo.protection.watching.models import Alert


@transaction.atomic
def watch_readings(*, by: Actor, cases: int, minutes: int) -> int:
    """Read what the audit has new, and raise an alert for whoever opened so many cases in so many minutes.

    It looks at new entries only, and at two minutes before them for those that were committed late. Return how many.
    """
    permits.require(by, permissions.WATCH_READINGS, None, by_table=permissions.MAY)
    with connection.cursor() as cursor:
        cursor.execute("select key, counted from sec.watch_readings(%s, %s)", [cases, minutes])
        raised = cursor.fetchall()
    for key, counted in raised:
        entries.record(Note("READING_ALERT", subject=f"alert:{key}", facts={"alert": key, "cases": counted}), by=by)
    return len(raised)


@transaction.atomic
def answer_alert(*, by: Actor, alert: Alert, found: str, words: str, at: datetime) -> None:
    """Say what one found. Raises `Refused`."""
    permits.require(by, permissions.ANSWER_ALERT, alert, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_answer(found=found, words=words, is_answered=alert.answered_at is not None)
    if reasons:
        raise Refused(reasons)
    alert.answered_by, alert.answered_at, alert.found, alert.words = by.account, at, found, words.strip()
    alert.save(update_fields=["answered_by", "answered_at", "found", "words"])
    entries.record(Note("READING_ANSWERED", subject=f"alert:{alert.pk}", facts={"found": found}), by=by)
