"""Answering those who registered: a place, the waiting list, or no with a reason; a place that frees is given on."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.operations.people import enter_professional
from amparo.partnership.events import permissions
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, Registration, RegistrationTry, TrackPlace
from amparo.partnership.events.queries import events
from amparo.partnership.events.queries import registering as asked
from amparo.partnership.events.rules import registering as rules
from amparo.partnership.events.rules.registering import Said
from amparo.partnership.rolls.models import Activity, Enrolment
from amparo.partnership.rolls.operations import enrolling
from amparo.partnership.rolls.operations.enrolling import Answer
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.rules.keeping import is_needless
from amparo.partnership.rolls.rules.planning import ways_full
from amparo.partnership.rolls.vocabulary import ACCEPTED, CANCELLED, MODES

WHO = ("given_names", "family_names", "e_mail", "country", "organisation", "sector", "post", "gender")


def _hold(by: Actor, registration: Registration) -> Registration:
    """Ask for permission; hold the activity first, so that places are given one after the other."""
    permits.require(by, permissions.ANSWER_REGISTRATION, registration.event, by_table=permissions.MAY)
    Activity.objects.select_for_update(of=("self",)).get(pk=registration.event.activity_id)
    rows = Registration.objects.select_for_update(of=("self",)).select_related("event__activity__kept_by", "wishes")
    return rows.get(pk=registration.pk)


@transaction.atomic
def accept(*, by: Actor, registration: Registration, at: datetime, known: Professional | None = None) -> Registration:
    """Give somebody a place: they are entered in the directory and are on the roll, and nothing is typed again.

    `known` is who they are in the directory, when a person decided so; else they are entered anew, and possible
    duplicates are proposed, never joined. Raises `Refused` when no place is left in their way.
    """
    registration = _hold(by, registration)
    before = asked.waiting_before(registration)
    reasons = rules.reasons_not_to_accept(state=registration.state, mode=registration.mode, waiting_before=before)
    if reasons:
        raise Refused(reasons)
    _enter(by, registration, known, at)
    _give_place(by, registration, at)
    _decide(by, registration, words.ACCEPTED, at)
    return registration


@transaction.atomic
def put_on_list(
    *, by: Actor, registration: Registration, at: datetime, known: Professional | None = None
) -> Registration:
    """Let somebody wait for a place: they get the next one that frees in their way. Raises `Refused`."""
    registration = _hold(by, registration)
    if registration.state != words.WAITING:
        raise Refused([_("It was answered already.")])
    _enter(by, registration, known, at)
    registration.listed_at = at
    _decide(by, registration, words.WAIT_LISTED, at)
    return registration


@transaction.atomic
def refuse(*, by: Actor, registration: Registration, reason: str, at: datetime) -> Registration:
    """Say no to somebody, and why, in words that they read. Raises `Refused`."""
    registration = _hold(by, registration)
    reasons = rules.reasons_not_to_refuse(state=registration.state, reason=reason)
    if reasons:
        raise Refused(reasons)
    registration.reason = reason.strip()
    _decide(by, registration, words.REFUSED, at)
    return registration


@transaction.atomic
def promote(*, by: Actor, event: Event, at: datetime) -> list[Registration]:
    """Give the places that are free to those who wait, first come first; return who got one. Run by the clock too."""
    permits.require(by, permissions.PROMOTE_REGISTRATION, event, by_table=permissions.MAY)
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=event.activity_id)
    promoted: list[Registration] = []
    if activity.state == CANCELLED or activity.ends_on < at.date():
        return promoted
    for registration in asked.on_the_list(event).select_related("event__activity__kept_by"):
        places = {way: activity.places(way) for way in MODES}
        if not ways_full(places, presence.places_held(activity), registration.mode):
            _give_place(by, registration, at)
            _decide(by, registration, words.ACCEPTED, at)
            promoted.append(registration)
    return promoted


def _enter(by: Actor, registration: Registration, known: Professional | None, at: datetime) -> None:
    kept_by = registration.event.kept_by
    if known is not None and known.kept_by_id != kept_by.pk:
        raise Refused([_("Choose one of the answers that are offered.")])
    if registration.professional_id is None or known is not None:
        said = Said(**{name: getattr(registration, name) for name in WHO}, mode=registration.mode)
        registration.professional = known or enter_professional(by=by, kept_by=kept_by, entry=said.entry, at=at)


def _give_place(by: Actor, registration: Registration, at: datetime) -> None:
    """Put somebody on the roll, in the way that they asked for; whoever was invited already is so no second time."""
    activity, who = registration.event.activity, registration.professional
    if who is None:
        raise Refused([_("Choose who they are in the directory first.")])
    enrolling.enrol(by=by, activity=activity, professionals=[who], mode=registration.mode, at=at)
    row: Enrolment = presence.enrolments_of(activity).get(person=who.same_as_id or who.pk)
    if row.state == ACCEPTED:
        raise Refused([_("This person has a place already: refuse the second registration, saying so.")])
    told = Answer(ACCEPTED, registration.mode, registration.diet, registration.telephone, registration.needs)
    registration.enrolment = enrolling.record_answer(by=by, enrolment=row, answer=told, at=at)
    if registration.wishes is not None:
        TrackPlace.objects.update_or_create(enrolment=registration.enrolment, defaults={"track": registration.wishes})


def _decide(by: Actor, registration: Registration, state: str, at: datetime) -> None:
    registration.state, registration.decided_at, registration.decided_by = state, at, by.account
    registration.save(
        update_fields=[
            "state", "reason", "decided_at", "decided_by", "listed_at", "professional", "enrolment",
        ]
    )  # fmt: skip
    facts = {"registration": registration.number, "state": state}
    entries.record(Note("REGISTRATION_ANSWERED", subject=f"event:{registration.event_id}", facts=facts), by=by)


@transaction.atomic
def erase_registrations(*, by: Actor, country: str, today: date, at: datetime) -> int:
    """Erase who registered once an event is over long enough; the roll and the counts stay. Run by the clock."""
    permits.require(by, permissions.ERASE_REGISTRATIONS, None, by_table=permissions.MAY)
    count = 0
    for event in events.ended_before(at, country):
        if not is_needless(event.activity.ends_on, event.activity.keep_days, today):
            continue
        rows = Registration.objects.filter(event=event, erased_on=None)
        erased = rows.update(
            **dict.fromkeys((*WHO, "why", "telephone", "diet", "needs"), ""), visibility=words.HIDDEN, erased_on=today
        )
        if erased:
            facts = {"count": erased}
            entries.record(Note("REGISTRATIONS_ERASED", subject=f"event:{event.pk}", facts=facts), by=by)
        count += erased
    return count


@transaction.atomic
def forget_tries(*, by: Actor, at: datetime) -> int:
    """Forget from which places was registered or tried once it stops nobody any more. Run by the clock."""
    permits.require(by, permissions.ERASE_REGISTRATIONS, None, by_table=permissions.MAY)
    until = at - timedelta(hours=words.TRIES_KEPT_HOURS)
    count, _by_table = RegistrationTry.objects.filter(at__lte=until).delete()
    return count
