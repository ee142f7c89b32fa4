"""What is on the programme, who speaks and to whom they are shown, and who works in which group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Count, QuerySet

from amparo.partnership.events.models import Event, ProgrammeItem, Speaker, Track, TrackPlace
from amparo.partnership.events.vocabulary import HIDDEN, PARTICIPANTS, PUBLIC
from amparo.partnership.rolls.models import Enrolment
from amparo.partnership.rolls.queries import activities, presence
from amparo.partnership.rolls.vocabulary import ACCEPTED, ONLINE

EVERYBODY: tuple[str, ...] = (PUBLIC,)
WHO_TAKES_PART: tuple[str, ...] = (PUBLIC, PARTICIPANTS)
WHO_ORGANISES: tuple[str, ...] = (PUBLIC, PARTICIPANTS, HIDDEN)


def items_of(event: Event, *, struck: bool = False) -> QuerySet[ProgrammeItem]:
    """Return what is on the programme of an event in order of time; with `struck`, what was taken off too."""
    rows = ProgrammeItem.objects.filter(event=event).select_related("track", "session")
    return rows.order_by("starts_at", "room", "pk") if struck else rows.filter(struck_at=None)


def item_of(event: Event, key: int) -> ProgrammeItem | None:
    """Return something on the programme of an event, or None."""
    return ProgrammeItem.objects.filter(event=event, pk=key).select_related("event__activity__kept_by", "track").first()


def tracks_of(event: Event) -> QuerySet[Track]:
    """Return the working groups of an event, each with how many work in it."""
    return Track.objects.filter(event=event).annotate(people=Count("places")).order_by("number")


def track_of(event: Event, number: int) -> Track | None:
    """Return a working group of an event by its number, or None."""
    return Track.objects.filter(event=event, number=number).first()


def speakers_of(event: Event, shown_to: Collection[str]) -> dict[int, list[Speaker]]:
    """Return, for each item of an event, who speaks in it and may be shown to some."""
    rows = Speaker.objects.filter(item__event=event, removed_at=None, visibility__in=list(shown_to))
    found: defaultdict[int, list[Speaker]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[row.item_id].append(row)
    return dict(found)


def speaker_of(item: ProgrammeItem, key: int) -> Speaker | None:
    """Return somebody who speaks in an item, or None."""
    return Speaker.objects.filter(item=item, pk=key, removed_at=None).first()


def group_of(enrolment: Enrolment) -> Track | None:
    """Return the group in which somebody works, or None."""
    place = TrackPlace.objects.filter(enrolment=enrolment).select_related("track").first()
    return place.track if place else None


def offers_of(event: Event) -> set[str]:
    """Return the ways in which the parts of an event are offered; before there is a programme, those of its rolls."""
    offers = {str(offer) for offer in items_of(event).values_list("offer", flat=True).order_by().distinct()}
    return offers or activities.offers_of(event.activity)


def in_groups(event: Event) -> list[tuple[Enrolment, int | None]]:
    """Return who has a place on site with the number of their group; whoever has none yet comes first, then by name."""
    groups = dict(TrackPlace.objects.filter(track__event=event).values_list("enrolment", "track__number"))
    rows = presence.enrolments_of(event.activity).filter(state=ACCEPTED).exclude(mode=ONLINE)
    found = [(row, groups.get(row.pk)) for row in rows]
    return sorted(found, key=lambda each: each[1] is not None)
