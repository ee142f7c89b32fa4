"""Activities and sessions, narrowed to who asks."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.partnership.rolls.models import Activity, ActivityStaff, PaperRoll, ReportedFigure, Session, WrongTry
from amparo.partnership.rolls.rules.signing import Window, mode_of, plain
from amparo.partnership.rolls.vocabulary import BY_COUNTS, CANCELLED, WRONG_MINUTES, WRONG_TRIES

Place = tuple[date, int]


def activities_visible_to(by: Actor) -> QuerySet[Activity]:
    """Return the activities of the actor's coalition, latest first; auditors and administrators see none."""
    rows = Activity.objects.filter(kept_by__code=by.country).select_related("kept_by", "organiser")
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def activity_visible_to(by: Actor, key: int) -> Activity | None:
    """Return an activity of the actor's coalition, or None."""
    return activities_visible_to(by).filter(pk=key).first()


def after(rows: QuerySet[Activity], place: Place | None) -> QuerySet[Activity]:
    """Continue a list, latest first, after a place in it."""
    if place is not None:
        rows = rows.filter(Q(starts_on__lt=place[0]) | Q(starts_on=place[0], pk__lt=place[1]))
    return rows.order_by("-starts_on", "-pk")


def sessions_of(activity: Activity) -> QuerySet[Session]:
    """Return the sessions of an activity in order of time."""
    return Session.objects.filter(activity=activity).order_by("starts_at", "number")


def offers_of(activity: Activity) -> set[str]:
    """Return the ways in which the sessions of an activity are offered."""
    return set(Session.objects.filter(activity=activity).values_list("offer", flat=True))


def session_of(activity: Activity, key: int | None) -> Session | None:
    """Return a session of an activity, or None."""
    return sessions_of(activity).filter(pk=key).first() if key is not None else None


def session_visible_to(by: Actor, key: int) -> Session | None:
    """Return a session of the actor's coalition, or None."""
    rows = Session.objects.filter(pk=key, activity__in=activities_visible_to(by))
    return rows.select_related("activity__kept_by").first()


def session_with_code(code: str) -> tuple[Session, str] | None:
    """Return the session that has a code, and the way of taking part that the code is for; None when none has."""
    told = plain(code)
    rows = Session.objects.filter(Q(room_code=told) | Q(online_code=told)).select_related("activity__kept_by")
    found = rows.first() if told else None
    return (found, mode_of(code, room=found.room_code, online=found.online_code)) if found else None


def window_of(session: Session) -> Window:
    """Return when a session's code is taken."""
    return Window(session.starts_at, session.ends_at, session.opens_before, session.closes_after)


def may_try(session: Session, at: datetime) -> bool:
    """Say whether a code may be tried in a session: not when too many were tried in vain in the last minutes."""
    since = at - timedelta(minutes=WRONG_MINUTES)
    tried = WrongTry.objects.filter(session=session, tried_at__gt=since, tried_at__lte=at)
    return tried.count() < WRONG_TRIES


def figures_of(activity: Activity) -> QuerySet[ReportedFigure]:
    """Return what sources say of how many came to an activity."""
    return ReportedFigure.objects.filter(activity=activity)


def staff_of(activity: Activity) -> QuerySet[ActivityStaff]:
    """Return who fills the rolls of an activity beside the secretariat."""
    return ActivityStaff.objects.filter(activity=activity).select_related("account")


def papers_of(session: Session) -> QuerySet[PaperRoll]:
    """Return the pictures of the paper roll of a session, without what they show."""
    return PaperRoll.objects.filter(session=session).defer("body")


def paper_visible_to(by: Actor, key: int) -> PaperRoll | None:
    """Return the picture of a paper roll of the actor's coalition, or None."""
    rows = PaperRoll.objects.filter(pk=key, session__activity__in=activities_visible_to(by))
    return rows.select_related("session__activity__kept_by").first()


def with_counts(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """Bring along how many were invited and how many sessions there are."""
    return rows.annotate(
        invited=Count("enrolments__professional", distinct=True), sessions_held=Count("sessions", distinct=True)
    )


def held_in_public_at(kept_by: Country, place: str, starts_at: datetime) -> QuerySet[Session]:
    """Return the sessions with the public that begin at an hour in a place, so that one is told once."""
    rows = Session.objects.filter(activity__kept_by=kept_by, activity__kind__in=BY_COUNTS, starts_at=starts_at)
    return rows.filter(activity__place__iexact=place.strip()).exclude(activity__state=CANCELLED)
