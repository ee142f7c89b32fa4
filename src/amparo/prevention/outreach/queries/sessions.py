"""Sessions with the public, whoever told of them: each stands once on the rolls, with its counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.calls import vocabulary as calls
from amparo.partnership.calls.models import GrantActivity, GranteeSession
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.partnership.rolls.models import HeadCount, Session
from amparo.partnership.rolls.vocabulary import AWARENESS, CANCELLED
from amparo.prevention.outreach.models import GroupCount, Initiative, InitiativeSession
from amparo.prevention.outreach.queries import Kept
from amparo.prevention.outreach.rules.counts import Band

Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a session: its counts by age, groups by choice, who held it, and the work it belongs to."""

    session: Session
    counts: dict[str, Band]
    groups: dict[str, int]
    is_of_a_grant: bool
    initiative: Initiative | None

    @property
    def total(self) -> int:
        """How many came."""
        return sum(sum(band) for band in self.counts.values())


def public_sessions_of(country: str) -> QuerySet[Session]:
    """Return the sessions with the public of a coalition that were counted, latest first."""
    rows = Session.objects.filter(activity__kept_by__code=country, activity__kind=AWARENESS, counts__isnull=False)
    rows = rows.exclude(activity__state=CANCELLED).distinct()
    return rows.select_related("activity__kept_by", "activity__organiser").order_by("-starts_at", "-pk")


def sessions_visible_to(by: Actor) -> QuerySet[Session]:
    """Return the counted sessions of the actor's coalition; auditors and administrators see none."""
    rows = public_sessions_of(by.country)
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def session_visible_to(by: Actor, key: int) -> Session | None:
    """Return a counted session of the actor's coalition, or None."""
    return sessions_visible_to(by).filter(pk=key).first()


def after(rows: QuerySet[Session], key: int | None) -> QuerySet[Session]:
    """Continue the list, latest first, after one of its rows."""
    last = Session.objects.filter(pk=key).values_list("starts_at", flat=True).first() if key is not None else None
    if last is None:
        return rows
    return rows.filter(starts_at__lte=last).exclude(starts_at=last, pk__gte=key)


def told_of(sessions: Iterable[Session]) -> list[Told]:
    """Return what was told of some sessions, in their order."""
    rows = list(sessions)
    counts: dict[int, dict[str, Band]] = {}
    for each in HeadCount.objects.filter(session__in=rows):
        counts.setdefault(each.session_id, {})[each.age_band] = (each.women, each.men, each.others)
    groups: dict[int, dict[str, int]] = {}
    for group in GroupCount.objects.filter(session__in=rows):
        groups.setdefault(group.session_id, {})[group.group] = group.count
    activities = [each.activity_id for each in rows]
    granted = set(
        GrantActivity.objects.filter(activity__in=activities, role=calls.SESSION).values_list("activity", flat=True)
    )
    work = {
        each.activity_id: each.initiative
        for each in InitiativeSession.objects.filter(activity__in=activities).select_related("initiative")
    }
    return [
        Told(
            each, counts.get(each.pk, {}), groups.get(each.pk, {}), each.activity_id in granted,
            work.get(each.activity_id),
        )
        for each in rows
    ]  # fmt: skip


def kept(session: Session) -> Kept:
    """Return a session as what a permission is asked about."""
    return Kept(session.activity.kept_by, None, session.activity.staff_accounts)


def told_under_a_grant(kept_by: Country, place: str, starts_at: datetime) -> bool:
    """Say whether whoever holds a grant told of a session at that hour in that place, and was not answered yet."""
    rows = GranteeSession.objects.filter(
        agreement__application__call__country=kept_by, starts_at=starts_at, place__iexact=place.strip()
    )
    return rows.filter(state=calls.DECLARED).exists()


def totals_by_place(country: str) -> dict[str, list[int]]:
    """Return, by municipality, how many came to each counted session there."""
    rows = public_sessions_of(country).order_by("pk").values_list("pk", "activity__place")
    where = dict(rows)
    totals: dict[int, int] = dict.fromkeys(where, 0)
    for each in HeadCount.objects.filter(session__in=where).only("session", "women", "men", "others"):
        totals[each.session_id] += each.total
    found: dict[str, list[int]] = {}
    for key, place in where.items():
        found.setdefault(place, []).append(totals[key])
    return found


def own_organisations(by: Actor) -> list[Organisation]:
    """Return the organisations of the directory that are the actor's own institution."""
    if by.institution is None:
        return []
    rows = Organisation.objects.filter(kept_by__code=by.country, institution_id=by.institution, same_as=None)
    return list(rows.select_related("institution", "kept_by"))


def sessions_of(initiative: Initiative) -> QuerySet[Session]:
    """Return the counted sessions that belong to some work, latest first."""
    activities = InitiativeSession.objects.filter(initiative=initiative).values("activity")
    return public_sessions_of(initiative.kept_by.code).filter(activity__in=activities)
