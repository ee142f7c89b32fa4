"""Activities as a calendar, and rolls as workbooks that can be taken in again."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from amparo.foundation.documents.sheets import write_sheet
from amparo.partnership.directory import vocabulary as directory
from amparo.partnership.directory.exports import person_row
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.queries import people
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.queries import activities, presence


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


def roll_sheet(activity: Activity, language: str) -> bytes:
    """Return who was invited as a workbook with the columns of people and the way in which each takes part."""
    with translation.override(language):
        rows = list(presence.enrolments_of(activity))
        who = people.with_places(Professional.objects.filter(pk__in=[row.person for row in rows]))
        told = {each.pk: person_row(each, language) for each in who}
        there = set(presence.attendances_of([activity]).values_list("person", flat=True))
        headings = [*(str(directory.COLUMNS[name]) for name in directory.PEOPLE_COLUMNS), _("Way of taking part")]
        cells = [
            [
                *told[row.person],
                str(words.OFFERS[row.mode]),
                str(words.ENROLMENTS[row.state]),
                _came(row.person in there),
            ]
            for row in rows
        ]
        return write_sheet(activity.code, [*headings, _("Answer"), _("Came")], cells)


def _came(was_there: bool) -> str:
    return _("Yes") if was_there else _("No")


def activities_sheet(rows: QuerySet[Activity], language: str) -> bytes:
    """Return activities as a workbook, with how many persons came, each counted once."""
    with translation.override(language):
        headings = (
            _("Code"), _("Kind"), _("Title"), _("Country"), _("Place"), _("First day"), _("Last day"), _("Time zone"),
            _("Code of the project"), _("Persons"), _("Attendances"),
        )  # fmt: skip
        return write_sheet(_("Activities"), headings, [_activity_row(each, language) for each in rows])


def _activity_row(each: Activity, language: str) -> list[str | int | None]:
    reach = presence.reach_of([each])
    counts = sum(presence.head_count_of([each]).values())
    return [
        each.code,
        str(words.KINDS[each.kind]),
        each.title,
        country_name(each.country, language),
        each.place,
        each.starts_on.isoformat(),
        each.ends_on.isoformat(),
        each.time_zone,
        each.project,
        None if each.is_by_counts else reach.unique,
        counts if each.is_by_counts else reach.attendances,
    ]
