"""When a strategy, plan or agreement can be entered, and what is late in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from amparo.prevention.outreach import vocabulary as words


def reasons_not_to_enter(
    *, kind: str, title: str, place: str, led_by: str, days: tuple[date | None, date | None], participants: int | None
) -> list[str]:
    """Say why it cannot be entered; what a source does not say stays unknown, and a plan says who leads it."""
    reasons = []
    if kind not in words.KINDS:
        reasons.append(_("Choose one of the answers that are offered."))
    if not title.strip():
        reasons.append(_("Write a title."))
    if not place.strip():
        reasons.append(_("Choose the municipality, or write it."))
    if kind == words.PLAN and not led_by.strip():
        reasons.append(_("Write who in the community leads it: a role, such as the board of the quarter; not a name."))
    first, last = days
    if first is not None and last is not None and last < first:
        reasons.append(_("The last day comes before the first."))
    if participants is not None and participants < 0:
        reasons.append(_("A count is a whole number from 0 on."))
    return reasons


def reasons_not_to_join(*, has_organisation: bool, name: str, is_informal: bool) -> list[str]:
    """Say why a partner cannot be added: it is an organisation of the directory, or a group in words."""
    if not has_organisation and not name.strip():
        return [_("Choose an organisation, or write the group in words.")]
    if not has_organisation and not is_informal:
        return [_("An organisation that is not informal stands in the directory: choose it there.")]
    return []


def reasons_not_to_write(*, of: str, kind: str, text: str, who: str) -> list[str]:
    """Say why a line cannot be written: each kind of work has its own, and what is promised says who answers."""
    reasons = []
    if kind not in words.LINES_OF.get(of, ()):
        reasons.append(_("Choose one of the answers that are offered."))
    if not text.strip():
        reasons.append(_("Write what it is."))
    if kind in words.PROMISED and not who.strip():
        reasons.append(_("Write which role answers for it, not a name."))
    return reasons


def reasons_not_to_tell(*, kind: str, state: str, told_on: date, said: str, today: date) -> list[str]:
    """Say why progress cannot be told."""
    reasons = []
    if kind not in words.PROMISED or state not in words.STATES:
        reasons.append(_("Choose one of the answers that are offered."))
    if told_on > today:
        reasons.append(_("That day has not come yet."))
    if state in (words.DONE, words.DROPPED) and not said.strip():
        reasons.append(_("Write by what it can be seen, or why it was given up."))
    return reasons


def reasons_not_to_review(*, held_on: date, found: str, next_on: date | None, today: date) -> list[str]:
    """Say why a review cannot be recorded."""
    reasons = []
    if held_on > today:
        reasons.append(_("That day has not come yet."))
    if not found.strip():
        reasons.append(_("Write what the review found."))
    if next_on is not None and next_on <= held_on:
        reasons.append(_("The next review comes after this one."))
    return reasons


def is_late(*, state: str, due_on: date | None, today: date) -> bool:
    """Say whether something promised is past its day and neither done nor given up."""
    return due_on is not None and due_on < today and state not in (words.DONE, words.DROPPED)


def known_total(participants: Collection[int | None]) -> tuple[int, int]:
    """Return how many are known to have taken part, and of how many places nobody says; nothing is shared out."""
    known = [each for each in participants if each is not None]
    return (sum(known), len(participants) - len(known))
