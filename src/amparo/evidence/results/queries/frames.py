"""Projects, their results frameworks, periods and measurements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet

from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import (
    Aim,
    Amount,
    DefinitionVersion,
    Indicator,
    LastingCheck,
    Measurement,
    Outcome,
    Period,
    Project,
    Risk,
    StatedDate,
)
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Definition, definition_of
from amparo.evidence.results.rules.lasting import Changed
from amparo.evidence.results.rules.periods import Said
from amparo.foundation.access.actors import Actor
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.adoption.models import Act
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.kits.models import CourseAdoption


def projects_visible_to(by: Actor) -> QuerySet[Project]:
    """Return the projects of the actor's country, the latest first; an administrator has none."""
    rows = Project.objects.select_related("country")
    if not by.country or not by.roles - {"administrator"}:
        return rows.none()
    return rows.filter(country__code=by.country)


def project_visible_to(by: Actor, code: str) -> Project | None:
    """Return a project of the actor's country, or None."""
    return projects_visible_to(by).filter(code=code).first()


def project_by_code(code: str) -> Project | None:
    """Return a project, of whichever country."""
    return Project.objects.filter(code=code).select_related("country").first()


def outcomes_of(project: Project) -> QuerySet[Outcome]:
    """Return the results of a project in the order of their codes."""
    return project.outcomes.select_related("above")


def indicators_of(project: Project) -> QuerySet[Indicator]:
    """Return the indicators of a project in the order of their results."""
    rows = Indicator.objects.filter(outcome__project=project)
    return rows.select_related("outcome__project__country", "responsible")


def indicator_visible_to(by: Actor, key: int) -> Indicator | None:
    """Return an indicator of the actor's country, or None."""
    rows = Indicator.objects.filter(outcome__project__in=projects_visible_to(by), pk=key)
    return rows.select_related("outcome__project__country", "responsible").first()


def newest_definitions(indicators: Iterable[Indicator]) -> dict[int, DefinitionVersion]:
    """Return the definition that holds of each indicator."""
    rows = DefinitionVersion.objects.filter(indicator__in=list(indicators)).order_by("indicator", "number")
    return {row.indicator_id: row for row in rows}


def definition_in_force(indicator: Indicator) -> DefinitionVersion | None:
    """Return the newest definition of an indicator; None for one that only sources tell of."""
    return indicator.definitions.order_by("-number").first()


def read(version: DefinitionVersion) -> Definition:
    """Return a definition as the rules want it."""
    return definition_of(version.content)


def periods_of(project: Project) -> QuerySet[Period]:
    """Return the periods of a project with their closing, in order of time."""
    return project.periods.select_related("closing", "project__country")


def period_of(project: Project, key: int) -> Period | None:
    """Return a period of a project."""
    return periods_of(project).filter(pk=key).first()


def is_closed(period: Period) -> bool:
    """Say whether a period is closed."""
    return getattr(period, "closing", None) is not None


def open_before(period: Period) -> int:
    """Return how many earlier periods of the project are still open."""
    return period.project.periods.filter(starts_on__lt=period.starts_on, closing=None).count()


def window_of(period: Period) -> Window:
    """Return the days and the country of a period."""
    project = period.project
    return Window((project.country.code,), period.starts_on, period.ends_on, project.starts_on)


def whole_window(project: Project, until: date | None = None) -> Window:
    """Return all the days of a project, or those until a day."""
    last = project.ends_on if until is None else min(until, project.ends_on)
    return Window((project.country.code,), project.starts_on, max(last, project.starts_on), project.starts_on)


def newest_measurements(project: Project) -> dict[tuple[int, int], Measurement]:
    """Return the newest measurement of each indicator in each closed period."""
    rows = Measurement.objects.filter(period__project=project).select_related("restates", "definition")
    return {(row.indicator_id, row.period_id): row for row in rows.order_by("edition")}


