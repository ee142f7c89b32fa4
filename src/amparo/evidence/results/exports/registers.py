"""Projects, indicators and periods as workbooks that only go out: each comes from elsewhere or is closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from amparo.evidence.claims.operations import Keeper
from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Project
from amparo.evidence.results.pages.figures import aim_of, aim_words
from amparo.evidence.results.queries import frames
from amparo.foundation.access.actors import Actor
from amparo.foundation.lists import columns
from amparo.foundation.lists.listed import Listed, Row
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition import queries as coalition


def _country(by: Actor, _scope: str) -> Keeper | None:
    return Keeper(coalition.country_by_code(by.country)) if by.country else None


def _project(by: Actor, scope: str) -> Project | None:
    return frames.project_visible_to(by, scope)


def _projects(by: Actor, _subject: Keeper) -> Iterator[Row]:
    for row in frames.projects_visible_to(by):
        yield {
            "code": row.code, "name": str(row), "donor": in_language(row.donor), "from": row.starts_on.isoformat(),
            "to": row.ends_on.isoformat(), "currency": row.currency, "source": in_language(row.source),
        }  # fmt: skip


PROJECTS: Final = Listed(
    kind="proyectos",
    title=gettext_lazy("Projects"),
    columns=(
        columns.told("code", gettext_lazy("Code")),
        columns.told("name", gettext_lazy("Name")),
        columns.told("donor", gettext_lazy("Donor")),
        columns.told("from", gettext_lazy("From")),
        columns.told("to", gettext_lazy("To")),
        columns.told("currency", gettext_lazy("Currency")),
        columns.told("source", gettext_lazy("Source")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_RESULTS,
    subject=_country,
    rows=_projects,
    back=lambda _scope: reverse("results:projects"),
    only_out=gettext_lazy("A project comes in with its whole framework, which is signed with its donor."),
)


def _indicators(_by: Actor, subject: Project) -> Iterator[Row]:
    rows = list(frames.indicators_of(subject))
    aims = frames.aims_of(rows)
    for row in rows:
        of_it = aims.get(row.pk, [])
        yield {
            "outcome": row.outcome.code, "result": str(row.outcome), "code": row.code, "name": str(row),
            "baseline": aim_words(aim_of(of_it, words.BASELINE)), "target": aim_words(aim_of(of_it, words.TARGET)),
            "source": in_language(row.data_source), "method": in_language(row.method),
            "frequency": in_language(row.frequency), "responsible": str(row.responsible or ""),
        }  # fmt: skip


INDICATORS: Final = Listed(
    kind="indicadores",
    title=gettext_lazy("Indicators"),
    columns=(
        columns.told("code", gettext_lazy("Code")),
        columns.told("outcome", gettext_lazy("Code of the result")),
        columns.told("result", gettext_lazy("Expected result")),
        columns.told("name", gettext_lazy("Indicator")),
        columns.told("baseline", gettext_lazy("Baseline")),
        columns.told("target", gettext_lazy("Target")),
        columns.told("source", gettext_lazy("Source of data")),
        columns.told("method", gettext_lazy("Method of collection")),
        columns.told("frequency", gettext_lazy("Frequency")),
        columns.told("responsible", gettext_lazy("Responsible")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_RESULTS,
    subject=_project,
    rows=_indicators,
    back=lambda scope: reverse("results:project", args=[scope]),
    only_out=gettext_lazy("An indicator is counted from its rows and defined on its page: no figure of it is typed."),
)


def _periods(_by: Actor, subject: Project) -> Iterator[Row]:
    for row in frames.periods_of(subject):
        closed = localdate(row.closing.closed_at).isoformat() if frames.is_closed(row) else ""
        yield {
            "period": row.label, "from": row.starts_on.isoformat(), "to": row.ends_on.isoformat(), "closed": closed
        }  # fmt: skip


PERIODS: Final = Listed(
    kind="periodos",
    title=gettext_lazy("Periods"),
    columns=(
        columns.told("period", gettext_lazy("Period")),
        columns.told("from", gettext_lazy("From")),
        columns.told("to", gettext_lazy("To")),
        columns.told("closed", gettext_lazy("Closed on")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_RESULTS,
    subject=_project,
    rows=_periods,
    back=lambda scope: reverse("results:periods", args=[scope]),
    only_out=gettext_lazy("Periods follow from the days of the project, and each is closed by somebody on this page."),
)
