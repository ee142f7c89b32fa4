"""Who the coalition is."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.coalition import pages, queries


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the institutions of the actor's country."""
    header, table = pages.list_page(request.actor)
    places = pages.places_of(request.actor.country)
    return render(request, "coalition/list.html", {"header": header, "table": table, "places": places})


@signed_in
@require_GET
def show_institution(request: ActingRequest, key: int) -> HttpResponse:
    """Show an institution."""
    institution = queries.institution(key)
    if institution is None:
        raise Http404
    return render(request, "coalition/institution.html", pages.institution_page(institution))
