"""Grants for whoever runs and steers the programme: agreement, tranches, visits, reports and sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.forms import staff as forms
from amparo.partnership.calls.operations import granting, reporting
from amparo.partnership.calls.operations.granting import Paid, Terms, Visit
from amparo.partnership.calls.pages import grants as pages
from amparo.partnership.calls.queries import applications
from amparo.partnership.calls.queries import grants as asked
from amparo.partnership.calls.views.reading import application_or_404

if TYPE_CHECKING:
    from amparo.partnership.calls.models import GrantAgreement, GranteeSession


def grant_or_404(request: ActingRequest, key: int, operation: str) -> GrantAgreement:
    """Return a grant on which the actor may do something."""
    found = asked.grant_visible_to(request.actor, key)
    if found is None:
        raise Http404
    permits.require(request.actor, operation, found.application.call, by_table=permissions.MAY)
    return found


def here(grant: GrantAgreement) -> str:
    """Return the address of a grant."""
    return reverse("calls:grant", args=[grant.pk])


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the grants of the country."""
    if not request.actor.roles & words.SEES_CALLS or not request.actor.country:
        raise Http404
    page = pages.list_page(asked.grants_visible_to(request.actor), now().date())
    return render(request, "calls/grants.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def agree(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Write down what was agreed."""
    row = application_or_404(request, code, number, permissions.AGREE_GRANT)
    plan = applications.latest_sending(row, words.PLAN)
    if plan is None:
        raise Http404
    form = forms.AgreeForm(**given(request))

    def act(said: dict[str, Any]) -> str:
        rest = plan.amount - said["first"]
        tranches = (said["first"], rest) if rest else (said["first"],)
        terms = Terms(said["signed_on"], said["signed_by"], said["starts_on"], form.rate_told(), tranches)
        return here(granting.agree(by=request.actor, application=row, terms=terms, at=now()))

    back = reverse("calls:application", args=[code, number])
    asking = Asked(_("Write the agreement down"), _("Save"), back, _("Kept."), pages.agree_lead(row, plan))
    return answer(request, form, asking, act)


@signed_in
@require_GET
def show_grant(request: ActingRequest, key: int) -> HttpResponse:
    """Show a grant."""
    grant = grant_or_404(request, key, permissions.SEE_GRANT)
    return render(request, "calls/grant.html", {"page": pages.grant_page(request.actor, grant, now().date())})


@signed_in
@require_http_methods(["GET", "POST"])
def pay(request: ActingRequest, key: int, number: int) -> HttpResponse:
    """Write down that a tranche was paid."""
    grant = grant_or_404(request, key, permissions.AGREE_GRANT)
    tranche = asked.tranche_of(grant, number)
    if tranche is None:
        raise Http404
    form = forms.PayForm(**given(request))

    def act(said: dict[str, Any]) -> str:
        paid = Paid(said["paid_on"], said["reference"], form.rate_told())
        granting.pay(by=request.actor, tranche=tranche, paid=paid, at=now())
        return here(grant)

    lead = _("The rate of that day is kept, and what it makes; it is never counted again with another.")
    title = _("Tranche %(number)s") % {"number": number}
    return answer(request, form, Asked(title, _("Write it down"), here(grant), _("Written down."), lead), act)


@signed_in
@require_http_methods(["GET", "POST"])
def record_visit(request: ActingRequest, key: int) -> HttpResponse:
    """Write down a visit of technical support."""
    grant = grant_or_404(request, key, permissions.AGREE_GRANT)

    def act(said: dict[str, Any]) -> str:
        granting.record_visit(by=request.actor, agreement=grant, visit=Visit(**said), at=now())
        return here(grant)

    lead = _("It becomes an activity of the programme that hangs on this grant.")
    asking = Asked(_("Technical support visit"), _("Write it down"), here(grant), _("Written down."), lead)
    return answer(request, forms.VisitForm(**given(request)), asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def answer_report(request: ActingRequest, key: int, number: int) -> HttpResponse:
    """Accept a report or return it."""
    operation = permissions.SEE_GRANT if request.method == "GET" else permissions.ANSWER_GRANTEE
    grant = grant_or_404(request, key, operation)
    due = asked.due_report(grant, number)
    report = asked.latest_report(due) if due else None
    if due is None or report is None:
        raise Http404
    form, reasons = forms.AnswerReportForm(**given(request)), list[str]()
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        accepted = said["is_accepted"] == "yes"
        try:
            reporting.answer_report(by=request.actor, report=report, is_accepted=accepted, why=said["why"], at=now())
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, _("Answered: the grantee reads it with the code."))
            return redirect(here(grant))
    context = {"page": pages.report_page(request.actor, grant, due, report), "form": form, "reasons": reasons}
    return render(request, "calls/report.html", context, status=422 if form.is_bound else 200)


def _session(grant: GrantAgreement, key: int) -> GranteeSession:
    found = asked.session_with(grant, key)
    if found is None:
        raise Http404
    return found


@signed_in
@require_POST
def take_session(request: ActingRequest, key: int, session: int) -> HttpResponse:
    """Count a session of a grantee in the programme."""
    grant = grant_or_404(request, key, permissions.ANSWER_GRANTEE)
    try:
        reporting.take_session(by=request.actor, session=_session(grant, session), at=now())
    except Refused as refused:
        messages.error(request, " ".join(map(str, refused.reasons)))
    else:
        messages.success(request, _("It stands on the rolls now, and is counted once."))
    return redirect(here(grant))


@signed_in
@require_http_methods(["GET", "POST"])
def return_session(request: ActingRequest, key: int, session: int) -> HttpResponse:
    """Say that a session is not counted, and why."""
    grant = grant_or_404(request, key, permissions.ANSWER_GRANTEE)
    row = _session(grant, session)

    def act(said: dict[str, Any]) -> str:
        reporting.return_session(by=request.actor, session=row, why=said["why"], at=now())
        return here(grant)

    asking = Asked(_("Not counted"), _("Return it"), here(grant), _("Returned."), row.title)
    return answer(request, forms.WhyForm(**given(request)), asking, act)
