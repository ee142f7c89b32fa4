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

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.design.pieces import Action


@dataclass(frozen=True, slots=True)
class Urgent:
    """What stands before every question: where to go when this is not the place for what one has to say."""

    title: str
    text: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: its heading, and a cell for each column with the name of its field and what was typed."""

    label: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Whole numbers asked in rows and columns: a cell is the name of its field, its column and what was typed."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form page says: its title, its button, where it leads, what is said when done, and what to know first.

    `leads` and `said` tell where it leads and what is said from what came of it, where that matters. `urgent` stands
    above the questions, `grids` below them.
    """

    title: str
    submit: str
    back: str
    done: str = ""
    lead: str = ""
    said: Callable[[Any], str] | None = None
    leads: Callable[[Any], str] | None = None
    urgent: Urgent | None = None
    grids: tuple[Grid, ...] = ()

    def address(self, came: object) -> str:
        """Return where one goes once it is done: an operation may answer with the address itself."""
        if self.leads:
            return self.leads(came)
        return came if isinstance(came, str) else self.back


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
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, asked.said(came) if asked.said else asked.done)
            return redirect(asked.address(came))
    context = {"form": form, "asked": asked, "reasons": reasons}
    return render(request, "design/asked.html", context, status=422 if form.is_bound else 200)


def given(request: ActingRequest) -> dict[str, Any]:
    """Return what was sent, for a form; nothing on a first visit."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)
