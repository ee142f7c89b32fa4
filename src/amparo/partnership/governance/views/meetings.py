"""Meetings: convening, the agenda and minutes."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.governance import forms, permissions
from amparo.partnership.governance.operations import meetings as operations
from amparo.partnership.governance.operations import minutes as minutes_operations
from amparo.partnership.governance.operations.meetings import Convening, ItemEntry
from amparo.partnership.governance.pages import meetings as pages
from amparo.partnership.governance.queries import meetings as queries
from amparo.partnership.governance.views.finding import (
    body_of,
    chosen,
    meeting_of,
    named,
    seats_to_speak_for,
    there,
    today,
)


@signed_in
@require_GET
def show_meeting(request: ActingRequest, key: int) -> HttpResponse:
    """Show a meeting."""
    page = pages.meeting_page(request.actor, meeting_of(request, key), today())
    return render(request, "governance/board.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def convene(request: ActingRequest, key: int) -> HttpResponse:
    """Convene a body; its moments are read as those of the place."""
    body = body_of(request, key, permissions.CONVENE_MEETING)
    lead = _("Everybody who sits in it on that day is invited.")
    asked = Asked(_("Convene a meeting"), _("Convene"), reverse("governance:body", args=[key]), _("Convened."), lead)

    def act(said: dict[str, Any]) -> str:
        made = operations.convene_meeting(by=request.actor, body=body, convening=Convening(**said), at=now())
        return reverse("governance:meeting", args=[made.pk])

    with timezone.override(ZoneInfo(body.kept_by.time_zone)):
        return answer(request, forms.MeetingForm(initial={"title": body.name}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def add_item(request: ActingRequest, key: int) -> HttpResponse:
    """Add a point to the agenda."""
    meeting = meeting_of(request, key, permissions.ADD_ITEM)
    seats = seats_to_speak_for(request, meeting)
    back = reverse("governance:meeting", args=[key])
    asked = Asked(_("Add a point"), _("Add"), back, _("Added."), meeting.activity.title)

    def act(said: dict[str, Any]) -> None:
        seat = said.pop("proposed_by")
        entry = ItemEntry(**said, proposed_by=chosen(seats, seat) if seat else None)
        operations.add_item(by=request.actor, meeting=meeting, entry=entry)

    form = forms.ItemForm(offered={"proposed_by": named(seats)}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def draft_minutes(request: ActingRequest, key: int) -> HttpResponse:
    """Write a version of the minutes; the text of the newest one stands there to be changed."""
    meeting = meeting_of(request, key, permissions.DRAFT_MINUTES)
    newest = next(iter(queries.minutes_of(meeting)), None)
    back = reverse("governance:meeting", args=[key])
    asked = Asked(_("Write the minutes"), _("Save"), back, _("Saved as a new version."), meeting.activity.title)

    def act(said: dict[str, Any]) -> None:
        minutes_operations.draft_minutes(by=request.actor, meeting=meeting, at=now(), **said)

    form = forms.MinutesForm(initial={"text": newest.text if newest else ""}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def approve_minutes(request: ActingRequest, key: int) -> HttpResponse:
    """Approve a version of the minutes for a seat."""
    minutes = there(queries.minutes_visible_to(request.actor, key))
    meeting = meeting_of(request, minutes.meeting_id)
    there_now = queries.present_at(meeting).seats
    seats = [seat for seat in seats_to_speak_for(request, meeting) if seat.is_member and seat.pk in there_now]
    back = reverse("governance:meeting", args=[meeting.pk])
    asked = Asked(_("Approve the minutes"), _("Approve"), back, _("Approved."), minutes.text)

    def act(said: dict[str, Any]) -> None:
        seat = chosen(seats, said["seat"])
        minutes_operations.approve_minutes(by=request.actor, minutes=minutes, seat=seat, at=now())

    form = forms.ApproveForm(offered={"seat": named(seats)}, **given(request))
    return answer(request, form, asked, act)
