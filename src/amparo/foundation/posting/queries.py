"""How somebody is reached, and which messages wait or could not be carried."""

from __future__ import annotations

from datetime import datetime

from amparo.foundation.access.actors import Actor
from amparo.foundation.posting.models import Message, Reach

AT_ONCE = 100
SHOWN = 100


def reach_of(account: int | None) -> Reach | None:
    """Return how an account is reached; None where it has not said."""
    return Reach.objects.filter(account_id=account).first() if account is not None else None


def leaving(at: datetime) -> list[Message]:
    """Return the messages whose time has come, oldest first; for the clock."""
    return list(Message.objects.filter(sent_at=None, dead_at=None, next_at__lte=at).order_by("next_at", "pk")[:AT_ONCE])


def dead(by: Actor) -> list[Message]:
    """Return the latest messages that could not be carried, for whoever runs the service."""
    if "administrator" not in by.roles:
        return []
    return list(Message.objects.exclude(dead_at=None).order_by("-dead_at")[:SHOWN])


def dead_message(by: Actor, key: int) -> Message | None:
    """Return one of them."""
    return next((each for each in dead(by) if each.pk == key), None)
