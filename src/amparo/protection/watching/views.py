"""Alerts of unusual reading."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import answer, given, now
from amparo.protection.watching import operations, pages, permissions, queries
from amparo.protection.watching.forms import AnswerForm


@signed_in
@require_GET
def show_alerts(request: ActingRequest) -> HttpResponse:
    """Show the alerts."""
    if not permits.may(request.actor, permissions.SEE_ALERTS, None, by_table=permissions.MAY):
        raise NotAllowed(permissions.SEE_ALERTS)
    return render(request, "watching/alerts.html", {"page": pages.alerts_page(request.actor)})


@signed_in
@require_http_methods(["GET", "POST"])
def answer_alert(request: ActingRequest, key: str) -> HttpResponse:
    """Answer one alert in words."""
    alert = queries.alert_by_key(int(key))
    if alert is None:
        raise Http404
    if not permits.may(request.actor, permissions.ANSWER_ALERT, alert, by_table=permissions.MAY):
        raise NotAllowed(permissions.ANSWER_ALERT)
    return answer(
        request,
        AnswerForm(**given(request)),
        pages.asked_of(alert),
        lambda cleaned: operations.answer_alert(by=request.actor, alert=alert, at=now(), **cleaned),
    )
