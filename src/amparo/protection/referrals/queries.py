"""What can be asked of referrals, narrowed to the actor."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.coalition.models import Team
from amparo.partnership.governance.queries import promises
from amparo.protection.cases.models import Case
from amparo.protection.pathways.models import OpenStep
from amparo.protection.referrals import rules, vocabulary
from amparo.protection.referrals.models import Referral

ANSWER_STEP = "answer_referral"


def referrals_of(case: Case) -> QuerySet[Referral]:
    """Return the referrals of a case, latest first, with both teams."""
    rows = Referral.objects.filter(case=case).select_related("to_team__institution", "from_team__institution")
    return rows.order_by("-id")


def referral_for(by: Actor, key: int) -> Referral | None:
    """Return a referral that one of the actor's teams sent or received; others do not exist for them."""
    rows = Referral.objects.filter(Q(to_team_id__in=by.teams) | Q(from_team_id__in=by.teams), pk=key)
    return rows.select_related("to_team__institution", "from_team__institution", "consent").first()


def referrals_received(
    by: Actor, *, limit: int, waiting: bool, after: tuple[datetime, int] | None = None
) -> list[Referral]:
    """Return the referrals that an actor's teams received: those that wait by due time, or the accepted ones."""
    status = vocabulary.SENT if waiting else vocabulary.ACCEPTED
    rows = Referral.objects.filter(to_team_id__in=by.teams, status=status)
    rows = rows.select_related("from_team__institution", "to_team__institution")
    if after is not None:
        rows = rows.filter(Q(answer_due_at__gt=after[0]) | Q(answer_due_at=after[0], pk__gt=after[1]))
    return list(rows.order_by("answer_due_at", "id")[:limit])


def answer_step(referral: Referral) -> OpenStep | None:
    """Return the open step in which a referral is answered, or None when it no longer waits."""
    rows = OpenStep.objects.filter(case_id=referral.case_id, path=f"{referral.path}/{ANSWER_STEP}")
    return rows.select_related("pathway", "case__country").first()


def live_referral(case: Case, prefix: str) -> Referral | None:
    """Return the referral that waits or runs in a call of the referral procedure."""
    rows = Referral.objects.filter(case=case, path=prefix, status__in=vocabulary.LIVE).select_related("consent")
    return rows.order_by("-id").first()


def agreed_with(by: Actor, at: datetime) -> dict[int, frozenset[str]]:
    """Return the kinds of data that the actor's institution may give today for care, by institution."""
    if by.institution is None:
        return {}
    day = at.astimezone(ZoneInfo(by.time_zone)).date()
    return promises.agreed_with(by.institution, day, purpose=need_to_know.CARE)


def kinds_not_agreed(by: Actor, team: Team, fields: Collection[str], at: datetime) -> list[str]:
    """Return the kinds of data among fields that no agreement lets the actor's institution give a team's, in order."""
    agreed = agreed_with(by, at).get(team.institution_id, frozenset())
    kinds = {dictionary.fields()[name].compartment for name in fields}
    return rules.kinds_to_agree_on(kinds, agreed, is_same_institution=by.institution == team.institution_id)
