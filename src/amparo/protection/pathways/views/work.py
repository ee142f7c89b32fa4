"""My work, my cases, a new alert."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.notices.announcements import announce
from amparo.protection.cases import permissions as case_permissions
from amparo.protection.pathways import operations, permissions
from amparo.protection.pathways.forms import AlertForm
from amparo.protection.pathways.pages.cases import cases_page
from amparo.protection.pathways.pages.work import work_page


def _only_with_cases(request: ActingRequest) -> None:
    """Who has no working role has no list of cases, not even an empty one."""
    if not permissions.works_on_the_case(request.actor, None):
        raise Http404


@signed_in
@require_GET
def show_work(request: ActingRequest) -> HttpResponse:
    """Show what waits for the actor, due first."""
    _only_with_cases(request)
    chosen, after = request.GET.get("ver", ""), request.GET.get("tras", "")
    page = work_page(request.actor, datetime.now(UTC), chosen=chosen, after=after)
    told = [each for found in announce("WORK_SHOWN", by=request.actor, on=localdate()) for each in found]
    return render(request, "pathways/work.html", {"page": page, "told": told})


@signed_in
@require_GET
def show_cases(request: ActingRequest) -> HttpResponse:
    """Show the actor's open cases, latest activity or earliest due first, or those that were closed."""
    _only_with_cases(request)
    order = request.GET.get("orden", "")
    order = order if order in {"due", "closed"} else "activity"
    page = cases_page(request.actor, datetime.now(UTC), order=order, after=request.GET.get("tras", ""))
    return render(request, "pathways/cases.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def record_alert(request: ActingRequest) -> HttpResponse:
    """Open a case from an alert and start its pathway."""
    if not case_permissions.receives_alerts(request.actor, None):
        raise Http404
    form = AlertForm(request.POST or None)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            pathway = operations.start_pathway(
                by=request.actor, mandate=form.cleaned_data["mandate"], at=datetime.now(UTC)
            )
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            return redirect("pathways:case", pathway.case.code)
    status = 422 if form.is_bound else 200
    return render(
        request, "pathways/alert.html", {"form": form, "reasons": reasons, "title": _("Record an alert")}, status=status
    )
