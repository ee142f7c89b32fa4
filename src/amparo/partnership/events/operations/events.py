"""Making events from templates or over what is planned already, publishing them, their venue and their series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.operations.importing import Of
from amparo.partnership.events import permissions
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import BudgetLine, Event, RegistrationTerms, Series, Track, Venue
from amparo.partnership.events.operations.programme import place_item
from amparo.partnership.events.queries import events
from amparo.partnership.events.rules.templates import Beginning, Template, item_entry
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.operations import planning
from amparo.partnership.rolls.operations.planning import ActivityPlan, SessionPlan
from amparo.partnership.rolls.vocabulary import CANCELLED, IN_PERSON, ONLINE


@dataclass(frozen=True, slots=True)
class EventPlan:
    """What is said of an event that is made from a template: the rest comes from there, to be changed."""

    template: Template
    title: str
    starts_on: date
    country: str
    time_zone: str
    language: str
    place: str = ""
    online_address: str = ""
    project: str = ""
    is_invented: bool = False


@dataclass(frozen=True, slots=True)
class EventEntry:
    """What is said of an event beyond its activity."""

    summary: str = ""
    languages: tuple[str, ...] = ()
    template: str = ""
    is_invented: bool = False
    origin: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def make_event(*, by: Actor, kept_by: Country, plan: EventPlan, at: datetime) -> Event:
    """Make an event from a template: its activity and rolls, groups, programme, terms and budget. Raises `Refused`."""
    template = plan.template
    told = ActivityPlan(
        kind=template.kind,
        title=plan.title,
        country=plan.country,
        time_zone=plan.time_zone,
        starts_on=plan.starts_on,
        ends_on=plan.starts_on + timedelta(days=template.days - 1),
        place=plan.place,
        online_address=plan.online_address,
        project=plan.project,
    )
    activity = planning.plan_activity(by=by, kept_by=kept_by, plan=told, at=at)
    for moment, title, offer in template.sessions:
        starts_at, ends_at = moment.on(plan.starts_on, plan.time_zone)
        planning.plan_session(by=by, activity=activity, plan=SessionPlan(starts_at, ends_at, offer, title=title))
    in_person, online = (template.places.get(way) for way in (IN_PERSON, ONLINE))
    planning.set_places(by=by, activity=activity, in_person=in_person, online=online)
    return hold_event(
        by=by, activity=activity, template=template, language=plan.language, at=at, is_invented=plan.is_invented
    )


@transaction.atomic
def hold_event(
    *, by: Actor, activity: Activity, template: Template, language: str, at: datetime, is_invented: bool = False
) -> Event:
    """Write the programme of a template over an activity that is planned already. Raises `Refused`."""
    permits.require(by, permissions.KEEP_EVENT, Of(activity.kept_by), by_table=permissions.MAY)
    reasons = _reasons_not_to_hold(activity, template)
    if reasons:
        raise Refused(reasons)
    origin = {"sources": list(template.sources), "note": template.invented}
    entry = EventEntry(template.summary, template.languages, template.code, is_invented, origin)
    event = _write_event(by, activity, entry, at)
    start = Beginning(activity.starts_on, activity.time_zone, language)
    tracks = {
        number: Track.objects.create(event=event, number=number, name=name, is_invented=invented)
        for number, name, invented in template.tracks
    }
    for moment, track, said in template.items:
        entry_of = item_entry(moment, track, said, start)
        place_item(by=by, event=event, entry=entry_of, track=tracks.get(track or 0), at=at)
    for number, line in enumerate(template.budget, start=1):
        BudgetLine.objects.create(event=event, number=number, **asdict(line))
    _write_terms(by, event, template, at)
    return event


def _reasons_not_to_hold(activity: Activity, template: Template) -> list[str]:
    reasons = []
    if activity.kind not in words.HELD_AS or activity.state == CANCELLED:
        reasons.append(_("Only a planned congress or workshop has a programme."))
    if events.event_of_activity(activity) is not None:
        reasons.append(_("It has a programme already."))
    if (activity.ends_on - activity.starts_on).days + 1 < template.days:
        reasons.append(_("The template has %(count)s days: the activity is shorter.") % {"count": template.days})
    return reasons


def _write_event(by: Actor, activity: Activity, entry: EventEntry, at: datetime) -> Event:
    said = {**asdict(entry), "languages": list(entry.languages), "origin": dict(entry.origin)}
    event = Event.objects.create(activity=activity, account=by.account, made_at=at, **said)
    Venue.objects.create(event=event, name=activity.place)
    entries.record(Note("EVENT_MADE", subject=f"event:{event.pk}", facts={"template": entry.template}), by=by)
    return event


def _write_terms(by: Actor, event: Event, template: Template, at: datetime) -> None:
    """Let people register from now until the day before it begins; of an event that is over, until it began."""
    zone_day = datetime.combine(event.activity.starts_on, datetime.min.time(), at.tzinfo)
    opens_at = min(at, zone_day - timedelta(days=30))
    RegistrationTerms.objects.create(
        event=event, for_whom=template.for_whom, consent=template.consent, opens_at=opens_at, closes_at=zone_day,
        asks_group=bool(template.tracks), account=by.account, changed_at=at,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """What is said of an event and of where it is held."""

    summary: str
    languages: tuple[str, ...] = ()
    name: str = ""
    address: str = ""
    directions: str = ""
    access: str = ""
    stream_note: str = ""
    stream_opens_before: int = 30


@transaction.atomic
def change_about(*, by: Actor, event: Event, about: About) -> Event:
    """Say anew what an event is and where it is held. Raises `Refused`."""
    event = hold(by=by, event=event)
    texts = (about.summary, about.address, about.directions, about.access, about.stream_note)
    if max(map(len, texts)) > words.LONGEST_TEXT or len(about.name) > words.LONGEST_LINE:
        raise Refused([_("A text has at most %(count)s letters.") % {"count": words.LONGEST_TEXT}])
    if not set(about.languages) <= set(words.SPOKEN) or not 0 <= about.stream_opens_before <= 24 * 60:
        raise Refused([_("Choose one of the answers that are offered.")])
    event.summary, event.languages = about.summary.strip(), list(about.languages)
    event.save(update_fields=["summary", "languages"])
    said = {name: value for name, value in asdict(about).items() if name not in {"summary", "languages"}}
    Venue.objects.update_or_create(event=event, defaults=said)
    entries.record(Note("EVENT_CHANGED", subject=f"event:{event.pk}"), by=by)
    return event


@transaction.atomic
def publish_event(*, by: Actor, event: Event, at: datetime) -> Event:
    """Let everybody read the programme and register on its terms. Raises `Refused`."""
    event = hold(by=by, event=event)
    if event.activity.state == CANCELLED:
        raise Refused([_("The activity was cancelled.")])
    if event.published_at is None:
        event.published_at = at
        event.save(update_fields=["published_at"])
        entries.record(Note("EVENT_PUBLISHED", subject=f"event:{event.pk}"), by=by)
    return event


@transaction.atomic
def take_back(*, by: Actor, event: Event) -> Event:
    """Let nobody outside read the programme any more; who registered stays. Raises `Refused`."""
    event = hold(by=by, event=event)
    event.published_at = None
    event.save(update_fields=["published_at"])
    entries.record(Note("EVENT_TAKEN_BACK", subject=f"event:{event.pk}"), by=by)
    return event


@transaction.atomic
def put_in_series(*, by: Actor, event: Event, name: str, at: datetime) -> Series:
    """Let an event continue a series, after those that are in it; a new name begins one. Raises `Refused`."""
    event, name = hold(by=by, event=event), " ".join(name.split())
    if not name or len(name) > words.LONGEST_LINE:
        raise Refused([_("Write a name of at most %(count)s letters.") % {"count": words.LONGEST_LINE}])
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('event series'), %s)", [event.kept_by.pk])
    series, _new = Series.objects.get_or_create(
        kept_by=event.kept_by, name=name, defaults={"account": by.account, "made_at": at}
    )
    if event.series_id != series.pk:
        last = Event.objects.filter(series=series).aggregate(last=Max("place_in_series"))["last"] or 0
        event.series, event.place_in_series = series, last + 1
        event.save(update_fields=["series", "place_in_series"])
        facts = {"series": series.pk, "place": last + 1}
        entries.record(Note("EVENT_IN_SERIES", subject=f"event:{event.pk}", facts=facts), by=by)
    return series


def hold(*, by: Actor, event: Event) -> Event:
    """Ask for permission, and hold the event against a change at the same moment."""
    permits.require(by, permissions.KEEP_EVENT, event, by_table=permissions.MAY)
    rows = Event.objects.select_for_update(of=("self",)).select_related("activity__kept_by", "series")
    return rows.get(pk=event.pk)
