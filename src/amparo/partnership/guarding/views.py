"""The keys: how they stand, releasing, locking."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.guarding import operations, pages, permissions, queries


def _officer_or_404(request: ActingRequest) -> None:
    if not permits.may(request.actor, permissions.SEE_KEYS, None, by_table=permissions.MAY):
        raise Http404


@signed_in
@require_GET
def show_keys(request: ActingRequest) -> HttpResponse:
    """Show how the keys stand."""
    _officer_or_404(request)
    return render(request, "guarding/keys.html", {"page": pages.keys_page(request.actor)})


@signed_in
@require_http_methods(["GET", "POST"])
def release(request: ActingRequest, key: str) -> HttpResponse:
    """Release more cases for a user."""
    _officer_or_404(request)
    account = int(key)
    if account not in queries.accounts_of(request.actor, [account]):
        raise Http404
    if request.method == "POST":
        operations.release_cases(by=request.actor, account=account)
        messages.success(request, _("For an hour they may open as many cases again."))
        return redirect("guarding:keys")
    return render(request, "guarding/confirm.html", {"confirm": pages.release_confirm(account)})


@signed_in
@require_http_methods(["GET", "POST"])
def lock(request: ActingRequest) -> HttpResponse:
    """Ask to lock everything."""
    _officer_or_404(request)
    if request.method == "POST":
        if operations.lock_everything(by=request.actor):
            return redirect("home:sign_in")
        messages.warning(request, _("You asked to lock everything. A second officer has a quarter of an hour."))
        return redirect("guarding:keys")
    return render(request, "guarding/confirm.html", {"confirm": pages.lock_confirm()})
