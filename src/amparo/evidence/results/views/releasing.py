"""The case figures of each year: proposed by one person, released by another."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.evidence.claims.views.asked import titled
from amparo.evidence.results import forms, permissions
from amparo.evidence.results.operations import releasing
from amparo.evidence.results.pages.releases import case_sums_page, label_of
from amparo.evidence.results.queries import releases
from amparo.evidence.results.queries.releases import Of, Year
from amparo.evidence.results.views.projects import country_or_404
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now


def _may(request: ActingRequest, operation: str) -> Of:
    of = Of(country_or_404(request))
    permits.require(request.actor, operation, of, by_table=permissions.MAY)
    return of


def _year_or_404(request: ActingRequest, year: int) -> Year:
    found = releases.year_visible_to(request.actor, year)
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_case_sums(request: ActingRequest) -> HttpResponse:
    """Show the case figures of each year, and where their release stands."""
    _may(request, permissions.READ_CASE_SUMS)
    page = case_sums_page(request.actor, releases.years_visible_to(request.actor))
    return render(request, "claims/board.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def propose(request: ActingRequest, year: int) -> HttpResponse:
    """Propose the use of the case figures of a year."""
    of = _may(request, permissions.PROPOSE_CASE_SUMS)
    found = _year_or_404(request, year)
    lead = _("Another person of the secretariat, or the data protection officer, looks at them and releases them.")
    title = titled(_("Propose the use of the case figures"), label_of(found))
    asked = Asked(title, _("Propose it"), reverse("results:case_sums"), _("Proposed. Somebody else answers."), lead)

    def act(said: dict[str, Any]) -> object:
        return releasing.propose_case_sums(
            by=request.actor, country=of.country, year=found.starts_on, note=said["note"], at=now()
        )

    return answer(request, forms.ProposeForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def respond(request: ActingRequest, year: int) -> HttpResponse:
    """Release proposed case figures, or send them back."""
    _may(request, permissions.ANSWER_CASE_SUMS)
    found = _year_or_404(request, year)
    standing = found.standing
    if standing is None:
        raise Http404
    lead = _("Once released, indicators and reports may show them. That is not taken back.")
    title = titled(_("Release the case figures"), label_of(found))
    asked = Asked(title, _("Send the answer"), reverse("results:case_sums"), _("Answered."), lead)

    def act(said: dict[str, Any]) -> object:
        return releasing.answer_case_sums(
            by=request.actor, proposal=standing, releases=said["released"] == "yes", why=said["why"], at=now()
        )

    return answer(request, forms.AnswerForm(**given(request)), asked, act)
