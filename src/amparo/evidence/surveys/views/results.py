"""The results of a survey that was counted, as a page and as files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from amparo.evidence.surveys import permissions
from amparo.evidence.surveys.exports.files import results_csv, results_rows, workbook
from amparo.evidence.surveys.pages.asking import language
from amparo.evidence.surveys.pages.results import results_page
from amparo.evidence.surveys.queries.results import Results, results_of
from amparo.evidence.surveys.views.asked import found
from amparo.evidence.surveys.views.surveys import XLSX
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in


def _results(request: ActingRequest, code: str) -> Results | None:
    return results_of(found(request, code, permissions.SEE_RESULTS))


@signed_in
@require_GET
def show_results(request: ActingRequest, code: str) -> HttpResponse:
    """Show the results; before they are counted there are none."""
    results = _results(request, code)
    if results is None:
        return redirect("surveys:survey", code=code)
    return render(request, "surveys/results.html", {"page": results_page(request.actor, results)})


@signed_in
@require_GET
def export_csv(request: ActingRequest, code: str) -> HttpResponse:
    """Give the results as CSV."""
    results = _results(request, code)
    if results is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{code}.csv"'}
    return HttpResponse(results_csv(results, language()), content_type="text/csv; charset=utf-8", headers=headers)


@signed_in
@require_GET
def export_xlsx(request: ActingRequest, code: str) -> HttpResponse:
    """Give the results as a workbook."""
    results = _results(request, code)
    if results is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{code}.xlsx"'}
    return HttpResponse(workbook({"results": results_rows(results, language())}), content_type=XLSX, headers=headers)
