"""Advocacy messages and their uses; exchanges and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.adoption import vocabulary as adoption
from amparo.partnership.adoption.queries.coverage import institutions_that_adopt
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.rules.countries import countries_in
from amparo.partnership.practices import forms, permissions, queries
from amparo.partnership.practices.operations import messages
from amparo.partnership.practices.operations.groups import InCountry
from amparo.partnership.practices.pages import travel as pages
from amparo.partnership.practices.pages.parts import country as country_in_words
from amparo.partnership.practices.pages.parts import lang, title_of
from amparo.partnership.practices.views.found import may_or_refuse, works_or_404
from amparo.partnership.procedures import queries as procedures

if TYPE_CHECKING:
    from amparo.partnership.coalition.models import Country
    from amparo.partnership.practices.models import AdvocacyMessage, Exchange, Practice


def _own(request: ActingRequest) -> Country:
    works_or_404(request)
    country = coalition.country_by_code(request.actor.country)
    may_or_refuse(request, permissions.KEEP_MESSAGES, InCountry(country))
    return country


def _retained(request: ActingRequest) -> tuple[dict[str, Practice], list[tuple[str, str]]]:
    rows = list(queries.practices.published_or_retained(request.actor.country)[:300])
    titles = queries.practices.titles_of(rows)
    return {str(row.pk): row for row in rows}, [(str(row.pk), title_of(row, titles)) for row in rows]


def _message_or_404(request: ActingRequest, key: int) -> AdvocacyMessage:
    found = queries.messages.message_visible_to(request.actor, key)
    if found is None:
        raise Http404
    return found


def _exchange_or_404(request: ActingRequest, key: int) -> Exchange:
    found = queries.messages.exchange_visible_to(request.actor, key)
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_messages(request: ActingRequest) -> HttpResponse:
    """Show the messages of the coalition."""
    works_or_404(request)
    return render(request, "practices/sheet.html", {"page": pages.messages_page(request.actor)})


@signed_in
@require_GET
def show_message(request: ActingRequest, key: int) -> HttpResponse:
    """Show a message with its uses."""
    page = pages.message_page(request.actor, _message_or_404(request, key))
    return render(request, "practices/sheet.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def write_message(request: ActingRequest) -> HttpResponse:
    """Write a message that rests on practices."""
    country = _own(request)
    known, choices = _retained(request)
    held = {str(row.pk): row for row in queries.groups.selections_visible_to(request.actor)[:100]}
    offered = {"practices": choices, "selection": [forms.EMPTY, *((key, row.title) for key, row in held.items())]}

    def act(said: dict[str, Any]) -> object:
        told = messages.Said(
            {lang(): said["text"]}, {lang(): said["ask"]}, said["audience"], said["channel"],
            [known[key] for key in said["practices"]], held.get(said["selection"]), said["source"].strip(),
        )  # fmt: skip
        made = messages.write_message(by=request.actor, kept_by=country, said=told, at=now())
        return reverse("practices:message", args=[made.pk])

    asked = Asked(_("Write a message"), _("Write it down"), reverse("practices:messages"), _("Written down."))
    return answer(request, forms.MessageForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def use_message(request: ActingRequest, key: int) -> HttpResponse:
    """Write down a use; towards an institution it leads to its cell of the adoption matrix."""
    message, today = _message_or_404(request, key), localdate()
    may_or_refuse(request, permissions.KEEP_MESSAGES, message)
    places = {str(row.pk): row for row in institutions_that_adopt(request.actor.country)}
    versions = {row.procedure.number: row for row in procedures.in_force(request.actor.country, today)}
    offered = {
        "institution": [forms.EMPTY, *((code, row.short_name) for code, row in places.items())],
        "procedure": [forms.EMPTY, *((code, f"{code} {row.title}") for code, row in versions.items())],
        "result": [forms.EMPTY, *((code, str(label)) for code, label in adoption.ADVOCACY_RESULTS.items())],
    }

    def act(said: dict[str, Any]) -> object:
        version = versions.get(said.pop("procedure"))
        place = places.get(said.pop("institution"))
        used = messages.Used(institution=place, procedure=version.procedure if version else None, **said)
        made = messages.use_message(by=request.actor, message=message, used=used, today=today, at=now())
        if made.institution_id and version:
            return reverse("adoption:cell", args=[made.institution_id, version.procedure.number])
        return reverse("practices:message", args=[key])

    back = reverse("practices:message", args=[key])
    asked = Asked(_("Write down a use"), _("Write it down"), back, _("Written down."), str(message))
    return answer(request, forms.UseForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_GET
def show_exchanges(request: ActingRequest) -> HttpResponse:
    """Show the exchanges of the coalition."""
    works_or_404(request)
    return render(request, "practices/sheet.html", {"page": pages.exchanges_page(request.actor)})


@signed_in
@require_http_methods(["GET", "POST"])
def record_exchange(request: ActingRequest) -> HttpResponse:
    """Record an exchange."""
    country = _own(request)
    offered = {"countries": [row for row in countries_in(lang()) if row[0] != country.code]}

    def act(said: dict[str, Any]) -> object:
        travelled = messages.Travelled(**said)
        return messages.record_exchange(by=request.actor, kept_by=country, travelled=travelled, at=now())

    asked = Asked(_("Record an exchange"), _("Write it down"), reverse("practices:exchanges"), _("Written down."))
    return answer(request, forms.ExchangeForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def record_seen(request: ActingRequest, key: int) -> HttpResponse:
    """Record what was seen in an exchange."""
    exchange = _exchange_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_MESSAGES, exchange)
    known, choices = _retained(request)
    offered = {
        "country": [(code, country_in_words(code)) for code in exchange.countries],
        "practice": [forms.EMPTY, *choices],
    }

    def act(said: dict[str, Any]) -> object:
        seen = messages.Seen(**{**said, "practice": known.get(said["practice"])})
        return messages.record_seen(by=request.actor, exchange=exchange, seen=seen, at=now())

    back = reverse("practices:exchanges")
    asked = Asked(_("Add what was seen"), _("Write it down"), back, _("Written down."), exchange.title)
    return answer(request, forms.SeenForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def follow_seen(request: ActingRequest, key: int) -> HttpResponse:
    """Write down what came of something that was seen."""
    works_or_404(request)
    row = queries.messages.seen_visible_to(request.actor, key)
    if row is None:
        raise Http404
    may_or_refuse(request, permissions.KEEP_MESSAGES, row.exchange)

    def act(said: dict[str, Any]) -> object:
        more = {"came": said["note"], "on": said["done_on"]}
        return messages.follow_seen(by=request.actor, seen=row, today=localdate(), **more)

    back = reverse("practices:exchanges")
    asked = Asked(_("Write down what came of it"), _("Write it down"), back, _("Written down."), row.follow_up)
    return answer(request, forms.FollowForm(**given(request)), asked, act)
