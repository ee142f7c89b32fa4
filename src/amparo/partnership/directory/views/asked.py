"""One form, one operation: shown, sent back with what was typed, or done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.documents.sheets import XLSX


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form page says: its title, its button, where it leads, what is said when done, and what to know first."""

    title: str
    submit: str
    back: str
    done: str
    lead: str = ""


def answer(
    request: ActingRequest, form: forms.Form, asked: Asked, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Show a form; when it was sent and is well, do the operation and go where it says, or back."""
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            made = act(form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, asked.done)
            return redirect(made if isinstance(made, str) else asked.back)
    context = {"form": form, "asked": asked, "reasons": reasons}
    return render(request, "directory/form.html", context, status=422 if form.is_bound else 200)


def given(request: ActingRequest) -> dict[str, Any]:
    """Return what was sent, for a form; nothing on a first visit."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def language() -> str:
    """Return the reader's language."""
    return (get_language() or "es")[:2]


def workbook(content: bytes, name: str) -> HttpResponse:
    """Return a workbook to be saved."""
    response = HttpResponse(content, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
