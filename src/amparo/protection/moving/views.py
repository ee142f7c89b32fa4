"""Running cases and new versions: the secretariat's plan, and one case."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.protection.moving import operations, pages, permissions, queries
from amparo.protection.moving.forms import StayForm
from amparo.protection.pathways.pages import case as case_pages
from amparo.protection.pathways.views.found import full_view_or_404


def _require_to_plan(request: ActingRequest) -> None:
    if not permits.may(request.actor, permissions.PLAN_MOVING, None, by_table=permissions.MAY):
        raise NotAllowed(permissions.PLAN_MOVING)


@signed_in
@require_GET
def show_plan(request: ActingRequest) -> HttpResponse:
    """Show how many running cases stand where, and what becomes of them."""
    _require_to_plan(request)
    return render(request, "moving/plan.html", {"page": pages.plan_page(request.actor.country, datetime.now(UTC))})


@signed_in
@require_POST
def ask_plan(request: ActingRequest) -> HttpResponse:
    """Ask for a plan; the clock prepares it."""
    operations.ask_plan(by=request.actor, at=datetime.now(UTC))
    messages.success(request, _("The plan is being prepared. Look again in a minute."))
    return redirect("moving:plan")


@signed_in
@require_POST
def order(request: ActingRequest, key: str) -> HttpResponse:
    """Order that all cases move that can."""
    chosen = ((name, request.POST[name]) for name in request.POST if name.startswith("goes:"))
    renames = {name.removeprefix("goes:"): path for name, path in chosen if path}
    try:
        operations.order_moving(by=request.actor, key=int(key), renames=renames, at=datetime.now(UTC))
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
    else:
        messages.success(request, _("The order is given. The cases that can move do so within minutes."))
    return redirect("moving:plan")


def _lead_or_refuse(request: ActingRequest, code: str) -> case_pages.View:
    view = full_view_or_404(request, code)
    if not permits.may(request.actor, permissions.MOVE_CASE, view.case, by_table=permissions.MAY):
        raise NotAllowed(permissions.MOVE_CASE, case=code)
    return view


@signed_in
@require_http_methods(["GET", "POST"])
def show_case(request: ActingRequest, code: str) -> HttpResponse:
    """Show what moving would mean for a case; move it."""
    view = _lead_or_refuse(request, code)
    if request.method == "POST" and view.pathway is not None:
        versions = queries.versions_now(view.case.country, view.now)
        try:
            operations.move_case(by=request.actor, pathway=view.pathway, versions=versions, renames={}, at=view.now)
        except NotAllowed:
            raise
        except Refused as refused:
            messages.warning(request, " ".join(refused.reasons))
        else:
            messages.success(request, _("The case goes on in the versions in force."))
        return redirect("pathways:case", code)
    return _page(request, view, StayForm(), 200)


@signed_in
@require_POST
def keep_case(request: ActingRequest, code: str) -> HttpResponse:
    """Keep a case in the versions that it began with."""
    view = _lead_or_refuse(request, code)
    form = StayForm(request.POST)
    if not form.is_valid():
        return _page(request, view, form, 422)
    try:
        operations.keep_case(by=request.actor, case=view.case, reason=form.cleaned_data["reason"], at=view.now)
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
    else:
        messages.success(request, _("The case stays in the versions that it began with."))
    return redirect("pathways:case", code)


def _page(request: ActingRequest, view: case_pages.View, form: StayForm, status: int) -> HttpResponse:
    page = pages.case_page(view)
    if page is None:
        messages.info(request, _("This case is in the versions in force."))
        return redirect("pathways:case", view.case.code)
    context = {"page": page, "identity": case_pages.identity(view), "form": form, "code": view.case.code}
    return render(request, "moving/case.html", context, status=status)
