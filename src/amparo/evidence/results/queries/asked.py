"""Closings and restatements that wait for a count: what is left to be counted, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amparo.evidence.results.models import CountAsked, DefinitionVersion, Project, Tally
from amparo.evidence.results.queries import frames, tallies


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of the large counts were made since it was asked for."""

    asked: CountAsked
    done: int
    total: int


def waiting() -> list[CountAsked]:
    """Return what waits for its count in every country, for the clock, first in first."""
    rows = CountAsked.objects.filter(answered_at=None)
    return list(rows.select_related("period__project__country", "measurement__definition"))


def progress_in(project: Project) -> list[Progress]:
    """Return what waits in a project."""
    rows = CountAsked.objects.filter(period__project=project, answered_at=None)
    return [_progress(row) for row in rows.select_related("period__project", "measurement__definition")]


def given_up_in(project: Project, since: datetime) -> list[CountAsked]:
    """Return what was given up lately in a project and was not asked for again."""
    rows = CountAsked.objects.filter(period__project=project, asked_at__gte=since).select_related("period")
    last: dict[tuple[int, int | None], CountAsked] = {(row.period_id, row.measurement_id): row for row in rows}
    return [row for row in last.values() if row.refusal]


def _progress(row: CountAsked) -> Progress:
    total = len(_large(row))
    return Progress(row, total - len(left_of(row)), total)


def left_of(asked: CountAsked) -> list[DefinitionVersion]:
    """Return the large counts that were not made since it was asked for."""
    fresh = Tally.objects.filter(period=asked.period_id, counted_at__gt=asked.asked_at)
    made = set(fresh.values_list("definition_id", flat=True))
    return [each for each in _large(asked) if each.pk not in made]


def _large(asked: CountAsked) -> list[DefinitionVersion]:
    """Return the definitions that nobody should wait for: of all indicators, or of the one to be restated."""
    if asked.measurement is not None:
        found = [asked.measurement.definition]
    else:
        found = list(frames.newest_definitions(frames.indicators_of(asked.period.project)).values())
    return [each for each in found if tallies.is_heavy(frames.read(each))]
