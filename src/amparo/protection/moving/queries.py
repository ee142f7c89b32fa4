"""What runs in which versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from amparo.bpmn.migrate import Outlook, fate_of
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from amparo.partnership.procedures import queries as procedures
from amparo.protection.moving import rules
from amparo.protection.moving.models import Look, Moving, Stay
from amparo.protection.pathways.models import Pathway, PathwayEvent
from amparo.protection.pathways.queries import runs


def versions_now(country: Country, at: datetime) -> dict[str, int]:
    """Return the versions in force in a country at a moment: process -> version."""
    return procedures.current_set(country.code, at.astimezone(ZoneInfo(country.time_zone)).date())


def latest_for(country: str) -> Moving | None:
    """Return the latest plan of a country."""
    return Moving.objects.filter(country__code=country).select_related("country").first()


def moving_by_id(key: int) -> Moving:
    """Return a plan; raises `Moving.DoesNotExist`."""
    return Moving.objects.select_related("country").get(pk=key)


def waiting(*, planned: bool) -> list[int]:
    """Return the plans that the clock has to prepare, or those whose order it has to carry out, oldest first."""
    rows = Moving.objects.filter(planned_at=None) if not planned else Moving.objects.filter(done_at=None)
    if planned:
        rows = rows.exclude(ordered_at=None)
    return list(rows.order_by("id").values_list("pk", flat=True))


def behind(country: Country, versions: Mapping[str, int]) -> QuerySet[Pathway]:
    """Return the running pathways of a country that are in other versions (of cases that the actor reaches)."""
    rows = Pathway.objects.filter(case__country=country, case__closed_at=None, ended_at=None)
    return rows.exclude(versions=dict(versions)).select_related("case__country").order_by("id")


def to_look_at(moving: Moving, *, limit: int) -> list[int]:
    """Return the pathways that a plan has not looked at yet, oldest first."""
    looked = Look.objects.filter(moving=moving).values("pathway_id")
    rows = behind(moving.country, moving.versions).exclude(pk__in=looked)
    return list(rows.values_list("pk", flat=True)[:limit])


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that an order has not come to yet."""

    key: int
    pathway: Pathway


def to_move(moving: Moving, *, limit: int) -> list[Waiting]:
    """Return the cases that an order has not come to yet, in the order in which they were looked at."""
    rows = Look.objects.filter(moving=moving, tried_at=None).select_related("pathway__case__country")
    return [Waiting(row.pk, row.pathway) for row in rows.order_by("pk")[:limit]]


def target_can_run(moving: Moving) -> None:
    """Read the versions that a plan leads to; raises `LookupError` when one is not there."""
    procedures.running(moving.versions)


def mains_of(moving: Moving) -> dict[int, str]:
    """Return what each case of a plan runs, by its pathway."""
    return dict(Look.objects.filter(moving=moving).values_list("pathway_id", "pathway__main"))


def stays(pathway: Pathway, target: str) -> bool:
    """Say whether it was decided that a case does not move to these versions."""
    return Stay.objects.filter(pathway=pathway, target=target).exists()


def outlook_of(pathway: Pathway, versions: Mapping[str, int], renames: Mapping[str, str]) -> Outlook:
    """Say what becomes of a case when it moves to these versions."""
    old, new = runs.running(pathway), procedures.running(versions, pathway.main)
    events = PathwayEvent.objects.filter(pathway=pathway).order_by("seq")
    asked = {path: [ask.variable for ask in new.net.node(path).asks] for path in new.net.paths}
    asked |= {gone: asked[goes] for gone, goes in renames.items() if goes in asked}
    history = rules.history_of(events, asked)
    return fate_of(old.net, new.net, old.net.from_json(pathway.state), history, renames=renames)


def country_of(code: str) -> Country:
    """Return a country by its code."""
    return coalition.country_by_code(code)
