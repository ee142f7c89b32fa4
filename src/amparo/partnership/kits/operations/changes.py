"""A new version of a procedure reaches the modules that teach its steps."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.bpmn.compare import compare
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.kits import permissions, queries
from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.models import ModuleReview, StepChange
from amparo.partnership.kits.rules.changes import changed_steps
from amparo.partnership.kits.rules.kits import reasons_of_text
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion


@transaction.atomic
def hear_version(*, by: Actor, version: ProcedureVersion, at: datetime) -> int:
    """Write down, for each module that teaches a step which the version changes, what changed; return how many."""
    permits.require(by, permissions.NOTICE_CHANGE, version, by_table=permissions.MAY)
    before = queries.changes.version_before(version)
    if before is None:
        return 0
    found = changed_steps(
        compare(
            procedures.diagram_of(before),
            procedures.diagram_of(version),
            before.texts.get("es"),
            version.texts.get("es"),
        )
    )
    country = version.country.code if version.country else ""
    rows = [
        StepChange(
            step=step,
            from_version=before.number,
            to_version=version.number,
            what=list(found[step.element]),
            noticed_at=at,
        )
        for step in queries.changes.steps_taught(version.procedure.number, country)
        if step.element in found
    ]
    StepChange.objects.bulk_create(rows)
    if rows:
        facts = {"procedure": version.procedure.number, "version": version.number, "modules": len(rows)}
        entries.record(Note("MODULES_OUT_OF_DATE", subject=version.procedure.process, facts=facts), by=by)
    return len(rows)


@transaction.atomic
def review_module(*, by: Actor, change: StepChange, outcome: str, note: str, at: datetime) -> ModuleReview:
    """Say what a changed step means for a module that teaches it. Raises `Refused`."""
    kit = change.step.module.version.kit
    permits.require(by, permissions.REVIEW_MODULE, kit, by_table=permissions.MAY)
    reasons = reasons_of_text(note, _("Say what you looked at and what you changed."))
    if ModuleReview.objects.filter(change=change).exists():
        reasons.append(_("Someone has already answered this change."))
    if outcome not in words.OUTCOMES:
        reasons.append(_("Choose what the change means for the module."))
    if reasons:
        raise Refused(reasons)
    review = ModuleReview.objects.create(
        change=change,
        outcome=outcome,
        note=note.strip(),
        account=permissions.account_of(by, permissions.REVIEW_MODULE),
        recorded_at=at,
    )
    entries.record(Note("MODULE_REVIEWED", subject=f"kit:{kit.code}", facts={"outcome": outcome}), by=by)
    return review
