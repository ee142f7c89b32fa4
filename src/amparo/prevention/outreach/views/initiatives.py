"""Strategies, plans and agreements: lists, one of them, entering, changing, partners, lines, progress, reviews."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.views.people import works_here
from amparo.prevention.outreach import forms, permissions
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.operations import initiatives as operations
from amparo.prevention.outreach.operations.initiatives import Entry, Joining, Reviewing, Telling, Writing
from amparo.prevention.outreach.pages import initiatives as pages
from amparo.prevention.outreach.pages.board import urgent
from amparo.prevention.outreach.permissions import KEEP_INITIATIVE
from amparo.prevention.outreach.queries import initiatives as queries
from amparo.prevention.outreach.views.finding import (
    all_organisations,
    chosen,
    initiative_of,
    named,
    organisations_for,
    placed,
    places_for,
    there,
    today,
)

BOARD = "outreach/board.html"


def back_to(key: int) -> str:
    """Return the address of a piece of work."""
    return reverse("outreach:initiative", args=[key])


@signed_in
@require_GET
def show_list(request: ActingRequest, slug: str) -> HttpResponse:
    """Show the work of one kind, by place."""
    works_here(request)
    return render(request, BOARD, {"page": pages.list_page(request.actor, _kind(slug), request.GET, today())})


def _kind(slug: str) -> str:
    if slug not in words.SLUGS:
        raise Http404
    return words.SLUGS[slug]


@signed_in
@require_GET
def show_initiative(request: ActingRequest, key: int) -> HttpResponse:
    """Show a strategy, plan or agreement."""
    page = pages.initiative_page(request.actor, initiative_of(request, key), today())
    return render(request, BOARD, {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def enter(request: ActingRequest, slug: str) -> HttpResponse:
    """Enter a strategy, plan or agreement."""
    kind = _kind(slug)
    works_here(request, *words.FIELD, words.SECRETARIAT)
    country, offered = coalition.country_by_code(request.actor.country), organisations_for(request)
    asked = Asked(
        str(words.KINDS[kind]), _("Enter"), reverse("outreach:list", args=[slug]), _("Entered."), urgent=urgent(),
        leads=lambda made: back_to(made.pk),
    )  # fmt: skip
    starting = {"is_sensitive": True, "organisation": str(offered[0].pk) if len(offered) == 1 else ""}
    choices = {"place": places_for(request), "organisation": named(offered)}
    form = forms.InitiativeForm(offered=choices, initial=starting, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        is_sure = said.pop("is_sure")
        entry = Entry(kind, **{**said, "organisation": chosen(offered, said["organisation"])})
        return operations.enter_initiative(by=request.actor, kept_by=country, entry=entry, at=now(), is_sure=is_sure)

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: ActingRequest, key: int) -> HttpResponse:
    """Change what is said of a strategy, plan or agreement."""
    initiative = initiative_of(request, key, KEEP_INITIATIVE)
    offered = organisations_for(request)
    asked = Asked(_("Edit"), _("Save"), back_to(key), _("Changed."), initiative.title, urgent=urgent())
    told = {each.name: getattr(initiative, each.name) for each in fields(Entry)}
    starting = {**told, **placed(request, initiative.place), "organisation": str(initiative.organisation_id or "")}
    choices = {"place": places_for(request), "organisation": named(offered)}
    form = forms.InitiativeForm(offered=choices, initial=starting, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        is_sure = said.pop("is_sure")
        entry = Entry(**{**told, **said, "organisation": chosen(offered, said["organisation"])})
        operations.change_initiative(by=request.actor, initiative=initiative, entry=entry, is_sure=is_sure)
        return None

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def add_partner(request: ActingRequest, key: int) -> HttpResponse:
    """Add who takes part in it."""
    initiative = initiative_of(request, key, KEEP_INITIATIVE)
    offered = all_organisations(request)
    asked = Asked(_("Add a partner"), _("Add"), back_to(key), _("Added."), initiative.title, urgent=urgent())
    form = forms.PartnerForm(offered={"organisation": named(offered)}, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        is_sure = said.pop("is_sure")
        joining = Joining(**{**said, "organisation": chosen(offered, said["organisation"])})
        operations.add_partner(by=request.actor, initiative=initiative, joining=joining, at=now(), is_sure=is_sure)
        return None

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def end_partner(request: ActingRequest, key: int) -> HttpResponse:
    """Record that a partner takes part no more."""
    works_here(request)
    partner = there(queries.partner_visible_to(request.actor, key))
    subject = queries.kept(partner.initiative)
    permits.require(request.actor, KEEP_INITIATIVE, subject, by_table=permissions.MAY)
    name = partner.organisation.name if partner.organisation else partner.name
    asked = Asked(
        _("It takes part no more"), _("End its part"), back_to(partner.initiative_id), _("Ended."),
        _("%(name)s. That it took part stays written.") % {"name": name},
    )  # fmt: skip

    def act(_said: dict[str, Any]) -> object:
        operations.end_partner(by=request.actor, partner=partner, on=today())
        return None

    return answer(request, forms.NothingForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def write_line(request: ActingRequest, key: int) -> HttpResponse:
    """Write a measure, risk, ally or commitment."""
    initiative = initiative_of(request, key, KEEP_INITIATIVE)
    asked = Asked(_("Write a line"), _("Write"), back_to(key), _("Written."), initiative.title, urgent=urgent())
    kinds = [(kind, words.LINES[kind]) for kind in words.LINES_OF[initiative.kind]]
    form = forms.LineForm(offered={"kind": kinds}, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        is_sure = said.pop("is_sure")
        operations.write_line(
            by=request.actor, initiative=initiative, writing=Writing(**said), at=now(), is_sure=is_sure
        )
        return None

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def tell(request: ActingRequest, key: int) -> HttpResponse:
    """Tell how far a measure or commitment is."""
    works_here(request)
    line = there(queries.line_visible_to(request.actor, key))
    permits.require(request.actor, KEEP_INITIATIVE, queries.kept(line.initiative), by_table=permissions.MAY)
    back = back_to(line.initiative_id)
    asked = Asked(_("Tell how far it is"), _("Tell"), back, _("Told."), line.text, urgent=urgent())
    form = forms.ProgressForm(initial={"told_on": today()}, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        is_sure = said.pop("is_sure")
        telling = Telling(**said)
        operations.tell_progress(
            by=request.actor, line=line, telling=telling, today=today(), at=now(), is_sure=is_sure
        )  # fmt: skip
        return None

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def review(request: ActingRequest, key: int) -> HttpResponse:
    """Record a review."""
    initiative = initiative_of(request, key, KEEP_INITIATIVE)
    asked = Asked(_("Record a review"), _("Record it"), back_to(key), _("Recorded."), initiative.title, urgent=urgent())
    form = forms.ReviewForm(initial={"held_on": today()}, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        is_sure = said.pop("is_sure")
        operations.review_initiative(
            by=request.actor, initiative=initiative, reviewing=Reviewing(**said), today=today(), at=now(),
            is_sure=is_sure,
        )  # fmt: skip
        return None

    return answer(request, form, asked, act)
