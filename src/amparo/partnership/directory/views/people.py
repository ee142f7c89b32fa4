"""People: the list, one of them, entering, changing, and what they agreed to."""

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
from amparo.partnership.directory.operations import people as operations
from amparo.partnership.directory.operations.joining import undo_merge as undoing
from amparo.partnership.directory.operations.people import Listing
from amparo.partnership.directory.pages import lists, records
from amparo.partnership.directory.queries import joining, organisations
from amparo.partnership.directory.queries import people as queries
from amparo.partnership.directory.rules.countries import countries_in
from amparo.partnership.directory.rules.entries import Entry
from amparo.partnership.directory.views.asked import language
from amparo.partnership.directory.vocabulary import FOCAL_POINT, SECRETARIAT, WORKS_WITH_NONE

if TYPE_CHECKING:
    from amparo.partnership.directory.models import Affiliation, Professional


def _found(request: ActingRequest, key: int, operation: str = "") -> Professional:
    each = queries.professional_visible_to(request.actor, key)
    if each is None:
        raise Http404
    if operation:
        permits.require(request.actor, operation, each, by_table=permissions.MAY)
    return each


def works_here(request: ActingRequest, *roles: str) -> None:
    """Answer 404 to whoever has no directory; with roles, to whoever holds none of them."""
    has = request.actor.roles & set(roles) if roles else request.actor.roles - WORKS_WITH_NONE
    if not request.actor.country or not has:
        raise Http404


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the people whom the actor may see."""
    works_here(request)
    page = lists.people_page(request.actor, request.GET, language())
    return render(request, "directory/list.html", {"page": page})


@signed_in
@require_GET
def show_person(request: ActingRequest, key: int) -> HttpResponse:
    """Show a professional."""
    page = records.person_page(request.actor, _found(request, key), language())
    return render(request, "directory/record.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def enter(request: ActingRequest) -> HttpResponse:
    """Enter a professional."""
    works_here(request, SECRETARIAT, FOCAL_POINT)
    country = coalition.country_by_code(request.actor.country)
    asked = Asked(
        _("Enter somebody"), _("Enter"), reverse("directory:people"), _("Entered, and hidden until they agree."),
        _("Only people who work with the coalition. Never anybody it serves."),
    )  # fmt: skip

    def act(said: dict[str, Any]) -> str:
        made = operations.enter_professional(by=request.actor, kept_by=country, entry=Entry(**said), at=now())
        return reverse("directory:person", args=[made.pk])

    return answer(request, forms.NewPersonForm(countries=countries_in(language()), **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: ActingRequest, key: int) -> HttpResponse:
    """Change what is said of a professional."""
    each = _found(request, key, permissions.CHANGE_PROFESSIONAL)
    asked = Asked(each.name, _("Save"), reverse("directory:person", args=[each.pk]), _("Saved."))

    def act(said: dict[str, Any]) -> object:
        operations.change_professional(by=request.actor, professional=each, entry=Entry(**said), at=now())
        return None

    initial = {name: getattr(each, name) for name in forms.PersonForm.base_fields}
    form = forms.PersonForm(countries=countries_in(language()), initial=initial, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def add_place(request: ActingRequest, key: int) -> HttpResponse:
    """Say where a professional works."""
    each = _found(request, key, permissions.CHANGE_PROFESSIONAL)
    rows = organisations.organisations_visible_to(request.actor).order_by("key")
    asked = Asked(
        _("Where %(name)s works") % {"name": each.name}, _("Save"), reverse("directory:person", args=[each.pk]),
        _("Saved."), _("What they did before stays, with its days."),
    )  # fmt: skip

    def act(said: dict[str, Any]) -> None:
        where = rows.get(pk=int(said.pop("organisation")))
        operations.affiliate(by=request.actor, professional=each, organisation=where, **said)

    form = forms.PlaceForm(organisations=list(rows.values_list("pk", "name")[:2000]), **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def end_place(request: ActingRequest, key: int) -> HttpResponse:
    """Say that a professional stopped working somewhere."""
    place: Affiliation | None = queries.affiliation_with(key)
    if place is None:
        raise Http404
    each = _found(request, place.professional_id, permissions.CHANGE_PROFESSIONAL)
    asked = Asked(place.organisation.name, _("Save"), reverse("directory:person", args=[each.pk]), _("Saved."))

    def act(said: dict[str, Any]) -> None:
        operations.end_affiliation(by=request.actor, affiliation=place, **said)

    return answer(request, forms.EndForm(initial={"to_on": localdate()}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def list_person(request: ActingRequest, key: int) -> HttpResponse:
    """Record that a professional agreed to be seen."""
    each = _found(request, key, permissions.RECORD_LISTING)
    asked = Asked(
        _("They agree to be seen"), _("Record"), reverse("directory:person", args=[each.pk]), _("Recorded."),
        _("Only what the person said, on the day on which they said it. They may take it back at any time."),
    )  # fmt: skip

    def act(said: dict[str, Any]) -> None:
        listing = Listing(**said)
        operations.record_listing(by=request.actor, professional=each, listing=listing, today=localdate(), at=now())

    return answer(request, forms.ListingForm(**given(request)), asked, act)


@signed_in
@require_POST
def hide(request: ActingRequest, key: int) -> HttpResponse:
    """Hide a professional again."""
    each = _found(request, key, permissions.RECORD_LISTING)
    operations.withdraw_listing(by=request.actor, professional=each, on=localdate())
    messages.success(request, _("Hidden again."))
    return redirect("directory:person", each.pk)


@signed_in
@require_POST
def undo(request: ActingRequest, key: int) -> HttpResponse:
    """Take two entries of people apart again."""
    merge = joining.person_merge_visible_to(request.actor, key)
    return undo_merge(request, merge, "directory:person")


def undo_merge(request: ActingRequest, merge: Any, name: str) -> HttpResponse:
    """Undo a joining and lead to the entry that stayed; what was changed since is told."""
    if merge is None:
        raise Http404
    left = undoing(by=request.actor, merge=merge, at=now())
    messages.success(request, _("Taken apart again."))
    if left:
        messages.warning(request, _("What somebody changed since was left as it is."))
    return redirect(name, merge.kept_id)
