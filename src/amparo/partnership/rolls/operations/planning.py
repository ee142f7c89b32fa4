"""Planning activities and their sessions, and what sources say of how many came."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.models import Account
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.operations.importing import Of
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Activity, ActivityStaff, ReportedFigure, Session
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.rules import planning as rules
from amparo.partnership.rolls.rules.signing import ALPHABET, SESSION_CODE_LENGTH


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """What is said of an activity; without a code it gets the next one of its coalition and year."""

    kind: str
    title: str
    country: str
    time_zone: str
    starts_on: date
    ends_on: date
    place: str = ""
    online_address: str = ""
    project: str = ""
    code: str = ""
    note: str = ""
    origin: str = ""
    keep_days: int = words.NEEDLESS_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What is said of a session of an activity."""

    starts_at: datetime
    ends_at: datetime
    offer: str
    title: str = ""
    hours: Decimal | None = None
    capacity_in_person: int | None = None
    capacity_online: int | None = None
    opens_before: int = words.CHECK_IN_BEFORE
    closes_after: int = words.CHECK_IN_AFTER

    @property
    def lasting(self) -> Decimal:
        """The hours that are told, else those between start and end."""
        if self.hours is not None:
            return self.hours
        return (Decimal((self.ends_at - self.starts_at).total_seconds()) / 3600).quantize(Decimal("0.01"))


@transaction.atomic
def plan_activity(
    *, by: Actor, kept_by: Country, plan: ActivityPlan, at: datetime, organiser: Organisation | None = None
) -> Activity:
    """Plan an activity of a coalition. Raises `Refused` when the actor may not, or the plan is wanting."""
    permits.require(by, permissions.PLAN_ACTIVITY, Of(kept_by), by_table=permissions.MAY)
    return make_activity(by=by, kept_by=kept_by, plan=plan, organiser=organiser, at=at)


def make_activity(
    *, by: Actor, kept_by: Country, plan: ActivityPlan, organiser: Organisation | None, at: datetime
) -> Activity:
    """Make an activity inside an operation that asked for permission. Raises `Refused` when the plan is wanting."""
    _check(plan)
    code = plan.code.strip() or _next_code(kept_by, plan.starts_on.year)
    if Activity.objects.filter(kept_by=kept_by, code=code).exists():
        raise Refused([_("There is an activity with the code %(code)s already.") % {"code": code}])
    made = Activity.objects.create(
        **{**asdict(plan), "code": code, "title": plan.title.strip()},
        kept_by=kept_by,
        organiser=organiser,
        entered_at=at,
        entered_by=by.account,
    )
    entries.record(Note("ACTIVITY_PLANNED", subject=f"activity:{made.pk}", facts={"kind": plan.kind}), by=by)
    return made


def _check(plan: ActivityPlan) -> None:
    reasons = rules.reasons_not_to_plan(
        title=plan.title,
        kind=plan.kind,
        country=plan.country,
        zone=plan.time_zone,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        address=plan.online_address,
    )
    if reasons:
        raise Refused(reasons)


