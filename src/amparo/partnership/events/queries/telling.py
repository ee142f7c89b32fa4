"""Certificates of attendance, press releases and reports: who finds which, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.partnership.events.models import (
    AttendanceCertificate,
    Event,
    EventReport,
    EventSurvey,
    PressRelease,
    ReleaseText,
)
from amparo.partnership.events.rules.telling import is_open_to_all
from amparo.partnership.rolls.queries import presence


def certificates_of(event: Event) -> QuerySet[AttendanceCertificate]:
    """Return the certificates of attendance of an event, by the name of their holders."""
    rows = AttendanceCertificate.objects.filter(event=event).select_related("professional", "event__activity__kept_by")
    return rows.order_by("professional__key", "pk")


def certificate_with(code: str) -> AttendanceCertificate | None:
    """Return the certificate that has a code, however it is typed."""
    rows = AttendanceCertificate.objects.filter(code=code.strip().upper())
    return rows.select_related("professional", "event__activity__kept_by").first()


def certificate_of(event: Event, key: int) -> AttendanceCertificate | None:
    """Return a certificate of an event, or None."""
    return certificates_of(event).filter(pk=key).first()


def certificate_to_take(event: int, key: int) -> AttendanceCertificate | None:
    """Return a certificate that holds; whoever asks must be let take it."""
    rows = AttendanceCertificate.objects.filter(event=event, pk=key, withdrawn_on=None)
    return rows.select_related("professional", "event__activity__kept_by", "event__activity__organiser").first()


def certificates_of_account(account: int | None) -> QuerySet[AttendanceCertificate]:
    """Return the certificates that somebody holds, latest first; withdrawn ones left out."""
    rows = AttendanceCertificate.objects.filter(professional__account=account, professional__account__isnull=False)
    return rows.filter(withdrawn_on=None).select_related("event__activity__kept_by").order_by("-pk")


def without_certificate(event: Event) -> list[int]:
    """Return the persons who were at an event and hold no certificate of it, by key."""
    there = set(presence.attendances_of([event.activity]).order_by().values_list("person", flat=True))
    held = AttendanceCertificate.objects.filter(event=event, withdrawn_on=None).values_list("professional", flat=True)
    return sorted(there - set(held))


# --- press releases


def releases_visible_to(by: Actor) -> QuerySet[PressRelease]:
    """Return the releases of the actor's coalition, latest hour first, those whose hour has not come too."""
    rows = PressRelease.objects.filter(kept_by__code=by.country).select_related("kept_by", "event__activity")
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def release_visible_to(by: Actor, key: int) -> PressRelease | None:
    """Return a release of the actor's coalition, or None."""
    return releases_visible_to(by).filter(pk=key).first()


def releases_of(event: Event) -> QuerySet[PressRelease]:
    """Return the releases of an event, latest hour first."""
    return PressRelease.objects.filter(event=event).select_related("kept_by").order_by("-embargo_at", "-pk")


def open_releases(at: datetime) -> QuerySet[PressRelease]:
    """Return the releases that everybody may read at a moment, latest first: none before its hour."""
    rows = PressRelease.objects.filter(released_at__isnull=False, withdrawn_at=None, embargo_at__lte=at)
    return rows.select_related("kept_by", "event__activity").order_by("-embargo_at", "-pk")


def open_release(code: str, at: datetime) -> PressRelease | None:
    """Return the release with a code that everybody may read at a moment, or None."""
    return open_releases(at).filter(code=code).first()


def is_open(release: PressRelease, at: datetime) -> bool:
    """Say whether everybody may read a release at a moment."""
    return is_open_to_all(
        released_at=release.released_at, withdrawn_at=release.withdrawn_at, embargo_at=release.embargo_at, at=at
    )


def texts_of(release: PressRelease) -> dict[str, ReleaseText]:
    """Return what stands in each language."""
    return texts_of_all([release])[release.pk]


def texts_of_all(releases: list[PressRelease]) -> dict[int, dict[str, ReleaseText]]:
    """Return what stands of each release in each language, in one question."""
    rows = ReleaseText.objects.filter(release__in=releases).order_by("release_id", "language", "-number")
    found: dict[int, dict[str, ReleaseText]] = {each.pk: {} for each in releases}
    for row in rows.distinct("release_id", "language"):
        found[row.release_id][row.language] = row
    return found


def outdated(release: PressRelease, texts: Mapping[str, ReleaseText]) -> tuple[str, ...]:
    """Return the languages whose text is older than the original."""
    first = texts.get(release.original)
    if first is None:
        return ()
    return tuple(
        language for language, row in texts.items() if language != release.original and (row.of or 0) < first.number
    )


# --- reports


def last_report(event: Event) -> EventReport | None:
    """Return the report of an event as it was published last, or None."""
    return EventReport.objects.filter(event=event).order_by("-number").first()


def reports_of(event: Event) -> QuerySet[EventReport]:
    """Return every edition of the report of an event, newest first."""
    return EventReport.objects.filter(event=event).order_by("-number")


def report_with(code: str, number: int | None = None) -> EventReport | None:
    """Return a published report by its address: an edition, or the newest."""
    rows: QuerySet[Any] = EventReport.objects.filter(code=code).select_related("event__activity__kept_by")
    rows = rows.filter(number=number) if number is not None else rows
    return rows.order_by("-number").first()


def published_reports() -> list[EventReport]:
    """Return the newest edition of each published report, latest first."""
    rows = EventReport.objects.select_related("event__activity__kept_by").order_by("event_id", "-number")
    return sorted(rows.distinct("event_id"), key=lambda row: row.published_at, reverse=True)


# --- evaluation


def surveys_of(event: Event) -> list[str]:
    """Return the codes of the surveys by which an event is evaluated."""
    return list(EventSurvey.objects.filter(event=event).order_by("pk").values_list("survey", flat=True))
