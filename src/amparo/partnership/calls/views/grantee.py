"""A grant as its grantee sees it, under the same code: money, reports, and sessions told by counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import public
from amparo.foundation.design.asked import now
from amparo.partnership.calls.forms import applicants as forms
from amparo.partnership.calls.operations import reporting
from amparo.partnership.calls.operations.reporting import Held
from amparo.partnership.calls.pages import grantee as pages
from amparo.partnership.calls.pages import reports
from amparo.partnership.calls.queries import grants as asked
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.views.applying import typed, with_code

if TYPE_CHECKING:
    from amparo.partnership.calls.models import GrantAgreement


def _grant(applicant: Applicant) -> GrantAgreement:
    found = asked.grant_of(applicant.application)
    if found is None:
        raise Http404
    return found


@public
@require_GET
@with_code
def show_grant(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Show a grant to its grantee."""
    page = pages.grant_page(_grant(applicant), now().date())
    return render(request, "calls/my_grant.html", {"page": page})


@public
@require_http_methods(["GET", "POST"])
@with_code
def declare_session(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Tell of a session with the public, by counts."""
    grant, form, reasons = _grant(applicant), forms.SessionForm(**typed(request)), list[str]()
    counts, wrong = pages.counts_of(request.POST)
    if request.method == "POST" and form.is_valid() and not wrong:
        begins, ends = form.span(applicant.call.country.time_zone)
        held = Held(form.cleaned_data["title"], form.cleaned_data["place"], begins, ends, counts)
        try:
            reporting.declare_session(by=applicant, held=held, at=now())
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, _("Told. It counts once the secretariat has looked at it."))
            return redirect("calls:my_grant")
    reasons += [_("A count is a whole number from 0 on.")] if wrong else []
    context = {"form": form, "reasons": reasons, "page": pages.session_page(grant, request.POST)}
    return render(request, "calls/my_session.html", context, status=422 if form.is_bound else 200)


@public
@require_http_methods(["GET", "POST"])
@with_code
def write_report(request: HttpRequest, applicant: Applicant, number: int) -> HttpResponse:
    """Write a report, keep it to go on later, or send it."""
    grant = _grant(applicant)
    due = asked.due_report(grant, number)
    if due is None:
        raise Http404
    reasons: list[str] = []
    sent = request.POST if request.method == "POST" else None
    report = asked.latest_report(due) if asked.is_delivered(due) else None
    if sent is None and report is not None:
        page = reports.sent_page(grant, due, report, now().date())
        return render(request, "calls/my_sent.html", {"page": page})
    if sent is not None:
        try:
            reporting.keep_report(by=applicant, due=due, said=reports.report_said(grant, sent), at=now())
            if "send" in sent:
                reporting.send_report(by=applicant, due=due, reported=reports.reported(grant, sent), at=now())
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
            request.keep_writes = True  # type: ignore[attr-defined]
        else:
            messages.success(request, _("Sent.") if "send" in sent else _("Kept. You can go on another day."))
            return redirect("calls:my_grant")
    form = reports.report_page(grant, due, sent, reasons)
    return render(request, "calls/my_report.html", {"page": form}, status=422 if reasons else 200)
