"""Filling rolls by staff, and from paper; striking out what was wrong."""

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
from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.rebuilding import rebuilt, why_not
from amparo.partnership.directory.queries.people import one_person
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Attendance, PaperRoll, Session
from amparo.partnership.rolls.queries import presence
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
    people = [(enrolled[person], mode) for person, mode in new]
    mark(people, by=by, session=session, proof=proof, at=at, paper=paper)
    gone = [mark for mark, was in known.items() if not was and mark[1] in there.get(mark[0], ())]
    struck = sum(_strike(by, session, person, mode, at, why=_("Unmarked on the roll")) for person, mode in gone)
    if new or struck:
        facts = {"session": session.number, "marked": len(new), "struck": struck, "proof": proof}
        entries.record(Note("ROLL_FILLED", subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return Filled(len(new), struck)


def mark(
    who: Iterable[tuple[int, str]], *, by: Actor, session: Session, proof: str, at: datetime,
    paper: PaperRoll | None = None,
) -> None:  # fmt: skip
    """Write that people were there, inside the operation that asked for permission; who is there already stays."""
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


@transaction.atomic
def attach_paper(*, by: Actor, session: Session, body: bytes, at: datetime) -> PaperRoll:
    """Attach a picture of the signed roll as proof, made anew; the same picture is attached once. Raises `Refused`."""
    session = _held(by, session)
    try:
        picture = rebuilt(body)
    except NotReadable as wrong:
        raise Refused([why_not(wrong.code)]) from wrong
    digest = hashlib.sha256(picture.body).hexdigest()
    found = PaperRoll.objects.filter(session=session, digest=digest).defer("body").first()
    if found is not None:
        return found
    made = PaperRoll.objects.create(
        session=session, body=picture.body, kind=picture.media, digest=digest, added_at=at, added_by=by.account
    )
    facts = {"session": session.number, "digest": digest}
    entries.record(Note("PAPER_ATTACHED", subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return made


def _held(by: Actor, session: Session) -> Session:
    """Ask for permission, and hold the session so that two who fill its roll follow one another."""
    permits.require(by, permissions.FILL_ROLL, session.activity, by_table=permissions.MAY)
    if session.activity.is_by_counts:
        raise Refused([_("A session with the public is told by counts: it holds no names.")])
    rows = Session.objects.select_for_update(of=("self",)).select_related("activity__kept_by")
    return rows.get(pk=session.pk)
