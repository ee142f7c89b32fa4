"""What can be asked of releases, narrowed to the actor by the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor
from amparo.protection.cases.models import Case
from amparo.protection.releases import rules
from amparo.protection.releases.models import Release

# What is sealed is read one at a time, by who may.
_SEALED = ("reason", "recipient", "words", "wrapped")


@dataclass(frozen=True, slots=True)
class Month:
    """The releases that were asked for in a month."""

    month: datetime
    asked: int
    allowed: int
    refused: int
    taken: int


@dataclass(frozen=True, slots=True)
class SealedOriginal:
    """An original as it lies: sealed, with the hash of what came."""

    media: str
    sha256: str
    wrapped: bytes
    name: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """What whoever holds the code of a receipt may know: when the original came, its hash and its size."""

    came_at: datetime
    sha256: str
    size: int


def receipt_by_code(code: str) -> Receipt | None:
    """Return the receipt of a code, whoever asks; without the code nothing tells that there is an original."""
    with connection.cursor() as cursor:
        cursor.execute("select came_at, sha256, size from sec.receipt_by_mark(%s)", [keys.mark_of_code(code)])
        row = cursor.fetchone()
    return Receipt(*row) if row else None


def original_of(release: Release) -> SealedOriginal | None:
    """Return the sealed original that a release lets the actor take now; the database gives none otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("select media, sha256, wrapped, name, body from sec.take_original(%s)", [release.original_id])
        row = cursor.fetchone()
    return SealedOriginal(row[0], row[1], bytes(row[2]), bytes(row[3]), bytes(row[4])) if row else None


def release_by_key(key: int) -> Release | None:
    """Return a release that the actor may know of, or None."""
    return Release.objects.filter(pk=key).select_related("team__institution").first()


def of_case(case: Case) -> QuerySet[Release]:
    """Return the releases of a case, latest first."""
    return Release.objects.filter(case=case).select_related("team__institution").defer(*_SEALED).order_by("-id")


def mine(by: Actor) -> QuerySet[Release]:
    """Return what the actor asked for, latest first."""
    return (
        Release.objects.filter(account_id=by.account or 0)
        .select_related("team__institution")
        .defer(*_SEALED)
        .order_by("-id")
    )


def waiting_for_me() -> list[Release]:
    """Return what the actor may allow or refuse, the first that was asked first."""
    with connection.cursor() as cursor:
        cursor.execute("select sec.releases_for_me()")
        wanted = [key for (key,) in cursor.fetchall()]
    return (
        list(Release.objects.filter(pk__in=wanted).select_related("team__institution").defer(*_SEALED).order_by("id"))
        if wanted
        else []
    )


def waits_for_me(release: Release) -> bool:
    """Say whether the actor may allow or refuse this one now."""
    return release.pk in {each.pk for each in waiting_for_me()}


def reads_the_words(release: Release) -> bool:
    """Say whether why and to whom opens to the actor."""
    with connection.cursor() as cursor:
        cursor.execute("select sec.reads_release(%s)", [release.pk])
        return bool(cursor.fetchone()[0])


def overseen() -> QuerySet[Release]:
    """Return the releases that the actor's oversight covers, latest first."""
    return Release.objects.select_related("team__institution").defer(*_SEALED).order_by("-id")


def months(limit: int = 12) -> list[Month]:
    """Return how many were asked for, allowed, refused and taken away, by month, the latest first."""
    rows = (
        Release.objects.annotate(month=TruncMonth("asked_at"))
        .values("month")
        .annotate(
            asked=Count("pk"),
            allowed=Count("pk", filter=Q(is_allowed=True)),
            refused=Count("pk", filter=Q(is_allowed=False, decided_at__isnull=False)),
            taken=Count("pk", filter=Q(fetched__gt=0)),
        )
        .order_by("-month")[:limit]
    )
    return [Month(**row) for row in rows]


def state_of(release: Release, now: datetime) -> str:
    """Return where a release stands now."""
    return rules.state_of(
        asked_at=release.asked_at,
        decided_at=release.decided_at,
        is_allowed=release.is_allowed,
        until=release.until,
        now=now,
    )


def allowed_to(by: Actor, now: datetime) -> list[Release]:
    """Return what was allowed to the actor, can still be taken and was not yet."""
    rows = Release.objects.filter(account_id=by.account or 0, is_allowed=True, until__gt=now, fetched=0)
    return list(rows.select_related("team__institution").defer(*_SEALED).order_by("id")[:10])
