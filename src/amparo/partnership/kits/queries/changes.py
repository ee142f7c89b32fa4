"""Steps that modules teach, and what changed of them since."""

from __future__ import annotations

from django.db.models import QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.kits.models import KitVersion, StepChange, TaughtStep
from amparo.partnership.procedures.models import ProcedureVersion


def version_before(version: ProcedureVersion) -> ProcedureVersion | None:
    """Return what was in force where a version comes into force: the country's own, else the regional model."""
    rows = ProcedureVersion.objects.filter(procedure=version.procedure, number__lt=version.number)
    own = rows.filter(country=version.country).order_by("-number").first()
    return own or rows.filter(country=None).order_by("-number").first()


def steps_taught(procedure: str, country: str = "") -> QuerySet[TaughtStep]:
    """Return the steps of a procedure that modules teach, in one country or in all."""
    rows = TaughtStep.objects.filter(procedure=procedure).select_related("module__version__kit")
    return rows.filter(module__version__kit__country__code=country) if country else rows


def changes_to_answer(country: str) -> QuerySet[StepChange]:
    """Return the changed steps that nobody has answered for their module yet, oldest first."""
    rows = StepChange.objects.filter(review=None, step__module__version__kit__country__code=country)
    return rows.select_related("step__module__version__kit", "step__module__competency").order_by("pk")


def changes_of(version: KitVersion) -> QuerySet[StepChange]:
    """Return every change that reached the modules of a version, latest first."""
    return StepChange.objects.filter(step__module__version=version).select_related("step__module", "review")


def change_visible_to(by: Actor, key: int) -> StepChange | None:
    """Return a change that reached a kit of the actor's country."""
    rows = StepChange.objects.filter(pk=key, step__module__version__kit__country__code=by.country)
    return rows.select_related("step__module__version__kit__country", "step__module__version__kit__owner").first()
