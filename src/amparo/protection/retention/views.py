"""Keeping and destroying what is known of persons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.protection.retention import operations, pages, permissions, queries, rules
from amparo.protection.retention.forms import EndForm, EraseForm, HoldForm, PeriodForm, ProceedingForm


def _require(request: ActingRequest, operation: str) -> None:
    if not permits.may(request.actor, operation, None, by_table=permissions.MAY):
        raise NotAllowed(operation)


def _case(request: ActingRequest, code: str) -> int:
    _require(request, permissions.SEE_KEPT)
    case = queries.case_by_code(code)
    if case is None:
        raise Http404
    return case


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show how long things are kept, which cases are closed, and what was destroyed."""
    _require(request, permissions.ASK_TO_ERASE)
    return render(
        request, "retention/list.html", {"page": pages.list_page(request.actor, request.GET.get("tras", "")[:20])}
    )


@signed_in
@require_http_methods(["GET", "POST"])
def set_period(request: ActingRequest, group: str, reason: str) -> HttpResponse:
    """Say how long a group is kept after a case was closed for a reason."""
    _require(request, permissions.SET_PERIOD)
    if reason not in rules.proposed()["groups"].get(group, {}):
        raise Http404
    asked = Asked(
        _("How long this is kept"), _("Set it"), reverse("retention:list"), _("It holds from now."),
        pages.period_words(group, reason),
    )  # fmt: skip
    return answer(
        request,
        PeriodForm(**given(request)),
        asked,
        lambda said: operations.set_period(by=request.actor, group=group, reason=reason, at=now(), **said),
    )


@signed_in
@require_GET
def show_case(request: ActingRequest, code: str) -> HttpResponse:
    """Show what one case still holds."""
    case = _case(request, code)
    return render(request, "retention/case.html", {"page": pages.case_page(request.actor, case, code, now())})


def _ask(request: ActingRequest, code: str, form: forms.Form, title: str, act: Any, *, lead: str = "") -> HttpResponse:
    asked = Asked(title, _("Write it down"), reverse("retention:case", args=[code]), _("It is written down."), lead)
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def hold_case(request: ActingRequest, code: str) -> HttpResponse:
    """Hold a case."""
    case = _case(request, code)

    def act(said: dict[str, Any]) -> object:
        return operations.hold_case(by=request.actor, case=case, code=code, at=now(), **said)

    lead = _("It holds at once. A second person confirms it, and two persons lift it.")
    return _ask(request, code, HoldForm(**given(request)), _("Hold this case"), act, lead=lead)


@signed_in
@require_POST
def step_hold(request: ActingRequest, code: str, key: str, way: str) -> HttpResponse:
    """Confirm a hold, ask that it is lifted, or lift it."""
    hold = _or_404(queries.hold_by_key(_case(request, code), int(key)))
    ways = {"confirm": operations.confirm_hold, "lift-ask": operations.ask_to_lift, "lift": operations.lift_hold}
    _or_404(ways.get(way))(by=request.actor, hold=hold, code=code, at=now())
    messages.success(request, _("It is written down."))
    return redirect("retention:case", code)


@signed_in
@require_http_methods(["GET", "POST"])
def note_proceeding(request: ActingRequest, code: str) -> HttpResponse:
    """Write down that proceedings concern a case."""
    case = _case(request, code)

    def act(said: dict[str, Any]) -> object:
        return operations.note_proceeding(by=request.actor, case=case, code=code, **said)

    return _ask(request, code, ProceedingForm(**given(request)), _("Write down proceedings"), act)


@signed_in
@require_http_methods(["GET", "POST"])
def end_proceeding(request: ActingRequest, code: str, key: str) -> HttpResponse:
    """Write down that proceedings ended."""
    found = _or_404(queries.proceeding_by_key(_case(request, code), int(key)))

    def act(said: dict[str, Any]) -> object:
        return operations.end_proceeding(by=request.actor, proceeding=found, code=code, **said)

    return _ask(request, code, EndForm(**given(request)), _("They have ended"), act)


@signed_in
@require_http_methods(["GET", "POST"])
def ask_to_erase(request: ActingRequest, code: str) -> HttpResponse:
    """Ask that field groups of a case are destroyed."""
    case = _case(request, code)
    _require(request, permissions.ASK_TO_ERASE)
    form = EraseForm(pages.groups_to_erase(request.actor, case, now()), **given(request))

    def act(said: dict[str, Any]) -> object:
        return operations.ask_to_erase(by=request.actor, case=case, code=code, at=now(), **said)

    lead = _("Another person who answers for data destroys it. Rows and keys go, also for every backup.")
    return _ask(request, code, form, _("Ask that something is destroyed"), act, lead=lead)


@signed_in
@require_POST
def erase(request: ActingRequest, key: str) -> HttpResponse:
    """Destroy what another person asked to destroy."""
    erasure = _or_404(queries.erasure_by_key(int(key)))
    try:
        operations.erase(by=request.actor, erasure=erasure, at=now())
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
    else:
        messages.success(request, _("It is destroyed. The keys go within a minute."))
    return redirect("retention:case", erasure.code)


@signed_in
@require_GET
def download_record(request: ActingRequest, key: str) -> HttpResponse:
    """Give the record of a destruction."""
    _require(request, permissions.ASK_TO_ERASE)
    erasure = _or_404(queries.erasure_by_key(int(key)))
    if erasure.done_at is None:
        raise Http404
    # Sets a PDF: the library is slow to load and is loaded here only.
    record = import_string("amparo.protection.retention.exports.record_of")(erasure, request.actor.time_zone)
    response = HttpResponse(record, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{erasure.code}-{erasure.pk}.pdf"'
    return response
