"""Following a report: weigh, join, pass on, close, keep longer; and taking down a call."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, given, now
from amparo.foundation.design.asked import answer as ask
from amparo.partnership.coalition import queries as coalition
from amparo.prevention.community import forms, permissions
from amparo.prevention.community.operations import following, passing
from amparo.prevention.community.operations.following import Call
from amparo.prevention.community.operations.passing import Passing
from amparo.prevention.community.queries import inbox
from amparo.prevention.community.queries.questions import LANGUAGES
from amparo.prevention.community.rules import receipts
from amparo.prevention.community.views.reading import report_of


def _asked(key: int, title: str, submit: str, done: str, lead: str) -> Asked:
    return Asked(title, submit, reverse("community:report", args=[key]), done, lead)


@signed_in
@require_http_methods(["GET", "POST"])
def weigh(request: ActingRequest, key: int) -> HttpResponse:
    """Say how credible it is."""
    report = report_of(request, key, permissions.FOLLOW_REPORT)
    asked = _asked(key, _("Weigh it"), _("Keep it"), _("Kept."), report.ref)
    form = forms.WeighForm(initial={"credibility": report.credibility}, **given(request))

    def act(said: dict[str, Any]) -> None:
        following.weigh_report(by=request.actor, report=report, **said)

    return ask(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def join(request: ActingRequest, key: int) -> HttpResponse:
    """Mark it as telling the same as another, or take that back."""
    report = report_of(request, key, permissions.FOLLOW_REPORT)
    asked = _asked(key, _("The same as another"), _("Keep it"), _("Kept."), report.ref)
    form = forms.JoinForm(initial={"ref": report.same_as.ref if report.same_as else ""}, **given(request))

    def act(said: dict[str, Any]) -> None:
        following.join_reports(by=request.actor, report=report, **said)

    return ask(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: ActingRequest, key: int) -> HttpResponse:
    """Close it with what whoever reported will read."""
    report = report_of(request, key, permissions.FOLLOW_REPORT)
    lead = _("It is kept for three months more, so that whoever reported can read this. Then it is erased.")
    asked = _asked(key, _("Close %(ref)s") % {"ref": report.ref}, _("Close it"), _("Closed."), lead)

    def act(said: dict[str, Any]) -> None:
        following.close_report(by=request.actor, report=report, today=localdate(), **said)

    return ask(request, forms.CloseForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def keep(request: ActingRequest, key: int) -> HttpResponse:
    """Keep it three months more."""
    report = report_of(request, key, permissions.FOLLOW_REPORT)
    lead = _("It is kept for three months from today, then erased. Do so only if somebody still needs it.")
    asked = _asked(key, _("Keep %(ref)s longer") % {"ref": report.ref}, _("Keep it"), _("Kept."), lead)

    def act(_said: dict[str, Any]) -> None:
        following.keep_report_longer(by=request.actor, report=report, today=localdate())

    return ask(request, forms.NothingForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def pass_on(request: ActingRequest, key: int) -> HttpResponse:
    """Pass chosen answers on to an institution."""
    report = report_of(request, key, permissions.FOLLOW_REPORT)
    receivers = inbox.receivers_in(request.actor.country)
    form = forms.PassForm([(each.pk, str(each)) for each in receivers], **given(request))
    lead = _("The institution opens these answers and nothing else of the report. It never sees who reported.")
    asked = _asked(key, _("Pass on answers of %(ref)s") % {"ref": report.ref}, _("Pass on"), _("Passed on."), lead)

    def act(said: dict[str, Any]) -> None:
        chosen = next((each for each in receivers if each.pk == row_key(said["institution"])), None)
        if chosen is None:
            raise Refused([_("Choose one of the answers that are offered.")])
        given_on = Passing(chosen, said["codes"])
        passing.pass_on(by=request.actor, report=report, passing=given_on, today=localdate(), at=now())

    return ask(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def take_down(request: ActingRequest) -> HttpResponse:
    """Take down what somebody tells by telephone, and read the code to them."""
    if not request.actor.country:
        raise Http404
    kept_by = coalition.country_by_code(request.actor.country)
    permits.require(request.actor, permissions.TAKE_DOWN_REPORT, inbox.Kept(kept_by), by_table=permissions.MAY)
    form = forms.CallForm(**given(request))
    lead = _("Ask only this. Do not ask who is calling. If they are in danger, call the emergency service first.")
    asked = Asked(_("Take down a call"), _("Keep it"), reverse("community:inbox"), "", lead)
    if request.method == "POST" and form.is_valid():
        language = (translation.get_language() or "es")[:2]
        call = Call(language if language in LANGUAGES else "es", dict(form.cleaned_data))
        receipt = following.take_down_report(by=request.actor, kept_by=kept_by, call=call, today=localdate(), at=now())
        return render(request, "community/taken_down.html", {"code": receipts.told(receipt)})
    context = {"form": form, "asked": asked, "reasons": []}
    return render(request, "design/asked.html", context, status=422 if form.is_bound else 200)
