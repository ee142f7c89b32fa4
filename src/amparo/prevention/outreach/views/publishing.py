"""Letting everybody read of work in a place, and taking that back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.prevention.outreach import forms
from amparo.prevention.outreach.operations import publishing as operations
from amparo.prevention.outreach.pages.board import urgent
from amparo.prevention.outreach.permissions import PUBLISH_INITIATIVE
from amparo.prevention.outreach.views.finding import initiative_of, today
from amparo.prevention.outreach.views.initiatives import back_to


@signed_in
@require_http_methods(["GET", "POST"])
def publish(request: ActingRequest, key: int) -> HttpResponse:
    """Let everybody read some words of it."""
    initiative = initiative_of(request, key, PUBLISH_INITIATIVE)
    lead = _("Everybody reads the kind, the municipality, these words, and the organisations that are no company.")
    asked = Asked(_("Let everybody read of it"), _("Publish"), back_to(key), _("Published."), lead, urgent=urgent())

    def act(said: dict[str, Any]) -> object:
        operations.publish_initiative(
            by=request.actor, initiative=initiative, said=said["said"], on=today(), at=now()
        )  # fmt: skip
        return None

    return answer(request, forms.PublishForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: ActingRequest, key: int) -> HttpResponse:
    """Take back what everybody reads of it."""
    initiative = initiative_of(request, key, PUBLISH_INITIATIVE)
    asked = Asked(
        _("Take it back"), _("Take it back"), back_to(key), _("Nobody else reads of it now."), initiative.title
    )

    def act(_said: dict[str, Any]) -> object:
        operations.withdraw_publication(by=request.actor, initiative=initiative, on=today())
        return None

    return answer(request, forms.NothingForm(**given(request)), asked, act)
