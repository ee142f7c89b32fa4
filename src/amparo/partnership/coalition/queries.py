"""What can be asked of the coalition; none of it is about a person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.db import connection
from django.db.models import Count, QuerySet

from amparo.partnership.coalition.models import Country, Institution, Member, RoleBinding, Team, TeamMember


def country_by_code(code: str) -> Country:
    """Return a country; raises `Country.DoesNotExist`."""
    return Country.objects.get(code=code)


@lru_cache(maxsize=64)
def country_by_id(key: int) -> Country:
    """Return a country (its words and calendar change only when content is loaded)."""
    return Country.objects.get(pk=key)


def institutions_of(country: str) -> QuerySet[Institution]:
    """Return the institutions of a country with how many teams each has."""
    rows = Institution.objects.filter(country__code=country).select_related("country")
    return rows.annotate(teams=Count("team")).order_by("-is_member", "short_name")


def institution(key: int) -> Institution | None:
    """Return an institution."""
    return Institution.objects.filter(pk=key).select_related("country").first()


@lru_cache(maxsize=64)
def team_bound_to(country_id: int, role: str) -> int | None:
    """Return the id of the team that takes a role's steps in a country (bindings change only when loaded)."""
    return RoleBinding.objects.filter(country_id=country_id, role=role).values_list("team_id", flat=True).first()


def teams_by_id(ids: Iterable[int | None]) -> dict[int, Team]:
    """Return teams with their institutions, by id."""
    wanted = {key for key in ids if key is not None}
    return {team.pk: team for team in Team.objects.filter(pk__in=wanted).select_related("institution")}


def teams_that_help(country_id: int, role: str = "") -> QuerySet[Team]:
    """Return the teams of a country that take referrals, by institution."""
    rows = Team.objects.filter(institution__country_id=country_id, takes_referrals=True)
    return rows.select_related("institution").order_by("institution__short_name", "code")


@lru_cache(maxsize=512)
def institution_names(key: int) -> tuple[tuple[str, str], ...]:
    """Return an institution's names by language, as pairs (they change only when content is loaded)."""
    found = Institution.objects.filter(pk=key).values_list("names", flat=True).first()
    return tuple((found or {}).items())


def places_of(accounts: Iterable[int]) -> dict[int, tuple[str, str, str]]:
    """Return (country, institution, role) of accounts, for the demonstration's sign-in page."""
    rows = TeamMember.objects.filter(member__account_id__in=list(accounts)).order_by("pk")
    found: dict[int, tuple[str, str, str]] = {}
    for row in rows.select_related("member__institution__country"):
        institution = row.member.institution
        found.setdefault(row.member.account_id, (str(institution.country), institution.short_name, row.role))
    return found


def accounts_among(accounts: Iterable[int], *, country: str = "", institution: str = "") -> frozenset[int]:
    """Return those of some accounts whose place is in a country, or in an institution, by code."""
    rows = Member.objects.filter(account_id__in=list(accounts), is_active=True)
    rows = (
        rows.filter(institution__code=institution) if institution else rows.filter(institution__country__code=country)
    )
    return frozenset(rows.values_list("account_id", flat=True))


def accounts_in_role(country: str, role: str) -> frozenset[int]:
    """Return the accounts of those who hold a role in a country."""
    rows = TeamMember.objects.filter(role=role, member__is_active=True, member__institution__country__code=country)
    return frozenset(rows.values_list("member__account_id", flat=True))


def server_version() -> str:
    """Return the version of the database server."""
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        return str(cursor.fetchone()[0])


@lru_cache(maxsize=16)
def _short_names(country_id: int) -> tuple[tuple[str, str], ...]:
    return tuple(Institution.objects.filter(country_id=country_id).values_list("code", "short_name"))


def short_names(country_id: int) -> dict[str, str]:
    """Return the short names of a country's institutions by code (they change only when content is loaded)."""
    return dict(_short_names(country_id))


def short_names_in(country: str) -> dict[str, str]:
    """Return the short names of the institutions of a country, by code (they change only when content is loaded)."""
    return dict(_short_names_in(country))


@lru_cache(maxsize=16)
def _short_names_in(country: str) -> tuple[tuple[str, str], ...]:
    return tuple(Institution.objects.filter(country__code=country).values_list("code", "short_name"))


def forget_short_names() -> None:
    """Read short names anew: the content was loaded again."""
    _short_names.cache_clear()
    _short_names_in.cache_clear()


@lru_cache(maxsize=512)
def roles_of_team(key: int) -> frozenset[str]:
    """Return the roles that a team can hold (they change only when content is loaded)."""
    return frozenset(Team.objects.filter(pk=key).values_list("roles", flat=True).first() or ())


def countries_other_than(code: str) -> QuerySet[Country]:
    """Return the countries whose coalitions are here, but one."""
    return Country.objects.exclude(code=code)
