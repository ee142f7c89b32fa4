"""When an action point is late, and what an agreement permits on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.partnership.governance import vocabulary as words


def is_overdue(*, state: str, due_on: date, today: date) -> bool:
    """Say whether a point is open and its day is past."""
    return state == words.OPEN and due_on < today


def reasons_not_to_raise(*, title: str, source: str, label: str, opens: str) -> list[str]:
    """Say why an action point cannot be raised: it says what is to be done and leads to where it was agreed."""
    reasons = []
    if not title.strip():
        reasons.append(_("Write what is to be done."))
    if source not in words.SOURCES or not label.strip():
        reasons.append(_("Say where it was agreed."))
    if opens and not (opens.startswith("/") and not opens.startswith("//")):
        reasons.append(_("The address of where it was agreed begins with /."))
    return reasons


def reasons_not_to_close(*, state: str, closes_as: str, proof: str) -> list[str]:
    """Say why an action point cannot be closed."""
    if state != words.OPEN:
        return [_("It is closed already.")]
    if closes_as not in (words.DONE, words.DROPPED):
        return [_("Choose one of the answers that are offered.")]
    return [] if proof.strip() else [_("Write by what it can be seen, or why it was dropped.")]


def reasons_not_to_agree(
    *, giver: int, receiver: int, groups: Collection[str], purposes: Collection[str], from_on: date, to_on: date | None
) -> list[str]:
    """Say why an agreement cannot be entered."""
    reasons = []
    if giver == receiver:
        reasons.append(_("An agreement is between two institutions."))
    if not groups or not set(groups) <= set(words.GROUPS):
        reasons.append(_("Choose the kinds of data."))
    if not purposes or not set(purposes) <= set(words.PURPOSES):
        reasons.append(_("Choose the purposes."))
    if to_on is not None and to_on < from_on:
        reasons.append(_("The last day comes before the first."))
    return reasons


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement says: kinds of data, purposes, its days, who signed when, and from when it is ended."""

    groups: frozenset[str]
    purposes: frozenset[str]
    from_on: date
    to_on: date | None
    signed_on: tuple[date, ...]
    ended_on: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Say whether both signed by a day, it has begun, and it has not ended."""
        both_signed = len(self.signed_on) == 2 and max(self.signed_on) <= day
        has_begun = self.from_on <= day and (self.to_on is None or day <= self.to_on)
        return both_signed and has_begun and (self.ended_on is None or day < self.ended_on)

    def permits(self, group: str, day: date, purpose: str = "") -> bool:
        """Say whether a kind of data may pass on a day, for a purpose if one is named."""
        return self.is_in_force(day) and group in self.groups and (not purpose or purpose in self.purposes)
