"""Whom each sees, each person once; the number of questions to the database does not grow with the rows."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.operations import joining, people
from amparo.partnership.directory.operations.people import Listing
from amparo.partnership.directory.queries import people as queries
from amparo.partnership.directory.rules.joining import KEPT
from tests.conftest import As
from tests.foundation.desk import account_of
from tests.partnership.directory.entering import NOW, TODAY, country, enter, entered, of_the_police, organisation


def seen_by(as_staff: As, username: str) -> list[int]:
    with as_staff(username) as actor:
        return sorted(queries.professionals_visible_to(actor).values_list("pk", flat=True))


def test_a_focal_point_sees_the_own_people_and_the_secretariat_sees_all(as_staff: As) -> None:
    own, other = of_the_police(as_staff), entered(as_staff, "Berta", "Mora", organisation="Casa Abierta")

    assert seen_by(as_staff, "hn.secretaria") == [own.pk, other.pk]
    assert seen_by(as_staff, "hn.enlace") == [own.pk]
    for username in ("hn.policia", "cr.secretaria", "cr.enlace", "hn.datos"):
        assert seen_by(as_staff, username) == []
    with as_staff("hn.enlace") as actor:
        assert queries.professional_visible_to(actor, other.pk) is None


def test_who_left_the_institution_is_not_its_own_any_more(as_staff: As) -> None:
    own = of_the_police(as_staff)
    with as_staff("hn.secretaria") as actor:
        people.end_affiliation(by=actor, affiliation=queries.affiliations_of(own).get(), to_on=TODAY)

    assert seen_by(as_staff, "hn.enlace") == []


def test_who_agreed_is_seen_by_the_institutions_of_the_country(as_staff: As) -> None:
    one = entered(as_staff, "Berta", "Mora")
    with as_staff("hn.secretaria") as actor:
        listing = Listing("LISTED", "COALITION", TODAY)
        people.record_listing(by=actor, professional=one, listing=listing, today=TODAY, at=NOW)

    assert seen_by(as_staff, "hn.policia") == [one.pk]
    assert seen_by(as_staff, "cr.policia") == seen_by(as_staff, "hn.datos") == []


def test_whoever_it_is_about_sees_themselves(as_staff: As) -> None:
    one = entered(as_staff, "Denis", "Amador")
    Professional.objects.using("owner").filter(pk=one.pk).update(account_id=account_of("hn.policia"))

    assert seen_by(as_staff, "hn.policia") == [one.pk]
    assert queries.professional_of_account(account_of("hn.policia")) == one
    assert queries.professional_of_account(None) is None


def test_an_entry_that_was_joined_is_counted_with_the_other_and_seen_by_its_focal_point(as_staff: As) -> None:
    own, kept = of_the_police(as_staff), entered(as_staff, "Ana", "Pérez", "ana@x.hn")
    with as_staff("hn.secretaria") as actor:
        joining.merge_professionals(by=actor, kept=kept, absorbed=own, choices={}, at=NOW)

    assert seen_by(as_staff, "hn.enlace") == [kept.pk]
    ones = Professional.objects.annotate(one=queries.one_person()).values_list("one", flat=True)
    assert set(ones) == {kept.pk}
    with as_staff("hn.enlace") as actor:
        assert list(queries.own_people(actor)) == [kept]


def test_names_are_sought_by_their_words_in_any_order(as_staff: As) -> None:
    one = entered(as_staff, "Ana Lucía", "Pérez Gómez")
    entered(as_staff, "Berta", "Mora")

    for text in ("gomez ana", "PEREZ", "lucia pe"):
        assert list(queries.searched(Professional.objects.all(), text)) == [one]
    assert queries.searched(Professional.objects.all(), "").count() == 2


def test_a_list_goes_on_after_a_place(as_staff: As) -> None:
    rows = [entered(as_staff, name, "Mora", f"{name}@x.hn") for name in ("Ana", "Berta", "Carla")]

    assert list(queries.after(Professional.objects.all(), None)) == rows
    assert list(queries.after(Professional.objects.all(), (rows[0].key, rows[0].pk))) == rows[1:]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_asks_as_much_for_three_as_for_one(as_staff: As, count: int) -> None:
    for name in ("Ana", "Berta", "Carla")[:count]:
        entered(as_staff, name, "Mora", f"{name}@x.hn", organisation="Casa")

    with as_staff("hn.secretaria") as actor, CaptureQueriesContext(connection) as asked:
        shown = [
            place.organisation.name
            for row in queries.with_places(queries.professionals_visible_to(actor))
            for place in row.places  # type: ignore[attr-defined]
        ]

    assert (len(shown), len(asked)) == (count, 2)


def test_what_is_compared_holds_every_place_of_a_person(as_staff: As) -> None:
    one = entered(as_staff, "Ana", "Pérez", "ana@x.hn", organisation="Casa")
    other = organisation(as_staff, "Foro")
    with as_staff("hn.secretaria") as actor:
        people.affiliate(by=actor, professional=one, organisation=other, post="", from_on=None)
        copy = enter(actor, "Anita", "Pérez", organisation="Tercera")
        joining.merge_professionals(by=actor, kept=one, absorbed=copy, choices={"given_names": KEPT}, at=NOW)

    known = queries.known_in(country().pk)
    assert set(known) == {one.pk}
    assert len(known[one.pk].organisations) == 3
    assert queries.full_names([one.pk]) == {one.pk: "Ana Pérez"}
