"""The register of figures: the list, one figure, entering, restating, licensing, withdrawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.evidence.claims import forms, operations, permissions, queries
from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.pages.register import figure_page, register_page
from amparo.evidence.claims.rules.figures import Number, Told
from amparo.evidence.claims.views.asked import reads_or_404
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition

if TYPE_CHECKING:
    from amparo.evidence.claims.models import PublishedFigure


@signed_in
@require_GET
def show_register(request: ActingRequest) -> HttpResponse:
    """List the figures."""
    reads_or_404(request)
    return render(request, "claims/board.html", {"page": register_page(request.actor, request.GET.dict())})


def _figure_or_404(request: ActingRequest, key: int) -> PublishedFigure:
    found = queries.figure_visible_to(request.actor, key)
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_figure(request: ActingRequest, key: int) -> HttpResponse:
    """Show a figure."""
    row = _figure_or_404(request, key)
    return render(request, "claims/board.html", {"page": figure_page(request.actor, row)})


def number_from(said: dict[str, Any]) -> Number:
    """Return the number that was typed."""
    is_share = said["kind"] == words.SHARE
    return Number(
        kind=said["kind"],
        unit=said["unit"],
        printed=said["percent"].strip() if is_share else "",
        k=said["k"] if is_share else None,
        n=said["n"] if is_share else None,
        value=None if is_share else said["value"],
        qualifier=words.EXACT if is_share else said["qualifier"] or words.EXACT,
    )


def _told(said: dict[str, Any], language: str) -> Told:
    """Return what was typed of a figure, in the language in which it was typed."""
    return Told(
        code=said["code"].strip(),
        texts={language: said["texts"].strip()},
        base={language: said["base"].strip()} if said["base"].strip() else {},
        source={language: said["source"].strip()},
        about=said["about"].strip(),
        address=said["address"],
        licence=said["licence"],
        starts_on=said["starts_on"],
        ends_on=said["ends_on"],
    )


@signed_in
@require_http_methods(["GET", "POST"])
def enter(request: ActingRequest) -> HttpResponse:
    """Enter a figure that a source published."""
    reads_or_404(request)
    country = coalition.country_by_code(request.actor.country)
    permits.require(request.actor, permissions.RECORD_FIGURE, operations.Keeper(country), by_table=permissions.MAY)
    lead = _("A percentage without its base is kept as “published, base unknown”, and never pooled.")
    asked = Asked(_("Enter a figure"), _("Enter it"), reverse("claims:register"), _("Entered."), lead)

    def act(said: dict[str, Any]) -> object:
        told = _told(said, (get_language() or "es")[:2])
        row = operations.record_figure(
            by=request.actor, country=country, number=number_from(said), told=told, at=now()
        )  # fmt: skip
        return reverse("claims:figure", args=[row.pk])

    return answer(request, forms.FigureForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def restate(request: ActingRequest, key: int) -> HttpResponse:
    """Restate a figure."""
    row = _figure_or_404(request, key)
    permits.require(request.actor, permissions.RESTATE_FIGURE, row, by_table=permissions.MAY)
    asked = Asked(
        _("Restate the figure"), _("Restate it"), reverse("claims:figure", args=[key]), _("Restated."), str(row)
    )
    known = {"kind": row.kind, "percent": row.printed, "n": row.n, "k": row.k, "value": row.value}
    known |= {"qualifier": row.qualifier, "unit": row.unit}

    def act(said: dict[str, Any]) -> object:
        found = operations.restate_figure(
            by=request.actor, figure=row, number=number_from(said), why=said["why"], at=now()
        )  # fmt: skip
        return reverse("claims:figure", args=[found.pk])

    return answer(request, forms.RestateForm(initial=known, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def change_licence(request: ActingRequest, key: int) -> HttpResponse:
    """Say whether a figure may be published."""
    row = _figure_or_404(request, key)
    permits.require(request.actor, permissions.LICENSE_FIGURE, row, by_table=permissions.MAY)
    asked = Asked(_("Licence"), _("Decide"), reverse("claims:figure", args=[key]), _("Decided."), str(row))

    def act(said: dict[str, Any]) -> object:
        return operations.license_figure(by=request.actor, figure=row, at=now(), **said)

    return answer(
        request, forms.LicenseForm(initial={"licence": queries.licence_of(row)}, **given(request)), asked, act
    )


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: ActingRequest, key: int) -> HttpResponse:
    """Withdraw a figure."""
    row = _figure_or_404(request, key)
    permits.require(request.actor, permissions.WITHDRAW_FIGURE, row, by_table=permissions.MAY)
    lead = _("It stays in the register, marked as withdrawn, and enters no new report.")
    asked = Asked(
        _("Withdraw the figure"), _("Withdraw it"), reverse("claims:figure", args=[key]), _("Withdrawn."), lead
    )

    def act(said: dict[str, Any]) -> object:
        return operations.withdraw_figure(by=request.actor, figure=row, at=now(), **said)

    return answer(request, forms.WhyForm(**given(request)), asked, act)
