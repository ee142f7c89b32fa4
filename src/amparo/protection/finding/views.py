"""The search in one's own cases, and the contact desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given
from amparo.protection.finding import operations, pages, permissions
from amparo.protection.finding.forms import AskForm, FindForm
from amparo.protection.finding.operations import Found
from amparo.protection.finding.vocabulary import MET


def _require(request: ActingRequest, operation: str) -> None:
    if not permits.may(request.actor, operation, None, by_table=permissions.MAY):
        raise NotAllowed(operation)


@signed_in
@require_http_methods(["GET", "POST"])
def find(request: ActingRequest) -> HttpResponse:
    """Show the search; what was typed comes by POST alone, and what was found is shown and kept nowhere."""
    _require(request, permissions.FIND_IN_CASES)
    form, reasons = FindForm(request.POST or None), []
    found: list[Found] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            found = operations.find_in_cases(by=request.actor, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
    context = {"page": pages.find_page(request.actor, found), "form": form, "reasons": reasons}
    refused_now = form.is_bound and found is None
    return render(request, "finding/find.html", context, status=422 if refused_now else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def ask_desk(request: ActingRequest) -> HttpResponse:
    """Ask the contact desk; the answer is always the same."""
    _require(request, permissions.ASK_DESK)
    asked = Asked(
        _("Ask the contact desk"),
        _("Ask"),
        reverse("finding:find"),
        done=_("Your question is at the contact desk. It will write to you if there is something."),
        lead=_(
            "Amparo compares what you write with every case, once, and then destroys it. If something fits,"
            " the people who keep the contact desk of both institutions are told; you always get this same answer."
        ),
    )

    def act(cleaned: dict[str, Any]) -> None:
        operations.ask_desk(by=request.actor, **cleaned)

    return answer(request, AskForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_desk(request: ActingRequest) -> HttpResponse:
    """Show what waits at the contact desk."""
    _require(request, permissions.KEEP_DESK)
    return render(request, "finding/desk.html", {"page": pages.desk_page(request.actor)})


@signed_in
@require_POST
def agree(request: ActingRequest, key: str) -> HttpResponse:
    """Agree to talk with the other institution."""
    return _answered(request, int(key), agrees=True)


@signed_in
@require_POST
def decline(request: ActingRequest, key: str) -> HttpResponse:
    """Decline; the other institution does not learn that one did."""
    return _answered(request, int(key), agrees=False)


def _answered(request: ActingRequest, key: int, *, agrees: bool) -> HttpResponse:
    try:
        state = operations.answer_item(by=request.actor, key=key, agrees=agrees)
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
    else:
        messages.success(request, pages.said_of(state, met=state == MET))
    return redirect("finding:desk")
