"""The alerts that an actor may know of, narrowed by the database."""

from __future__ import annotations

from amparo.foundation.access.actors import Actor
from amparo.protection.watching.models import Alert


def alerts(*, limit: int = 100) -> list[Alert]:
    """Return alerts, those without an answer first, latest first."""
    rows = list(Alert.objects.order_by("-id")[:limit])
    return sorted(rows, key=lambda alert: alert.answered_at is not None)


def alert_by_key(key: int) -> Alert | None:
    """Return one alert."""
    return Alert.objects.filter(pk=key).first()


def waiting_for(by: Actor) -> int:
    """Return how many alerts wait for an answer of the actor."""
    return Alert.objects.filter(answered_at=None).exclude(account_id=by.account or 0).count()
