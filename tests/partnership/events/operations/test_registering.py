"""Registering without an account, answering an invitation in one step, and taking it back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation.access.actors import NOBODY
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.directory.models import Professional
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Registration, RegistrationTry
from amparo.partnership.events.operations import registering as operations
from amparo.partnership.events.operations.registering import From, Terms
from amparo.partnership.events.queries import registering as asked
from amparo.partnership.events.queries.registering import participant_with
from amparo.partnership.rolls.models import Enrolment
from amparo.partnership.rolls.operations.enrolling import Answer
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.partnership.events.holding import NOW, accepted, event, registered, said
from tests.partnership.rolls.holding import enrolled, people

CAME = From("10.0.0.9", "es", NOW)


def test_a_registration_waits_for_people_and_nothing_in_the_database_tells_its_code(as_staff: As) -> None:
    made = event(as_staff)
    before = Professional.objects.count()

    one = registered(made)

    assert (one.registration.state, one.registration.visibility) == (words.WAITING, words.HIDDEN)
    assert Professional.objects.count() == before
    assert Enrolment.objects.count() == 0
    found = participant_with(one.code.lower())
    assert found is not None
    assert found.registration == one.registration
    everything = str(as_owner("select * from events_registration")) + str(as_owner("select facts from audit_entry"))
    assert one.code not in everything
    assert one.code.replace("-", "") not in everything
    assert "ana@x.hn" not in str(as_owner("select facts, subject from audit_entry"))


def test_before_after_unpublished_or_unfinished_nobody_registers(as_staff: As) -> None:
    made = event(as_staff)
    with pytest.raises(Refused):
        operations.register(by=NOBODY, event=made, said=said(), came=From("1", "es", NOW + timedelta(days=90)))
    with pytest.raises(Refused):
        registered(made, agrees=False)
    with pytest.raises(Refused):
        registered(made, mode="ONLINE")
    made.published_at = None
    with pytest.raises(Refused):
        registered(made)

    assert Registration.objects.count() == 0


def test_too_many_from_one_place_wait_and_other_places_do_not(as_staff: As) -> None:
    made = event(as_staff)
    registered(made)
    mark = RegistrationTry.objects.get().mark
    most, _minutes = words.MOST_FROM_A_PLACE[words.REGISTERED]
    RegistrationTry.objects.bulk_create(
        RegistrationTry(mark=mark, kind=words.REGISTERED, at=NOW) for _each in range(most)
    )

    with pytest.raises(Refused):
        registered(made, 2)
    registered(made, 3, place="10.0.0.2")

    assert Registration.objects.count() == 2


def test_wrong_codes_are_counted_and_then_no_more_are_tried_but_a_right_one_opens(as_staff: As) -> None:
    one = registered(event(as_staff))
    for _each in range(words.MOST_FROM_A_PLACE[words.TRIED][0]):
        assert operations.come_back(by=NOBODY, code="AAAA-BBBB-CCCC-DDDD", came=CAME) is None

    with pytest.raises(Refused):
        operations.come_back(by=NOBODY, code="AAAA-BBBB-CCCC-DDDD", came=CAME)
    assert operations.come_back(by=NOBODY, code=one.code, came=CAME) is not None


def test_whoever_was_invited_says_in_one_step_that_they_come(as_staff: As) -> None:
    made = event(as_staff, places=(1, None))
    first, second = enrolled(as_staff, made.activity, people(as_staff, 2))
    answer = Answer("ACCEPTED", "IN_PERSON", diet="vegetariana")

    operations.answer_invitation(by=NOBODY, event=made, code=first.check_in_code.lower(), answer=answer, came=CAME)

    first.refresh_from_db()
    assert (first.state, first.diet) == ("ACCEPTED", "vegetariana")
    who = participant_with(first.check_in_code)
    assert who is not None
    assert who.takes_part
    for code in (second.check_in_code, "AAAAAAA"):
        with pytest.raises(Refused):
            operations.answer_invitation(by=NOBODY, event=made, code=code, answer=answer, came=CAME)
    second.refresh_from_db()
    assert second.state == "INVITED"


def test_who_takes_their_place_back_frees_it_and_only_with_their_own_code(as_staff: As) -> None:
    made = event(as_staff, places=(1, None))
    one, other = registered(made), registered(made, 2)
    accepted(as_staff, one.registration)
    assert asked.places_left(made)["IN_PERSON"] == 0
    who = participant_with(one.code)
    assert who is not None

    with pytest.raises(NotAllowed):
        operations.withdraw(by=NOBODY, participant=who, code=other.code, at=NOW)
    operations.withdraw(by=NOBODY, participant=who, code=one.code, at=NOW)

    one.registration.refresh_from_db()
    assert one.registration.state == words.WITHDRAWN
    assert asked.places_left(made)["IN_PERSON"] == 1
    again = participant_with(one.code)
    assert again is not None
    assert not again.takes_part
    with pytest.raises(Refused):
        operations.withdraw(by=NOBODY, participant=again, code=one.code, at=NOW)


def test_terms_are_kept_with_who_agreed_and_places_are_never_fewer_than_given(as_staff: As) -> None:
    made = event(as_staff)
    one = registered(made)
    accepted(as_staff, one.registration)
    terms = Terms("Para todas", "Otro texto", NOW, NOW + timedelta(days=5), in_person=1)
    with as_staff("hn.secretaria") as actor:
        operations.set_terms(by=actor, event=made, terms=terms, at=NOW)
        with pytest.raises(Refused):
            operations.set_terms(by=actor, event=made, terms=Terms("x", "y", NOW, terms.closes_at, in_person=0), at=NOW)

    assert registered(made, 2).registration.consent == "Otro texto"
    assert one.registration.consent != "Otro texto"
