"""Setting up the sign-in of an institution."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.design.asked import Asked, answer, given
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.signon import operations, pages, permissions, queries
from amparo.partnership.signon.forms import SignOnForm


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """List the institutions of the country with their sign-in."""
    if not permits.may(request.actor, permissions.SEE_SIGN_ONS, None, by_table=permissions.MAY):
        raise Http404
    page = {"header": pages.list_header(), "table": pages.sign_ons_table(request.actor)}
    return render(request, "signon/list.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def keep(request: ActingRequest, key: int) -> HttpResponse:
    """Set up the sign-in of an institution, or change it."""
    institution = coalition.institution(key)
    if institution is None or not permits.may(
        request.actor, permissions.KEEP_SIGN_ON, institution, by_table=permissions.MAY
    ):
        raise Http404
    kept = queries.sign_on_of(key)
    initial = {"issuer": kept.issuer, "client": kept.client, "is_open": kept.is_open} if kept else {}
    form = SignOnForm(**given(request), initial=initial)
    asked = Asked(
        _("Sign-in of %(name)s") % {"name": institution}, _("Save"), reverse("signon:list"),
        done=_("Saved."), lead=pages.told_to_technicians(request, kept),
    )  # fmt: skip

    def act(said: dict[str, Any]) -> None:
        operations.keep_sign_on(by=request.actor, institution=institution, **said)

    return answer(request, form, asked, act)
