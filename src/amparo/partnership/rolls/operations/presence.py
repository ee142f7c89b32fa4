"""Filling rolls: by staff, by the people themselves with a code, from paper, and by counts where no name is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.directory.queries.people import one_person
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Attendance, Enrolment, HeadCount, PaperRoll, Session
from amparo.partnership.rolls.permissions import Signing
from amparo.partnership.rolls.queries import activities, presence
from amparo.partnership.rolls.rules import signing as rules
from amparo.partnership.rolls.rules.papers import kind_of, reasons_not_to_attach
from amparo.partnership.rolls.rules.planning import is_offered

# (person, way): that somebody was there, or was not.
Marks = Mapping[tuple[int, str], bool]


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling a roll changed."""

    marked: int
    struck: int


@transaction.atomic
def mark_roll(
    *, by: Actor, session: Session, marks: Marks, proof: str, at: datetime, paper: PaperRoll | None = None
) -> Filled:
    """Mark who was in a session and in which way; what was marked and is not so is struck out, and stays to be seen.

    `marks` names persons who are enrolled; others are left out. Raises `Refused` when the actor may not, or the
    session is rolled by counts.
    """
    session = _held(by, session)
    if proof == words.PAPER and paper is None:
        raise Refused([_("Attach a picture of the paper roll first.")])
    enrolled = dict(presence.enrolments_of(session.activity).values_list("person", "professional"))
    there = presence.marks_of(session)
    known = {mark: was for mark, was in marks.items() if mark[0] in enrolled and is_offered(session.offer, mark[1])}
    new = [mark for mark, was in known.items() if was and mark[1] not in there.get(mark[0], ())]
    _mark(by, session, [(enrolled[person], mode) for person, mode in new], proof, at, paper)
    gone = [mark for mark, was in known.items() if not was and mark[1] in there.get(mark[0], ())]
    struck = sum(_strike(by, session, person, mode, at, why=_("Unmarked on the roll")) for person, mode in gone)
    if new or struck:
        facts = {"session": session.number, "marked": len(new), "struck": struck, "proof": proof}
        entries.record(Note("ROLL_FILLED", subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return Filled(len(new), struck)


def _mark(
    by: Actor,
    session: Session,
    who: Iterable[tuple[int, str]],
    proof: str,
    at: datetime,
    paper: PaperRoll | None = None,
) -> None:
    Attendance.objects.bulk_create(
        [
            Attendance(
                session=session,
                professional_id=professional,
                mode=mode,
                proof=proof,
                paper=paper,
                recorded_at=at,
                recorded_by=by.account,
            )
            for professional, mode in who
        ],
        ignore_conflicts=True,
    )


def _strike(by: Actor, session: Session, person: int, mode: str, at: datetime, *, why: str) -> int:
    rows = Attendance.objects.filter(session=session, mode=mode, struck_at=None)
    rows = rows.annotate(person=one_person("professional")).filter(person=person)
    keys = list(rows.values_list("pk", flat=True))
    return Attendance.objects.filter(pk__in=keys).update(struck_at=at, struck_by=by.account, struck_why=why)


@transaction.atomic
def strike_attendance(*, by: Actor, attendance: Attendance, why: str, at: datetime) -> Attendance:
    """Strike out an attendance that was wrong, saying why; it stays to be seen. Raises `Refused`."""
    session = _held(by, attendance.session)
    if not why.strip():
        raise Refused([_("Write why it is struck out.")])
    attendance = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
    if attendance.struck_at is not None:
        raise Refused([_("It is struck out already.")])
    attendance.struck_at, attendance.struck_by, attendance.struck_why = at, by.account, why.strip()
    attendance.save(update_fields=["struck_at", "struck_by", "struck_why"])
    facts = {"session": session.number}
    entries.record(Note("ATTENDANCE_STRUCK", subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return attendance


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
        _mark(by, session, [(enrolment.professional_id, mode)], words.SELF, at)
        _accept(enrolment, at)
        facts = {"session": session.number, "marked": 1, "proof": words.SELF}
        entries.record(Note("ROLL_FILLED", subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return session


def _check_capacity(session: Session, mode: str) -> None:
    most = session.capacity_in_person if mode == words.IN_PERSON else session.capacity_online
    if most is not None and presence.places_taken(session).get(mode, 0) >= most:
        raise Refused([_("All places are taken in that way: ask the people who organise it.")])


def _accept(enrolment: Enrolment, at: datetime) -> None:
    """Whoever comes has accepted."""
    if enrolment.state == words.INVITED:
        Enrolment.objects.filter(pk=enrolment.pk).update(state=words.ACCEPTED, answered_at=at)


@transaction.atomic
def attach_paper(*, by: Actor, session: Session, body: bytes, at: datetime) -> PaperRoll:
    """Attach a picture of the signed roll as proof; the same picture is attached once. Raises `Refused`."""
    session = _held(by, session)
    reasons = reasons_not_to_attach(body)
    if reasons:
        raise Refused(reasons)
    digest = hashlib.sha256(body).hexdigest()
    found = PaperRoll.objects.filter(session=session, digest=digest).defer("body").first()
    if found is not None:
        return found
    made = PaperRoll.objects.create(
        session=session, body=body, kind=kind_of(body), digest=digest, added_at=at, added_by=by.account
    )
    facts = {"session": session.number, "digest": digest}
    entries.record(Note("PAPER_ATTACHED", subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Count:
    """How many women, men and others of an age band came."""

    age_band: str
    women: int
    men: int
    others: int


@transaction.atomic
def record_counts(*, by: Actor, session: Session, counts: Iterable[Count], at: datetime) -> int:
    """Roll a session with the public by counts; what was counted before is corrected. Returns how many came.

    Raises `Refused` when the actor may not, or names are rolled in this activity.
    """
    permits.require(by, permissions.FILL_ROLL, session.activity, by_table=permissions.MAY)
    if not session.activity.is_by_counts:
        raise Refused([_("This activity is rolled by names.")])
    told = list(counts)
    if any(min(each.women, each.men, each.others) < 0 or each.age_band not in words.AGE_BANDS for each in told):
        raise Refused([_("A count is a whole number from 0 on.")])
    for each in told:
        numbers = {"women": each.women, "men": each.men, "others": each.others}
        HeadCount.objects.update_or_create(
            session=session,
            age_band=each.age_band,
            defaults={**numbers, "recorded_at": at, "recorded_by": by.account},
        )
    facts = {"session": session.number, "bands": len(told)}
    entries.record(Note("COUNTS_RECORDED", subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return sum(each.total for each in presence.counts_of(session))


def _held(by: Actor, session: Session) -> Session:
    """Ask for permission, and hold the session so that two who fill its roll follow one another."""
    permits.require(by, permissions.FILL_ROLL, session.activity, by_table=permissions.MAY)
    if session.activity.is_by_counts:
        raise Refused([_("A session with the public is told by counts: it holds no names.")])
    rows = Session.objects.select_for_update(of=("self",)).select_related("activity__kept_by")
    return rows.get(pk=session.pk)
