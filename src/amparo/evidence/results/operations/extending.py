"""What a body decided of a project: a later last day, and targets that move to it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.evidence.results import permissions
from amparo.evidence.results.models import Aim, Period, Project
from amparo.evidence.results.operations.defining import Aimed, set_aim
from amparo.evidence.results.queries import extending, frames
from amparo.evidence.results.rules.periods import fiscal_label, fiscal_year, fiscal_years
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.governance.rules.plans import Extended, reasons_not_to_extend


@transaction.atomic
def extend_project(*, by: Actor, project: Project, until: date, at: datetime) -> Extended:
    """Move the last day of a project, and report on the days that it won; return every target that this touches.

    Raises `Refused` when the actor may not, or the day is not a later one.
    """
    permits.require(by, permissions.EXTEND_PROJECT, project, by_table=permissions.MAY)
    project = Project.objects.select_for_update(of=("self",)).select_related("country").get(pk=project.pk)
    former = project.ends_on
    reasons = reasons_not_to_extend(ends_on=former, until=until)
    if reasons:
        raise Refused(reasons)
    touched = extending.targets_touched(project, at.astimezone(ZoneInfo(project.country.time_zone)).date())
    project.ends_on = until
    project.save(update_fields=["ends_on"])
    for span in fiscal_years(former + timedelta(days=1), until, project.fiscal_month):
        label = fiscal_label(fiscal_year(span.starts_on, project.fiscal_month))
        taken = Period.objects.filter(project=project, label=label).exists()
        Period.objects.create(
            project=project, label=f"{label} +" if taken else label, starts_on=span.starts_on, ends_on=span.ends_on
        )
    facts = {"from": str(former), "until": str(until), "targets": len(touched)}
    entries.record(Note("PROJECT_EXTENDED", subject=f"project:{project.code}", facts=facts), by=by)
    return Extended(former, touched)


def hear_extended(*, by: Actor, country: str, project: str, until: date, at: datetime) -> Extended | None:
    """Do what a body decided of a project of its country; None when there is no such project."""
    found = frames.project_by_code(project)
    if found is None or found.country.code != country:
        return None
    return extend_project(by=by, project=found, until=until, at=at)


def hear_moved(*, by: Actor, key: int, by_on: date, at: datetime) -> Aim:
    """Set a target anew for a later day as it was confirmed; the former one stays with its day. Raises `Refused`."""
    aim = extending.target_of(key)
    if aim is None:
        raise Refused([_("That target is not there any more.")])
    aimed = Aimed(aim.kind, by_on, k=aim.k, n=aim.n, percent=aim.percent, qualifier=aim.qualifier, said=aim.said,
                  source=aim.source)  # fmt: skip
    return set_aim(by=by, indicator=aim.indicator, aimed=aimed, at=at)
