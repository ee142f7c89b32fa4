"""The panel's page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.protection.identification import forms, operations, pages, permissions
from amparo.protection.pathways.forms import ask_why, why_of
from amparo.protection.pathways.pages import case as case_pages
from amparo.protection.pathways.pages.gate import gate_of
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.queries.gate import permission_now
from amparo.protection.pathways.views.found import full_view_or_404

if TYPE_CHECKING:
    from amparo.partnership.training.rules.gate import Permission
    from amparo.protection.pathways.models import OpenStep


@signed_in
@require_http_methods(["GET", "POST"])
def show_panel(request: ActingRequest, code: str, path: str) -> HttpResponse:
    """Show the file and the seats, and take one's vote."""
    view = full_view_or_404(request, code)
    step = runs.open_step(view.case, path)
    if step is None or step.screen != "panel":
        return redirect("pathways:case", code)
    if not permits.may(request.actor, permissions.CAST_VOTE, step, by_table=permissions.MAY):
        raise NotAllowed(permissions.CAST_VOTE, case=code)
    step.case = view.case
    permission = permission_now(request.actor, step, view.now)
    form = _form_of(request, step, permission)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        reasons = _vote(request, view, step, form)
        if not reasons:
            return redirect("pathways:case", code)
    context = {
        "page": pages.panel_page(view, step),
        "identity": case_pages.identity(view),
        "form": form,
        "gate": gate_of(permission),
        "reasons": reasons,
        "code": code,
    }
    return render(request, "identification/panel.html", context, status=422 if form.is_bound else 200)


def _form_of(request: ActingRequest, step: OpenStep, permission: Permission) -> forms.VoteForm:
    node = runs.running(step.pathway).net.node(step.path)
    allowed = next((ask.values for ask in node.asks if ask.variable == "ident"), ())
    form = forms.VoteForm(allowed, request.POST or None)
    ask_why(form, permission)
    return form


def _vote(request: ActingRequest, view: case_pages.View, step: OpenStep, form: forms.VoteForm) -> list[str]:
    """Cast the vote; return the reasons why it was not, none when it was."""
    try:
        resolution = operations.cast_vote(
            by=request.actor,
            case=view.case,
            step=step,
            choice=form.cleaned_data["choice"],
            allowed=form.allowed,
            reasons=form.cleaned_data["reasons"],
            at=datetime.now(UTC),
            without=why_of(form),
        )
    except Refused as refused:
        if isinstance(refused, NotAllowed):
            raise
        return refused.reasons
    messages.success(request, _("The panel has resolved.") if resolution else _("Your vote is recorded."))
    return []


@signed_in
@require_GET
def show_reasons(request: ActingRequest, code: str) -> HttpResponse:
    """Open the reasons of the votes; written down before they are shown."""
    view = full_view_or_404(request, code)
    context = {"facts": pages.reasons_of(view), "identity": case_pages.identity(view), "code": code}
    return render(request, "identification/reasons.html", context)
