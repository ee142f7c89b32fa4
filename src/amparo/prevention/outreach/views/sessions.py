"""Sessions with the public: their list, one of them, and recording one by counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.views.people import works_here
from amparo.partnership.directory.vocabulary import GROUPS
from amparo.partnership.rolls import permissions as rolls
from amparo.partnership.rolls.operations.public import InPublic
from amparo.partnership.rolls.vocabulary import AGE_BANDS
from amparo.prevention.outreach import forms
from amparo.prevention.outreach.operations import sessions as operations
from amparo.prevention.outreach.operations.sessions import Held
from amparo.prevention.outreach.pages import sessions as pages
from amparo.prevention.outreach.pages.board import urgent
from amparo.prevention.outreach.queries import initiatives, sessions
from amparo.prevention.outreach.views.finding import chosen, named, number, organisations_for, places_for, there

BOARD = "outreach/board.html"


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the sessions of the coalition, latest first."""
    works_here(request)
    return render(request, BOARD, {"page": pages.list_page(request.actor, request.GET)})


@signed_in
@require_GET
def show_session(request: ActingRequest, key: int) -> HttpResponse:
    """Show a session with its counts."""
    works_here(request)
    session = there(sessions.session_visible_to(request.actor, key))
    return render(request, BOARD, {"page": pages.session_page(request.actor, session)})


@signed_in
@require_http_methods(["GET", "POST"])
def hold(request: ActingRequest) -> HttpResponse:
    """Record a session with the public by counts."""
    works_here(request)
    country = coalition.country_by_code(request.actor.country)
    asked_of = rolls.InPublic(country, request.actor.institution)
    permits.require(request.actor, rolls.HOLD_IN_PUBLIC, asked_of, by_table=rolls.MAY)
    organisers, work = organisations_for(request), list(initiatives.initiatives_visible_to(request.actor))
    offered = {"place": places_for(request), "organiser": named(organisers), "initiative": named(work)}
    starting = {"initiative": request.GET.get("trabajo", "")[:12], "hours": "2"}
    if len(organisers) == 1:
        starting["organiser"] = str(organisers[0].pk)
    form = forms.SessionForm(offered=offered, initial=starting, **given(request))

    def act(said: dict[str, Any]) -> object:
        organiser = chosen(organisers, said["organiser"])
        if organiser is None:
            raise Refused([_("Choose who held it.")])
        held = _held(request, form.answered(), country.time_zone)
        held = Held(held.session, chosen(work, said["initiative"]), held.groups, held.is_sure)
        return operations.hold_session(
            by=request.actor, kept_by=country, organiser=organiser, held=held, at=now()
        )  # fmt: skip

    return answer(request, form, _asked(request), act)


def _asked(request: ActingRequest) -> Asked:
    return Asked(
        _("Record a session"), _("Record it"), reverse("outreach:sessions"), _("Recorded: it counts once."),
        urgent=urgent(), grids=(pages.counts_grid(request.POST), pages.groups_grid(request.POST)),
        leads=lambda made: reverse("outreach:session", args=[made.pk]),
    )  # fmt: skip


def _held(request: ActingRequest, said: dict[str, Any], zone: str) -> Held:
    local: datetime = said["starts_at"]
    starts_at = local.replace(tzinfo=ZoneInfo(zone))
    counts = {
        band: tuple(number(request, f"{band}.{name}") for name in pages.SEXES) for band in AGE_BANDS
    }  # fmt: skip
    told = InPublic(
        said["title"], said["place"], starts_at, starts_at + timedelta(hours=float(said["hours"])),
        counts=counts, note=said["note"],  # type: ignore[arg-type]
    )  # fmt: skip
    groups = {code: number(request, f"group.{code}") for code in GROUPS}
    return Held(told, None, groups, said["is_sure"])
