"""Transfers between countries: the board, one of them, asking, its conditions, its steps and their proof."""

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
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices import forms, permissions, queries
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.operations import uptakes
from amparo.partnership.practices.pages import travel as pages
from amparo.partnership.practices.pages.parts import title_in
from amparo.partnership.practices.rules.uptakes import Coming
from amparo.partnership.practices.views.found import (
    file_of,
    may_or_refuse,
    practice_or_404,
    taken_away,
    works_or_404,
)
from amparo.partnership.procedures import queries as procedures

if TYPE_CHECKING:
    from amparo.partnership.practices.models import Uptake


def _uptake_or_404(request: ActingRequest, key: int) -> Uptake:
    found = queries.uptakes.uptake_visible_to(request.actor, key)
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_uptakes(request: ActingRequest) -> HttpResponse:
    """Show how practices travel."""
    works_or_404(request)
    return render(request, "practices/sheet.html", {"page": pages.uptakes_page(request.actor)})


@signed_in
@require_GET
def show_uptake(request: ActingRequest, key: int) -> HttpResponse:
    """Show a transfer."""
    page = pages.uptake_page(request.actor, _uptake_or_404(request, key))
    return render(request, "practices/sheet.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: ActingRequest, key: int) -> HttpResponse:
    """Ask for a practice for one's country."""
    practice = practice_or_404(request, key)
    country = coalition.country_by_code(request.actor.country)
    may_or_refuse(request, permissions.CARRY_PRACTICE, uptakes.ToCountry(country))

    def act(said: dict[str, Any]) -> object:
        made = uptakes.ask_for_practice(
            by=request.actor, practice=practice, to_country=country, why=said["why"], at=now()
        )
        return reverse("practices:uptake", args=[made.pk])

    back = reverse("practices:practice", args=[key])
    asked = Asked(_("Ask for it for your country"), _("Ask for it"), back, _("Asked for."), title_in(practice))
    return answer(request, forms.WhyForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def record_fit(request: ActingRequest, key: int, condition: str) -> HttpResponse:
    """Say whether a condition is met here."""
    uptake, code = _uptake_or_404(request, key), condition.upper()
    if code not in words.CONDITIONS:
        raise Http404
    may_or_refuse(request, permissions.CARRY_PRACTICE, uptake)

    def act(said: dict[str, Any]) -> object:
        return uptakes.record_fit(by=request.actor, uptake=uptake, condition=code, at=now(), **said)

    back = reverse("practices:uptake", args=[key])
    title = _("Fit: %(condition)s") % {"condition": words.CONDITIONS[code]}
    asked = Asked(title, _("Write it down"), back, _("Written down."), title_in(uptake.practice))
    return answer(request, forms.FitForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def take_step(request: ActingRequest, key: int, state: str) -> HttpResponse:
    """Record the next step of a transfer with its proof."""
    uptake, coming = _uptake_or_404(request, key), state.upper()
    if coming not in words.UPTAKE_STATES or coming == words.ASKED:
        raise Http404
    may_or_refuse(request, permissions.CARRY_PRACTICE, uptake)
    today = localdate()
    versions = {str(row.pk): row for row in procedures.in_force(request.actor.country, today)}
    offered = {}
    if coming in (words.ADOPTED, words.SUSTAINED):
        told = ((code, f"{row.procedure.number} {row.title} v. {row.number}") for code, row in versions.items())
        offered = {"version": [forms.EMPTY, *told]}

    def act(said: dict[str, Any]) -> object:
        file, version = file_of(said.pop("file", None)), versions.get(said.pop("version", ""))
        lesson = said.pop("lesson", "")
        step = uptakes.Step(Coming(coming, has_document=file is not None, **said), file, version, lesson)
        return uptakes.move_uptake(by=request.actor, uptake=uptake, step=step, today=today, at=now())

    back = reverse("practices:uptake", args=[key])
    title = _("Record: %(state)s") % {"state": words.UPTAKE_STATES[coming]}
    asked = Asked(title, _("Write it down"), back, _("Written down."), title_in(uptake.practice))
    return answer(request, forms.UptakeStepForm(state=coming, offered=offered, **given(request)), asked, act)


@signed_in
@require_GET
def open_proof(request: ActingRequest, key: int) -> HttpResponse:
    """Give a proof as it was uploaded."""
    row = queries.uptakes.proof_visible_to(request.actor, key)
    if row is None:
        raise Http404
    return taken_away(bytes(row.body), "application/pdf", f"prueba-{key}.pdf")
