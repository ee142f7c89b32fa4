"""Events as the coalition and as everybody sees them, their series, venue and budget."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.partnership.events.models import BudgetLine, Event, RegistrationTerms, Series, Venue
from amparo.partnership.events.vocabulary import HELD_AS, WAITING
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.queries import activities
from amparo.partnership.rolls.queries.activities import Place
from amparo.partnership.rolls.vocabulary import PLANNED

_WITH = ("activity__kept_by", "activity__organiser", "series")


def events_visible_to(by: Actor) -> QuerySet[Event]:
    """Return the events of the actor's coalition, latest first; auditors and administrators see none."""
    rows = Event.objects.filter(activity__kept_by__code=by.country).select_related(*_WITH)
    rows = rows.order_by("-activity__starts_on", "-pk")
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def after(rows: QuerySet[Event], place: Place | None) -> QuerySet[Event]:
    """Continue a list, latest first, after a place in it."""
    if place is None:
        return rows
    day, key = place
    return rows.filter(Q(activity__starts_on__lt=day) | Q(activity__starts_on=day, pk__lt=key))


def event_visible_to(by: Actor, key: int) -> Event | None:
    """Return an event of the actor's coalition, or None."""
    return events_visible_to(by).filter(pk=key).first()


def with_waiting(rows: QuerySet[Event]) -> QuerySet[Event]:
    """Bring along how many registrations wait for an answer."""
    return rows.annotate(waiting=Count("registrations", filter=Q(registrations__state=WAITING)))


def public_events() -> QuerySet[Event]:
    """Return the events that everybody may read, latest first."""
    rows = Event.objects.filter(published_at__isnull=False).select_related(*_WITH)
    return rows.order_by("-activity__starts_on", "-pk")


def public_event(key: int) -> Event | None:
    """Return an event that everybody may read, or None."""
    return public_events().filter(pk=key).first()


def event_of_activity(activity: Activity) -> Event | None:
    """Return the event that is held as an activity, or None."""
    return Event.objects.filter(activity=activity).select_related(*_WITH).first()


def activities_without_event(by: Actor) -> QuerySet[Activity]:
    """Return the congresses and workshops of the actor's coalition that have no programme yet."""
    rows = activities.activities_visible_to(by).filter(kind__in=HELD_AS, state=PLANNED)
    return rows.exclude(pk__in=Event.objects.values("activity"))


def series_visible_to(by: Actor) -> QuerySet[Series]:
    """Return the series of the actor's coalition."""
    rows = Series.objects.filter(kept_by__code=by.country)
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def events_of_series(series: Series) -> QuerySet[Event]:
    """Return the events of a series, in their order."""
    return Event.objects.filter(series=series).select_related(*_WITH).order_by("place_in_series")


def venue_of(event: Event) -> Venue | None:
    """Return where an event is held, where that was told."""
    return Venue.objects.filter(event=event).first()


def terms_of(event: Event) -> RegistrationTerms | None:
    """Return on which terms one registers, or None."""
    return RegistrationTerms.objects.filter(event=event).first()


def budget_of(event: Event) -> QuerySet[BudgetLine]:
    """Return the lines of what an event costs that were not struck out, in order."""
    return BudgetLine.objects.filter(event=event, struck_at=None).order_by("number")


def budget_line_of(event: Event, number: int) -> BudgetLine | None:
    """Return a line of what an event costs, or None."""
    return budget_of(event).filter(number=number).first()


def ended_before(at: datetime, country: str) -> QuerySet[Event]:
    """Return the events of a coalition that ended before the day of a moment."""
    rows = Event.objects.filter(activity__kept_by__code=country, activity__ends_on__lt=at.date())
    return rows.select_related("activity__kept_by")
