"""Certificates of attendance: given from the roll, under the name that each person wishes, and withdrawn when wrong."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.directory.models import Professional
from amparo.partnership.events import permissions
from amparo.partnership.events.models import AttendanceCertificate, Event
from amparo.partnership.events.queries import telling as queries
from amparo.partnership.events.rules import telling as rules
from amparo.partnership.events.vocabulary import LONGEST_LINE
from amparo.partnership.practices.operations.groups import LETTERS
from amparo.partnership.rolls.models import Session
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.rules.counting import class_of


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _each in range(12))


@transaction.atomic
def certify(
    *, by: Actor, event: Event, names: Mapping[int, str], today: date, at: datetime
) -> list[AttendanceCertificate]:
    """Certify that persons, by key, were at an event; a name is what the person wishes, "" is that of the directory.

    Hours, days and way come from the roll. Raises `Refused` when it is not over, or somebody was not there.
    """
    permits.require(by, permissions.CERTIFY_ATTENDANCE, event.activity, by_table=permissions.MAY)
    Event.objects.select_for_update().get(pk=event.pk)
    waiting = queries.without_certificate(event)
    asked = list(names)
    reasons = rules.reasons_not_to_certify(ended_on=event.activity.ends_on, today=today, asked=asked, there=waiting)
    if reasons:
        raise Refused(reasons)
    hours = dict(Session.objects.filter(activity=event.activity).values_list("pk", "hours"))
    there = _there(event)
    account = permissions.account_of(by, permissions.CERTIFY_ATTENDANCE)
    people = Professional.objects.in_bulk(asked)
    made = AttendanceCertificate.objects.bulk_create(
        AttendanceCertificate(
            event=event, professional=people[key], code=_code(),
            holder=(names[key].strip() or people[key].name)[:LONGEST_LINE],
            mode=class_of(there[key].values()), hours=sum((hours[each] for each in there[key]), Decimal(0)),
            offered=sum(hours.values(), Decimal(0)), given_on=today, account=account, recorded_at=at,
        )
        for key in asked
    )  # fmt: skip
    entries.record(Note("ATTENDANCE_CERTIFIED", subject=f"event:{event.pk}", facts={"count": len(made)}), by=by)
    return made


def _there(event: Event) -> dict[int, dict[int, str]]:
    """Return the sessions in which each person was, with the way; both ways in one session are mixed."""
    found: dict[int, dict[int, str]] = {}
    rows = presence.attendances_of([event.activity]).order_by().values_list("person", "session", "mode")
    for person, session, mode in rows:
        held = found.setdefault(person, {})
        held[session] = class_of({mode, held.get(session, mode)})
    return found


@transaction.atomic
def withdraw_certificate(*, by: Actor, certificate: AttendanceCertificate, why: str, today: date) -> None:
    """Withdraw a certificate that was wrong; its public page says so, and another may be given. Raises `Refused`."""
    permits.require(by, permissions.CERTIFY_ATTENDANCE, certificate.event.activity, by_table=permissions.MAY)
    reasons = [] if why.strip() else [_("Say why.")]
    if certificate.withdrawn_on is not None:
        reasons.append(_("It was withdrawn already."))
    if reasons:
        raise Refused(reasons)
    certificate.withdrawn_on, certificate.withdrawn_why = today, why.strip()
    certificate.save(update_fields=["withdrawn_on", "withdrawn_why"])
    note = Note("ATTENDANCE_CERTIFICATE_WITHDRAWN", subject=f"event:{certificate.event_id}")
    entries.record(note, by=by)
