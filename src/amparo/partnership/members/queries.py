"""What can be asked of the people of one's own institution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.partnership.coalition.models import Member, Team, TeamMember
from amparo.partnership.members.models import ClosedAccount
from amparo.partnership.members.rules import may_give

RECOVERY_WAITS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of one's institution: their roles, and what they wait for."""

    member: int
    account_id: int
    institution_id: int
    label: str
    posts: tuple[tuple[int, str, str], ...]
    invited_until: datetime | None
    recovery: int | None
    asked_by: int | None


def colleagues_of(by: Actor, at: datetime) -> list[Colleague]:
    """Return the people of the actor's institution, by name."""
    rows = Member.objects.filter(institution_id=by.institution or 0, is_active=True, account__is_active=True)
    posts = Prefetch("teammember_set", TeamMember.objects.select_related("team__institution").order_by("pk"))
    members = list(rows.select_related("account").prefetch_related(posts).order_by("account__label"))
    keys = [member.account_id for member in members]
    invited = accounts.codes_waiting(keys, at)
    lost = accounts.recoveries_waiting(keys, at - RECOVERY_WAITS)
    return [_colleague(member, invited, lost) for member in members]


def _colleague(member: Member, invited: dict[int, datetime], lost: dict[int, tuple[int, int]]) -> Colleague:
    recovery, asked_by = lost.get(member.account_id, (None, None))
    return Colleague(
        member.pk,
        member.account_id,
        member.institution_id,
        member.account.label,
        tuple((post.team_id, str(post.team), post.role) for post in member.teammember_set.all()),
        invited.get(member.account_id),
        recovery,
        asked_by,
    )


@dataclass(frozen=True, slots=True)
class Closed:
    """An account of one's institution that was closed, by whom (None: at the server) and when."""

    label: str
    closed_by: str | None
    closed_at: datetime


def closed_in(by: Actor, limit: int = 50) -> list[Closed]:
    """Return the closed accounts of the actor's institution, the latest first."""
    rows = ClosedAccount.objects.filter(account__member__institution_id=by.institution or 0)
    found = list(rows.select_related("account")[:limit])
    labels = accounts.labels_of({row.closed_by for row in found if row.closed_by})
    return [Closed(row.account.label, labels.get(row.closed_by or 0), row.closed_at) for row in found]


def colleague_of(by: Actor, member: int, at: datetime) -> Colleague | None:
    """Return a person of the actor's institution."""
    return next((each for each in colleagues_of(by, at) if each.member == member), None)


def posts_to_give(by: Actor) -> list[tuple[int, str, str]]:
    """Return (team, its name, role) of what the actor may give in the institution."""
    teams = Team.objects.filter(institution_id=by.institution or 0).select_related("institution")
    return [(team.pk, str(team), role) for team in teams for role in team.roles if may_give(role, held=by.roles)]
