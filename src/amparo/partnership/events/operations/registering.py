"""Registering without an account, under a code; answering an invitation in one step; taking it back.

Here `by` is whoever is signed in, or nobody: the code alone tells who it is.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts import carried
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.events import permissions
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, Registration, RegistrationTerms, RegistrationTry, Track
from amparo.partnership.events.operations.events import hold
from amparo.partnership.events.permissions import Carried, Registering
from amparo.partnership.events.queries import events, programme
from amparo.partnership.events.queries import registering as asked
from amparo.partnership.events.queries.registering import PURPOSE, TRIES, Participant
from amparo.partnership.events.rules import registering as rules
from amparo.partnership.events.rules.registering import Said
from amparo.partnership.rolls.models import Enrolment
from amparo.partnership.rolls.operations import enrolling, planning
from amparo.partnership.rolls.operations.enrolling import Answer
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.rules.signing import plain
from amparo.partnership.rolls.vocabulary import DECLINED


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom an event is, until when one registers, how many places there are, and what people agree to."""

    for_whom: str
    consent: str
    opens_at: datetime
    closes_at: datetime
    in_person: int | None = None
    online: int | None = None
    asks_needs: bool = True
    asks_group: bool = False


@transaction.atomic
def set_terms(*, by: Actor, event: Event, terms: Terms, at: datetime) -> RegistrationTerms:
    """Say on which terms one registers, and how many places there are. Raises `Refused`."""
    event = hold(by=by, event=event)
    said = asdict(terms)
    places = (said.pop("in_person"), said.pop("online"))
    reasons = rules.reasons_not_to_set_terms(
        for_whom=terms.for_whom, consent=terms.consent, opens_at=terms.opens_at, closes_at=terms.closes_at
    )
    if reasons:
        raise Refused(reasons)
    planning.set_places(by=by, activity=event.activity, in_person=places[0], online=places[1])
    made, _new = RegistrationTerms.objects.update_or_create(
        event=event, defaults={**said, "account": by.account, "changed_at": at}
    )
    entries.record(Note("REGISTRATION_TERMS_SET", subject=f"event:{event.pk}"), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Registered:
    """A registration, and its code, which is shown this once and kept nowhere."""

    registration: Registration
    code: str


@dataclass(frozen=True, slots=True)
class From:
    """From which place something comes, in which language, and when; the place itself is never kept."""

    place: str
    language: str
    at: datetime


@transaction.atomic
def register(*, by: Actor, event: Event, said: Said, came: From, wishes: Track | None = None) -> Registered:
    """Register for an event while one can. Anybody may; who is accepted is decided by people. Raises `Refused`."""
    terms = events.terms_of(event)
    is_open = terms is not None and rules.is_open(
        is_published=event.is_published, opens_at=terms.opens_at, closes_at=terms.closes_at, at=came.at
    )
    if terms is None or not is_open:
        raise Refused([_("One cannot register for this event now.")])
    permits.require(by, permissions.REGISTER, Registering(is_open), by_table=permissions.MAY)
    if asked.must_wait(words.REGISTERED, came.place, came.at):
        raise Refused([_("Many registrations came from where you are. Wait an hour, then send yours again.")])
    reasons = rules.reasons_not_to_register(said, ways=rules.ways_offered(programme.offers_of(event)))
    if reasons or (wishes is not None and wishes.event_id != event.pk):
        raise Refused(reasons or [_("Choose one of the answers that are offered.")])
    code = carried.new_code()
    made = _write(event, said, came, code, terms.consent, wishes)
    _count(words.REGISTERED, came)
    entries.record(Note("REGISTERED", subject=f"event:{event.pk}", facts={"registration": made.number}), by=by)
    return Registered(made, carried.written_code(code))


def _write(
    event: Event, said: Said, came: From, code: str, consent: str, wishes: Track | None
) -> Registration:  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('registration number'), %s)", [event.pk])
    last = Registration.objects.filter(event=event).aggregate(last=Max("number"))["last"] or 0
    told = {name: value for name, value in asdict(said).items() if name not in {"is_listed", "agrees"}}
    texts = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in told.items()}
    return Registration.objects.create(
        **{**texts, "e_mail": said.e_mail.strip().casefold(), "why": said.why.strip()},
        event=event,
        number=last + 1,
        mark=carried.mark_of(code, PURPOSE),
        language=came.language,
        visibility=words.PARTICIPANTS if said.is_listed else words.HIDDEN,
        wishes=wishes,
        consent=consent,
        registered_at=came.at,
    )


def _count(kind: str, came: From) -> None:
    RegistrationTry.objects.create(mark=carried.place_mark(came.place, TRIES, came.at), kind=kind, at=came.at)


@transaction.atomic
def come_back(*, by: Actor, code: str, came: From) -> Participant | None:
    """Return who holds a code; a wrong one is counted, and too many are tried no more.

    The long code of a registration always opens: it cannot be guessed. Raises `Refused` when too many wrong codes
    came from a place. The count must be kept whatever the page answers.
    """
    is_long = len(carried.plain_code(code)) == carried.LENGTH
    found = asked.participant_with(code) if is_long else None
    if found is None and asked.must_wait(words.TRIED, came.place, came.at):
        facts = {"minutes": words.MOST_FROM_A_PLACE[words.TRIED][1]}
        raise Refused([_("Too many codes were tried from here. Wait %(minutes)s minutes, then try again.") % facts])
    found = found or asked.participant_with(code)
    if found is None:
        _count(words.TRIED, came)
    return found


@transaction.atomic
def answer_invitation(*, by: Actor, event: Event, code: str, answer: Answer, came: From) -> Enrolment:
    """Let who was invited say in one step that they come, with the code of the invitation. Raises `Refused`."""
    terms = events.terms_of(event)
    if terms is None or not event.is_published or came.at >= terms.closes_at:
        raise Refused([_("One cannot register for this event now.")])
    if presence.enrolment_with_code(event.activity, plain(code)) is None:
        raise Refused([_("No invitation to this event has that code. Look at each letter.")])
    if answer.mode not in rules.ways_offered(programme.offers_of(event)):
        raise Refused([_("Choose one of the answers that are offered.")])
    return enrolling.answer_with_code(by=by, activity=event.activity, code=code, answer=answer, at=came.at)


@transaction.atomic
def withdraw(*, by: Actor, participant: Participant, code: str, at: datetime) -> Participant:
    """Let whoever holds the code take their place or their request back; the place is free. Raises `Refused`."""
    registration = participant.registration
    carried_here = Carried(asked.participant_with(code) == participant)
    permits.require(by, permissions.CHANGE_OWN_REGISTRATION, carried_here, by_table=permissions.MAY)
    if registration is not None:
        registration = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
        reasons = rules.reasons_not_to_withdraw(registration.state)
        if reasons:
            raise Refused(reasons)
        registration.state, registration.decided_at, registration.decided_by = words.WITHDRAWN, at, None
        registration.save(update_fields=["state", "decided_at", "decided_by"])
        entries.record(
            Note("REGISTRATION_WITHDRAWN", subject=f"event:{registration.event_id}",
                 facts={"registration": registration.number}), by=by,
        )  # fmt: skip
    enrolment = participant.enrolment
    if enrolment is not None and enrolment.check_in_code:
        declined = Answer(DECLINED, enrolment.mode)
        enrolling.answer_with_code(
            by=by, activity=enrolment.activity, code=enrolment.check_in_code, answer=declined, at=at
        )
    return participant
