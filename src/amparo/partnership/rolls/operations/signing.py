"""Signing in to a session oneself, with its code and one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Enrolment, Session, WrongTry
from amparo.partnership.rolls.operations.presence import mark
from amparo.partnership.rolls.permissions import Signing
from amparo.partnership.rolls.queries import activities, presence
from amparo.partnership.rolls.rules import signing as rules


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody shows who signs in: the code of the session, and their own code or e-mail."""

    session_code: str
    personal: str


@transaction.atomic
def sign_in_oneself(*, by: Actor, shown: Shown, at: datetime) -> Session:
    """Sign in to a session with its code and one's own, while it is open; twice is once.

    `by` is whoever is signed in, or nobody (`NOBODY`). Raises `Refused`, saying nothing of who is invited.
    """
    found = activities.session_with_code(shown.session_code)
    if found is None:
        raise Refused([_("We do not know that code: read it again from the screen or the sheet.")])
    session, mode = found
    if not activities.may_try(session, at):
        raise Refused([rules.too_many_words(words.WRONG_MINUTES)])
    enrolment = presence.enrolment_with(session, shown.personal, rules.plain(shown.personal))
    takes_part = enrolment is not None and enrolment.state != words.DECLINED
    reasons = rules.reasons_not_to_sign_in(
        activities.window_of(session), offer=session.offer, mode=mode, is_enrolled=takes_part, at=at
    )
    if session.activity.is_by_counts or session.activity.state == words.CANCELLED:
        reasons = [_("The activity was cancelled.")]
    if reasons or enrolment is None:
        raise Refused(reasons)
    permits.require(by, permissions.SIGN_IN_ONESELF, Signing(mode, takes_part), by_table=permissions.MAY)
    person = enrolment.professional.same_as_id or enrolment.professional_id
    if mode not in presence.marks_of(session).get(person, ()):
        _check_capacity(session, mode)
        mark([(enrolment.professional_id, mode)], by=by, session=session, proof=words.SELF, at=at)
        _accept(enrolment, at)
        facts = {"session": session.number, "marked": 1, "proof": words.SELF}
        entries.record(Note("ROLL_FILLED", subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return session


@transaction.atomic
def note_wrong_try(*, by: Actor, shown: Shown, at: datetime) -> bool:
    """Keep that a code was tried in vain in a session that is open; return whether it was kept.

    Neither who tried nor what was typed is kept. After too many nobody signs in there for some minutes; whoever is
    refused for another reason (too early, no place left) has not guessed.
    """
    found = activities.session_with_code(shown.session_code)
    if found is None or not activities.window_of(found[0]).is_open(at):
        return False
    session, mode = found
    permits.require(by, permissions.KEEP_WRONG_TRY, Signing(mode, is_enrolled=False), by_table=permissions.MAY)
    is_known = presence.enrolment_with(session, shown.personal, rules.plain(shown.personal)) is not None
    if is_known or not activities.may_try(session, at):
        return False
    WrongTry.objects.create(session=session, tried_at=at)
    entries.record(Note("WRONG_CODE_TRIED", subject=f"activity:{session.activity_id}"), by=by)
    return True


def _check_capacity(session: Session, mode: str) -> None:
    most = session.capacity_in_person if mode == words.IN_PERSON else session.capacity_online
    if most is not None and presence.places_taken(session).get(mode, 0) >= most:
        raise Refused([_("All places are taken in that way: ask the people who organise it.")])


def _accept(enrolment: Enrolment, at: datetime) -> None:
    """Whoever comes has accepted."""
    if enrolment.state == words.INVITED:
        Enrolment.objects.filter(pk=enrolment.pk).update(state=words.ACCEPTED, answered_at=at)
