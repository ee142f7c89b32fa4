"""When a complaint and its answer are well, and how looks are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from amparo.protection.complaints import vocabulary


@dataclass(frozen=True, slots=True)
class Look:
    """That somebody of an institution, in a role, looked at a part on a day for a purpose; never who."""

    day: date
    institution: str
    roles: str
    group: str
    purpose: str


def looks_of(entries: Iterable[Any], zone: str) -> list[Look]:
    """Return who looked, each once a day, latest first; names, accounts and hours are left behind."""
    found = {
        Look(each.at.astimezone(ZoneInfo(zone)).date(), each.institution, each.role, each.group, each.purpose)
        for each in entries
        if each.action in vocabulary.LOOKED
    }
    return sorted(found, key=lambda look: (look.day, look.institution, look.group, look.purpose), reverse=True)


def due_on(made_at: datetime) -> date:
    """Return until when a complaint is answered."""
    return (made_at + timedelta(days=vocabulary.ANSWER_DAYS)).date()


def reasons_not_to_take(*, kind: str, text: str) -> list[str]:
    """Say why a complaint is not complete. Empty means it is."""
    reasons = [] if kind in vocabulary.KINDS else [_("Choose what it is about.")]
    return reasons + reasons_not_to_answer(text=text)


def reasons_not_to_answer(*, text: str, is_answered: bool = False) -> list[str]:
    """Say why a text is not taken. Empty means it is."""
    reasons = []
    if is_answered:
        reasons.append(_("Somebody has answered this already."))
    if len(text.strip()) < vocabulary.SHORTEST:
        reasons.append(_("Write at least 10 characters."))
    if len(text) > vocabulary.LONGEST:
        reasons.append(_("Say it in fewer words."))
    return reasons
