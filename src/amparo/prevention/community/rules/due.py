"""When a report is due, and when it is erased. Hours of arrival are not kept: a due time is of five minutes."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from amparo.prevention.community import vocabulary as words

STEP_SECONDS: Final = 300
URGENT_SECONDS: Final = 15 * 60


def is_urgent(danger: str) -> bool:
    """Say whether somebody has to look at once: danger, or nobody knows."""
    return danger == words.YES


def due_at(now: datetime) -> datetime:
    """Return until when an urgent report is looked at: within 15 minutes, on a step of five that hides its arrival."""
    until = now.timestamp() + URGENT_SECONDS - STEP_SECONDS
    return datetime.fromtimestamp(math.ceil(until / STEP_SECONDS) * STEP_SECONDS, UTC)


def erase_on(today: date, *, closed: bool) -> date:
    """Return the day on which a report is erased, unless somebody keeps it longer."""
    return today + timedelta(days=words.DAYS_AFTER_CLOSING if closed else words.DAYS_UNTOUCHED)


def is_warned(erased_on: date, today: date) -> bool:
    """Say whether the end is near enough to be told."""
    return erased_on - today <= timedelta(days=words.WARNING_DAYS)


def reasons_not_to_close(*, state: str, status: str) -> list[str]:
    """Say why a report cannot be closed so."""
    reasons = []
    if state == words.CLOSED:
        reasons.append(_("This report is closed already."))
    if status not in words.ENDINGS:
        reasons.append(_("Choose what whoever reported will read."))
    return reasons


def reasons_not_to_join(*, one: str, other: str, other_is_joined: bool) -> list[str]:
    """Say why a report cannot be marked as telling the same as another."""
    if one == other:
        return [_("A report is not the same as itself.")]
    if other_is_joined:
        return [_("That report is itself marked as the same as another: name that one.")]
    return []


def reasons_not_to_pass(chosen: list[str], known: list[str]) -> list[str]:
    """Say why these answers cannot be passed on."""
    if not chosen:
        return [_("Choose at least one answer that the institution may see.")]
    return [] if set(chosen) <= set(known) else [_("Choose one of the answers that are offered.")]
