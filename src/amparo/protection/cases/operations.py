"""What can be done with a case as such; what happens in it is the pathway's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import connection, transaction

from amparo.foundation import keys
from amparo.foundation.access import need_to_know, permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.cases import permissions, queries, rules
from amparo.protection.cases.models import Case, CaseKey, Involvement


@transaction.atomic
def open_case(*, by: Actor, country_id: int, country: str, mandate: str, team: int, role: str, at: datetime) -> Case:
    """Open the work for one person and bring in the team that received the alert.

    Raises `Refused` when the actor may not, or the mandate is unknown.
    """
    permits.require(by, permissions.OPEN_CASE, None, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_open(mandate=mandate)
    if reasons:
        raise Refused(reasons)
    purpose = need_to_know.ROLE_PURPOSE[role]
    with connection.cursor() as cursor:
        cursor.execute(
            "select sec.open_case(%s, %s, %s)", [team, purpose, sorted(need_to_know.groups_for(role, purpose))]
        )
        key = int(cursor.fetchone()[0])
    case = Case(
        pk=key,
        code=rules.code_from(country, os.urandom(6)),
        country_id=country_id,
        mandate=mandate,
        opened_at=at,
    )
    case.save(force_insert=True)
    Involvement.objects.create(case=case, team_id=team, role=role, since=at)
    entries.record(Note("CASE_OPENED", case.pk, case.code, facts={"mandate": mandate, "team": team}), by=by)
    return case


def _grant(
    case: int, team: int, role: str, purpose: str, *, consent: int | None = None, referral: int | None = None
) -> None:
    groups = sorted(need_to_know.groups_for(role, purpose))
    _give(case, team, purpose, groups, consent=consent, referral=referral)


def _give(
    case: int, team: int, purpose: str, groups: list[str], *, consent: int | None = None, referral: int | None = None
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select sec.give_grant(%s, %s, %s, %s, %s, %s)", [case, team, purpose, groups, consent, referral]
        )


def involve_team(*, by: Actor, case: Case, team: int, role: str, purpose: str, at: datetime) -> bool:
    """Bring a team into a case in a role, for a purpose; True when it was not in it before.

    Part of the operation that needs the team (a step that opens); audited with it.
    """
    _grant(case.pk, team, role, purpose)
    _, new = Involvement.objects.get_or_create(case=case, team_id=team, role=role, until=None, defaults={"since": at})
    if new:
        facts = {"team": team, "role": role, "purpose": purpose}
        entries.record(Note("TEAM_INVOLVED", case.pk, case.code, purpose=purpose, facts=facts), by=by)
    return new


def share_with(
    *, by: Actor, case: Case, team: int, purpose: str, groups: Iterable[str], consent: int, referral: int
) -> None:
    """Open some field groups of a case to a team under a consent, for as long as a referral lasts."""
    wanted = sorted({"C0", *groups})
    _give(case.pk, team, purpose, wanted, consent=consent, referral=referral)
    facts = {"team": team, "groups": wanted, "consent": consent, "referral": referral}
    entries.record(Note("SHARED", case.pk, case.code, purpose=purpose, facts=facts), by=by)


def revoke(
    *,
    by: Actor,
    case: Case,
    team: int | None = None,
    purpose: str | None = None,
    consent: int | None = None,
    referral: int | None = None,
    why: str,
) -> int:
    """End grants at once: of a team for a purpose, under a consent, or of a referral. Return how many."""
    with connection.cursor() as cursor:
        cursor.execute("select sec.revoke_grants(%s, %s, %s, %s, %s)", [case.pk, team, purpose, consent, referral])
        ended = int(cursor.fetchone()[0])
    if ended:
        facts = {"team": team, "consent": consent, "referral": referral, "why": why, "ended": ended}
        entries.record(Note("ACCESS_ENDED", case.pk, case.code, purpose=purpose or "", facts=facts), by=by)
    return ended


def touch(case: Case, dues: Mapping[int, datetime | None]) -> None:
    """Note that something happened in the case and what is due next for each team; keeps the feeds in order."""
    teams = [team for team, due in dues.items() if due is not None]
    with connection.cursor() as cursor:
        cursor.execute(
            "select sec.touch_case(%s, %s::bigint[], %s::timestamptz[])",
            [case.pk, teams, [dues[team] for team in teams]],
        )


def close_case(*, by: Actor, case: Case, at: datetime) -> None:
    """Close the case: nothing is written but what the pathway still opens in it, and the person may come back."""
    _stand(case, closed_at=at)
    entries.record(Note("CASE_CLOSED", case.pk, case.code), by=by)


def reopen_case(*, by: Actor, case: Case) -> None:
    """Open a closed case again, as the pathway says. Access that ended when it was closed stays ended."""
    closed_at = case.closed_at
    _stand(case, closed_at=None)
    facts = {"closed_at": closed_at.isoformat() if closed_at else ""}
    entries.record(Note("CASE_REOPENED", case.pk, case.code, facts=facts), by=by)


def _stand(case: Case, *, closed_at: datetime | None) -> None:
    """Write whether a case is open; the database refuses those who hold the notice level of it only."""
    is_open = closed_at is None
    if not Case.objects.filter(pk=case.pk).update(is_open=is_open, closed_at=closed_at):
        raise LookupError(f"{case.code} is out of the reach of who closes or reopens it")
    case.is_open, case.closed_at = is_open, closed_at


def data_keys(case: Case, groups: Iterable[str], known: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the wrapped data key of each group, making those that are missing; who comes second takes the first's."""
    wanted = set(groups)
    missing = wanted - set(known)
    if missing:
        made = [CaseKey(case=case, group=group, wrapped=keys.new_data_key(case.pk, group)) for group in sorted(missing)]
        CaseKey.objects.bulk_create(made, ignore_conflicts=True)
        known = {**known, **queries.wrapped_keys(case.pk)}
    return {group: known[group] for group in wanted}


def end_involvement(*, case: Case, team: int, at: datetime) -> None:
    """End a team's place in a case; part of the operation that ends its grants, and audited with it."""
    Involvement.objects.filter(case=case, team_id=team, until=None).update(until=at)
