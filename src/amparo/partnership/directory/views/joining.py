"""Possible duplicates: looked at side by side, joined or kept apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import now
from amparo.partnership.directory.operations import joining as operations
from amparo.partnership.directory.pages import joining as pages
from amparo.partnership.directory.queries import joining as queries
from amparo.partnership.directory.rules.joining import ABSORBED, KEPT
from amparo.partnership.directory.views.asked import language
from amparo.partnership.directory.views.people import works_here
from amparo.partnership.directory.vocabulary import SECRETARIAT

if TYPE_CHECKING:
    from amparo.partnership.directory.models import OrganisationPair, ProfessionalPair

    Pair = ProfessionalPair | OrganisationPair


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the pairs that wait for a decision."""
    works_here(request, SECRETARIAT)
    return render(request, "directory/pairs.html", {"page": pages.pairs_page(request.actor)})


def _show(request: ActingRequest, pair: Pair | None, reasons: list[str] | None = None) -> HttpResponse:
    if pair is None:
        raise Http404
    chosen = {name: value for name, value in request.POST.items() if value in (KEPT, ABSORBED)}
    page = pages.pair_page(pair, chosen, language())
    context = {"page": page, "reasons": reasons or []}
    return render(request, "directory/pair.html", context, status=422 if reasons else 200)


@signed_in
@require_GET
def show_people(request: ActingRequest, key: int) -> HttpResponse:
    """Show two people side by side."""
    return _show(request, queries.person_pair_visible_to(request.actor, key))


@signed_in
@require_GET
def show_organisations(request: ActingRequest, key: int) -> HttpResponse:
    """Show two organisations side by side."""
    return _show(request, queries.organisation_pair_visible_to(request.actor, key))


def _join(request: ActingRequest, pair: Pair | None, merge: Callable[..., Any]) -> HttpResponse:
    """Join with the choices that were sent; the second entry stays when that was pressed."""
    if pair is None:
        raise Http404
    choices = {name: value for name, value in request.POST.items() if value in (KEPT, ABSORBED)}
    try:
        merge(by=request.actor, kept=pair.first, absorbed=pair.second, choices=choices, at=now())
    except NotAllowed:
        raise
    except Refused as refused:
        return _show(request, pair, refused.reasons)
    messages.success(request, _("Joined. It can be undone on the page of the entry."))
    return redirect("directory:pairs")


@signed_in
@require_POST
def join_people(request: ActingRequest, key: int) -> HttpResponse:
    """Join two entries of one person."""
    return _join(request, queries.person_pair_visible_to(request.actor, key), operations.merge_professionals)


@signed_in
@require_POST
def join_organisations(request: ActingRequest, key: int) -> HttpResponse:
    """Join two entries of one organisation."""
    return _join(request, queries.organisation_pair_visible_to(request.actor, key), operations.merge_organisations)


def _apart(request: ActingRequest, pair: Pair | None) -> HttpResponse:
    if pair is None:
        raise Http404
    try:
        operations.keep_apart(by=request.actor, pair=pair, at=now())
    except NotAllowed:
        raise
    except Refused as refused:
        return _show(request, pair, refused.reasons)
    messages.success(request, _("Kept apart. They are not proposed again."))
    return redirect("directory:pairs")


@signed_in
@require_POST
def keep_people_apart(request: ActingRequest, key: int) -> HttpResponse:
    """Say that two entries are two people."""
    return _apart(request, queries.person_pair_visible_to(request.actor, key))


@signed_in
@require_POST
def keep_organisations_apart(request: ActingRequest, key: int) -> HttpResponse:
    """Say that two entries are two organisations."""
    return _apart(request, queries.organisation_pair_visible_to(request.actor, key))
