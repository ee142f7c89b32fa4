"""Bodies, their seats, who sits in them on a day, and when they have to meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.queries.people import one_person
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.partnership.governance.models import Body, Mandate, Meeting, Seat
from amparo.partnership.governance.rules.bodies import Chair, Duty, Sitting, Span, duty_to_meet
from amparo.partnership.governance.vocabulary import MEMBER
from amparo.partnership.rolls.models import Attendance
from amparo.partnership.rolls.vocabulary import PLANNED


def bodies_visible_to(by: Actor) -> QuerySet[Body]:
    """Return the bodies of the actor's coalition; auditors and administrators see none."""
    rows = Body.objects.filter(kept_by__code=by.country).select_related("kept_by")
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def body_visible_to(by: Actor, key: int) -> Body | None:
    """Return a body of the actor's coalition, or None."""
    return bodies_visible_to(by).filter(pk=key).first()


def hold_body(body: Body) -> None:
    """Let two changes in a body follow one another until the transaction ends; nothing is read or written."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('governance body'), %s)", [body.pk])


def running(day: date) -> Q:
    """Return what holds of seats and mandates that run on a day."""
    return Q(from_on__lte=day) & (Q(to_on=None) | Q(to_on__gte=day))


def mandates_on(body: Body, day: date) -> QuerySet[Any]:
    """Return the mandates of a body that run on a day in seats that exist then, each with `person`."""
    seats = Seat.objects.filter(running(day), body=body)
    rows = Mandate.objects.filter(running(day), seat__in=seats).annotate(person=one_person("professional"))
    return rows.select_related("seat", "professional__same_as").order_by("seat_id", "is_alternate", "pk")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who sits in a body on a day: in which seat, and whether it is a member's."""

    seat: int
    person: int
    is_member: bool


def holders_on(body: Body, day: date) -> list[Holder]:
    """Return who sits in a body on a day, alternates too."""
    rows = mandates_on(body, day).values_list("seat_id", "person", "seat__standing")
    return [Holder(seat, person, standing == MEMBER) for seat, person, standing in rows]


def _accounts(rows: QuerySet[Any]) -> frozenset[int]:
    pairs = rows.values_list("professional__account", "professional__same_as__account")
    return frozenset(key for pair in pairs for key in pair if key is not None)


def sitting_of(body: Body, day: date) -> Sitting:
    """Return what permission is asked about in a body on a day."""
    return Sitting(body.kept_by, _accounts(mandates_on(body, day)))


def chair_of(seat: Seat, day: date) -> Chair:
    """Return what permission is asked about for a seat on a day."""
    return Chair(seat.body.kept_by, _accounts(mandates_on(seat.body, day).filter(seat=seat)))


def seats_of(body: Body) -> QuerySet[Seat]:
    """Return the seats of a body with their mandates, latest first."""
    held = Mandate.objects.select_related("professional__same_as")
    return (
        Seat.objects.filter(body=body)
        .select_related("organisation", "body__kept_by")
        .prefetch_related(Prefetch("mandates", queryset=held))
        .order_by("pk")
    )


def seat_visible_to(by: Actor, key: int) -> Seat | None:
    """Return a seat of a body of the actor's coalition, or None."""
    body = bodies_visible_to(by).filter(seats=key).first()
    return seats_of(body).filter(pk=key).first() if body else None


def own_seats(by: Actor, body: Body, day: date) -> list[Seat]:
    """Return the seats that the actor holds in a body on a day."""
    if by.account is None:
        return []
    theirs = Q(professional__account=by.account) | Q(professional__same_as__account=by.account)
    keys = mandates_on(body, day).filter(theirs).values_list("seat_id", flat=True)
    return list(seats_of(body).filter(pk__in=list(keys)))


def mandates_of(seat: Seat) -> list[Span]:
    """Return the days on which a seat was held by somebody who is no alternate."""
    rows = Mandate.objects.filter(seat=seat, is_alternate=False).values_list("from_on", "to_on")
    return [Span(first, last) for first, last in rows]


def mandate_visible_to(by: Actor, key: int) -> Mandate | None:
    """Return a mandate in a body of the actor's coalition, or None."""
    rows = Mandate.objects.filter(pk=key, seat__body__in=bodies_visible_to(by))
    return rows.select_related("seat__body__kept_by", "professional").first()


def was_held() -> Exists:
    """Whether somebody is on the roll of a meeting."""
    return Exists(Attendance.objects.filter(struck_at=None, session__activity=OuterRef("activity")))


def with_meetings(rows: QuerySet[Body], today: date) -> QuerySet[Body]:
    """Bring along when each body last met and for when it is convened."""
    every = Meeting.objects.filter(body=OuterRef("pk"), activity__state=PLANNED)
    days = every.annotate(day=F("activity__starts_on"))
    last = days.filter(was_held(), activity__starts_on__lte=today).order_by("-day").values("day")[:1]
    coming = days.filter(activity__starts_on__gte=today).order_by("day").values("day")[:1]
    return rows.annotate(last_on=Subquery(last), coming_on=Subquery(coming))


def duties_of(rows: Iterable[Body], today: date) -> dict[int, Duty | None]:
    """Return by when each body has to meet; None where it has no such duty."""
    keys = [each.pk for each in rows]
    found = with_meetings(Body.objects.filter(pk__in=keys), today)
    return {
        each.pk: duty_to_meet(
            since=each.since_on,
            every=each.meets_every,
            last=each.last_on,  # type: ignore[attr-defined]
            convened=each.coming_on,  # type: ignore[attr-defined]
            today=today,
        )
        for each in found
    }
