"""A step: fill in its form, keep a draft, complete it, skip it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts import drafts
from amparo.foundation.accounts.doors import signed_in
from amparo.protection.cases import queries as cases
from amparo.protection.pathways import operations, permissions, vocabulary
from amparo.protection.pathways.forms import OutcomeForm, StepForm, why_of
from amparo.protection.pathways.pages import case as case_pages
from amparo.protection.pathways.pages import step as pages
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.work import step_url
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.views.found import case_or_404

if TYPE_CHECKING:
    from amparo.protection.pathways.models import OpenStep


def _held(request: ActingRequest, code: str, path: str) -> tuple[case_pages.View, OpenStep | None]:
    """Return the case and the open step, when it is the actor's to do; None when it is no longer open."""
    view = case_or_404(request, code)
    step = runs.open_step(view.case, path)
    if step is not None and not permissions.holds_the_step(request.actor, step):
        raise NotAllowed(permissions.COMPLETE_STEP, case=code)
    if step is not None:
        step.case = view.case
    return view, step


def _is_elsewhere(step: OpenStep) -> bool:
    """Whether a step is done on a page of its own: a panel votes, a referral is sent and answered."""
    return step.screen in vocabulary.OWN_SCREENS


def _gone(request: ActingRequest, code: str) -> HttpResponse:
    messages.info(request, _("This step is no longer open: somebody has done it, or the case has moved on."))
    return redirect("pathways:case", code)


@signed_in
@require_http_methods(["GET", "POST"])
def show_step(request: ActingRequest, code: str, path: str) -> HttpResponse:
    """Show a step, and complete it or keep its draft."""
    view, step = _held(request, code, path)
    if step is not None and _is_elsewhere(step):
        return redirect(step_url(step))
    if step is None:
        if request.method == "POST":
            drafts.save_draft(by=request.actor, place=request.path, values=request.POST, at=view.now)
        return _gone(request, code)
    again = frozenset(request.GET.getlist(pages.ASKED_AGAIN))
    sheet = pages.sheet_of(view, step, again)
    if request.method == "POST":
        return _send(request, view, sheet)
    initial, saved_at = pages.initial_of(request.actor, sheet, request.path)
    form = pages.form_of(sheet, initial=initial)
    return _page(request, view, sheet, form, saved_at, [])


def _send(request: ActingRequest, view: case_pages.View, sheet: pages.Sheet) -> HttpResponse:
    """Keep the draft, or complete the step; what cannot be done keeps everything that was typed."""
    now, place = datetime.now(UTC), request.path
    if request.POST.get("do") == "draft":
        drafts.save_draft(by=request.actor, place=place, values=request.POST, at=now)
        messages.success(request, _("The draft is kept. Only you can see it."))
        return redirect(request.get_full_path())
    form = pages.form_of(sheet, request.POST)
    reasons: list[str] = []
    if form.is_valid():
        try:
            operations.complete_step(
                by=request.actor,
                pathway_id=sheet.step.pathway_id,
                path=sheet.step.path,
                outcome=form.outcome(),
                answers=form.answers(),
                at=now,
                without=why_of(form),
            )
        except Refused as refused:
            reasons = refused.reasons
        else:
            drafts.drop_draft(by=request.actor, place=place)
            title = words.step_title(sheet.run, sheet.step.path)
            messages.success(request, _("Done: %(step)s.") % {"step": title})
            return _onward(view.case.code)
    drafts.save_draft(by=request.actor, place=place, values=request.POST, at=now)
    request.keep_writes = True  # type: ignore[attr-defined]
    return _page(request, view, sheet, form, now, reasons, status=422)


def _onward(code: str) -> HttpResponse:
    """Go on to the case, or to one's work when the step was the last that one had to do in it."""
    return redirect("pathways:case", code) if cases.case_by_code(code) else redirect("pathways:work")


def _page(
    request: ActingRequest,
    view: case_pages.View,
    sheet: pages.Sheet,
    form: StepForm,
    saved_at: datetime | None,
    reasons: list[str],
    status: int = 200,
) -> HttpResponse:
    page = pages.step_page(view, sheet, form, saved_at, reasons)
    context = {"page": page, "identity": case_pages.identity(view)}
    return render(request, "pathways/step.html", context, status=status)


@signed_in
@require_POST
def keep_draft(request: ActingRequest, code: str, path: str) -> HttpResponse:
    """Keep what is being typed; called by the page every few seconds."""
    view, _step = _held(request, code, path)
    place = pages.step_place(code, path)
    drafts.save_draft(by=request.actor, place=place, values=request.POST, at=view.now)
    return JsonResponse({"saved_at": words.hour(view.now, view.zone)})


@signed_in
@require_http_methods(["GET", "POST"])
def skip_step(request: ActingRequest, code: str, path: str) -> HttpResponse:
    """Leave a step out: one reason, one line if wanted."""
    view, step = _held(request, code, path)
    if step is None:
        return _gone(request, code)
    if _is_elsewhere(step):
        return redirect(step_url(step))
    sheet = pages.sheet_of(view, step, frozenset())
    form = OutcomeForm(sheet.node, sheet.sayings, request.POST or None)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            operations.skip_step(
                by=request.actor,
                pathway_id=step.pathway_id,
                path=path,
                outcome=form.outcome(),
                reason=form.cleaned_data["reason"],
                line=form.cleaned_data["line"],
                at=datetime.now(UTC),
            )
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("The step was skipped, and the reason is kept."))
            return redirect("pathways:case", code)
    title = words.step_title(sheet.run, path)
    context = {"form": form, "reasons": reasons, "identity": case_pages.identity(view), "title": title, "code": code}
    return render(request, "pathways/skip.html", context, status=422 if form.is_bound else 200)