def measurement_visible_to(by: Actor, key: int) -> Measurement | None:
    """Return a measurement of the actor's country, or None."""
    rows = Measurement.objects.filter(pk=key, period__project__in=projects_visible_to(by))
    joined = ("indicator__outcome__project__country", "period__project__country", "definition", "restates")
    return rows.select_related(*joined, "restated_by").first()


def who_measured(measurement: Measurement) -> str:
    """Return the institution of whoever closed or restated; a dash for an account without a place."""
    _country, institution, _role = coalition.places_of([measurement.account]).get(measurement.account, ("", "—", ""))
    return institution


def is_newest(measurement: Measurement) -> bool:
    """Say whether a measurement was not restated."""
    return not Measurement.objects.filter(restates=measurement).exists()


def aims_of(indicators: Iterable[Indicator]) -> dict[int, list[Aim]]:
    """Return the baselines and targets of indicators, in order of their days."""
    found: dict[int, list[Aim]] = {}
    for aim in Aim.objects.filter(indicator__in=list(indicators)):
        found.setdefault(aim.indicator_id, []).append(aim)
    return found


def stated_dates(project: Project) -> list[StatedDate]:
    """Return what sources say of a project's dates, with what was decided."""
    return list(project.stated_dates.prefetch_related("choices"))


def said_of(rows: Iterable[StatedDate], edge: str) -> tuple[Said, ...]:
    """Return what sources say of the start or the end, as the rules want it."""
    return tuple(
        Said(in_language(row.source), row.said, row.earliest, row.latest) for row in rows if row.edge == edge
    )  # fmt: skip


def stated_date(project: Project, key: int) -> StatedDate | None:
    """Return a date that a source states of a project."""
    return project.stated_dates.filter(pk=key).select_related("project__country").first()


def amounts_of(project: Project) -> QuerySet[Amount]:
    """Return what was planned and spent for the results of a project."""
    return Amount.objects.filter(outcome__project=project).select_related("outcome")


def risks_of(project: Project) -> QuerySet[Risk]:
    """Return the risks of a project with their reviews."""
    return project.risks.select_related("owner").prefetch_related("reviews")


def risk_of(project: Project, key: int) -> Risk | None:
    """Return a risk of a project."""
    return project.risks.filter(pk=key).select_related("project__country").first()


def checks_of(project: Project) -> QuerySet[LastingCheck]:
    """Return what was found of changes 12 and 24 months later."""
    return LastingCheck.objects.filter(project=project)


def changes_of(project: Project) -> tuple[Changed, ...]:
    """Return the changes of a project that came into force: procedures and courses that institutions adopted."""
    return (*_procedures_adopted(project), *_courses_adopted(project))


def _procedures_adopted(project: Project) -> Iterator[Changed]:
    days = (project.starts_on, project.ends_on)
    rows = Act.objects.filter(institution__country=project.country, in_force_on__range=days)
    joined = rows.select_related("institution", "version__procedure", "ending")
    for row in joined.defer("version__xml", "version__report"):
        code = f"ACT:{row.institution.code}:{row.version.procedure.number}:{row.pk}"
        yield Changed(code, row.in_force_on, row.ending.ended_on if hasattr(row, "ending") else None)


def _courses_adopted(project: Project) -> Iterator[Changed]:
    days = (project.starts_on, project.ends_on)
    rows = CourseAdoption.objects.filter(academy__country=project.country, taught_from__range=days)
    for row in rows.select_related("academy", "version__kit", "ending"):
        code = f"COURSE:{row.academy.code}:{row.version.kit.code}:{row.pk}"
        yield Changed(code, row.taught_from, row.ending.ended_on if hasattr(row, "ending") else None)


def change_words(code: str) -> str:
    """Write a change from its short name."""
    _kind, institution, procedure, _key = (*code.split(":"), "", "", "")[:4]
    return f"{institution} · {procedure}"


def levels_in_order() -> tuple[str, ...]:
    """Return the levels from the furthest to the nearest."""
    return tuple(words.LEVELS)
