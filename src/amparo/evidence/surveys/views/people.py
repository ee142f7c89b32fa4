"""Inviting, reminding, the mails, the collectors and what was kept for somebody to decide."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.evidence.surveys import forms, permissions
from amparo.evidence.surveys.operations import collecting, inviting
from amparo.evidence.surveys.pages import people as pages
from amparo.evidence.surveys.pages.surveys import address_of, where
from amparo.evidence.surveys.queries import surveys as queries
from amparo.evidence.surveys.rules.inviting import is_taking_answers
from amparo.evidence.surveys.views.asked import found
from amparo.evidence.surveys.vocabulary import OUTCOMES
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.design.pieces import PageHeader


@signed_in
@require_GET
def show_invitations(request: ActingRequest, code: str) -> HttpResponse:
    """List those invited, by address."""
    survey = found(request, code, permissions.SEE_SURVEY)
    after = request.GET.get("despues", "")[:320].replace("\x00", "")
    rows = queries.invitations_of(survey, after=after, limit=pages.SHOWN + 1)
    takes = is_taking_answers(survey.state, closes_at=survey.closes_at, at=now())
    page = pages.invitations_page(survey, rows, may_write=takes)
    return render(request, "surveys/listing.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def invite(request: ActingRequest, code: str) -> HttpResponse:
    """Invite people by their addresses."""
    survey = found(request, code, permissions.INVITE_TO_SURVEY)
    back = address_of("invitations", survey)
    lead = _("Each gets a neutral mail with an address of their own, which serves once.")
    asked = Asked(_("Invite people"), _("Invite them"), back, _("The mails wait to leave."), lead)
    form = forms.InviteForm(initial={"language": "es"}, **given(request))

    def act(said: dict[str, Any]) -> str:
        inviting.invite(by=request.actor, survey=survey, at=now(), **said)
        return back

    return answer(request, form, asked, act)


@signed_in
@require_POST
def remind_people(request: ActingRequest, code: str) -> HttpResponse:
    """Remind those who did not answer."""
    survey = found(request, code, permissions.INVITE_TO_SURVEY)
    try:
        count = inviting.remind(by=request.actor, survey=survey, at=now())
    except Refused as refused:
        messages.error(request, " ".join(str(reason) for reason in refused.reasons))
    else:
        messages.success(request, _("Reminders that wait to leave: %(count)s.") % {"count": count})
    return redirect("surveys:invitations", code=code)


@signed_in
@require_GET
def show_mails(request: ActingRequest, code: str) -> HttpResponse:
    """Show the outbox of a survey."""
    survey = found(request, code, permissions.SEE_SURVEY)
    rows = queries.mails_of(survey, before=row_key(request.GET.get("antes", "")), limit=pages.SHOWN + 1)
    return render(request, "surveys/listing.html", {"page": pages.mails_page(survey, rows)})


@signed_in
@require_http_methods(["GET", "POST"])
def show_collectors(request: ActingRequest, code: str) -> HttpResponse:
    """List the collectors, and make one."""
    survey = found(request, code, permissions.MAKE_COLLECTOR)
    form, reasons = forms.CollectorForm(**given(request)), []
    if request.method == "POST" and form.is_valid():
        try:
            made = collecting.make_collector(by=request.actor, survey=survey, at=now(), **form.cleaned_data)
            return redirect("surveys:collector", code=code, key=made.pk)
        except Refused as refused:
            reasons = refused.reasons
    page = pages.collectors_page(survey, queries.collectors_of(survey))
    context = {"page": page, "form": form, "reasons": reasons}
    return render(request, "surveys/collectors.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_GET
def show_collector(request: ActingRequest, code: str, key: int) -> HttpResponse:
    """Show the code that a collector's phone scans."""
    survey = found(request, code, permissions.MAKE_COLLECTOR)
    collector = queries.collector_of(survey, key)
    if collector is None:
        raise Http404
    page = pages.collector_page(survey, collector, request.build_absolute_uri("/").rstrip("/"))
    return render(request, "surveys/collector.html", {"page": page, "survey": survey, "collector": collector})


@signed_in
@require_POST
def end_collector(request: ActingRequest, code: str, key: int) -> HttpResponse:
    """End the link of a collector."""
    survey = found(request, code, permissions.MAKE_COLLECTOR)
    collector = queries.collector_of(survey, key)
    if collector is None:
        raise Http404
    try:
        collecting.end_collector(by=request.actor, collector=collector, at=now())
    except Refused as refused:
        messages.error(request, " ".join(str(reason) for reason in refused.reasons))
    return redirect("surveys:collectors", code=code)


@signed_in
@require_http_methods(["GET", "POST"])
def show_kept(request: ActingRequest, code: str) -> HttpResponse:
    """Show how many forms wait, and decide on one. Their answers are not shown."""
    survey = found(request, code, permissions.REVIEW_KEPT)
    rows = queries.kept_for_review(survey)
    form = forms.KeptForm(**given(request))
    if request.method == "POST" and form.is_valid():
        kept = next((row for row in rows if row.pk == form.cleaned_data["key"]), None)
        if kept is None:
            raise Http404
        collecting.review_kept(by=request.actor, kept=kept, outcome=form.cleaned_data["outcome"], at=now())
        messages.success(request, _("It was decided."))
        return redirect("surveys:kept", code=code)
    header = PageHeader(_("Kept for a decision"), where=where(survey), lead=pages.kept_words(len(rows)))
    context = {"header": header, "rows": rows, "outcomes": OUTCOMES.items()}
    return render(request, "surveys/kept.html", context, status=422 if form.is_bound else 200)
