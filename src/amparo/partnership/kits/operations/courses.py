"""An academy takes a validated kit into its curriculum, by an act; and when that ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.adoption.rules.acts import reasons_not_to_keep
from amparo.partnership.coalition.models import Institution
from amparo.partnership.kits import permissions, queries
from amparo.partnership.kits.models import CourseAdoption, CourseEnding, KitVersion
from amparo.partnership.kits.operations.contents import keep
from amparo.partnership.kits.rules import courses as rules


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the academy's act says: for which variant, whether permanent and compulsory, its number and its days."""

    variant: str
    is_permanent: bool
    is_compulsory: bool
    act: str
    signed_on: date
    taught_from: date


@transaction.atomic
def adopt_course(
    *, by: Actor, academy: Institution, version: KitVersion, resolved: Resolved, file: File, today: date, at: datetime
) -> CourseAdoption:
    """Record by which act one's academy teaches a kit. Raises `Refused`."""
    permits.require(by, permissions.ADOPT_COURSE, academy, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_adopt(
        state=queries.kits.state_of(version),
        act=resolved.act,
        signed_on=resolved.signed_on,
        taught_from=resolved.taught_from,
        today=today,
    ) + reasons_not_to_keep(file.body)
    if reasons:
        raise Refused(reasons)
    adoption = CourseAdoption.objects.create(
        version=version,
        academy=academy,
        variant=resolved.variant,
        is_permanent=resolved.is_permanent,
        is_compulsory=resolved.is_compulsory,
        act=resolved.act.strip(),
        document=keep(by=by, country=academy.country, file=file, at=at),
        signed_on=resolved.signed_on,
        taught_from=resolved.taught_from,
        account=permissions.account_of(by, permissions.ADOPT_COURSE),
        recorded_at=at,
    )
    facts = {"kit": version.kit.code, "version": version.number, "act": adoption.document.digest}
    entries.record(Note("COURSE_ADOPTED", subject=f"institution:{academy.code}", facts=facts), by=by)
    return adoption


@transaction.atomic
def end_course(
    *, by: Actor, adoption: CourseAdoption, ended_on: date, why: str, today: date, at: datetime
) -> CourseEnding:
    """Record that one's academy no longer teaches it; the act stays. Raises `Refused`."""
    permits.require(by, permissions.ADOPT_COURSE, adoption.academy, by_table=permissions.MAY)
    is_live = not CourseEnding.objects.filter(adoption=adoption).exists()
    reasons = rules.reasons_not_to_end(
        is_live=is_live, signed_on=adoption.signed_on, ended_on=ended_on, today=today, why=why
    )
    if reasons:
        raise Refused(reasons)
    ending = CourseEnding.objects.create(
        adoption=adoption,
        ended_on=ended_on,
        why=why.strip(),
        account=permissions.account_of(by, permissions.ADOPT_COURSE),
        recorded_at=at,
    )
    facts = {"adoption": adoption.pk}
    entries.record(Note("COURSE_ENDED", subject=f"institution:{adoption.academy.code}", facts=facts), by=by)
    return ending
