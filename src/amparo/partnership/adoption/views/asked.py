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

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption.operations.acts import File


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form page says: its title, what will happen, its button, where it leads, and what is said when done.

    `leads` and `said` tell the last two from what came of it, where that matters.
    """

    title: str
    submit: str
    back: str
    done: str = ""
    lead: str = ""
    said: Callable[[Any], str] | None = None
    leads: Callable[[Any], str] | None = None


def may_or_404(request: ActingRequest, operation: str, subject: Any) -> None:
    """Whoever may read but not do this is told so; whoever may not even read learns nothing."""
    if not permits.may(request.actor, permissions.READ_ADOPTION, subject, by_table=permissions.MAY):
        raise Http404
    permits.require(request.actor, operation, subject, by_table=permissions.MAY)


def answer(
    request: ActingRequest, form: forms.Form, asked: Asked, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Show a form; when it was sent and is well, do the operation and go on. Refusals come back in words."""
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            came = act(form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, asked.said(came) if asked.said else asked.done)
            return redirect(asked.leads(came) if asked.leads else asked.back)
    context = {"form": form, "asked": asked, "reasons": reasons}
    return render(request, "adoption/form.html", context, status=422 if form.is_bound else 200)


def given(request: ActingRequest) -> dict[str, Any]:
    """Return what was sent, for a form; nothing on a first visit."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


def file_of(uploaded: Any) -> File | None:
    """Return an uploaded file with its bytes."""
    return File(str(uploaded.name), uploaded.read()) if uploaded else None


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)
