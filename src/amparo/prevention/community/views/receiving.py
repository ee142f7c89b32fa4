"""What was passed on to the actor's institution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, given
from amparo.foundation.design.asked import answer as ask
from amparo.prevention.community import forms, pages
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.operations import passing
from amparo.prevention.community.queries import inbox

if TYPE_CHECKING:
    from amparo.prevention.community.models import Slice


def _slice(request: ActingRequest, key: int) -> Slice:
    found = inbox.slice_for(request.actor, key)
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_slices(request: ActingRequest) -> HttpResponse:
    """Show what was passed on."""
    if request.actor.institution is None or not request.actor.roles & words.RECEIVERS:
        raise Http404
    rows = list(inbox.slices_for(request.actor)[: inbox.SHOWN])
    return render(request, "community/board.html", {"page": pages.slices_page(request.actor, rows)})


@signed_in
@require_GET
def show_slice(request: ActingRequest, key: int) -> HttpResponse:
    """Show that there is something; what it says is behind a button."""
    return render(request, "community/slice.html", {"one": _slice(request, key), "answers": None})


@signed_in
@require_POST
def open_slice(request: ActingRequest, key: int) -> HttpResponse:
    """Open what was passed on."""
    one = _slice(request, key)
    told = passing.open_slice(by=request.actor, one=one, today=localdate())
    return render(request, "community/slice.html", {"one": one, "answers": pages.answers_shown(dict(told))})


@signed_in
@require_http_methods(["GET", "POST"])
def finish(request: ActingRequest, key: int) -> HttpResponse:
    """Say what came of it."""
    one = _slice(request, key)
    back = reverse("community:slices")
    asked = Asked(_("What came of it?"), _("Keep it"), back, _("Kept. Intake sees it."), one.ref)

    def act(said: dict[str, Any]) -> None:
        passing.finish_slice(by=request.actor, one=one, today=localdate(), **said)

    return ask(request, forms.OutcomeForm(initial={"outcome": one.outcome}, **given(request)), asked, act)
