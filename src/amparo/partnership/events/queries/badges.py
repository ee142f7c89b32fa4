"""Who gets a badge, and what may be on it."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.partnership.events.models import Event, Registration, TrackPlace
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.vocabulary import ACCEPTED, ONLINE


@dataclass(frozen=True, slots=True)
class Badged:
    """Somebody who has a place on site, and what their badge may say."""

    name: str
    organisation: str
    code: str
    group: str


def badged(event: Event) -> list[Badged]:
    """Return who has a place and may come on site, by name; where they work only if they let it be said."""
    groups = {
        place.enrolment_id: str(place.track)
        for place in TrackPlace.objects.filter(track__event=event).select_related("track")
    }
    let = set(
        Registration.objects.filter(event=event, badge_says_organisation=True).values_list("enrolment_id", flat=True)
    )
    rows = presence.enrolments_of(event.activity).filter(state=ACCEPTED).exclude(mode=ONLINE)
    return [
        Badged(
            name=row.professional.name,
            organisation=_organisation(row) if row.pk in let or row.professional.is_shown else "",
            code=row.check_in_code,
            group=groups.get(row.pk, ""),
        )
        for row in rows
    ]


def _organisation(row: object) -> str:
    found = getattr(row, "organisation", None)
    return str(found.name) if found is not None else ""
