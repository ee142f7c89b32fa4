"""How a channel stands on a day: tested and working, not working, tested too long ago, or never tested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from amparo.prevention.outreach import vocabulary as words


@dataclass(frozen=True, slots=True)
class Tried:
    """A day on which a channel was used to see whether it works, and what came of it."""

    on: date
    result: str


def last_of(tests: Iterable[Tried], today: date) -> Tried | None:
    """Return the last test until a day; of two on one day the worse one."""
    worst = {words.FAILED: 2, words.PARTLY: 1, words.WORKED: 0}
    return max(
        (each for each in tests if each.on <= today), key=lambda each: (each.on, worst[each.result]), default=None
    )


def standing_of(tests: Iterable[Tried], today: date) -> str:
    """Say how a channel stands; a test is worth a year, and one that failed stays so until somebody tries again."""
    last = last_of(tests, today)
    if last is None:
        return words.UNTESTED
    if today > good_until(last.on):
        return words.STALE
    return last.result


def good_until(tested_on: date) -> date:
    """Return the last day on which a test is still worth something."""
    return tested_on + timedelta(days=words.DAYS_TESTED)


def reasons_not_to_open(*, kind: str, reached_at: str, leads_to: str) -> list[str]:
    """Say why a channel cannot be entered: one says what it is, where it is reached and to whom it leads."""
    reasons = []
    if kind not in words.CHANNELS:
        reasons.append(_("Choose one of the answers that are offered."))
    if not reached_at.strip():
        reasons.append(_("Write where it is reached: a number, an address, a post."))
    if not leads_to.strip():
        reasons.append(_("Write to whom it leads: an institution or an office."))
    return reasons


def reasons_not_to_test(*, result: str, tested_by: str, tested_on: date, is_closed: bool, today: date) -> list[str]:
    """Say why a test cannot be recorded."""
    reasons = []
    if is_closed:
        reasons.append(_("This channel was closed."))
    if result not in words.RESULTS:
        reasons.append(_("Choose one of the answers that are offered."))
    if not tested_by.strip():
        reasons.append(_("Write which office or organisation tested it; no person's name."))
    if tested_on > today:
        reasons.append(_("That day has not come yet."))
    return reasons
