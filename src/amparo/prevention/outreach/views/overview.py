"""Communities by place, what to do when somebody is in danger, and what everybody reads."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import public, signed_in
from amparo.partnership.directory.views.people import works_here
from amparo.prevention.outreach.pages import home
from amparo.prevention.outreach.pages import public as for_all
from amparo.prevention.outreach.queries.initiatives import country_with
from amparo.prevention.outreach.views.finding import today

BOARD = "outreach/board.html"


@signed_in
@require_GET
def show_home(request: ActingRequest) -> HttpResponse:
    """Show what there is in each place."""
    works_here(request)
    return render(request, BOARD, {"page": home.home_page(request.actor, today())})


@signed_in
@require_GET
def show_danger(request: ActingRequest) -> HttpResponse:
    """Say what to do when somebody is in danger."""
    works_here(request)
    return render(request, BOARD, {"page": home.danger_page(request.actor)})


@public
@require_GET
def show_public(request: HttpRequest, country: str) -> HttpResponse:
    """Show everybody what communities and companies of a country do."""
    found = country_with(country)
    if found is None:
        raise Http404
    return render(request, "outreach/public.html", {"page": for_all.public_page(found, localdate())})
