"""Versions that countries propose to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.adoption import forms
from amparo.partnership.adoption.operations import regional
from amparo.partnership.adoption.pages.regional import offer_page, offers_page
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.procedures import queries as procedures

if TYPE_CHECKING:
    from amparo.partnership.adoption.models import Offer


def _only_the_secretariat(request: ActingRequest) -> None:
    if "secretariat" not in request.actor.roles:
        raise Http404


def _found(request: ActingRequest, key: int) -> Offer:
    rows = queries.offers_to(request.actor) | queries.offers_made_by(request.actor)
    offer = rows.filter(pk=key).first()
    if offer is None:
        raise Http404
    return offer


@signed_in
@require_GET
def show_offers(request: ActingRequest) -> HttpResponse:
    """Show what countries propose to one another."""
    _only_the_secretariat(request)
    header, received, made, empty = offers_page(request.actor)
    context = {"header": header, "received": received, "made": made, "empty": empty}
    return render(request, "adoption/offers.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def offer(request: ActingRequest, number: str) -> HttpResponse:
    """Propose the version in force to another country."""
    _only_the_secretariat(request)
    version = procedures.version_in_force(number, request.actor.country, localdate())
    if version is None:
        raise Http404
    others = coalition.countries_other_than(request.actor.country)
    title = _("Propose to another country: %(title)s") % {"title": f"{number} {version.title}"}
    lead = _("Its coalition receives it with your words, and makes it a draft of its own or turns it down.")
    asked = Asked(title, _("Propose it"), reverse("adoption:offers"), _("Proposed."), lead)
    form = forms.OfferForm(countries=[(row.code, str(row)) for row in others], **given(request))

    def act(said: dict[str, Any]) -> object:
        to, message = coalition.country_by_code(said["to"]), said["message"]
        return regional.offer_version(
            by=request.actor, version=version, to=to, message=message, today=localdate(), at=now()
        )

    return answer(request, form, asked, act)


@signed_in
@require_GET
def show_offer(request: ActingRequest, key: int) -> HttpResponse:
    """Show an offer with what differs."""
    found = _found(request, key)
    current = procedures.version_in_force(found.version.procedure.number, found.to_country.code, localdate())
    page = offer_page(request.actor, found, current, (get_language() or "es")[:2])
    return render(request, "adoption/offer.html", {"page": page})


@signed_in
@require_POST
def take_up(request: ActingRequest, key: int) -> HttpResponse:
    """Make an offer a draft of one's own country."""
    found = _found(request, key)
    try:
        taken = regional.take_up_offer(by=request.actor, offer=found, at=now())
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
        return redirect("adoption:offered", key)
    messages.success(request, _("It is a draft of your country now."))
    return redirect("revision:draft", taken.draft_id)


@signed_in
@require_http_methods(["GET", "POST"])
def decline(request: ActingRequest, key: int) -> HttpResponse:
    """Decline an offer."""
    found = _found(request, key)
    asked = Asked(_("Turn it down"), _("Turn it down"), reverse("adoption:offers"), _("Recorded."))

    def act(said: dict[str, Any]) -> object:
        return regional.decline_offer(by=request.actor, offer=found, why=said["why"], at=now())

    return answer(request, forms.WhyForm(**given(request)), asked, act)
