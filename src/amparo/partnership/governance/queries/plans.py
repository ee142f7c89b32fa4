"""Work plans, extensions, and the projects that whoever keeps them tells of."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from amparo.foundation.access.actors import Actor
from amparo.foundation.notices.announcements import announce
from amparo.partnership.governance.models import (
    Body,
    Decision,
    Extension,
    PlanLine,
    PlanVersion,
    TouchedTarget,
    WorkPlan,
)
from amparo.partnership.governance.queries import bodies
from amparo.partnership.governance.rules.plans import KnownProject


def plans_visible_to(by: Actor) -> QuerySet[WorkPlan]:
    """Return the work plans of the bodies that an actor sees, latest first."""
    rows = WorkPlan.objects.filter(body__in=bodies.bodies_visible_to(by))
    return rows.select_related("body__kept_by")


def plan_visible_to(by: Actor, key: int) -> WorkPlan | None:
    """Return a work plan of the actor's coalition, or None."""
    return plans_visible_to(by).filter(pk=key).first()


def plans_of(body: Body) -> QuerySet[WorkPlan]:
    """Return the work plans of a body, latest first."""
    return WorkPlan.objects.filter(body=body).prefetch_related("versions__decision")


def versions_of(plan: WorkPlan) -> QuerySet[PlanVersion]:
    """Return the versions of a plan, newest first."""
    rows = PlanVersion.objects.filter(plan=plan).select_related("decision__item", "plan__body__kept_by")
    return rows.prefetch_related("lines__responsible").order_by("-number")


def newest_version(plan: WorkPlan) -> PlanVersion | None:
    """Return the newest version of a plan."""
    return versions_of(plan).first()


def line_of(plan: WorkPlan, number: int) -> PlanLine | None:
    """Return a line of the newest version of a plan, or None."""
    newest = newest_version(plan)
    return newest.lines.filter(number=number).first() if newest else None


def open_versions(body: Body) -> QuerySet[PlanVersion]:
    """Return the versions of the plans of a body that hold something and that no decision has validated."""
    rows = PlanVersion.objects.filter(plan__body=body, decision=None, lines__isnull=False).distinct()
    return rows.select_related("plan")


def version_of(body: Body, key: int) -> PlanVersion | None:
    """Return a version of a plan of a body, or None."""
    rows = PlanVersion.objects.filter(plan__body=body, pk=key)
    return rows.select_related("plan__body__kept_by").first()


def extensions_visible_to(by: Actor) -> QuerySet[Extension]:
    """Return the extensions that bodies of the actor's coalition decided."""
    rows = Extension.objects.filter(decision__item__meeting__body__in=bodies.bodies_visible_to(by))
    return rows.select_related("decision__item__meeting__body__kept_by").prefetch_related("targets")


def extension_visible_to(by: Actor, key: int) -> Extension | None:
    """Return an extension of the actor's coalition, or None."""
    return extensions_visible_to(by).filter(pk=key).first()


def extension_by(decision: Decision) -> Extension | None:
    """Return the extension that a decision made, or None."""
    return Extension.objects.filter(decision=decision).first()


def target_visible_to(by: Actor, key: int) -> TouchedTarget | None:
    """Return a target that an extension of the actor's coalition touches, or None."""
    rows = TouchedTarget.objects.filter(pk=key, extension__in=extensions_visible_to(by))
    return rows.select_related("extension__decision__item__meeting__body__kept_by").first()


def projects_of(country: str) -> tuple[KnownProject, ...]:
    """Return the projects of a country, as whoever keeps them tells."""
    told: Iterable[Iterable[KnownProject]] = announce("PROJECTS_ASKED", country=country)
    return tuple(each for answer in told for each in answer)
