"""A project and its published figures, gathered for IATI."""

from __future__ import annotations

from datetime import date

from amparo.evidence.claims import queries as claims
from amparo.evidence.reports import queries
from amparo.evidence.reports.exports.iati import Activity, Reported
from amparo.evidence.results.models import Project
from amparo.partnership.coalition import queries as coalition


def iati_activity(project: Project, today: date) -> Activity:
    """Return a project as IATI tells it. The reporter's registered reference is not known: its own code stands in."""
    country = project.country
    code = next(
        (row.code for row in coalition.institutions_of(country.code) if "SECRETARIAT" in row.code), country.code
    )
    return Activity(
        identifier=f"{code}-{project.code}",
        reporter=code,
        reporter_names=country.coalition,
        names=project.names,
        description=project.days_said or project.names,
        donor=project.donor,
        country=country.code,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        today=today,
    )


def iati_figures(project: Project) -> list[Reported]:
    """Return the published figures of a project; one without days is told for all of the project's."""
    return [
        Reported(
            texts=row.texts,
            number=claims.number_of(row),
            chapter=row.chapter,
            base=row.base,
            source=row.source,
            starts_on=row.starts_on or project.starts_on,
            ends_on=row.ends_on or project.ends_on,
        )
        for row in queries.figures_of_project(project)
    ]
