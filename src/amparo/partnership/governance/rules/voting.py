"""Quorum by members, whose vote is open, what the votes give, and when minutes are approved."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.partnership.governance import vocabulary as words


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many members there are, how many were there, and how many it takes; guests are in none of them."""

    members: int
    there: int
    needed: int

    @property
    def is_reached(self) -> bool:
        """Whether enough members were there; a body without members has none."""
        return self.members > 0 and self.there >= self.needed


def quorum_of(rule: str, *, members: Collection[int], there: Collection[int]) -> Quorum:
    """Return the quorum of a meeting: seats of members that somebody holds, and those of them that were there."""
    count = len(set(members))
    needed = {
        words.MORE_THAN_HALF: count // 2 + 1,
        words.TWO_THIRDS: -(-2 * count // 3),
        words.ALL: count,
    }[rule]
    return Quorum(count, len(set(members) & set(there)), needed)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a seat stands on a point: whether it is a member's, was there, and has an interest of its own."""

    is_member: bool
    is_there: bool
    has_conflict: bool


def reasons_not_to_vote(place: Place, *, kind: str, is_decided: bool) -> list[str]:
    """Say why a seat's vote is not open on a point."""
    if kind != words.DECISION:
        return [_("This point is not for decision.")]
    if is_decided:
        return [_("This point is decided already.")]
    if not place.is_member:
        return [_("Guests do not vote.")]
    if place.has_conflict:
        return [_("This seat declared an interest of its own: its vote is not open on this point.")]
    return [] if place.is_there else [_("Nobody of this seat is on the roll of the meeting.")]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many seats voted for, against, and abstained."""

    for_it: int = 0
    against: int = 0
    abstained: int = 0

    @property
    def outcome(self) -> str:
        """Adopted when more are for it than against; a tie adopts nothing."""
        return words.ADOPTED if self.for_it > self.against else words.NOT_ADOPTED


def tally(choices: Iterable[str]) -> Tally:
    """Count votes."""
    told = list(choices)
    return Tally(told.count(words.FOR), told.count(words.AGAINST), told.count(words.ABSTAIN))


def reasons_not_to_decide(
    *, kind: str, is_decided: bool, quorum: Quorum, manner: str, votes: Tally, text: str
) -> list[str]:
    """Say why a point cannot be decided now."""
    if kind != words.DECISION:
        return [_("This point is not for decision.")]
    if is_decided:
        return [_("This point is decided already.")]
    reasons = []
    if not quorum.is_reached:
        reasons.append(
            _("There is no quorum: %(there)s members are on the roll and it takes %(needed)s. Guests do not count.")
            % {"there": quorum.there, "needed": quorum.needed}
        )
    if not text.strip():
        reasons.append(_("Write what was decided."))
    if manner == words.VOTE and not (votes.for_it or votes.against):
        reasons.append(_("Nobody voted yet."))
    if manner == words.CONSENSUS and votes.against:
        reasons.append(_("Somebody voted against it: it is decided by votes."))
    return reasons


def reasons_not_to_approve(place: Place, *, is_newest: bool, is_approved: bool) -> list[str]:
    """Say why a seat cannot approve a version of the minutes."""
    if is_approved:
        return [_("These minutes are approved already.")]
    if not is_newest:
        return [_("There is a newer version of the minutes: read that one.")]
    if not place.is_member:
        return [_("Members approve the minutes, not guests.")]
    return [] if place.is_there else [_("Those who were in the meeting approve its minutes.")]


def is_approved_by(approvals: int, *, there: int) -> bool:
    """Say whether minutes are approved: by more than half of the members who were there."""
    return approvals > there // 2
