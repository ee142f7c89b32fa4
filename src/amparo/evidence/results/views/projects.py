"""Projects, their frameworks, indicators and the rows behind a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from amparo.evidence.claims.pages.board import Warned
from amparo.evidence.claims.views.asked import reads_or_404
from amparo.evidence.results import permissions
from amparo.evidence.results.exports.framework import framework_of
from amparo.evidence.results.exports.rows import rows_csv
from amparo.evidence.results.pages.indicators import indicator_page, rows_page
from amparo.evidence.results.pages.projects import project_page, projects_page
from amparo.evidence.results.queries import frames
from amparo.evidence.results.queries.counting import TooLong
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.coalition import queries as coalition

if TYPE_CHECKING:
    from amparo.evidence.results.models import DefinitionVersion, Indicator, Period, Project
    from amparo.partnership.coalition.models import Country

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def project_or_404(request: ActingRequest, code: str) -> Project:
    """Return a project of the actor's country."""
    found = frames.project_visible_to(request.actor, code)
    if found is None:
        raise Http404
    return found


def country_or_404(request: ActingRequest) -> Country:
    """Return the country of whoever works with figures."""
    reads_or_404(request)
    return coalition.country_by_code(request.actor.country)


def indicator_or_404(request: ActingRequest, key: int) -> Indicator:
    """Return an indicator of the actor's country."""
    found = frames.indicator_visible_to(request.actor, key)
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_projects(request: ActingRequest) -> HttpResponse:
    """List the projects."""
    reads_or_404(request)
    return render(request, "claims/board.html", {"page": projects_page(request.actor)})


@signed_in
@require_GET
def show_project(request: ActingRequest, code: str) -> HttpResponse:
    """Show a project's results framework in a period."""
    page = project_page(request.actor, project_or_404(request, code), request.GET.dict(), localdate())
    return render(request, "claims/board.html", {"page": page})


@signed_in
@require_GET
def show_indicator(request: ActingRequest, key: int) -> HttpResponse:
    """Show an indicator."""
    return render(request, "claims/board.html", {"page": indicator_page(request.actor, indicator_or_404(request, key))})


def _counted(request: ActingRequest, key: int) -> tuple[Indicator, DefinitionVersion, Period]:
    """Return an indicator with its definition and the period asked for, when the actor may see the rows."""
    indicator = indicator_or_404(request, key)
    project = indicator.outcome.project
    permits.require(request.actor, permissions.READ_ROWS, project, by_table=permissions.MAY)
    version = frames.definition_in_force(indicator)
    asked = request.GET.get("periodo", "")
    period = frames.period_of(project, int(asked)) if asked.isdecimal() and len(asked) < 18 else None
    if version is None or period is None:
        raise Http404
    return indicator, version, period


@signed_in
@require_GET
def show_rows(request: ActingRequest, key: int) -> HttpResponse:
    """Show the rows behind a figure."""
    indicator, version, period = _counted(request, key)
    page = rows_page(request.actor, indicator, version, period, request.GET.dict())
    return render(request, "claims/board.html", {"page": page})


@signed_in
@require_GET
def export_rows(request: ActingRequest, key: int) -> HttpResponse:
    """Give the rows behind a figure as a CSV file."""
    indicator, version, period = _counted(request, key)
    definition = frames.read(version)
    below = definition.denominator
    side = below if below is not None and request.GET.get("lado") == "base" else definition.numerator
    name = f"filas-{indicator.code}-{period.label}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    try:
        lines = b"".join(rows_csv(side, definition.span, frames.window_of(period)))
    except TooLong:
        page = rows_page(request.actor, indicator, version, period, request.GET.dict())
        said = _("Looking for these rows takes too long now.")
        late = Warned("due", said, _("Ask for the file again at a quiet hour."))
        return render(request, "claims/board.html", {"page": replace(page, notices=(late, *page.notices))})
    return HttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@signed_in
@require_GET
def give_framework(request: ActingRequest, code: str, kind: str) -> HttpResponse:
    """Give the performance measurement framework as a Word document or a workbook."""
    from amparo.evidence.results.exports.files import (  # noqa: PLC0415 - slow to load, and few ask for a file
        framework_docx,
        framework_xlsx,
    )

    if kind not in {"docx", "xlsx"}:
        raise Http404
    framework = framework_of(project_or_404(request, code))
    language = (get_language() or "es")[:2]
    body = framework_docx(framework, language) if kind == "docx" else framework_xlsx(framework)
    headers = {"Content-Disposition": f'attachment; filename="marco-{code.lower()}-{language}.{kind}"'}
    return HttpResponse(body, content_type=WORD if kind == "docx" else SHEET, headers=headers)
