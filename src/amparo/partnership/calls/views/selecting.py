"""The selection table, deciding with reasons, and telling everybody."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.documents.sheets import XLSX, write_sheet
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.forms import staff as forms
from amparo.partnership.calls.operations import deciding
from amparo.partnership.calls.pages import selecting as pages
from amparo.partnership.calls.queries import reviewing
from amparo.partnership.calls.views.calls import found, stage_or_404, there
from amparo.partnership.calls.views.reading import application_or_404


@signed_in
@require_GET
def show_selection(request: ActingRequest, code: str, stage: str) -> HttpResponse:
    """Show the selection table of a stage, ties and all."""
    call, part = found(request, code, permissions.SEE_SELECTION), stage_or_404(stage)
    page = pages.selection_page(request.actor, call, part, now())
    return render(request, "calls/selection.html", {"page": page})


@signed_in
@require_GET
def export(request: ActingRequest, code: str, stage: str) -> HttpResponse:
    """Give the selection table as a workbook."""
    call, part = found(request, code, permissions.SEE_SELECTION), stage_or_404(stage)
    headings, rows = pages.selection_rows(call, part)
    body = write_sheet(str(words.STAGES[part]), headings, rows)
    headers = {"Content-Disposition": f'attachment; filename="{call.code}-{stage}.xlsx"'}
    return HttpResponse(body, content_type=XLSX, headers=headers)


@signed_in
@require_http_methods(["GET", "POST"])
def decide(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Decide on an application."""
    row = application_or_404(request, code, number, permissions.DECIDE_APPLICATIONS)
    stage = row.stage
    before = reviewing.decisions_in(row.call, stage).get(row.pk)
    known = {"outcome": before.outcome, "reasons": before.reasons} if before else {}
    form = forms.DecideForm(stage=stage, initial=known, **given(request))
    back = reverse("calls:selection", args=[code, stage.lower()])

    def act(said: dict[str, Any]) -> object:
        deciding.decide(by=request.actor, application=row, stage=stage, at=now(), **said)
        return back

    asking = Asked(pages.decide_title(row), _("Keep the decision"), back, _("Kept. Nobody is told yet."),
                   pages.decide_lead(row, stage))  # fmt: skip
    return answer(request, form, asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def tell(request: ActingRequest, code: str, stage: str) -> HttpResponse:
    """Tell everybody of a stage what was decided and why."""
    call, part = found(request, code, permissions.DECIDE_APPLICATIONS), stage_or_404(stage)
    back = reverse("calls:selection", args=[code, stage])
    kind = forms.TellConceptsForm if part == words.CONCEPT else forms.TellForm

    def act(said: dict[str, Any]) -> object:
        until = there(said["closes_at"], call) if part == words.CONCEPT else None
        deciding.tell(by=request.actor, call=call, stage=part, why=said["why"], plans_close_at=until, at=now())
        return back

    lead = _("Everybody who applied reads their answer and its reasons at once. It cannot be undone.")
    asking = Asked(_("Tell everybody"), _("Tell them"), back, _("Told: each reads it with their code."), lead)
    return answer(request, kind(**given(request)), asking, act)
