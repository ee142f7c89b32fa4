"""Procedures as the coalition reads them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.procedures import pages, queries


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the procedures in force."""
    header, table = pages.list_page(request.actor, localdate())
    return render(request, "procedures/list.html", {"header": header, "table": table})


@signed_in
@require_GET
def show_rights(request: ActingRequest) -> HttpResponse:
    """Show the thirty-six rights, and which procedures keep them."""
    header, themes = pages.rights_page(request.actor.country, localdate())
    return render(request, "procedures/rights.html", {"header": header, "themes": themes})


@signed_in
@require_GET
def show_procedure(request: ActingRequest, number: str) -> HttpResponse:
    """Show the drawing, what was proved, limits and versions."""
    version = queries.version_in_force(number, request.actor.country, localdate())
    if version is None:
        raise Http404
    return render(
        request, "procedures/procedure.html", {"page": pages.procedure_page(request.actor, version, localdate())}
    )


@signed_in
@require_GET
def show_as_list(request: ActingRequest, number: str) -> HttpResponse:
    """Show the drawing as a list, for readers without the picture."""
    version = queries.version_in_force(number, request.actor.country, localdate())
    if version is None:
        raise Http404
    rows = queries.listing_of(version, pages.lang())
    return render(request, "procedures/listing.html", {"version": version, "rows": rows, "number": number})


@signed_in
@require_GET
def download(request: ActingRequest, number: str) -> HttpResponse:
    """Give the drawing as a BPMN file."""
    version = queries.version_in_force(number, request.actor.country, localdate())
    if version is None:
        raise Http404
    name = f"{version.procedure.process}-v{version.number}.bpmn"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(queries.file_of(version), content_type="application/xml; charset=utf-8", headers=headers)
