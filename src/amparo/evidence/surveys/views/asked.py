"""One form, one operation: shown, sent back with what was typed, or done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from amparo.evidence.surveys import permissions
from amparo.evidence.surveys.queries.surveys import survey_visible_to
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused

if TYPE_CHECKING:
    from amparo.evidence.surveys.models import Survey

Act = Callable[[dict[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form page says: its title, its button, where one goes back to, what is said when it is done."""

    title: str
    submit: str
    back: str
    done: str
    lead: str = ""


def found(request: ActingRequest, code: str, operation: str) -> Survey:
    """Return a survey on which the actor may do something; whoever may not even see it learns nothing."""
    survey = survey_visible_to(request.actor, code)
    if survey is None:
        raise Http404
    permits.require(request.actor, operation, survey, by_table=permissions.MAY)
    return survey


def answer(request: ActingRequest, form: forms.Form, asked: Asked, act: Act) -> HttpResponse:
    """Show a form; when it was sent and is well, do the operation and go where it leads. Refusals come in words."""
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            address = act(form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, asked.done)
            return redirect(address)
    context = {"form": form, "asked": asked, "reasons": reasons}
    return render(request, "surveys/form.html", context, status=422 if form.is_bound else 200)


def given(request: ActingRequest) -> dict[str, Any]:
    """Return what was sent, for a form; nothing on a first visit."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)
