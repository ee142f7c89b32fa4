"""What bodies are told of projects: which there are, and which targets a later last day touches."""

from __future__ import annotations

from datetime import date

from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Aim, Project
from amparo.partnership.governance.rules.plans import KnownProject, Target


def projects_told(*, country: str) -> tuple[KnownProject, ...]:
    """Tell a body's secretariat which projects a country has, the latest first."""
    rows = Project.objects.filter(country__code=country)
    return tuple(KnownProject(row.code, str(row), row.ends_on) for row in rows)


def targets_touched(project: Project, today: date) -> tuple[Target, ...]:
    """Return the targets whose day is not past, and those of the last day of the project; the newest of each day."""
    first = min(today, project.ends_on)
    rows = Aim.objects.filter(indicator__outcome__project=project, kind=words.TARGET, by_on__gte=first)
    newest: dict[tuple[int, date], Aim] = {}
    for row in rows.select_related("indicator").order_by("pk"):
        newest[row.indicator_id, row.by_on] = row
    found = sorted(newest.values(), key=lambda row: (row.by_on, row.indicator.code, row.pk))
    return tuple(Target(row.pk, row.indicator.code, row.indicator.names, said_of(row), row.by_on) for row in found)


def said_of(aim: Aim) -> dict[str, str]:
    """Return how a target is said: as its number, else in the words of its source."""
    if aim.percent is None and aim.k is None:
        return dict(aim.said)
    return {"es": f"{aim.percent.normalize():f} %" if aim.percent is not None else str(aim.k)}


def target_of(key: int) -> Aim | None:
    """Return a target by its key, or None."""
    rows = Aim.objects.filter(pk=key, kind=words.TARGET)
    return rows.select_related("indicator__outcome__project__country").first()
