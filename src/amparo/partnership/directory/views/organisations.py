"""Organisations: the list, one of them, entering, changing, and the coalitions that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory import forms, permissions
from amparo.partnership.directory.operations import organisations as operations
from amparo.partnership.directory.pages import lists, records
from amparo.partnership.directory.queries import joining
from amparo.partnership.directory.queries import organisations as queries
from amparo.partnership.directory.rules.countries import countries_in
from amparo.partnership.directory.rules.entries import OrganisationEntry
from amparo.partnership.directory.views.asked import language
from amparo.partnership.directory.views.people import undo_merge, works_here
from amparo.partnership.directory.vocabulary import SECRETARIAT

if TYPE_CHECKING:
    from amparo.partnership.directory.models import Organisation


def _found(request: ActingRequest, key: int, operation: str = "") -> Organisation:
    each = queries.organisation_visible_to(request.actor, key)
    if each is None:
        raise Http404
    if operation:
        permits.require(request.actor, operation, each, by_table=permissions.MAY)
    return each


def _entry(said: dict[str, Any]) -> OrganisationEntry:
    return OrganisationEntry(**{**said, "aliases": tuple(said["aliases"].splitlines())})


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the organisations of the coalition."""
    works_here(request)
    page = lists.organisations_page(request.actor, request.GET, language())
    return render(request, "directory/list.html", {"page": page})


@signed_in
@require_GET
def show_organisation(request: ActingRequest, key: int) -> HttpResponse:
    """Show an organisation."""
    page = records.organisation_page(request.actor, _found(request, key), language())
    return render(request, "directory/record.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def enter(request: ActingRequest) -> HttpResponse:
    """Enter an organisation."""
    works_here(request, SECRETARIAT)
    country = coalition.country_by_code(request.actor.country)
    asked = Asked(_("Enter an organisation"), _("Enter"), reverse("directory:organisations"), _("Entered."))

    def act(said: dict[str, Any]) -> str:
        made = operations.enter_organisation(by=request.actor, kept_by=country, entry=_entry(said), at=now())
        return reverse("directory:organisation", args=[made.pk])

    return answer(request, forms.OrganisationForm(countries=countries_in(language()), **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: ActingRequest, key: int) -> HttpResponse:
    """Change what is said of an organisation."""
    each = _found(request, key, permissions.CHANGE_ORGANISATION)
    asked = Asked(each.name, _("Save"), reverse("directory:organisation", args=[each.pk]), _("Saved."))

    def act(said: dict[str, Any]) -> None:
        operations.change_organisation(by=request.actor, organisation=each, entry=_entry(said), at=now())

    initial = {"name": each.name, "sector": each.sector, "country": each.country}
    initial["aliases"] = "\n".join(each.aliases.values_list("name", flat=True))
    form = forms.OrganisationForm(countries=countries_in(language()), initial=initial, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_POST
def bring_institutions(request: ActingRequest) -> HttpResponse:
    """Bring the institutions of the coalition into the directory."""
    works_here(request, SECRETARIAT)
    country = coalition.country_by_code(request.actor.country)
    count = operations.enter_institutions(by=request.actor, kept_by=country, at=now())
    messages.success(request, _("Institutions brought in: %(count)s.") % {"count": count})
    return redirect("directory:organisations")


@signed_in
@require_http_methods(["GET", "POST"])
def join_coalition(request: ActingRequest, key: int) -> HttpResponse:
    """Say since when an organisation belongs to the coalition."""
    each = _found(request, key, permissions.CHANGE_ORGANISATION)
    asked = Asked(
        _("It joined the coalition"),
        _("Save"),
        reverse("directory:organisation", args=[each.pk]),
        _("Saved."),
        each.name,
    )

    def act(said: dict[str, Any]) -> None:
        operations.begin_membership(by=request.actor, organisation=each, coalition=each.kept_by, **said)

    return answer(request, forms.BeginForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def leave_coalition(request: ActingRequest, key: int) -> HttpResponse:
    """Say until when an organisation belonged to the coalition."""
    member = queries.membership_with(key)
    if member is None:
        raise Http404
    each = _found(request, member.organisation_id, permissions.CHANGE_ORGANISATION)
    asked = Asked(
        _("It left the coalition"), _("Save"), reverse("directory:organisation", args=[each.pk]), _("Saved."), each.name
    )

    def act(said: dict[str, Any]) -> None:
        operations.end_membership(by=request.actor, membership=member, **said)

    return answer(request, forms.EndForm(initial={"to_on": localdate()}, **given(request)), asked, act)


@signed_in
@require_POST
def undo(request: ActingRequest, key: int) -> HttpResponse:
    """Take two entries of organisations apart again."""
    return undo_merge(request, joining.organisation_merge_visible_to(request.actor, key), "directory:organisation")
