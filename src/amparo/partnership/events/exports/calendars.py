"""A programme as a calendar: of everybody, or one's own with the own group and nothing secret in it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, ProgrammeItem, Track
from amparo.partnership.events.queries import programme

if TYPE_CHECKING:
    from icalendar import Component


def calendar_of(event: Event, at: datetime, *, track: Track | None = None, is_own: bool = False) -> bytes:
    """Return the programme as iCalendar events; one's own leaves other groups and pauses out.

    What was taken off is told as cancelled, and what was moved has a higher sequence, so that calendars follow.
    The address of the stream is in none: whoever has the file could pass it on.
    """
    from icalendar import Calendar  # noqa: PLC0415 - slow to load, and asked for seldom

    made = Calendar()
    made.add("prodid", "-//Amparo//ES")
    made.add("version", "2.0")
    made.add("x-wr-calname", event.activity.title)
    rows = programme.items_of(event, struck=True)
    for item in rows:
        if is_own and (item.kind == words.PAUSE or item.track_id not in (None, track.pk if track else None)):
            continue
        made.add_component(_event_of(item, event, at))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event_of(item: ProgrammeItem, event: Event, at: datetime) -> Component:
    from icalendar import Event as Entry  # noqa: PLC0415 - slow to load, and asked for seldom

    zone, entry = ZoneInfo(event.activity.time_zone), Entry()
    entry.add("uid", f"event-item-{item.pk}@amparo")
    entry.add("dtstamp", at)
    entry.add("sequence", item.times_changed)
    entry.add("dtstart", item.starts_at.astimezone(zone))
    entry.add("dtend", item.ends_at.astimezone(zone))
    entry.add("summary", f"{item.title} ({item.track})" if item.track else item.title)
    place = ", ".join(text for text in (item.room, event.activity.place) if text)
    if place:
        entry.add("location", place)
    if item.struck_at is not None:
        entry.add("status", "CANCELLED")
        entry.add("description", _("Taken off: %(why)s") % {"why": item.struck_why})
    return entry
