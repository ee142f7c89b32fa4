"""One form, one operation: shown, sent back with what was typed, or done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form page says: its title, its button, where it leads, what is said when done, and what will happen."""

    title: str
    submit: str
    back: str
    done: str
    lead: str = ""


def answer(
    request: ActingRequest, form: forms.Form, asked: Asked, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Show a form; when it was sent and is well, do the operation and go on. Refusals come back in words."""
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            done = act(form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, asked.done)
            return redirect(done if isinstance(done, str) else asked.back)
    context = {"form": form, "asked": asked, "reasons": reasons}
    return render(request, "claims/form.html", context, status=422 if form.is_bound else 200)


def titled(what: str, of: object) -> str:
    """Return the title of a form: what is done, and to what."""
    return f"{what}: {of}"


def given(request: ActingRequest) -> dict[str, Any]:
    """Return what was sent, for a form; nothing on a first visit."""
    return {"data": request.POST} if request.method == "POST" else {}


def reads_or_404(request: ActingRequest) -> None:
    """Whoever looks after machines only, or is of no country, finds nothing."""
    if not request.actor.country or not request.actor.roles - {"administrator"}:
        raise Http404


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)
