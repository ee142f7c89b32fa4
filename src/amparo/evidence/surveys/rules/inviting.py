"""Whom to invite, when to remind, and when a survey may be opened or counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from amparo.evidence.surveys import vocabulary as words

ADDRESS: Final = re.compile(r"[^@\s,;<>\"']{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\.[A-Za-z]{2,24}\Z")


@dataclass(frozen=True, slots=True)
class Addresses:
    """What was read of a list of addresses: those to invite once each, and those that are none."""

    found: tuple[str, ...]
    wrong: tuple[str, ...]


def read_addresses(text: str) -> Addresses:
    """Return the addresses of a text, in small letters, each once; lines, commas and semicolons part them."""
    parts = [part.strip().strip("<>").lower() for part in re.split(r"[\s,;]+", text) if part.strip()]
    found = dict.fromkeys(part for part in parts if ADDRESS.match(part))
    return Addresses(tuple(found), tuple(dict.fromkeys(part for part in parts if part not in found)))


def reasons_not_to_invite(addresses: Addresses, already: int) -> list[str]:
    """Say what is wrong with a list of addresses. Empty means that it can be taken."""
    reasons = []
    if addresses.wrong:
        shown = ", ".join(addresses.wrong[:5])
        reasons.append(_("These are no addresses: %(shown)s. Mend or remove them.") % {"shown": shown})
    if not addresses.found:
        reasons.append(_("Write at least one address."))
    if already + len(addresses.found) > words.MOST_ADDRESSES:
        reasons.append(_("Invite at most %(most)s people to a survey.") % {"most": words.MOST_ADDRESSES})
    return reasons


def reasons_not_to_change(state: str) -> list[str]:
    """Say why what a survey asks cannot be changed. Empty means it can."""
    if state == words.DRAFT:
        return []
    return [_("The survey was opened: what it asks is not changed any more. Make a copy of it to ask something else.")]


def reasons_not_to_open(state: str, *, closes_at: datetime, at: datetime) -> list[str]:
    """Say why a survey cannot be opened. Empty means it can."""
    if state != words.DRAFT:
        return [_("The survey was opened already. Make a copy of it to ask again.")]
    if closes_at <= at:
        return [_("The closing day is past. Choose a later one.")]
    if closes_at > at + timedelta(days=366):
        return [_("Close the survey within a year.")]
    return []


def reasons_not_to_move_closing(
    state: str, *, now_closes: datetime | None, closes_at: datetime, at: datetime
) -> list[str]:
    """Say why the closing of a survey cannot be moved. Empty means it can."""
    if state != words.OPEN or now_closes is None or now_closes <= at:
        return [_("The survey has closed. What was counted is not opened again.")]
    return reasons_not_to_open(words.DRAFT, closes_at=closes_at, at=at)


def is_taking_answers(state: str, *, closes_at: datetime | None, at: datetime) -> bool:
    """Say whether an answer is taken now, by the clock of the server."""
    return state == words.OPEN and closes_at is not None and at < closes_at


def reasons_not_to_count(state: str, *, closes_at: datetime | None, at: datetime) -> list[str]:
    """Say why the answers cannot be counted yet. Empty means they can."""
    if state == words.COUNTED:
        return [_("The answers are counted already.")]
    if state != words.OPEN or closes_at is None:
        return [_("The survey was not opened yet.")]
    if at < closes_at:
        return [_("The survey is still open: counting before it closes would show single answers as they come.")]
    return []


def may_be_reminded(last: Iterable[date], *, today: date) -> bool:
    """Say whether somebody may be written to again: a few days after the last mail."""
    return all((today - day).days >= words.DAYS_BETWEEN_REMINDERS for day in last)
