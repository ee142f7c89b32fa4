"""One's own people and certificates, and the pool of trainers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.directory.queries.people import professional_visible_to
from amparo.partnership.kits.views.needs import regions_of
from amparo.partnership.training import forms, permissions
from amparo.partnership.training.operations import after
from amparo.partnership.training.pages import people as pages
from amparo.partnership.training.queries import awards
from amparo.partnership.training.views.coverage import reads_or_404


def _looks_after_people_or_404(request: ActingRequest) -> None:
    reads_or_404(request)
    if not request.actor.roles & {"focal_point", "secretariat"}:
        raise Http404


@signed_in
@require_GET
def show_people(request: ActingRequest) -> HttpResponse:
    """Show one's own people, what they may do and what ends soon."""
    _looks_after_people_or_404(request)
    return render(request, "training/people.html", {"page": pages.people_page(request.actor, localdate())})


@signed_in
@require_http_methods(["GET", "POST"])
def place_professional(request: ActingRequest, person: int) -> HttpResponse:
    """Say in which place somebody works."""
    reads_or_404(request)
    who = professional_visible_to(request.actor, person)
    if who is None:
        raise Http404
    permits.require(request.actor, permissions.PLACE_PROFESSIONAL, who, by_table=permissions.MAY)
    known = {"place": awards.place_of(who.pk), "since": localdate()}
    form = forms.PlaceForm(places=list(regions_of(who.kept_by).items()), initial=known, **given(request))

    def act(said: dict[str, Any]) -> object:
        return after.place_professional(by=request.actor, professional=who, today=localdate(), at=now(), **said)

    asking = Asked(who.name, _("Write it down"), reverse("training:people"), _("Written down."))
    return answer(request, form, asking, act)


@signed_in
@require_GET
def show_mine(request: ActingRequest) -> HttpResponse:
    """Show the actor's own certificates."""
    reads_or_404(request)
    return render(request, "kits/list.html", {"page": pages.mine_page(request.actor, localdate())})


@signed_in
@require_GET
def show_trainers(request: ActingRequest) -> HttpResponse:
    """Show the pool of certified trainers to whoever runs courses."""
    reads_or_404(request)
    if not request.actor.roles & {"secretariat", "trainer"}:
        raise Http404
    return render(request, "kits/list.html", {"page": pages.trainers_page(request.actor, localdate())})
