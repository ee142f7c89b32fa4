"""How one is reached, and the messages that did not leave."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.posting import operations, pages, permissions, queries, texts
from amparo.foundation.posting.carriers import carriers
from amparo.foundation.posting.forms import NONE, ReachForm
from amparo.foundation.posting.operations import Wish

FIRST, LAST = 7, 19


@signed_in
@require_http_methods(["GET", "POST"])
def keep_reach(request: ActingRequest) -> HttpResponse:
    """Say how one wishes to be reached, and have a trial sent."""
    held, offered = queries.reach_of(request.actor.account), frozenset(carriers())
    kept = {
        "channel": (held.channel if held else "") or NONE, "first_hour": str(held.first_hour if held else FIRST),
        "last_hour": str(held.last_hour if held else LAST), "is_shared": held.is_shared if held else True,
    }  # fmt: skip
    form = ReachForm(offered, held.shown if held else "", initial=kept, **given(request))
    done = _("Kept. Where you can be reached, a trial comes in the safe hours.")
    lead = _("Where others may see a message, choose none: nothing is lost, it waits for you here.")
    asked = Asked(_("How you are told"), _("Keep this way"), reverse("accounts:account"), done, lead)

    def act(said: dict[str, Any]) -> None:
        first, last = int(said["first_hour"]), int(said["last_hour"])
        language = (translation.get_language() or "es")[:2]
        wish = Wish(said["channel"], said["address"], first, last, said["is_shared"], language)
        operations.keep_reach(by=request.actor, wish=wish, offered=offered, at=now())
        if said["channel"] and request.actor.account is not None:
            operations.tell(by=request.actor, accounts=[request.actor.account], text=texts.TRIAL, at=now())

    return answer(request, form, asked, act)


def _administrator_or_404(request: ActingRequest) -> None:
    if not permits.may(request.actor, permissions.SEE_DEAD_MESSAGES, None, by_table=permissions.MAY):
        raise Http404


@signed_in
@require_GET
def show_dead(request: ActingRequest) -> HttpResponse:
    """Show what could not be carried."""
    _administrator_or_404(request)
    return render(request, "posting/dead.html", {"page": pages.dead_page(request.actor)})


@signed_in
@require_http_methods(["GET", "POST"])
def try_again(request: ActingRequest, key: int) -> HttpResponse:
    """Let one of them leave once more."""
    _administrator_or_404(request)
    message = queries.dead_message(request.actor, key)
    if message is None:
        raise Http404
    done = _("It leaves with the next look of the clock.")
    asked = Asked(_("Try once more?"), _("Try again"), reverse("posting:dead"), done)
    return answer(
        request, forms.Form(**given(request)), asked,
        lambda _said: operations.try_again(by=request.actor, message=message, at=now()),
    )  # fmt: skip
