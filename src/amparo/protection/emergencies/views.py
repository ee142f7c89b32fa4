"""Opening in an emergency, and looking at it afterwards."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.protection.emergencies import operations, pages, permissions, queries
from amparo.protection.emergencies.forms import BreakForm, ReviewForm
from amparo.protection.emergencies.operations import Broken


def _require(request: ActingRequest, operation: str, subject: Any = None) -> None:
    if not permits.may(request.actor, operation, subject, by_table=permissions.MAY):
        raise NotAllowed(operation)


def _found(key: str) -> Any:
    emergency = queries.emergency_by_key(int(key))
    if emergency is None:
        raise Http404
    return emergency


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show what one opened, what waits for one, and the figures of the coalition."""
    _require(request, permissions.SEE_EMERGENCIES)
    return render(request, "emergencies/list.html", {"page": pages.list_page(request.actor, now())})


@signed_in
@require_http_methods(["GET", "POST"])
def break_glass(request: ActingRequest) -> HttpResponse:
    """Ask for the code and the reason, and open."""
    _require(request, permissions.BREAK_GLASS)
    home = reverse("emergencies:list")
    asked = Asked(
        _("Open a case in an emergency"),
        _("Open now"),
        home,
        urgent=pages.before_breaking(),
        said=lambda broken: pages.said_of(broken),
        leads=lambda broken: reverse("emergencies:one", args=[broken.key]) if broken.opens else home,
    )

    def act(cleaned: dict[str, Any]) -> Broken:
        return operations.break_glass(by=request.actor, **cleaned)

    return answer(request, BreakForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_emergency(request: ActingRequest, key: str) -> HttpResponse:
    """Show a broken glass to who broke it."""
    emergency = _found(key)
    if not permits.may(request.actor, permissions.END_GLASS, emergency, by_table=permissions.MAY):
        raise Http404
    return render(request, "emergencies/one.html", {"page": pages.one_page(request.actor, emergency, now())})


@signed_in
@require_GET
def open_group(request: ActingRequest, key: str, group: str) -> HttpResponse:
    """Open identity or safety; the opening is written down before anything is shown."""
    emergency, at = _found(key), now()
    opened = operations.open_through(request.actor, emergency, group=group, now=at)
    page = pages.one_page(request.actor, emergency, at, group=group, opened=opened)
    return render(request, "emergencies/one.html", {"page": page})


@signed_in
@require_POST
def end_glass(request: ActingRequest, key: str) -> HttpResponse:
    """End it before its time."""
    operations.end_glass(by=request.actor, emergency=_found(key))
    messages.success(request, _("It is closed again."))
    return redirect("emergencies:list")


@signed_in
@require_POST
def second_glass(request: ActingRequest, key: str) -> HttpResponse:
    """Agree as the second person."""
    try:
        operations.second_glass(by=request.actor, emergency=_found(key))
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
    else:
        messages.success(request, _("The case is open to who asked, for four hours."))
    return redirect("emergencies:list")


@signed_in
@require_POST
def take_note(request: ActingRequest, key: str) -> HttpResponse:
    """Write down that one has seen what one was told."""
    operations.take_note(by=request.actor, emergency=_found(key), at=now())
    return redirect("emergencies:list")


@signed_in
@require_http_methods(["GET", "POST"])
def review_glass(request: ActingRequest, key: str) -> HttpResponse:
    """Show who opened what and why, and take what the reviewer found."""
    emergency = _found(key)
    _require(request, permissions.REVIEW_GLASS, emergency)
    form, reasons = ReviewForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        try:
            operations.review_glass(by=request.actor, emergency=emergency, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("Your review is written down."))
            return redirect("emergencies:list")
    context = {"page": pages.review_page(request.actor, emergency, now()), "form": form, "reasons": reasons}
    return render(request, "emergencies/review.html", context, status=422 if form.is_bound else 200)
