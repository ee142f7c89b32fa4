"""Making bodies and seats, and giving seats to people from a day to a day."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import Body, Mandate, Seat
from amparo.partnership.governance.queries import bodies
from amparo.partnership.governance.rules import bodies as rules
from amparo.partnership.governance.rules.bodies import Sitting, Span


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """What is said of a body; it meets at least once in so many months, or has no such duty."""

    kind: str
    name: str
    since_on: date
    purpose: str = ""
    project: str = ""
    quorum: str = words.MORE_THAN_HALF
    meets_every: int | None = None
    origin: str = ""


@transaction.atomic
def enter_body(*, by: Actor, kept_by: Country, entry: BodyEntry, at: datetime) -> Body:
    """Enter a body of a coalition. Raises `Refused` when the actor may not, or the name is taken."""
    permits.require(by, permissions.KEEP_BODY, Sitting(kept_by), by_table=permissions.MAY)
    name = entry.name.strip()
    if not name or entry.kind not in words.BODIES or entry.quorum not in words.QUORUMS:
        raise Refused([_("Choose one of the answers that are offered.")])
    if Body.objects.filter(kept_by=kept_by, name=name).exists():
        raise Refused([_("There is a body with that name already.")])
    made = Body.objects.create(**{**asdict(entry), "name": name}, kept_by=kept_by, entered_at=at, entered_by=by.account)
    entries.record(Note("BODY_ENTERED", subject=f"body:{made.pk}", facts={"kind": made.kind}), by=by)
    return made


@dataclass(frozen=True, slots=True)
class SeatEntry:
    """What is said of a seat: for whom it speaks, and whether it is a member's or a guest's."""

    name: str
    from_on: date
    standing: str = words.MEMBER
    constituency: str = ""
    organisation: Organisation | None = None


@transaction.atomic
def enter_seat(*, by: Actor, body: Body, entry: SeatEntry) -> Seat:
    """Make a seat in a body. Raises `Refused` when the actor may not, or the name is taken."""
    permits.require(by, permissions.KEEP_BODY, body, by_table=permissions.MAY)
    name = entry.name.strip()
    known = entry.standing in words.STANDINGS and entry.constituency in {"", *words.CONSTITUENCIES}
    if not name or not known:
        raise Refused([_("Choose one of the answers that are offered.")])
    if Seat.objects.filter(body=body, name=name).exists():
        raise Refused([_("There is a seat with that name already.")])
    made = Seat.objects.create(
        body=body,
        name=name,
        standing=entry.standing,
        constituency=entry.constituency,
        organisation=entry.organisation,
        from_on=entry.from_on,
    )
    facts = {"seat": made.pk, "standing": made.standing, "constituency": made.constituency}
    entries.record(Note("SEAT_ENTERED", subject=f"body:{body.pk}", facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when somebody holds a seat, and whether they stand in for its holder."""

    from_on: date
    to_on: date | None = None
    is_alternate: bool = False


@transaction.atomic
def give_mandate(*, by: Actor, seat: Seat, professional: Professional, term: Term, at: datetime) -> Mandate:
    """Give a seat to a professional from a day, to a day or without end.

    Raises `Refused` when the actor may not, when somebody holds it on some of those days, or the seat did not exist.
    """
    permits.require(by, permissions.KEEP_BODY, seat.body, by_table=permissions.MAY)
    bodies.hold_body(seat.body)
    if professional.kept_by_id != seat.body.kept_by_id:
        raise Refused([_("That person stands in the directory of another coalition.")])
    reasons = rules.reasons_not_to_give(
        Span(term.from_on, term.to_on),
        seat=Span(seat.from_on, seat.to_on),
        others=bodies.mandates_of(seat),
        is_alternate=term.is_alternate,
    )
    if reasons:
        raise Refused(reasons)
    made = Mandate.objects.create(
        seat=seat, professional=professional, **asdict(term), entered_at=at, entered_by=by.account
    )
    entries.record(Note("MANDATE_GIVEN", subject=f"body:{seat.body_id}", facts={"seat": seat.pk}), by=by)
    return made


@transaction.atomic
def end_mandate(*, by: Actor, mandate: Mandate, to_on: date) -> Mandate:
    """Say until when somebody held a seat. Raises `Refused` when the actor may not, or it ended before."""
    body = mandate.seat.body
    permits.require(by, permissions.KEEP_BODY, body, by_table=permissions.MAY)
    bodies.hold_body(body)
    mandate = Mandate.objects.select_related("seat__body").get(pk=mandate.pk)
    if to_on < mandate.from_on:
        raise Refused([_("The last day comes before the first.")])
    if mandate.to_on is not None and mandate.to_on <= to_on:
        raise Refused([_("It ends before that day already.")])
    mandate.to_on = to_on
    mandate.save(update_fields=["to_on"])
    entries.record(Note("MANDATE_ENDED", subject=f"body:{body.pk}", facts={"seat": mandate.seat_id}), by=by)
    return mandate


@transaction.atomic
def end_seat(*, by: Actor, seat: Seat, to_on: date) -> Seat:
    """Say until when a seat exists; mandates in it end with it. Raises `Refused`."""
    permits.require(by, permissions.KEEP_BODY, seat.body, by_table=permissions.MAY)
    bodies.hold_body(seat.body)
    if to_on < seat.from_on or (seat.to_on is not None and seat.to_on <= to_on):
        raise Refused([_("It ends before that day already, or had not begun.")])
    Mandate.objects.filter(bodies.running(to_on), seat=seat).update(to_on=to_on)
    seat.to_on = to_on
    seat.save(update_fields=["to_on"])
    entries.record(Note("SEAT_ENDED", subject=f"body:{seat.body_id}", facts={"seat": seat.pk}), by=by)
    return seat
