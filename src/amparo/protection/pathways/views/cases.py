"""A case and its parts; opening a field group; adding a step."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts import operations as accounts
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.pieces import Fact
from amparo.foundation.notices.announcements import announce
from amparo.protection.pathways import operations
from amparo.protection.pathways.forms import AddStepForm
from amparo.protection.pathways.pages import case as pages
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.adding import steps_to_add
from amparo.protection.pathways.pages.course import course_page
from amparo.protection.pathways.pages.people import accesses_page, people_page
from amparo.protection.pathways.views.found import case_or_404, full_view_or_404
from amparo.protection.people import operations as people


def _show(request: ActingRequest, view: pages.View, tab: str, **more: Any) -> HttpResponse:
    context = {
        "identity": pages.identity(view),
        "tabs": pages.tabs(view, "people" if tab == "opened" else tab),
        "view": view,
        **more,
    }
    return render(request, f"pathways/{tab}.html", context)


@signed_in
@require_GET
def show_case(request: ActingRequest, code: str) -> HttpResponse:
    """Show what may be done now."""
    view = case_or_404(request, code)
    notices = [notice for notice in announce("CASE_NOW", view=view) if notice is not None]
    more = [action for action in announce("CASE_ACTIONS", view=view) if action is not None]
    return _show(request, view, "case", page=pages.now_page(view), notices=notices, more=more)


@signed_in
@require_POST
def begin_interview(request: ActingRequest, code: str) -> HttpResponse:
    """Let this session lie unused while one listens to the person, on this device and for two hours at most."""
    view = full_view_or_404(request, code)
    until = accounts.begin_interview(by=request.actor, case_id=view.case.pk, case=view.case.code)
    said = _("This device stays open until %(until)s while you listen. End it by signing out.")
    messages.success(request, said % {"until": date_format(localtime(until), "TIME_FORMAT")})
    return redirect("pathways:case", code)


@signed_in
@require_GET
def show_course(request: ActingRequest, code: str) -> HttpResponse:
    """Show what happened."""
    view = case_or_404(request, code)
    before = request.GET.get("antes", "")
    panels = [] if before else [panel for panel in announce("CASE_COMPARED", view=view) if panel is not None]
    return _show(request, view, "course", page=course_page(view, before, request.GET.get("parte", "")), panels=panels)


@signed_in
@require_GET
def show_people(request: ActingRequest, code: str) -> HttpResponse:
    """Show which groups may be opened, and who is in the case."""
    view = full_view_or_404(request, code)
    return _show(request, view, "people", page=people_page(view))


@signed_in
@require_GET
def open_group(request: ActingRequest, code: str, group: str) -> HttpResponse:
    """Open a field group for a purpose; the opening is written down before anything is shown."""
    view = full_view_or_404(request, code)
    purpose = request.GET.get("para", "")
    if group not in need_to_know.SEALED_GROUPS - {"RP"} or purpose not in need_to_know.PURPOSES:
        raise Http404  # a packet opens on the page of its referral, once that is accepted
    opened = people.reveal(request.actor, view.case, group=group, purpose=purpose)
    facts = [Fact(words.field_label(name), words.value_label(name, value)) for name, value in sorted(opened.items())]
    group_name, why = pages.group_label(group), pages.purpose_label(purpose)
    return _show(request, view, "opened", facts=facts, group=group_name, purpose=why)


@signed_in
@require_GET
def show_accesses(request: ActingRequest, code: str) -> HttpResponse:
    """Show who looked and who changed something."""
    view = full_view_or_404(request, code)
    table, more = accesses_page(view, request.GET.get("antes", ""))
    notices = [notice for notice in announce("CASE_ACCESSES", view=view) if notice is not None]
    return _show(request, view, "accesses", table=table, more=more, notices=notices)


@signed_in
@require_http_methods(["GET", "POST"])
def add_step(request: ActingRequest, code: str) -> HttpResponse:
    """Write down a step that was done outside the procedure's order."""
    view = full_view_or_404(request, code)
    form = AddStepForm(steps_to_add(view), request.POST or None)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.add_step(
                by=request.actor,
                case=view.case,
                path=given["step"],
                reason=given["reason"],
                line=given["line"],
                at=datetime.now(UTC),
                telling=given["telling"] == "yes",
            )
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("The step is written down, with its reason."))
            return redirect("pathways:course", code)
    context = {"form": form, "reasons": reasons, "identity": pages.identity(view), "code": code}
    return render(request, "pathways/add_step.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_GET
def show_plan(request: ActingRequest, code: str) -> HttpResponse:
    """Show the services of the case: what was asked of whom, and what became of it."""
    view = full_view_or_404(request, code)
    parts = [part for part in announce("CASE_SERVICES", view=view) if part is not None]
    return _show(request, view, "plan", parts=parts)
