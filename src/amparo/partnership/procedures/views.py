"""Procedures as the coalition reads, proposes and publishes them."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.procedures import forms, operations, pages, permissions, queries


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the procedures in force."""
    header, table = pages.list_page(request.actor.country, localdate())
    return render(request, "procedures/list.html", {"header": header, "table": table})


@signed_in
@require_GET
def show_procedure(request: ActingRequest, number: str) -> HttpResponse:
    """Show the drawing, what was proved, limits and versions."""
    version = queries.version_in_force(number, request.actor.country, localdate())
    if version is None:
        raise Http404
    return render(request, "procedures/procedure.html", {"page": pages.procedure_page(request.actor, version)})


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


@signed_in
@require_http_methods(["GET", "POST"])
def publish(request: ActingRequest, number: str) -> HttpResponse:
    """Check a proposed drawing with everything in force; publish it only when all holds."""
    version = queries.version_in_force(number, request.actor.country, localdate())
    if version is None:
        raise Http404
    if not permissions.keeps_the_procedures(request.actor, None):
        raise NotAllowed(permissions.PUBLISH_PROCEDURE)
    form = forms.PublishForm(request.POST or None, request.FILES or None)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.publish_drawing(
                by=request.actor, number=number, drawing=form.cleaned_data["drawing"], at=datetime.now(UTC)
            )
        except Refused as refused:
            reasons = refused.reasons
        else:
            text = _("Published. Cases that are running keep their version.") if made else _("It is the same as now.")
            messages.success(request, text)
            return redirect("procedures:procedure", number)
    context = {"form": form, "reasons": reasons, "version": version, "number": number}
    return render(request, "procedures/publish.html", context, status=422 if form.is_bound else 200)
