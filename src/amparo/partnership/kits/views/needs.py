"""Needs for training: the list, and writing one down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.kits import forms, permissions
from amparo.partnership.kits.operations.needs import Found, InCountry
from amparo.partnership.kits.operations.needs import record_need as keep_need
from amparo.partnership.kits.pages.kits import needs_page
from amparo.partnership.kits.views.kits import reads_or_404

if TYPE_CHECKING:
    from amparo.partnership.coalition.models import Country


def regions_of(country: Country) -> dict[str, str]:
    """Return the places of a country that its content names, by code, each with its region."""
    places = country.facts.get("places", [])
    return {place["code"]: f"{place['name']} ({place['region']})" for place in places}


@signed_in
@require_GET
def show_needs(request: ActingRequest) -> HttpResponse:
    """Show the needs for training of the country."""
    reads_or_404(request)
    page = needs_page(request.actor, regions_of(coalition.country_by_code(request.actor.country)))
    return render(request, "kits/list.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def record_need(request: ActingRequest) -> HttpResponse:
    """Write down a need."""
    reads_or_404(request)
    country = coalition.country_by_code(request.actor.country)
    permits.require(request.actor, permissions.RECORD_NEED, InCountry(country), by_table=permissions.MAY)
    known = {row.code: row for row in competencies.competencies()}
    form = forms.NeedForm(
        competencies=[(code, str(row)) for code, row in known.items()],
        regions=list(regions_of(country).items()),
        initial={"competency": request.GET.get("competencia", ""), "region": request.GET.get("lugar", "")},
        **given(request),
    )

    def act(said: dict[str, Any]) -> object:
        found = Found(**{**said, "competency": known[said["competency"]]})
        return keep_need(by=request.actor, country=country, found=found, today=localdate(), at=now())

    asked = Asked(_("Write down a need"), _("Write it down"), reverse("kits:needs"), _("Written down."))
    return answer(request, form, asked, act)
