"""Putting things on the programme, changing and taking them off; who speaks; who works in which group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.directory.models import Professional
from amparo.partnership.events import permissions
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, ProgrammeItem, Speaker, Track, TrackPlace
from amparo.partnership.events.queries import programme as asked
from amparo.partnership.events.rules import programme as rules
from amparo.partnership.events.rules.programme import ItemEntry
from amparo.partnership.rolls.models import Enrolment, Session
from amparo.partnership.rolls.operations import planning
from amparo.partnership.rolls.operations.planning import SessionPlan
from amparo.partnership.rolls.queries import activities

# These have no roll of their own: nobody signs in to a pause.
WITHOUT_ROLL = frozenset({words.PAUSE})


def _hold(by: Actor, event: Event) -> Event:
    permits.require(by, permissions.KEEP_EVENT, event, by_table=permissions.MAY)
    rows = Event.objects.select_for_update(of=("self",)).select_related("activity__kept_by")
    return rows.get(pk=event.pk)


@transaction.atomic
def place_item(
    *, by: Actor, event: Event, entry: ItemEntry, at: datetime, track: Track | None = None, own_roll: bool = False
) -> ProgrammeItem:
    """Put something on the programme; who is there is on the roll of the session that lasts through it.

    Where there is none, or with `own_roll`, it gets a session of its own. Raises `Refused`.
    """
    event = _hold(by, event)
    others = list(asked.items_of(event))
    _check(event, entry, track, others)
    if len(others) >= words.MOST_ITEMS:
        raise Refused([_("A programme has at most %(count)s parts.") % {"count": words.MOST_ITEMS}])
    made = ProgrammeItem.objects.create(
        **_columns(entry), event=event, track=track, session=_roll(by, event, entry, own_roll), changed_at=at
    )
    entries.record(Note("ITEM_PLACED", subject=f"event:{event.pk}", facts={"kind": made.kind, "item": made.pk}), by=by)
    return made


def _columns(entry: ItemEntry) -> dict[str, object]:
    texts = {name: getattr(entry, name).strip() for name in ("title", "room", "summary", "source")}
    spoken = {"languages": list(entry.languages), "interpreted_to": list(entry.interpreted_to)}
    return {**asdict(entry), **texts, **spoken}


def _check(event: Event, entry: ItemEntry, track: Track | None, others: Iterable[ProgrammeItem]) -> None:
    activity = event.activity
    reasons = rules.reasons_not_to_place(
        entry,
        days=(activity.starts_on, activity.ends_on),
        zone=activity.time_zone,
        others=[(each.title, each) for each in others],
        has_track=track is not None,
    )
    if track is not None and track.event_id != event.pk:
        reasons.append(_("Choose one of the answers that are offered."))
    if reasons:
        raise Refused(reasons)


def _roll(by: Actor, event: Event, entry: ItemEntry, own_roll: bool) -> Session | None:
    if entry.kind in WITHOUT_ROLL:
        return None
    sessions = list(activities.sessions_of(event.activity))
    found = None if own_roll else rules.roll_for(entry, sessions)
    if found is not None:
        return sessions[found]
    plan = SessionPlan(entry.starts_at, entry.ends_at, entry.offer, title=entry.title.strip())
    return planning.plan_session(by=by, activity=event.activity, plan=plan)


@transaction.atomic
def change_item(
    *, by: Actor, item: ProgrammeItem, entry: ItemEntry, at: datetime, track: Track | None = None
) -> ProgrammeItem:
    """Change or move something on the programme; calendars that hold it learn of it. Raises `Refused`."""
    event = _hold(by, item.event)
    item = ProgrammeItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.struck_at is not None:
        raise Refused([_("It was taken off the programme: put it on anew.")])
    _check(event, entry, track, asked.items_of(event).exclude(pk=item.pk))
    was = item.session_id and activities.session_of(event.activity, item.session_id)
    lasts = bool(was) and rules.roll_for(entry, [was]) is not None
    item.session = was if lasts and was else _roll(by, event, entry, own_roll=False)
    changed = {**_columns(entry), "source": item.source, "is_invented": item.is_invented}
    for name, value in changed.items():
        setattr(item, name, value)
    item.track, item.changed_at, item.times_changed = track, at, item.times_changed + 1
    kept = {"source", "is_invented"}
    item.save(update_fields=[*(set(changed) - kept), "session", "track", "changed_at", "times_changed"])
    entries.record(Note("ITEM_CHANGED", subject=f"event:{event.pk}", facts={"item": item.pk}), by=by)
    return item


@transaction.atomic
def strike_item(*, by: Actor, item: ProgrammeItem, why: str, at: datetime) -> ProgrammeItem:
    """Take something off the programme, saying why; it stays to be seen, struck out. Raises `Refused`."""
    event = _hold(by, item.event)
    item = ProgrammeItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.struck_at is not None:
        raise Refused([_("It was taken off the programme already.")])
    if not why.strip() or len(why) > words.LONGEST_LINE:
        raise Refused([_("Write why it is taken off, in at most %(count)s letters.") % {"count": words.LONGEST_LINE}])
    item.struck_at, item.struck_why, item.times_changed = at, why.strip(), item.times_changed + 1
    item.save(update_fields=["struck_at", "struck_why", "times_changed"])
    entries.record(Note("ITEM_STRUCK", subject=f"event:{event.pk}", facts={"item": item.pk}), by=by)
    return item


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """What is said of who speaks, by the name that they chose, and to whom they agreed to be shown."""

    name: str
    presented_as: str = ""
    part: str = words.SPEAKS
    visibility: str = words.HIDDEN
    agreed_on: date | None = None
    is_invented: bool = False


@transaction.atomic
def name_speaker(
    *, by: Actor, item: ProgrammeItem, entry: SpeakerEntry, today: date, professional: Professional | None = None
) -> Speaker:
    """Name somebody who speaks in an item; without their word the name is hidden. Raises `Refused`."""
    event = _hold(by, item.event)
    said = asdict(entry)
    said.pop("is_invented")
    reasons = rules.reasons_not_to_name(**said, today=today)
    if Speaker.objects.filter(item=item, removed_at=None).count() >= words.MOST_SPEAKERS:
        reasons.append(
            _("So many people cannot speak in one part: at most %(count)s.") % {"count": words.MOST_SPEAKERS}
        )
    if professional is not None and professional.kept_by_id != event.kept_by.pk:
        reasons.append(_("Choose one of the answers that are offered."))
    if reasons:
        raise Refused(reasons)
    texts = {"name": entry.name.strip(), "presented_as": entry.presented_as.strip()}
    made = Speaker.objects.create(**{**asdict(entry), **texts}, item=item, professional=professional)
    facts = {"item": item.pk, "visibility": made.visibility}
    entries.record(Note("SPEAKER_NAMED", subject=f"event:{event.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def remove_speaker(*, by: Actor, speaker: Speaker, at: datetime) -> Speaker:
    """Take somebody off the programme; their name is not kept. Raises `Refused` when the actor may not."""
    event = _hold(by, speaker.item.event)
    speaker.name, speaker.presented_as, speaker.professional = "—", "", None
    speaker.visibility, speaker.removed_at = words.HIDDEN, at
    speaker.save(update_fields=["name", "presented_as", "professional", "visibility", "removed_at"])
    entries.record(Note("SPEAKER_REMOVED", subject=f"event:{event.pk}", facts={"item": speaker.item_id}), by=by)
    return speaker


@transaction.atomic
def name_track(*, by: Actor, event: Event, number: int, name: str) -> Track:
    """Make a working group, or name it anew. Raises `Refused`."""
    event = _hold(by, event)
    if not 1 <= number <= 99 or not name.strip() or len(name) > words.LONGEST_LINE:
        raise Refused([_("A group has a number from 1 to 99 and a name.")])
    made, _new = Track.objects.update_or_create(event=event, number=number, defaults={"name": name.strip()})
    entries.record(Note("TRACK_NAMED", subject=f"event:{event.pk}", facts={"track": number}), by=by)
    return made


@transaction.atomic
def put_in_track(*, by: Actor, enrolment: Enrolment, track: Track) -> TrackPlace:
    """Let somebody who is enrolled work in a group, and in no other. Raises `Refused`."""
    event = _hold(by, track.event)
    if enrolment.activity_id != event.activity_id:
        raise Refused([_("Choose one of the answers that are offered.")])
    made, _new = TrackPlace.objects.update_or_create(enrolment=enrolment, defaults={"track": track})
    entries.record(Note("TRACK_GIVEN", subject=f"event:{event.pk}", facts={"track": track.number}), by=by)
    return made
