"""Loading what the coalition is from its content; nothing of it is invented here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfoNotFoundError

from django.db import connections, transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition import permissions, queries
from amparo.partnership.coalition.models import Country, Institution, Member, RoleBinding, Team, TeamMember
from amparo.partnership.coalition.rules import due_at
from amparo.partnership.coalition.vocabulary import TAKES_REFERRALS, TEAM_OF_ROLE

OWNER: Final = "owner"
SEE: Final = "see docs/reference/coalition-data.md"

TEAM_NAMES: Final = {
    "guard": {"es": "Guardia", "fr": "Garde", "en": "On-call team"},
    "care": {"es": "Gestión de casos", "fr": "Suivi des personnes", "en": "Case management"},
    "panel": {"es": "Panel", "fr": "Comité", "en": "Panel"},
    "supervision": {"es": "Supervisión", "fr": "Supervision", "en": "Supervision"},
}


class WrongContent(Exception):
    """A content file cannot be used; the text names file, element and what to do."""


def read_toml(path: Path) -> dict[str, Any]:
    """Read a content file; raises `WrongContent` in words when it is not TOML or is missing."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as trouble:
        raise WrongContent(f"{path}: {trouble}") from trouble


@transaction.atomic(using=OWNER)
def load_coalition(*, by: Actor, path: Path) -> Country:
    """Bring a country's coalition in step with its file: institutions and one team for each group of roles.

    Raises `WrongContent`, naming the file and what lacks; nothing is written then.
    """
    permits.require(by, permissions.LOAD_COALITION, None, by_table=permissions.MAY)
    given = read_toml(path)
    try:
        country = _country(given)
        for entry in given["institutions"]:
            _institution(country, entry)
    except KeyError as missing:
        raise WrongContent(f"{path}: {missing} is missing; {SEE}") from missing
    except (TypeError, AttributeError, ValueError) as wrong:
        raise WrongContent(f"{path}: a value is not of the kind that belongs there ({wrong}); {SEE}") from wrong
    queries.institution_names.cache_clear()
    queries.forget_short_names()
    queries.country_by_id.cache_clear()
    queries.roles_of_team.cache_clear()
    facts = {"country": country.code, "institutions": len(given["institutions"])}
    entries.record(Note("COALITION_LOADED", facts=facts), by=by, using=OWNER)
    _tell_the_planner()
    return country


def _tell_the_planner() -> None:
    """Let the database know how few rows these tables have; on its own it looks again only after fifty changes.

    Else it takes a country for one of hundreds, and a count over a whole roll for one over a few rows of it.
    """
    tables = ", ".join(model._meta.db_table for model in (Country, Institution, Team))
    with connections[OWNER].cursor() as cursor:
        cursor.execute(f"analyze {tables}")


def _country(given: Mapping[str, Any]) -> Country:
    found = [entry["names"] for entry in given["institutions"] if entry["code"] == given["coalition"]]
    if not found:
        raise ValueError(f"coalition = {given['coalition']!r} is none of the institutions")
    (names, *_others) = found
    _check_calendar(given)
    kept = ("calendar", "holidays", "legal_deadlines", "places", "languages", "mandates", "currency", "adoption")
    facts = {key: given[key] for key in kept if key in given}
    country, _ = Country.objects.using(OWNER).update_or_create(
        code=given["code"],
        defaults={
            "names": given["names"],
            "coalition": {**names, "code": given["coalition"]},
            "time_zone": given["time_zone"],
            "facts": _plain(facts),
        },
    )
    return country


def _check_calendar(given: Mapping[str, Any]) -> None:
    """Try the calendar and the time zone, so that a wrong one is told at loading and not when a term is reckoned."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    try:
        due_at(
            start,
            amount=1,
            unit="working_days",
            country=given["code"],
            time_zone=given["time_zone"],
            facts=_plain({key: given[key] for key in ("calendar", "holidays") if key in given}),
        )
    except (NotImplementedError, ZoneInfoNotFoundError) as unknown:
        raise ValueError(f"code, time_zone or [holidays]: {unknown}") from unknown


def _plain(value: Any) -> Any:
    """Make TOML dates into texts, so that JSON can hold them."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _institution(country: Country, entry: Mapping[str, Any]) -> Institution:
    kept = ("phone", "part_of", "member_of", "source", "place", "roles", "kind_note")
    made, _ = Institution.objects.using(OWNER).update_or_create(
        country=country,
        code=entry["code"],
        defaults={
            "names": entry["names"],
            "short_name": entry["short_name"],
            "kind": entry["kind"],
            "is_member": bool(entry.get("member_of")),
            "mandates": entry["mandates"],
            "origin": entry["origin"],
            "verified": bool(entry.get("verified")),
            "note": entry.get("note", {}),
            "facts": {key: entry[key] for key in kept if key in entry},
        },
    )
    by_team: dict[str, list[str]] = {}
    for role in entry["roles"]:
        by_team.setdefault(TEAM_OF_ROLE.get(role, "team"), []).append(role)
    for code, roles in by_team.items():
        names = {lang: f"{made.short_name}: {text}" for lang, text in TEAM_NAMES.get(code, {}).items()}
        Team.objects.using(OWNER).update_or_create(
            institution=made,
            code=code,
            defaults={
                "names": names or {"es": made.short_name},
                "roles": roles,
                "needs": entry.get("needs", []),
                "place": entry.get("place", ""),
                "takes_referrals": bool(set(roles) & TAKES_REFERRALS) and code == "team",
            },
        )
    return made


@transaction.atomic(using=OWNER)
def bind_roles(*, by: Actor, country: Country, roles: Mapping[str, str]) -> None:
    """Say which institution takes the steps of each lane's role in a country.

    Raises `WrongContent` when an institution is unknown or cannot hold the role.
    """
    permits.require(by, permissions.LOAD_COALITION, None, by_table=permissions.MAY)
    for role, code in roles.items():
        team = Team.objects.using(OWNER).filter(
            institution__country=country, institution__code=code, code=TEAM_OF_ROLE.get(role, "team")
        )
        found = team.first()
        if found is None:
            raise WrongContent(f"role {role}: {code} is not an institution of {country.code} that can take it")
        RoleBinding.objects.using(OWNER).update_or_create(country=country, role=role, defaults={"team": found})
    queries.team_bound_to.cache_clear()
    entries.record(Note("ROLES_BOUND", facts={"country": country.code, "roles": len(roles)}), by=by, using=OWNER)


@transaction.atomic(using=OWNER)
def place_member(*, by: Actor, account: int, institution: Institution, posts: Mapping[str, str]) -> Member:
    """Give an account its place: `posts` maps a team code of the institution to the role held in it."""
    permits.require(by, permissions.LOAD_COALITION, None, by_table=permissions.MAY)
    member, _ = Member.objects.using(OWNER).get_or_create(account_id=account, defaults={"institution": institution})
    for code, role in posts.items():
        team, _ = Team.objects.using(OWNER).get_or_create(
            institution=institution, code=code, defaults={"names": {"es": institution.short_name}, "roles": [role]}
        )
        TeamMember.objects.using(OWNER).get_or_create(member=member, team=team, role=role)
    entries.record(Note("MEMBER_PLACED", subject=str(member.pk), facts=dict(posts)), by=by, using=OWNER)
    return member
