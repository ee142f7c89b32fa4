"""Bodies, their seats and mandates."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.queries import people
from amparo.partnership.directory.views.people import works_here
from amparo.partnership.governance import forms, permissions
from amparo.partnership.governance.operations import bodies as operations
from amparo.partnership.governance.operations.bodies import BodyEntry, SeatEntry, Term
from amparo.partnership.governance.pages import bodies as pages
from amparo.partnership.governance.pages.seats import seat_page
from amparo.partnership.governance.queries import bodies as queries
from amparo.partnership.governance.views.finding import (
    OFFERED,
    body_of,
    chosen,
    named,
    organisations_for,
    there,
    today,
)
from amparo.partnership.governance.vocabulary import SECRETARIAT

BOARD = "governance/board.html"


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the bodies of the coalition."""
    works_here(request)
    return render(request, BOARD, {"page": pages.bodies_page(request.actor, today())})


@signed_in
@require_GET
def show_body(request: ActingRequest, key: int) -> HttpResponse:
    """Show a body."""
    return render(request, BOARD, {"page": pages.body_page(request.actor, body_of(request, key), today())})


@signed_in
@require_http_methods(["GET", "POST"])
def enter(request: ActingRequest) -> HttpResponse:
    """Enter a body."""
    works_here(request, SECRETARIAT)
    country = coalition.country_by_code(request.actor.country)
    asked = Asked(_("Enter a body"), _("Enter"), reverse("governance:bodies"), _("Entered."))

    def act(said: dict[str, Any]) -> str:
        made = operations.enter_body(by=request.actor, kept_by=country, entry=BodyEntry(**said), at=now())
        return reverse("governance:body", args=[made.pk])

    return answer(request, forms.BodyForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def enter_seat(request: ActingRequest, key: int) -> HttpResponse:
    """Make a seat in a body."""
    body = body_of(request, key, permissions.KEEP_BODY)
    offered = organisations_for(request)
    asked = Asked(_("Make a seat"), _("Make"), reverse("governance:body", args=[key]), _("Made."), body.name)

    def act(said: dict[str, Any]) -> None:
        held_by = chosen(offered, said.pop("organisation")) if said["organisation"] else None
        said.pop("organisation", None)
        operations.enter_seat(by=request.actor, body=body, entry=SeatEntry(**said, organisation=held_by))

    form = forms.SeatForm(offered={"organisation": named(offered)}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_GET
def show_seat(request: ActingRequest, key: int) -> HttpResponse:
    """Show a seat: who held it, and what it proposed."""
    seat = there(queries.seat_visible_to(request.actor, key))
    sitting = queries.sitting_of(seat.body, today())
    permits.require(request.actor, permissions.READ_MEETING, sitting, by_table=permissions.MAY)
    return render(request, BOARD, {"page": seat_page(request.actor, seat)})


@signed_in
@require_http_methods(["GET", "POST"])
def give_mandate(request: ActingRequest, key: int) -> HttpResponse:
    """Give a seat to a person from a day to a day."""
    seat = there(queries.seat_visible_to(request.actor, key))
    permits.require(request.actor, permissions.KEEP_BODY, seat.body, by_table=permissions.MAY)
    rows = people.professionals_visible_to(request.actor)
    rows = people.searched(rows, request.GET.get("q", "").replace("\x00", "")).order_by("key", "pk")
    back = reverse("governance:seat", args=[key])
    asked = Asked(_("Give the seat"), _("Give"), back, _("Given."), f"{seat.body.name} · {seat.name}")

    def act(said: dict[str, Any]) -> None:
        who = chosen(list(rows.filter(pk=said.pop("professional"))), request.POST["professional"])
        operations.give_mandate(by=request.actor, seat=seat, professional=who, term=Term(**said), at=now())

    offered = {"professional": [(each.pk, each.name) for each in rows[:OFFERED]]}
    return answer(request, forms.MandateForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def end_mandate(request: ActingRequest, key: int) -> HttpResponse:
    """Say until when somebody held a seat."""
    mandate = there(queries.mandate_visible_to(request.actor, key))
    body = mandate.seat.body
    permits.require(request.actor, permissions.KEEP_BODY, body, by_table=permissions.MAY)
    lead = f"{mandate.professional.name} · {mandate.seat.name}"
    asked = Asked(_("End a mandate"), _("End it"), reverse("governance:body", args=[body.pk]), _("Ended."), lead)

    def act(said: dict[str, Any]) -> None:
        operations.end_mandate(by=request.actor, mandate=mandate, **said)

    return answer(request, forms.EndForm(initial={"to_on": today()}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def end_seat(request: ActingRequest, key: int) -> HttpResponse:
    """Say until when a seat exists; mandates in it end with it."""
    seat = there(queries.seat_visible_to(request.actor, key))
    permits.require(request.actor, permissions.KEEP_BODY, seat.body, by_table=permissions.MAY)
    back = reverse("governance:body", args=[seat.body_id])
    asked = Asked(_("End a seat"), _("End it"), back, _("Ended."), _("The mandates in it end with it."))

    def act(said: dict[str, Any]) -> None:
        operations.end_seat(by=request.actor, seat=seat, **said)

    return answer(request, forms.EndForm(initial={"to_on": today()}, **given(request)), asked, act)
