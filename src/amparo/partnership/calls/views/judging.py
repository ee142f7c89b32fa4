"""Judging: ties first, then the covered copies, then points; nobody sees what others say before saying theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.calls import permissions
from amparo.partnership.calls.forms import staff as forms
from amparo.partnership.calls.operations import reviewing as operations
from amparo.partnership.calls.operations.reviewing import Judged
from amparo.partnership.calls.pages import judging as pages
from amparo.partnership.calls.queries import applications
from amparo.partnership.calls.queries import reviewing as asked
from amparo.partnership.calls.queries.calls import criteria_of
from amparo.partnership.calls.views.calls import stage_or_404
from amparo.partnership.calls.views.reading import file_response

if TYPE_CHECKING:
    from amparo.partnership.calls.models import Application, Reviewer


def reviewer_or_404(request: ActingRequest, code: str, stage: str) -> Reviewer:
    """Return the actor's place among those who judge; whoever was not named finds nothing."""
    found = asked.reviewer_as(request.actor, code, stage_or_404(stage))
    if found is None:
        raise Http404
    permits.require(request.actor, permissions.JUDGE_APPLICATIONS, found, by_table=permissions.MAY)
    return found


def open_or_404(reviewer: Reviewer, number: int) -> Application:
    """Return an application that a reviewer may see."""
    found = asked.open_application(reviewer, number)
    if found is None:
        raise Http404
    return found


def _stage_of(reviewer: Reviewer) -> str:
    return reverse("calls:judge", args=[reviewer.call.code, reviewer.stage.lower()])


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the calls in which the actor judges."""
    found = list(asked.reviewing_by(request.actor))
    if not found:
        raise Http404
    return render(request, "calls/list.html", {"page": pages.list_page(found)})


@signed_in
@require_http_methods(["GET", "POST"])
def show_stage(request: ActingRequest, code: str, stage: str) -> HttpResponse:
    """Ask for ties first; once every tie was said, show what there is to judge."""
    reviewer = reviewer_or_404(request, code, stage)
    reasons: list[str] = []
    if request.method == "POST":
        said = {name: request.POST.get(name, "")[:20] for name in request.POST}
        try:
            operations.declare_ties(by=request.actor, reviewer=reviewer, said=said, at=now())
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, _("Kept. Where there is a tie, you do not judge."))
            return redirect(_stage_of(reviewer))
    page = pages.stage_page(reviewer, request.POST, reasons)
    return render(request, "calls/judge.html", {"page": page}, status=422 if reasons else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def judge(request: ActingRequest, code: str, stage: str, number: int) -> HttpResponse:
    """Show a covered copy, and take what the reviewer says of it."""
    reviewer = reviewer_or_404(request, code, stage)
    row = open_or_404(reviewer, number)
    form = forms.ReviewForm(criteria=criteria_of(reviewer.call, reviewer.stage), **given(request))
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        judged = Judged(form.points(), said["advises"], said["comment"])
        try:
            operations.give_review(by=request.actor, reviewer=reviewer, application=row, judged=judged, at=now())
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, _("Given. Now you see what the others said."))
            return redirect(request.path)
    context = {"page": pages.review_page(reviewer, row), "form": form, "reasons": reasons}
    return render(request, "calls/review.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def declare_late_tie(request: ActingRequest, code: str, stage: str, number: int) -> HttpResponse:
    """Say that there is a tie after all."""
    reviewer = reviewer_or_404(request, code, stage)
    row = open_or_404(reviewer, number)

    def act(said: dict[str, Any]) -> object:
        kind = said["kind"]
        operations.declare_late_tie(by=request.actor, reviewer=reviewer, application=row, kind=kind, at=now())
        return _stage_of(reviewer)

    lead = _("You will not see it any more, and what you said of it does not count.")
    asking = Asked(_("There is a tie after all"), _("Save"), _stage_of(reviewer), _("Kept."), lead)
    return answer(request, forms.LateTieForm(**given(request)), asking, act)


@signed_in
@require_GET
def open_file(request: ActingRequest, code: str, stage: str, number: int, key: int) -> HttpResponse:
    """Give a file that somebody read first."""
    reviewer = reviewer_or_404(request, code, stage)
    row = open_or_404(reviewer, number)
    shown = {each.pk for each in asked.copy_for(reviewer, row).files}
    file = applications.file_of(row, key) if key in shown else None
    if file is None:
        raise Http404
    return file_response(file)
