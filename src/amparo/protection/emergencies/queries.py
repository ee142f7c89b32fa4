"""What can be asked of broken glasses, narrowed to the actor by the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.decide import READ, Facts, Glass
from amparo.foundation.access.need_to_know import EMERGENCY
from amparo.foundation.posting import queries as posting
from amparo.foundation.posting import texts
from amparo.partnership.directory.models import Professional
from amparo.protection.cases.models import Case
from amparo.protection.emergencies.models import Emergency, Told
from amparo.protection.emergencies.vocabulary import MAIL_TRIES

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A code that the actor gave and that opens nothing yet: it waits for a second person, or is no code."""

    key: int
    category: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Month:
    """The glasses of a month. None stands where a number is small."""

    month: date
    opened: int | None
    is_sealed: int | None
    in_time: int | None
    not_right: int | None


def emergency_by_key(key: int) -> Emergency | None:
    """Return a broken glass that the actor may know of, or None."""
    return Emergency.objects.filter(pk=key).first()


def mine(by: Actor, now: datetime) -> list[Emergency]:
    """Return the glasses that the actor broke and that hold now, latest first."""
    return list(Emergency.objects.filter(account_id=by.account or 0, until__gt=now).order_by("-id"))


def asked_by_me() -> list[Asked]:
    """Return what the actor asked for and that opens nothing, latest first; nothing tells why it does not."""
    with connection.cursor() as cursor:
        cursor.execute("select key, category, asked_at from sec.glass_asked()")
        return [Asked(*row) for row in cursor.fetchall()]


def waiting_for_a_second(by: Actor, since: datetime) -> list[Emergency]:
    """Return what waits for the actor to agree as the second person, since a moment."""
    rows = Emergency.objects.filter(opened_at=None, is_sealed=True, asked_at__gt=since).exclude(
        account_id=by.account or 0
    )
    return list(rows.exclude(case=None).order_by("id")[:100])


def to_review(by: Actor) -> QuerySet[Emergency]:
    """Return the glasses that somebody other than who broke them still has to look at, earliest first."""
    rows = Emergency.objects.filter(reviewed_at=None).exclude(opened_at=None).exclude(account_id=by.account or 0)
    return rows.exclude(second_id=by.account or 0).order_by("review_due_at", "id")


def reviewed() -> QuerySet[Emergency]:
    """Return the glasses that were looked at, latest first."""
    return Emergency.objects.exclude(reviewed_at=None).order_by("-reviewed_at", "-id")


def facts(by: Actor, emergency: Emergency, *, group: str, now: datetime) -> Facts:
    """Gather what `decide` looks at when a glass was broken; a grant has no part in it."""
    glass = None
    if emergency.case_id is not None and emergency.opened_at is not None and emergency.until is not None:
        glass = Glass(
            emergency.account_id, emergency.case_id, emergency.opened_at, emergency.until, emergency.second_id
        )
    return Facts(
        posts=by.posts,
        action=READ,
        group=group,
        purpose=EMERGENCY,
        relations=(),
        consents=frozenset(),
        is_open=True,
        is_sealed=_is_sealed(emergency.case_id),
        account=by.account,
        case=emergency.case_id or 0,
        now=now,
        glass=glass,
    )


def _is_sealed(case: int | None) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select sec.glass_is_sealed(%s)", [case])
        return bool(cursor.fetchone()[0])


def leads_of(emergency: Emergency) -> list[str]:
    """Return the institutions of those who lead the case, for whoever broke the glass to call."""
    with connection.cursor() as cursor:
        cursor.execute("select short_name from sec.glass_leads(%s) order by 1", [emergency.case_id])
        return [name for (name,) in cursor.fetchall()]


def openings_of(emergency: Emergency) -> list[tuple[datetime, str]]:
    """Return when which field group was opened through a glass, for whoever looks at it."""
    with connection.cursor() as cursor:
        cursor.execute("select at, field_group from sec.glass_openings(%s)", [emergency.pk])
        return list(cursor.fetchall())


def of_case(case: Case, since: datetime) -> list[Emergency]:
    """Return the glasses broken on a case of the actor since a moment, latest first."""
    return list(Emergency.objects.filter(case=case, opened_at__gt=since).order_by("-id")[:20])


def told_of(by: Actor, emergency: Emergency) -> QuerySet[Told]:
    """Return as what the actor was told of a glass."""
    return Told.objects.filter(emergency=emergency, account_id=by.account or 0)


def not_seen(by: Actor) -> list[Emergency]:
    """Return the broken glasses that the actor was told of and has not looked at, latest first."""
    rows = Emergency.objects.filter(told__account_id=by.account or 0, told__seen_at=None).exclude(opened_at=None)
    return list(rows.distinct().order_by("-id")[:100])


def months() -> list[Month]:
    """Return the figures of the last twelve months, latest first; the database keeps back what is small."""
    with connection.cursor() as cursor:
        cursor.execute("select month, opened, sealed, reviewed_in_time, not_right from sec.glass_months()")
        return [Month(*row) for row in cursor.fetchall()]


def to_message(at: datetime) -> list[int]:
    """Return the accounts that were told within a day, wish to be written to, and were not yet; for the clock."""
    rows = list(Told.objects.filter(at__gt=at - A_DAY).values_list("account_id", "at"))
    reached = {account for account, channel in posting.channels_of({row[0] for row in rows}).items() if channel}
    due = [row for row in rows if row[0] in reached and not posting.was_told_since(row[0], texts.URGENT, row[1])]
    return sorted({account for account, _at in due})


def mails_waiting(*, limit: int = 100) -> list[tuple[int, str]]:
    """Return whom a mail still has to reach (key of what they are told, address), oldest first; for the clock.

    Whoever has said how they are reached is told so instead.
    """
    rows = list(Told.objects.filter(mailed_at=None, mail_tries__lt=MAIL_TRIES).order_by("id")[:limit])
    said = posting.channels_of({row.account_id for row in rows})
    rows = [row for row in rows if row.account_id not in said]
    found = dict(
        Professional.objects.filter(account_id__in={row.account_id for row in rows})
        .exclude(e_mail="")
        .values_list("account_id", "e_mail")
    )
    return [(row.pk, found[row.account_id]) for row in rows if row.account_id in found]
