"""Linking one's own account with the sign-in of one's institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.partnership.signon import operations, pages, permissions, queries
from amparo.partnership.signon.rules import LINK
from amparo.partnership.signon.views.entering import ask

if TYPE_CHECKING:
    from amparo.partnership.signon.models import SignOn


def _mine_or_404(request: ActingRequest) -> SignOn:
    found = queries.sign_on_of(request.actor.institution or 0)
    if found is None or not permits.may(request.actor, permissions.LINK_SIGN_ON, found, by_table=permissions.MAY):
        raise Http404
    return found


@signed_in
@require_GET
def show_mine(request: ActingRequest) -> HttpResponse:
    """Show whether one's account is linked."""
    page = pages.link_page(request.actor, _mine_or_404(request))
    return render(request, "signon/mine.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def link(request: ActingRequest) -> HttpResponse:
    """Show the way to the institution, to link the account."""
    sign_on = _mine_or_404(request)
    if request.method != "POST":
        return redirect("signon:mine")
    return ask(request, sign_on, LINK, request.actor.account)


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def unlink(request: ActingRequest) -> HttpResponse:
    """Undo the link, after a last look."""
    _mine_or_404(request)
    if request.method == "POST":
        operations.unlink_sign_on(by=request.actor)
        messages.success(request, _("Your account is no longer linked with your institution's sign-in."))
        return redirect("signon:mine")
    return render(request, "accounts/confirm.html", {"confirm": pages.unlink_confirm()})
