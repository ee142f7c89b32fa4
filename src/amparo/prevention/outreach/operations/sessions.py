"""Recording a session with the public: its counts go to the roll, once; here only what the roll does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.vocabulary import GROUPS
from amparo.partnership.rolls.models import Session
from amparo.partnership.rolls.operations.public import InPublic, hold_in_public
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach.models import GroupCount, Initiative, InitiativeSession
from amparo.prevention.outreach.queries import Kept
from amparo.prevention.outreach.queries.sessions import told_under_a_grant
from amparo.prevention.outreach.rules import counts as rules
from amparo.prevention.outreach.rules.saying import reasons_not_to_keep


@dataclass(frozen=True, slots=True)
class Held:
    """A session, the work it belongs to, and how many said themselves that they are of a group."""

    session: InPublic
    initiative: Initiative | None = None
    groups: Mapping[str, int] = field(default_factory=dict)
    is_sure: bool = False


@transaction.atomic
def hold_session(*, by: Actor, kept_by: Country, organiser: Organisation, held: Held, at: datetime) -> Session:
    """Record a session with the public by counts; a session is told once. Raises `Refused`."""
    told, groups = held.session, {group: count for group, count in held.groups.items() if count}
    total = sum(sum(numbers) for numbers in told.counts.values())
    texts = {str(_("Title")): told.title, str(_("Note")): told.note, str(_("Place")): told.place}
    reasons = reasons_not_to_keep(texts, is_sure=held.is_sure)
    reasons += rules.reasons_not_to_tell_groups(groups, total, GROUPS)
    if held.initiative is not None and held.initiative.kept_by_id != kept_by.pk:
        reasons.append(_("That work is of another coalition."))
    if told_under_a_grant(kept_by, told.place, told.starts_at):
        reasons.append(_("It was told under a grant, and waits for the secretariat there: it counts once."))
    session = hold_in_public(by=by, kept_by=kept_by, organiser=organiser, held=told, at=at)
    if reasons:
        raise Refused(reasons)
    if held.initiative is not None:
        InitiativeSession.objects.create(initiative=held.initiative, activity=session.activity)
    tell_groups(by=by, session=session, groups=groups)
    facts = {"session": session.number, "sure": held.is_sure}
    entries.record(Note("PUBLIC_SESSION_HELD", subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return session


@transaction.atomic
def tell_groups(*, by: Actor, session: Session, groups: Mapping[str, int]) -> int:
    """Tell how many of a session said themselves that they are of a group. Raises `Refused` when the actor may not."""
    activity = session.activity
    kept = Kept(activity.kept_by, None, activity.staff_accounts)
    permits.require(by, permissions.TELL_GROUPS, kept, by_table=permissions.MAY)
    made = [GroupCount(session=session, group=group, count=count) for group, count in sorted(groups.items()) if count]
    return len(GroupCount.objects.bulk_create(made))
