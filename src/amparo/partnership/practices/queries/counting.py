"""What indicators count: practices retained by a coalition, and practices adopted by a country, with their days."""

from __future__ import annotations

from datetime import date

from django.db.models import Min, Q, QuerySet

from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Practice, Uptake


def practices_retained(country: str, since: date | None = None, until: date | None = None) -> QuerySet[Practice]:
    """Return the practices that a coalition retained from a day to a day, by the day of the consensus."""
    rows = Practice.objects.filter(kept_by__code=country, consensus__outcome=words.RETAINED)
    if since is not None:
        rows = rows.filter(consensus__agreed_on__gte=since)
    if until is not None:
        rows = rows.filter(consensus__agreed_on__lte=until)
    return rows.order_by("pk")


def practices_adopted(country: str, since: date | None = None, until: date | None = None) -> QuerySet[Uptake]:
    """Return the uptakes by which a country adopted practices of others from a day to a day, with `adopted_on`.

    One that was dropped by the last day does not stand any more, and is left out.
    """
    rows = Uptake.objects.filter(to_country__code=country)
    rows = rows.annotate(
        adopted_on=Min("steps__held_on", filter=Q(steps__state=words.ADOPTED)),
        dropped_on=Min("steps__held_on", filter=Q(steps__state=words.DROPPED)),
    ).filter(adopted_on__isnull=False)
    if since is not None:
        rows = rows.filter(adopted_on__gte=since)
    if until is not None:
        rows = rows.filter(adopted_on__lte=until).filter(Q(dropped_on=None) | Q(dropped_on__gt=until))
    else:
        rows = rows.filter(dropped_on=None)
    return rows.order_by("pk")
