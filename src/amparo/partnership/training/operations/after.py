"""What happens to an award afterwards: revoked, refreshed, seen at work; and where people work."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.directory.models import Professional
from amparo.partnership.training import permissions
from amparo.partnership.training.models import Award, FollowUp, Refresher, Revocation, Workplace
from amparo.partnership.training.queries.awards import standing_of
from amparo.partnership.training.queries.coverage import region_of_place
from amparo.partnership.training.rules import awards as rules


def _note(action: str, award: Award, **facts: object) -> Note:
    return Note(action, subject=f"award:{award.pk}", facts=dict(facts))


@transaction.atomic
def revoke_award(*, by: Actor, award: Award, why: str, today: date, at: datetime) -> Revocation:
    """Revoke an award: from today it permits nothing, and its public page says so. Raises `Refused`."""
    permits.require(by, permissions.REVOKE_AWARD, award.professional, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_revoke(is_revoked=Revocation.objects.filter(award=award).exists(), why=why)
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.REVOKE_AWARD)
    made = Revocation.objects.create(award=award, revoked_on=today, why=why.strip(), account=account, recorded_at=at)
    entries.record(_note("AWARD_REVOKED", award), by=by)
    return made


@transaction.atomic
def record_refresher(*, by: Actor, award: Award, done_on: date, note: str, today: date, at: datetime) -> Refresher:
    """Record that the holder of an award learned what changed. Raises `Refused`."""
    permits.require(by, permissions.RECORD_REFRESHER, award.professional, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_refresh(
        standing=standing_of(award, today).standing,
        done_on=done_on,
        awarded_on=award.awarded_on,
        today=today,
        note=note,
    )
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.RECORD_REFRESHER)
    made = Refresher.objects.create(award=award, done_on=done_on, note=note.strip(), account=account, recorded_at=at)
    entries.record(_note("AWARD_REFRESHED", award, done_on=done_on.isoformat()), by=by)
    return made


@transaction.atomic
def follow_up(
    *, by: Actor, award: Award, seen_on: date, outcome: str, note: str, today: date, at: datetime
) -> FollowUp:
    """Record what was seen of an award's holder at work. Raises `Refused`."""
    permits.require(by, permissions.FOLLOW_UP, award.professional, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_follow_up(
        seen_on=seen_on,
        awarded_on=award.awarded_on,
        today=today,
        outcome=outcome,
        is_oneself=by.account == award.professional.account_id,
    )
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.FOLLOW_UP)
    made = FollowUp.objects.create(
        award=award, seen_on=seen_on, outcome=outcome, note=note.strip(), account=account, recorded_at=at
    )
    entries.record(_note("AWARD_FOLLOWED_UP", award, outcome=outcome), by=by)
    return made


@transaction.atomic
def place_professional(
    *, by: Actor, professional: Professional, place: str, since: date, today: date, at: datetime
) -> Workplace:
    """Say in which place of the country somebody works, for the coverage map. Raises `Refused`."""
    permits.require(by, permissions.PLACE_PROFESSIONAL, professional, by_table=permissions.MAY)
    reasons = []
    if place not in region_of_place(professional.kept_by):
        reasons.append(_("Choose a place of the country."))
    if since > today:
        reasons.append(_("Write where the person works now."))
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.PLACE_PROFESSIONAL)
    made = Workplace.objects.create(
        professional=professional, place=place, since=since, account=account, recorded_at=at
    )
    facts = {"professional": professional.code, "place": place}
    entries.record(Note("PROFESSIONAL_PLACED", subject=professional.code, facts=facts), by=by)
    return made
