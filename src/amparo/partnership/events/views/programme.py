"""Putting things on the programme, changing them and taking them off, naming who speaks; and what it costs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.events import forms, permissions
from amparo.partnership.events.operations import budget as money
from amparo.partnership.events.operations import programme as operations
from amparo.partnership.events.operations.programme import SpeakerEntry
from amparo.partnership.events.pages.budget import budget_page
from amparo.partnership.events.queries import events, programme
from amparo.partnership.events.rules.budget import LineEntry
from amparo.partnership.events.rules.programme import ItemEntry
from amparo.partnership.events.views.events import back_to, found
from amparo.partnership.rolls.vocabulary import IN_PERSON

if TYPE_CHECKING:
    from amparo.partnership.events.models import Event, ProgrammeItem, Track

ITEM = ("kind", "title", "starts_at", "ends_at", "room", "offer", "summary", "languages", "interpreted_to")


def _tracks(event: Event) -> list[tuple[str, str]]:
    return [(str(each.number), str(each)) for each in programme.tracks_of(event)]


def _track(event: Event, said: str) -> Track | None:
    return programme.track_of(event, int(said)) if said.isdigit() else None


def _entry(said: dict[str, Any]) -> ItemEntry:
    spoken = {name: tuple(said[name]) for name in ("languages", "interpreted_to")}
    return ItemEntry(**{**{name: said[name] for name in ITEM}, **spoken})


def _next(event: Event) -> dict[str, Any]:
    """Return what something new begins with: after the last part, for an hour, in its room."""
    last, zone = programme.items_of(event).last(), ZoneInfo(event.activity.time_zone)
    if last is not None:
        start = last.ends_at.astimezone(zone)
        return {"starts_at": start, "ends_at": start + timedelta(hours=1), "room": last.room, "offer": last.offer}
    start = datetime.combine(event.activity.starts_on, datetime.min.time(), zone).replace(hour=9)
    return {"starts_at": start, "ends_at": start + timedelta(hours=1), "offer": IN_PERSON}


@signed_in
@require_http_methods(["GET", "POST"])
def add_item(request: ActingRequest, key: int) -> HttpResponse:
    """Put something on the programme; its moments are read as those of the place."""
    event = found(request, key, permissions.KEEP_EVENT)
    page = Asked(_("Add to the programme"), _("Add"), back_to(event), _("Added."), event.activity.title)

    def act(said: dict[str, Any]) -> None:
        track, own_roll = _track(event, said.pop("track", "")), said.pop("own_roll")
        operations.place_item(
            by=request.actor, event=event, entry=_entry(said), track=track, own_roll=own_roll, at=now()
        )

    with timezone.override(ZoneInfo(event.activity.time_zone)):
        form = forms.ItemForm(tracks=_tracks(event), initial=_next(event), **given(request))
        return answer(request, form, page, act)


def _item(event: Event, key: int) -> ProgrammeItem:
    item = programme.item_of(event, key)
    if item is None:
        raise Http404
    return item


@signed_in
@require_http_methods(["GET", "POST"])
def change_item(request: ActingRequest, key: int, item: int) -> HttpResponse:
    """Change or move something on the programme."""
    event = found(request, key, permissions.KEEP_EVENT)
    row = _item(event, item)
    lead = _("Whoever has it in a calendar of ours sees the change there.")
    page = Asked(row.title, _("Save"), back_to(event), _("Saved."), lead)
    zone = ZoneInfo(event.activity.time_zone)
    initial = {name: getattr(row, name) for name in ITEM}
    initial |= {name: getattr(row, name).astimezone(zone) for name in ("starts_at", "ends_at")}
    initial["track"] = str(row.track.number) if row.track else ""

    def act(said: dict[str, Any]) -> None:
        track = _track(event, said.pop("track", ""))
        operations.change_item(by=request.actor, item=row, entry=_entry(said), track=track, at=now())

    with timezone.override(zone):
        form = forms.ItemForm(tracks=_tracks(event), initial=initial, **given(request))
        del form.fields["own_roll"]
        return answer(request, form, page, act)


@signed_in
@require_http_methods(["GET", "POST"])
def strike_item(request: ActingRequest, key: int, item: int) -> HttpResponse:
    """Take something off the programme, saying why."""
    event = found(request, key, permissions.KEEP_EVENT)
    row = _item(event, item)
    lead = _("It is not shown outside any more. In calendars it appears as cancelled.")
    page = Asked(
        _("Take off: %(title)s") % {"title": row.title}, _("Take it off"), back_to(event), _("Taken off."), lead
    )
    return answer(
        request,
        forms.StrikeForm(**given(request)),
        page,
        lambda said: operations.strike_item(by=request.actor, item=row, why=said["why"], at=now()),
    )


@signed_in
@require_http_methods(["GET", "POST"])
def name_speaker(request: ActingRequest, key: int, item: int) -> HttpResponse:
    """Name somebody who speaks; hidden unless they agreed to be shown."""
    event = found(request, key, permissions.KEEP_EVENT)
    row = _item(event, item)
    page = Asked(_("Name who speaks"), _("Name them"), back_to(event), _("Named."), row.title)

    def act(said: dict[str, Any]) -> None:
        today = now().astimezone(ZoneInfo(event.activity.time_zone)).date()
        operations.name_speaker(by=request.actor, item=row, entry=SpeakerEntry(**said), today=today)

    return answer(request, forms.SpeakerForm(**given(request)), page, act)


@signed_in
@require_http_methods(["GET", "POST"])
def remove_speaker(request: ActingRequest, key: int, item: int, speaker: int) -> HttpResponse:
    """Take somebody off the programme, after a last look; the name is not kept."""
    event = found(request, key, permissions.KEEP_EVENT)
    row = programme.speaker_of(_item(event, item), speaker)
    if row is None:
        raise Http404
    lead = _("The name is erased: it is not kept anywhere in the programme.")
    page = Asked(_("Take off: %(title)s") % {"title": row.name}, _("Take off"), back_to(event), _("Taken off."), lead)
    return answer(
        request,
        django_forms.Form(**given(request)),
        page,
        lambda _said: operations.remove_speaker(by=request.actor, speaker=row, at=now()),
    )


@signed_in
@require_GET
def show_budget(request: ActingRequest, key: int) -> HttpResponse:
    """Show what an event costs."""
    event = found(request, key, permissions.READ_BUDGET)
    return render(request, "governance/board.html", {"page": budget_page(request.actor, event)})


@signed_in
@require_http_methods(["GET", "POST"])
def add_line(request: ActingRequest, key: int) -> HttpResponse:
    """Add a line to what an event costs."""
    event = found(request, key, permissions.KEEP_EVENT)
    page = Asked(_("Add a line"), _("Add"), reverse("events:budget", args=[key]), _("Added."), event.activity.title)
    return answer(
        request,
        forms.LineForm(initial={"currency": "USD"}, **given(request)),
        page,
        lambda said: money.enter_line(by=request.actor, event=event, entry=LineEntry(**said)),
    )


@signed_in
@require_http_methods(["GET", "POST"])
def change_line(request: ActingRequest, key: int, number: int) -> HttpResponse:
    """Change a line, or say what was spent of it."""
    event = found(request, key, permissions.KEEP_EVENT)
    line = events.budget_line_of(event, number)
    if line is None:
        raise Http404
    page = Asked(line.name, _("Save"), reverse("events:budget", args=[key]), _("Saved."))
    initial = {name: getattr(line, name) for name in forms.LineForm.base_fields}
    return answer(
        request,
        forms.LineForm(initial=initial, **given(request)),
        page,
        lambda said: money.change_line(by=request.actor, line=line, entry=LineEntry(**said)),
    )
