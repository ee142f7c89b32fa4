"""Who registered: by the code that they carry, and as the secretariat reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import carried
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.queries import people
from amparo.partnership.directory.rules.likeness import Known
from amparo.partnership.directory.rules.names import key_of
from amparo.partnership.directory.rules.seeking import People
from amparo.partnership.directory.vocabulary import SECRETARIAT
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, Registration, RegistrationTry
from amparo.partnership.events.rules import registering as rules
from amparo.partnership.rolls.models import Enrolment
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.rules.signing import PERSON_CODE_LENGTH, plain

PURPOSE = "event registrations"
TRIES = "event tries"


@dataclass(frozen=True, slots=True)
class Participant:
    """Whoever holds a code: of their registration, or of the invitation that the coalition sent them."""

    event: Event
    registration: Registration | None = None
    enrolment: Enrolment | None = None

    @property
    def state(self) -> str:
        """Where their registration stands; an invited person who comes is accepted."""
        if self.registration is not None:
            return self.registration.state
        return (
            words.ACCEPTED if self.enrolment is not None and self.enrolment.state == words.ACCEPTED else words.WAITING
        )

    @property
    def takes_part(self) -> bool:
        """Whether they have a place."""
        return self.state == words.ACCEPTED and self.enrolment is not None


def participant_with(code: str) -> Participant | None:
    """Return who holds a code, or None: the long one of a registration, or the short one of an invitation."""
    told = carried.plain_code(code)
    if len(told) == carried.LENGTH:
        rows = Registration.objects.filter(mark=carried.mark_of(told, PURPOSE))
        found = rows.select_related("event__activity__kept_by", "enrolment__professional", "wishes").first()
        return Participant(found.event, found, found.enrolment) if found else None
    return _invited_with(plain(code))


def _invited_with(code: str) -> Participant | None:
    if len(code) != PERSON_CODE_LENGTH:
        return None
    rows = Enrolment.objects.filter(check_in_code=code, activity__event__published_at__isnull=False)
    found = list(rows.select_related("activity__kept_by", "activity__event", "professional")[:2])
    return Participant(found[0].activity.event, None, found[0]) if len(found) == 1 else None


def must_wait(kind: str, place: str, at: datetime) -> bool:
    """Say whether no more comes from a place for now."""
    since = at - timedelta(hours=words.TRIES_KEPT_HOURS)
    rows = RegistrationTry.objects.filter(at__gt=since, kind=kind, mark=carried.place_mark(place, TRIES, at))
    return rules.has_come_too_often(rows.values_list("at", flat=True), kind=kind, at=at)


def registrations_of(by: Actor, event: Event) -> QuerySet[Registration]:
    """Return who registered for an event, as the secretariat that holds it reads them, first come first."""
    rows = Registration.objects.filter(event=event).select_related("wishes", "enrolment", "professional")
    is_theirs = SECRETARIAT in by.roles and by.country == event.kept_by.code
    return rows.order_by("number") if is_theirs else rows.none()


def registration_of(by: Actor, event: Event, number: int) -> Registration | None:
    """Return a registration by its number, if the actor reads them."""
    return registrations_of(by, event).filter(number=number).first()


def states_of(event: Event) -> dict[str, int]:
    """Return how many registrations of an event stand where."""
    rows = Registration.objects.filter(event=event).order_by()
    return dict(rows.values_list("state").annotate(Count("pk")))


def on_the_list(event: Event) -> QuerySet[Registration]:
    """Return who waits for a place, in the order in which they get one."""
    rows = Registration.objects.filter(event=event, state=words.WAIT_LISTED)
    return rows.select_related("professional", "wishes").order_by("listed_at", "number")


def waiting_before(registration: Registration) -> int:
    """Return how many wait for a place in the same way before somebody."""
    before = Q(listed_at__lt=registration.listed_at) if registration.listed_at else Q()
    return on_the_list(registration.event).filter(before, mode=registration.mode).exclude(pk=registration.pk).count()


def places_left(event: Event) -> dict[str, int | None]:
    """Return how many places are left in each way; None where there is no limit."""
    held = presence.places_held(event.activity)
    return {way: None if (most := event.activity.places(way)) is None else most - held[way] for way in held}


def same_mail(registration: Registration) -> list[int]:
    """Return the numbers of other registrations of an event with the same e-mail that were not taken back."""
    rows = Registration.objects.filter(event=registration.event, e_mail=registration.e_mail, erased_on=None)
    return list(rows.exclude(pk=registration.pk).exclude(state=words.WITHDRAWN).values_list("number", flat=True))


def may_be(registration: Registration) -> list[tuple[Professional, tuple[str, ...]]]:
    """Return whom of the directory somebody may be who registered, most alike first, and why; nothing is decided."""
    kept_by = registration.event.kept_by
    index = People(people.known_in(kept_by.pk))
    key = key_of(registration.family_names, registration.given_names)
    alike = index.like(Known(key, registration.e_mail.casefold(), country=registration.country))
    rows = Professional.objects.filter(kept_by=kept_by, pk__in=[pk for pk, _like in alike]).in_bulk()
    return [(rows[pk], tuple(like.reasons)) for pk, like in alike if pk in rows]


def who_is_listed(event: Event) -> list[tuple[str, str]]:
    """Return the names and organisations of those who take part and asked to be shown to one another, by name."""
    rows = Registration.objects.filter(
        event=event, state=words.ACCEPTED, visibility__in=[words.PARTICIPANTS, words.PUBLIC], erased_on=None
    )
    return [(f"{row.given_names} {row.family_names}", row.organisation) for row in rows.order_by("family_names", "pk")]


def events_with_a_list() -> list[Event]:
    """Return the events in which somebody waits for a place."""
    waiting = Registration.objects.filter(state=words.WAIT_LISTED).values("event")
    return list(Event.objects.filter(pk__in=waiting).select_related("activity__kept_by"))


def rows_of(found: list[tuple[Professional, tuple[str, ...]]]) -> QuerySet[Professional]:
    """Return some professionals who may be somebody, to be brought with where they work."""
    return Professional.objects.filter(pk__in=[who.pk for who, _why in found])
