"""What can be asked of cases, narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.decide import Facts, Relation
from amparo.protection.cases.models import Case, CaseKey, Involvement, Named, Seal


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A case in a list: its key, when something last happened, what is due next for the actor's teams."""

    case_id: int
    last_activity_at: datetime
    next_due_at: datetime | None


@dataclass(frozen=True, slots=True)
class GrantRow:
    """Which team may open what of a case, for which purpose, since when and until when."""

    team: int
    purpose: str
    groups: tuple[str, ...]
    since: datetime
    until: datetime | None


def case_by_code(code: str) -> Case | None:
    """Return the case if it exists and the actor has a live grant on it; the two are not told apart."""
    return Case.objects.select_related("country").filter(code=code).first()


def cases_by_id(ids: Iterable[int]) -> dict[int, Case]:
    """Return cases of the actor by id."""
    return {case.pk: case for case in Case.objects.select_related("country").filter(pk__in=list(ids))}


def relations(case: Case) -> tuple[Relation, ...]:
    """Return the live grants that tie the actor's teams to the case."""
    with connection.cursor() as cursor:
        cursor.execute("select team, purpose, groups from sec.my_grants(%s)", [case.pk])
        return tuple(Relation(team, purpose, frozenset(groups)) for team, purpose, groups in cursor.fetchall())


def beyond_notice(ids: Iterable[int]) -> frozenset[int]:
    """Return those of these cases of which the actor may see more than the notice level."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select asked.id from unnest(%s::bigint[]) asked(id)"
            " where exists (select from sec.my_grants(asked.id) mine where mine.purpose <> %s)",
            [list(ids), need_to_know.NOTICE],
        )
        return frozenset(row[0] for row in cursor)


def grants_of(case: Case) -> list[GrantRow]:
    """Return every grant on the case, past ones too."""
    with connection.cursor() as cursor:
        cursor.execute("select * from sec.grants_of(%s)", [case.pk])
        return [GrantRow(team, why, tuple(groups), since, until) for team, why, groups, since, until in cursor]


def facts(
    by: Actor, case: Case, *, action: str, group: str, purpose: str, consents: frozenset[str], **more: Any
) -> Facts:
    """Gather what `decide` looks at."""
    is_sealed, is_named = sealing(case)
    return Facts(
        posts=by.posts,
        action=action,
        group=group,
        purpose=purpose,
        relations=relations(case),
        consents=consents,
        is_open=case.is_open,
        is_sealed=is_sealed,
        is_named=is_named,
        account=by.account,
        case=case.pk,
        **more,
    )


def live_seal(case: Case) -> Seal | None:
    """Return the seal that holds on a case now, if the actor reaches the case."""
    return Seal.objects.filter(case=case, lifted_at=None).first()


def sealing(case: Case) -> tuple[bool, bool]:
    """Say whether a case is sealed, and whether the actor is among those named for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select 1 from cases_seal where case_id = %s and lifted_at is null),"
            " not sec.is_closed_to_me(%s)",
            [case.pk, case.pk],
        )
        is_sealed, is_named = cursor.fetchone()
        return bool(is_sealed), bool(is_sealed and is_named)


def named_for(seal: Seal) -> frozenset[int]:
    """Return the accounts to which a sealed case opens."""
    return frozenset(Named.objects.filter(seal=seal).values_list("account_id", flat=True))


def feed_by_activity(*, limit: int, before: tuple[datetime, int] | None = None, closed: bool = False) -> list[FeedRow]:
    """Return the actor's open (or closed) cases, latest activity first, after a key; one index probe for each team."""
    at, key = before or (None, None)
    return _feed("select * from sec.feed_by_activity(%s, %s, %s, %s)", [at, key, limit, closed])


def feed_by_due(*, limit: int, after: tuple[datetime, int] | None = None) -> list[FeedRow]:
    """Return the actor's cases that have something due, earliest first, after a key."""
    at, key = after or (None, None)
    return _feed("select * from sec.feed_by_due(%s, %s, %s)", [at, key, limit])


def _feed(query: str, values: list[Any]) -> list[FeedRow]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [FeedRow(*row) for row in cursor.fetchall()]


def count_cases(*, upto: int = 1001, closed: bool = False) -> int:
    """Return how many open (or closed) cases the actor may see, counting no further than `upto`."""
    with connection.cursor() as cursor:
        cursor.execute("select sec.count_cases(%s, %s)", [upto, closed])
        return int(cursor.fetchone()[0])


def involvements_of(case: Case) -> QuerySet[Involvement]:
    """Return who is or was involved, with team and institution."""
    return Involvement.objects.filter(case=case).select_related("team__institution").order_by("since", "id")


def team_in_role(case: Case, role: str) -> int | None:
    """Return the id of the team that holds a role in the case now, the latest one."""
    found = (
        Involvement.objects.filter(case=case, role=role, until=None).order_by("-id").values_list("team_id", flat=True)
    )
    return found.first()


def wrapped_key(case_id: int, group: str) -> bytes | None:
    """Return the wrapped data key of a field group, or None when nothing was sealed in it yet."""
    found = CaseKey.objects.filter(case_id=case_id, group=group).values_list("wrapped", flat=True).first()
    return bytes(found) if found is not None else None


def wrapped_keys(case_id: int) -> dict[str, bytes]:
    """Return the wrapped data keys of a case by field group."""
    return {group: bytes(key) for group, key in CaseKey.objects.filter(case_id=case_id).values_list("group", "wrapped")}


def any_case() -> bool:
    """Say whether the actor can open any case at all."""
    return Case.objects.exists()
