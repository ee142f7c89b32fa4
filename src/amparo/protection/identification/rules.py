"""When a vote may be cast, and what a panel has decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from amparo.protection.identification import vocabulary

SHORTEST_REASON = 20


def decided(votes: Sequence[str], *, seats: int) -> str | None:
    """Return what a simple majority of the seats decided, or None while it is open.

    When every seat has voted and nothing has a majority, the panel asks for more information.
    """
    for choice, count in Counter(votes).items():
        if count * 2 > seats:
            return choice
    return vocabulary.MORE_INFORMATION if len(votes) >= seats else None


def reasons_not_to_vote(
    *, choice: str, allowed: Collection[str], reasons: str, has_voted: bool, sat_before: bool, is_open: bool
) -> list[str]:
    """Say why a vote cannot be cast; empty means it can."""
    refused = []
    if not is_open:
        refused.append(_("This file is no longer open to votes."))
    if has_voted:
        refused.append(_("You have already voted; a vote does not change."))
    if sat_before:
        refused.append(_("You decided the first time: others decide an appeal."))
    if choice not in allowed:
        refused.append(_("Choose your vote."))
    if len(reasons.strip()) < SHORTEST_REASON:
        refused.append(_("Write your reasons, in a sentence or more: the person will read the resolution."))
    return refused
