"""Cards to print, and words and a picture to pass on by messaging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, given
from amparo.foundation.design.asked import answer as ask
from amparo.foundation.design.squares import square_of
from amparo.partnership.coalition import queries as coalition
from amparo.prevention.community import exports, forms, pages, permissions
from amparo.prevention.community.operations import cards as operations
from amparo.prevention.community.queries import inbox, questions

if TYPE_CHECKING:
    from amparo.prevention.community.models import Card


def _maker(request: ActingRequest) -> inbox.Kept:
    """Return the reports of the actor's country, for whoever makes cards; else 404."""
    if not request.actor.country:
        raise Http404
    kept = inbox.Kept(coalition.country_by_code(request.actor.country))
    if not permits.may(request.actor, permissions.MAKE_CARD, kept, by_table=permissions.MAY):
        raise Http404
    return kept


def _card(request: ActingRequest, key: int) -> Card:
    _maker(request)
    found = inbox.card_of(request.actor, key)
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_cards(request: ActingRequest) -> HttpResponse:
    """Show the cards of the country."""
    _maker(request)
    page = pages.cards_page(request.actor, inbox.cards_of(request.actor), settings.REPORTS_ADDRESS)
    return render(request, "community/board.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def make(request: ActingRequest) -> HttpResponse:
    """Make a card."""
    kept = _maker(request)
    lead = _(
        "One for each kind of place in a municipality. A report that comes by it tells the kind of place, no more."
    )
    asked = Asked(_("Make a card"), _("Make it"), reverse("community:cards"), _("Made."), lead)

    def act(said: dict[str, Any]) -> str:
        made = operations.make_card(by=request.actor, kept_by=kept.kept_by, today=localdate(), **said)
        return reverse("community:card", args=[made.pk])

    return ask(request, forms.CardForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_card(request: ActingRequest, key: int) -> HttpResponse:
    """Show a card as it will be printed."""
    card = _card(request, key)
    address = exports.address_of(card)
    texts = exports.texts_of("es", address)
    context = {"card": card, "address": address, "texts": texts, "languages": questions.LANGUAGES}
    if address:
        context["square"] = square_of(address)
    return render(request, "community/card.html", context)


@signed_in
@require_GET
def print_card(request: ActingRequest, key: int, language: str) -> HttpResponse:
    """Give a sheet with four cards as a PDF."""
    card = _card(request, key)
    if language not in questions.LANGUAGES or not exports.address_of(card):
        raise Http404
    response = HttpResponse(exports.sheet_of(card, language), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{card.code}-{language}.pdf"'
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: ActingRequest, key: int) -> HttpResponse:
    """End a card."""
    card = _card(request, key)
    lead = _("Reports that still come by it arrive. They are not told apart any more.")
    asked = Asked(
        _("End card %(code)s") % {"code": card.code}, _("End it"), reverse("community:cards"), _("Ended."), lead
    )

    def act(_said: dict[str, Any]) -> None:
        operations.end_card(by=request.actor, card=card, today=localdate())

    return ask(request, forms.NothingForm(**given(request)), asked, act)


@signed_in
@require_GET
def pass_words(request: ActingRequest) -> HttpResponse:
    """Show words and a picture that anybody may pass on."""
    _maker(request)
    country = request.actor.country.lower()
    address = f"{settings.REPORTS_ADDRESS}/es/{country}/" if settings.REPORTS_ADDRESS else ""
    said = [
        (code, questions.passing("message", code, address=address.replace("/es/", f"/{code}/")))
        for code in questions.LANGUAGES
    ]
    return render(request, "community/pass_words.html", {"said": said, "address": address})


@signed_in
@require_GET
def pass_picture(request: ActingRequest, language: str) -> HttpResponse:
    """Give the picture to pass on: words and a square, nothing else."""
    _maker(request)
    if language not in questions.LANGUAGES or not settings.REPORTS_ADDRESS:
        raise Http404
    address = f"{settings.REPORTS_ADDRESS}/{language}/{request.actor.country.lower()}/"
    response = HttpResponse(exports.picture_of(language, address), content_type="image/png")
    response.headers["Content-Disposition"] = f'attachment; filename="{language}.png"'
    return response
