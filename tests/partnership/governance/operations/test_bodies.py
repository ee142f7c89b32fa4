"""Bodies, seats and mandates are kept by the secretariat of the country."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.governance.models import Body, Mandate, Seat
from amparo.partnership.governance.operations import bodies
from amparo.partnership.governance.operations.bodies import BodyEntry, SeatEntry, Term
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country, enter, entered
from tests.partnership.governance.sitting import SINCE, committee, person, seat

ONE = (("Policía", "MEMBER", ""),)


@pytest.mark.parametrize("username", ["hn.enlace", "hn.comite1", "cr.secretaria", "hn.datos"])
def test_only_the_secretariat_of_the_country_makes_a_body(as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed), as_staff(username) as by:
        bodies.enter_body(by=by, kept_by=country(), entry=BodyEntry("STEERING", "Comité", SINCE), at=NOW)

    assert Body.objects.count() == 0


def test_a_name_is_used_once(as_staff: As) -> None:
    body = committee(as_staff, seats=ONE)

    with as_staff("hn.secretaria") as by:
        for entry in (BodyEntry("STEERING", " Comité directivo ", SINCE), BodyEntry("CLUB", "Otro", SINCE)):
            with pytest.raises(Refused):
                bodies.enter_body(by=by, kept_by=country(), entry=entry, at=NOW)
        for said in (SeatEntry("Policía", SINCE), SeatEntry("Otra", SINCE, "KING"), SeatEntry(" ", SINCE)):
            with pytest.raises(Refused):
                bodies.enter_seat(by=by, body=body, entry=said)

    assert (Body.objects.count(), Seat.objects.count()) == (1, 1)


def test_a_seat_is_held_by_one_and_by_alternates_and_passes_on(as_staff: As) -> None:
    body = committee(as_staff, seats=ONE)
    place, other = seat(body, "Policía"), entered(as_staff, "Otra", "Persona")
    begins = date(2021, 1, 1)

    with as_staff("hn.secretaria") as by:
        with pytest.raises(Refused):
            bodies.give_mandate(by=by, seat=place, professional=other, term=Term(begins), at=NOW)
        stands_in = Term(begins, is_alternate=True)
        bodies.give_mandate(by=by, seat=place, professional=other, term=stands_in, at=NOW)
        first = Mandate.objects.select_related("seat__body__kept_by").get(professional=person("Policía"))
        bodies.end_mandate(by=by, mandate=first, to_on=begins - timedelta(days=1))
        bodies.give_mandate(by=by, seat=place, professional=other, term=Term(begins), at=NOW)
        with pytest.raises(Refused):
            bodies.end_mandate(by=by, mandate=first, to_on=begins)

    held = Mandate.objects.filter(is_alternate=False).order_by("from_on").values_list("from_on", "to_on")
    assert list(held) == [(SINCE, date(2020, 12, 31)), (begins, None)]


def test_mandates_end_with_their_seat(as_staff: As) -> None:
    body = committee(as_staff, seats=ONE)

    with as_staff("hn.secretaria") as by:
        bodies.end_seat(by=by, seat=seat(body, "Policía"), to_on=date(2021, 6, 30))
        with pytest.raises(Refused):
            bodies.end_seat(by=by, seat=seat(body, "Policía"), to_on=date(2021, 7, 30))

    assert (Seat.objects.get().to_on, Mandate.objects.get().to_on) == (date(2021, 6, 30), date(2021, 6, 30))


def test_somebody_of_another_coalition_holds_no_seat(as_staff: As) -> None:
    body = committee(as_staff, seats=ONE)
    with as_staff("cr.secretaria") as by:
        from_there = enter(by, "Invento", "Vecino")

    term = Term(SINCE, is_alternate=True)
    with pytest.raises(Refused), as_staff("hn.secretaria") as by:
        bodies.give_mandate(by=by, seat=seat(body, "Policía"), professional=from_there, term=term, at=NOW)
