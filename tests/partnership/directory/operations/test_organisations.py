"""Organisations are entered once by any of their names, and belong to coalitions from a day to a day."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition.models import Institution
from amparo.partnership.directory.models import Organisation, OrganisationAlias, OrganisationPair
from amparo.partnership.directory.operations import organisations
from amparo.partnership.directory.queries import organisations as queries
from amparo.partnership.directory.rules.entries import Entry, OrganisationEntry
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country, organisation


def test_an_organisation_is_entered_with_its_other_names(as_staff: As) -> None:
    made = organisation(as_staff, " Casa   Abierta ", "CA", "ca", "Casa Abierta")

    assert (made.name, made.key) == ("Casa Abierta", "casa abierta")
    assert queries.aliases_of(made) == ["CA"] or queries.aliases_of(made) == ["ca"]


@pytest.mark.parametrize("username", ["hn.enlace", "hn.policia", "hn.datos", "cr.secretaria"])
def test_only_the_secretariat_of_the_country_enters_organisations(as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed), as_staff(username) as actor:
        organisations.enter_organisation(by=actor, kept_by=country(), entry=OrganisationEntry("X"), at=NOW)

    assert Organisation.objects.count() == 0


def test_the_institutions_of_the_coalition_come_once_with_their_short_names(as_staff: As) -> None:
    with as_staff("hn.secretaria") as actor:
        first = organisations.enter_institutions(by=actor, kept_by=country(), at=NOW)
        again = organisations.enter_institutions(by=actor, kept_by=country(), at=NOW)

    police = Institution.objects.get(code="HN_POLICE")
    assert (first, again) == (Institution.objects.filter(country__code="HN").count(), 0)
    assert OrganisationAlias.objects.filter(organisation__institution=police, name=police.short_name).count() <= 1
    assert (
        queries.names_in(country().pk).named(police.short_name, "HN") == Organisation.objects.get(institution=police).pk
    )


def test_a_name_that_is_there_is_found_and_a_new_one_is_entered_once(as_staff: As) -> None:
    there = organisation(as_staff, "Casa Abierta", "CASA")
    said = [Entry("a", organisation="casa", country="HN"), Entry("b", organisation="Nueva", country="HN"),
            Entry("c", organisation="NUEVA", country="HN"), Entry("d", organisation="Nueva", country="GT")]  # fmt: skip

    with as_staff("hn.secretaria") as actor:
        found = organisations.enter_missing(by=actor, kept_by=country(), said=said, at=NOW)

    assert found[("casa", "HN")] == there.pk
    assert len({found[("nueva", "HN")], found[("nueva", "GT")]}) == 2
    assert Organisation.objects.count() == 3


def test_what_may_be_one_is_proposed_and_not_joined(as_staff: As) -> None:
    organisation(as_staff, "Instituto Hondureño de la Niñez")
    organisation(as_staff, "IHN")

    assert Organisation.objects.filter(same_as=None).count() == 2
    assert [pair.reasons for pair in OrganisationPair.objects.all()] == [["SAME_LETTERS", "SAME_COUNTRY"]]


def test_other_names_become_those_that_are_told(as_staff: As) -> None:
    made = organisation(as_staff, "Casa Abierta", "CA", "La Casa")

    with as_staff("hn.secretaria") as actor:
        entry = OrganisationEntry("Casa Abierta", "CIVIL_SOCIETY", "HN", ("La Casa", "Casita"))
        organisations.change_organisation(by=actor, organisation=made, entry=entry, at=NOW)

    assert sorted(queries.aliases_of(Organisation.objects.get())) == ["Casita", "La Casa"]
    assert Organisation.objects.get().sector == "CIVIL_SOCIETY"


def test_it_belongs_to_a_coalition_from_a_day_to_a_day(as_staff: As) -> None:
    made = organisation(as_staff, "Casa Abierta")

    with as_staff("hn.secretaria") as actor:
        member = organisations.begin_membership(
            by=actor, organisation=made, coalition=country(), from_on=date(2020, 1, 1)
        )
    for act in (
        lambda actor: organisations.begin_membership(by=actor, organisation=made, coalition=country(), from_on=None),
        lambda actor: organisations.end_membership(by=actor, membership=member, to_on=date(2019, 1, 1)),
    ):
        with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
            act(actor)
    with as_staff("hn.secretaria") as actor:
        organisations.end_membership(by=actor, membership=member, to_on=date(2022, 1, 1))
        organisations.begin_membership(by=actor, organisation=made, coalition=country(), from_on=date(2023, 1, 1))

    assert [(row.from_on.year if row.from_on else None, row.to_on) for row in queries.memberships_of(made)] == [
        (2023, None), (2020, date(2022, 1, 1)),
    ]  # fmt: skip
