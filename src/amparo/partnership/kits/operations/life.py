"""How a version comes on: its grid validated, a workshop, a pilot, and the kit validated by its institution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Institution
from amparo.partnership.kits import permissions, queries
from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.models import KitVersion, Milestone
from amparo.partnership.kits.rules import kits as rules


@dataclass(frozen=True, slots=True)
class Told:
    """What happened: on which day, where, with how many people, by which act."""

    held_on: date
    place: str = ""
    people: int | None = None
    act: str = ""
    note: str = ""


@transaction.atomic
def validate_grid(*, by: Actor, version: KitVersion, told: Told, today: date, at: datetime) -> Milestone:
    """Validate the training grid for one's institution: from here it is the road map of the kit. Raises `Refused`."""
    permits.require(by, permissions.VALIDATE_KIT, version.kit.owner, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_validate_grid(
        state=queries.kits.state_of(version), modules=version.modules.count(), held_on=told.held_on, today=today
    )
    return _write(by, version, words.GRID, told, at, reasons, institution=version.kit.owner)


@transaction.atomic
def record_milestone(*, by: Actor, version: KitVersion, kind: str, told: Told, today: date, at: datetime) -> Milestone:
    """Write down a validation workshop or a pilot course. Raises `Refused`."""
    permits.require(by, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)
    if kind not in {words.WORKSHOP, words.PILOT}:
        raise ValueError(kind)
    reasons = rules.reasons_not_to_record(held_on=told.held_on, today=today, place=told.place, people=told.people)
    return _write(by, version, kind, told, at, reasons)


@transaction.atomic
def validate_kit(*, by: Actor, version: KitVersion, told: Told, today: date, at: datetime) -> Milestone:
    """Validate a version for one's institution, once both variants are complete. Raises `Refused`, naming each lack."""
    permits.require(by, permissions.VALIDATE_KIT, version.kit.owner, by_table=permissions.MAY)
    state = queries.kits.state_of(version)
    lacks = rules.lacks_of(queries.kits.held_by(version))
    reasons = rules.reasons_not_to_validate(state=state, lacks=lacks, held_on=told.held_on, today=today)
    return _write(by, version, words.VALIDATION, told, at, reasons, institution=version.kit.owner)


def _write(
    by: Actor, version: KitVersion, kind: str, told: Told, at: datetime, reasons: list[str],
    institution: Institution | None = None,
) -> Milestone:  # fmt: skip
    if reasons:
        raise Refused(reasons)
    milestone = Milestone.objects.create(
        version=version,
        kind=kind,
        held_on=told.held_on,
        institution=institution,
        place=told.place.strip(),
        people=told.people,
        act=told.act.strip(),
        note=told.note.strip(),
        account=permissions.account_of(by, permissions.WRITE_KIT),
        recorded_at=at,
    )
    facts = {"version": version.number, "kind": kind}
    entries.record(Note("KIT_MILESTONE", subject=f"kit:{version.kit.code}", facts=facts), by=by)
    return milestone
