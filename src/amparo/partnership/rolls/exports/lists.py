"""The lists of activities, sessions, participants and of a roll, as workbooks that are taken in again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.lists import columns
from amparo.foundation.lists.listed import Listed, Moment, Row, Taking
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.exports import PEOPLE_TOLD, country_column, person_row
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.operations.importing import Of
from amparo.partnership.directory.queries import people
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Activity, Session
from amparo.partnership.rolls.operations import planning
from amparo.partnership.rolls.operations.planning import ActivityPlan, SessionPlan
from amparo.partnership.rolls.operations.presence import mark_roll
from amparo.partnership.rolls.queries import activities, presence

PLAN: Final = ("title", "country", "place", "online_address", "time_zone", "starts_on", "ends_on", "project", "note")


def country_of(by: Actor, _scope: str) -> Of | None:
    """Return the coalition of the actor as what a permission is asked about."""
    return Of(coalition.country_by_code(by.country)) if by.country else None


# --- activities


def _activities(by: Actor, subject: Of) -> Iterator[Row]:
    rows = list(activities.activities_visible_to(by).order_by("-starts_on", "-pk"))
    persons, attendances = presence.counted_by_activity(rows)
    counts = presence.head_counts_by_activity(rows)
    for each in rows:
        yield {
            "code": each.code,
            "kind": each.kind,
            **{name: getattr(each, name) for name in PLAN},
            "state": str(words.STATES[each.state]),
            "persons": None if each.is_by_counts else persons.get(each.pk, 0),
            "attendances": counts.get(each.pk, 0) if each.is_by_counts else attendances.get(each.pk, 0),
        }


def _plan(row: Row, country: Country, **more: Any) -> ActivityPlan:
    said = {name: row.get(name) or "" for name in PLAN}
    starts_on = row["starts_on"]
    assert isinstance(starts_on, date)
    return ActivityPlan(
        kind=str(row["kind"]),
        **{
            **said,
            "country": said["country"] or country.code,
            "time_zone": said["time_zone"] or country.time_zone,
            "starts_on": starts_on,
            "ends_on": row.get("ends_on") or starts_on,
            **more,
        },
    )


def _plan_one(moment: Moment, row: Row) -> None:
    kept_by = moment.subject.kept_by
    plan = _plan(row, kept_by, code=str(row.get("code") or ""))
    planning.plan_activity(by=moment.by, kept_by=kept_by, plan=plan, at=moment.at)


def _change_one(moment: Moment, row: Row, there: Row, changes: Sequence[str]) -> None:
    if "kind" in changes:
        raise Refused([_("The kind of an activity stays: plan another one.")])
    kept_by = moment.subject.kept_by
    activity = Activity.objects.select_related("kept_by").get(kept_by=kept_by, code=there["code"])
    planning.change_activity(
        by=moment.by, activity=activity, plan=_plan(row, kept_by, keep_days=activity.keep_days)
    )  # fmt: skip


ACTIVITIES: Final = Listed(
    kind="actividades",
    title=gettext_lazy("Activities"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.one_of("kind", gettext_lazy("Kind"), words.KINDS),
        columns.text("title", gettext_lazy("Title")),
        country_column(),
        columns.text("place", gettext_lazy("Place")),
        columns.text("online_address", gettext_lazy("Address of the online room"), longest=1000),
        columns.day("starts_on", gettext_lazy("First day")),
        columns.day("ends_on", gettext_lazy("Last day")),
        columns.text("time_zone", gettext_lazy("Time zone")),
        columns.text("project", gettext_lazy("Code of the project")),
        columns.text("note", gettext_lazy("Note"), longest=words.LONGEST_TEXT),
        columns.told("state", gettext_lazy("State")),
        columns.told("persons", gettext_lazy("Persons")),
        columns.told("attendances", gettext_lazy("Attendances")),
    ),
    may=permissions.MAY,
    needs=permissions.PLAN_ACTIVITY,
    subject=country_of,
    rows=_activities,
    back=lambda _scope: reverse("rolls:activities"),
    taking=Taking(
        permissions.PLAN_ACTIVITY, _plan_one, _change_one, needed=("kind", "title", "starts_on"), codes_are_given=True
    ),
)


# --- the sessions of an activity


def _activity(by: Actor, scope: str) -> Activity | None:
    return activities.activity_visible_to(by, int(scope)) if scope.isdigit() and len(scope) < 19 else None


def _sessions(_by: Actor, subject: Activity) -> Iterator[Row]:
    zone = ZoneInfo(subject.time_zone)
    for each in activities.sessions_of(subject):
        yield {
            "number": each.number,
            "title": each.title,
            "starts_at": each.starts_at.astimezone(zone).replace(tzinfo=None),
            "ends_at": each.ends_at.astimezone(zone).replace(tzinfo=None),
            "offer": each.offer,
            "hours": each.hours,
            "capacity_in_person": each.capacity_in_person,
            "capacity_online": each.capacity_online,
        }


def _plan_session(moment: Moment, row: Row) -> None:
    zone = ZoneInfo(moment.subject.time_zone)
    starts_at, ends_at, hours = row["starts_at"], row["ends_at"], row.get("hours")
    assert isinstance(starts_at, datetime)
    assert isinstance(ends_at, datetime)
    plan = SessionPlan(
        starts_at=starts_at.replace(tzinfo=zone),
        ends_at=ends_at.replace(tzinfo=zone),
        offer=str(row["offer"]),
        title=str(row.get("title") or ""),
        hours=hours if isinstance(hours, Decimal) else None,
        capacity_in_person=_whole(row.get("capacity_in_person")),
        capacity_online=_whole(row.get("capacity_online")),
    )
    planning.plan_session(by=moment.by, activity=moment.subject, plan=plan)


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) else None


SESSIONS: Final = Listed(
    kind="sesiones",
    title=gettext_lazy("Sessions"),
    columns=(
        columns.whole("number", gettext_lazy("Number")),
        columns.text("title", gettext_lazy("Title")),
        columns.moment("starts_at", gettext_lazy("Starts, at the place")),
        columns.moment("ends_at", gettext_lazy("Ends, at the place")),
        columns.one_of("offer", gettext_lazy("How one takes part"), words.OFFERS),
        columns.amount("hours", gettext_lazy("Hours that count")),
        columns.whole("capacity_in_person", gettext_lazy("Places on site")),
        columns.whole("capacity_online", gettext_lazy("Places online")),
    ),
    may=permissions.MAY,
    needs=permissions.PLAN_ACTIVITY,
    subject=_activity,
    rows=_sessions,
    back=lambda scope: reverse("rolls:activity", args=[scope]),
    taking=Taking(
        permissions.PLAN_ACTIVITY,
        _plan_session,
        why_no_change=gettext_lazy("A session that is planned stays as it is: people hold its codes already."),
        needed=("starts_at", "ends_at", "offer"),
    ),
)


# --- who was invited


def _participants(_by: Actor, subject: Activity) -> Iterator[Row]:
    rows = list(presence.enrolments_of(subject))
    who = people.with_places(Professional.objects.filter(pk__in=[row.person for row in rows]))
    known = {each.pk: person_row(each) for each in who}
    there = set(presence.attendances_of([subject]).values_list("person", flat=True))
    for row in rows:
        came = _("Yes") if row.person in there else _("No")
        yield {**known[row.person], "mode": row.mode, "answer": str(words.ENROLMENTS[row.state]), "came": came}


PARTICIPANTS: Final = Listed(
    kind="participantes",
    title=gettext_lazy("Participants"),
    columns=(
        *PEOPLE_TOLD,
        columns.one_of("mode", gettext_lazy("Way of taking part"), words.OFFERS),
        columns.told("answer", gettext_lazy("Answer")),
        columns.told("came", gettext_lazy("Came")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_ROLL,
    subject=_activity,
    rows=_participants,
    back=lambda scope: reverse("rolls:activity", args=[scope]),
    taken_at="rolls:read_participants",
)


# --- the roll of a session


@dataclass(frozen=True, slots=True)
class RollOf:
    """The roll of a session: what permission is asked about."""

    session: Session

    @property
    def kept_by(self) -> Country:
        """The coalition that holds the activity."""
        return self.session.activity.kept_by

    @property
    def staff_accounts(self) -> frozenset[int]:
        """The accounts that fill its rolls beside the secretariat."""
        return self.session.activity.staff_accounts


def _roll_of(by: Actor, scope: str) -> RollOf | None:
    known = activities.session_visible_to(by, int(scope)) if scope.isdigit() and len(scope) < 19 else None
    return RollOf(known) if known and not known.activity.is_by_counts else None


def _roll(_by: Actor, subject: RollOf) -> Iterator[Row]:
    marks = presence.marks_of(subject.session)
    for row in presence.enrolments_of(subject.session.activity).exclude(state=words.DECLINED):
        there = marks.get(row.person, ())
        yield {
            "code": f"P{row.person}",
            "name": row.professional.name,
            "organisation": row.organisation.name if row.organisation else "",
            "in_person": words.IN_PERSON in there,
            "online": words.ONLINE in there,
        }


def _mark(moment: Moment, row: Row, there: Row, changes: Sequence[str]) -> None:
    person = int(str(there["code"])[1:])
    ways = {"in_person": words.IN_PERSON, "online": words.ONLINE}
    marks = {(person, ways[name]): bool(row[name]) for name in changes}
    session = moment.subject.session
    filled = mark_roll(by=moment.by, session=session, marks=marks, proof=words.STAFF, at=moment.at)
    if filled.marked + filled.struck < len(marks):
        raise Refused([_("This session is not held in that way.")])


ROLL: Final = Listed(
    kind="asistencia",
    title=gettext_lazy("Roll"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.told("name", gettext_lazy("Name")),
        columns.told("organisation", gettext_lazy("Organisation")),
        columns.yes_or_no("in_person", words.MODES[words.IN_PERSON]),
        columns.yes_or_no("online", words.MODES[words.ONLINE]),
    ),
    may=permissions.MAY,
    needs=permissions.FILL_ROLL,
    subject=_roll_of,
    rows=_roll,
    back=lambda scope: reverse("rolls:roll", args=[scope]),
    taking=Taking(
        permissions.FILL_ROLL,
        change=_mark,
        why_no_new=gettext_lazy("Only who was invited is on the roll: invite the person first."),
    ),
)
