"""The first page of training and the coverage map."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.training.exports.lists import coverage_csv
from amparo.partnership.training.pages.coverage import coverage_page
from amparo.partnership.training.pages.home import home_page
from amparo.partnership.training.queries.coverage import coverage_of

SAFE = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store"}


def reads_or_404(request: ActingRequest) -> None:
    """Training is read by all of the country but administrators."""
    if not request.actor.country or not request.actor.roles - {"administrator"}:
        raise Http404


@signed_in
@require_GET
def show_home(request: ActingRequest) -> HttpResponse:
    """Show where each part of training is, and what is due."""
    reads_or_404(request)
    return render(request, "training/home.html", {"page": home_page(request.actor, localdate())})


@signed_in
@require_GET
def show_coverage(request: ActingRequest) -> HttpResponse:
    """Show how many people may hold which tasks, region by region."""
    reads_or_404(request)
    page = coverage_page(request.actor, localdate(), request.GET.dict())
    return render(request, "training/coverage.html", {"page": page})


@signed_in
@require_GET
def export_coverage(request: ActingRequest) -> HttpResponse:
    """Give the coverage map as a CSV file."""
    reads_or_404(request)
    body = coverage_csv(coverage_of(coalition.country_by_code(request.actor.country), localdate()))
    headers = {"Content-Disposition": 'attachment; filename="cobertura.csv"'}
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=headers)
