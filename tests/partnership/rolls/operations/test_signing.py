"""People sign in themselves with both codes, while the session is open; whoever guesses is stopped for a while."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import NOBODY
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.rolls.models import Attendance, Enrolment, Session, WrongTry
from amparo.partnership.rolls.operations import signing
from amparo.partnership.rolls.operations.forgetting import forget_wrong_tries
from amparo.partnership.rolls.operations.signing import Shown
from amparo.partnership.rolls.queries import presence as queries
from amparo.partnership.rolls.vocabulary import WRONG_MINUTES, WRONG_TRIES
from tests.conftest import As
from tests.partnership.rolls.holding import NINE, activity, enrolled, hour, people, sessions


def held(as_staff: As, count: int = 2) -> tuple[Session, list[Enrolment]]:
    made = activity(as_staff)
    return sessions(made)[0], enrolled(as_staff, made, people(as_staff, count))


def sign(as_staff: As, code: str, personal: str, minutes: int = 0) -> Session:
    with as_staff("hn.secretaria"):
        shown = Shown(code, personal)
        return signing.sign_in_oneself(by=NOBODY, shown=shown, at=NINE + timedelta(minutes=minutes))


def test_evt_06_the_code_works_in_its_window_only_and_once_for_each_person(as_staff: As) -> None:
    session, (one, other) = held(as_staff)

    for minutes in (-31, 211):
        with pytest.raises(Refused):
            sign(as_staff, session.room_code, one.check_in_code, minutes)
    assert Attendance.objects.count() == 0
    for _again in range(3):
        sign(as_staff, session.room_code, one.check_in_code.lower())
    sign(as_staff, session.online_code, "BERTA@x.hn", minutes=200)

    assert list(Attendance.objects.values_list("professional", "mode", "proof")) == [
        (one.professional_id, "IN_PERSON", "SELF"), (other.professional_id, "ONLINE", "SELF"),
    ]  # fmt: skip
    one.refresh_from_db()
    assert one.state == "ACCEPTED"


@pytest.mark.parametrize(
    ("code", "personal"), [("", "ana@x.hn"), ("XXXX", "ana@x.hn"), (None, "nadie@x.hn"), (None, ""), (None, "ZZZZZZZ")]
)
def test_without_both_codes_nobody_signs_in(as_staff: As, code: str | None, personal: str) -> None:
    session, _enrolled = held(as_staff)

    with pytest.raises(Refused):
        sign(as_staff, session.room_code if code is None else code, personal)

    assert Attendance.objects.count() == 0


def test_who_declined_or_finds_no_place_left_does_not_sign_in(as_staff: As) -> None:
    made = activity(as_staff, sessions=(replace(hour(0), capacity_in_person=1),))
    (session,), (one, other, third) = sessions(made), enrolled(as_staff, made, people(as_staff, 3))
    Enrolment.objects.using("owner").filter(pk=third.pk).update(state="DECLINED")

    sign(as_staff, session.room_code, one.check_in_code)
    for each in (other, third):
        with pytest.raises(Refused):
            sign(as_staff, session.room_code, each.check_in_code)
    sign(as_staff, session.online_code, other.check_in_code)

    assert queries.places_taken(session) == {"IN_PERSON": 1, "ONLINE": 1}


def tried(as_staff: As, shown: Shown, minutes: int = 0) -> bool:
    with as_staff("hn.secretaria"):
        return signing.note_wrong_try(by=NOBODY, shown=shown, at=NINE + timedelta(minutes=minutes))


def test_after_too_many_codes_in_vain_nobody_signs_in_for_a_while_and_then_they_do(as_staff: As) -> None:
    session, (one, _other) = held(as_staff)
    WrongTry.objects.using("owner").bulk_create(
        WrongTry(session=session, tried_at=NINE) for _ in range(WRONG_TRIES - 1)
    )

    assert tried(as_staff, Shown(session.room_code, "ZZZZZZZ"))
    with pytest.raises(Refused) as refused:
        sign(as_staff, session.room_code, one.check_in_code, minutes=1)
    sign(as_staff, session.room_code, one.check_in_code, minutes=WRONG_MINUTES)

    assert str(WRONG_MINUTES) in refused.value.reasons[0]
    assert not tried(as_staff, Shown(session.room_code, "ZZZZZZZ"), minutes=1)
    assert WrongTry.objects.count() == WRONG_TRIES


def test_only_a_code_that_nobody_has_in_an_open_session_is_a_guess(as_staff: As) -> None:
    session, (one, _other) = held(as_staff)

    for shown, minutes in (
        (Shown(session.room_code, one.check_in_code), 0),
        (Shown("XXXX", "ZZZZZZZ"), 0),
        (Shown(session.room_code, "ZZZZZZZ"), -31),
    ):
        assert not tried(as_staff, shown, minutes)

    assert WrongTry.objects.count() == 0


def test_tries_in_vain_are_forgotten_once_they_stop_nobody(as_staff: As) -> None:
    session, _enrolled = held(as_staff)
    tried(as_staff, Shown(session.room_code, "ZZZZZZZ"))

    with acting(service_token()) as clock:
        kept = forget_wrong_tries(by=clock, country="HN", at=NINE + timedelta(minutes=1))
        gone = forget_wrong_tries(by=clock, country="HN", at=NINE + timedelta(minutes=WRONG_MINUTES))

    assert (kept, gone, WrongTry.objects.count()) == (0, 1, 0)
