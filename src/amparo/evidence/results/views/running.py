"""Money against results, risks, and whether changes last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.evidence.results import forms, permissions
from amparo.evidence.results.operations import running
from amparo.evidence.results.operations.running import Money, Reviewed
from amparo.evidence.results.pages.running import budget_page, lasting_page, risks_page
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules.periods import Span, fiscal_label, fiscal_year, fiscal_years
from amparo.evidence.results.views.measuring import may_or_refuse
from amparo.evidence.results.views.projects import project_or_404
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now

if TYPE_CHECKING:
    from amparo.evidence.results.models import Project


@signed_in
@require_GET
def show_budget(request: ActingRequest, code: str) -> HttpResponse:
    """Show money against results."""
    page = budget_page(request.actor, project_or_404(request, code))
    return render(request, "claims/board.html", {"page": page})


def _years(project: Project) -> list[tuple[str, str]]:
    """Return the fiscal years of a project as choices."""
    spans = fiscal_years(project.starts_on, project.ends_on, project.fiscal_month)
    wholes = [fiscal_year(span.starts_on, project.fiscal_month) for span in spans]
    return [(whole.starts_on.isoformat(), fiscal_label(Span(whole.starts_on, whole.ends_on))) for whole in wholes]


@signed_in
@require_http_methods(["GET", "POST"])
def enter_amount(request: ActingRequest, code: str) -> HttpResponse:
    """Enter money planned or spent."""
    project = project_or_404(request, code)
    may_or_refuse(request, permissions.RECORD_AMOUNT, project)
    outcomes = {str(row.pk): row for row in frames.outcomes_of(project)}
    choices = [(key, f"{row.code} {row}") for key, row in outcomes.items()]
    asked = Asked(_("Enter an amount"), _("Enter it"), reverse("results:budget", args=[code]), _("Entered."))

    def act(said: dict[str, Any]) -> object:
        outcome, year = outcomes[said.pop("outcome")], date.fromisoformat(said.pop("year"))
        money = Money(year_starts_on=year, **said)
        return running.record_amount(by=request.actor, outcome=outcome, money=money, at=now())

    form = forms.AmountForm(
        outcomes=choices, years=_years(project), initial={"currency": project.currency}, **given(request)
    )
    return answer(request, form, asked, act)


@signed_in
@require_GET
def show_risks(request: ActingRequest, code: str) -> HttpResponse:
    """Show the risk and safeguarding register."""
    page = risks_page(request.actor, project_or_404(request, code))
    return render(request, "claims/board.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def enter_risk(request: ActingRequest, code: str) -> HttpResponse:
    """Enter a risk."""
    project = project_or_404(request, code)
    may_or_refuse(request, permissions.RECORD_RISK, project)
    lead = _("Write nothing about any person.")
    asked = Asked(_("Enter a risk"), _("Enter it"), reverse("results:risks", args=[code]), _("Entered."), lead)
    language = (get_language() or "es")[:2]

    def act(said: dict[str, Any]) -> object:
        kind, name, response = (said.pop(each) for each in ("kind", "name", "response"))
        texts = {"names": {language: name}, "response": {language: response} if response else {}}
        return running.enter_risk(
            by=request.actor, project=project, kind=kind, texts=texts, owner=None, reviewed=Reviewed(**said), at=now()
        )

    return answer(request, forms.RiskForm(initial={"state": "OPEN"}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def review_risk(request: ActingRequest, code: str, key: int) -> HttpResponse:
    """Look at a risk again."""
    project = project_or_404(request, code)
    risk = frames.risk_of(project, key)
    if risk is None:
        raise Http404
    may_or_refuse(request, permissions.RECORD_RISK, project)
    asked = Asked(str(risk), _("Save"), reverse("results:risks", args=[code]), _("Kept."))

    def act(said: dict[str, Any]) -> object:
        return running.review_risk(by=request.actor, risk=risk, reviewed=Reviewed(**said), at=now())

    last = risk.reviews.first()
    known = {"likelihood": last.likelihood, "impact": last.impact, "state": last.state} if last else {}
    return answer(request, forms.ReviewForm(initial=known, **given(request)), asked, act)


@signed_in
@require_GET
def show_lasting(request: ActingRequest, code: str) -> HttpResponse:
    """Show whether changes last."""
    page = lasting_page(request.actor, project_or_404(request, code), localdate())
    return render(request, "claims/board.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def check(request: ActingRequest, code: str) -> HttpResponse:
    """Write down whether a change lasts."""
    project = project_or_404(request, code)
    may_or_refuse(request, permissions.CHECK_LASTING, project)
    change, months = request.GET.get("cambio", ""), request.GET.get("meses", "")
    if change not in {each.code for each in frames.changes_of(project)} or months not in {"12", "24"}:
        raise Http404
    after = _("%(months)s months") % {"months": months}
    title = f"{frames.change_words(change)} · {after}"
    asked = Asked(title, _("Save"), reverse("results:lasting", args=[code]), _("Kept."))

    def act(said: dict[str, Any]) -> object:
        return running.check_lasting(
            by=request.actor, project=project, change=change, months=int(months), today=localdate(), at=now(), **said
        )

    return answer(request, forms.CheckForm(**given(request)), asked, act)
