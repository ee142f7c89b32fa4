"""Drafts as they are begun, read, drawn and put away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.pieces import Confirm
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.revision import forms, permissions, queries
from amparo.partnership.revision.operations import beginning, saving
from amparo.partnership.revision.pages import drafts as pages

if TYPE_CHECKING:
    from amparo.partnership.revision.models import Draft


def draft_or_404(request: ActingRequest, key: int) -> Draft:
    """Return a draft that the actor may read; whoever may not learns nothing of it."""
    draft = queries.draft_visible_to(request.actor, key)
    if draft is None:
        raise Http404
    return draft


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show what is being drawn."""
    after = request.GET.get("desde", "0")
    page = pages.list_page(request.actor, int(after) if after.isdecimal() and len(after) < 6 else 0)
    return render(request, "revision/list.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: ActingRequest) -> HttpResponse:
    """Begin a draft from a procedure in force, from nothing or from a file."""
    if not permissions.draws_procedures(request.actor, None):
        raise NotAllowed(permissions.START_DRAFT)
    way = request.POST.get("way", "") if request.method == "POST" else ""
    shown = _ways(request, way)
    reasons: list[str] = []
    form = shown.get(way)
    if form is not None and form.is_valid():
        try:
            return redirect("revision:draw", _begun(request, way, form.cleaned_data).pk)
        except Refused as refused:
            reasons = refused.reasons
    context = {"ways": shown, "bound": form, "reasons": reasons}
    return render(request, "revision/begin.html", context, status=422 if request.method == "POST" else 200)


def _ways(request: ActingRequest, way: str) -> dict[str, django_forms.Form]:
    given: dict[str, Any] = {"revise": {}, "new": {}, "import": {}}
    if way in given:
        given[way] = {"data": request.POST, "files": request.FILES}
    rows = procedures.in_force(request.actor.country, datetime.now(UTC).date())
    choices = [(row.procedure.number, f"{row.procedure.number} {row.title}") for row in rows]
    chosen = {"number": request.GET.get("numero", "")}
    return {
        "revise": forms.ReviseForm(choices=choices, initial=chosen, auto_id="revise_%s", **given["revise"]),
        "new": forms.NewForm(auto_id="new_%s", **given["new"]),
        "import": forms.ImportForm(auto_id="import_%s", **given["import"]),
    }


def _begun(request: ActingRequest, way: str, answers: dict[str, Any]) -> Draft:
    now = datetime.now(UTC)
    begins: dict[str, Callable[..., Draft]] = {
        "revise": beginning.start_draft,
        "new": beginning.start_new_draft,
        "import": beginning.import_draft,
    }
    return begins[way](by=request.actor, at=now, **answers)


@signed_in
@require_GET
def show_draft(request: ActingRequest, key: int) -> HttpResponse:
    """Show a draft, and the states in which it was saved."""
    draft = draft_or_404(request, key)
    return render(request, "revision/draft.html", {"page": pages.draft_page(request.actor, draft), "draft": draft})


@signed_in
@require_GET
def download(request: ActingRequest, key: int) -> HttpResponse:
    """Give the drawing as a BPMN file that any editor opens."""
    draft = draft_or_404(request, key)
    headers = {"Content-Disposition": f'attachment; filename="p{draft.number}-borrador-{draft.revision}.bpmn"'}
    return HttpResponse(queries.file_of(draft), content_type="application/xml; charset=utf-8", headers=headers)


@signed_in
@require_http_methods(["GET", "POST"])
def discard(request: ActingRequest, key: int) -> HttpResponse:
    """Put a draft away, after a last look."""
    draft = draft_or_404(request, key)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            saving.discard_draft(by=request.actor, draft=draft, at=datetime.now(UTC))
        except Refused as refused:
            reasons = refused.reasons
        else:
            return redirect("revision:list")
    confirm = Confirm(
        _("Discard the draft?"),
        _("Discard the draft"),
        reverse("revision:draft", args=[key]),
        text=f"{draft.number} {draft.title}",
        effects=(_("It leaves the list of drafts."), _("Its saved states are kept: one of them can be taken back.")),
        danger=True,
    )
    context = {"confirm": confirm, "reasons": reasons, "draft": draft}
    return render(request, "revision/discard.html", context, status=422 if reasons else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def copy(request: ActingRequest, key: int) -> HttpResponse:
    """Begin another draft from this one as it is now."""
    draft = draft_or_404(request, key)
    if not draft.refines and not permissions.draws_procedures(request.actor, None):
        raise NotAllowed(permissions.START_DRAFT)
    if request.method == "POST":
        made = beginning.copy_draft(by=request.actor, draft=draft, at=datetime.now(UTC))
        messages.success(request, _("The copy is a draft of its own."))
        return redirect("revision:draft", made.pk)
    confirm = Confirm(
        _("Copy the draft?"),
        _("Copy the draft"),
        reverse("revision:draft", args=[key]),
        text=f"{draft.number} {draft.title}",
        effects=(
            _("Another draft begins, with what this one says now."),
            _("This one stays as it is; what was tied to a document stays with it."),
        ),
    )
    return render(request, "revision/discard.html", {"confirm": confirm, "reasons": [], "draft": draft})


@signed_in
@require_POST
def upload(request: ActingRequest, key: int) -> HttpResponse:
    """Take a drawing that was changed in another editor as the next state of a draft."""
    draft = draft_or_404(request, key)
    form = forms.UploadForm(request.POST, request.FILES)
    reasons = [str(error) for errors in form.errors.values() for error in errors]
    if form.is_valid():
        try:
            done = saving.bring_drawing(by=request.actor, draft=draft, at=datetime.now(UTC), **form.cleaned_data)
        except Refused as refused:
            reasons = refused.reasons
        else:
            text = _("Somebody saved meanwhile: both drawings are kept.") if done.beside else _("The file was brought.")
            messages.success(request, text)
            return redirect("revision:draft" if done.beside else "revision:draw", key)
    return render(request, "revision/refused.html", {"reasons": reasons, "draft": draft}, status=422)


@signed_in
@require_POST
def restore(request: ActingRequest, key: int) -> HttpResponse:
    """Take an earlier state back; what was newest stays among the saved ones."""
    draft = draft_or_404(request, key)
    chosen = request.POST.get("state", "")
    known = chosen.isdecimal() and chosen.isascii() and len(chosen) < 16
    state = queries.state_of(draft, int(chosen)) if known else None
    if state is None:
        raise Http404
    try:
        saving.restore_draft(by=request.actor, draft=draft, state=state, at=datetime.now(UTC))
    except Refused as refused:
        return render(request, "revision/refused.html", {"reasons": refused.reasons, "draft": draft}, status=422)
    messages.success(request, _("The earlier state is the newest again."))
    return redirect("revision:draft", key)
