"""Answering those who registered: a place, the waiting list, or no; never more places than there are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amparo.foundation.access.actors import NOBODY
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.directory.models import Professional, ProfessionalPair
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Registration, RegistrationTry
from amparo.partnership.events.operations import deciding as operations
from amparo.partnership.events.operations import registering
from amparo.partnership.events.queries import programme
from amparo.partnership.events.queries import registering as asked
from amparo.partnership.rolls.models import Enrolment
from amparo.partnership.rolls.operations import enrolling
from amparo.partnership.rolls.operations.enrolling import Answer
from amparo.partnership.rolls.queries import presence
from tests.conftest import As
from tests.partnership.directory.entering import entered
from tests.partnership.events.holding import NOW, accepted, clock, event, registered, said
from tests.partnership.rolls.holding import enrolled


def states(made: object) -> list[str]:
    return list(Registration.objects.filter(event=made).order_by("number").values_list("state", flat=True))  # type: ignore[misc]


def test_who_is_accepted_is_on_the_roll_with_what_they_said_and_nothing_is_typed_again(as_staff: As) -> None:
    made = event(as_staff)
    track = programme.track_of(made, 3)
    one = registering.register(
        by=NOBODY, event=made, wishes=track,
        said=said(1, diet="sin gluten", telephone="555", gender="WOMAN"),
        came=registering.From("1", "es", NOW),
    )  # fmt: skip

    row = accepted(as_staff, one.registration)

    enrolment = Enrolment.objects.select_related("professional", "organisation").get(activity=made.activity)
    assert row.enrolment == enrolment
    assert (enrolment.state, enrolment.mode, enrolment.diet) == ("ACCEPTED", "IN_PERSON", "sin gluten")
    assert (enrolment.professional.name, enrolment.professional.gender) == ("Ana Mora", "WOMAN")
    assert enrolment.professional.visibility == "HIDDEN"
    assert str(enrolment.organisation) == "Fiscalía"
    assert programme.group_of(enrolment) == track
    with as_staff("hn.secretaria") as actor, pytest.raises(Refused):
        operations.accept(by=actor, registration=row, at=NOW)


def test_possible_duplicates_are_proposed_and_joined_only_by_a_person(as_staff: As) -> None:
    made = event(as_staff)
    known = entered(as_staff, "Ana", "Mora", "ana@x.hn")
    first, second = registered(made), registered(made, 2, given_names="Anna", family_names="Mora", e_mail="ana@x.hn")

    assert [who for who, _why in asked.may_be(first.registration)] == [known]
    assert asked.same_mail(first.registration) == [2]
    with as_staff("hn.secretaria") as actor:
        operations.accept(by=actor, registration=first.registration, known=known, at=NOW)
        before = ProfessionalPair.objects.count()
        with pytest.raises(Refused):
            operations.accept(by=actor, registration=second.registration, known=known, at=NOW)
        operations.accept(by=actor, registration=second.registration, at=NOW)

    assert Enrolment.objects.filter(activity=made.activity).count() == 2
    assert ProfessionalPair.objects.count() == before + 1
    assert Professional.objects.filter(same_as__isnull=False).count() == 0


def test_who_was_invited_and_registers_too_is_on_the_roll_once(as_staff: As) -> None:
    made = event(as_staff)
    known = entered(as_staff, "Ana", "Mora", "ana@x.hn")
    (invited,) = enrolled(as_staff, made.activity, [known])
    one = registered(made)
    with as_staff("hn.secretaria") as actor:
        row = operations.accept(by=actor, registration=one.registration, known=known, at=NOW)

    assert row.enrolment == invited
    assert Enrolment.objects.get(activity=made.activity).state == "ACCEPTED"


def test_places_are_not_overrun_and_who_waits_gets_the_next_one_in_their_way(as_staff: As) -> None:
    made = event(as_staff, "congress", places=(1, 1))
    rows = [
        registered(made, number, mode=mode) for number, mode in enumerate(("IN_PERSON",) * 3 + ("ONLINE",), start=1)
    ]
    with as_staff("hn.secretaria") as actor:
        operations.accept(by=actor, registration=rows[0].registration, at=NOW)
        with pytest.raises(Refused):
            operations.accept(by=actor, registration=rows[1].registration, at=NOW)
        operations.put_on_list(by=actor, registration=rows[1].registration, at=NOW)
        operations.accept(by=actor, registration=rows[3].registration, at=NOW)
        assert operations.promote(by=actor, event=made, at=NOW) == []
    assert states(made) == [words.ACCEPTED, words.WAIT_LISTED, words.WAITING, words.ACCEPTED]
    first = asked.participant_with(rows[0].code)
    assert first is not None
    registering.withdraw(by=NOBODY, participant=first, code=rows[0].code, at=NOW)

    with as_staff("hn.secretaria") as actor, pytest.raises(Refused):
        operations.accept(by=actor, registration=rows[2].registration, at=NOW)
    with clock() as actor:
        promoted = operations.promote(by=actor, event=made, at=NOW)

    assert [row.number for row in promoted] == [2]
    assert states(made) == [words.WITHDRAWN, words.ACCEPTED, words.WAITING, words.ACCEPTED]
    assert presence.places_held(made.activity) == {"IN_PERSON": 1, "ONLINE": 1}


def test_staff_who_record_an_answer_do_not_overrun_the_places_either(as_staff: As) -> None:
    made = event(as_staff, places=(1, None))
    accepted(as_staff, registered(made).registration)
    (invited,) = enrolled(as_staff, made.activity, [entered(as_staff, "Zoila", "Paz")])

    with as_staff("hn.secretaria") as actor, pytest.raises(Refused):
        enrolling.record_answer(by=actor, enrolment=invited, answer=Answer("ACCEPTED", "IN_PERSON"), at=NOW)

    assert presence.places_held(made.activity)["IN_PERSON"] == 1


def test_who_is_refused_is_told_why_and_only_the_secretariat_answers(as_staff: As) -> None:
    one = registered(event(as_staff)).registration
    with as_staff("hn.programa") as actor, pytest.raises(NotAllowed):
        operations.refuse(by=actor, registration=one, reason="No", at=NOW)
    with as_staff("cr.secretaria") as actor, pytest.raises(NotAllowed):
        operations.accept(by=actor, registration=one, at=NOW)
    with as_staff("hn.secretaria") as actor:
        with pytest.raises(Refused):
            operations.refuse(by=actor, registration=one, reason=" ", at=NOW)
        told = operations.refuse(by=actor, registration=one, reason="Es para jueces.", at=NOW)

    assert (told.state, told.reason) == (words.REFUSED, "Es para jueces.")
    assert Enrolment.objects.count() == 0


def test_evt_08_who_registered_is_erased_after_the_end_and_the_roll_and_the_counts_stay(as_staff: As) -> None:
    made = event(as_staff)
    first = accepted(as_staff, registered(made, telephone="555").registration)
    registered(made, 2)
    after = made.activity.ends_on + timedelta(days=made.activity.keep_days + 1)
    at = NOW.replace(year=after.year, month=after.month, day=after.day)
    with clock() as actor:
        assert operations.erase_registrations(by=actor, country="HN", today=date(2027, 3, 4), at=at) == 0
        assert operations.erase_registrations(by=actor, country="HN", today=after, at=at) == 2
        assert operations.erase_registrations(by=actor, country="HN", today=after, at=at) == 0
        assert operations.forget_tries(by=actor, at=at) == 2

    kept = Registration.objects.get(pk=first.pk)
    assert (kept.given_names, kept.e_mail, kept.telephone, kept.state) == ("", "", "", words.ACCEPTED)
    assert Enrolment.objects.get(activity=made.activity).professional.name == "Ana Mora"
    assert RegistrationTry.objects.count() == 0
