"""Searching for somebody in a form: one round trip to the server, and what else was typed stays."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.design.asked import given
from amparo.partnership.training.queries.offering import Offered, people_offered

FIND: Final = "find"


def offered_to(request: ActingRequest) -> Offered:
    """Return the people whom a form offers, by the word that was searched for."""
    text, chosen = request.POST.get(FIND, ""), request.POST.get("professional", "")
    return people_offered(request.actor, text[:200], chosen)


def sought_or_typed(request: ActingRequest) -> dict[str, Any]:
    """Return what was typed: to be sent, or only to be shown again beside what was found."""
    if request.POST.get("do") == FIND:
        return {"initial": request.POST.dict()}
    return given(request)
