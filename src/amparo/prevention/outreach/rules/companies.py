"""When a commitment is in force, when a check is due, and when a company may be named to everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from amparo.prevention.outreach import vocabulary as words


@dataclass(frozen=True, slots=True)
class Looked:
    """A day on which somebody looked whether a commitment is kept, and what was found."""

    on: date
    finding: str


@dataclass(frozen=True, slots=True)
class Committed:
    """A commitment: from when until when, and who looked at it."""

    made_on: date
    until_on: date
    checks: tuple[Looked, ...] = ()

    def last(self, today: date) -> Looked | None:
        """Return the last check until a day; of two on one day the worse one."""
        worst = {words.NOT_KEPT: 2, words.PARTLY_KEPT: 1, words.KEPT: 0}
        past = (each for each in self.checks if each.on <= today)
        return max(past, key=lambda each: (each.on, worst[each.finding]), default=None)

    def is_expired(self, today: date) -> bool:
        """Say whether its last day is past."""
        return today > self.until_on

    def due_on(self, today: date) -> date:
        """Return by when somebody looks again: a year after the last time, or after it was made."""
        last = self.last(today)
        return (last.on if last else self.made_on) + timedelta(days=words.DAYS_CHECKED)

    def is_in_force(self, today: date) -> bool:
        """Say whether it runs, and a check that is not too old found that it is kept."""
        last = self.last(today)
        runs = self.made_on <= today and not self.is_expired(today)
        return runs and last is not None and last.finding == words.KEPT and today <= self.due_on(today)


@dataclass(frozen=True, slots=True)
class Consented:
    """That a company agreed to be named: from when, until when, and when it took that back."""

    given_on: date
    until_on: date | None = None
    withdrawn_on: date | None = None

    def stands(self, today: date) -> bool:
        """Say whether it may be named on a day."""
        ended = self.withdrawn_on is not None and self.withdrawn_on <= today
        return self.given_on <= today and (self.until_on is None or today <= self.until_on) and not ended


def may_be_named(consents: Iterable[Consented], commitments: Iterable[Committed], today: date) -> bool:
    """Say whether everybody may read of a company: it agreed, and a check in force found a commitment kept."""
    return any(each.stands(today) for each in consents) and any(each.is_in_force(today) for each in commitments)


def reasons_not_to_enter(*, branch: str, place: str) -> list[str]:
    """Say why a company cannot be entered."""
    reasons = []
    if branch not in words.BRANCHES:
        reasons.append(_("Choose one of the answers that are offered."))
    if not place.strip():
        reasons.append(_("Choose the municipality, or write it."))
    return reasons


def reasons_not_to_commit(*, kind: str, text: str, made_on: date, until_on: date, has_left: bool) -> list[str]:
    """Say why a commitment cannot be recorded."""
    reasons = []
    if has_left:
        reasons.append(_("This company is no partner any more."))
    if kind not in words.COMMITMENTS:
        reasons.append(_("Choose one of the answers that are offered."))
    if kind == "OTHER" and not text.strip():
        reasons.append(_("Write what it is."))
    if until_on < made_on:
        reasons.append(_("The last day comes before the first."))
    return reasons


def reasons_not_to_check(*, made_on: date, checked_on: date, checked_by: str, finding: str, today: date) -> list[str]:
    """Say why a check cannot be recorded; what was not kept says what was seen elsewhere."""
    reasons = []
    if finding not in words.FINDINGS:
        reasons.append(_("Choose one of the answers that are offered."))
    if not checked_by.strip():
        reasons.append(_("Write which office or organisation looked; no person's name."))
    if checked_on > today:
        reasons.append(_("That day has not come yet."))
    if checked_on < made_on:
        reasons.append(_("The commitment did not exist yet on that day."))
    return reasons


def reasons_not_to_consent(
    *, office: str, given_on: date, until_on: date | None, today: date, stands: bool
) -> list[str]:
    """Say why a consent to be named cannot be recorded."""
    reasons = []
    if stands:
        reasons.append(_("The company agreed already."))
    if not office.strip():
        reasons.append(_("Write which office of the company agreed."))
    if given_on > today:
        reasons.append(_("That day has not come yet."))
    if until_on is not None and until_on < given_on:
        reasons.append(_("The last day comes before the first."))
    return reasons
