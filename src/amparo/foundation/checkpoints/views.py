"""Checkpoints, shown and handed out to data-protection auditors."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import may
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.checkpoints import pages, permissions, queries
from amparo.foundation.checkpoints.vocabulary import PAGE

DAYS_HANDED_OUT = 31


def _auditor_or_404(request: ActingRequest) -> None:
    if not may(request.actor, permissions.READ_CHECKPOINTS, None, by_table=permissions.MAY):
        raise Http404


@signed_in
@require_GET
def show_checkpoints(request: ActingRequest) -> HttpResponse:
    """Show an auditor where the audit stood, every quarter of an hour."""
    _auditor_or_404(request)
    return render(request, "checkpoints/list.html", {"page": pages.checkpoints_page(request.GET)})


@signed_in
@require_GET
def hand_out(request: ActingRequest) -> HttpResponse:
    """Hand out the checkpoints of the last month, to be kept where Amparo cannot reach them."""
    _auditor_or_404(request)
    rows = queries.checkpoints(limit=DAYS_HANDED_OUT * PAGE)
    response = HttpResponse(pages.kept_file(rows), content_type="text/plain; charset=us-ascii")
    last = rows[0].number if rows else 0
    response["Content-Disposition"] = f'attachment; filename="amparo-checkpoints-{last}.txt"'
    return response
