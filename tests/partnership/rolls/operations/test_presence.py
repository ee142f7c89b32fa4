"""Rolls are filled by staff, by people themselves, from paper, or by counts; what was wrong stays to be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.models import Account
from amparo.partnership.directory.operations import joining
from amparo.partnership.directory.rules.joining import KEPT
from amparo.partnership.rolls.models import Attendance, Enrolment, PaperRoll, Session
from amparo.partnership.rolls.operations import planning, presence
from amparo.partnership.rolls.operations.presence import Filled, Marks
from amparo.partnership.rolls.queries import presence as queries
from tests.conftest import As
from tests.foundation.documents.files import picture
from tests.partnership.directory.entering import NOW
from tests.partnership.rolls.holding import activity, enrolled, hour, people, sessions

PICTURE = picture()


def held(as_staff: As, count: int = 2) -> tuple[Session, list[Enrolment]]:
    made = activity(as_staff)
    return sessions(made)[0], enrolled(as_staff, made, people(as_staff, count))


def mark(as_staff: As, session: Session, marks: Marks, username: str = "hn.secretaria") -> Filled:
    with as_staff(username) as actor:
        return presence.mark_roll(by=actor, session=session, marks=marks, proof="STAFF", at=NOW)


def test_staff_mark_and_unmark_and_what_was_marked_stays_to_be_seen(as_staff: As) -> None:
    session, (one, other) = held(as_staff)
    key = one.professional_id

    assert mark(as_staff, session, {(key, "IN_PERSON"): True, (other.professional_id, "ONLINE"): True}) == Filled(2, 0)
    assert mark(as_staff, session, {(key, "IN_PERSON"): True}) == Filled(0, 0)
    assert mark(as_staff, session, {(key, "IN_PERSON"): False, (key, "ONLINE"): True}) == Filled(1, 1)

    assert queries.marks_of(session)[key] == {"ONLINE"}
    assert Attendance.objects.filter(professional=key).count() == 2
    assert Attendance.objects.get(professional=key, mode="IN_PERSON").struck_at == NOW


def test_who_is_not_invited_and_a_way_that_is_not_offered_are_left_out(as_staff: As) -> None:
    made = activity(as_staff, sessions=(replace(hour(0), offer="IN_PERSON"),))
    (one,) = enrolled(as_staff, made, people(as_staff, 1))

    assert mark(
        as_staff, sessions(made)[0], {(one.professional_id, "ONLINE"): True, (999, "IN_PERSON"): True}
    ) == Filled(0, 0)


def test_whoever_was_named_fills_the_roll_and_others_do_not(as_staff: As) -> None:
    session, (one, _other) = held(as_staff)
    with as_staff("hn.secretaria") as actor:
        account = Account.objects.get(username="hn.policia")
        planning.name_staff(by=actor, activity=session.activity, account=account, at=NOW)

    assert mark(as_staff, session, {(one.professional_id, "ONLINE"): True}, "hn.policia") == Filled(1, 0)
    for username in ("hn.enlace", "hn.salud", "cr.secretaria"):
        with pytest.raises(NotAllowed):
            mark(as_staff, session, {(one.professional_id, "IN_PERSON"): True}, username)


def test_evt_06_a_paper_roll_is_keyed_with_its_picture(as_staff: As) -> None:
    session, (one, _other) = held(as_staff)
    marks = {(one.professional_id, "IN_PERSON"): True}

    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        presence.mark_roll(by=actor, session=session, marks=marks, proof="PAPER", at=NOW)
    with as_staff("hn.secretaria") as actor:
        paper = presence.attach_paper(by=actor, session=session, body=PICTURE, at=NOW)
        again = presence.attach_paper(by=actor, session=session, body=PICTURE, at=NOW)
        presence.mark_roll(by=actor, session=session, marks=marks, proof="PAPER", at=NOW, paper=paper)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        presence.attach_paper(by=actor, session=session, body=b"MZ", at=NOW)

    assert (again.pk, PaperRoll.objects.count()) == (paper.pk, 1)
    kept = Attendance.objects.select_related("paper").get()
    assert (kept.proof, bytes(kept.paper.body)) == ("PAPER", PICTURE)  # type: ignore[union-attr]


def test_an_attendance_is_struck_out_once_with_a_reason(as_staff: As) -> None:
    session, (one, _other) = held(as_staff)
    mark(as_staff, session, {(one.professional_id, "ONLINE"): True})
    kept = Attendance.objects.select_related("session__activity__kept_by").get()

    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        presence.strike_attendance(by=actor, attendance=kept, why=" ", at=NOW)
    with as_staff("hn.secretaria") as actor:
        presence.strike_attendance(by=actor, attendance=kept, why="Era otra persona", at=NOW)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        presence.strike_attendance(by=actor, attendance=kept, why="Otra vez", at=NOW)

    assert queries.reach_of([session.activity]).unique == 0


def test_somebody_entered_twice_who_came_twice_is_one_once_joined_and_two_once_undone(as_staff: As) -> None:
    session, (one, other) = held(as_staff)
    mark(as_staff, session, {(one.professional_id, "IN_PERSON"): True, (other.professional_id, "ONLINE"): True})
    with as_staff("hn.secretaria") as actor:
        merge = joining.merge_professionals(
            by=actor,
            kept=one.professional,
            absorbed=other.professional,
            choices={"given_names": KEPT, "e_mail": KEPT},
            at=NOW,
        )
        joined = queries.reach_of([session.activity])
        joining.undo_merge(by=actor, merge=merge, at=NOW)

    assert (joined.unique, joined.mixed, joined.attendances) == (1, 1, 1)
    assert queries.reach_of([session.activity]).unique == 2
