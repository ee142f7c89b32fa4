"""Who may come in to a page at all."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from amparo.foundation import keys
from amparo.foundation.accounts.forms import SignInForm

View = Callable[..., HttpResponse]


def ask_to_sign_in_again(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page with what was typed, sealed for the account that typed it."""
    context = {"form": SignInForm(), "resume": seal_typed(request), "next": request.path, "ended": True}
    return render(request, "accounts/sign_in.html", context, status=401)


def signed_in(view: View) -> View:
    """Let only a signed-in member reach a view; what was typed with an ended session is carried through sign-in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "actor", None) is not None:
            return view(request, *args, **kwargs)
        if getattr(request, "enrolling", None) is not None:
            return HttpResponseRedirect(reverse("accounts:enrol"))
        address = reverse("home:sign_in")
        if request.method != "POST":
            return HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
        return ask_to_sign_in_again(request)

    guarded.is_public = False  # type: ignore[attr-defined]
    return guarded


def signed_in_or_enrolling(view: View) -> View:
    """Let a signed-in member reach a view, and whoever is here to add their first passkey; nobody else."""
    closed = signed_in(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "enrolling", None) is not None:
            return view(request, *args, **kwargs)
        return closed(request, *args, **kwargs)

    guarded.is_public = False  # type: ignore[attr-defined]
    return guarded


def public(view: View) -> View:
    """Mark a view that anyone may reach, so that a test can tell it from one that was forgotten."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def seal_typed(request: HttpRequest) -> str:
    """Seal what was typed, for the account whose session ended, to be carried in a hidden field."""
    account = request.session.get("account")
    if account is None:
        return ""
    kept = {name: values for name, values in request.POST.lists() if name not in {"csrfmiddlewaretoken", "resume"}}
    text = json.dumps({"path": request.path, "values": kept})
    return base64.urlsafe_b64encode(keys.seal_note(int(account), "resume", text)).decode()


def open_typed(account: int, sealed: str, *, session: str) -> tuple[str, dict[str, list[str]]] | None:
    """Return the page and what was typed there, if it was this account, signed in now; else None."""
    try:
        blob = base64.urlsafe_b64decode(sealed.encode())
    except ValueError:
        return None
    text = keys.open_note(account, "resume", blob, session=session) if blob else None
    if text is None:
        return None
    found = json.loads(text)
    return str(found["path"]), dict(found["values"])
