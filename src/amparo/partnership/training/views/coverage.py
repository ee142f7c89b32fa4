"""The first page of training and the coverage map."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.training.pages.coverage import coverage_page
from amparo.partnership.training.pages.home import home_page

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
