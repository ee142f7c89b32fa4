"""Reading what happened: a case's events as far as the actor may, and the sums that the database gives out."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from amparo.foundation.access.actors import Actor
from amparo.protection.cases.models import Case
from amparo.protection.conformance.models import KeptComparison
from amparo.protection.conformance.rules import Figures, Happened
from amparo.protection.pathways.models import OpenStep, PathwayEvent
from amparo.protection.pathways.vocabulary import ADDED, MESSAGE, SKIPPED, STEP, TIMER

REPLAYED = (STEP, SKIPPED, ADDED, MESSAGE, TIMER)


def events_of(case: Case, pathway: int) -> list[PathwayEvent]:
    """Return the events of a pathway that are replayed, in order, under need to know."""
    rows = PathwayEvent.objects.filter(case=case, pathway_id=pathway, kind__in=REPLAYED)
    return list(rows.select_related("team__institution").order_by("seq"))


def happened(events: list[PathwayEvent]) -> list[Happened]:
    """Return events as the replay needs them."""
    return [
        Happened(
            event.kind,
            event.path,
            tuple(sorted((name, str(value)) for name, value in event.outcome.items())),
            event.reason if event.kind == MESSAGE else "",
            event.late,
        )
        for event in events
    ]


def overdue(case: Case, pathway: int) -> QuerySet[OpenStep]:
    """Return the open steps of a pathway that have a limit, due first."""
    return OpenStep.objects.filter(case=case, pathway_id=pathway).exclude(due_at=None).order_by("due_at")


def practice(year: int) -> list[Figures]:
    """Return the sums of a year that the database gives to this actor: none unless of a secretariat."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select path, institution, done, skipped, extra, late, waiting, half, most from conformance_practice(%s)",
            [year],
        )
        return [Figures(*row) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Cohort:
    """How many cases of a mandate and an age were opened in a year, and of how many what became known since."""

    mandate: str
    age: str
    opened: int
    identified: int
    served: int


def cohorts_of(country: int, year: int) -> list[Cohort]:
    """Return the cases of a country's fiscal year by mandate and age, small groups too.

    The database answers the installation's own session only, and of a year that is over.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select mandate, age, opened, identified, served from conformance_cohort(%s, %s)", [country, year]
        )
        return [Cohort(*row) for row in cursor.fetchall()]


def kept_comparisons(by: Actor, *, limit: int, before: int | None = None) -> list[KeptComparison]:
    """Return what the actor's country kept, latest first, before a key."""
    rows = KeptComparison.objects.filter(country__code=by.country).select_related("version__procedure", "country")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[:limit])


def kept_comparison(by: Actor, key: int) -> KeptComparison | None:
    """Return one of them."""
    rows = KeptComparison.objects.filter(country__code=by.country, pk=key)
    return rows.select_related("version__procedure", "country").first()
