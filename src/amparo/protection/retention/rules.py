"""Until when something is kept, and why it may not be destroyed."""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from amparo.protection.retention import vocabulary


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a case's data may be destroyed. `held` and `going_on` count what stands against it."""

    is_open: bool
    closed_at: datetime | None
    closing: str
    open_steps: int
    going_on: int
    held: int


@cache
def proposed() -> Mapping[str, Any]:
    """Return the months that Amparo proposes, with their words and where they come from."""
    return tomllib.loads(Path(settings.CONTENT, "vocabularies", "retention.toml").read_text(encoding="utf-8"))


def months_for(group: str, closing: str, decided: Mapping[tuple[str, str], int]) -> int:
    """Return how many months a group is kept after a case was closed so; without a known reason, the longest."""
    months: Mapping[str, int] = {
        reason: decided.get((group, reason), each) for reason, each in proposed()["groups"][group].items()
    }
    return months.get(closing, max(months.values()))


def months_later(at: datetime, months: int) -> datetime:
    """Return the same day so many months later, or the last of that month."""
    year, month = divmod(at.month - 1 + months, 12)
    last = calendar.monthrange(at.year + year, month + 1)[1]
    return at.replace(year=at.year + year, month=month + 1, day=min(at.day, last))


def kept_until(group: str, standing: Standing, decided: Mapping[tuple[str, str], int]) -> datetime | None:
    """Return until when a group is kept; None as long as the case is open."""
    if standing.closed_at is None:
        return None
    return months_later(standing.closed_at, months_for(group, standing.closing, decided))


def reasons_not_to_erase(groups: Mapping[str, datetime | None], standing: Standing, now: datetime) -> list[str]:
    """Say, in words for who keeps the data, why these groups stay; empty means they go. `groups`: until when."""
    reasons = []
    if not groups:
        reasons.append(_("Choose what is destroyed."))
    if standing.is_open or standing.closed_at is None:
        reasons.append(_("The case is open."))
    if standing.open_steps:
        reasons.append(_("The procedure still has steps open in this case."))
    if standing.going_on:
        reasons.append(_("Proceedings have not ended."))
    if standing.held:
        reasons.append(_("A legal hold lies on this case."))
    if any(until is None or until > now for until in groups.values()):
        reasons.append(_("The time for which it is kept has not passed."))
    return reasons


def reasons_not_to_set(*, group: str, reason: str, months: int, source: str) -> list[str]:
    """Say why a period cannot be set. Empty means it can."""
    reasons = []
    if group not in vocabulary.GROUPS or reason not in proposed()["reasons"]:
        reasons.append(_("There is no such period."))
    if not 0 < months <= vocabulary.LONGEST_MONTHS:
        reasons.append(_("Write the months as a number from 1 to 600."))
    if len(source.strip()) < 5:
        reasons.append(_("Say which law or decision sets it."))
    return reasons
