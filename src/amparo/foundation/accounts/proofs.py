"""Proving again who one is before what must not be done from a desk that somebody left open."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts import queries, rules, standing
from amparo.foundation.accounts.doors import View, seal_typed
from amparo.foundation.accounts.forms import PasswordAgainForm


def is_fresh(request: HttpRequest) -> bool:
    """Say whether whoever acts has proved who they are in the last quarter of an hour."""
    found: standing.Standing | None = getattr(request, "standing", None)
    return found is not None and rules.is_recent(found.proved_at, datetime.now(UTC))


def ways_of(request: ActingRequest) -> frozenset[str]:
    """Return with what whoever acts can prove again who they are: a password does not stand in for a passkey."""
    account = request.actor.account
    door, _sealed = standing.door_of(account) if account is not None else (rules.Door(False, False), None)
    if door.has_passkey:
        return frozenset({rules.PASSKEY} | ({rules.CHOSEN} if settings.IS_DEMO else set()))
    return frozenset({rules.PASSWORD} | ({rules.CHOSEN} if settings.IS_DEMO else set()))


def context_of(request: ActingRequest, form: PasswordAgainForm, going: str, resume: str = "") -> dict[str, Any]:
    """Gather what the page says that asks for it."""
    ways = ways_of(request)
    account = request.actor.account
    return {
        "form": form,
        "next": going,
        "resume": resume or request.POST.get("resume", ""),
        "by_passkey": rules.PASSKEY in ways,
        "by_password": rules.PASSWORD in ways,
        "by_choice": rules.CHOSEN in ways,
        "username": queries.username_of(account) if account is not None else "",
    }


def recently_proved(view: View) -> View:
    """Let only whoever proved lately who they are reach a view; what was typed is carried through."""

    @wraps(view)
    def guarded(request: ActingRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor is None or is_fresh(request):
            return view(request, *args, **kwargs)
        if request.method != "POST":
            going = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('accounts:prove')}?{going}")
        context = context_of(request, PasswordAgainForm(), request.path, seal_typed(request))
        return render(request, "accounts/prove.html", context, status=401)

    guarded.asks_proof = True  # type: ignore[attr-defined]
    return guarded
