"""What can be asked of the coalition; none of it is about a person."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.coalition import queries
from amparo.partnership.coalition.models import Country, Institution, Team
from tests.foundation.desk import account_of


def test_the_coalition_of_costa_rica_has_twenty_one_members_and_they_come_first(database: str) -> None:
    rows = list(queries.institutions_of("CR"))

    members = [row.is_member for row in rows]
    assert (sum(members), members) == (21, sorted(members, reverse=True))


def test_institutions_of_a_country_are_not_those_of_another(database: str) -> None:
    assert {row.country.code for row in queries.institutions_of("HN")} == {"HN"}


def test_teams_that_help_take_referrals_and_belong_to_the_country(database: str) -> None:
    country = Country.objects.get(code="CR")

    rows = list(queries.teams_that_help(country.pk))

    expected = Team.objects.filter(institution__country=country, takes_referrals=True)
    assert {row.pk for row in rows} == {row.pk for row in expected}


def test_teams_come_with_their_institutions_in_one_query(database: str) -> None:
    keys = list(Team.objects.values_list("pk", flat=True)[:6])

    with CaptureQueriesContext(
        connection,
    ) as spent:
        names = [team.institution.short_name for team in queries.teams_by_id([*keys, None]).values()]

    assert (len(names), len(spent)) == (6, 1)


def test_an_institution_that_does_not_exist_is_none(database: str) -> None:
    assert queries.institution(10**17) is None


def test_names_of_an_institution_come_by_language(database: str) -> None:
    row = Institution.objects.get(code="CR_ERI")

    assert dict(queries.institution_names(row.pk)) == row.names


def test_places_of_accounts_name_country_institution_and_role(database: str) -> None:
    account = account_of("cr.policia")

    assert queries.places_of([account]) == {account: ("Costa Rica", "OIJ", "police")}


def test_the_server_says_its_version(database: str) -> None:
    assert int(queries.server_version().split(".")[0]) >= 15
