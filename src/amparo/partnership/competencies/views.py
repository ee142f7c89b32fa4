"""The list of competencies, a competency, and the decision to ask for it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies import operations, pages, permissions, queries
from amparo.partnership.competencies.forms import AskForm


def _reads_or_404(request: ActingRequest) -> None:
    if not request.actor.country or not request.actor.roles - {"administrator"}:
        raise Http404


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show every competency."""
    _reads_or_404(request)
    page = pages.list_page(request.actor, localdate())
    return render(request, "competencies/list.html", {"page": page})


@signed_in
@require_GET
def show_competency(request: ActingRequest, code: str) -> HttpResponse:
    """Show a competency and the steps that ask for it."""
    _reads_or_404(request)
    row = queries.competency(code)
    if row is None:
        raise Http404
    page = pages.competency_page(request.actor, coalition.country_by_code(request.actor.country), row, localdate())
    return render(request, "competencies/competency.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: ActingRequest, code: str) -> HttpResponse:
    """Decide from which day the country asks for a competency."""
    _reads_or_404(request)
    row, country = queries.competency(code), coalition.country_by_code(request.actor.country)
    if row is None:
        raise Http404
    permits.require(request.actor, permissions.ASK_FOR_COMPETENCY, country, by_table=permissions.MAY)
    form, reasons = AskForm(request.POST or None), []
    if form.is_valid():
        said, now = form.cleaned_data, datetime.now(UTC)
        asked = {"since": said["since"], "why": said["why"], "today": localdate(), "at": now}
        try:
            operations.ask_for_competency(by=request.actor, country=country, competency=row, **asked)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("Written down. Institutions see it beside their people."))
            return redirect(reverse("competencies:competency", args=[code]))
    context = {"form": form, "reasons": reasons, "competency": row}
    return render(request, "competencies/ask.html", context, status=422 if form.is_bound else 200)
