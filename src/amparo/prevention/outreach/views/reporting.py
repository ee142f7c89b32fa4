"""Channels: the list of all, entering one, trying it, closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.directory.views.people import works_here
from amparo.prevention.outreach import forms, permissions
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.operations import reporting as operations
from amparo.prevention.outreach.operations.reporting import Opening, Trying
from amparo.prevention.outreach.pages import reporting as pages
from amparo.prevention.outreach.pages.board import urgent
from amparo.prevention.outreach.queries import initiatives as queries
from amparo.prevention.outreach.queries import sessions
from amparo.prevention.outreach.views.finding import initiative_of, there, today
from amparo.prevention.outreach.views.initiatives import back_to

if TYPE_CHECKING:
    from amparo.prevention.outreach.models import Channel


@signed_in
@require_GET
def show_channels(request: ActingRequest) -> HttpResponse:
    """Show the channels of all places, those that nobody should trust first."""
    works_here(request)
    return render(request, "outreach/board.html", {"page": pages.channels_page(request.actor, today())})


@signed_in
@require_http_methods(["GET", "POST"])
def open_channel(request: ActingRequest, key: int) -> HttpResponse:
    """Enter a channel."""
    initiative = initiative_of(request, key, permissions.KEEP_INITIATIVE)
    done = _("Entered. It counts for nothing until somebody tests it.")
    asked = Asked(_("Add a channel"), _("Add"), back_to(key), done, initiative.title, urgent=urgent())

    def act(said: dict[str, Any]) -> object:
        said.pop("sure", None)
        operations.open_channel(by=request.actor, initiative=initiative, opening=Opening(**said), at=now())
        return None

    return answer(request, forms.ChannelForm(**given(request)), asked, act)


def _channel(request: ActingRequest, key: int, operation: str) -> Channel:
    works_here(request)
    channel = there(queries.channel_visible_to(request.actor, key))
    permits.require(request.actor, operation, queries.kept(channel.initiative), by_table=permissions.MAY)
    return channel


@signed_in
@require_http_methods(["GET", "POST"])
def test(request: ActingRequest, key: int) -> HttpResponse:
    """Record that a channel was tested."""
    channel = _channel(request, key, permissions.TEST_CHANNEL)
    lead = f"{words.CHANNELS[channel.kind]}: {channel.reached_at} · {channel.initiative.place}"
    back = back_to(channel.initiative_id)
    asked = Asked(_("Record a test"), _("Record it"), back, _("Recorded."), lead, urgent=urgent())
    own = sessions.own_organisations(request.actor)
    starting = {"tested_on": today(), "tested_by": own[0].name if own else ""}
    form = forms.ChannelTestForm(initial=starting, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        is_sure = said.pop("is_sure")
        operations.record_test(
            by=request.actor, channel=channel, trying=Trying(**said), today=today(), at=now(), is_sure=is_sure
        )
        return None

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: ActingRequest, key: int) -> HttpResponse:
    """Close a channel that is not used any more."""
    channel = _channel(request, key, permissions.KEEP_INITIATIVE)
    lead = _("%(channel)s. Its tests stay written.") % {"channel": channel.reached_at}
    asked = Asked(_("Close a channel"), _("Close it"), back_to(channel.initiative_id), _("Closed."), lead)

    def act(_said: dict[str, Any]) -> object:
        operations.close_channel(by=request.actor, channel=channel, on=today())
        return None

    return answer(request, forms.NothingForm(**given(request)), asked, act)
