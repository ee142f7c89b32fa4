"""How somebody is reached, and which messages wait or could not be carried."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from amparo.foundation.access.actors import Actor
from amparo.foundation.posting.models import Message, Reach

AT_ONCE = 100
SHOWN = 100


def reach_of(account: int | None) -> Reach | None:
    """Return how an account is reached; None where it has not said."""
    return Reach.objects.filter(account_id=account).first() if account is not None else None


def channels_of(accounts: Iterable[int]) -> dict[int, str]:
    """Return by what some accounts are reached, of those that have said it; "" is not at all. For the clock."""
    return dict(Reach.objects.filter(account_id__in=list(accounts)).values_list("account_id", "channel"))


def was_told_since(account: int, text: str, since: datetime) -> bool:
    """Say whether a message of a text was queued for an account since a moment; for the clock."""
    return Message.objects.filter(account_id=account, text=text, queued_at__gte=since).exists()


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