def _next_code(kept_by: Country, year: int) -> str:
    """Return the next code of a year; two plans at one moment follow one another."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('activity code'), %s)", [kept_by.pk])
    start = f"{kept_by.code}-{year}-"
    taken = Activity.objects.filter(kept_by=kept_by, code__startswith=start).values_list("code", flat=True)
    numbers = [int(code.removeprefix(start)) for code in taken if code.removeprefix(start).isdigit()]
    return f"{start}{max(numbers, default=0) + 1:02}"


@transaction.atomic
def change_activity(*, by: Actor, activity: Activity, plan: ActivityPlan) -> Activity:
    """Change the plan of an activity; its code and its kind stay. Raises `Refused`."""
    activity = hold(permissions.PLAN_ACTIVITY, activity, by=by)
    _check(plan)
    outside = activity.sessions.exclude(starts_at__date__range=(plan.starts_on, plan.ends_on)).exists()
    if outside and (plan.starts_on > activity.starts_on or plan.ends_on < activity.ends_on):
        raise Refused([_("A session is outside those days: move it first.")])
    changed = ("title", "country", "place", "online_address", "time_zone", "starts_on", "ends_on", "project", "note")
    for name in (*changed, "keep_days"):
        setattr(activity, name, getattr(plan, name))
    activity.save(update_fields=[*changed, "keep_days"])
    entries.record(Note("ACTIVITY_CHANGED", subject=f"activity:{activity.pk}"), by=by)
    return activity


@transaction.atomic
def cancel_activity(*, by: Actor, activity: Activity, why: str, at: datetime) -> Activity:
    """Cancel an activity in which nobody was yet, saying why; it stays to be seen. Raises `Refused`."""
    activity = hold(permissions.PLAN_ACTIVITY, activity, by=by)
    reasons = rules.reasons_not_to_cancel(
        is_cancelled=activity.state == words.CANCELLED,
        was_held=activity.sessions.filter(attendances__struck_at=None, attendances__isnull=False).exists()
        or activity.sessions.filter(counts__isnull=False).exists(),
        why=why,
    )
    if reasons:
        raise Refused(reasons)
    activity.state, activity.cancelled_why, activity.cancelled_at = words.CANCELLED, why.strip(), at
    activity.save(update_fields=["state", "cancelled_why", "cancelled_at"])
    entries.record(Note("ACTIVITY_CANCELLED", subject=f"activity:{activity.pk}"), by=by)
    return activity


@transaction.atomic
def set_places(*, by: Actor, activity: Activity, in_person: int | None, online: int | None) -> Activity:
    """Say how many places an activity has in each way; nothing means no limit. Raises `Refused`."""
    activity = hold(permissions.PLAN_ACTIVITY, activity, by=by)
    places = {words.IN_PERSON: in_person, words.ONLINE: online}
    reasons = rules.reasons_not_to_set_places(places, presence.places_held(activity))
    if reasons:
        raise Refused(reasons)
    activity.places_in_person, activity.places_online = in_person, online
    activity.save(update_fields=["places_in_person", "places_online"])
    entries.record(Note("PLACES_SET", subject=f"activity:{activity.pk}"), by=by)
    return activity


@transaction.atomic
def plan_session(*, by: Actor, activity: Activity, plan: SessionPlan) -> Session:
    """Plan a session of an activity, with its two secret codes. Raises `Refused`."""
    return make_session(by=by, activity=hold(permissions.PLAN_ACTIVITY, activity, by=by), plan=plan)


def make_session(*, by: Actor, activity: Activity, plan: SessionPlan) -> Session:
    """Make a session inside an operation that asked for permission. Raises `Refused` when the plan is wanting."""
    reasons = rules.reasons_not_to_hold(
        days=(activity.starts_on, activity.ends_on),
        zone=activity.time_zone,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        hours=plan.lasting,
        offer=plan.offer,
    )
    if reasons:
        raise Refused(reasons)
    last = activity.sessions.aggregate(last=Max("number"))["last"] or 0
    made = Session.objects.create(
        **{**asdict(plan), "hours": plan.lasting, "title": plan.title.strip()},
        activity=activity,
        number=last + 1,
        room_code=new_code(SESSION_CODE_LENGTH),
        online_code=new_code(SESSION_CODE_LENGTH),
    )
    entries.record(Note("SESSION_PLANNED", subject=f"activity:{activity.pk}", facts={"number": made.number}), by=by)
    return made


@transaction.atomic
def plan_daily(*, by: Actor, activity: Activity, plan: SessionPlan) -> list[Session]:
    """Plan the same session on every day from that of the plan to the last of the activity. Raises `Refused`."""
    zone = ZoneInfo(activity.time_zone)
    start, end = plan.starts_at.astimezone(zone), plan.ends_at.astimezone(zone)
    days = max((activity.ends_on - start.date()).days, 0) + 1
    # Of the clock on the wall: a day added in the zone of the place keeps the hour.
    shifts = [timedelta(days=day) for day in range(days)]
    daily = [replace(plan, starts_at=start + shift, ends_at=end + shift) for shift in shifts]
    return [plan_session(by=by, activity=activity, plan=each) for each in daily]


@transaction.atomic
def name_staff(*, by: Actor, activity: Activity, account: Account, at: datetime) -> ActivityStaff:
    """Let an account fill the rolls of an activity beside the secretariat. Raises `Refused` when the actor may not."""
    activity = hold(permissions.NAME_STAFF, activity, by=by)
    made, _new = ActivityStaff.objects.get_or_create(activity=activity, account=account, defaults={"named_at": at})
    entries.record(Note("STAFF_NAMED", subject=f"activity:{activity.pk}"), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Said:
    """What a source says of how many came."""

    value: int
    qualifier: str
    unit: str
    source: str


@transaction.atomic
def record_figure(*, by: Actor, activity: Activity, said: Said, at: datetime) -> ReportedFigure:
    """Record what a source says of how many came; what another source says stays beside it. Raises `Refused`."""
    activity = hold(permissions.PLAN_ACTIVITY, activity, by=by)
    if said.qualifier not in words.QUALIFIERS or said.unit not in words.UNITS or said.value < 0:
        raise Refused([_("Choose one of the answers that are offered.")])
    if not said.source.strip():
        raise Refused([_("Write who says so, and where.")])
    made = ReportedFigure.objects.create(
        activity=activity, recorded_at=at, recorded_by=by.account, **{**asdict(said), "source": said.source.strip()}
    )
    entries.record(Note("REPORTED_FIGURE_RECORDED", subject=f"activity:{activity.pk}"), by=by)
    return made


def new_code(length: int) -> str:
    """Return a code that nobody guesses, of letters and figures that do not look alike."""
    return "".join(secrets.choice(ALPHABET) for _each in range(length))


def hold(operation: str, activity: Activity, *, by: Actor) -> Activity:
    """Ask for permission, and hold the activity against a change at the same moment."""
    permits.require(by, operation, activity, by_table=permissions.MAY)
    return Activity.objects.select_for_update(of=("self",)).select_related("kept_by").get(pk=activity.pk)
