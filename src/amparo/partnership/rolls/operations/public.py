"""Recording a session with the public that was held, with its counts, in one go and once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import ActivityStaff, Session
from amparo.partnership.rolls.operations import planning
from amparo.partnership.rolls.operations.counts import Count, record_counts
from amparo.partnership.rolls.operations.planning import ActivityPlan, SessionPlan
from amparo.partnership.rolls.queries.activities import held_in_public_at


@dataclass(frozen=True, slots=True)
class InPublic:
    """What is told of a session with the public: where, when, and how many women, men and others of each age came."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    counts: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    offer: str = words.IN_PERSON
    project: str = ""
    note: str = ""
    origin: str = ""


@transaction.atomic
def hold_in_public(
    *, by: Actor, kept_by: Country, organiser: Organisation, held: InPublic, at: datetime
) -> Session:  # fmt: skip
    """Record a session with the public and its counts; whoever records it may correct them. Raises `Refused`.

    A session of that hour in that place is there once, whoever told of it.
    """
    asked = permissions.InPublic(kept_by, organiser.institution_id)
    permits.require(by, permissions.HOLD_IN_PUBLIC, asked, by_table=permissions.MAY)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('session in public'), %s)", [kept_by.pk])
    reasons = _reasons(kept_by, organiser, held, at)
    if reasons:
        raise Refused(reasons)
    zone = ZoneInfo(kept_by.time_zone)
    days = (held.starts_at.astimezone(zone).date(), held.ends_at.astimezone(zone).date())
    plan = ActivityPlan(
        words.AWARENESS, held.title, kept_by.code, kept_by.time_zone, *days, place=held.place.strip(),
        project=held.project, note=held.note.strip(), origin=held.origin,
    )  # fmt: skip
    activity = planning.make_activity(by=by, kept_by=kept_by, plan=plan, organiser=organiser, at=at)
    session = planning.make_session(
        by=by, activity=activity, plan=SessionPlan(held.starts_at, held.ends_at, held.offer)
    )  # fmt: skip
    if by.account is not None:
        ActivityStaff.objects.create(activity=activity, account_id=by.account, named_at=at)
    told = [Count(band, *numbers) for band, numbers in held.counts.items() if any(numbers)]
    record_counts(by=by, session=session, counts=told, at=at)
    return session


def _reasons(kept_by: Country, organiser: Organisation, held: InPublic, at: datetime) -> list[str]:
    reasons = []
    if organiser.kept_by_id != kept_by.pk:
        reasons.append(_("That organisation stands in the directory of another coalition."))
    if not held.place.strip():
        reasons.append(_("Choose the municipality, or write it."))
    if held.starts_at > at:
        reasons.append(_("The session has not begun yet: record it when it was held."))
    if not any(sum(numbers) for numbers in held.counts.values()):
        reasons.append(_("Write how many came."))
    if held_in_public_at(kept_by, held.place, held.starts_at).exists():
        reasons.append(_("A session at that hour in that place was told already: it counts once."))
    return reasons
