"""What the clock has to look at."""

from __future__ import annotations

from datetime import datetime

from amparo.protection.pathways.models import ArmedTimer, OpenStep


def timers_due(at: datetime, *, limit: int) -> list[int]:
    """Return the timers whose time has come, earliest first."""
    rows = ArmedTimer.objects.filter(due_at__lte=at).order_by("due_at", "id")
    return list(rows.values_list("pk", flat=True)[:limit])


def steps_late(at: datetime, *, limit: int) -> list[int]:
    """Return the late steps that nobody was told of, earliest first."""
    rows = OpenStep.objects.filter(due_at__lte=at, escalated_at=None).order_by("due_at", "id")
    return list(rows.values_list("pk", flat=True)[:limit])
