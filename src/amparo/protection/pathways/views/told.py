"""What supervisors are told of steps that were done without a certificate."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.protection.pathways import operations
from amparo.protection.pathways.pages.told import done_page
from amparo.protection.pathways.queries import gate


def _supervises_or_404(request: ActingRequest) -> None:
    if "supervisor" not in request.actor.roles:
        raise Http404


@signed_in
@require_GET
def show_done_without(request: ActingRequest) -> HttpResponse:
    """Show which steps were done without the certificate that they ask for."""
    _supervises_or_404(request)
    page = done_page(request.actor, row_key(request.GET.get("antes", "")))
    return render(request, "pathways/done_without.html", {"page": page})


@signed_in
@require_POST
def take_note(request: ActingRequest, key: str) -> HttpResponse:
    """Write down that it was seen."""
    _supervises_or_404(request)
    done = gate.told_to(request.actor).filter(pk=int(key)).first()
    if done is None:
        raise Http404
    operations.take_note(by=request.actor, done=done, at=datetime.now(UTC))
    messages.success(request, _("Written down."))
    return redirect("pathways:without")
