"""Action points of all modules, and agreements between institutions."""

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
from amparo.partnership.directory.views.asked import language, workbook
from amparo.partnership.directory.views.people import works_here
from amparo.partnership.governance import forms, permissions
from amparo.partnership.governance.exports import points_sheet
from amparo.partnership.governance.operations import promises as operations
from amparo.partnership.governance.operations.promises import AgreementEntry, Promise, Signing
from amparo.partnership.governance.pages import promises as pages
from amparo.partnership.governance.pages.board import day_words
from amparo.partnership.governance.queries import promises as queries
from amparo.partnership.governance.views.finding import (
    chosen,
    institutions_for,
    meeting_of,
    named,
    organisations_for,
    there,
    today,
)
from amparo.partnership.governance.vocabulary import MEETING_SOURCE, PROGRAMME, SECRETARIAT

BOARD = "governance/board.html"


@signed_in
@require_GET
def show_points(request: ActingRequest) -> HttpResponse:
    """Show what is overdue in all modules, what is open and what was closed."""
    works_here(request)
    return render(request, BOARD, {"page": pages.points_page(request.actor, request.GET, today())})


@signed_in
@require_GET
def export_points(request: ActingRequest) -> HttpResponse:
    """Give the action points as a workbook."""
    works_here(request)
    return workbook(points_sheet(queries.points_visible_to(request.actor), language()), "compromisos")


