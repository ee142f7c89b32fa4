"""Professionals are entered hidden, and seen by who agreed; every change has its entry, without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry as AuditEntry
from amparo.partnership.directory.models import Affiliation, ListingConsent, Professional, ProfessionalPair
from amparo.partnership.directory.operations import people
from amparo.partnership.directory.operations.people import Listing
from amparo.partnership.directory.queries import people as queries
from amparo.partnership.directory.rules.entries import Entry
from tests.conftest import As
from tests.partnership.directory.entering import NOW, TODAY, country, entered, of_the_police, organisation

LISTING = Listing("LISTED", "COALITION", TODAY)


def test_a_professional_is_entered_hidden_and_the_entry_names_nobody(as_staff: As) -> None:
    made = entered(as_staff, "Ana Lucía", "Pérez", "ANA@x.hn", organisation="Casa Abierta", post="Abogada")

    kept = Professional.objects.get(pk=made.pk)
    assert (kept.visibility, kept.e_mail, kept.key) == ("HIDDEN", "ana@x.hn", "perez ana lucia")
    assert [(row.organisation.name, row.post) for row in queries.affiliations_of(kept)] == [("Casa Abierta", "Abogada")]
    told = AuditEntry.objects.using("owner").filter(action="PROFESSIONAL_ENTERED").latest("id")
    assert (told.subject, told.facts) == (made.code, {})


@pytest.mark.parametrize("username", ["hn.policia", "hn.enlace", "hn.datos", "cr.secretaria"])
def test_only_the_secretariat_enters_people_of_any_organisation(as_staff: As, username: str) -> None:
    organisation(as_staff, "Casa Abierta")

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        people.enter_professional(by=actor, kept_by=country(), entry=Entry("Ana", organisation="Casa Abierta"), at=NOW)

    assert Professional.objects.count() == 0


def test_a_focal_point_enters_people_of_the_own_institution(as_staff: As) -> None:
    first = of_the_police(as_staff)
    name = queries.affiliations_of(first).get().organisation.name

    with as_staff("hn.enlace") as actor:
        made = people.enter_professional(
            by=actor, kept_by=country(), entry=Entry("Luz", "Mora", organisation=name), at=NOW
        )

    assert made.institutions == first.institutions
    with pytest.raises(NotAllowed), as_staff("hn.enlace") as actor:
        people.enter_professional(by=actor, kept_by=country(), entry=Entry("Luz", organisation="Otra"), at=NOW)


def test_what_is_wanting_is_refused_and_nothing_is_written(as_staff: As) -> None:
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        people.enter_professional(by=actor, kept_by=country(), entry=Entry(" ", organisation="Nueva"), at=NOW)

    assert (Professional.objects.count(), Affiliation.objects.count()) == (0, 0)


def test_a_change_is_written_and_duplicates_are_sought_anew(as_staff: As) -> None:
    entered(as_staff, "Ana", "Pérez", "ana@x.hn")
    other = entered(as_staff, "Berta", "Solano")
    assert ProfessionalPair.objects.count() == 0

    with as_staff("hn.secretaria") as actor:
        people.change_professional(by=actor, professional=other, entry=Entry("Ana", "Peres", country="HN"), at=NOW)

    assert [pair.reasons for pair in ProfessionalPair.objects.all()] == [["SOUNDS_ALIKE", "SAME_COUNTRY"]]
    assert Professional.objects.get(pk=other.pk).key == "peres ana"


def test_a_place_is_begun_once_and_ended_not_before_it_began(as_staff: As) -> None:
    one = entered(as_staff, "Ana", "Pérez")
    where = organisation(as_staff, "Casa Abierta")

    with as_staff("hn.secretaria") as actor:
        place = people.affiliate(
            by=actor, professional=one, organisation=where, post="Psicóloga", from_on=date(2020, 1, 1)
        )
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        people.affiliate(by=actor, professional=one, organisation=where, post="", from_on=None)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        people.end_affiliation(by=actor, affiliation=place, to_on=date(2019, 1, 1))
    with as_staff("hn.secretaria") as actor:
        people.end_affiliation(by=actor, affiliation=place, to_on=date(2021, 1, 1))

    assert queries.affiliation_on(one, date(2020, 6, 1)) == place
    assert queries.affiliation_on(one, date(2022, 6, 1)) is None


def test_nobody_is_shown_without_a_day_and_a_purpose(as_staff: As) -> None:
    one = entered(as_staff, "Ana", "Pérez")

    for listing in (
        replace(LISTING, given_on=None),
        replace(LISTING, purpose=""),
        replace(LISTING, visibility="HIDDEN"),
        replace(LISTING, given_on=TODAY + timedelta(days=1)),
    ):
        with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
            people.record_listing(by=actor, professional=one, listing=listing, today=TODAY, at=NOW)

    assert (Professional.objects.get().visibility, ListingConsent.objects.count()) == ("HIDDEN", 0)


def test_what_was_agreed_is_kept_and_ends_when_they_say_so(as_staff: As) -> None:
    one = entered(as_staff, "Ana", "Pérez")

    with as_staff("hn.secretaria") as actor:
        people.record_listing(by=actor, professional=one, listing=LISTING, today=TODAY, at=NOW)
        people.record_listing(
            by=actor, professional=one, listing=replace(LISTING, visibility="PUBLIC"), today=TODAY, at=NOW
        )
    assert Professional.objects.get().visibility == "PUBLIC"
    with as_staff("hn.secretaria") as actor:
        people.withdraw_listing(by=actor, professional=one, on=TODAY)

    assert Professional.objects.get().visibility == "HIDDEN"
    assert [row.ended_on for row in queries.consents_of(one)] == [TODAY, TODAY]
