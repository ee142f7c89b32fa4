"""The drawing tool: its page, what it is given, and what it sends while one draws."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from amparo.bpmn.problems import NotAccepted
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.revision import queries
from amparo.partnership.revision.forms import SaveForm
from amparo.partnership.revision.operations import beginning, saving
from amparo.partnership.revision.pages import drawing as pages
from amparo.partnership.revision.views.drafts import draft_or_404


@signed_in
@require_GET
def draw(request: ActingRequest, key: int) -> HttpResponse:
    """Show the drawing tool; without scripts, the drawing as a picture with its check and the way to change it."""
    draft = draft_or_404(request, key)
    margin = pages.margin_of(draft, request.actor.country, datetime.now(UTC))
    page = pages.draw_page(draft, margin, queries.picture_of(draft, pages.lang()))
    return render(request, "revision/draw.html", {"page": page, "draft": draft, "margin": margin})


@signed_in
@require_GET
def give_material(request: ActingRequest, key: int) -> HttpResponse:
    """Give the drawing tool the drawing, the words and what can be chosen."""
    draft = draft_or_404(request, key)
    return JsonResponse(pages.material(draft, request.actor.country, datetime.now(UTC)))


@signed_in
@require_GET
def show_check(request: ActingRequest, key: int) -> HttpResponse:
    """Show what the check says of the draft as it is saved, for the margin of the drawing."""
    draft = draft_or_404(request, key)
    margin = pages.margin_of(draft, request.actor.country, datetime.now(UTC))
    return render(request, "revision/parts/margin.html", {"margin": margin, "checked": margin.checked, "draft": draft})


@signed_in
@require_POST
def examine(request: ActingRequest, key: int) -> HttpResponse:
    """Ask that the draft be checked with all that calls it, when nobody has asked or it was given up."""
    draft = draft_or_404(request, key)
    beginning.ask_proof(by=request.actor, draft=draft, at=datetime.now(UTC))
    return redirect("revision:draw", key)


@signed_in
@require_POST
def save(request: ActingRequest, key: int) -> HttpResponse:
    """Save what is drawn; what was drawn on an older revision is kept beside, and it says who was first."""
    draft = draft_or_404(request, key)
    form = SaveForm(request.POST)
    if not form.is_valid():
        return _refused([_("The drawing did not arrive whole. It is kept in this browser; try again.")])
    answers, now = form.cleaned_data, datetime.now(UTC)
    try:
        texts = pages.texts_with(draft.texts, answers)
        done = saving.save_draft(
            by=request.actor, draft=draft, revision=answers["revision"], xml=pages.plain_names(answers["xml"], texts),
            texts=texts, at=now,
        )  # fmt: skip
    except Refused as refused:
        return _refused(refused.reasons)
    except NotAccepted as unfit:
        return _refused([in_language(problem.message) for problem in unfit.problems])
    return JsonResponse(pages.saved_words(done))


@signed_in
@require_POST
def arrange(request: ActingRequest, key: int) -> HttpResponse:
    """Give back a drawing with every box and arrow in its place; nothing is saved."""
    draft = draft_or_404(request, key)
    form = SaveForm(request.POST)
    if not form.is_valid():
        return _refused([_("The drawing did not arrive whole. It is kept in this browser; try again.")])
    try:
        texts = pages.texts_with(draft.texts, form.cleaned_data)
        return JsonResponse({"xml": pages.arranged(form.cleaned_data["xml"], texts)})
    except NotAccepted as unfit:
        return _refused([in_language(problem.message) for problem in unfit.problems])


def _refused(reasons: list[str]) -> HttpResponse:
    answer: dict[str, Any] = {"reasons": [str(reason) for reason in reasons]}
    return HttpResponse(json.dumps(answer), content_type="application/json", status=422)