@signed_in
@require_http_methods(["GET", "POST"])
def raise_point(request: ActingRequest) -> HttpResponse:
    """Raise an action point and say where it was agreed."""
    works_here(request, SECRETARIAT, PROGRAMME)
    offered = organisations_for(request)
    back = reverse("governance:points")
    asked = Asked(_("Raise an action point"), _("Raise"), back, _("Raised."))

    def act(said: dict[str, Any]) -> None:
        promise = Promise(**{**said, "responsible": chosen(offered, said["responsible"])})
        country = coalition.country_by_code(request.actor.country)
        operations.raise_action(by=request.actor, kept_by=country, promise=promise, at=now())

    form = forms.SourcedPointForm(offered={"responsible": named(offered)}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def raise_in_meeting(request: ActingRequest, key: int) -> HttpResponse:
    """Raise an action point that was agreed in a meeting."""
    meeting = meeting_of(request, key)
    works_here(request, SECRETARIAT, PROGRAMME)
    offered = organisations_for(request)
    back = reverse("governance:meeting", args=[key])
    asked = Asked(_("Raise an action point"), _("Raise"), back, _("Raised."), meeting.activity.title)

    def act(said: dict[str, Any]) -> None:
        who = chosen(offered, said.pop("responsible"))
        label = meeting.activity.title
        promise = Promise(
            **said, responsible=who, source=MEETING_SOURCE, source_label=label, source_key=key, opens=back
        )
        operations.raise_action(by=request.actor, kept_by=meeting.body.kept_by, promise=promise, at=now())

    return answer(request, forms.PointForm(offered={"responsible": named(offered)}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def close_point(request: ActingRequest, key: int) -> HttpResponse:
    """Show an action point, and close it by what can be seen."""
    point = there(queries.point_visible_to(request.actor, key))
    party = permissions.Party(point.kept_by, point.responsible.institution_id)
    permits.require(request.actor, permissions.CLOSE_ACTION, party, by_table=permissions.MAY)
    lead = f"{point.title} · {point.responsible.name} · {day_words(point.due_on)} · {point.source_label}"
    asked = Asked(_("Close an action point"), _("Close"), reverse("governance:points"), _("Closed."), lead)

    def act(said: dict[str, Any]) -> None:
        operations.close_action(by=request.actor, point=point, on=today(), **said)

    return answer(request, forms.ClosePointForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_agreements(request: ActingRequest) -> HttpResponse:
    """Show the agreements by which data may pass."""
    works_here(request)
    return render(request, BOARD, {"page": pages.agreements_page(request.actor, today())})


@signed_in
@require_GET
def show_agreement(request: ActingRequest, key: int) -> HttpResponse:
    """Show an agreement."""
    agreement = there(queries.agreement_visible_to(request.actor, key))
    return render(request, BOARD, {"page": pages.agreement_page(request.actor, agreement, today())})


@signed_in
@require_http_methods(["GET", "POST"])
def enter_agreement(request: ActingRequest) -> HttpResponse:
    """Enter an agreement."""
    works_here(request, SECRETARIAT)
    offered = institutions_for(request)
    asked = Asked(_("Enter an agreement"), _("Enter"), reverse("governance:agreements"), _("Entered."))

    def act(said: dict[str, Any]) -> str:
        parties = {name: chosen(offered, said[name]) for name in ("giver", "receiver")}
        lists = {name: tuple(said[name]) for name in ("groups", "purposes")}
        country = coalition.country_by_code(request.actor.country)
        entry = AgreementEntry(**{**said, **parties, **lists})
        made = operations.enter_agreement(by=request.actor, kept_by=country, entry=entry, at=now())
        return reverse("governance:agreement", args=[made.pk])

    choices = named(offered)
    form = forms.AgreementForm(offered={"giver": choices, "receiver": choices}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def sign(request: ActingRequest, key: int) -> HttpResponse:
    """Record that a party signed an agreement."""
    agreement = there(queries.agreement_visible_to(request.actor, key))
    own = [each for each in (agreement.giver, agreement.receiver) if each.pk == request.actor.institution]
    keeps = SECRETARIAT in request.actor.roles
    parties = [agreement.giver, agreement.receiver] if keeps else own
    permits.require(
        request.actor, permissions.SIGN_AGREEMENT, permissions.Party(agreement.kept_by, request.actor.institution),
        by_table=permissions.MAY,
    )  # fmt: skip
    back = reverse("governance:agreement", args=[key])
    asked = Asked(_("Record a signature"), _("Record"), back, _("Recorded."), agreement.title)

    def act(said: dict[str, Any]) -> None:
        signing = Signing(chosen(parties, said["institution"]), said["signed_on"], said["office"])
        operations.sign_agreement(by=request.actor, agreement=agreement, signing=signing, today=today(), at=now())

    form = forms.SignForm(offered={"institution": named(parties)}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def end_agreement(request: ActingRequest, key: int) -> HttpResponse:
    """End an agreement from a day on."""
    agreement = there(queries.agreement_visible_to(request.actor, key))
    own = request.actor.institution
    party = permissions.Party(agreement.kept_by, own if own in (agreement.giver_id, agreement.receiver_id) else None)
    permits.require(request.actor, permissions.END_AGREEMENT, party, by_table=permissions.MAY)
    back = reverse("governance:agreement", args=[key])
    asked = Asked(_("End an agreement"), _("End it"), back, _("Ended."), agreement.title)

    def act(said: dict[str, Any]) -> None:
        operations.end_agreement(by=request.actor, agreement=agreement, at=now(), **said)

    return answer(request, forms.EndAgreementForm(initial={"ended_on": today()}, **given(request)), asked, act)


@signed_in
@require_GET
def check_agreement(request: ActingRequest) -> HttpResponse:
    """Say whether an agreement lets a kind of data pass on a day."""
    works_here(request)
    offered = institutions_for(request)
    choices = {"giver": named(offered), "receiver": named(offered)}
    asks = "giver" in request.GET
    form = forms.CheckForm(request.GET if asks else None, offered=choices, initial={"on": today()})
    told = None
    if asks and form.is_valid():
        said = form.cleaned_data
        told = queries.agreement_permits(
            int(said["giver"]), int(said["receiver"]), said["group"], said["on"], purpose=said["purpose"]
        )
    context = {"form": form, "told": told, "header": pages.check_header()}
    return render(request, "governance/check.html", context, status=422 if asks and told is None else 200)
