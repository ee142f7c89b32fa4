"""Figures as they stand now: counted while one waits where that is quick, else as the clock tallied them last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from amparo.evidence.results.models import DefinitionVersion, Measurement, Period, Project, Tally
from amparo.evidence.results.queries import counting, frames
from amparo.evidence.results.queries.counting import WHILE_ONE_WAITS, Parts, TooLong, Whole
from amparo.evidence.results.rules.definitions import Definition
from amparo.evidence.results.rules.tallying import is_due
from amparo.evidence.results.rules.wholes import Counted


@dataclass(frozen=True, slots=True)
class Now:
    """A figure as it stands now; None while it is being counted. `counted_at` is empty when it was counted just now."""

    counted: Counted | None
    counted_at: datetime | None = None


def is_heavy(definition: Definition) -> bool:
    """Say whether nobody should wait for a definition to be counted."""
    return counting.is_heavy(definition, settings.COUNTED_WHILE_ONE_WAITS)


def anything_is_heavy() -> bool:
    """Say whether there is anything that is counted beforehand."""
    return counting.anything_is_heavy(settings.COUNTED_WHILE_ONE_WAITS)


def figure_now(version: DefinitionVersion, period: Period) -> Now:
    """Return what a definition gives in a period."""
    definition = frames.read(version)
    if not is_heavy(definition):
        try:
            return Now(counting.count(definition, frames.window_of(period), longest=WHILE_ONE_WAITS))
        except TooLong:
            pass
    tally = tally_of(version, period)
    if tally is None or tally.k is None:
        return Now(None)
    return Now(Counted(tally.k, tally.n), tally.counted_at)


def parts_now(version: DefinitionVersion, period: Period) -> Parts:
    """Return what a definition gives by its columns, before anything is hidden; nothing while it is being counted."""
    definition = frames.read(version)
    if not is_heavy(definition):
        try:
            return counting.count_parts(definition, frames.window_of(period), longest=WHILE_ONE_WAITS)
        except TooLong:
            return {}
    tally = tally_of(version, period)
    return parts_of(tally) if tally is not None else {}


def parts_of(row: Measurement | Tally) -> Parts:
    """Return the breakdown that was kept with a figure."""
    return {axis: {group: Counted(*pair) for group, pair in groups.items()} for axis, groups in row.parts.items()}


def whole_of(version: DefinitionVersion, period: Period) -> Whole:
    """Return a figure to be kept: as it was tallied where nobody waits for it, else counted now."""
    definition = frames.read(version)
    tally = tally_of(version, period) if is_heavy(definition) else None
    if tally is None or tally.k is None:
        return counting.count_whole(definition, frames.window_of(period))
    return Whole(Counted(tally.k, tally.n), parts_of(tally), tally.milliseconds)


def is_large(project: Project) -> bool:
    """Say whether nobody should wait for all indicators of a project to be counted."""
    versions = frames.newest_definitions(frames.indicators_of(project)).values()
    return any(is_heavy(frames.read(each)) for each in versions)


def tally_of(version: DefinitionVersion, period: Period) -> Tally | None:
    """Return what the clock counted last."""
    return Tally.objects.filter(definition=version, period=period).first()


def tallies_due(project: Project, at: datetime) -> list[tuple[DefinitionVersion, Period]]:
    """Return what the clock is to count of a project: first what was never counted, then what was counted longest ago.

    A closed period is counted by the definition that it was closed with, so that a correction of its rows is noticed.
    """
    today = at.astimezone(ZoneInfo(project.country.time_zone)).date()
    known = {(row.definition_id, row.period_id): row for row in Tally.objects.filter(period__project=project)}
    measured = frames.newest_measurements(project)
    found = []
    for indicator, version in frames.newest_definitions(frames.indicators_of(project)).items():
        for period in frames.periods_of(project).filter(starts_on__lte=today):
            kept = measured.get((indicator, period.pk))
            counted = kept.definition if kept else version
            row = known.get((counted.pk, period.pk))
            if is_due(row.tried_at if row else None, _took(row), at=at, zone=project.country.time_zone):
                found.append((row.tried_at if row else None, counted, period))
    found.sort(key=lambda each: (each[0] is not None, each[0] or at, each[1].pk, each[2].pk))
    heavy = {each.pk: is_heavy(frames.read(each)) for _tried, each, _period in found}
    return [(counted, period) for _tried, counted, period in found if heavy[counted.pk]]


def _took(row: Tally | None) -> timedelta:
    return timedelta(milliseconds=row.milliseconds if row else 0)


def projects_in_all_countries() -> list[Project]:
    """Return every project, for the clock."""
    return list(Project.objects.select_related("country").order_by("pk"))
