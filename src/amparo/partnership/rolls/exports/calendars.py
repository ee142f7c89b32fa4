"""Activities as a calendar."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.queries import activities


def calendar_of(activity: Activity, at: datetime) -> bytes:
    """Return the sessions of an activity as iCalendar events, with the whole name of their time zone."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - slow to load, and asked for seldom

    made = Calendar()
    made.add("prodid", "-//Amparo//ES")
    made.add("version", "2.0")
    zone = ZoneInfo(activity.time_zone)
    for session in activities.sessions_of(activity):
        event = Event()
        event.add("uid", f"session-{session.pk}@amparo")
        event.add("dtstamp", at)
        event.add("dtstart", session.starts_at.astimezone(zone))
        event.add("dtend", session.ends_at.astimezone(zone))
        event.add("summary", f"{activity.title} · {session.title}" if session.title else activity.title)
        if activity.place:
            event.add("location", activity.place)
        if activity.online_address:
            event.add("url", activity.online_address)
        made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())
